"""A day worth knowing in a public office's year, and what an office says about it."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

import msgspec

from studio.domain.day_rules import HijriDays, days_in, parse_rule
from studio.domain.platform import Confidence
from studio.domain.record import Record, Value
from studio.i18n import N_

DayKind = Literal["holiday", "joint-leave", "national", "religious", "institution", "international", "office"]
KIND_NAMES: dict[DayKind, str] = {
    "holiday": N_("libur nasional"),
    "joint-leave": N_("cuti bersama"),
    "national": N_("peringatan nasional"),
    "religious": N_("keagamaan"),
    "institution": N_("hari lembaga"),
    "international": N_("peringatan internasional"),
    "office": N_("hari kantor"),
}
DAYS_OFF: frozenset[DayKind] = frozenset({"holiday", "joint-leave"})


class Day(Value, frozen=True, kw_only=True):
    """A named day in one year. `provisional`: the date is an estimate; `confidence` speaks of the fact.

    `until` is the last day when it lasts longer; `number` is n of "ke-n", when the base year is known.
    """

    id: str
    date: str
    name: dict[str, str]
    kind: DayKind
    until: str = ""
    number: int | None = None
    provisional: bool = False
    religious: bool = False
    basis: str = ""
    aliases: tuple[str, ...] = ()
    note: str = ""
    confidence: Confidence = "S"
    source: str = ""
    as_of: str = ""
    template: str = ""

    @property
    def title(self) -> str:
        """The Indonesian name with its number."""
        said = self.name.get("id", self.id)
        return f"{said} ke-{self.number}" if self.number else said

    @property
    def certain(self) -> bool:
        """Whether it may be shown without a mark: neither an estimate nor from memory."""
        return not self.provisional and self.confidence != "M"

    @property
    def mark(self) -> str:
        """What must be said beside the name: empty when it is certain."""
        said = [N_("perkiraan")] if self.provisional else []
        if self.confidence == "M":
            said.append(N_("dari ingatan, belum dicek"))
        return ", ".join(said)

    def covers(self, day: str) -> bool:
        """Whether an ISO day is this day or one of its days."""
        return self.date <= day <= (self.until or self.date)


class OfficeDay(Record, frozen=True, kw_only=True):
    """What an office says of days: its own (`when`), or of a known one (`of`): another name, or hidden."""

    name: str = ""
    when: str = ""
    kind: DayKind = "office"
    until: str = ""
    of: str = ""
    hidden: bool = False
    basis: str = ""
    note: str = ""
    base_year: int = 0
    template: str = ""


def office_view(days: Iterable[Day], records: Iterable[OfficeDay], year: int, hijri: HijriDays) -> list[Day]:
    """The days of a year as the office wants them: hidden ones gone, renamed ones renamed, its own added."""
    said = list(records)
    about = {record.of: record for record in said if record.of}
    shown: list[Day] = []
    for day in days:
        record = about.get(day.id)
        if record is None:
            shown.append(day)
        elif not record.hidden:
            shown.append(renamed(day, record))
    for record in said:
        if not record.of and record.when and not record.hidden:
            shown += own_days(record, year, hijri)
    return in_order(shown)


def own_days(record: OfficeDay, year: int, hijri: HijriDays) -> list[Day]:
    """The days of a year that an office's own record names; none when its rule cannot be read."""
    try:
        rule = parse_rule(record.when)
    except ValueError:
        return []
    return [
        Day(
            id=record.id,
            date=day.isoformat(),
            until=last_day(day, record.until),
            name={"id": record.name or record.id},
            kind=record.kind,
            religious=record.kind == "religious",
            number=year - record.base_year if 0 < record.base_year < year else None,
            provisional=rule.hijri,
            basis=record.basis,
            note=record.note,
            confidence="O",
            source="kantor",
            template=record.template,
        )
        for day in days_in(rule, year, hijri)
    ]


def last_day(first: date, until: str) -> str:
    """The ISO day on which `MM-DD` (or a whole date) falls next after `first`; empty for none."""
    if not until:
        return ""
    try:
        rule = parse_rule(until)
    except ValueError:
        return ""
    found = [d for year in (first.year, first.year + 1) for d in days_in(rule, year, lambda *_: ())]
    return next((d.isoformat() for d in found if d >= first), "")


def in_order(days: Iterable[Day]) -> list[Day]:
    """Days by date; days off first, then names."""
    return sorted(days, key=lambda d: (d.date, d.kind not in DAYS_OFF, d.title))


def search(days: Iterable[Day], words: str) -> list[Day]:
    """Days whose name, other spelling or basis holds every word."""
    wanted = words.casefold().split()
    return [d for d in days if all(word in _text(d) for word in wanted)]


def each_day(first: str, last: str) -> list[str]:
    """Every ISO day from `first` to `last`, both included."""
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    return [(begin + timedelta(n)).isoformat() for n in range((end - begin).days + 1)]


def pasaran(day: date, names: tuple[str, ...], anchor: date) -> str:
    """The day of the Javanese five-day week, counted from an anchor that is the first of `names`."""
    return names[(day - anchor).days % len(names)]


def renamed(day: Day, record: OfficeDay) -> Day:
    """A known day under the office's name, with its note and template."""
    return msgspec.structs.replace(
        day,
        name={"id": record.name} if record.name else day.name,  # in every language: it is the office's word
        aliases=(*day.aliases, *day.name.values()) if record.name else day.aliases,
        note=record.note or day.note,
        template=record.template or day.template,
    )


def _text(day: Day) -> str:
    return " ".join((*day.name.values(), day.title, *day.aliases, day.basis)).casefold()
