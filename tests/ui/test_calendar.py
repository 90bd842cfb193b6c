"""Kalender: posts are dragged, copied, caught by a marquee, moved by keys, written in a line."""

from collections.abc import Iterator
from datetime import date

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from studio.domain.content import Design, Post, Schedule
from studio.ui.calendar.page import CalendarPage
from studio.ui.desk import Desk
from studio.ui.main_window import MainWindow
from tests.ui.calendar_hand import LEFT, NINTH, called, cell, december, drag, tile


@pytest.fixture
def page(window: MainWindow, desk: Desk, qtbot: QtBot) -> Iterator[CalendarPage]:
    """The calendar in December."""
    yield from december(window, desk, qtbot)


@pytest.fixture
def named(window: MainWindow, desk: Desk, qtbot: QtBot) -> Iterator[CalendarPage]:
    """The same, with the names of its days."""
    yield from december(window, desk, qtbot, named=True)


def test_a_post_is_dragged_to_another_day(page: CalendarPage, desk: Desk, window: MainWindow) -> None:
    """Its hour stays, one undo brings it back, and the command is named with the day."""
    drag(page.month.viewport(), tile(page, "Satu"), cell(page, date(2026, 12, 16)))
    assert called(desk, "Satu")[0].schedule == Schedule(date="2026-12-16", time="08:00")
    assert desk.commands()[0][0] == "Pindahkan “Satu” ke Rab, 16 Des 2026"
    window.undo()
    assert called(desk, "Satu")[0].schedule.date == "2026-12-09"


def test_alt_while_dragging_copies(page: CalendarPage, desk: Desk) -> None:
    """The first stays, the copy is a draft of its own with the same title, and it is picked."""
    alt = Qt.KeyboardModifier.AltModifier
    drag(page.month.viewport(), tile(page, "Satu"), cell(page, date(2026, 12, 17)), alt)
    both = called(desk, "Satu")
    assert [post.schedule.date for post in both] == ["2026-12-09", "2026-12-17"]
    assert both[0].design != both[1].design
    assert page.picked == {both[1].id}


def test_an_idea_gets_a_day_and_gives_it_back(page: CalendarPage, desk: Desk) -> None:
    """Dragged from the side column onto a day, and from its tile back to the column."""
    ideas = page.side.list
    start = ideas.visualRect(ideas.ideas.index(0, 0)).center()
    end = ideas.viewport().mapFromGlobal(page.month.viewport().mapToGlobal(cell(page, date(2026, 12, 22))))
    drag(ideas.viewport(), start, end)
    assert called(desk, "Gagasan")[0].schedule == Schedule(date="2026-12-22", time="09:00")
    assert not ideas.ideas.rows
    back = page.month.viewport().mapFromGlobal(page.side.mapToGlobal(QPoint(60, 300)))
    drag(page.month.viewport(), tile(page, "Gagasan"), back)
    assert called(desk, "Gagasan")[0].schedule.date == ""


def test_a_marquee_catches_and_keys_move_what_it_caught(page: CalendarPage, desk: Desk, qtbot: QtBot) -> None:
    """Both posts are picked from an empty corner; Alt+Right moves both by a day, in one command."""
    start = cell(page, date(2026, 12, 15))
    end = page.month.visualRect(page.month.month_.index_of(date(2026, 12, 10))).center()
    drag(page.month.viewport(), start + QPoint(0, 2), end - QPoint(0, 10))
    drag(page.month.viewport(), cell(page, date(2026, 12, 18)), tile(page, "Satu") - QPoint(30, 0))
    both = {called(desk, "Satu")[0].id, called(desk, "Dua")[0].id}
    assert page.picked == both
    page.month.setFocus()
    qtbot.keyClick(page.month, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert [called(desk, t)[0].schedule.date for t in ("Satu", "Dua")] == ["2026-12-10", "2026-12-11"]
    desk.undo()
    assert [called(desk, t)[0].schedule.date for t in ("Satu", "Dua")] == ["2026-12-09", "2026-12-10"]


def test_arrows_walk_over_the_edge_of_the_month(page: CalendarPage, qtbot: QtBot) -> None:
    """Down from the last week is the next month; Page Up comes back."""
    page.month.setFocus()
    page.show_day(date(2026, 12, 30))
    qtbot.keyClick(page.month, Qt.Key.Key_Down)
    assert page.day == date(2027, 1, 6)
    assert page.title.text() == "Januari 2027"
    qtbot.keyClick(page.month, Qt.Key.Key_PageUp)
    assert page.day == date(2026, 12, 6)


def test_a_line_makes_a_post(page: CalendarPage, desk: Desk, qtbot: QtBot) -> None:
    """Enter on an empty day; what is understood is told; the post has its day, time and platforms."""
    page.month.setFocus()
    page.show_day(date(2026, 12, 18))
    qtbot.keyClick(page.month, Qt.Key.Key_Return)
    line = page._line
    assert line is not None
    assert line.isVisible()
    qtbot.keyClicks(line.field, "13.30 IG FB: Layanan paspor simpatik")
    assert line.told.text() == "Jum, 18 Des 2026 · 13.30 · Instagram, Facebook"
    qtbot.keyClick(line.field, Qt.Key.Key_Return)
    made = called(desk, "Layanan paspor simpatik")[0]
    assert (made.schedule.date, made.schedule.time) == ("2026-12-18", "13:30")
    assert {ident.partition("/")[0] for ident in made.placements} == {"instagram", "facebook"}
    desk.undo()
    assert not called(desk, "Layanan paspor simpatik")


def test_the_week_gives_a_time(page: CalendarPage, desk: Desk) -> None:
    """A tile dragged down by two hours of the week is two hours later."""
    page.show_view("week")
    view = page.week
    view.verticalScrollBar().setValue(6 * view.hour)
    start = next(rect.center() for rect, entry in view.tiles() if entry.post.title == "Satu")
    end = QPoint(view.column(3).center().x(), start.y())
    drag(view.viewport(), start, end)
    moved = called(desk, "Satu")[0].schedule
    assert moved.date == "2026-12-10"
    assert moved.time == view.moment_at(end)[1]  # type: ignore[index]


def test_filters_stay_until_cleared(page: CalendarPage, qtbot: QtBot) -> None:
    """A search narrows the days and the ideas; the clearing button shows and takes it back."""
    qtbot.keyClicks(page.filters.search, "dua")
    assert [entry.post.title for _rect, entry in page.month.tiles()] == ["Dua"]
    assert not page.plan.ideas
    assert page.filters.none.isVisible()
    qtbot.mouseClick(page.filters.none, LEFT)
    assert {entry.post.title for _rect, entry in page.month.tiles()} >= {"Satu", "Dua"}


def test_every_view_tells_a_screen_reader_what_a_day_holds(page: CalendarPage) -> None:
    """The cell of the month, the line of the list and the year's day say title, time and status."""
    index = page.month.month_.index_of(NINTH)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).startswith("Rab, 9 Des 2026. 08.00 WIB, Satu, Draf")
    page.show_view("list")
    said = [page.list.lines.index(n, 0).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(2)]
    assert said[0] == "Rab, 9 Des 2026"
    assert said[1].startswith("08.00 WIB, Satu")
    page.show_view("year")
    assert page.year.accessibleDescription() == "Rab, 9 Des 2026. 1 konten"


def test_a_post_without_a_design_is_given_one(page: CalendarPage, window: MainWindow, desk: Desk) -> None:
    """One that came in as words alone opens the gallery; the template chosen becomes its own."""
    from studio.ui.post.gallery import GalleryPage

    bare = msgspec.structs.replace(called(desk, "Dua")[0], id="telanjang", title="Dari tabel", design="")
    desk.put("Impor", bare)
    page.open(page.plan.on(date(2026, 12, 10))[1])
    gallery = window.current()
    assert isinstance(gallery, GalleryPage)
    gallery.make("pengumuman")
    post = called(desk, "Dari tabel")[0]
    assert post.design
    assert (post.id, post.schedule, post.placements) == ("telanjang", bare.schedule, bare.placements)
    assert window.place == "post"


def test_days_come_with_their_names_and_a_greeting_is_made(
    named: CalendarPage, window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    """Christmas is a day off, Mothers' Day is not; a greeting for it has its date and words."""
    qtbot.waitUntil(lambda: bool(named.days.between(NINTH, date(2026, 12, 31))), timeout=60_000)
    marks = named.days.between(date(2026, 12, 22), date(2026, 12, 25))
    assert marks[date(2026, 12, 25)][0].off
    mother = marks[date(2026, 12, 22)][0]
    assert (mother.name, mother.off) == ("Hari Ibu", False)
    assert mother.day is not None
    room = named.month.visualRect(named.month.month_.index_of(date(2026, 12, 22)))
    qtbot.mouseClick(named.month.viewport(), LEFT, pos=room.topLeft() + QPoint(60, 12))
    menu = next(m for m in named.findChildren(QMenu) if m.isVisible())
    next(act for act in menu.actions() if act.text() == "Buat dari templat: Hari Ibu").trigger()
    menu.close()
    made = next(post for post in desk.project.all(Post) if post.schedule.date == "2026-12-22")
    assert made.title.startswith("Hari Ibu")
    assert desk.project.get(Design, made.design).template == "ucapan"
    assert window.place == "post"
    window.undo()
    assert not [post for post in desk.project.all(Post) if post.schedule.date == "2026-12-22"]


def test_a_month_is_proposed_and_what_is_ticked_becomes_ideas(
    page: CalendarPage, desk: Desk, qtbot: QtBot
) -> None:
    """The proposal is searched, ticked by Space, and made by one button as one command."""
    before = len(desk.project.all(Post))
    buttons = {made.text(): made for made in page.findChildren(QPushButton)}
    qtbot.mouseClick(buttons["Siapkan bulan ini"], LEFT)
    qtbot.waitUntil(lambda: page.views.currentWidget() is page.prepare, timeout=60_000)
    qtbot.mouseClick(page.prepare.none, LEFT)
    assert not page.prepare.maker.isEnabled()
    qtbot.keyClicks(page.prepare.search, "raya natal")
    offers = page.prepare.list.offers.rows
    assert [offer.idea.schedule.date for offer in offers] == [
        "2026-12-23",
        "2026-12-25",
    ]
    page.prepare.list.setFocus()
    qtbot.keyClick(page.prepare.list, Qt.Key.Key_Down)
    qtbot.keyClick(page.prepare.list, Qt.Key.Key_Space)
    assert page.prepare.maker.text() == "Buat 1 gagasan"
    qtbot.mouseClick(page.prepare.maker, LEFT)
    assert len(desk.project.all(Post)) == before + 1
    desk.undo()
    assert len(desk.project.all(Post)) == before


def test_days_are_read_again_only_where_they_are_seen(
    named: CalendarPage, window: MainWindow, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An edit made on another page asks for nothing; coming back asks for each year once."""
    qtbot.waitUntil(lambda: bool(named.days.between(NINTH, date(2026, 12, 31))), timeout=60_000)
    qtbot.waitUntil(lambda: not window.jobs.open, timeout=60_000)
    named.days._again.setInterval(20)  # less than what is waited for below
    asked: list[str] = []
    run = window.jobs.run
    monkeypatch.setattr(window.jobs, "run", lambda task, *a, **k: (asked.append(task), run(task, *a, **k))[1])
    window.go("content")
    desk.put("Ubah", msgspec.structs.replace(called(desk, "Satu")[0], title="Satu lagi"))
    qtbot.wait(200)
    assert "span" not in asked
    window.go("calendar")
    qtbot.waitUntil(lambda: "span" in asked, timeout=5000)
    qtbot.wait(200)
    assert asked.count("span") == len(named.days.asked)
