"""The place Periksa: posts with something open, for whom, and the number in the rail."""

import msgspec
import pytest
from PySide6.QtCore import Qt

from studio.domain.content import Person, Post
from studio.domain.ethics import Situation
from studio.ui.desk import Desk
from studio.ui.gate.page import GatePage
from studio.ui.gate.survey import SLICE
from studio.ui.main_window import MainWindow
from tests.ui.answering import answers, be, forget_answers

LEFT = Qt.MouseButton.LeftButton
SOON = 60_000


@pytest.fixture
def page(window: MainWindow, qtbot) -> GatePage:
    """The place with everything looked at, nothing answered yet."""
    forget_answers(window.desk)
    window.go("gate")
    qtbot.waitUntil(lambda: bool(window.survey.found) and not window.survey.busy, timeout=SOON)
    made = window.pages["gate"]
    assert isinstance(made, GatePage)
    qtbot.waitUntil(lambda: bool(made.rows.rows), timeout=SOON)
    return made


def test_posts_are_listed_with_what_is_open_and_for_whom(page: GatePage, desk: Desk, qtbot) -> None:
    """Every post of the example has open questions; search narrows, a nonsense word has an empty state."""
    posts = desk.project.all(Post)
    assert {row.post.id for row in page.rows.rows} == {post.id for post in posts}
    first = page.rows.rows[0]
    assert first.stop > 0
    assert "penyetuju" in first.waits
    assert f"{first.stop} penghalang" in first.said
    qtbot.keyClicks(page.search, "zzz tak ada")
    assert page._stack.currentWidget() is page.nothing
    page._everything()
    assert page._stack.currentWidget() is page.list


def test_mine_and_the_number_in_the_rail_follow_who_one_is(
    page: GatePage, window: MainWindow, desk: Desk, qtbot
) -> None:
    """Nobody: none; an approver is waited for by every post; a guest without a role by none."""
    item = window.rail.items["gate"]
    assert item.count == 0
    be(window, "approver")
    assert item.count == len(page.survey.found)
    assert "menunggu Anda" in item.accessibleDescription()
    qtbot.mouseClick(page.segments.buttons["mine"], LEFT)
    assert len(page.rows.rows) == item.count
    nobody = msgspec.structs.replace(desk.project.all(Person)[0], id="tamu", name="Tamu", roles=())
    desk.put("Tamu", nobody)
    window.be(nobody)
    assert item.count == 0
    assert page._stack.currentWidget() is page.none_mine


def test_enter_opens_the_post_at_periksa_and_answers_are_followed(
    page: GatePage, window: MainWindow, desk: Desk, qtbot
) -> None:
    """Enter goes to the tab; when all is answered the post leaves the list by itself."""
    first = page.rows.rows[0].post
    page.list.setFocus()
    page.list.setCurrentIndex(page.rows.index(0, 0))
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    post_page = window.pages["post"]
    assert (post_page.ident, post_page.tab) == (first.id, "checks")
    qtbot.waitUntil(lambda: post_page.verdict is not None, timeout=SOON)
    before = len(window.survey.found[first.id].open)
    desk.put("Jawab", *answers(desk.project, first.id, post_page.verdict.gate))
    window.go("gate")
    qtbot.waitUntil(lambda: len(window.survey.found[first.id].open) < before, timeout=SOON)


def test_a_situation_is_said_above(page: GatePage, desk: Desk, qtbot) -> None:
    """An election that is on stands over the list, with its end."""
    assert not page.modes.isVisible()
    today = desk.now.date().isoformat()
    desk.put("Pilkada", Situation(id="s", mode="election", name="Pilkada", start=today, end=today))
    qtbot.waitUntil(page.modes.isVisible, timeout=2000)
    assert "Masa pemilu: Pilkada sampai" in page.modes_words.label.text()


def test_many_posts_come_in_slices_and_can_be_stopped(
    page: GatePage, window: MainWindow, desk: Desk, qtbot
) -> None:
    """Thirty more posts: no task has more than a slice, Hentikan ends it; what is left comes next time."""
    post = desk.project.all(Post)[0]
    desk.put(
        "Banyak", *(msgspec.structs.replace(post, id=f"{n:032x}", title=f"Konten {n}") for n in range(30))
    )
    given: list[int] = []
    window.jobs.started.connect(
        lambda job: given.append(len(job.given["posts"])) if job.task == "survey" else None
    )
    page.survey.start()
    assert page.stop.isVisible()
    qtbot.mouseClick(page.stop, LEFT)
    qtbot.waitUntil(lambda: not page.survey.busy, timeout=SOON)
    assert len(page.survey.found) < 32
    page.survey.start()
    qtbot.waitUntil(lambda: not page.survey.busy, timeout=SOON)
    assert len(page.survey.found) == 32
    assert max(given) <= SLICE
    qtbot.waitUntil(lambda: len(page.rows.rows) == 32, timeout=2000)
