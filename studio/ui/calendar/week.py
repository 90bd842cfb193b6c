"""The week: seven columns of hours; a tile stands at its time, and dragging gives it day and time."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent

from studio.ui.calendar import acts
from studio.ui.calendar.bar_paint import LANE
from studio.ui.calendar.bars import cursor_at, edit
from studio.ui.calendar.bars import said as said_of
from studio.ui.calendar.details import tip
from studio.ui.calendar.ghosts import week_slots
from studio.ui.calendar.week_grid import WeekGrid
from studio.ui.calendar.week_paint import HEAD
from studio.ui.widgets.basic import plain_tip

NAMES = 26
"""Px above the names of the days."""
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class WeekView(WeekGrid):
    """The grid under mouse and keys. `wanted` asks for a new post on a day and time."""

    wanted = Signal(object, str)

    # mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A tile is picked and may be carried; beside one a marquee begins."""
        at = event.position().toPoint()
        moment = self.moment_at(at)
        if moment:
            self.caret = moment[0]
        if not self.page.bars.press(event, self):
            self.page.hand.press(event, self.entry_at(at), self)
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry, draw the marquee, or mark what the mouse is over."""
        if self.page.bars.move(event, self) or self.page.hand.move(event, self):
            return
        at = event.position().toPoint()
        entry, (rect, bar) = self.entry_at(at), self.page.bars.at(at, self)
        hand = Qt.CursorShape.PointingHandCursor if entry else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(cursor_at(at, rect, bar) if bar and rect else hand)
        over, run = str(entry.post.id) if entry else "", str(bar.span.campaign.id) if bar else ""
        if (over, run) != (self.over, self.page.bars.over):
            self.over, self.page.bars.over = over, run
            told = tip(self.page, entry) if entry else ""
            self.viewport().setToolTip(plain_tip(said_of(bar.span) if bar else told))
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go; a click on the bars left out lists them, one on an empty slot writes its post."""
        if self.page.bars.release() or self.page.hand.release(event):
            return
        at = event.position().toPoint()
        day = self.day_near(at)
        if day in self.left and self.head - LANE - 4 <= at.y() < self.head:
            self.page.bars.list_at(day, event.globalPosition().toPoint())
        elif day and self.page.writable and NAMES <= at.y() < HEAD and self.marks.get(day):
            acts.name_menu(self.page, day, event.globalPosition().toPoint())
        elif self.page.writable and event.button() == Qt.MouseButton.LeftButton and at.y() >= self.head:
            slot = next((slot for rect, slot in week_slots(self) if rect.contains(at)), None)
            if slot is not None:
                self.wanted.emit(date.fromisoformat(slot.schedule.date), slot.schedule.time)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a post; write one where there is none."""
        at = event.position().toPoint()
        entry, moment = self.entry_at(at), self.moment_at(at)
        _rect, bar = self.page.bars.at(at, self)
        if bar is not None:
            edit(self.page, bar.span)
        elif entry is not None:
            self.page.open(entry)
        elif moment is not None:
            self.wanted.emit(*moment)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the posts picked, or with the day."""
        if (span := self.page.bars.asked(event, self)) is not None:
            self.page.bars.menu(span, event.globalPos())
            return
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            column = self.column((self.caret - self.monday).days)
            at = self.viewport().mapToGlobal(column.center())
            self.page.menu(self.page.hand.picked_on(self.caret), self.caret, at)
            return
        moment = self.moment_at(event.pos())
        day = moment[0] if moment else self.day_near(event.pos())
        self.page.menu(self.entry_at(event.pos()), day, event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right walk the days, up and down scroll; the page knows the rest."""
        step = STEPS.get(Qt.Key(event.key()))
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if step is not None and plain:
            self.page.show_day(self.caret + timedelta(days=step))
        elif not self.page.hand.key(event, self.caret):
            super().keyPressEvent(event)
