"""Everyone can use every screen: names and roles for screen readers, and nothing a user types is markup."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtGui import Qt as Rich
from PySide6.QtWidgets import QComboBox, QLabel, QScrollArea, QTextBrowser, QWidget

from studio.domain.content import Asset, Post
from studio.ui.main_window import MainWindow
from studio.ui.widgets.basic import Elided, Icon, Label
from tests.ui.screens import INNER, accessible, screen

Role = QAccessible.Role
SAYS_NOTHING = {Role.NoRole, Role.Client, Role.Pane, Role.LayeredPane, Role.Border, Role.Grouping,
                Role.StaticText, Role.Window, Role.Whitespace}  # fmt: skip
READ = (QScrollArea, QTextBrowser)
"""Texts that are only scrolled by keys; Qt gives them no role of their own."""
MARKUP = "<b>tebal</b> & <img src=x> Paspor"


def where(widget: object) -> str:
    """The types above a widget, to find it by."""
    names = []
    while isinstance(widget, QWidget) and len(names) < 5:
        names.append(type(widget).__name__)
        widget = widget.parentWidget()
    return " < ".join(names)


@pytest.mark.parametrize("name", INNER)
def test_whatever_takes_the_focus_has_a_name_and_a_role(window: MainWindow, name: str, qtbot) -> None:
    """A screen reader says of each focusable thing what it is and what it is called."""
    top = screen(window, name)
    qtbot.wait(150)
    found = [face for face in accessible(top) if face.state().focusable]
    assert found
    nameless = [
        f"{face.role()} {where(face.object())}"
        for face in found
        if not face.text(QAccessible.Text.Name).strip()
    ]
    vague = [
        f"{face.role()} “{face.text(QAccessible.Text.Name)}” {where(face.object())}"
        for face in found
        if face.role() in SAYS_NOTHING and not isinstance(face.object(), READ)
    ]
    assert (nameless, vague) == ([], [])
    boxes = [box for box in top.findChildren(QComboBox) if box.isVisible()]
    assert [where(box) for box in boxes if not box.accessibleName()] == []


@pytest.mark.parametrize("name", INNER)
def test_project_text_is_never_markup(window: MainWindow, post: Post, name: str, qtbot) -> None:
    """Titles, names and captions that look like HTML are shown letter by letter, in tooltips too."""
    spoil(window, post)
    top = screen(window, name)
    qtbot.wait(150)
    widgets = [top, *top.findChildren(QWidget)]
    rich = [
        f"{where(label)} “{label.text()}”"
        for label in widgets
        if isinstance(label, QLabel)
        and not isinstance(label, Label | Elided | Icon)
        and label.textFormat() != Qt.TextFormat.PlainText
        and label.pixmap().isNull()
    ]
    tips = [f"{where(w)} “{w.toolTip()}”" for w in widgets if MARKUP in w.toolTip()]
    assert (rich, tips) == ([], [])
    assert [t for t in (w.toolTip() for w in widgets) if Rich.mightBeRichText(t) and "&lt;" not in t] == []


def spoil(window: MainWindow, post: Post) -> None:
    """Give a post, a caption, a picture, the office and its people words that look like HTML."""
    import msgspec

    from studio.domain.content import Office, Person

    change, project = msgspec.structs.replace, window.desk.project
    caption = change(post.caption, text=MARKUP, hashtags=(f"#{MARKUP}",))
    assets = [change(asset, name=MARKUP, alt=MARKUP, author=MARKUP) for asset in project.all(Asset)]
    people = [change(person, name=MARKUP) for person in project.all(Person)]
    office = change(project.get(Office, "office"), unit=MARKUP, short_name=MARKUP)
    made = change(post, title=MARKUP, caption=caption)
    assert window.desk.put("Uji", made, *assets, *people, office)
