"""How a day of the month is painted: number, names of the day, tiles, and the place to write a new post."""

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from studio.ui import theme
from studio.ui.calendar.bar_paint import LANE
from studio.ui.calendar.ghosts import draw_slot
from studio.ui.calendar.marks import Mark
from studio.ui.calendar.tile import HEAD, PAD, draw_more, draw_tile
from studio.ui.naming import MONTHS
from studio.ui.widgets.painting import draw_icon, write
from studio.ui.words import _, language

if TYPE_CHECKING:
    from studio.ui.calendar.page import CalendarPage

WEEKEND = 5
Index = QModelIndex | QPersistentModelIndex


class CellPainter(QStyledItemDelegate):
    """Paints cells. `over` is the post under the mouse, `day` the day, `aim` where carried posts would go."""

    def __init__(self, page: "CalendarPage") -> None:
        super().__init__(page)
        self.page = page
        self.over = ""
        self.day: date | None = None
        self.aim: date | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's own
        """Cells share the room there is."""
        return QSize(60, 60)

    def plus(self, room: QRect, cell: Any) -> QRect:
        """Where an empty day offers a new post."""
        return QRect(room.left() + PAD, room.top() + HEAD + cell.below, room.width() - 2 * PAD - 1, 30)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One day."""
        cell = index.data(int(Qt.ItemDataRole.UserRole))
        now, room = theme.look(), option.rect
        painter.save()
        ground = "stop_tint" if cell.off else "surface1" if cell.day.weekday() < WEEKEND else "surface0"
        painter.fillRect(room, now.color(ground if cell.inside or cell.off else "surface0"))
        if cell.day == self.aim:
            painter.fillRect(room, now.color("tint"))
        painter.fillRect(QRect(room.right(), room.top(), 1, room.height()), now.color("line"))
        painter.fillRect(QRect(room.left(), room.bottom(), room.width(), 1), now.color("line"))
        self._head(painter, QRect(room.left(), room.top(), room.width(), HEAD), cell)
        rects, rest = cell.places(room)
        for rect, entry in zip(rects, cell.entries, strict=False):
            draw_tile(painter, rect, entry, self.page, over=str(entry.post.id) == self.over)
        if rest is not None:
            draw_more(painter, rest, len(cell.entries) - len(rects), over=cell.day == self.day)
        for rect, slot in zip(cell.slot_places(room), cell.slots, strict=False):
            draw_slot(painter, rect, slot)
        if cell.left:
            at = QRect(room.left() + PAD, room.top() + HEAD + cell.below - LANE, room.width() - 12, LANE)
            write(painter, at, f"+{cell.left}", "muted", size=11, weight=500)
        empty = not cell.entries and not cell.slot_places(room)
        if empty and cell.day == self.day and not self.page.carry.ids and self.page.writable:
            self._plus(painter, self.plus(room, cell))
        elif self.page.month.zoom:
            self._other(painter, room, cell)
        painter.restore()

    def _other(self, painter: QPainter, room: QRect, cell: Any) -> None:
        """Pasaran and Hijri date at the foot of a tall day, where nothing stands."""
        foot = QRect(room.left() + 8, room.bottom() - 20, room.width() - 14, 18)
        taken = [*cell.places(room)[0], *cell.slot_places(room)]
        if not any(rect.intersects(foot) for rect in taken) and cell.places(room)[1] is None:
            write(painter, foot, self.page.days.other_short(cell.day), "muted", size=11)

    def _head(self, painter: QPainter, room: QRect, cell: Any) -> None:
        """The number, filled for today, and the names of the day."""
        now = theme.look()
        token = "stop" if cell.off or cell.day.weekday() == 6 else "strong" if cell.inside else "muted"
        words = str(cell.day.day)
        if cell.day.day == 1:
            words += " " + MONTHS.get(language(), MONTHS["id"])[cell.day.month - 1]
        left = room.left() + 8
        if cell.day == self.page.today:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.color("fill"))
            wide = max(20, painter.fontMetrics().horizontalAdvance(words) + 10)
            disc = QRect(left - 4, room.top() + 3, wide, 20)
            painter.drawRoundedRect(disc, 10, 10)
            middle = Qt.AlignmentFlag.AlignCenter
            write(painter, disc, words, "on_fill", size=12, weight=600, align=middle)
            left = disc.right() + 7
        else:
            at = QRect(left, room.top() + 2, room.width() - 12, room.height() - 2)
            left += write(painter, at, words, token, size=13, weight=600 if cell.off else 500) + 7
        if fast := self.page.days.ramadan(cell.day):
            room = self._moon(painter, room, fast)
        if not cell.marks:
            return
        if cell.off:
            draw_icon(painter, QRect(left, room.top() + 2, 14, room.height() - 2), "flag", "stop", 14)
            left += 18
        at = QRect(left, room.top() + 2, room.right() - left - 6, room.height() - 2)
        names = names_of(painter, cell.marks, at.width())
        write(painter, at, names, "stop" if cell.off else "muted", size=12, weight=600 if cell.off else 400)

    def _moon(self, painter: QPainter, room: QRect, number: int) -> QRect:
        """The day of Ramadan in the corner; the room left beside it."""
        words = str(number)
        wide = 16 + (6 if number < 10 else 13)
        corner = QRect(room.right() - wide - 5, room.top() + 2, wide, room.height() - 2)
        draw_icon(
            painter, QRect(corner.left(), corner.top(), 13, corner.height()), "moon-stars", "accent", 13
        )
        write(painter, corner.adjusted(16, 0, 4, 0), words, "accent", size=11, weight=600)
        return room.adjusted(0, 0, -wide - 4, 0)

    def _plus(self, painter: QPainter, room: QRect) -> None:
        now = theme.look()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(now.color("control"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(room).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        draw_icon(painter, QRect(room.left() + 8, room.top(), 14, room.height()), "plus", "muted", 14)
        at = QRect(room.left() + 28, room.top(), room.width() - 32, room.height())
        write(painter, at, _("Konten baru"), "muted", size=12)


def names_of(painter: QPainter, marks: tuple[Mark, ...], room: int) -> str:
    """The names of a day; the sign of doubt stays where the first is cut."""
    names, first = " · ".join(mark.short for mark in marks), next(iter(marks), Mark(""))
    font = QFont(painter.font())
    font.setPixelSize(12)
    measure = QFontMetrics(font)
    if not first.doubt or measure.horizontalAdvance(first.short) <= room:
        return names
    sign = first.short.removeprefix(first.name)
    return (
        measure.elidedText(first.name, Qt.TextElideMode.ElideRight, room - measure.horizontalAdvance(sign))
        + sign
    )
