"""Settings: the office, its people, its accounts, its calendar, the look, the keys, the project's file."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from studio.domain.project import Key
from studio.ui import theme
from studio.ui.settings.accounts import AccountsSection
from studio.ui.settings.gate.section import GateSection
from studio.ui.settings.keys import KeysSection
from studio.ui.settings.look import LookSection
from studio.ui.settings.office import OfficeSection
from studio.ui.settings.people import PeopleSection
from studio.ui.settings.project import ProjectSection
from studio.ui.settings.year.section import YearSection
from studio.ui.widgets.basic import Label, ToolButton, box, column, header, line, put, row
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow

SECTIONS: tuple[tuple[str, str, Callable[[], str], Callable[["MainWindow"], QWidget]], ...] = (
    ("office", "building", lambda: _("Kantor"), OfficeSection),
    ("people", "users", lambda: _("Orang dan peran"), PeopleSection),
    ("accounts", "shield-lock", lambda: _("Akun resmi"), AccountsSection),
    ("year", "calendar-event", lambda: _("Kalender kantor"), YearSection),
    ("gate", "shield-check", lambda: _("Gerbang etika"), GateSection),
    ("look", "palette", lambda: _("Tampilan"), LookSection),
    ("keys", "keyboard", lambda: _("Tombol"), KeysSection),
    ("project", "database", lambda: _("Proyek"), ProjectSection),
)
SIDE = 176
last = ["office"]
"""The section last looked at; a change of theme or language makes the page anew."""


class SettingsPage(QWidget):
    """Setelan."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        self.setObjectName("page")
        self.window_ = window
        self.sections: dict[str, QWidget] = {}
        self.buttons: dict[str, QToolButton] = {}
        self._stack = QStackedWidget()
        group, side = QButtonGroup(self), column(gap=2, margins=(12, 12, 12, 12))
        for ident, icon, words, _make in SECTIONS:
            made = ToolButton()
            made.setObjectName("section")
            made.setText(f"  {words()}")
            made.setAccessibleName(words())
            made.setIcon(theme.icon(icon, "normal", 18, on="accent"))
            made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            made.setCheckable(True)
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            made.setMinimumWidth(SIDE - 24)
            made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            made.setCursor(Qt.CursorShape.PointingHandCursor)
            made.clicked.connect(lambda _on=False, ident=ident: self.show_section(ident))
            group.addButton(made)
            side.addWidget(made)
            self.buttons[ident] = made
        side.addStretch(1)
        list_ = box(side, "brandSide")
        list_.setMinimumWidth(SIDE)
        list_.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        below = QWidget()
        put(QHBoxLayout(below), list_, line(upright=True), self._stack, gap=0)
        put(QVBoxLayout(self), header(Label(_("Setelan"), "title"), None), line(), below, gap=0)
        self.layout().setStretch(2, 1)  # type: ignore[union-attr]
        window.desk.changed.connect(self._changed)
        self.show_section(last[0])

    @property
    def tab(self) -> str:
        """The section in sight."""
        return last[0]

    def show_section(self, ident: str) -> QWidget:
        """Show a section, made when first asked for; what is in sight then."""
        last[0] = ident
        self.window_.desk.flush()
        if ident not in self.sections:
            make = next(make for key, _icon, _words, make in SECTIONS if key == ident)
            self.sections[ident] = made = make(self.window_)
            self._stack.addWidget(made if getattr(made, "whole", False) else _scrolled(made))
        self.buttons[ident].setChecked(True)
        self._stack.setCurrentIndex(list(self.sections).index(ident))
        self.refresh()
        return self.sections[ident]

    def refresh(self) -> None:
        """Show what is so now."""
        self._tell("refresh")

    def search_here(self) -> None:
        """Put the caret into the section's search field, if it has one."""
        self._tell("search_here")

    def leave(self) -> None:
        """Let go of the desk."""
        self.window_.desk.changed.disconnect(self._changed)

    def _changed(self, keys: frozenset[Key]) -> None:
        kinds = getattr(self.sections[last[0]], "kinds", {"office", "person"})
        if any(kind in kinds for kind, _ident in keys):
            self.refresh()

    def _tell(self, what: str) -> None:
        act = getattr(self.sections[last[0]], what, None)
        if callable(act):
            act()


def _scrolled(section: QWidget) -> QScrollArea:
    """A section at a reading width, in the middle."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    section.setFixedWidth(theme.look().size("measure"))
    area.setWidget(box(row(None, section, None, margins=(24, 20, 24, 24))))
    return area
