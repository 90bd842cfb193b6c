"""The year as a list to work on: every known day, hidden ones too, and the office's own, in order of date."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal

import msgspec

from studio.domain.calendar_days import Day, DayKind, OfficeDay, in_order, own_days, renamed
from studio.domain.record import Value

State = Literal["shown", "hidden", "renamed", "own", "doubt"]


class YearTable(Value, frozen=True, kw_only=True):
    """What is known of a year without a project. `hijri`: month and day; `other`: that and the pasaran, said.

    `months` are the names of the Hijri months.
    """

    year: int
    days: tuple[Day, ...] = ()
    other: dict[str, str] = msgspec.field(default_factory=dict)
    hijri: dict[str, tuple[int, int]] = msgspec.field(default_factory=dict)
    months: tuple[str, ...] = ()

    def hijri_days(self, year: int, month: int, day: int) -> tuple[date, ...]:
        """Days of the year that are this Hijri day, as `day_rules.HijriDays` asks for them."""
        found = [iso for iso, there in self.hijri.items() if there == (month, day)]
        return tuple(date.fromisoformat(iso) for iso in found if int(iso[:4]) == year)


class YearRow(Value, frozen=True, kw_only=True):
    """A day of the list; `known` are its names before the office gave it another, empty when it did not."""

    day: Day
    hidden: bool = False
    own: bool = False
    known: dict[str, str] = msgspec.field(default_factory=dict)
    record: OfficeDay | None = None

    @property
    def states(self) -> frozenset[State]:
        """What one may look for."""
        found: set[State] = {"hidden" if self.hidden else "shown"}
        if self.own:
            found.add("own")
        if self.known:
            found.add("renamed")
        if not self.day.certain:
            found.add("doubt")
        return frozenset(found)


def year_rows(table: YearTable, records: Iterable[OfficeDay]) -> tuple[YearRow, ...]:
    """Every day of the year, whether the office shows it or not."""
    said = tuple(records)
    about = {record.of: record for record in said if record.of}
    rows: dict[tuple[str, str], YearRow] = {}
    for day in table.days:
        record = about.get(day.id)
        rows[day.id, day.date] = _known_row(day, record)
    for record in said:
        if not record.of:
            for day in own_days(record, table.year, table.hijri_days):
                rows[day.id, day.date] = YearRow(day=day, hidden=record.hidden, own=True, record=record)
    ordered = in_order(row.day for row in rows.values())
    return tuple(rows[day.id, day.date] for day in ordered)


def _known_row(day: Day, record: OfficeDay | None) -> YearRow:
    if record is None:
        return YearRow(day=day)
    known = day.name if record.name else {}
    return YearRow(day=renamed(day, record), hidden=record.hidden, known=known, record=record)


def narrowed(
    rows: Iterable[YearRow], words: str = "", kinds: frozenset[str] = frozenset(),
    states: frozenset[str] = frozenset(), said: Mapping[str, str] | None = None,
) -> tuple[YearRow, ...]:  # fmt: skip
    """Rows that hold every word, of these kinds and in one of these states; empty means all.

    `said` adds to a day's date what else is written there, such as its Hijri date.
    """
    wanted = words.casefold().split()
    more = said or {}
    return tuple(
        row
        for row in rows
        if (not kinds or row.day.kind in kinds)
        and (not states or not states.isdisjoint(row.states))
        and all(word in _text(row.day, more.get(row.day.date, "")) for word in wanted)
    )


def _text(day: Day, more: str) -> str:
    return " ".join((*day.name.values(), day.title, *day.aliases, day.basis, day.note, more)).casefold()


def about_day(
    day: Day, records: Iterable[OfficeDay], fresh: str, *, hidden: bool | None = None,
    name: str | None = None, template: str | None = None,
) -> tuple[OfficeDay, bool]:  # fmt: skip
    """The record with this said of a day, and whether it says anything; `fresh` is the id of a new one."""
    found = next((r for r in records if day.id in (r.of, r.id)), None) or OfficeDay(id=fresh, of=day.id)
    changes = {"hidden": hidden, "name": name, "template": template}
    made = msgspec.structs.replace(found, **{k: v for k, v in changes.items() if v is not None})
    return made, not made.of or made != OfficeDay(id=made.id, of=made.of)


OWN_KINDS: tuple[DayKind, ...] = (
    "office", "institution", "national", "international", "religious", "holiday", "joint-leave",
)  # fmt: skip
"""Kinds that an office may give to a day of its own, the usual first."""
