"""The trash: posts taken away, brought back or forgotten, several at once; all of it undoable."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from studio.domain.content import TrashedPost
from studio.session.session import Draft
from studio.session.trash import bring_back, forget, trashed
from studio.ui import theme
from studio.ui.naming import short_date, status_of
from studio.ui.widgets.basic import Label, Tone, button, empty, header, line, put, tool, writes
from studio.ui.widgets.choice import Search
from studio.ui.widgets.painting import RIGHT, draw_icon, draw_ring, write
from studio.ui.widgets.rowlist import ROW, RowList, RowModel, Spoken
from studio.ui.words import _, many

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow

Index = QModelIndex | QPersistentModelIndex
TALL = 52


@dataclass(frozen=True, slots=True)
class Row(Spoken):
    """A post in the trash."""

    one: TrashedPost

    @property
    def when(self) -> str:
        """The day and time it was taken away."""
        try:
            at = datetime.fromisoformat(self.one.at)
        except ValueError:
            return ""
        return f"{short_date(at.date().isoformat())} {at:%H.%M}"

    @property
    def said(self) -> str:
        """What a screen reader says."""
        return ". ".join(
            part for part in (self.one.post.title, status_of(self.one.post.status)[0], self.when) if part
        )


class TrashPage(QWidget):
    """The list with what can be done. `closed` asks for the list of posts again."""

    closed = Signal()

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        self.window_, self.desk = window, window.desk
        self.rows = RowModel[Row]()
        self.list = RowList(self.rows, _("Tempat sampah"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setItemDelegate(_Painter(self.list))
        self.list.doubleClicked.connect(lambda _index: self.restore())
        self.list.selectionModel().selectionChanged.connect(lambda *_both: self._selected())
        self.search = Search(_("Cari di tempat sampah"), _("Cari judul"))
        self.search.setFixedWidth(240)
        self.search.textChanged.connect(lambda _text: self.refresh())
        self.back = writes(button(_("Pulihkan"), self.restore, kind="primary", icon="restore"))
        self.away = writes(button(_("Hapus selamanya"), self.remove, icon="trash"))
        self._build()

    def refresh(self) -> None:
        """Read the trash anew, keeping what is selected."""
        words, chosen = self.search.text().casefold().split(), set(self.chosen())
        everything = trashed(self.desk.project)
        shown = [Row(one) for one in everything if all(w in one.post.title.casefold() for w in words)]
        self.rows.show_rows(shown)
        select = self.list.selectionModel()
        for number, row in enumerate(shown):
            if row.one.id in chosen:
                select.select(self.rows.index(number, 0), select.SelectionFlag.Select)
        self._stack.setCurrentIndex(0 if shown else 1 if everything else 2)
        self._selected()

    def chosen(self) -> tuple[str, ...]:
        """Ids of the posts selected."""
        return tuple(index.data(ROW).one.id for index in self.list.selectionModel().selectedIndexes())

    def restore(self) -> None:
        """Bring the selected posts back."""
        count = len(self.chosen())
        words = many("Pulihkan {count} konten dari tempat sampah", count).format(count=count)
        self._do(bring_back, words, many("{count} konten dipulihkan.", count).format(count=count), "ok")

    def remove(self) -> None:
        """Take the selected posts out of the trash."""
        count = len(self.chosen())
        words = many("Hapus {count} konten dari tempat sampah", count).format(count=count)
        self._do(forget, words, many("{count} konten dihapus selamanya.", count).format(count=count), "info")

    def _do(self, act: Callable[[Draft, tuple[str, ...]], None], words: str, told: str, tone: Tone) -> None:
        ids = self.chosen()
        if ids and self.desk.edit(words, lambda draft: act(draft, ids)):
            self.window_.notices.say(told, tone, (_("Urungkan"), self.window_.undo))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter brings back, Delete forgets, Escape closes."""
        acts = {
            Qt.Key.Key_Return: self.restore, Qt.Key.Key_Enter: self.restore,
            Qt.Key.Key_Delete: self.remove, Qt.Key.Key_Escape: self.closed.emit,
        }  # fmt: skip
        act = acts.get(Qt.Key(event.key()))
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def _selected(self) -> None:
        some = bool(self.chosen())
        for one in (self.back, self.away):
            one.setEnabled(some)

    def _build(self) -> None:
        close = tool("arrow-left", _("Kembali ke daftar konten"), self.closed.emit)
        title = Label(_("Tempat sampah"), "title")
        head = header(close, title, None, self.search, self.away, self.back)
        none = empty("search", _("Tidak ada judul yang cocok"), _("Coba kata lain."))
        words = _("Konten yang dihapus tersimpan di sini sampai Anda menghapusnya selamanya.")
        nothing = empty("trash", _("Tempat sampah kosong"), words)
        self._stack = QStackedWidget()
        for page in (self.list, none, nothing):
            self._stack.addWidget(page)
        put(QVBoxLayout(self), head, line(), self._stack, gap=0).setStretch(2, 1)
        self.setFocusProxy(self.list)


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's own
        """One line of title, one of facts."""
        return QSize(200, TALL)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One post."""
        now, room, row = theme.look(), option.rect, index.data(ROW)
        picked = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.fillRect(room, now.color("tint" if picked else "surface2" if over else "surface1"))
        painter.fillRect(QRect(room.left(), room.bottom(), room.width(), 1), now.color("line"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        words, tone, icon = status_of(row.one.post.status)
        draw_icon(painter, QRect(room.left() + 24, room.top(), 18, room.height()), icon, tone or "muted", 16)
        wide = room.width() - 300
        write(
            painter,
            QRect(room.left() + 56, room.top() + 6, wide, 20),
            row.one.post.title,
            "strong",
            weight=600,
        )
        write(painter, QRect(room.left() + 56, room.top() + 27, wide, 18), words, "muted", size=12)
        side = QRect(room.right() - 224, room.top(), 200, room.height())
        write(painter, side, row.when, "muted", size=12, align=RIGHT)
        if option.state & QStyle.StateFlag.State_HasFocus:
            draw_ring(painter, room)
        painter.restore()
