"""What a day is beside its posts: holidays, leave, observances, other calendars; empty slots and warnings.

All of it is read in the background, a year at a time, and read anew after an edit that it depends on.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from studio.domain.calendar_days import DAYS_OFF, Day
from studio.domain.project import Key
from studio.domain.span import FreeSlot, Span
from studio.ui.naming import other_calendars
from studio.ui.said import said
from studio.ui.words import _, named

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow

WATCHED = frozenset({"day", "rubric", "rhythm", "post", "situation", "answer", "office-item", "gate"})
AFTER_MS = 700


@dataclass(frozen=True, slots=True)
class Mark:
    """A day's name. `off` days are holidays or joint leave; `doubt` says what is not certain."""

    name: str
    off: bool = False
    doubt: str = ""
    day: Day | None = None

    @property
    def short(self) -> str:
        """The name, with a sign of doubt."""
        return f"{self.name} (?)" if self.doubt else self.name

    @property
    def said(self) -> str:
        """The whole of it."""
        basis = self.day.basis if self.day else ""
        return ". ".join(part for part in (self.name, self.doubt, basis) if part)


class Year(QObject):
    """Marks by day. `ready` comes when there is more to show."""

    ready = Signal()

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.window_ = window
        self._spans: dict[int, Span] = {}
        self._marks: dict[date, tuple[Mark, ...]] = {}
        self.off = frozenset[str]()
        """Holidays and joint leave known so far, `YYYY-MM-DD`."""
        self.asked: set[int] = set()
        self._left = self._stale = False
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AFTER_MS)
        self._again.timeout.connect(self._read_anew)
        window.desk.changed.connect(self._changed)

    def leave(self) -> None:
        """Follow no more."""
        self._again.stop()
        self._left = True
        self.window_.desk.changed.disconnect(self._changed)

    def between(self, first: date, last: date) -> dict[date, tuple[Mark, ...]]:
        """The marks known so far; what is not known is asked for."""
        for year in {first.year, last.year} - self.asked:
            self._ask(year)
        return {day: marks for day, marks in self._marks.items() if first <= day <= last}

    def catch_up(self) -> None:
        """Read again soon what edits made elsewhere have changed."""
        if self._stale:
            self._again.start()

    def other(self, day: date) -> str:
        """Pasaran and Hijri date."""
        found = self._spans.get(day.year)
        return other_calendars(found.other.get(day.isoformat(), "")) if found else ""

    def other_short(self, day: date) -> str:
        """The same in the room a day has, for where the estimate is said of all."""
        found = self._spans.get(day.year)
        return found.other.get(day.isoformat(), "").removesuffix(" H (perkiraan)") if found else ""

    def ramadan(self, day: date) -> int:
        """Which day of Ramadan it is by the computed calendar, an estimate; 0 outside it."""
        found = self._spans.get(day.year)
        return found.ramadan.get(day.isoformat(), 0) if found else 0

    def warned(self, post: str) -> tuple[str, ...]:
        """What the office's rhythm says against a post's time."""
        found = next((s.warnings[post] for s in self._spans.values() if post in s.warnings), ())
        return tuple(said(warning) for warning in found)

    def held(self, post: str) -> bool:
        """Whether a crisis holds a post back."""
        return any(post in span.held for span in self._spans.values())

    def slots(self) -> tuple[FreeSlot, ...]:
        """Empty recurring slots from today on, the nearest first."""
        found = [slot for span in self._spans.values() for slot in span.slots]
        return tuple(sorted(found, key=lambda slot: (slot.schedule.date, slot.schedule.time)))

    def _ask(self, year: int) -> None:
        self.asked.add(year)
        desk = self.window_.desk
        given = {
            "project": str(desk.session.path), "first": f"{year}-01-01", "last": f"{year}-12-31",
            "today": desk.now.date().isoformat(),
        }  # fmt: skip
        # a year without tables has no marks, which is no fault of the person who looks at it
        self.window_.jobs.run(
            "span", _("Membaca hari besar"), given, lambda r: self._take(year, r), quiet=True
        )

    def _take(self, year: int, given: dict[str, Any]) -> None:
        if self._left:
            return
        self._spans[year] = msgspec.convert(given, Span)
        marks: dict[date, list[Mark]] = defaultdict(list)
        for span in self._spans.values():
            for day in span.days:
                marks[date.fromisoformat(day.date)].append(mark_of(day))
        self._marks = {day: tuple(found) for day, found in marks.items()}
        self.off = frozenset(d.isoformat() for d, found in marks.items() if any(mark.off for mark in found))
        self.ready.emit()

    def _changed(self, keys: frozenset[Key]) -> None:
        if any(kind in WATCHED for kind, _ident in keys):
            self._stale = True
            if self.window_.place == "calendar":
                self.catch_up()

    def _read_anew(self) -> None:
        self._stale = False
        for year in tuple(self.asked):
            self._ask(year)


def mark_of(day: Day) -> Mark:
    """A day as a mark, in the language spoken."""
    name = named(day.name, day.id)
    if day.number:
        name = _("{name} ke-{number}").format(name=name, number=day.number)
    doubts = [_("tanggalnya perkiraan")] if day.provisional else []
    if day.confidence == "M":
        doubts.append(_("belum dicek ke sumbernya"))
    return Mark(name, day.kind in DAYS_OFF, ", ".join(doubts), day)
