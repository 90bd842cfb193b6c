"""The calendar page with posts in December 2026, and the hands that drag on it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from studio.domain.content import Post, Schedule
from studio.ui.calendar.page import CalendarPage
from studio.ui.desk import Desk
from studio.ui.jobs import Job
from studio.ui.main_window import MainWindow

NINTH = date(2026, 12, 9)
LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def without_days(window: MainWindow) -> None:
    """Names of days are not asked for: the child that reads them would only be ready when a test is over."""
    run = window.jobs.run

    def asked(task: str, title: str, given: dict[str, Any], *more: Any, **how: Any) -> Job:
        return (
            Job(task, title, given, quiet=True) if task == "span" else run(task, title, given, *more, **how)
        )

    window.jobs.run = asked  # type: ignore[method-assign]


def december(window: MainWindow, desk: Desk, qtbot: QtBot, *, named: bool = False) -> Iterator[CalendarPage]:
    """The calendar in December with a post on the 9th, one on the 10th, and an idea; days `named` or not."""
    if not named:
        without_days(window)
    first, second = desk.project.all(Post)[:2]
    wide = msgspec.structs.replace
    desk.put(
        "Jadwalkan",
        wide(first, title="Satu", status="draft", schedule=Schedule(date="2026-12-09", time="08:00")),
        wide(second, title="Dua", status="draft", schedule=Schedule(date="2026-12-10", time="10:00")),
        wide(first, id="gagasan", title="Gagasan", status="idea", schedule=Schedule()),
    )
    window.go("calendar")
    made = window.pages["calendar"]
    assert isinstance(made, CalendarPage)
    made.show_day(NINTH)
    qtbot.waitUntil(lambda: made.month.viewport().height() > 200)
    yield made
    made.carry.stop()


def called(desk: Desk, title: str) -> list[Post]:
    """Posts by title."""
    return [post for post in desk.project.all(Post) if post.title == title]


def cell(page: CalendarPage, day: date) -> QPoint:
    """A point low in a day's cell."""
    rect = page.month.visualRect(page.month.month_.index_of(day))
    return QPoint(rect.center().x(), rect.bottom() - 6)


def tile(page: CalendarPage, title: str) -> QPoint:
    """The middle of a tile of the month."""
    return next(rect.center() for rect, entry in page.month.tiles() if entry.post.title == title)


def drag(widget: QWidget, start: QPoint, end: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
    """Press, move in steps, let go; `end` may lie outside the widget."""
    steps = [start, start + QPoint(6, 6), (start + end) / 2, end]
    kinds = [QEvent.Type.MouseButtonPress, *[QEvent.Type.MouseMove] * 3, QEvent.Type.MouseButtonRelease]
    for kind, at in zip(kinds, [*steps, end], strict=True):
        button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else LEFT
        buttons = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else LEFT
        where = QPointF(widget.mapToGlobal(at))
        QApplication.sendEvent(widget, QMouseEvent(kind, QPointF(at), where, button, buttons, held))


def drag_in_steps(widget: QWidget, *way: QPoint) -> None:
    """Press and move along a way without letting go."""
    for number, at in enumerate(way):
        kind = QEvent.Type.MouseMove if number else QEvent.Type.MouseButtonPress
        button = Qt.MouseButton.NoButton if number else LEFT
        where = QPointF(widget.mapToGlobal(at))
        QApplication.sendEvent(widget, QMouseEvent(kind, QPointF(at), where, button, LEFT, NONE))
