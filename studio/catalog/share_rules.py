"""Rules of the plan as data: pillars to start from, what crowds out services, when a figure is old.

They lie in `resources/strategy`; a file of the same name in the office's own folder takes the place of ours.
"""

from functools import lru_cache
from pathlib import Path

from studio import paths
from studio.catalog.decode import decode_toml
from studio.domain.crowding import CrowdRule, Lexicon, Telling
from studio.domain.figure_register import AgeRule
from studio.domain.platform import Confidence, Source
from studio.domain.record import Value
from studio.errors import StudioError

FOLDER = "strategy"
WHOLE = 100


class FirstPillar(Value, frozen=True, kw_only=True):
    """A pillar to start from: names by language, target share, a colour token of the window."""

    name: dict[str, str]
    share: int
    color: str


class PillarSet(Value, frozen=True, kw_only=True):
    """Pillars that go together, for one kind of office."""

    id: str
    name: dict[str, str]
    note: dict[str, str]
    basis: dict[str, str]
    pillars: tuple[FirstPillar, ...]
    s: str
    c: Confidence


class _Pillars(Value, frozen=True, kw_only=True):
    format: int
    sources: dict[str, Source]
    set: tuple[PillarSet, ...]


class _Crowding(Value, frozen=True, kw_only=True):
    format: int
    sources: dict[str, Source]
    ceremony: Lexicon
    service: Lexicon
    rule: CrowdRule


class _Figures(Value, frozen=True, kw_only=True):
    format: int
    sources: dict[str, Source]
    age: AgeRule


def pillar_sets() -> tuple[tuple[PillarSet, Source], ...]:
    """Sets of pillars to start from, each with its source."""
    return _pillar_sets(_file("pillars.toml"))


def crowding() -> Telling:
    """Words of ceremonies and services, and when one crowds out the other."""
    return _crowding(_file("crowding.toml"))


def figure_age() -> AgeRule:
    """When a figure is old."""
    return _figure_age(_file("figures.toml"))


def _file(name: str) -> Path:
    own = paths.office_data() / FOLDER / name
    return own if own.is_file() else paths.resources() / FOLDER / name


@lru_cache(maxsize=4)
def _pillar_sets(file: Path) -> tuple[tuple[PillarSet, Source], ...]:
    found = decode_toml(file, _Pillars)
    for made in found.set:
        if sum(pillar.share for pillar in made.pillars) != WHOLE:
            said = f"{file}: jumlah porsi set “{made.id}” bukan 100."
            raise StudioError("strategy/shares", said, "Ubah porsinya sampai jumlahnya 100.")
    return tuple((made, _source(file, found.sources, made.s)) for made in found.set)


@lru_cache(maxsize=4)
def _crowding(file: Path) -> Telling:
    found = decode_toml(file, _Crowding)
    _source(file, found.sources, found.rule.s)
    both = {word.casefold() for word in found.ceremony.words}
    both &= {word.casefold() for word in found.service.words}
    if both or not all(word.strip() for word in (*found.ceremony.words, *found.service.words)):
        said = f"{file}: kata “{min(both, default='')}” kosong atau ada di dua daftar."
        raise StudioError("strategy/words", said, "Biarkan tiap kata di satu daftar saja.")
    return Telling(ceremony=found.ceremony, service=found.service, rule=found.rule)


@lru_cache(maxsize=4)
def _figure_age(file: Path) -> AgeRule:
    found = decode_toml(file, _Figures)
    _source(file, found.sources, found.age.s)
    if found.age.months < 1:
        said = f"{file}: umur angka paling sedikit 1 bulan."
        raise StudioError("strategy/age", said, "Perbaiki nilai months.")
    return found.age


def _source(file: Path, sources: dict[str, Source], key: str) -> Source:
    if key not in sources:
        said = f"{file}: sumber “{key}” tidak ada di [sources]."
        raise StudioError("strategy/source", said, "Tulis sumbernya, dengan judul dan tanggal periksa.")
    return sources[key]
