"""The words that the quick line of the calendar knows: `resources/plan/tulis-cepat.toml`, checked."""

from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from studio import paths
from studio.catalog.decode import decode_toml
from studio.catalog.platforms import load_platforms
from studio.domain.platform import Source
from studio.domain.quick_line import QuickWords
from studio.domain.record import Value
from studio.errors import StudioError

FILE = "plan/tulis-cepat.toml"
Sureness = Literal["O", "Q", "S", "M", "C", "D"]


class _Sourced(Value, frozen=True, kw_only=True):
    s: str
    c: Sureness


class _Lists(_Sourced, frozen=True, kw_only=True):
    words: tuple[tuple[str, ...], ...]


class _Ahead(_Sourced, frozen=True, kw_only=True):
    words: dict[str, int]


class _Weeks(_Sourced, frozen=True, kw_only=True):
    after: dict[str, int]
    before: dict[str, int]
    gone: tuple[str, ...]
    week: tuple[str, ...]


class _Platforms(_Sourced, frozen=True, kw_only=True):
    words: dict[str, tuple[str, ...]]


class _Times(_Sourced, frozen=True, kw_only=True):
    before: tuple[str, ...]
    zones: tuple[str, ...]
    parts: dict[str, tuple[int, int]]


class _Joiners(_Sourced, frozen=True, kw_only=True):
    dates: tuple[str, ...]
    between: tuple[str, ...]


class _File(Value, frozen=True, kw_only=True):
    format: int
    sources: dict[str, Source] = msgspec.field(default_factory=dict)
    weekdays: _Lists
    months: _Lists
    ahead: _Ahead
    weeks: _Weeks
    platforms: _Platforms
    times: _Times
    joiners: _Joiners


@lru_cache(maxsize=1)
def quick_words() -> QuickWords:
    """The shipped words."""
    return read_quick_words(paths.resources() / FILE)


def read_quick_words(path: Path) -> QuickWords:
    """The words of a file; StudioError names the file and what is wrong."""
    file = decode_toml(path, _File)
    _check(file, str(path))
    weeks, times = file.weeks, file.times
    return QuickWords(
        weekdays=_numbered(file.weekdays.words, 0, str(path)),
        months=_numbered(file.months.words, 1, str(path)),
        ahead=file.ahead.words,
        weeks_after=weeks.after,
        weeks_before=weeks.before,
        weeks_gone=frozenset(weeks.gone),
        week=frozenset(weeks.week),
        platforms={word: ident for ident, said in file.platforms.words.items() for word in said},
        before_time=frozenset(times.before),
        zones=frozenset(times.zones),
        parts=times.parts,
        before_date=frozenset(file.joiners.dates),
        between=frozenset(file.joiners.between),
    )


def _check(file: _File, where: str) -> None:
    tables = (file.weekdays, file.months, file.ahead, file.weeks, file.platforms, file.times, file.joiners)
    for table in tables:
        if table.s not in file.sources:
            raise _wrong(where, f"menyebut sumber “{table.s}” yang tidak ada")
    if len(file.weekdays.words) != 7 or len(file.months.words) != 12:
        raise _wrong(where, "tidak memuat tujuh hari dan dua belas bulan")
    known = load_platforms()
    for ident in file.platforms.words:
        if ident not in known:
            raise _wrong(where, f"menyebut platform “{ident}” yang tidak ada")
    spoken = [word for words in file.platforms.words.values() for word in words]
    if len(spoken) != len(set(spoken)) or any(word != word.casefold() for word in spoken):
        raise _wrong(where, "memuat nama platform ganda atau berhuruf besar")
    for name, (first, last) in file.times.parts.items():
        if not (0 <= first < 24 and 0 <= last < 24):
            raise _wrong(where, f"memberi jam yang tidak ada untuk “{name}”")


def _numbered(lists: tuple[tuple[str, ...], ...], first: int, where: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for number, words in enumerate(lists, first):
        for word in words:
            if word in found or word != word.casefold():
                raise _wrong(where, f"memuat “{word}” dua kali atau berhuruf besar")
            found[word] = number
    return found


def _wrong(where: str, what: str) -> StudioError:
    return StudioError("plan/words", f"{where} {what}.", "Perbaiki berkasnya, atau pasang ulang program ini.")
