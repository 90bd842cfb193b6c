"""Steps and waiting: the panel of a post's steps, what is told of late ones, the card of the first page."""

from collections.abc import Iterator

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from studio.domain.content import Person, Post, Step
from studio.ui.calendar.details import is_overdue, tip
from studio.ui.calendar.page import CalendarPage
from studio.ui.calendar.post_menu import open_steps
from studio.ui.calendar.steps import StepsPanel
from studio.ui.desk import Desk
from studio.ui.home.page import HomePage
from studio.ui.home.parts import OpenRow
from studio.ui.main_window import MainWindow
from tests.ui.calendar_hand import LEFT, NINTH, called, december


@pytest.fixture
def page(window: MainWindow, desk: Desk, qtbot: QtBot) -> Iterator[CalendarPage]:
    """December with an approver and an editor; “Satu” waits for approval."""
    desk.put(
        "Orang",
        *(msgspec.structs.replace(person, roles=()) for person in desk.project.all(Person)),
        Person(id="sri", name="Sri Wahyuni", roles=("approver",)),
        Person(id="bayu", name="Bayu Pratama", roles=("editor",)),
    )
    made = december(window, desk, qtbot)
    found = next(made)
    desk.put("Ajukan", msgspec.structs.replace(called(desk, "Satu")[0], status="in-review"))
    yield found
    next(made, None)


def panel_of(page: CalendarPage, post: Post) -> StepsPanel:
    """The panel of a post."""
    open_steps(page, post)
    assert isinstance(page.popup, StepsPanel)
    return page.popup


def test_usual_times_are_filled_in_and_stored_as_one_command(
    page: CalendarPage, desk: Desk, window: MainWindow, qtbot: QtBot
) -> None:
    """For Wednesday the 9th it is to be approved on Tuesday, by the only approver; Simpan stores all."""
    panel = panel_of(page, called(desk, "Satu")[0])
    usual = next(b for b in panel.findChildren(QPushButton) if b.text() == "Isi tenggat lazim")
    qtbot.mouseClick(usual, LEFT)
    qtbot.mouseClick(panel.save, LEFT)
    assert called(desk, "Satu")[0].steps == (
        Step(status="approved", owner="sri", due="2026-12-08"),
        Step(status="scheduled", due="2026-12-08"),
        Step(status="published", due="2026-12-09T08:00"),
    )
    assert desk.commands()[0][0] == "Atur langkah “Satu”"
    window.undo()
    assert called(desk, "Satu")[0].steps == ()


def test_a_step_is_typed_and_a_wrong_day_is_refused(page: CalendarPage, desk: Desk, qtbot: QtBot) -> None:
    """What cannot be read is said and not stored; steps that are over cannot be touched."""
    panel = panel_of(page, called(desk, "Satu")[0])
    over = [row for row in panel.rows if row.over]
    assert [row.status for row in over] == ["editing", "verifying", "in-review"]
    assert not over[0].day.isEnabled()
    approval = next(row for row in panel.rows if row.status == "approved")
    qtbot.keyClicks(approval.day, "tiga puluh")
    qtbot.mouseClick(panel.save, LEFT)
    assert panel.told.isVisible()
    approval.day.selectAll()
    qtbot.keyClicks(approval.day, "7/12/2026")
    qtbot.keyClicks(approval.time, "14.00")
    approval.owner.show_key("bayu")
    qtbot.mouseClick(panel.save, LEFT)
    assert called(desk, "Satu")[0].steps == (Step(status="approved", owner="bayu", due="2026-12-07T14:00"),)


def test_an_urgent_issue_has_its_minutes(page: CalendarPage, desk: Desk, qtbot: QtBot) -> None:
    """Within the hour, each step with a time of today."""
    panel = panel_of(page, called(desk, "Satu")[0])
    urgent = next(b for b in panel.findChildren(QPushButton) if b.text().startswith("Isu mendesak"))
    qtbot.mouseClick(urgent, LEFT)
    assert all(row.time.text() for row in panel.rows if not row.over)
    qtbot.keyClick(panel.save, Qt.Key.Key_Escape)
    assert called(desk, "Satu")[0].steps == ()


def test_late_ones_are_told_on_the_tile_and_in_the_list(page: CalendarPage, desk: Desk) -> None:
    """Whom it waits for, at which step, and that its day has passed."""
    late = (Step(status="approved", owner="sri", due="2020-01-06"),)
    desk.put("Tenggat", msgspec.structs.replace(called(desk, "Satu")[0], steps=late))
    entry = next(e for e in page.plan.on(NINTH) if e.post.title == "Satu")
    assert is_overdue(page, entry.post)
    told = tip(page, entry)
    assert "Menunggu Sri Wahyuni (Persetujuan)" in told
    assert "Batasnya Sen, 6 Jan 2020, terlewat" in told
    assert not is_overdue(page, called(desk, "Dua")[0])


def test_the_first_page_says_who_is_waited_for(
    page: CalendarPage, desk: Desk, window: MainWindow, qtbot: QtBot
) -> None:
    """One line a post, a click opens it; without anything that waits there is no such card."""
    window.go("home")
    home = window.current()
    assert isinstance(home, HomePage)
    rows = [
        r for r in home.findChildren(OpenRow) if r.accessibleName().startswith("Satu. Menunggu penyetuju")
    ]
    assert len(rows) == 1
    qtbot.mouseClick(rows[0], LEFT)
    assert window.place == "post"
    desk.put("Setujui", msgspec.structs.replace(called(desk, "Satu")[0], status="approved"))
    window.go("home")
    assert not [r for r in home.findChildren(OpenRow) if "Menunggu penyetuju" in r.accessibleName()]
