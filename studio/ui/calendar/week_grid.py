"""The week as a grid: columns of hours, where tiles and bars stand in it, and how tall the hours are."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea

from studio.domain.content import Schedule
from studio.domain.moments import minutes_of
from studio.session.campaign_bars import Bar, bars
from studio.session.schedule import WEEK, Entry, Plan, monday_of, on_day
from studio.ui.calendar.bar_paint import BAR, LANE, fitting
from studio.ui.calendar.marks import Mark
from studio.ui.calendar.tile import said
from studio.ui.calendar.week_paint import HEAD, LEFT, TILE, paint_week
from studio.ui.naming import short_date
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.calendar.page import CalendarPage

HEIGHTS = (40, 56, 80, 120)
"""Px an hour takes, by zoom."""
LANES = 3
"""Of bars, at most."""
STEP = 15
"""Minutes that a carried tile jumps by."""


class WeekGrid(QAbstractScrollArea):
    """The columns without mouse and keys."""

    def __init__(self, page: "CalendarPage") -> None:
        super().__init__()
        self.page, self.zoom = page, 1
        self.monday, self.caret = monday_of(page.today), page.today
        self.plan, self.marks = Plan({}, ()), dict[date, tuple[Mark, ...]]()
        self.bars, self.left = list[Bar](), dict[date, int]()
        self.over = ""
        self.aim: tuple[date, str] | None = None
        self.setObjectName("week")
        self.setAccessibleName(_("Minggu"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self._began = False

    def show_week(self, day: date, plan: Plan, marks: dict[date, tuple[Mark, ...]]) -> None:
        """Show the week of a day."""
        self.monday, self.caret, self.plan, self.marks = monday_of(day), day, plan, marks
        posts = "; ".join(f"{said(entry)}" for entry in plan.on(day))
        self.setAccessibleDescription(f"{short_date(day.isoformat())}. {posts}")
        found = bars(self.page.bars.spans, self.monday, self.monday + timedelta(days=WEEK - 1))
        self.bars, self.left = fitting(found, LANES)
        self._measure()
        if not self._began and self.isVisible():
            self._began = True
            self.verticalScrollBar().setValue(int(6.5 * self.hour))
        self.viewport().update()

    @property
    def head(self) -> int:
        """Px of the days' names and of the bars below them."""
        lanes = LANES if self.left else max((bar.lane + 1 for bar in self.bars), default=0)
        return HEAD + (lanes * LANE + 5 if lanes else 0)

    @property
    def hour(self) -> int:
        """Px an hour takes."""
        return HEIGHTS[self.zoom]

    def scale(self, by: int) -> None:
        """Show hours taller or lower."""
        self.zoom = min(max(self.zoom + by, 0), len(HEIGHTS) - 1)
        self._measure()
        self.viewport().update()

    # what is where

    def column(self, number: int) -> QRect:
        """A day's column, below the head, in the viewport."""
        width = (self.viewport().width() - LEFT) / WEEK
        left = LEFT + round(number * width)
        return QRect(
            left, self.head, LEFT + round((number + 1) * width) - left, self.viewport().height() - self.head
        )

    def tiles(self) -> list[tuple[QRect, Entry]]:
        """Every tile of the week; those at one time stand side by side."""
        found = []
        scroll = self.verticalScrollBar().value()
        for number in range(WEEK):
            column = self.column(number).adjusted(3, 0, -4, 0)
            for lane, lanes, entry in _lanes(self.plan.on(self.monday + timedelta(days=number)), self.hour):
                top = self.head + round(_minutes(entry) / 60 * self.hour) - scroll
                width = column.width() // lanes
                found.append((QRect(column.left() + lane * width, top, width - 2, TILE), entry))
        return found

    def entry_at(self, at: QPoint) -> Entry | None:
        """The tile at a point of the viewport."""
        if at.y() < self.head:
            return None
        return next((e for rect, e in reversed(self.tiles()) if rect.contains(at)), None)

    def bar_rects(self) -> list[tuple[QRect, Bar]]:
        """Every bar of the week and where it stands."""
        found = []
        for bar in self.bars:
            first = self.column((bar.first - self.monday).days)
            last = self.column((bar.last - self.monday).days)
            left = first.left() + (4 if bar.opens else 1)
            wide = last.right() - (4 if bar.closes else 0) - left + 1
            found.append((QRect(left, HEAD + 2 + bar.lane * LANE, wide, BAR), bar))
        return found

    def day_near(self, at: QPoint) -> date | None:
        """The day of the column at a point, or of the nearest one."""
        width = (self.viewport().width() - LEFT) / WEEK
        number = min(max(int((at.x() - LEFT) // width), 0), WEEK - 1)
        return self.monday + timedelta(days=number)

    def new_at(self, at: QPoint) -> date | None:
        """A campaign begins by a drag across the heads of days."""
        return self.day_near(at) if at.y() < self.head and at.x() >= LEFT else None

    def moment_at(self, at: QPoint) -> tuple[date, str] | None:
        """The day and time at a point of the viewport."""
        number = next((n for n in range(WEEK) if self.column(n).contains(at)), None)
        if number is None:
            return None
        minutes = (at.y() - self.head + self.verticalScrollBar().value()) * 60 / self.hour
        minutes = min(max(round(minutes / STEP) * STEP, 0), 24 * 60 - STEP)
        return self.monday + timedelta(days=number), f"{int(minutes) // 60:02}:{int(minutes) % 60:02}"

    def place_at(self, at: QPoint) -> Callable[[Schedule], Schedule] | None:
        """The time under a carried post."""
        point = self.viewport().mapFromGlobal(at)
        aim = self.moment_at(point) if self.isVisible() else None
        if aim != self.aim:
            self.aim = aim
            self.viewport().update()
        return on_day(*aim) if aim else None

    def put_down(self) -> None:
        """Show no place to drop."""
        if self.aim is not None:
            self.aim = None
            self.viewport().update()

    def ghost(self, entry: Entry) -> QPixmap:
        """The tile as it is carried."""
        rect = next((r for r, e in self.tiles() if e.post.id == entry.post.id), QRect(0, 0, 120, TILE))
        return self.viewport().grab(rect)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        """Columns, hours, tiles, then the head over them."""
        paint_week(self, QPainter(self.viewport()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The hours scroll in what room there is."""
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        bar, room = self.verticalScrollBar(), self.viewport().height() - self.head
        bar.setRange(0, max(0, 24 * self.hour - room))
        bar.setPageStep(max(1, room))
        bar.setSingleStep(self.hour // 2)


def _minutes(entry: Entry) -> int:
    """Since midnight; a post without a time stands at the day's beginning."""
    try:
        return minutes_of(entry.post.schedule.time)
    except ValueError:
        return 0


def _lanes(entries: tuple[Entry, ...], hour: int) -> list[tuple[int, int, Entry]]:
    """Entries in order of time, each with its lane and how many lanes its neighbours need."""
    tall = TILE / hour * 60
    groups: list[list[Entry]] = []
    for entry in entries:
        if groups and _minutes(entry) < _minutes(groups[-1][0]) + tall:
            groups[-1].append(entry)
        else:
            groups.append([entry])
    return [(lane, len(group), entry) for group in groups for lane, entry in enumerate(group)]
