"""Every screen of the window by name, to be walked over by tests."""

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

from studio.domain.content import Post
from studio.ui.main_window import MainWindow
from studio.ui.places import PLACES
from studio.ui.post.page import TABS

OPENED = ("gallery", "palette", "keys", "help", "start", "looks", "office", "office-tried")
SCREENS = (*(place.ident for place in PLACES), *(tab[0] for tab in TABS), *OPENED)


def screen(window: MainWindow, name: str) -> QWidget:
    """Bring a screen in sight; the widget it all lies on."""
    if any(place.ident == name for place in PLACES):
        window.go(name)
        return window
    if any(tab[0] == name for tab in TABS):
        window.open_post(window.desk.project.all(Post)[0].id, name)
        return window
    return _opened(window, name)


def _opened(window: MainWindow, name: str) -> QWidget:
    if name == "gallery":
        window.new_post()
        return window
    if name == "start":
        from studio.ui.start.page import StartWindow

        made = StartWindow()
        made.resize(1366, 740)
        made.show()
        made.setParent(window, made.windowFlags())  # goes when the window goes
        made.show()
        return made
    if name in {"looks", "office", "office-tried"}:
        return _designed(window, name)
    window.go("home")
    if name == "palette":
        from studio.ui.palette import Palette

        made = Palette(window)
        made.appear()
        return made
    from studio.ui.help import show_help, show_keys

    return show_keys(window) if name == "keys" else show_help(window)


def _designed(window: MainWindow, name: str) -> QWidget:
    """What a designer opens on the tab Isi."""
    from studio.ui.post.fill.tab import FillTab

    tab = screen(window, "fill").findChild(FillTab)
    if name == "looks":
        tab.looks.open("layout")
        return tab.looks.popup
    tab.keep_as_template()
    page = tab.stack.currentWidget()
    page.table.ticks["kicker", "content"].setChecked(True)
    page.trying.setChecked(name == "office-tried")
    return window


def accessible(widget: QWidget) -> Iterator[QAccessibleInterface]:
    """What a screen reader finds below a widget, depth first, what is not in sight left out."""
    yield from _below(QAccessible.queryAccessibleInterface(widget))


def _below(face: QAccessibleInterface | None) -> Iterator[QAccessibleInterface]:
    if face is None or not face.isValid() or face.state().invisible:
        return
    yield face
    for number in range(face.childCount()):
        yield from _below(face.child(number))
