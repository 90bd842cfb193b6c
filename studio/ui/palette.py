"""Ctrl+K: every action, post, template and picture, found by typing a few letters."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from studio.catalog.templates import template_names
from studio.domain.content import Asset, OfficeTemplate, Post
from studio.session import preferences
from studio.session.search import find, index_of
from studio.ui import theme
from studio.ui.naming import status_of, when
from studio.ui.switching import go_to_project, other_projects
from studio.ui.widgets.basic import Label, float_over, line, put
from studio.ui.widgets.fields import TextField
from studio.ui.words import _, named, sense

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow

WIDTH, ROW, ROWS = 640, 44, 9
Index = QModelIndex | QPersistentModelIndex
ENTRY = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to go to or to do."""

    icon: str
    title: str
    aside: str
    act: Callable[[], object]


def entries(window: "MainWindow", words: str) -> list[Entry]:
    """What fits the words: actions, posts and pictures, templates. Without words posts come first."""
    wanted = [part.casefold() for part in words.split()]
    actions = [
        Entry("command", k.words, "  ".join(k.keys), k.action.trigger)
        for k in window.actions_by_id.known.values()
        if k.ident != "palette" and all(part in k.words.casefold() for part in wanted)
    ]
    if not wanted:
        return [*(_post(window, p) for p in _recent(window)), *actions]
    return [*actions[:6], *_found(window, words), *_templates(window, wanted), *_projects(window, wanted)]


def _recent(window: "MainWindow") -> list[Post]:
    pinned = preferences.read().pinned
    posts = window.desk.project.all(Post)
    return [*(p for p in posts if p.id in pinned), *(p for p in reversed(posts) if p.id not in pinned)][:4]


def _found(window: "MainWindow", words: str) -> list[Entry]:
    project = window.desk.project
    index = index_of(project)
    made = []
    for kind, ident in find(index, words, 12):
        if kind == "post":
            made.append(_post(window, project.get(Post, ident)))
        elif (asset := project.find(Asset, ident)) is not None:
            made.append(Entry("photo", asset.name, _("Aset"), lambda: window.go("assets")))
    index.close()
    return made


def _post(window: "MainWindow", post: Post) -> Entry:
    status, _tone, icon = status_of(post.status)
    return Entry(icon, post.title, when(post.schedule) or status, lambda: window.open_post(post.id))


def _templates(window: "MainWindow", wanted: list[str]) -> list[Entry]:
    found = []
    for ident, names in template_names().items():
        name = named(names, ident)
        if all(part in f"{name} {ident}".casefold() for part in wanted):
            title = _("Konten baru: {name}").format(name=name)
            found.append(Entry("template", title, sense("satu", "Templat"), window.new_post))
    for record in window.desk.project.all(OfficeTemplate):
        if all(part in f"{record.name} {record.purpose}".casefold() for part in wanted):
            title = _("Konten baru: {name}").format(name=record.name)
            found.append(Entry("template", title, _("Templat kantor"), window.new_post))
    return found


def _projects(window: "MainWindow", wanted: list[str]) -> list[Entry]:
    return [
        Entry("database", _("Buka proyek {name}").format(name=path.stem), path.parent.name,
              partial(go_to_project, window, path))
        for path in other_projects(window)
        if all(part in f"{path.stem} {_('proyek')}".casefold() for part in wanted)
    ]  # fmt: skip


class _Model(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Entry] = []

    def show(self, rows: list[Entry]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        entry = self.rows[index.row()]
        if role == ENTRY:
            return entry
        words = f"{entry.title}, {entry.aside}" if entry.aside else entry.title
        return words if role == int(Qt.ItemDataRole.DisplayRole) else None


class _Row(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt gives it
        return QSize(WIDTH, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(ENTRY)
        now, area = theme.look(), option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.color("tint"))
            painter.drawRoundedRect(area.adjusted(6, 2, -6, -2), 6, 6)
        painter.drawPixmap(area.left() + 18, area.top() + 13, theme.pixmap(entry.icon, "muted", 18))
        font = QFont(painter.font())
        font.setPixelSize(now.size("hint"))
        painter.setFont(font)
        painter.setPen(now.color("muted"))
        width = painter.fontMetrics().horizontalAdvance(entry.aside)
        painter.drawText(
            area.adjusted(0, 0, -20, 0),
            int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
            entry.aside,
        )
        font.setPixelSize(now.size("body"))
        font.setWeight(QFont.Weight.Medium)
        painter.setFont(font)
        painter.setPen(now.color("strong"))
        room = QRect(area.left() + 48, area.top(), area.width() - 48 - width - 40, area.height())
        shown = painter.fontMetrics().elidedText(entry.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)


class Palette(QFrame):
    """A field and a list over the window; Enter does, Esc goes."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.setObjectName("popup")
        float_over(self)
        self.window_ = window
        self.field = TextField(_("Cari atau perintah"), hint=_("Cari konten, gambar, templat, atau perintah"))
        self.field.setObjectName("paletteField")
        self.model = _Model()
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Row(self.list))
        self.list.setAccessibleName(_("Hasil pencarian"))
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clicked.connect(self._do)
        self.none = Label(_("Tidak ada yang cocok. Coba kata yang lebih pendek."), "muted")
        self.none.setContentsMargins(20, 16, 20, 16)
        put(QVBoxLayout(self), self.field, line(), 4, self.list, self.none, gap=0, margins=(1, 4, 1, 6))
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self._search("")

    def appear(self) -> None:
        """Show it in the upper third, ready to type."""
        self.move((self.window_.width() - self.width()) // 2, 72)
        self.show()
        self.raise_()
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list while the field has the focus; leaving the field closes."""
        if event.type() == QEvent.Type.FocusOut:
            self.deleteLater()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = event.key()
            step = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1}.get(key)
            if step is not None:
                self._move(step)
                return True
            if key in {int(Qt.Key.Key_Return), int(Qt.Key.Key_Enter)}:
                self._do(self.list.currentIndex())
                return True
            if key == int(Qt.Key.Key_Escape):
                self.deleteLater()
                return True
        return super().eventFilter(watched, event)

    def _search(self, words: str) -> None:
        self.model.show(entries(self.window_, words))
        count = self.model.rowCount()
        self.list.setVisible(count > 0)
        self.none.setVisible(count == 0)
        self.list.setFixedHeight(max(1, min(ROWS, count)) * ROW)
        self.list.setCurrentIndex(self.model.index(0))
        self.setFixedWidth(WIDTH)
        self.adjustSize()

    def _move(self, step: int) -> None:
        at = (self.list.currentIndex().row() + step) % max(1, self.model.rowCount())
        self.list.setCurrentIndex(self.model.index(at))

    def _do(self, index: Index) -> None:
        if index.isValid():
            entry: Entry = index.data(ENTRY)
            self.field.removeEventFilter(self)
            self.hide()
            self.deleteLater()
            entry.act()
