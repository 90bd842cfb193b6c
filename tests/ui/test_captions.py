"""Tab Takarir by real keys and clicks: variants, counters, tags, find and replace, copying, the note."""

from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from studio.domain.content import DesignPage, Picture, Post
from studio.session import preferences
from studio.session.captions import text_to_paste
from studio.ui.main_window import MainWindow
from studio.ui.post.captions.snippets import keep_snippet, snippet_menu
from studio.ui.post.captions.tab import CaptionsTab


@pytest.fixture
def tab(window: MainWindow, post: Post, qtbot) -> CaptionsTab:
    """The tab of the first post, shown."""
    window.open_post(post.id, "captions")
    qtbot.waitExposed(window)
    return cast("CaptionsTab", window.pages["post"]._tabs["captions"])  # type: ignore[attr-defined]


def now(tab: CaptionsTab) -> Post:
    """The post as the desk has it."""
    return tab.page.post


def press(qtbot, widget: QWidget, ident: str) -> None:
    """Click a platform's tab."""
    qtbot.mouseClick(widget.bar.tabs[ident], Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]


def test_typing_on_a_platform_that_follows_makes_a_variant(tab: CaptionsTab, qtbot) -> None:
    """The common text stays; the tab's state turns from words to a counter; one undo brings it back."""
    press(qtbot, tab, "facebook")
    assert tab.bar.tabs["facebook"].state.text() == "ikut umum"
    common = now(tab).caption.text
    tab.text.edit.setFocus()
    qtbot.keyClick(tab.text.edit, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(tab.text.edit, "Halo, ")
    assert now(tab).captions["facebook"].text == "Halo, " + common.rstrip("\n")
    assert now(tab).caption.text == common
    state = tab.bar.tabs["facebook"].state
    assert "/" in state.text()
    qtbot.waitUntil(lambda: state.width() >= state.sizeHint().width())
    assert tab.text.chip.text() == "Varian sendiri"
    qtbot.keyClick(tab.text.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "facebook" not in now(tab).captions


def test_a_variant_goes_back_to_the_common_text(tab: CaptionsTab, qtbot) -> None:
    """One click, undoable; comparing shows what differs."""
    press(qtbot, tab, "x")
    qtbot.mouseClick(tab.text.compare, Qt.MouseButton.LeftButton)
    assert tab.text.well.title.text() == "Beda dari teks umum"
    mine = now(tab).captions["x"].text
    qtbot.mouseClick(tab.text.back, Qt.MouseButton.LeftButton)
    assert now(tab).captions["x"].text == ""
    assert not tab.text.well.isVisible()
    tab.page.window_.undo()
    assert tab.text.edit.text() == mine


def test_a_text_too_long_for_x_says_so_in_the_bar_and_in_words(tab: CaptionsTab, qtbot) -> None:
    """Stop tone with icon and count; a sentence below the field."""
    press(qtbot, tab, "x")
    tab.text.edit.setFocus()
    qtbot.keyClicks(tab.text.edit, "kata " * 30)
    state = tab.bar.tabs["x"]
    assert state.state.text().endswith("/ 280")
    assert state.state.property("tone") == "stop"
    assert state.mark.isVisible()
    assert "batas X" in tab.text.bad.label.text()
    assert state.accessibleName().startswith("X, ")


def test_the_fold_is_drawn_where_the_platform_hides_the_rest(tab: CaptionsTab, qtbot) -> None:
    """Instagram shows about 125 characters; the preview ends there and opens by its segments."""
    press(qtbot, tab, "instagram")
    assert tab.text.edit.fold_label.isVisible()
    assert "125" in tab.text.edit.fold_label.text()
    assert tab.preview.below.toPlainText().endswith("… selengkapnya")
    qtbot.mouseClick(tab.preview.fold.buttons["open"], Qt.MouseButton.LeftButton)
    assert "#LayananPaspor" in tab.preview.below.toPlainText()


def test_platforms_are_reached_by_arrow_keys(tab: CaptionsTab, qtbot) -> None:
    """From the common text to the right; the caption in work changes with it."""
    tab.bar.tabs[""].setFocus()
    qtbot.keyClick(tab.bar.tabs[""], Qt.Key.Key_Right)
    assert tab.captions.where == next(i for i in tab.bar.tabs if i)


def test_tags_are_added_moved_and_removed_by_key(tab: CaptionsTab, qtbot) -> None:
    """Enter adds, Alt with an arrow moves, Delete removes; each is one command."""
    qtbot.keyClicks(tab.tags.add, "ramah anak")
    qtbot.keyClick(tab.tags.add, Qt.Key.Key_Return)
    assert now(tab).caption.hashtags[-2:] == ("#ramah", "#anak")  # type: ignore[index]
    last = tab.tags.chips[-1]
    qtbot.keyClick(last, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert now(tab).caption.hashtags[-2:] == ("#anak", "#ramah")  # type: ignore[index]
    chip = next(c for c in tab.tags.chips if c.tag == "#anak")
    qtbot.keyClick(chip, Qt.Key.Key_Delete)
    assert "#anak" not in now(tab).caption.hashtags  # type: ignore[operator]
    qtbot.mouseClick(tab.tags.chips[-1].close_button, Qt.MouseButton.LeftButton)
    assert "#ramah" not in now(tab).caption.hashtags  # type: ignore[operator]


def test_a_set_of_tags_is_kept_by_name_and_used_again(tab: CaptionsTab, qtbot) -> None:
    """The platform gets the set's tags that it lacks, as its own."""
    tab.tags.keep("Layanan")
    assert preferences.read().tags["Layanan"] == now(tab).caption.hashtags
    press(qtbot, tab, "x")
    tab.tags.use("Layanan", preferences.read().tags["Layanan"])
    assert len(now(tab).captions["x"].hashtags or ()) == 4
    tab.tags.forget("Layanan")
    assert "Layanan" not in preferences.read().tags


def test_replacing_everywhere_is_one_command(tab: CaptionsTab, qtbot, post: Post) -> None:
    """Ctrl+H, words, Enter: captions, fields and alternative texts at once; one undo takes all back."""
    qtbot.keyClick(tab.page.window_, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert tab.finding.isVisible()
    qtbot.keyClicks(tab.finding.wanted, "lansia")
    assert len(tab.finding.hits) > 5
    qtbot.keyClicks(tab.finding.by, "eyang")
    steps = len(tab.page.desk.commands()[0])
    qtbot.keyClick(tab.finding.by, Qt.Key.Key_Return)
    assert len(tab.page.desk.commands()[0]) == steps + 1
    assert tab.finding.hits == ()
    assert "eyang" in now(tab).captions["youtube"].fields["title"].casefold()
    tab.page.window_.undo()
    assert now(tab) == post
    qtbot.keyClick(tab.finding.wanted, Qt.Key.Key_Escape)
    assert not tab.finding.isVisible()


def test_copying_gives_what_the_bundle_writes(tab: CaptionsTab, qtbot) -> None:
    """And the button says so for a moment."""
    press(qtbot, tab, "tiktok")
    qtbot.mouseClick(tab.text.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == text_to_paste(now(tab), "tiktok")
    assert tab.text.copy.text() == "Tersalin"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_emoji_are_searched_and_put_in_by_keyboard(tab: CaptionsTab, qtbot) -> None:
    """Typing a word and Enter puts the first sign at the caret."""
    qtbot.keyClick(tab.text.edit, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    tab.open_picker()
    picker = tab._picker
    assert picker is not None
    qtbot.keyClicks(picker.search, "antrean")
    qtbot.keyClick(picker.search, Qt.Key.Key_Return)
    assert now(tab).caption.text.startswith("🎫")
    assert not picker.isVisible()


def test_alternative_text_and_note_are_typed_and_undone(tab: CaptionsTab, qtbot) -> None:
    """The alternative text belongs to the placed picture, the note to the post."""
    row = next(iter(tab.alts.rows.values()))
    row.area.setFocus()
    qtbot.keyClick(row.area, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(row.area, "Loket")
    page = tab.page.desk.project.get(DesignPage, row.page)
    assert cast("Picture", page.slots[row.slot]).alt == "Loket"
    qtbot.keyClicks(tab.note.area, "Tunggu seksi paspor")
    assert now(tab).note == "Tunggu seksi paspor"
    assert tab.page.desk.flush()
    assert tab.page.desk.commands()[0][:2] == ("Sunting catatan untuk pemeriksa", "Sunting teks alternatif")


def test_a_link_of_the_platform_counts(tab: CaptionsTab, qtbot) -> None:
    """Fields beside the text are stored as typed; mentions get their sign."""
    press(qtbot, tab, "x")
    qtbot.keyClicks(tab.fields.entries["mentions"].field, "kemenimipas, ditjen")
    assert now(tab).captions["x"].mentions == ("@kemenimipas", "@ditjen")
    assert tab.fields.entries["mentions"].field.text() == "kemenimipas, ditjen"  # type: ignore[union-attr]


def test_tab_goes_in_reading_order(tab: CaptionsTab, qtbot) -> None:
    """From the text over its tools, tags, fields and alternative text to the note."""
    press(qtbot, tab, "instagram")
    qtbot.waitUntil(tab.fields.entries["link"].field.isVisible)
    tab.text.edit.setFocus()
    seen: list[QWidget] = []
    for _n in range(40):
        qtbot.keyClick(tab.page.window_.focusWidget(), Qt.Key.Key_Tab)
        seen.append(tab.page.window_.focusWidget())
        if seen[-1] is tab.note.area:
            break
    fields = [entry.field for entry in tab.fields.entries.values()]
    alts = [row.area for row in tab.alts.rows.values()]
    wanted = [tab.text.emoji, tab.text.copy, tab.tags.sets, *tab.tags.chips, tab.tags.add, *fields, *alts]
    assert [w for w in seen if w in wanted] == wanted
    assert seen[-1] is tab.note.area


def test_a_snippet_is_put_in_with_the_posts_own_title(tab: CaptionsTab, qtbot) -> None:
    """Fields are filled when it is chosen, at the caret."""
    keep_snippet(tab.captions, "Salam", "{judul} di {kantor}.")
    qtbot.keyClick(tab.text.edit, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    menu = snippet_menu(tab.text.snippets, tab.captions, tab.text.edit)
    next(a for a in menu.actions() if a.text() == "Salam").trigger()
    assert now(tab).caption.text.startswith(f"{now(tab).title} di Imigrasi Tanjung Sekar.")


def test_a_platform_is_added_with_its_first_placement(tab: CaptionsTab, qtbot) -> None:
    """One command puts the placement in; its tab is the one in work then."""
    rest = tuple(p for p in now(tab).placements if not p.startswith("linkedin/"))
    tab.page.edit_post("Tanpa LinkedIn", placements=rest)
    assert "linkedin" not in tab.bar.tabs
    tab.bar.added.emit("linkedin")
    assert now(tab).placements[-1].startswith("linkedin/")
    assert tab.captions.where == "linkedin"


def test_every_control_has_a_name(tab: CaptionsTab) -> None:
    """Whatever takes the focus tells a screen reader what it is."""
    for widget in tab.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(tab):
            text = getattr(widget, "text", None)
            said = widget.accessibleName() or (text() if callable(text) else "")
            assert said, (type(widget), widget.objectName(), widget.mapTo(tab, QPoint()))


def test_the_key_of_a_tab_brings_the_focus_along(tab: CaptionsTab, window: MainWindow, qtbot) -> None:
    """From anywhere on the page Alt+3 leads into the text, Alt+5 to the first control of the bundle."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page = tab.page
    for ident in ("sizes", "checks", "bundle"):
        page._tab_key(ident)
        assert page._tabs[ident].isAncestorOf(window.focusWidget()), ident
    page._tab_key("captions")
    assert tab.text.edit.hasFocus()
