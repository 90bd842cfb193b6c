"""Who works here: people of the project, one of whom one is."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from studio.domain.content import Person
from studio.ui import theme
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow


def people_menu(window: "MainWindow", parent: QWidget) -> QMenu:
    """Everybody registered, and the way to register somebody."""
    menu = QMenu(parent)
    people = window.desk.project.all(Person)
    for person in people:
        here = window.me is not None and window.me.id == person.id
        menu.addAction(
            theme.icon("check" if here else "user"),
            person.name.replace("&", "&&"),
            lambda p=person: window.be(p),
        )
    if people:
        menu.addSeparator()
    menu.addAction(theme.icon("user-plus"), _("Kelola orang dan peran…"), lambda: window.go("settings"))
    return menu
