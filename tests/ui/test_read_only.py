"""A window for reading only: it says why before anything is pressed, and shuts nothing in silence."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QToolButton, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from studio.domain.content import Post
from studio.session import projects
from studio.session.session import Session
from studio.ui import app, switching
from studio.ui.main_window import MainWindow
from studio.ui.post.fill.text_field import RichEdit
from studio.ui.post.menu import fill_menu
from studio.ui.post.page import PostPage
from studio.ui.read_only import ReadOnlyBar

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def held(example: Path, tmp_path: Path) -> Iterator[Session]:
    """A project that Bayu works on."""
    path = tmp_path / "dipakai.humas"
    shutil.copyfile(example, path)
    session = projects.open_project(path, who="Bayu")
    yield session
    session.close()


@pytest.fixture
def reader(dressed: QApplication, held: Session, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window of somebody who comes second."""
    made = app.open_window(held.path)
    made.resize(1366, 740)
    made.show()
    qtbot.waitUntil(lambda: made.place == "home")
    yield made
    made.agreed = True
    made.close()


def test_the_bar_says_who_where_and_since_when(reader: MainWindow, held: Session, qtbot: QtBot) -> None:
    """When the project is free, the bar offers to work, and the window is replaced by one that can."""
    bar = reader.findChild(ReadOnlyBar)
    assert bar is not None
    said = bar.label.text()
    holder = held.file._hold.holder  # type: ignore[union-attr]
    assert "Bayu" in said
    assert holder.host in said
    assert "sejak" in said
    assert bar.isVisible()
    bar.look()
    assert bar.work.isHidden()
    held.close()
    bar.look()
    qtbot.mouseClick(bar.work, LEFT)
    (now,) = switching._shown
    assert isinstance(now, MainWindow)
    assert not now.desk.session.read_only
    assert now.findChild(ReadOnlyBar) is None
    now.close()
    switching._shown.clear()


def test_fields_take_no_letters_and_can_be_read(reader: MainWindow, qtbot: QtBot) -> None:
    """The caret goes into the form, nothing typed there lands, and nothing is refused afterwards."""
    post = reader.desk.project.all(Post)[0]
    reader.open_post(post.id, "fill")
    edit = next(e for e in reader.findChildren(RichEdit) if e.isVisible())
    before = edit.toPlainText()
    edit.setFocus()
    qtbot.keyClicks(edit, "Tidak boleh")
    assert edit.toPlainText() == before
    assert edit.isReadOnly()
    assert edit.isEnabled()
    assert "Bayu" in edit.accessibleDescription()
    assert reader.notices.shown() == []


def shut_in(page: QWidget | None) -> list[QWidget]:
    """Controls in sight that are shut."""
    assert page is not None
    return [w for w in page.findChildren(QWidget) if w.isVisible() and w.property("shut") == "true"]


@pytest.mark.parametrize("place", ["home", "content", "assets", "fill", "sizes", "captions"])
def test_what_writes_says_why_before_it_is_pressed(
    reader: MainWindow, qtbot: QtBot, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each control that writes is reachable by Tab, looks at rest, names the reason, and does nothing."""
    if place in {"home", "content", "assets"}:
        reader.go(place)
    else:
        reader.open_post(reader.desk.project.all(Post)[0].id, place)
    qtbot.wait(300)
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, words, *_more: told.append(words))
    found = shut_in(reader.current())
    assert found, place
    before, here = reader.desk.project, reader.current()
    for control in found:
        assert control.isEnabled()
        assert "Bayu" in control.toolTip()
        assert "Bayu" in control.accessibleDescription()
        if isinstance(control, QPushButton | QToolButton):
            assert control.focusPolicy() & Qt.FocusPolicy.TabFocus or isinstance(control, QToolButton)
            qtbot.mouseClick(control, LEFT)
            qtbot.keyClick(control, Qt.Key.Key_Space)
    assert all("Bayu" in words for words in told)
    assert told
    assert reader.desk.project is before
    assert reader.current() is here
    assert reader.notices.shown() == []


def test_menus_name_the_reason_above_what_rests(reader: MainWindow, qtbot: QtBot) -> None:
    """What only reads can still be chosen."""
    reader.open_post(reader.desk.project.all(Post)[0].id)
    page = reader.current()
    assert isinstance(page, PostPage)
    menu = QMenu(page)
    fill_menu(menu, page)
    reader.shut._menu(menu)  # type: ignore[union-attr]
    first, *rest = [action for action in menu.actions() if not action.isSeparator()]
    assert "Bayu" in first.text()
    state = {action.text(): action.isEnabled() for action in rest}
    assert state["Hapus konten"] is False
    assert state["Sematkan"] is True
