"""The month: a table of weeks whose cells hold tiles; keys walk the days, the mouse carries posts."""

from datetime import timedelta

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent

from studio.session.schedule import WEEK, Entry
from studio.ui.calendar import acts
from studio.ui.calendar.bars import cursor_at, edit
from studio.ui.calendar.bars import said as said_of
from studio.ui.calendar.details import tip
from studio.ui.calendar.month_table import CELL, Cell, MonthTable
from studio.ui.calendar.tile import HEAD
from studio.ui.naming import short_date
from studio.ui.widgets.basic import plain_tip

NUMBER = 28
"""Px of the day's number, before its names."""
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -WEEK, Qt.Key.Key_Down: WEEK}


class MonthView(MonthTable):
    """The table under mouse and keys. `wanted` asks for a new post on a day, `more` for its whole list."""

    wanted = Signal(object)
    more = Signal(object)

    # mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A tile is picked and may be carried; beside one a marquee begins."""
        at = event.position().toPoint()
        index, entry = self.indexAt(at), self.entry_at(at)
        if index.isValid():
            self.setCurrentIndex(index)
        if entry is not None or not self.page.bars.press(event, self):
            self.page.hand.press(event, entry, self)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry, draw the marquee, or mark what the mouse is over."""
        if self.page.bars.move(event, self) or self.page.hand.move(event, self):
            return
        at = event.position().toPoint()
        entry, cell = self.entry_at(at), self.indexAt(at).data(CELL)
        rect, bar = self.page.bars.at(at, self)
        named = self.named_at(at)
        hand = Qt.CursorShape.PointingHandCursor if entry or named else Qt.CursorShape.ArrowCursor
        if bar is not None and rect is not None:
            hand = cursor_at(at, rect, bar)
        self.viewport().setCursor(hand)
        over = (str(entry.post.id) if entry else "", cell.day if cell else None)
        run = str(bar.span.campaign.id) if bar else ""
        if (*over, run) != (self.painter_.over, self.painter_.day, self.page.bars.over):
            self.painter_.over, self.painter_.day = over
            self.page.bars.over = run
            self.viewport().setToolTip(plain_tip(said_of(bar.span)) if bar else self.tip(entry, cell))
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go; a click on a day's name, on the number left out, or on the plus of an empty day."""
        at = event.position().toPoint()
        if (
            self.page.bars.release()
            or self.page.hand.release(event)
            or event.button() != Qt.MouseButton.LeftButton
        ):
            return
        index = self.indexAt(at)
        cell = index.data(CELL)
        if cell is None or self.entry_at(at) is not None:
            return
        if self.named_at(at):
            acts.name_menu(self.page, cell.day, event.globalPosition().toPoint())
            return
        _tiles, rest = cell.places(self.visualRect(index))
        if rest is not None and rest.contains(at):
            self.more.emit(cell.day)
        elif self.more_at(at) is not None:
            self.page.bars.list_at(cell.day, event.globalPosition().toPoint())
        elif any(rect.contains(at) for rect in cell.slot_places(self.visualRect(index))) or (
            not cell.entries and self.painter_.plus(self.visualRect(index), cell).contains(at)
        ):
            self.wanted.emit(cell.day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a post; write one where there is none."""
        at = event.position().toPoint()
        entry, cell = self.entry_at(at), self.indexAt(at).data(CELL)
        _rect, bar = self.page.bars.at(at, self)
        if bar is not None:
            edit(self.page, bar.span)
        elif entry is not None:
            self.page.open(entry)
        elif cell is not None:
            self.wanted.emit(cell.day)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the posts picked, with a campaign, or with the day."""
        if (span := self.page.bars.asked(event, self)) is not None:
            self.page.bars.menu(span, event.globalPos())
            return
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            cell, room = self.currentIndex().data(CELL), self.visualRect(self.currentIndex())
            entry = self.page.hand.picked_on(cell.day) if cell else None
            at = self.viewport().mapToGlobal(room.center())
        else:
            cell, entry, at = (
                self.indexAt(event.pos()).data(CELL),
                self.entry_at(event.pos()),
                event.globalPos(),
            )
        self.page.menu(entry, cell.day if cell else None, at)

    def named_at(self, at: QPoint) -> bool:
        """Whether a point lies on the name of a day that can be written for."""
        index = self.indexAt(at)
        cell, room = index.data(CELL), self.visualRect(index)
        inside = room.left() + NUMBER <= at.x() and at.y() - room.top() < HEAD
        return bool(cell and cell.marks and inside and self.page.writable)

    def tip(self, entry: Entry | None, cell: Cell | None) -> str:
        """What a resting mouse is told: of a post, or of the day."""
        if entry is not None:
            return plain_tip(tip(self.page, entry))
        if cell is None:
            return ""
        marks = (mark.said for mark in cell.marks)
        told = (short_date(cell.day.isoformat()), *marks, self.page.days.other(cell.day))
        return plain_tip("\n".join(part for part in told if part))

    def leaveEvent(self, event: object) -> None:
        """Nothing is under the mouse."""
        self.painter_.over, self.painter_.day, self.page.bars.over = "", None, ""
        self.viewport().update()
        super().leaveEvent(event)  # type: ignore[arg-type] # a QEvent

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk the days, past the month's edge too; the page knows the rest."""
        cell = self.currentIndex().data(CELL)
        day = cell.day if cell else self.page.day
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        step = STEPS.get(Qt.Key(event.key()))
        if step is not None and plain:
            self.page.show_day(day + timedelta(days=step))
        elif not self.page.hand.key(event, day):
            event.ignore()
