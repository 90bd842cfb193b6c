"""A post in a calendar cell: picture, status, time, title, platforms, with the stripe of its pillar."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QTextLayout, QTextOption

from studio.session.schedule import Entry
from studio.ui import theme
from studio.ui.calendar.details import is_overdue, state_of, tile_time, time_words
from studio.ui.canvas.thumbs import draw_thumb
from studio.ui.naming import PLATFORM_ICONS, platform_name, status_of
from studio.ui.widgets.painting import LEFT, RIGHT, draw_icon, write
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.calendar.page import CalendarPage

HEAD, GAP, PAD = 24, 4, 4
"""Room for the day's number, between tiles, and at the cell's edges, px."""
TIGHT, MORE_LEAST, LEAST = 2, 14, 20
"""What a day under two bars makes do with, so that one of its posts is seen; the last is a tile alone."""
TALLEST, PAIR, PAIR_LEAST, LOW, MORE = 82, 44, 34, 22, 18
"""Heights of a tile alone, of one of several (at most, at least), of a line, of the words for the rest."""
TALL_LEAST, ROOMY_TALL = 56, 64
"""Heights from which a tile has its platforms in a line of their own, and air above it."""
TIME_LEAST = 24
"""Room below which a time would be dots alone; the hours of the week and a resting mouse tell it."""
HELD_WHOLE = 160
"""Room from which on what is held back says by what; below, a title would have none."""
STRIPE, ROOMY, BROAD = 4, 90, 150
"""Width of the pillar's stripe, and from which width on a low tile has a picture, beside three clocks too."""


def places(
    room: QRect, count: int, below: int = 0, *, slots: bool = False
) -> tuple[list[QRect], QRect | None]:
    """Where so many tiles stand in a cell, `below` px of bars, and where the number of the rest does.

    A tile alone leaves room for an empty slot where there is enough for both.
    """
    area = room.adjusted(PAD, HEAD + below, -PAD - 1, -PAD)
    if count == 0:
        return [], None
    if area.height() < LEAST:
        return [], QRect(area.left(), room.bottom() - MORE_LEAST - 1, area.width(), MORE_LEAST)
    if count == 1:
        spare = LOW + GAP if slots and area.height() >= PAIR + GAP + LOW else 0
        return [QRect(area.left(), area.top(), area.width(), min(TALLEST, area.height() - spare))], None
    shared = (area.height() + GAP) // count - GAP
    height = min(PAIR, shared) if shared >= PAIR_LEAST else LOW
    gap, more = (GAP, MORE) if area.height() >= LOW + GAP + MORE else (TIGHT, MORE_LEAST)
    fit = max(0, (area.height() + gap) // (height + gap))
    shown = count if count <= fit else max(0, (area.height() - more) // (height + gap))
    tiles = [QRect(area.left(), area.top() + n * (height + gap), area.width(), height) for n in range(shown)]
    if shown == count:
        return tiles, None
    top = area.top() + shown * (height + gap)
    return tiles, QRect(area.left(), top, area.width(), more)


def slot_places(room: QRect, tiles: list[QRect], count: int, below: int) -> list[QRect]:
    """Where so many empty slots stand below the tiles of a cell; as many as there is room for."""
    area = room.adjusted(PAD, HEAD + below, -PAD - 1, -PAD)
    top = tiles[-1].bottom() + 1 + GAP if tiles else area.top()
    fit = max(0, (area.bottom() + 1 - top + GAP) // (LOW + GAP))
    return [QRect(area.left(), top + n * (LOW + GAP), area.width(), LOW) for n in range(min(count, fit))]


def said(entry: Entry, warned: tuple[str, ...] = ()) -> str:
    """What a screen reader and a resting mouse tell of an entry."""
    words, _tone, _icon = status_of(entry.post.status)
    at = time_words(entry)
    where = ", ".join(platform_name(p) for p in entry.platforms)
    told = ", ".join(part for part in (at, entry.post.title, words, entry.pillar_name, where) if part)
    return ". ".join((told, *warned))


def draw_tile(
    painter: QPainter, area: QRect, entry: Entry, page: "CalendarPage", *, over: bool = False
) -> None:
    """One tile; faint while its post is carried away, with a sign where the office's rhythm warns."""
    ident = str(entry.post.id)
    picked = ident in page.picked
    now = theme.look()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setOpacity(0.35 if ident in page.carry.ids else 1)
    outline = QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(QPen(now.color("accent"), 2) if picked else QPen(now.color("line"), 1))
    painter.setBrush(now.color("tint" if picked else "surface2" if over else "surface0"))
    painter.drawRoundedRect(outline, 5, 5)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(page.color(entry))
    painter.drawRoundedRect(QRectF(area.left(), area.top(), STRIPE, area.height()), 2, 2)
    inner = area.adjusted(STRIPE + 4, 0, -5, 0)
    if mark := _mark(page, entry):
        inner.setRight(inner.right() - 16)
        draw_icon(painter, QRect(area.right() - 19, area.top() + 2, 15, 20), *mark, 13)
    if area.height() >= TALL_LEAST:
        _tall(painter, inner, entry, page)
    elif area.height() >= PAIR_LEAST:
        _pair(painter, inner, entry, page)
    else:
        _line(painter, inner, entry, page)
    painter.restore()


def _mark(page: "CalendarPage", entry: Entry) -> tuple[str, str] | None:
    """Icon and colour of what needs a look: a step that is late, else what the rhythm warns of."""
    if is_overdue(page, entry.post):
        return "hourglass-high", "stop"
    return ("alert-triangle", "warn") if page.days.warned(str(entry.post.id)) else None


def _tall(painter: QPainter, area: QRect, entry: Entry, page: "CalendarPage") -> None:
    height, left = area.height() - 14, area.left()
    if area.width() >= BROAD or not entry.post.national:
        room = QRect(left, area.top() + 7, min(height * 4 // 5, area.width() // 3), height)
        draw_thumb(painter, QRectF(room), page.thumbs.get(entry.post))
        left = room.right() + 8
    air = 6 if area.height() >= ROOMY_TALL else 3
    text = QRect(left, area.top() + air, area.right() - left, area.height() - air - 3)
    _moment(painter, QRect(text.left(), text.top(), text.width(), 18), entry, page, timed=True)
    bottom = text.bottom() - 16
    head = 20 if air > 3 else 18
    title = QRect(text.left(), text.top() + head, text.width(), bottom - text.top() - head)
    wrapped(painter, title, entry.post.title, 2 if title.height() >= 28 else 1)
    foot = QRect(text.left(), bottom, text.width(), 16)
    if page.days.held(str(entry.post.id)):
        write(painter, foot, _("Ditahan krisis"), "stop", size=12, weight=600)
    else:
        _platforms(painter, foot, entry)


def _pair(painter: QPainter, area: QRect, entry: Entry, page: "CalendarPage") -> None:
    left = area.left()
    if area.width() >= (BROAD if entry.post.national else ROOMY):
        room = QRect(left, area.top() + 4, (area.height() - 8) * 4 // 5, area.height() - 8)
        draw_thumb(painter, QRectF(room), page.thumbs.get(entry.post))
        left = room.right() + 7
    text = QRect(left, area.top() + 3, area.right() - left, area.height() - 6)
    half = text.height() // 2
    used = _moment(painter, QRect(text.left(), text.top(), text.width(), half), entry, page)
    rest = QRect(text.left() + used + 6, text.top(), text.width() - used - 6, half)
    _platforms(painter, rest, entry, right=True)
    below = QRect(text.left(), text.top() + half, text.width(), half)
    write(painter, below, entry.post.title, "normal", size=12)


def _line(painter: QPainter, area: QRect, entry: Entry, page: "CalendarPage") -> None:
    used = _moment(painter, area, entry, page)
    rest = QRect(area.left() + used + 6, area.top(), area.width() - used - 6, area.height())
    write(painter, rest, entry.post.title, "normal", size=12)


def _moment(
    painter: QPainter, area: QRect, entry: Entry, page: "CalendarPage", *, timed: bool = False
) -> int:
    """Status and time; the width they took. What is held back says so in the time's place, unless `timed`."""
    _words, tone, icon = state_of(page, entry.post)
    draw_icon(painter, QRect(area.left(), area.top(), 16, area.height()), icon, tone or "muted", 15)
    at = tile_time(entry)
    room = QRect(area.left() + 20, area.top(), area.width() - 20, area.height())
    if page.days.held(str(entry.post.id)) and not timed:
        words = _("Ditahan krisis") if room.width() >= HELD_WHOLE else _("Ditahan")
        return 20 + write(painter, room, words, "stop", size=12, weight=600)
    if not at or room.width() < TIME_LEAST:
        return 16
    return 20 + write(painter, room, at, "strong", size=12, weight=600)


def _platforms(painter: QPainter, area: QRect, entry: Entry, *, right: bool = False) -> None:
    icons = [PLATFORM_ICONS[p] for p in entry.platforms if p in PLATFORM_ICONS]
    fit = max(0, area.width() // 18)
    shown = icons if len(icons) <= fit else icons[: max(0, fit - 1)]
    rest = len(icons) - len(shown)
    left = area.right() - 18 * (len(shown) + bool(rest)) + 1 if right else area.left()
    for number, icon in enumerate(shown):
        draw_icon(painter, QRect(left + 18 * number, area.top(), 15, area.height()), icon, "muted", 14)
    if rest and fit:
        at = QRect(left + 18 * len(shown), area.top(), 22, area.height())
        write(painter, at, f"+{rest}", "muted", size=11)


def wrapped(painter: QPainter, area: QRect, text: str, lines: int, token: str = "normal") -> None:
    """Plain text over so many lines, the last one cut with … where room ends."""
    font = QFont(painter.font())
    font.setPixelSize(12)
    font.setWeight(QFont.Weight.Normal)
    painter.setFont(font)
    painter.setPen(theme.look().color(token))
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    height, at = 15, area.top()
    for number in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(area.width())
        end = line.textStart() + line.textLength()
        shown = text[line.textStart() : end]
        if number == lines - 1 and end < len(text):
            shown = painter.fontMetrics().elidedText(
                text[line.textStart() :], Qt.TextElideMode.ElideRight, area.width()
            )
        painter.drawText(QRect(area.left(), at, area.width(), height), int(LEFT), shown.strip())
        at += height
    layout.endLayout()


def draw_more(painter: QPainter, area: QRect, count: int, *, over: bool) -> None:
    """How many have no room in the cell."""
    words = _("{count} lagi").format(count=count)
    write(painter, area, f"+{words}", "accent" if over else "muted", size=12, weight=500, align=RIGHT)
