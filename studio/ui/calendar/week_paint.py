"""How the week is painted: columns and hours, tiles, the line of now, the head over them."""

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from studio.domain.moments import minutes_of
from studio.session.schedule import WEEK
from studio.ui import theme
from studio.ui.calendar.bar_paint import LANE, draw_bar
from studio.ui.calendar.cell import WEEKEND, names_of
from studio.ui.calendar.ghosts import draw_slot, week_slots
from studio.ui.calendar.tile import draw_tile
from studio.ui.naming import DAYS
from studio.ui.widgets.painting import draw_icon, write
from studio.ui.words import language

if TYPE_CHECKING:
    from studio.ui.calendar.week_grid import WeekGrid

HEAD, LEFT, TILE = 52, 52, 44
"""Heights of the head and of a tile, and the room for the hours, px."""


def paint_week(view: "WeekGrid", painter: QPainter) -> None:
    """The whole view."""
    painter.fillRect(view.viewport().rect(), theme.look().color("surface1"))
    _ground(view, painter)
    for rect, slot in week_slots(view):
        draw_slot(painter, rect, slot)
    for rect, entry in view.tiles():
        if rect.bottom() > view.head:
            draw_tile(painter, rect, entry, view.page, over=str(entry.post.id) == view.over)
    _now(view, painter)
    _head(view, painter)


def _ground(view: "WeekGrid", painter: QPainter) -> None:
    now, scroll = theme.look(), view.verticalScrollBar().value()
    for number in range(WEEK):
        day, column = view.monday + timedelta(days=number), view.column(number)
        off = any(mark.off for mark in view.marks.get(day, ()))
        if off or day.weekday() >= WEEKEND:
            painter.fillRect(column, now.color("stop_tint" if off else "surface0"))
        painter.fillRect(QRect(column.left(), 0, 1, view.viewport().height()), now.color("line"))
    for hour in range(1, 24):
        top = view.head + hour * view.hour - scroll
        painter.fillRect(QRect(LEFT, top, view.viewport().width() - LEFT, 1), now.color("line"))
        if top > view.head + 8:
            at = QRect(0, top - 9, LEFT - 8, 18)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            write(painter, at, f"{hour:02}.00", "muted", size=12, align=right)
    if view.aim is not None:
        day, at_time = view.aim
        column = view.column((day - view.monday).days)
        top = view.head + round(minutes_of(at_time) / 60 * view.hour) - scroll
        painter.fillRect(QRect(column.left() + 2, top, column.width() - 4, TILE), now.color("tint"))
        write(painter, QRect(column.left() + 10, top, column.width() - 14, 20),
              at_time.replace(":", "."), "accent", size=12, weight=600)  # fmt: skip


def _now(view: "WeekGrid", painter: QPainter) -> None:
    """A line at the time it is."""
    today = view.page.today
    if not view.monday <= today < view.monday + timedelta(days=WEEK):
        return
    at = view.page.desk.now
    top = view.head + round((at.hour * 60 + at.minute) / 60 * view.hour) - view.verticalScrollBar().value()
    column = view.column(today.weekday())
    painter.fillRect(QRect(column.left(), top - 1, column.width(), 2), theme.look().color("stop"))


def _head(view: "WeekGrid", painter: QPainter) -> None:
    now = theme.look()
    painter.fillRect(QRect(0, 0, view.viewport().width(), view.head), now.color("surface1"))
    painter.fillRect(QRect(0, view.head - 1, view.viewport().width(), 1), now.color("line"))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    names = DAYS.get(language(), DAYS["id"])
    for number in range(WEEK):
        day, column = view.monday + timedelta(days=number), view.column(number)
        painter.fillRect(QRect(column.left(), 0, 1, view.head), now.color("line"))
        marks = view.marks.get(day, ())
        off = any(mark.off for mark in marks) or day.weekday() == WEEK - 1
        at = QRect(column.left() + 8, 4, column.width() - 14, 22)
        used = write(painter, at, names[number], "stop" if off else "muted", size=12)
        disc = QRect(at.left() + used + 6, 4, 24, 22)
        if day == view.page.today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.color("fill"))
            painter.drawRoundedRect(disc, 11, 11)
        token = "on_fill" if day == view.page.today else "stop" if off else "strong"
        write(painter, disc, str(day.day), token, size=13, weight=600, align=Qt.AlignmentFlag.AlignCenter)
        below = QRect(column.left() + 8, 26, column.width() - 14, 20)
        if any(mark.off for mark in marks):
            draw_icon(painter, QRect(below.left(), below.top(), 14, 20), "flag", "stop", 14)
            below.setLeft(below.left() + 18)
        words = names_of(painter, marks, below.width())
        write(painter, below, words, "stop" if any(m.off for m in marks) else "muted", size=12)
        if day == view.caret and view.hasFocus():
            painter.setPen(QPen(now.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(column.left() + 3, 2, column.width() - 6, HEAD - 5), 5, 5)
    _bars(view, painter)


def _bars(view: "WeekGrid", painter: QPainter) -> None:
    """Campaigns below the names of the days, and how many have no room there."""
    for rect, bar in view.bar_rects():
        draw_bar(painter, rect, bar, view.page)
    for day, count in view.left.items():
        column = view.column((day - view.monday).days)
        at = QRect(column.left() + 6, view.head - LANE - 4, column.width() - 10, LANE)
        write(painter, at, f"+{count}", "muted", size=11, weight=500)
