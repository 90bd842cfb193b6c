"""When a post is checked: a moment after the last key, with what is typed, and never what is out of date."""

import time

import msgspec
from pytestqt.qtbot import QtBot

from studio.domain.content import Office, Post
from studio.domain.project import Project
from studio.session.typed import plain, with_typed
from studio.ui.desk import Desk
from studio.ui.jobs import Job
from studio.ui.main_window import MainWindow
from studio.ui.post.check_state import CheckState
from studio.ui.post.fill.text_field import RichEdit
from studio.ui.post.page import PostPage

SOON = 60_000


def test_a_check_follows_typing_at_once_and_gives_way_to_it(
    window: MainWindow, desk: Desk, post: Post, qtbot: QtBot
) -> None:
    """It begins 300 ms after the last key, before anything is stored; the next key ends it."""
    window.open_post(post.id, "fill")
    page = window.pages["post"]
    assert isinstance(page, PostPage)
    qtbot.waitUntil(lambda: page.verdict is not None, timeout=SOON)
    state = CheckState(page)
    jobs: list[tuple[float, Job]] = []
    given_up: list[Job] = []
    window.jobs.started.connect(lambda job: jobs.append((time.monotonic(), job)))
    edit = page.findChildren(RichEdit)[0]
    edit.setFocus()
    qtbot.keyClicks(edit, "Ruang")
    typed = time.monotonic()
    qtbot.waitUntil(lambda: bool(jobs), timeout=SOON)
    at, first = jobs[0]
    assert 0.25 < at - typed < 0.65
    assert desk.typing is not None
    assert "Ruang" in str(first.given["typed"])
    first.cancelled.connect(lambda: given_up.append(first))
    qtbot.keyClicks(edit, " baru")
    qtbot.waitUntil(lambda: state.fresh, timeout=SOON)
    assert given_up == [first]
    assert "baru" in str(jobs[-1][1].given["typed"]) or desk.typing is None
    state.leave()


def test_typed_records_come_whole_through_plain_values() -> None:
    """Also what this program does not know stays with them."""
    office = Office(id="office", institution="Kota", unit="Dinas", extra={"lain": [1, 2]})
    made = with_typed(Project(), msgspec.msgpack.decode(msgspec.msgpack.encode(plain([office]))))
    assert made.find(Office, "office") == office
