"""Groups of what is asked, the most asked first: name, service, twelve months, how many."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studio.domain.inquiries import Group
from studio.ui import theme
from studio.ui.naming import number
from studio.ui.widgets.bars import draw_months
from studio.ui.widgets.painting import RIGHT, draw_icon, draw_ring, write
from studio.ui.widgets.rowlist import ROW, RowList, RowModel, Spoken
from studio.ui.words import _

Index = QModelIndex | QPersistentModelIndex
TALL, BARS = 60, 92


@dataclass(frozen=True, slots=True)
class GroupRow(Spoken):
    """A group with its name and what stands below it."""

    group: Group
    name: str
    below: str
    answered: bool

    @property
    def said(self) -> str:
        """What a screen reader says."""
        told = _("{name}: ditanyakan {count} kali, {waiting} menunggu").format(
            name=self.name, count=number(self.group.count), waiting=number(self.group.waiting)
        )
        return f"{told}. {trend_words(self.group)}"


def trend_words(group: Group) -> str:
    """This month beside the month before."""
    return _("Bulan ini {last}, bulan lalu {before}.").format(
        last=number(group.last), before=number(group.before)
    )


class GroupList(RowList):
    """The groups; Enter goes into one."""

    entered = Signal()

    def __init__(self) -> None:
        self.rows = RowModel[GroupRow]()
        super().__init__(self.rows, _("Pokok yang ditanyakan"))
        self.setItemDelegate(_Painter(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to what was asked."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class _Painter(QStyledItemDelegate):
    def __init__(self, shown: RowList) -> None:
        super().__init__(shown)
        self.list = shown

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's own
        """Two lines."""
        return QSize(200, TALL)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One group."""
        now, room = theme.look(), option.rect
        one: GroupRow = index.data(ROW)
        on = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(room, now.color("tint" if on else "surface2" if over else "surface1"))
        painter.fillRect(QRect(room.left(), room.bottom(), room.width(), 1), now.color("line"))
        numbers = QRect(room.right() - 76, room.top(), 60, room.height())
        write(painter, numbers.adjusted(0, 8, 0, -24), number(one.group.count), "strong", size=19, weight=600,
              align=RIGHT)  # fmt: skip
        gap = one.group.last - one.group.before
        token = "warn" if gap > 0 else "muted"
        words = f"{'+' if gap > 0 else '−' if gap < 0 else '±'}{number(abs(gap))}"
        write(painter, numbers.adjusted(0, 32, 0, -8), words, token, size=12, align=RIGHT)
        left = room.right() - 84 - BARS
        draw_months(painter, QRectF(left, room.top() + 14, BARS, room.height() - 28), one.group.months, gap=2)
        wide = left - room.left() - 24 - 16
        top = QRect(room.left() + 24, room.top() + 10, wide, 20)
        write(painter, top, one.name, "strong", weight=600)
        below = QRect(room.left() + 24, room.top() + 31, wide, 18)
        if one.answered:
            draw_icon(painter, QRect(below.left(), below.top(), 14, 18), "circle-check", "ok", 14)
            below.adjust(20, 0, 0, 0)
        write(painter, below, one.below, "muted", size=12)
        if option.state & QStyle.StateFlag.State_HasFocus and self.list.hasFocus():
            draw_ring(painter, room)
        painter.restore()
