"""Kalender: recurring slots stand empty in their days, and a new post takes the next free one."""

from collections.abc import Iterator
from datetime import date

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from studio.domain.content import Schedule
from studio.domain.planning import Rubric
from studio.ui.calendar.ghosts import week_slots
from studio.ui.calendar.page import CalendarPage
from studio.ui.desk import Desk
from studio.ui.main_window import MainWindow
from tests.ui.calendar_hand import LEFT, called, december

FIFTEENTH = date(2026, 12, 15)
ASKING = Rubric(
    id="tanya", name="Selasa Tanya Jawab", rule="FREQ=WEEKLY;BYDAY=TU", start="2026-12-01", time="10:00",
    placements=("instagram/feed-portrait", "x/post"),
)  # fmt: skip


@pytest.fixture
def page(window: MainWindow, desk: Desk, qtbot: QtBot) -> Iterator[CalendarPage]:
    """The calendar in December with a rubric on Tuesdays, whose slots have come."""
    desk.put("Rubrik", ASKING)
    made = december(window, desk, qtbot, named=True)
    found = next(made)
    found.show_day(FIFTEENTH)
    qtbot.waitUntil(lambda: bool(found.days.slots()), timeout=60_000)
    yield found
    next(made, None)


def press_new(page: CalendarPage, qtbot: QtBot) -> None:
    """The button of the head."""
    buttons = {made.text(): made for made in page.findChildren(QPushButton)}
    qtbot.mouseClick(buttons["Konten baru"], LEFT)


def test_a_new_post_takes_the_next_free_slot(
    page: CalendarPage, desk: Desk, window: MainWindow, qtbot: QtBot
) -> None:
    """From the day in sight on, with the rubric's hour and places; the next one takes the week after."""
    for day in ("2026-12-15", "2026-12-22"):
        page.show_day(FIFTEENTH)
        press_new(page, qtbot)
        line = page._line
        assert line is not None
        assert "10.00 · slot “Selasa Tanya Jawab”" in line.told.text()
        qtbot.keyClicks(line.field, f"Antrean {day}")
        qtbot.keyClick(line.field, Qt.Key.Key_Return)
        made = called(desk, f"Antrean {day}")[0]
        assert (made.schedule.date, made.schedule.time, made.rubric) == (day, "10:00", "tanya")
        assert made.placements == ASKING.placements
    window.undo()
    assert not called(desk, "Antrean 2026-12-22")


def test_what_is_said_or_refused_goes_before_the_slot(page: CalendarPage, desk: Desk, qtbot: QtBot) -> None:
    """Another hour, another account, or the button beside it: the post goes where it was asked for."""
    press_new(page, qtbot)
    line = page._line
    assert line is not None
    for said in ("11.00 ", "Rabu ", "TikTok: "):
        line.field.setText(f"{said}Judul")
        assert line.slot is None
    line.field.setText("10.00 Judul")
    assert line.slot is not None
    qtbot.mouseClick(line.without, LEFT)
    assert line.slot is None
    qtbot.keyClick(line.field, Qt.Key.Key_Return)
    assert (called(desk, "Judul")[0].schedule.date, called(desk, "Judul")[0].rubric) == ("2026-12-15", "")


def test_an_empty_slot_stands_in_its_day_and_is_clicked(page: CalendarPage, desk: Desk, qtbot: QtBot) -> None:
    """In the month and at its hour of the week, until a post is made for it; not while posts are filtered."""
    index = page.month.month_.index_of(FIFTEENTH)
    cell = index.data(Qt.ItemDataRole.UserRole)
    assert "Slot kosong: 10.00 Selasa Tanya Jawab" in cell.said
    place = cell.slot_places(page.month.visualRect(index))[0]
    qtbot.mouseClick(page.month.viewport(), LEFT, pos=place.center())
    assert page._line is not None
    assert page._line.slot is not None
    page._line.close()
    page.show_view("week")
    assert [slot.schedule.date for _rect, slot in week_slots(page.week)] == ["2026-12-15"]
    post = called(desk, "Dua")[0]
    when = Schedule(date="2026-12-15", time="14:00")
    desk.put("Rubrik", msgspec.structs.replace(post, rubric="tanya", schedule=when))
    assert not week_slots(page.week)
    page.show_view("month")
    page.narrow(words="tidak ada")
    assert not any(cell.slots for week in page.month.month_.cells for cell in week)
