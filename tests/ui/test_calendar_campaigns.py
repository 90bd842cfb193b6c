"""Campaigns on the calendar: bars are moved, pulled, opened, made; by mouse and by keys; all undone."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from studio.domain.content import Campaign, Post
from studio.session.campaign_bars import Bar
from studio.ui.calendar.campaign import CampaignPanel
from studio.ui.calendar.page import CalendarPage
from studio.ui.desk import Desk
from studio.ui.main_window import MainWindow
from tests.ui.calendar_hand import LEFT, NINTH, cell, december, drag, drag_in_steps

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(window: MainWindow, desk: Desk, qtbot: QtBot) -> Iterator[CalendarPage]:
    """The calendar in December with a campaign from Tuesday the 8th to Thursday the 10th."""
    desk.put("Kampanye", Campaign(id="k", name="Paspor pelajar", start="2026-12-08", end="2026-12-10"))
    yield from december(window, desk, qtbot)


def bar(page: CalendarPage, name: str = "Paspor pelajar") -> tuple[QRect, Bar]:
    """The first bar of a campaign in the view in sight."""
    found = page.view().bar_rects()  # type: ignore[attr-defined] # month or week
    return next((rect, one) for rect, one in found if one.span.campaign.name == name)


def dates(desk: Desk, ident: str = "k") -> tuple[str, str]:
    """First and last day."""
    found = desk.project.get(Campaign, ident)
    return found.start, found.end


def over(page: CalendarPage, day: date, y: int) -> QPoint:
    """A point in a day's column."""
    rect = page.month.visualRect(page.month.month_.index_of(day))
    return QPoint(rect.center().x(), y)


def test_a_bar_spans_its_days_and_tiles_stand_below(page: CalendarPage) -> None:
    """From the left of the 8th to the right of the 10th, in one piece; the tile of the 9th is under it."""
    rect, one = bar(page)
    first = page.month.visualRect(page.month.month_.index_of(date(2026, 12, 8)))
    last = page.month.visualRect(page.month.month_.index_of(date(2026, 12, 10)))
    assert first.left() < rect.left() < first.left() + 8
    assert last.right() - 8 < rect.right() <= last.right()
    assert (one.opens, one.closes) == (True, True)
    tile = next(rect for rect, entry in page.month.tiles() if entry.post.title == "Satu")
    assert tile.top() > rect.bottom()


def test_a_bar_is_dragged_to_other_days(page: CalendarPage, desk: Desk, window: MainWindow) -> None:
    """It keeps its length over the edge of a week; one undo brings it back."""
    rect, _one = bar(page)
    drag(page.month.viewport(), rect.center(), over(page, date(2026, 12, 12), rect.center().y()))
    assert dates(desk) == ("2026-12-11", "2026-12-13")
    assert desk.commands()[0][0].startswith("Pindahkan kampanye “Paspor pelajar” ke Jum, 11 Des 2026")
    window.undo()
    assert dates(desk) == ("2026-12-08", "2026-12-10")


def test_an_end_is_pulled(page: CalendarPage, desk: Desk) -> None:
    """The right end to the next week, the left one no farther than the last day."""
    rect, _one = bar(page)
    drag(page.month.viewport(), QPoint(rect.right() - 2, rect.center().y()), cell(page, date(2026, 12, 16)))
    assert dates(desk) == ("2026-12-08", "2026-12-16")
    rect, _one = bar(page)
    end = over(page, date(2026, 12, 13), rect.center().y())
    drag(page.month.viewport(), QPoint(rect.left() + 2, rect.center().y()), end)
    assert dates(desk) == ("2026-12-13", "2026-12-16")


def test_escape_lets_a_held_bar_go(page: CalendarPage, desk: Desk, qtbot: QtBot) -> None:
    """While it is carried the bar shows where it would be; Esc puts it back, letting go then does nothing."""
    rect, _one = bar(page)
    goal = over(page, date(2026, 12, 12), rect.center().y())
    page.month.setFocus()
    drag_in_steps(page.month.viewport(), rect.center(), (rect.center() + goal) / 2, goal)
    assert bar(page)[1].span.start == date(2026, 12, 11)
    qtbot.keyClick(page.month, Qt.Key.Key_Escape)
    assert bar(page)[1].span.start == date(2026, 12, 8)
    qtbot.mouseRelease(page.month.viewport(), LEFT, pos=goal)
    assert dates(desk) == ("2026-12-08", "2026-12-10")


def test_keys_walk_to_a_bar_and_move_its_ends(page: CalendarPage, desk: Desk, qtbot: QtBot) -> None:
    """Space goes from the day's post to its campaign; Shift moves the end, Alt all of it, both the start."""
    page.month.setFocus()
    page.show_day(NINTH)
    for _press in range(2):
        qtbot.keyClick(page.month, Qt.Key.Key_Space)
    assert (page.bars.picked, page.picked) == ("k", frozenset())
    assert "Paspor pelajar" in page.month.accessibleDescription()
    qtbot.keyClick(page.month, Qt.Key.Key_Right, SHIFT)
    assert dates(desk) == ("2026-12-08", "2026-12-11")
    qtbot.keyClick(page.month, Qt.Key.Key_Down, ALT)
    assert dates(desk) == ("2026-12-15", "2026-12-18")
    qtbot.keyClick(page.month, Qt.Key.Key_Left, ALT | SHIFT)
    assert dates(desk) == ("2026-12-14", "2026-12-18")
    qtbot.keyClick(page.month, Qt.Key.Key_Return)
    assert isinstance(page.popup, CampaignPanel)
    qtbot.keyClick(page.popup.name, Qt.Key.Key_Escape)
    assert page.popup is None
    qtbot.keyClick(page.month, Qt.Key.Key_Escape)
    assert page.bars.picked == ""


def test_a_double_click_opens_a_panel_that_is_stored_at_once(
    page: CalendarPage, desk: Desk, window: MainWindow, qtbot: QtBot
) -> None:
    """Name, dates typed as people write them, a colour; one command. A last day before the first is not."""
    rect, _one = bar(page)
    qtbot.mouseDClick(page.month.viewport(), LEFT, pos=rect.center())
    panel = page.popup
    assert isinstance(panel, CampaignPanel)
    panel.name.selectAll()
    qtbot.keyClicks(panel.name, "Paspor untuk pelajar")
    panel.end.selectAll()
    qtbot.keyClicks(panel.end, "1/12/2026")
    qtbot.keyClick(panel.end, Qt.Key.Key_Return)
    assert panel.told.text() == "Hari terakhir mendahului hari pertama."
    panel.end.selectAll()
    qtbot.keyClicks(panel.end, "20/12/2026")
    qtbot.mouseClick(panel.colors.buttons["#3b63c4"], LEFT)
    qtbot.mouseClick(panel.save, LEFT)
    made = desk.project.get(Campaign, "k")
    assert (made.name, made.end, made.color) == ("Paspor untuk pelajar", "2026-12-20", "#3B63C4")
    assert page.popup is None
    window.undo()
    assert desk.project.get(Campaign, "k").name == "Paspor pelajar"


def test_a_drag_across_the_heads_of_days_makes_a_campaign(
    page: CalendarPage, desk: Desk, qtbot: QtBot
) -> None:
    """From the head of the 21st to the 24th; it is there once it has a name, and Esc makes none."""
    before = len(desk.project.all(Campaign))
    start = page.month.visualRect(page.month.month_.index_of(date(2026, 12, 21)))
    end = page.month.visualRect(page.month.month_.index_of(date(2026, 12, 24)))
    head = QPoint(start.right() - 6, start.top() + 10)
    drag(page.month.viewport(), head, QPoint(end.center().x(), end.top() + 10))
    panel = page.popup
    assert isinstance(panel, CampaignPanel)
    assert bar(page, "Kampanye baru")[1].span.days == 4
    qtbot.keyClick(panel.name, Qt.Key.Key_Escape)
    assert len(desk.project.all(Campaign)) == before
    assert all(one.span.campaign.name != "Kampanye baru" for _rect, one in page.month.bar_rects())
    drag(page.month.viewport(), head, QPoint(end.center().x(), end.top() + 10))
    assert isinstance(page.popup, CampaignPanel)
    qtbot.keyClicks(page.popup.name, "Libur akhir tahun")
    qtbot.keyClick(page.popup.name, Qt.Key.Key_Return)
    made = next(c for c in desk.project.all(Campaign) if c.name == "Libur akhir tahun")
    assert (made.start, made.end) == ("2026-12-21", "2026-12-24")


def test_the_week_has_bars_above_its_hours(page: CalendarPage, desk: Desk) -> None:
    """Pulled there by a day; the hours begin below them."""
    page.show_view("week")
    rect, _one = bar(page)
    assert rect.bottom() < page.week.head <= page.week.column(1).top()
    goal = QPoint(page.week.column(4).center().x(), rect.center().y())
    drag(page.week.viewport(), QPoint(rect.right() - 2, rect.center().y()), goal)
    assert dates(desk) == ("2026-12-08", "2026-12-11")


def test_list_and_year_tell_of_campaigns(page: CalendarPage, qtbot: QtBot) -> None:
    """A line at the first day, opened by Enter; a stripe below the year's days, told with the day."""
    page.show_view("list")
    lines = [row for row in page.list.lines.rows if row.span is not None]
    assert [(row.day, row.span.campaign.name) for row in lines if row.span] == [
        (date(2026, 12, 8), "Paspor pelajar")
    ]
    at = page.list.lines.rows.index(lines[0])
    page.list.setCurrentIndex(page.list.lines.index(at, 0))
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert isinstance(page.popup, CampaignPanel)
    page.popup.leave()
    page.show_view("year")
    assert NINTH in page.year.runs
    assert page.year.accessibleDescription().endswith("Kampanye: Paspor pelajar")


def test_what_has_no_room_is_counted(page: CalendarPage, desk: Desk) -> None:
    """Of six campaigns on a day some are shown, the rest is a number, and none is lost."""
    desk.put(
        "Kampanye",
        *(Campaign(id=f"x{n}", name=f"K {n}", start="2026-12-09", end="2026-12-09") for n in range(5)),
    )
    index = page.month.month_.index_of(NINTH)
    hidden = index.data(Qt.ItemDataRole.UserRole).left
    shown = [one for _rect, one in page.month.bar_rects() if one.first <= NINTH <= one.last]
    assert hidden > 0
    assert len(shown) + hidden == 6


def test_a_post_is_given_a_campaign_from_the_menu(page: CalendarPage, desk: Desk, qtbot: QtBot) -> None:
    """The menu of a post offers every campaign; the bar counts the post."""
    rect = next(rect for rect, entry in page.month.tiles() if entry.post.title == "Satu")
    page.menu(page.month.entry_at(rect.center()), NINTH, QPoint(10, 10))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    inner = next(a.menu() for a in menu.actions() if a.text() == "Kampanye")
    next(a for a in inner.actions() if a.text() == "Paspor pelajar").trigger()
    menu.close()
    assert next(p for p in desk.project.all(Post) if p.title == "Satu").campaign == "k"
    assert bar(page)[1].span.posts == 1


def test_weeks_grow_and_scroll(page: CalendarPage, qtbot: QtBot) -> None:
    """Ctrl++ makes the rows of the month taller, Ctrl+- gives them back; the day stays in sight."""
    page.month.setFocus()
    page.show_day(date(2026, 12, 30))
    tall = page.month.rowHeight(0)
    page.window_.actions_by_id.run("calendar-taller")
    assert page.month.rowHeight(0) > tall
    assert page.month.viewport().rect().intersects(page.month.visualRect(page.month.currentIndex()))
    page.window_.actions_by_id.run("calendar-lower")
    qtbot.waitUntil(lambda: page.month.rowHeight(0) == tall)
