"""Posts as a short list in a side panel: status, title, day; Enter or a click opens one."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studio.domain.content import Post
from studio.ui import theme
from studio.ui.naming import short_date, status_of
from studio.ui.widgets.painting import draw_icon, draw_ring, write
from studio.ui.widgets.rowlist import ROW, RowList, RowModel, Spoken
from studio.ui.words import _

Index = QModelIndex | QPersistentModelIndex
TALL = 46


@dataclass(frozen=True, slots=True)
class PostRow(Spoken):
    """A post; `where` is the slot to open it at, `note` is told beside its day."""

    ident: str
    title: str
    status: str
    day: str
    where: str = ""
    note: str = ""

    @property
    def said(self) -> str:
        """What a screen reader says."""
        parts = (self.title, status_of(self.status)[0], self.below)
        return ". ".join(part for part in parts if part)

    @property
    def below(self) -> str:
        """The second line."""
        day = short_date(self.day) or _("belum bertanggal")
        return " · ".join(part for part in (day, self.note) if part)


def rows_of(posts: Sequence[Post]) -> list[PostRow]:
    """Posts as rows."""
    return [PostRow(str(post.id), post.title, post.status, post.schedule.date) for post in posts]


class PostList(RowList):
    """`opened` gives the row."""

    opened = Signal(object)

    def __init__(self, name: str) -> None:
        self.posts: RowModel[PostRow] = RowModel()
        super().__init__(self.posts, name)
        self.setItemDelegate(_Painter(self))
        self.setUniformItemSizes(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda index: self.opened.emit(index.data(ROW)))

    def show_rows(self, rows: list[PostRow]) -> None:
        """Show other posts."""
        if rows != self.posts.rows:
            self.posts.show_rows(rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        row = self.currentIndex().data(ROW)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and row is not None:
            self.opened.emit(row)
        else:
            super().keyPressEvent(event)


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's own
        """Two lines."""
        return QSize(160, TALL)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Status, title over day."""
        now, room, row = theme.look(), option.rect, index.data(ROW)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        over = state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected)
        painter.fillRect(room, now.color("surface2" if over else "surface1"))
        _words, tone, icon = status_of(row.status)
        draw_icon(painter, QRect(room.left() + 16, room.top() + 5, 18, 18), icon, tone or "muted", 16)
        area = QRect(room.left() + 42, room.top() + 5, room.width() - 54, 18)
        write(painter, area, row.title, "strong", weight=500)
        write(painter, area.translated(0, 18), row.below, "muted", size=12)
        if state & QStyle.StateFlag.State_HasFocus:
            draw_ring(painter, room)
        painter.restore()
