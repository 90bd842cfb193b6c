"""What was asked in a group, one row each; a click on +1 counts one more."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studio.domain.inquiries import Same
from studio.domain.strategy import Inquiry
from studio.ui import theme
from studio.ui.naming import number, short_date
from studio.ui.strategy.inquiries.words import channel_words, kind_words, state_words
from studio.ui.widgets.painting import RIGHT, draw_button, draw_icon, draw_ring, write
from studio.ui.widgets.rowlist import ROW, RowList, RowModel, Spoken
from studio.ui.words import _

Index = QModelIndex | QPersistentModelIndex
TALL = 60
OPENING = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


@dataclass(frozen=True, slots=True)
class ItemRow(Spoken):
    """A question, in one record or several."""

    same: Same

    @property
    def one(self) -> Inquiry:
        """The record that stands for it."""
        return self.same.one

    @property
    def below(self) -> str:
        """Kind, day and channels; of several records the first and the last day."""
        items = self.same.items
        days = [short_date(day).partition(", ")[2] for day in (items[-1].date, items[0].date)]
        when = " – ".join(dict.fromkeys(day for day in days if day))
        where = ", ".join(dict.fromkeys(channel_words(one.channel) for one in items if one.channel))
        return " · ".join(part for part in (kind_words()[self.one.kind], when, where) if part)

    @property
    def said(self) -> str:
        """What a screen reader says."""
        times = _("{count} kali").format(count=number(self.same.count))
        return f"{self.one.words} {self.below}, {times}, {state_words()[self.one.state][0]}"


class ItemList(RowList):
    """The inquiries of a group: Enter opens one, plus counts, Delete takes it away, Esc goes back."""

    opened = Signal(object)
    again = Signal(object)
    removed = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        self.rows = RowModel[ItemRow]()
        super().__init__(self.rows, _("Yang ditanyakan"))
        self.setItemDelegate(_Painter(self))
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(ROW).one))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, plus, Delete, Escape."""
        row = self.currentIndex().data(ROW)
        if row is None:
            super().keyPressEvent(event)
        elif event.key() in OPENING:
            self.opened.emit(row.one)
        elif event.text() == "+":
            self.again.emit(row.one)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit(row.same)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on +1 counts."""
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        if index.isValid() and plus_area(self.visualRect(index)).contains(at):
            self.again.emit(index.data(ROW).one)


def plus_area(room: QRect) -> QRect:
    """Where the +1 of a row stands."""
    return QRect(room.right() - 60, room.center().y() - 13, 44, 27)


class _Painter(QStyledItemDelegate):
    def __init__(self, shown: RowList) -> None:
        super().__init__(shown)
        self.list = shown

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's own
        """Two lines."""
        return QSize(200, TALL)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Words over kind, day and channel; state, how many, +1."""
        now, room = theme.look(), option.rect
        row: ItemRow = index.data(ROW)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        on = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(room, now.color("surface2" if over or on else "surface1"))
        painter.fillRect(QRect(room.left(), room.bottom(), room.width(), 1), now.color("line"))
        draw_button(painter, plus_area(room), "+1", over=over)
        write(painter, QRect(room.right() - 120, room.top(), 48, room.height()), f"{number(row.same.count)}×",
              "strong", size=15, weight=600, align=RIGHT)  # fmt: skip
        words, tone, icon = state_words()[row.one.state]
        font = QFont(painter.font())
        font.setPixelSize(12)
        wide = QFontMetrics(font).horizontalAdvance(words)
        left = room.right() - 128 - wide
        area = QRect(left - 20, room.top(), 16, room.height())
        draw_icon(painter, area, icon, tone or "muted", 15)
        write(painter, QRect(left, room.top(), wide + 2, room.height()), words, tone or "muted", size=12)
        text = left - 36 - room.left() - 20
        write(painter, QRect(room.left() + 20, room.top() + 10, text, 20), row.one.words, "strong")
        write(painter, QRect(room.left() + 20, room.top() + 31, text, 18), row.below, "muted", size=12)
        if option.state & QStyle.StateFlag.State_HasFocus and self.list.hasFocus():
            draw_ring(painter, room)
        painter.restore()
