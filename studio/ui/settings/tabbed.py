"""A section of the settings in tabs: one in sight, each made when first asked for."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from studio.ui.widgets.basic import Label, Segments, box, line, put, row

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow

Tabs = tuple[tuple[str, Callable[[], str], Callable[["MainWindow"], Any]], ...]
"""Key, words and page of each tab; a page is a widget with `refresh()` and `search_here()`."""


class TabbedSection(QWidget):
    """The section takes all the room there is; each tab scrolls by itself.

    `last` holds the tab last looked at: a change of theme or language makes the page anew.
    """

    whole = True
    kinds: ClassVar[frozenset[str]]
    pages: ClassVar[Tabs]
    last: ClassVar[list[str]]

    def __init__(self, window: "MainWindow", title: str) -> None:
        super().__init__()
        self.window_ = window
        self.tabs: dict[str, Any] = {}
        self.segments = Segments([(key, words()) for key, words, _make in self.pages], self.last[0])
        self.segments.setFixedHeight(34)
        self.segments.chosen.connect(self.show_tab)
        self._stack = QStackedWidget()
        head = box(row(Label(title, "section"), 8, self.segments, None, margins=(24, 10, 24, 10)))
        put(QVBoxLayout(self), head, line(), self._stack, gap=0).setStretch(2, 1)
        self.show_tab(self.last[0])

    def show_tab(self, key: str) -> Any:
        """Show a tab, made when first asked for."""
        self.window_.desk.flush()
        self.last[0] = key
        if key not in self.tabs:
            self.tabs[key] = next(make for ident, _words, make in self.pages if ident == key)(self.window_)
            self._stack.addWidget(self.tabs[key])
        self.segments.buttons[key].setChecked(True)
        self._stack.setCurrentWidget(self.tabs[key])
        self.tabs[key].refresh()
        return self.tabs[key]

    def refresh(self) -> None:
        """Show what is so now."""
        self.tabs[self.last[0]].refresh()

    def search_here(self) -> None:
        """Put the caret into the tab's search field."""
        self.tabs[self.last[0]].search_here()
