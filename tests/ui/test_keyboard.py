"""The whole main job by keyboard alone: from the choice of a template to a bundle that verifies."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QTextEdit, QWidget

from studio.domain.content import Design, DesignPage, Post, RichText
from studio.export.verify import verify_bundle
from studio.session import preferences
from studio.ui.main_window import MainWindow
from studio.ui.post.bundle.tab import BundleTab
from studio.ui.post.card import TemplateCard
from studio.ui.post.page import PostPage

Key, Mod = Qt.Key, Qt.KeyboardModifier
SOON = 90_000
MOST_TABS = 120
HEADLINE = "Loket paspor pindah ke gedung baru"
CAPTION = "Mulai Senin loket paspor ada di gedung baru."


class Keys:
    """Presses keys where the focus is, as a person does."""

    def __init__(self, window: MainWindow, qtbot) -> None:
        self.window, self.qtbot = window, qtbot

    @property
    def at(self) -> QWidget:
        """What has the focus."""
        return QApplication.focusWidget() or self.window

    def press(self, key: Qt.Key, with_: Qt.KeyboardModifier = Mod.NoModifier) -> None:
        """One key, and what comes of it."""
        self.qtbot.keyClick(self.at, key, with_)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Letters."""
        self.qtbot.keyClicks(self.at, text)

    def tab_to(self, name: str) -> QWidget:
        """Tab until something of this name has the focus."""
        passed = []
        for _step in range(MOST_TABS):
            if name in called(self.at):
                return self.at
            passed.append(called(self.at))
            self.press(Key.Key_Tab)
        pytest.fail(f"“{name}” is not reached by Tab: {passed}")


def called(widget: QWidget) -> str:
    """What a person calls a widget."""
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text


@pytest.fixture
def keys(window: MainWindow, qtbot, tmp_path: Path) -> Keys:
    """The keyboard of a window in front; bundles go to a folder of the test."""
    preferences.change(export_folder=str(tmp_path), export_video=False, budget_mb=0)
    window.go("home")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return Keys(window, qtbot)


def test_from_template_to_bundle_by_keys_alone(keys: Keys, window: MainWindow, tmp_path: Path, qtbot) -> None:
    """Arrows and Enter choose a template; Tab, letters and Alt with a number do the rest."""
    project = window.desk
    known = {post.id for post in project.project.all(Post)}
    choose(keys)
    made = next(post for post in project.project.all(Post) if post.id not in known)
    write(keys, window)
    design = project.project.get(Design, made.design)
    slots = project.project.get(DesignPage, design.pages[0]).slots
    assert any(isinstance(v, RichText) and HEADLINE in str(v) for v in slots.values())
    walk_tabs(keys, window)
    assert project.project.get(Post, made.id).caption.text == CAPTION
    bundle(keys, window, qtbot)
    (archive,) = tmp_path.glob("*.bundel.zip")
    verdict = verify_bundle(archive)
    assert verdict.ok, verdict.faults
    assert verdict.files > 1


def choose(keys: Keys) -> None:
    """Ctrl+N, down into the cards, right and back, Enter on one that needs a headline only."""
    keys.press(Key.Key_N, Mod.ControlModifier)
    assert isinstance(keys.at, QLineEdit)
    keys.press(Key.Key_Down)
    first = keys.at
    assert isinstance(first, TemplateCard)
    keys.press(Key.Key_Right)
    assert isinstance(keys.at, TemplateCard)
    assert keys.at is not first
    keys.press(Key.Key_Left)
    for _step in range(40):
        if isinstance(keys.at, TemplateCard) and keys.at.template.id == "pengumuman":
            break
        keys.press(Key.Key_Right)
    keys.press(Key.Key_Return)


def write(keys: Keys, window: MainWindow) -> None:
    """Tab to the headline and write it."""
    page = window.pages["post"]
    assert isinstance(page, PostPage)
    assert page.tab == "fill"
    field = keys.tab_to("Apa yang berubah")
    assert isinstance(field, QTextEdit | QLineEdit)
    keys.press(Key.Key_A, Mod.ControlModifier)
    keys.type(HEADLINE)
    window.desk.flush()


def walk_tabs(keys: Keys, window: MainWindow) -> None:
    """Alt+2 to Alt+4, a caption on the way."""
    page = window.pages["post"]
    keys.press(Key.Key_2, Mod.AltModifier)
    assert page.tab == "sizes"
    keys.press(Key.Key_3, Mod.AltModifier)
    assert page.tab == "captions"
    assert called(keys.at) == "Teks umum"
    keys.press(Key.Key_A, Mod.ControlModifier)
    keys.type(CAPTION)
    window.desk.flush()
    keys.press(Key.Key_4, Mod.AltModifier)
    assert page.tab == "checks"


def bundle(keys: Keys, window: MainWindow, qtbot) -> None:
    """Alt+5; leave all out, take one placement in with Space, press the button with Enter."""
    page = window.pages["post"]
    keys.press(Key.Key_5, Mod.AltModifier)
    tab = page._tabs["bundle"]
    assert isinstance(tab, BundleTab)
    keys.tab_to("Kosongkan")
    keys.press(Key.Key_Return)
    assert tab.contents.chosen() == []
    keys.tab_to("Isi bundel")
    while len(tab.contents.chosen()) != 1:
        keys.press(Key.Key_Down)
        if (row := tab.rows.rows[tab.list.currentIndex().row()]).file is not None:
            keys.press(Key.Key_Space)
            assert tab.contents.chosen() == [row.file.placement]
    qtbot.waitUntil(lambda: page.verdict is not None and not page.run.busy, timeout=SOON)
    reasons = tab.contents.obstacles(failed=False)
    assert not any(reasons), [spread.first.message for spread in reasons[1]]
    qtbot.waitUntil(tab.side.make.isEnabled, timeout=5000)
    words = tab.side.make.text()
    keys.tab_to(words)
    while keys.at is not tab.side.make:
        keys.press(Key.Key_Tab)
        keys.tab_to(words)
    keys.press(Key.Key_Return)
    qtbot.waitUntil(tab.side.done.isVisible, timeout=SOON)


def test_enter_and_space_press_a_button(window: MainWindow, keys: Keys) -> None:
    """Both keys press a button that has the focus."""
    for key in (Key.Key_Return, Key.Key_Space):
        window.go("home")
        keys.tab_to("Konten baru")
        keys.press(key)
        assert window.place == "gallery"


def test_tab_goes_round_every_tab_of_a_post(window: MainWindow, post: Post, keys: Keys) -> None:
    """In no tab the focus is caught: Tab comes back to where it began, over the head and the rail."""
    for number in range(5):
        window.open_post(post.id)
        keys.press(Qt.Key(int(Key.Key_1) + number), Mod.AltModifier)
        keys.tab_to("Beranda")
        keys.press(Key.Key_Tab)
        keys.tab_to("Kembali ke daftar konten")
