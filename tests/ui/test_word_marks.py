"""Marks under words by real keys: replaced, passed over, explained, and gone where one types."""

from typing import cast

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from studio.checks.runner import run
from studio.domain.content import Design, DesignPage, Item, Items, Post, RichText, Run
from studio.domain.ethics import Ignored
from studio.domain.rich_splice import splice
from studio.session.checking import subject_of
from studio.ui.main_window import MainWindow
from studio.ui.post.captions.tab import CaptionsTab
from studio.ui.post.fill.plain_fields import ItemsSlot
from studio.ui.post.fill.text_field import TextSlot
from studio.ui.post.page import PostPage
from studio.ui.post.verdict import Verdict
from studio.ui.post.why import WhyPopup

pytestmark = pytest.mark.qt_log_ignore("load glyph failed")
WORDS = "😀 Silahkan datang, bawa fotocopy KTP. Jalur penyandang cacat di pintu timur."


def checked(page: PostPage) -> None:
    """Findings of what is written now, as the background check gives them."""
    desk = page.desk
    desk.flush()
    found = run(subject_of(desk.session, page.post, None, {}, ())).findings
    page.run._timer.stop()
    page.verdict = Verdict(findings=found)
    page.checked.emit(page.verdict)


@pytest.fixture
def page(window: MainWindow, post: Post, qtbot) -> PostPage:
    """The page of the first post, with words to speak of."""
    caption = replace(post.caption, text=WORDS)
    window.desk.put("Contoh", replace(post, caption=caption, captions={}))
    window.open_post(post.id, "captions")
    qtbot.waitExposed(window)
    made = cast("PostPage", window.pages["post"])
    made.run.stop()
    checked(made)
    return made


@pytest.fixture
def tab(page: PostPage) -> CaptionsTab:
    """Its captions."""
    return cast("CaptionsTab", page._tabs["captions"])


def marked(tab: CaptionsTab) -> list[str]:
    """The words under which there is a line."""
    return sorted(mark.cursor.selectedText() for mark in tab.text.marks.marks)


def entries(menu: QMenu) -> list[str]:
    """What a menu offers."""
    return [act.text() for act in menu.actions() if not act.isSeparator()]


def test_words_are_marked_behind_an_emoji(tab: CaptionsTab) -> None:
    """Places are those of the text, whatever Qt counts; the counts stand below."""
    assert marked(tab) == ["Silahkan", "fotocopy", "penyandang cacat"]
    assert len(tab.text.edit.extraSelections()) >= 3
    assert tab.text.counts.text() == "2 kalimat · terpanjang 6 kata"


def test_one_click_is_one_step_of_undo(tab: CaptionsTab) -> None:
    """The wording takes the place of its words alone; the other marks stay; undo brings the words back."""
    marks = tab.text.marks
    marks.replace(next(m for m in marks.marks if m.cursor.selectedText() == "fotocopy"))
    assert tab.page.post.caption.text == WORDS.replace("fotocopy", "fotokopi")
    assert tab.text.edit.text() == tab.page.post.caption.text
    tab.page.window_.undo()
    assert tab.page.post.caption.text == WORDS
    checked(tab.page)
    assert "fotocopy" in marked(tab)


def test_typing_drops_the_mark_it_touches_and_moves_the_others(tab: CaptionsTab, qtbot) -> None:
    """A mark whose words change is gone until the next check."""
    edit = tab.text.edit
    edit.setFocus()
    edit.select(4, 4)
    qtbot.keyClicks(edit, "x")
    assert marked(tab) == ["fotocopy", "penyandang cacat"]


def test_keys_open_the_menu_and_what_is_ignored_stays_away(tab: CaptionsTab, qtbot) -> None:
    """Ctrl+. finds the next mark; passing over is a record that undo takes back; warnings stay."""
    edit, marks = tab.text.edit, tab.text.marks
    edit.setFocus()
    qtbot.keyClick(edit, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert entries(menu) == ["Ganti dengan “Silakan”", "Abaikan selalu", "Mengapa?"]
    next(act for act in menu.actions() if act.text() == "Abaikan selalu").trigger()
    menu.close()
    desk = tab.page.desk
    assert [found.words for found in desk.project.all(Ignored)] == ["Silahkan"]
    checked(tab.page)
    assert marked(tab) == ["fotocopy", "penyandang cacat"]
    firm = next(m for m in marks.marks if m.finding.severity == "warning")
    menu = marks.menu(firm.cursor.selectionStart() + 1)
    assert menu is not None
    assert entries(menu) == ["Ganti dengan “penyandang disabilitas”", "Mengapa?"]
    tab.page.window_.undo()
    assert desk.project.all(Ignored) == ()


def test_why_tells_what_the_check_looks_after(tab: CaptionsTab) -> None:
    """A card with the check's name, reason and basis."""
    marks = tab.text.marks
    marks._why(next(m for m in marks.marks if m.finding.severity == "warning"))
    card = QApplication.activePopupWidget()
    assert isinstance(card, WhyPopup)
    assert card.accessibleName() == "Mengapa: Istilah yang menghormati"
    card.close()


def test_a_platform_that_follows_changes_the_common_text(tab: CaptionsTab) -> None:
    """No variant is made by taking a wording."""
    follower = next(i for i in tab.captions.surfaces() if tab.captions.follows(i))
    tab.go_to(follower)
    assert marked(tab) == ["Silahkan", "fotocopy", "penyandang cacat"]
    marks = tab.text.marks
    marks.replace(next(m for m in marks.marks if m.cursor.selectedText() == "Silahkan"))
    assert tab.page.post.captions == {}
    assert tab.page.post.caption.text.startswith("😀 Silakan datang")


def test_texts_of_the_picture_are_marked_too(page: PostPage) -> None:
    """Rich text keeps its looks when words are replaced; rows of a list have a sign with the same acts."""
    desk = page.desk
    drawn = page.design_page()
    bold = RichText(paragraphs=((Run(text="Bawa "), Run(text="ijasah", bold=True), Run(text=" asli")),))
    desk.put("Contoh", replace(drawn, slots={**drawn.slots, "headline": bold}))
    page.show_tab("fill")
    field = page._tabs["fill"].form.fields["headline"]  # type: ignore[attr-defined]
    assert isinstance(field, TextSlot)
    checked(page)
    field.marks.replace(field.marks.marks[0])
    value = page.design_page().slots["headline"]
    assert isinstance(value, RichText)
    assert value.paragraphs[0][1] == Run(text="ijazah", bold=True)
    assert field.edit.rich() == value


def test_rows_of_a_list_have_a_sign(window: MainWindow, page: PostPage) -> None:
    """The sign is at the row whose words are meant."""
    design = window.desk.project.get(Design, page.post.design)
    drawn = window.desk.project.get(DesignPage, design.pages[0])
    rows = Items(items=(Item(title="Ambil nomor", detail="Sabtu"), Item(title="Bawa", detail="ijasah asli")))
    slot = next((s for s in page.template.slots if s.kind == "items"), page.template.slots[0])
    slot = replace(slot, id="steps", kind="items")
    window.desk.put("Contoh", replace(drawn, slots={**drawn.slots, "steps": rows}))
    page.show_tab("fill")
    field = ItemsSlot(page._tabs["fill"].form.filling, slot)  # type: ignore[attr-defined]
    checked(page)
    signs = [[len(marks.marks) for marks in pair] for pair in field.signs]
    assert signs == [[0, 0], [0, 1]]
    field.signs[1][1].replace(field.signs[1][1].marks[0])
    value = page.design_page().slots["steps"]
    assert isinstance(value, Items)
    assert value.items[1].detail == "ijazah asli"
    field.deleteLater()


def test_a_splice_within_runs() -> None:
    """Words over two runs take the looks of the first; words over paragraphs are left alone."""
    rich = RichText(paragraphs=((Run(text="ab", bold=True), Run(text="cd")), (Run(text="ef"),)))
    assert splice(rich, 1, 3, "X").paragraphs[0] == (Run(text="aX", bold=True), Run(text="d"))
    assert splice(rich, 5, 7, "Y").paragraphs[1] == (Run(text="Y"),)
    assert splice(rich, 3, 6, "Z") == rich
