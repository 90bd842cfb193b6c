"""Strategi: the plan behind the calendar, one section beside another."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from studio.ui.widgets.basic import Label, Segments, header, line, put
from studio.ui.words import _, sense

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page. `home` is `module:Class`, made with the main window alone when first asked for.

    A section has `refresh()`, and may have `search_here()`, `leave()` and `kinds`, the records it shows.
    """

    ident: str
    words: Callable[[], str]
    home: str

    def make(self, window: "MainWindow") -> QWidget:
        """The section's widget."""
        module, name = self.home.split(":")
        made: QWidget = getattr(import_module(module), name)(window)
        return made


SECTIONS: tuple[Section, ...] = (
    Section("pillars", lambda: sense("banyak", "Pilar"), "studio.ui.strategy.pillars.section:PillarSection"),
    Section(
        "campaigns",
        lambda: sense("banyak", "Kampanye"),
        "studio.ui.strategy.campaigns.section:CampaignSection",
    ),
    Section("plan", lambda: sense("bagian", "Strategi"), "studio.ui.strategy.plan.section:PlanSection"),
    Section("figures", lambda: sense("banyak", "Angka"), "studio.ui.strategy.figures.section:FigureSection"),
    Section("inquiries", lambda: _("Masukan publik"), "studio.ui.strategy.inquiries.section:InquirySection"),
)
last = [""]
"""The section last looked at; a change of theme or language makes the page anew."""


class StrategyPage(QWidget):
    """Strategi."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        self.setObjectName("page")
        self.window_ = window
        self.sections: dict[str, QWidget] = {}
        self.segments = Segments([(s.ident, s.words()) for s in SECTIONS], last[0])
        self.segments.setFixedHeight(36)
        self.segments.chosen.connect(self.show_section)
        self._stack = QStackedWidget()
        head = header(Label(_("Strategi"), "title"), 16, self.segments, None)
        put(QVBoxLayout(self), head, line(), self._stack, gap=0).setStretch(2, 1)
        self.setFocusProxy(self._stack)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.search_here)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        window.desk.changed.connect(self._changed)
        self.show_section(last[0] or SECTIONS[0].ident)

    def show_section(self, ident: str) -> QWidget:
        """Show a section; what is in sight then."""
        self.window_.desk.flush()
        last[0] = ident
        if ident not in self.sections:
            made = next(s for s in SECTIONS if s.ident == ident).make(self.window_)
            self.sections[ident] = made
            self._stack.addWidget(made)
        self.segments.buttons[ident].setChecked(True)
        self._stack.setCurrentWidget(self.sections[ident])
        self.refresh()
        return self.sections[ident]

    def refresh(self) -> None:
        """Show what is so now."""
        self._tell("refresh")

    def search_here(self) -> None:
        """Put the caret into the section's search field."""
        self._tell("search_here")

    def leave(self) -> None:
        """Let go of the desk."""
        self.window_.desk.changed.disconnect(self._changed)
        for section in self.sections.values():
            leave = getattr(section, "leave", None)
            if callable(leave):
                leave()

    def _tell(self, what: str) -> None:
        act = getattr(self.sections[last[0]], what, None)
        if callable(act):
            act()

    def _changed(self, keys: frozenset[Any]) -> None:
        kinds = getattr(self.sections[last[0]], "kinds", None)
        if self.window_.current() is self and (kinds is None or any(kind in kinds for kind, _ident in keys)):
            self.refresh()
