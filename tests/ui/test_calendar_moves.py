"""Moving what was approved: one question for all, the time's approval alone falls and is logged."""

import json
from collections.abc import Iterator
from datetime import date

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from studio.domain.content import Post
from studio.domain.review import ReviewState
from studio.seal.content_hash import content_hashes
from studio.ui.calendar.page import CalendarPage
from studio.ui.calendar.popup import Question
from studio.ui.desk import Desk
from studio.ui.main_window import MainWindow
from tests.ui.calendar_hand import LEFT, NINTH, called, cell, december, drag, tile

ALT = Qt.KeyboardModifier.AltModifier
SIXTEENTH = date(2026, 12, 16)


@pytest.fixture
def page(window: MainWindow, desk: Desk, qtbot: QtBot) -> Iterator[CalendarPage]:
    """The calendar in December, where “Satu” was approved with its time."""
    made = december(window, desk, qtbot)
    found = next(made)
    approve(desk, "Satu", "scheduled")
    yield found
    next(made, None)


def approve(desk: Desk, title: str, status: str) -> None:
    """Every part of a post approved as it is now."""
    post = called(desk, title)[0]
    desk.put("Setujui", msgspec.structs.replace(post, status=status))
    parts = {k: v for k, v in content_hashes(desk.project, post.id).items() if k != "whole"}
    desk.put("Putusan", ReviewState(id=f"r-{post.id}", post=post.id, decision="approve", parts=parts))


def day(desk: Desk, title: str) -> str:
    """A post's date."""
    return called(desk, title)[0].schedule.date


def parts(desk: Desk, title: str) -> set[str]:
    """What of a post is approved."""
    ident = called(desk, title)[0].id
    return set(next(r for r in desk.project.all(ReviewState) if r.post == ident).parts)


def logged(desk: Desk) -> list[dict[str, object]]:
    """The approvals that fell, from the log that only grows."""
    with desk.session.file.reading() as connection:
        rows = connection.execute("SELECT body FROM audit").fetchall()
    found = [json.loads(bytes(row[0]) if isinstance(row[0], bytes) else row[0]) for row in rows]
    return [body for body in found if body.get("act") == "approval-dropped"]


def question(page: CalendarPage) -> Question:
    """The question in sight."""
    assert isinstance(page.popup, Question)
    return page.popup


def test_no_leaves_an_approved_post_where_it_is(page: CalendarPage, desk: Desk, qtbot: QtBot) -> None:
    """Dragged, asked, Esc: nothing moved, nothing fell, nothing logged."""
    drag(page.month.viewport(), tile(page, "Satu"), cell(page, SIXTEENTH))
    assert day(desk, "Satu") == "2026-12-09"
    qtbot.keyClick(question(page).yes, Qt.Key.Key_Escape)
    assert page.popup is None
    assert (day(desk, "Satu"), logged(desk)) == ("2026-12-09", [])
    assert "schedule" in parts(desk, "Satu")


def test_yes_drops_the_time_alone_and_logs_it(
    page: CalendarPage, desk: Desk, window: MainWindow, qtbot: QtBot
) -> None:
    """Words, pictures and answers stay approved; undo gives the day back, never a fallen decision."""
    before = parts(desk, "Satu")
    drag(page.month.viewport(), tile(page, "Satu"), cell(page, SIXTEENTH))
    qtbot.mouseClick(question(page).yes, LEFT)
    assert day(desk, "Satu") == "2026-12-16"
    assert parts(desk, "Satu") == before - {"schedule"}
    assert called(desk, "Satu")[0].status == "approved"
    assert [(body["post"], body["parts"]) for body in logged(desk)] == [
        (called(desk, "Satu")[0].id, ["schedule"])
    ]
    window.undo()
    assert (day(desk, "Satu"), parts(desk, "Satu")) == ("2026-12-09", before - {"schedule"})


def test_what_has_lost_its_time_is_not_asked_about_again(
    page: CalendarPage, desk: Desk, qtbot: QtBot
) -> None:
    """A second move finds no approved time to drop."""
    drag(page.month.viewport(), tile(page, "Satu"), cell(page, SIXTEENTH))
    qtbot.mouseClick(question(page).yes, LEFT)
    drag(page.month.viewport(), tile(page, "Satu"), cell(page, date(2026, 12, 18)))
    assert page.popup is None
    assert day(desk, "Satu") == "2026-12-18"
    assert len(logged(desk)) == 1


def test_keys_ask_once_for_all_that_are_picked(page: CalendarPage, desk: Desk, qtbot: QtBot) -> None:
    """Alt+Right on two approved posts is one question, one command, two lines in the log."""
    approve(desk, "Dua", "approved")
    page.pick(frozenset(str(called(desk, title)[0].id) for title in ("Satu", "Dua")))
    page.month.setFocus()
    qtbot.keyClick(page.month, Qt.Key.Key_Right, ALT)
    asked = question(page)
    assert "2 konten" in asked.told.text()
    qtbot.keyClick(asked.yes, Qt.Key.Key_Return)
    assert (day(desk, "Satu"), day(desk, "Dua")) == ("2026-12-10", "2026-12-11")
    assert len(logged(desk)) == 2
    desk.undo()
    assert (day(desk, "Satu"), day(desk, "Dua")) == ("2026-12-09", "2026-12-10")


def test_back_among_the_ideas_asks_too(page: CalendarPage, desk: Desk, qtbot: QtBot) -> None:
    """Dropped on the side column an approved post loses its day only after a yes."""
    back = page.month.viewport().mapFromGlobal(page.side.mapToGlobal(QPoint(60, 300)))
    drag(page.month.viewport(), tile(page, "Satu"), back)
    assert day(desk, "Satu") == "2026-12-09"
    qtbot.mouseClick(question(page).yes, LEFT)
    assert day(desk, "Satu") == ""


def test_what_is_out_never_moves(page: CalendarPage, desk: Desk, window: MainWindow, qtbot: QtBot) -> None:
    """By mouse it stays and says why; among others the others move and it is told which stayed."""
    desk.put("Terbit", msgspec.structs.replace(called(desk, "Satu")[0], status="published"))
    drag(page.month.viewport(), tile(page, "Satu"), cell(page, SIXTEENTH))
    assert (page.popup, day(desk, "Satu")) == (None, "2026-12-09")
    assert "sudah terbit" in window.notices.shown()[-1].text
    page.pick(frozenset(str(called(desk, title)[0].id) for title in ("Satu", "Dua")))
    page.month.setFocus()
    page.show_day(NINTH)
    qtbot.keyClick(page.month, Qt.Key.Key_Down, ALT)
    assert (day(desk, "Satu"), day(desk, "Dua")) == ("2026-12-09", "2026-12-17")
    assert "“Satu” sudah terbit" in window.notices.shown()[-1].text


def test_the_form_of_a_post_follows_the_same_rule(
    page: CalendarPage, desk: Desk, window: MainWindow, qtbot: QtBot
) -> None:
    """Another time typed there drops the time's approval once and says so; a published one keeps its own."""
    from studio.ui.post.fill.about import PostFields

    post: Post = called(desk, "Satu")[0]
    window.open_post(post.id, "fill")
    form = window.current().findChild(PostFields)  # type: ignore[union-attr]
    form.time.setFocus()
    form.time.selectAll()
    qtbot.keyClicks(form.time, "14.30")
    desk.flush()
    assert called(desk, "Satu")[0].schedule.time == "14:30"
    assert "schedule" not in parts(desk, "Satu")
    assert len(logged(desk)) == 1
    assert "isinya tetap disetujui" in form.when_row.note.label.text()
    desk.put("Terbit", msgspec.structs.replace(called(desk, "Satu")[0], status="published"))
    form.time.selectAll()
    qtbot.keyClicks(form.time, "16.00")
    desk.flush()
    assert called(desk, "Satu")[0].schedule.time == "14:30"


def test_a_post_of_words_alone_is_copied(page: CalendarPage, desk: Desk) -> None:
    """One that came from a table has no design yet; Alt+drag copies it all the same."""
    desk.put("Impor", msgspec.structs.replace(called(desk, "Dua")[0], design=""))
    drag(page.month.viewport(), tile(page, "Dua"), cell(page, SIXTEENTH), ALT)
    assert [(post.schedule.date, post.design) for post in called(desk, "Dua")] == [
        ("2026-12-10", ""), ("2026-12-16", ""),
    ]  # fmt: skip
