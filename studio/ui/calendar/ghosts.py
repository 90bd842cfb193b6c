"""Empty recurring slots where they would stand, dashed: in a day of the month, at an hour of the week."""

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from studio.domain.moments import minutes_of
from studio.domain.span import FreeSlot
from studio.session.calendar_filter import Filter
from studio.session.schedule import WEEK
from studio.ui import theme
from studio.ui.calendar.tile import LOW
from studio.ui.widgets.painting import draw_icon, write

if TYPE_CHECKING:
    from studio.ui.calendar.page import CalendarPage
    from studio.ui.calendar.week_grid import WeekGrid


def slots_by_day(page: "CalendarPage") -> dict[date, tuple[FreeSlot, ...]]:
    """The slots to show: none while posts are filtered, none that a post made meanwhile has filled."""
    if page.wanted != Filter():
        return {}
    found: dict[date, list[FreeSlot]] = defaultdict(list)
    for slot in page.days.slots():
        day = date.fromisoformat(slot.schedule.date)
        if not any(entry.post.rubric == slot.rubric for entry in page.plan.on(day)):
            found[day].append(slot)
    return {day: tuple(slots) for day, slots in found.items()}


def week_slots(view: "WeekGrid") -> list[tuple[QRect, FreeSlot]]:
    """The slots of a week where no tile stands, and where they do."""
    found: list[tuple[QRect, FreeSlot]] = []
    scroll, tiles = view.verticalScrollBar().value(), [rect for rect, _entry in view.tiles()]
    for day, slots in slots_by_day(view.page).items():
        if not view.monday <= day < view.monday + timedelta(days=WEEK):
            continue
        column = view.column((day - view.monday).days).adjusted(3, 0, -4, 0)
        for slot in slots:
            top = view.head + round(minutes_of(slot.schedule.time or "00:00") / 60 * view.hour) - scroll
            rect = QRect(column.left(), top, column.width() - 2, LOW + 4)
            if not any(rect.intersects(tile) for tile in tiles):
                found.append((rect, slot))
    return found


def draw_slot(painter: QPainter, room: QRect, slot: FreeSlot) -> None:
    """One slot: its hour and its rubric in a dashed line."""
    now = theme.look()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(now.color("control"), 1, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(room).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
    draw_icon(painter, QRect(room.left() + 6, room.top(), 14, room.height()), "plus", "muted", 13)
    at = QRect(room.left() + 24, room.top(), room.width() - 28, room.height())
    used = write(painter, at, slot.schedule.time.replace(":", "."), "muted", size=12, weight=600)
    at.setLeft(at.left() + used + 6)
    write(painter, at, slot.name, "muted", size=12)
    painter.restore()
