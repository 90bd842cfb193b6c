"""Gerbang etika: three tabs, one of them in sight."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from studio.ui.settings.gate.profile import ProfileTab
from studio.ui.settings.gate.questions import QuestionsTab
from studio.ui.settings.gate.times import TimesTab
from studio.ui.widgets.basic import Label, Segments, box, line, put, row
from studio.ui.words import _, sense

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow

Tab = QuestionsTab | ProfileTab | TimesTab
TABS: tuple[tuple[str, Callable[[], str], Callable[["MainWindow"], Tab]], ...] = (
    ("questions", lambda: sense("semua", "Pertanyaan"), QuestionsTab),
    ("profile", lambda: _("Profil kantor"), ProfileTab),
    ("times", lambda: _("Keadaan khusus"), TimesTab),
)
last = ["questions"]
"""The tab last looked at; a change of theme or language makes the page anew."""


class GateSection(QWidget):
    """The section takes all the room there is; each tab scrolls by itself."""

    whole = True
    kinds = frozenset({"office-item", "gate", "situation", "rhythm", "person", "office"})

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        self.window_ = window
        self.tabs: dict[str, Tab] = {}
        self.segments = Segments([(key, words()) for key, words, _make in TABS], last[0])
        self.segments.setFixedHeight(34)
        self.segments.chosen.connect(self.show_tab)
        self._stack = QStackedWidget()
        head = box(row(Label(_("Gerbang etika"), "section"), 8, self.segments, None,
                       margins=(24, 10, 24, 10)))  # fmt: skip
        put(QVBoxLayout(self), head, line(), self._stack, gap=0).setStretch(2, 1)
        self.show_tab(last[0])

    def show_tab(self, key: str) -> Tab:
        """Show a tab, made when first asked for."""
        self.window_.desk.flush()
        last[0] = key
        if key not in self.tabs:
            self.tabs[key] = next(make for ident, _words, make in TABS if ident == key)(self.window_)
            self._stack.addWidget(self.tabs[key])
        self.segments.buttons[key].setChecked(True)
        self._stack.setCurrentWidget(self.tabs[key])
        self.tabs[key].refresh()
        return self.tabs[key]

    def refresh(self) -> None:
        """Show what is so now."""
        self.tabs[last[0]].refresh()

    def search_here(self) -> None:
        """Put the caret into the tab's search field."""
        self.tabs[last[0]].search_here()
