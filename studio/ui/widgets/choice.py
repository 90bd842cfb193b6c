"""Search fields, choices from a list, and filters shown as chips."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu

from studio.ui import theme
from studio.ui.widgets.basic import ToolButton, writes
from studio.ui.widgets.fields import TextField

Options = Sequence[tuple[str, str]]
"""Key and words of each choice."""
LONGEST = 180
"""Px that the words of a choice take in a chip."""


class Search(TextField):
    """A line with a glass in it; Escape empties it."""

    def __init__(self, name: str, hint: str = "") -> None:
        super().__init__(name, hint=hint or name)
        writes(self, really=False)
        self.setClearButtonEnabled(True)
        clear = self.findChild(QAction, "_q_qlineeditclearaction")  # Qt has no other way to its drawing
        if clear is not None:
            clear.setIcon(theme.icon("x", "muted", 16))
        self.addAction(theme.icon("search", "muted", 16), QLineEdit.ActionPosition.LeadingPosition)


class Choice(QComboBox):
    """One of several, from a list; `picked` gives the key a person chose."""

    picked = Signal(str)

    def __init__(self, name: str, options: Options, now: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for key, words in options:
            self.addItem(words, key)
        self.show_key(now)
        self.activated.connect(lambda _index: self.picked.emit(self.key()))

    def key(self) -> str:
        """What is chosen."""
        return str(self.currentData() or "")

    def show_key(self, key: str) -> None:
        """Choose from outside; nothing is `picked` by it."""
        self.setCurrentIndex(max(0, self.findData(key)))

    def wheelEvent(self, event: object) -> None:
        """The wheel scrolls the page and never changes a choice in passing."""
        event.ignore()  # type: ignore[attr-defined] # a QWheelEvent


class Chip(ToolButton):
    """A filter: its name while it is off, what it lets through while it is on."""

    changed = Signal(object)
    """The keys chosen, a frozenset; empty means everything."""

    def __init__(self, name: str, options: Callable[[], Options]) -> None:
        super().__init__()
        self.setObjectName("chip")
        self.name = name
        self.chosen: frozenset[str] = frozenset()
        self._options = options
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.clicked.connect(lambda _on=False: self.open_menu())
        self.choose(frozenset())

    def choose(self, keys: frozenset[str]) -> None:
        """Let these through; none means all."""
        self.chosen = keys
        words = [text for key, text in self._options() if key in keys]
        shown = words[0] if len(words) == 1 else str(len(words))
        short = self.fontMetrics().elidedText(shown, Qt.TextElideMode.ElideRight, LONGEST)
        self.setText(f"{self.name}: {short}".replace("&", "&&") if words else self.name)
        self.setAccessibleName(f"{self.name}: {shown}" if words else self.name)
        self.setProperty("on", "true" if words else "false")
        self.setIcon(theme.icon("chevron-down", "accent" if words else "muted", 14))
        self.style().polish(self)

    def open_menu(self) -> None:
        """Show the choices below the chip."""
        self.menu_of_choices().popup(self.mapToGlobal(self.rect().bottomLeft()))

    def menu_of_choices(self) -> QMenu:
        """The choices, each with a tick."""
        menu = QMenu(self)
        for key, words in self._options():
            action = menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(key in self.chosen)
            action.toggled.connect(lambda on, key=key: self._toggle(key, on=on))
        return menu

    def _toggle(self, key: str, *, on: bool) -> None:
        self.choose(self.chosen | {key} if on else self.chosen - {key})
        self.changed.emit(self.chosen)
