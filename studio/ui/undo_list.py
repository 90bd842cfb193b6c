"""The list of commands: what was done, newest first, and a click to go back to before it."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from studio.ui import theme
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow

MOST = 15


def undo_menu(window: "MainWindow", parent: QWidget) -> QMenu:
    """What can be done again, then what can be undone; choosing one goes there, step by step."""
    menu = QMenu(parent)
    back, forth = window.desk.commands()
    for steps, name in reversed(list(enumerate(forth[:MOST], 1))):
        menu.addAction(theme.icon("arrow-forward-up", "muted"), _plain(name), lambda n=steps: _go(window, n))
    if forth:
        menu.addSeparator()
    for steps, name in enumerate(back[:MOST], 1):
        menu.addAction(theme.icon("arrow-back-up"), _plain(name), lambda n=steps: _go(window, -n))
    if not back and not forth:
        menu.addAction(_("Belum ada yang dapat diurungkan")).setEnabled(False)
    return menu


def _go(window: "MainWindow", steps: int) -> None:
    for _step in range(abs(steps)):
        (window.redo if steps > 0 else window.undo)()


def _plain(name: str) -> str:
    """A command's name as a menu shows it: `&` would mark a key."""
    return name.replace("&", "&&")
