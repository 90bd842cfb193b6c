"""Ctrl+K finds actions, posts and pictures by a few letters and goes there."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from studio.domain.content import Post
from studio.session.search import find, index_of
from studio.ui.main_window import MainWindow
from studio.ui.palette import Palette


def opened(window: MainWindow, qtbot) -> Palette:
    """The palette, opened by its keys."""
    window.go("home")
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.findChild(Palette) is not None)
    return window.findChild(Palette)


def test_a_post_is_found_by_letters_of_its_title_and_opened(window: MainWindow, qtbot) -> None:
    """Typing the beginning of two words of a title and Enter opens that post."""
    post = window.desk.project.all(Post)[1]
    palette = opened(window, qtbot)
    words = " ".join(word[:4] for word in post.title.split()[:2])
    qtbot.keyClicks(palette.field, words)
    titles = [entry.title for entry in palette.model.rows]
    assert post.title in titles
    for _step in range(titles.index(post.title)):
        qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.current().ident == post.id


def test_an_action_is_done_from_the_palette(window: MainWindow, qtbot) -> None:
    """The words of an action and Enter do it."""
    palette = opened(window, qtbot)
    qtbot.keyClicks(palette.field, "setelan")
    assert palette.model.rows[0].title == "Setelan"
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.place == "settings"


def test_escape_closes_and_nothing_found_says_so(window: MainWindow, qtbot) -> None:
    """Words that fit nothing give a sentence; Esc takes the palette away."""
    palette = opened(window, qtbot)
    qtbot.keyClicks(palette.field, "qqqqqq")
    assert palette.none.isVisible()
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(Palette) is None)
    assert QApplication.activePopupWidget() is None


def test_the_index_finds_captions_and_alt_texts_without_accents(window: MainWindow) -> None:
    """A word of a caption or of an alt text finds its post; accents do not matter."""
    project = window.desk.project
    post = project.all(Post)[0]
    word = next(w for w in post.caption.text.split() if len(w) > 6 and w.isalpha())
    index = index_of(project)
    assert ("post", post.id) in find(index, word.lower()[:6])
    assert find(index, "zzzz") == []
    assert find(index, "") == []
    index.close()
