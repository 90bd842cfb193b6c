"""The office's year: holidays, commemorations, other calendars; read from `resources/days/*.toml`.

Files of the office's own folder are read after the shipped ones; a day of the same id takes its place.
"""

from datetime import date
from functools import lru_cache
from pathlib import Path

import msgspec

from studio import paths
from studio.catalog.decode import decode, read_toml
from studio.catalog.hijri import hijri_days, hijri_of
from studio.catalog.public_holidays import FIRST, LAST, HolidayName, holidays_of
from studio.domain.calendar_days import Day, DayKind, in_order, last_day, pasaran
from studio.domain.day_rules import days_in, parse_rule
from studio.domain.platform import Confidence, Source
from studio.domain.record import Value
from studio.errors import StudioError

FOLDER = "days"


class Observance(Value, frozen=True, kw_only=True):
    """A commemoration in a file; `s` names its source, `c` how sure it is; "ke-n" counts from `base_year`."""

    id: str
    name: dict[str, str]
    when: str
    kind: DayKind
    s: str
    c: Confidence
    until: str = ""
    aliases: tuple[str, ...] = ()
    basis: str = ""
    base_year: int = 0
    since: int = 0
    last: int = 0
    note: str = ""


class Pasaran(Value, frozen=True, kw_only=True):
    """The five-day week: its names from the anchor on, and the day the anchor was."""

    names: tuple[str, ...]
    anchor: str
    s: str
    c: Confidence


class HijriNames(Value, frozen=True, kw_only=True):
    """Names of the twelve Hijri months."""

    months: tuple[str, ...]
    s: str
    c: Confidence


class DayFile(Value, frozen=True, kw_only=True):
    """One file of days; every part may be absent."""

    format: int = 1
    sources: dict[str, Source] = msgspec.field(default_factory=dict)
    day: tuple[Observance, ...] = ()
    holiday: tuple[HolidayName, ...] = ()
    pasaran: Pasaran | None = None
    hijri: HijriNames | None = None


class DayData(Value, frozen=True, kw_only=True):
    """All files in one: observances and holiday names by id, with where each was read."""

    observances: dict[str, Observance]
    origins: dict[str, Source]
    holidays: dict[str, HolidayName]
    holiday_source: Source
    pasaran: Pasaran
    hijri: HijriNames


def day_folders() -> tuple[Path, ...]:
    """Where files of days are, the strongest last."""
    return (paths.resources() / FOLDER, paths.office_data() / FOLDER)


@lru_cache(maxsize=4)
def read_days(folders: tuple[Path, ...]) -> DayData:
    """Every file of the folders, checked; StudioError names the file, the day and what is wrong."""
    observances: dict[str, Observance] = {}
    origins: dict[str, Source] = {}
    holidays: dict[str, HolidayName] = {}
    holiday_source = Source(title="Paket holidays", checked="")
    week, months = None, None
    for path in (found for folder in folders for found in sorted(folder.glob("*.toml"))):
        file = decode(read_toml(path), DayFile, str(path))
        _check(file, str(path))
        for one in file.day:
            observances[one.id] = one
            origins[one.id] = file.sources[one.s]
        if file.holiday:
            holidays |= {one.package: one for one in file.holiday}
            holiday_source = next(iter(file.sources.values()), holiday_source)
        week, months = file.pasaran or week, file.hijri or months
    if week is None or months is None:
        raise StudioError("days/missing", "Berkas penanggalan bawaan tidak ada.", "Pasang ulang program ini.")
    return DayData(
        observances=observances, origins=origins, holidays=holidays, holiday_source=holiday_source,
        pasaran=week, hijri=months,
    )  # fmt: skip


def days_of(year: int, folders: tuple[Path, ...] | None = None) -> tuple[Day, ...]:
    """Every day of a year worth knowing, in order; StudioError for a year without tables."""
    return _days_of(require_year(year), folders or day_folders())


def pasaran_of(day: date) -> str:
    """The day of the Javanese five-day week."""
    week = read_days(day_folders()).pasaran
    return pasaran(day, week.names, date.fromisoformat(week.anchor))


def hijri_text(day: date) -> str:
    """`11 Jumadilakhir 1448 H (perkiraan)`, never without that word; empty where there are no tables."""
    found = hijri_of(day)
    if found is None:
        return ""
    return f"{found.day} {read_days(day_folders()).hijri.months[found.month - 1]} {found.year} H (perkiraan)"


def is_ramadan(day: date) -> bool:
    """Whether a day is in Ramadan by the computed calendar, an estimate."""
    found = hijri_of(day)
    return found is not None and found.month == 9


def require_year(year: int) -> int:
    """The year, if every calendar has tables for it."""
    if FIRST <= year <= LAST:
        return year
    raise StudioError(
        "days/year", f"Tahun {year} di luar jangkauan kalender.", f"Pakai tahun {FIRST} sampai {LAST}."
    )


@lru_cache(maxsize=16)
def _days_of(year: int, folders: tuple[Path, ...]) -> tuple[Day, ...]:
    data = read_days(folders)
    source = data.holiday_source
    found = list(holidays_of(year, data.holidays, source.title, source.checked))
    for one in data.observances.values():
        if one.since <= year and (not one.last or year <= one.last):
            found += _observed(one, year, data.origins[one.id])
    return tuple(in_order(found))


def _observed(one: Observance, year: int, origin: Source) -> list[Day]:
    rule = parse_rule(one.when)
    return [
        Day(
            id=one.id,
            date=day.isoformat(),
            until=last_day(day, one.until),
            name=one.name,
            kind=one.kind,
            number=year - one.base_year if 0 < one.base_year < year else None,
            provisional=rule.hijri,
            religious=one.kind == "religious",
            basis=one.basis,
            aliases=one.aliases,
            note=one.note,
            confidence=one.c,
            source=origin.title,
            as_of=origin.checked,
        )
        for day in days_in(rule, year, hijri_days)
    ]


def _check(file: DayFile, where: str) -> None:
    idents: set[str] = set()
    for one in file.day:
        if one.id in idents:
            raise _wrong(where, one.id, "ada dua kali", "Beri id lain.")
        idents.add(one.id)
        if one.s not in file.sources:
            raise _wrong(
                where, one.id, f"menyebut sumber “{one.s}” yang tidak ada", "Tambahkan di [sources]."
            )
        if not one.name.get("id"):
            raise _wrong(where, one.id, "belum bernama", 'Tulis name = { id = "…" }.')
        for key, text in (("when", one.when), ("until", one.until)):
            if text or key == "when":
                _check_rule(text, where, one.id)
    if file.pasaran and (len(file.pasaran.names) != 5 or file.pasaran.s not in file.sources):
        raise _wrong(where, "pasaran", "harus lima nama dengan sumber", "Periksa [pasaran].")
    if file.hijri and (len(file.hijri.months) != 12 or file.hijri.s not in file.sources):
        raise _wrong(where, "hijri", "harus dua belas bulan dengan sumber", "Periksa [hijri].")


def _check_rule(text: str, where: str, ident: str) -> None:
    try:
        parse_rule(text)
    except ValueError as error:
        hint = "Tulis seperti 08-17, 2026-08-17, 10/mon/1, atau H09-01."
        raise _wrong(where, ident, f"bertanggal “{text}” yang tidak dikenal", hint) from error


def _wrong(where: str, ident: str, what: str, hint: str) -> StudioError:
    return StudioError("days/invalid", f"{where}: hari “{ident}” {what}.", hint)
