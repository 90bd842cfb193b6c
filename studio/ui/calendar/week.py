"""The week: seven columns of hours; a tile stands at its time, and dragging gives it day and time."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea

from studio.domain.content import Schedule
from studio.session.schedule import WEEK, Entry, Plan, monday_of, on_day
from studio.ui import theme
from studio.ui.calendar.cell import WEEKEND
from studio.ui.calendar.marks import Mark
from studio.ui.calendar.tile import draw_tile, said
from studio.ui.naming import DAYS, short_date
from studio.ui.widgets.painting import draw_icon, write
from studio.ui.words import _, language

if TYPE_CHECKING:
    from studio.ui.calendar.page import CalendarPage

HEAD, LEFT, TILE = 52, 52, 44
HEIGHTS = (40, 56, 80, 120)
"""Px an hour takes, by zoom."""
STEP = 15
"""Minutes that a carried tile jumps by."""
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class WeekView(QAbstractScrollArea):
    """The columns. `wanted` asks for a new post on a day and time."""

    wanted = Signal(object, str)

    def __init__(self, page: "CalendarPage") -> None:
        super().__init__()
        self.page, self.zoom = page, 1
        self.monday, self.caret = monday_of(page.today), page.today
        self.plan, self.marks = Plan({}, ()), dict[date, tuple[Mark, ...]]()
        self._over = ""
        self._aim: tuple[date, str] | None = None
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
        self._measure()
        if not self._began and self.isVisible():
            self._began = True
            self.verticalScrollBar().setValue(int(6.5 * self.hour))
        self.viewport().update()

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
        return QRect(left, HEAD, LEFT + round((number + 1) * width) - left, self.viewport().height() - HEAD)

    def tiles(self) -> list[tuple[QRect, Entry]]:
        """Every tile of the week; those at one time stand side by side."""
        found = []
        scroll = self.verticalScrollBar().value()
        for number in range(WEEK):
            column = self.column(number).adjusted(3, 0, -4, 0)
            for lane, lanes, entry in _lanes(self.plan.on(self.monday + timedelta(days=number)), self.hour):
                top = HEAD + round(_minutes(entry) / 60 * self.hour) - scroll
                width = column.width() // lanes
                found.append((QRect(column.left() + lane * width, top, width - 2, TILE), entry))
        return found

    def entry_at(self, at: QPoint) -> Entry | None:
        """The tile at a point of the viewport."""
        if at.y() < HEAD:
            return None
        return next((e for rect, e in reversed(self.tiles()) if rect.contains(at)), None)

    def moment_at(self, at: QPoint) -> tuple[date, str] | None:
        """The day and time at a point of the viewport."""
        number = next((n for n in range(WEEK) if self.column(n).contains(at)), None)
        if number is None:
            return None
        minutes = (at.y() - HEAD + self.verticalScrollBar().value()) * 60 / self.hour
        minutes = min(max(round(minutes / STEP) * STEP, 0), 24 * 60 - STEP)
        return self.monday + timedelta(days=number), f"{int(minutes) // 60:02}:{int(minutes) % 60:02}"

    def place_at(self, at: QPoint) -> Callable[[Schedule], Schedule] | None:
        """The time under a carried post."""
        point = self.viewport().mapFromGlobal(at)
        aim = self.moment_at(point) if self.isVisible() else None
        if aim != self._aim:
            self._aim = aim
            self.viewport().update()
        return on_day(*aim) if aim else None

    def put_down(self) -> None:
        """Show no place to drop."""
        if self._aim is not None:
            self._aim = None
            self.viewport().update()

    def ghost(self, entry: Entry) -> QPixmap:
        """The tile as it is carried."""
        rect = next((r for r, e in self.tiles() if e.post.id == entry.post.id), QRect(0, 0, 120, TILE))
        return self.viewport().grab(rect)

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        """Columns, hours, tiles, then the head over them."""
        now, painter = theme.look(), QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), now.color("surface1"))
        self._ground(painter)
        for rect, entry in self.tiles():
            if rect.bottom() > HEAD:
                ident = str(entry.post.id)
                draw_tile(
                    painter, rect, entry, self.page.thumbs, self.page.color(entry),
                    picked=ident in self.page.picked, over=ident == self._over,
                    faint=ident in self.page.carry.ids,
                )  # fmt: skip
        self._now(painter)
        self._head(painter)

    def _ground(self, painter: QPainter) -> None:
        now, scroll = theme.look(), self.verticalScrollBar().value()
        for number in range(WEEK):
            day, column = self.monday + timedelta(days=number), self.column(number)
            off = any(mark.off for mark in self.marks.get(day, ()))
            if off or day.weekday() >= WEEKEND:
                painter.fillRect(column, now.color("stop_tint" if off else "surface0"))
            painter.fillRect(QRect(column.left(), 0, 1, self.viewport().height()), now.color("line"))
        for hour in range(1, 24):
            top = HEAD + hour * self.hour - scroll
            painter.fillRect(QRect(LEFT, top, self.viewport().width() - LEFT, 1), now.color("line"))
            if top > HEAD + 8:
                at = QRect(0, top - 9, LEFT - 8, 18)
                right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                write(painter, at, f"{hour:02}.00", "muted", size=12, align=right)
        if self._aim is not None:
            day, at_time = self._aim
            column = self.column((day - self.monday).days)
            top = HEAD + round(_minutes_of(at_time) / 60 * self.hour) - scroll
            painter.fillRect(QRect(column.left() + 2, top, column.width() - 4, TILE), now.color("tint"))
            write(painter, QRect(column.left() + 10, top, column.width() - 14, 20),
                  at_time.replace(":", "."), "accent", size=12, weight=600)  # fmt: skip

    def _now(self, painter: QPainter) -> None:
        """A line at the time it is."""
        today = self.page.today
        if not self.monday <= today < self.monday + timedelta(days=WEEK):
            return
        at = self.page.desk.now
        top = HEAD + round((at.hour * 60 + at.minute) / 60 * self.hour) - self.verticalScrollBar().value()
        column = self.column(today.weekday())
        painter.fillRect(QRect(column.left(), top - 1, column.width(), 2), theme.look().color("stop"))

    def _head(self, painter: QPainter) -> None:
        now = theme.look()
        painter.fillRect(QRect(0, 0, self.viewport().width(), HEAD), now.color("surface1"))
        painter.fillRect(QRect(0, HEAD - 1, self.viewport().width(), 1), now.color("line"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        names = DAYS.get(language(), DAYS["id"])
        for number in range(WEEK):
            day, column = self.monday + timedelta(days=number), self.column(number)
            marks = self.marks.get(day, ())
            off = any(mark.off for mark in marks) or day.weekday() == WEEK - 1
            at = QRect(column.left() + 8, 4, column.width() - 14, 22)
            used = write(painter, at, names[number], "stop" if off else "muted", size=12)
            disc = QRect(at.left() + used + 6, 4, 24, 22)
            if day == self.page.today:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(now.color("fill"))
                painter.drawRoundedRect(disc, 11, 11)
            token = "on_fill" if day == self.page.today else "stop" if off else "strong"
            write(painter, disc, str(day.day), token, size=13, weight=600, align=Qt.AlignmentFlag.AlignCenter)
            below = QRect(column.left() + 8, 26, column.width() - 14, 20)
            if any(mark.off for mark in marks):
                draw_icon(painter, QRect(below.left(), below.top(), 14, 20), "flag", "stop", 14)
                below.setLeft(below.left() + 18)
            words = " · ".join(mark.name for mark in marks)
            write(painter, below, words, "stop" if any(m.off for m in marks) else "muted", size=12)
            if day == self.caret and self.hasFocus():
                painter.setPen(QPen(now.color("accent"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(column.left() + 3, 2, column.width() - 6, HEAD - 5), 5, 5)

    # mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A tile is picked and may be carried; beside one a marquee begins."""
        at = event.position().toPoint()
        moment = self.moment_at(at)
        if moment:
            self.caret = moment[0]
        self.page.hand.press(event, self.entry_at(at), self)
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry, draw the marquee, or mark what the mouse is over."""
        if self.page.hand.move(event, self):
            return
        entry = self.entry_at(event.position().toPoint())
        over = str(entry.post.id) if entry else ""
        if over != self._over:
            self._over = over
            hand = Qt.CursorShape.PointingHandCursor if entry else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(hand)
            self.viewport().setToolTip(said(entry) if entry else "")
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self.page.hand.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a post; write one where there is none."""
        at = event.position().toPoint()
        entry, moment = self.entry_at(at), self.moment_at(at)
        if entry is not None:
            self.page.open(entry)
        elif moment is not None:
            self.wanted.emit(*moment)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the posts picked, or with the day."""
        moment = self.moment_at(event.pos())
        self.page.menu(self.entry_at(event.pos()), moment[0] if moment else self.caret, event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right walk the days, up and down scroll; the page knows the rest."""
        step = STEPS.get(Qt.Key(event.key()))
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if step is not None and plain:
            self.page.show_day(self.caret + timedelta(days=step))
        elif not self.page.hand.key(event, self.caret):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The hours scroll in what room there is."""
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        bar, room = self.verticalScrollBar(), self.viewport().height() - HEAD
        bar.setRange(0, max(0, 24 * self.hour - room))
        bar.setPageStep(max(1, room))
        bar.setSingleStep(self.hour // 2)


def _minutes(entry: Entry) -> int:
    return _minutes_of(entry.post.schedule.time)


def _minutes_of(time: str) -> int:
    """Minutes since midnight; a time that cannot be read counts as the day's beginning."""
    hour, _colon, minute = time.partition(":")
    return int(hour) * 60 + int(minute) if hour.isdigit() and minute.isdigit() else 0


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
