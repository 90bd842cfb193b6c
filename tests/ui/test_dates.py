"""A day is typed as people write it, or picked from a calendar by mouse or keys."""

import pytest
from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from studio.domain.content import Post
from studio.ui import words
from studio.ui.desk import Desk
from studio.ui.main_window import MainWindow
from studio.ui.post.fill.about import PostFields
from studio.ui.widgets.dates import Calendar, DayField

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def fields(window: MainWindow, post: Post) -> PostFields:
    """The post's own fields in its form."""
    window.open_post(post.id, "fill")
    return window.findChildren(PostFields)[0]


def test_a_day_is_picked_by_keys(fields: PostFields, desk: Desk, post: Post, qtbot: QtBot) -> None:
    """Alt and Down opens, arrows walk, Enter picks and stores; Esc changes nothing; the zone stays WITA."""
    field = fields.day
    assert isinstance(field, DayField)
    field.setFocus()
    zone = desk.project.get(Post, post.id).schedule.zone
    field.selectAll()
    qtbot.keyClicks(field, "18/11/2026")
    qtbot.keyClick(field, Qt.Key.Key_Down, ALT)
    assert field.popup is not None
    table = field.popup.calendar.findChild(QTableView)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(table, key)
    qtbot.waitUntil(lambda: field.popup is None)
    plan = desk.project.get(Post, post.id).schedule
    assert (plan.date, plan.zone) == ("2026-11-26", zone)
    assert "26 November 2026" in field.text() or field.text() == "26/11/2026"
    qtbot.keyClick(field, Qt.Key.Key_F4)
    qtbot.keyClick(field.popup, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: field.popup is None)
    assert desk.project.get(Post, post.id).schedule.date == "2026-11-26"


def test_a_day_is_picked_by_mouse(fields: PostFields, desk: Desk, post: Post, qtbot: QtBot) -> None:
    """The button in the field opens; a click picks; the button below leaves the post without a day."""
    field = fields.day
    field.opener.trigger()
    assert field.popup is not None
    calendar = field.popup.calendar
    calendar.setSelectedDate(QDate(2026, 12, 1))
    table = calendar.findChild(QTableView)
    assert isinstance(table, QTableView)
    area = table.visualRect(table.model().index(3, 3))  # the third week's Wednesday
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(area.center()))
    qtbot.waitUntil(lambda: field.popup is None)
    assert desk.project.get(Post, post.id).schedule.date == "2026-12-16"
    field.opener.trigger()
    assert field.popup is not None
    field.popup._pick("")
    qtbot.waitUntil(lambda: field.popup is None)
    assert desk.project.get(Post, post.id).schedule.date == ""


@pytest.mark.parametrize(("speech", "month", "first"), [("id", "Desember", "Sen"), ("en", "December", "Mon")])
def test_the_calendar_speaks_the_language(dressed: object, speech: str, month: str, first: str) -> None:
    """Names of months and days are those of the language; weeks begin on Monday and have numbers."""
    words.use(speech)
    made = Calendar(QDate(2026, 12, 1))
    assert made.locale().monthName(12) == month
    assert made.locale().dayName(1, QLocale.FormatType.ShortFormat) == first
    assert made.firstDayOfWeek() == Qt.DayOfWeek.Monday
    assert made.verticalHeaderFormat() == Calendar.VerticalHeaderFormat.ISOWeekNumbers
