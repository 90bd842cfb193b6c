"""The emoji picker: offline, searched in Indonesian or by Unicode name, all by keyboard."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QFont, QFontDatabase, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from studio.catalog.emoji import Emoji, emoji_groups, find_emoji
from studio.catalog.fonts import font_file
from studio.render.fonts import load
from studio.ui.widgets.basic import Label, box, button, column, put, row, tool
from studio.ui.widgets.fields import TextField
from studio.ui.words import _, named

FAMILY = "Noto Color Emoji"
CELL = 38
_ready: list[bool] = []


def bring_emoji_font() -> None:
    """Let every text of the window show colour emoji; 11 MB, so not before they can be needed."""
    if not _ready:
        load(font_file("fonts:noto-color-emoji-400").path)
        QFontDatabase.addApplicationEmojiFontFamily(FAMILY)
        _ready.append(True)


class EmojiPicker(QFrame):
    """Floats at a button; `picked` is called with the sign."""

    def __init__(self, parent: QWidget, picked: Callable[[str], object]) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        bring_emoji_font()
        self._picked = picked
        self.search = TextField(_("Cari emoji"), hint=_("Cari: antre, surat, hujan…"))
        self.search.textChanged.connect(self._show)
        self.search.installEventFilter(self)
        self.list = QListWidget()
        self.list.setObjectName("emojiList")
        self.list.setAccessibleName(_("Emoji"))
        self.list.setViewMode(QListView.ViewMode.IconMode)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setMovement(QListView.Movement.Static)
        self.list.setUniformItemSizes(True)
        self.list.setGridSize(QSize(CELL, CELL))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        font = QFont(FAMILY)
        font.setPixelSize(21)
        self.list.setFont(font)
        self.list.itemClicked.connect(self._take)
        self.list.itemActivated.connect(self._take)
        self.list.currentItemChanged.connect(lambda now, _old: self._name(now))
        self.title, self.name = Label("", "hint"), Label("", "hint")
        nothing = Label(_("Tidak ada emoji untuk kata itu. Coba kata lain."), "muted", wrap=True)
        again = button(_("Kosongkan pencarian"), self.search.clear, kind="link")
        self.pages = QStackedWidget()
        self.pages.addWidget(self.list)
        self.pages.addWidget(box(column(nothing, row(again, None), None, margins=(8, 16, 8, 8))))
        self.groups = [
            tool(group.icon, named(group.name), partial(self._group, group.emoji, named(group.name)), side=18)
            for group in emoji_groups()
        ]  # fmt: skip
        put(
            QVBoxLayout(self), self.search, row(*self.groups, None, gap=2), self.title, self.pages, self.name,
            gap=6, margins=(12, 12, 12, 10),
        )  # fmt: skip
        self.setFixedSize(CELL * 9 + 44, 372)
        self._show("")

    def open_at(self, at: QWidget) -> None:
        """Show above or below a widget, inside the window."""
        self.search.clear()
        top = at.mapToGlobal(QPoint(at.width() - self.width(), -self.height() - 6))
        frame = at.window().frameGeometry()
        if top.y() < frame.top():
            top.setY(at.mapToGlobal(QPoint(0, at.height() + 6)).y())
        self.move(max(top.x(), frame.left() + 8), top.y())
        self.show()
        self.search.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search on: down goes to the list, Enter takes the first."""
        if watched is self.search and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Down and self.list.count():
                self.list.setFocus()
                self.list.setCurrentRow(0)
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.list.count():
                self._take(self.list.item(0))
                return True
        return super().eventFilter(watched, event)

    def _show(self, wanted: str) -> None:
        if wanted.strip():
            self._group(find_emoji(wanted), _("Hasil pencarian"))
        else:
            first = emoji_groups()[0]
            self._group(first.emoji, named(first.name))

    def _group(self, emoji: tuple[Emoji, ...], title: str) -> None:
        self.title.setText(title)
        self.list.clear()
        for one in emoji:
            item = QListWidgetItem(one.sign)
            item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            item.setToolTip(one.name)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, one.name)
            self.list.addItem(item)
        self.list.scrollToTop()
        self.pages.setCurrentIndex(0 if emoji else 1)
        self.name.setText("")

    def _name(self, item: QListWidgetItem | None) -> None:
        self.name.setText(item.toolTip() if item else "")

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            sign = item.text()
            self.close()
            self._picked(sign)
