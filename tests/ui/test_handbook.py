"""F1 opens the handbook where one is, and the handbook says what the window does."""

import re

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QKeySequence

from studio.domain.content import Post
from studio.ui import handbook, theme
from studio.ui.handbook import PAGES, Reader
from studio.ui.main_window import MainWindow
from studio.ui.post.page import TABS
from tests.test_docs import headings


def test_every_screen_has_its_place_in_the_handbook(window: MainWindow) -> None:
    """Each place, the gallery and each tab of a post is told of under a heading that is there."""
    for page in PAGES.values():
        name, _mark, heading = page.partition("#")
        assert heading in headings(handbook.folder() / name)
    post = window.desk.project.all(Post)[0]
    shown = []
    for place in ("home", "content", "assets", "brand", "settings"):
        window.go(place)
        shown.append(handbook.page_for(window))
    for tab, _words, _home in TABS:
        window.open_post(post.id, tab)
        shown.append(handbook.page_for(window))
    assert handbook.FIRST not in shown
    assert len(set(shown)) == 9  # the list of posts is told of with the first page


def test_f1_opens_the_heading_of_the_screen(window: MainWindow, qtbot) -> None:
    """On the brand page F1 shows the handbook from its heading on; a link leads to another page of it."""
    window.go("brand")
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: window.findChild(Reader) is not None)
    reader = window.findChild(Reader)
    qtbot.waitUntil(lambda: reader.verticalScrollBar().value() > 0)
    assert handbook.anchor_of(reader.cursorForPosition(QPoint(40, 16)).block()) == "merek"
    reader.anchorClicked.emit(QUrl("bundel.md"))
    assert reader.file.name == "bundel.md"
    reader.anchorClicked.emit(QUrl("../README.md"))
    assert reader.file == handbook.folder() / "bundel.md"
    reader.anchorClicked.emit(QUrl("etika/daftar.md#sumber"))
    assert reader.file == handbook.folder() / "etika" / "daftar.md"
    reader.anchorClicked.emit(QUrl("menjawab.md"))
    assert reader.file == handbook.folder() / "etika" / "menjawab.md"
    reader.anchorClicked.emit(QUrl("../periksa.md#gerbang"))
    assert (reader.file, reader.heading) == (handbook.folder() / "periksa.md", "gerbang")


def test_after_help_one_goes_on_where_one_was(window: MainWindow, qtbot) -> None:
    """Esc closes the handbook and gives the focus back to the field it came from."""
    window.go("content")
    window.activateWindow()
    field = window.current().search
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: window.findChild(Reader) is not None)
    qtbot.keyClick(window.findChild(Reader), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(Reader) is None)
    assert window.focusWidget() is field


@pytest.mark.usefixtures("dressed")
def test_pictures_of_the_handbook_fit_the_page_in_both_looks() -> None:
    """Every picture of the page is found, as wide as the text, and dark where the window is."""
    text = (handbook.folder() / handbook.FIRST).read_text("utf-8")
    reader = Reader(handbook.FIRST)
    shown = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", text)
    assert len(shown) == 9
    for name in shown:
        light = reader.loadResource(0, QUrl(name))
        theme.look().use("dark")
        dark = reader.loadResource(0, QUrl(name))
        theme.look().use("light")
        for picture in (light, dark):
            assert 0 < picture.deviceIndependentSize().width() <= handbook.WIDTH - handbook.SIDES
        assert light.pixelColor(5, 5).lightness() > 200 > dark.pixelColor(5, 5).lightness()


def test_the_table_of_keys_is_true(window: MainWindow) -> None:
    """Every action with keys is in the handbook with exactly these keys and words, and nothing else is."""
    post = window.desk.project.all(Post)[0]
    for tab, _words, _home in TABS:
        window.open_post(post.id, tab)
    window.go("calendar")
    told = {}
    text = (handbook.folder() / handbook.FIRST).read_text("utf-8").partition("\n## Tombol\n")[2]
    for keys, words in re.findall(r"^\| (`.+`) \| (.+?) \|$", text.partition("\n## ")[0], re.MULTILINE):
        told[words] = [QKeySequence(key).toString() for key in re.findall(r"`([^`]+)`", keys)]
    known = {
        one.words: [QKeySequence(key).toString() for key in one.keys]
        for one in window.actions_by_id.known.values()
        if one.keys
    }
    assert told == known
