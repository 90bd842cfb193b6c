"""What Periksa offers beside an answer: advice passed over, faces covered, poses shown, words gone to."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTextEdit

from studio.domain.content import Asset, Picture, Post
from studio.domain.ethics import Ignored
from studio.session.gate_list import without
from studio.ui.blur.dialog import BlurDialog
from studio.ui.desk import Desk
from studio.ui.main_window import MainWindow
from studio.ui.post.checks.gestures import GestureCard
from studio.ui.post.checks.tab import ChecksTab
from tests.ui.answering import be
from tests.ui.test_checks_tab import PLACES, broken, items, opened, page_of, press, row_of, settled

pytestmark = pytest.mark.qt_log_ignore("load glyph failed", "This plugin does not support")
WORDS = "Loket buka Senin pukul 08.00. Silahkan datang, bawa fotocopy KTP ke loket."
CODE = "language/nonstandard"


@pytest.fixture
def advised(desk: Desk, window: MainWindow, post: Post, qtbot) -> ChecksTab:
    """The tab of a post whose caption has two words that are usually written otherwise."""
    caption = msgspec.structs.replace(post.caption, text=WORDS)
    desk.put("dua", msgspec.structs.replace(post, placements=PLACES, caption=caption, captions={}))
    made = opened(window, post, qtbot)
    be(window, "filler")
    return made


@pytest.fixture
def tab(desk: Desk, window: MainWindow, post: Post, qtbot) -> ChecksTab:
    """The tab of a sound post at two placements."""
    desk.put("dua", msgspec.structs.replace(post, placements=PLACES))
    return opened(window, post, qtbot)


@pytest.fixture
def spoiled(desk: Desk, window: MainWindow, post: Post, qtbot) -> ChecksTab:
    """The tab of a post with findings."""
    broken(desk, post)
    return opened(window, post, qtbot)


def found(tab: ChecksTab) -> list[str]:
    """The words that are advised against."""
    verdict = tab.page.verdict
    return [str(f.values["words"]) for f in verdict.findings if f.code == CODE] if verdict else []


def chosen(tab: ChecksTab) -> None:
    """The row that holds the advice: a question's, or one of its own."""
    gate = tab.page.verdict.gate if tab.page.verdict else None
    assert gate is not None
    row = next(r for r in gate.rows if any(f.code == CODE for f in r.findings))
    tab.list.choose(tab.rows.number_of(row.key))
    places = tab.panel.places
    at = next(n for n in range(max(1, places.count())) if _looks_at(tab, n))
    places.setCurrentIndex(at if places.count() else -1)


def _looks_at(tab: ChecksTab, number: int) -> bool:
    tab.panel.places.setCurrentIndex(number if tab.panel.places.count() else -1)
    finding = tab.panel.finding()
    return finding is not None and finding.code == CODE


def test_advice_is_passed_over_without_a_word_and_stays_away(
    advised: ChecksTab, desk: Desk, window, qtbot
) -> None:
    """A key makes records, no answer; the next check is silent about these words; undo brings them back."""
    before = sorted(found(advised))
    assert before == ["Silahkan", "fotocopy"]
    chosen(advised)
    advised.list.setFocus()
    press(qtbot, Qt.Key.Key_A)
    assert {one.words for one in desk.project.all(Ignored)} <= set(before)
    assert desk.project.all(Ignored)
    settled(advised, qtbot)
    left = set(before) - {one.words for one in desk.project.all(Ignored)}
    assert set(found(advised)) == left
    window.undo()
    assert desk.project.all(Ignored) == ()
    settled(advised, qtbot)
    assert sorted(found(advised)) == before


def test_a_jump_selects_the_words(advised: ChecksTab, desk: Desk, qtbot) -> None:
    """Takarir shows the common text, the field has the keys, the words found are selected."""
    chosen(advised)
    advised.list.setFocus()
    press(qtbot, Qt.Key.Key_O)
    assert advised.page.tab == "captions"
    field = QApplication.focusWidget()
    assert isinstance(field, QTextEdit)
    assert field.textCursor().selectedText() == "Silahkan"


def test_faces_of_a_picture_are_covered_from_its_row(tab: ChecksTab, desk: Desk, post: Post, qtbot) -> None:
    """Samarkan wajah… opens the picture of the row; what is made goes into this post's slot alone."""
    row_of(tab, "P2")
    assert tab.panel.offers.cover.text() == "Samarkan wajah…"
    assert tab.panel.offers.cover.isVisibleTo(tab.panel)
    tab.panel.offers.cover.click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, BlurDialog)
    page = page_of(desk, post)
    shown = {v.asset for v in page.slots.values() if isinstance(v, Picture)}
    assert dialog.asset.id in shown
    assert dialog._pages == (page.id,)
    dialog.reject()


def test_the_question_of_poses_offers_the_card(tab: ChecksTab, desk: Desk, qtbot) -> None:
    """Kartu gestur stands beside N2 alone."""
    row_of(tab, "N2")
    assert tab.panel.offers.card.isVisibleTo(tab.panel)
    tab.panel.offers.card.click()
    card = tab.page.window_.findChild(GestureCard)
    assert card is not None
    qtbot.keyClick(card.window(), Qt.Key.Key_Escape)
    row_of(tab, "P2")
    assert not tab.panel.offers.card.isVisibleTo(tab.panel)


def test_a_word_on_ai_is_added_at_the_end(tab: ChecksTab, desk: Desk, post: Post, qtbot) -> None:
    """A fix with an empty span is put in; the button says that it adds."""
    page = page_of(desk, post)
    shown = next(v.asset for v in page.slots.values() if isinstance(v, Picture))
    desk.put("AI", msgspec.structs.replace(desk.project.get(Asset, shown), ai="generated"))
    settled(tab, qtbot)
    gate = tab.page.verdict.gate
    row = next(r for r in gate.rows if any(f.code == "verify/ai-label" for f in r.findings))
    tab.list.choose(tab.rows.number_of(row.key))
    finding = tab.panel.finding()
    assert finding is not None
    assert finding.code == "verify/ai-label"
    assert tab.panel.fix.text().startswith("Tambahkan “Gambar dibuat")
    text = desk.project.get(Post, post.id).caption.text
    tab.act("fix")
    assert desk.project.get(Post, post.id).caption.text == f"{text}\n\nGambar dibuat dengan bantuan AI."


def test_what_is_to_be_mended_stands_before_questions(spoiled: ChecksTab) -> None:
    """Within a weight the program's findings come first."""
    rows = [row.gate for row in items(spoiled) if row.gate and row.gate.open]
    for level in ("blocker", "warning", "advice"):
        asked = [row.question is not None for row in rows if row.severity == level]
        assert asked == sorted(asked)


def test_nothing_is_lost_when_findings_go(advised: ChecksTab) -> None:
    """A question stays in the list without its findings; a row that only they made goes."""
    gate = advised.page.verdict.gate
    gone = [f for row in gate.rows for f in row.findings if f.code == CODE]
    after = without(gate, gone)
    assert {r.key for r in gate.rows if r.question} == {r.key for r in after.rows if r.question}
    assert not any(f.code == CODE for r in after.rows for f in r.findings)
