"""Reads a kit: its sections one below the other, and the list that goes to each."""

from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from studio.ui import theme
from studio.ui.brand.sections import SECTIONS, Seen
from studio.ui.widgets.basic import ToolButton, box, column, line, put
from studio.ui.words import _

LIST = 176


class Reader(QWidget):
    """The list of sections beside the kit."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: dict[str, QWidget] = {}
        self._pending = QTimer(self)
        self._pending.setSingleShot(True)
        self._pending.timeout.connect(self._next)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName(_("Kit merek"))
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.verticalScrollBar().valueChanged.connect(self._scrolled)
        put(QHBoxLayout(self), self._list(), line(upright=True), self.area, gap=0).setStretch(2, 1)

    def stop(self) -> None:
        """Make no further section."""
        self._pending.stop()

    def show_kit(self, seen: Seen) -> None:
        """Put the sections in one below the other, one a turn, so that nothing stalls."""
        self.parts = {}
        self._holder = QWidget()
        self._column = QVBoxLayout(self._holder)
        put(self._column, gap=28, margins=(24, 20, 24, 32))
        self._column.addStretch(1)
        self.area.setWidget(self._holder)
        self._waiting = [(ident, make) for ident, _icon, _words, make in SECTIONS]
        self._seen = seen
        self._next()

    def _next(self) -> None:
        ident, make = self._waiting.pop(0)
        made = make(self._seen)
        self.parts[ident] = made
        self._column.insertWidget(self._column.count() - 1, made)
        width = self.area.viewport().width()
        made.show()
        self._holder.resize(width, max(self.area.viewport().height(), self._column.heightForWidth(width)))
        if self._waiting:
            self._pending.start(0)

    def go(self, ident: str) -> None:
        """Show a section."""
        if ident in self.parts:
            top = self.parts[ident].y() - 20 if ident != "overview" else 0
            self.area.verticalScrollBar().setValue(top)
            self.buttons[ident].setChecked(True)

    def _scrolled(self, at: int) -> None:
        bar = self.area.verticalScrollBar()
        passed = [ident for ident, part in self.parts.items() if part.y() <= at + 60]
        now = list(self.parts)[-1] if at and at == bar.maximum() else passed[-1] if passed else "overview"
        checked = next((i for i, b in self.buttons.items() if b.isChecked()), "")
        near_end = at == bar.maximum() and checked in self.parts and self.parts[checked].y() > at
        if now in self.buttons and not near_end:
            self.buttons[now].setChecked(True)

    def _list(self) -> QWidget:
        self.buttons: dict[str, QToolButton] = {}
        group = QButtonGroup(self)
        for ident, icon, words, _make in SECTIONS:
            made = ToolButton()
            made.setObjectName("sectionItem")
            made.setText(f"  {words()}")  # a style sheet cannot set the room beside the icon
            made.setAccessibleName(words())
            made.setIcon(theme.icon(icon, "normal", 20, on="accent"))
            made.setIconSize(QSize(20, 20))
            made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            made.setCheckable(True)
            made.setFixedWidth(LIST - 16)
            made.setCursor(Qt.CursorShape.PointingHandCursor)
            made.clicked.connect(partial(self.go, ident))
            group.addButton(made)
            self.buttons[ident] = made
        self.buttons["overview"].setChecked(True)
        held = box(column(*self.buttons.values(), None, gap=2, margins=(8, 12, 8, 12)), "panel")
        held.setFixedWidth(LIST)
        return held
