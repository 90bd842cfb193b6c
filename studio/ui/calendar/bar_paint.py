"""How a campaign's bar is painted, and how many lanes there is room for."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from studio.session.campaign_bars import Bar, Span
from studio.ui import theme
from studio.ui.colors import campaign_color
from studio.ui.naming import number
from studio.ui.widgets.painting import write

if TYPE_CHECKING:
    from studio.ui.calendar.page import CalendarPage

LANE, BAR = 19, 17
"""Px from one bar to the next, and of a bar."""
SOLID = 4
LEAST_LANES, MOST_LANES = 2, 4
TINT = 0.24
"""How much of a campaign's colour its bar has; the words on it stay readable."""


def span_color(span: Span) -> QColor:
    """The colour of a campaign's bar."""
    return campaign_color(span.campaign.color, span.place)


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """A colour between two."""
    parts = zip((one.red(), one.green(), one.blue()), (other.red(), other.green(), other.blue()), strict=True)
    return QColor(*(round(a + (b - a) * share) for a, b in parts))


def fitting(bars: Iterable[Bar], room: int) -> tuple[list[Bar], dict[date, int]]:
    """The bars there is room for, in so many lanes, and by day how many are left out."""
    shown = list(bars)
    crowded = {at for bar in shown if bar.lane >= room for at in _days(bar)}
    if not crowded:
        return shown, {}
    hidden = [bar for bar in shown if bar.lane >= room or (bar.lane == room - 1 and crowded & _days(bar))]
    left: dict[date, int] = {}
    for at in (at for bar in hidden for at in _days(bar)):
        left[date.fromordinal(at)] = left.get(date.fromordinal(at), 0) + 1
    return [bar for bar in shown if bar not in hidden], left


def _days(bar: Bar) -> set[int]:
    return set(range(bar.first.toordinal(), bar.last.toordinal() + 1))


def draw_bar(painter: QPainter, area: QRect, bar: Bar, page: "CalendarPage") -> None:
    """One bar: round where the campaign begins and ends, straight where it goes on."""
    now, color, ident = theme.look(), span_color(bar.span), str(bar.span.campaign.id)
    picked = bool(ident) and ident == page.bars.picked
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shape = _shape(QRectF(area), bar)
    share = TINT + 0.12 if picked or ident == page.bars.over else TINT
    painter.fillPath(shape, mixed(now.color("surface1"), color, share))
    if bar.opens:
        painter.setClipPath(shape)
        painter.fillRect(QRect(area.left(), area.top(), SOLID, area.height()), color)
        painter.setClipping(False)
    if picked:
        painter.setPen(QPen(now.color("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(_shape(QRectF(area).adjusted(1, 1, -1, -1), bar))
    text = area.adjusted(SOLID + 6 if bar.opens else 8, 0, -8, 0)
    name = bar.span.campaign.name
    used = write(painter, text, name, "strong", size=11, weight=600)
    rest = text.adjusted(used + 7, 0, 0, 0)
    if bar.span.posts and rest.width() > 24:
        write(painter, rest, number(bar.span.posts), "normal", size=11)
    painter.restore()


def _shape(area: QRectF, bar: Bar) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRoundedRect(area, 4, 4)
    half = area.width() / 2
    if not bar.opens:
        path.addRect(QRectF(area.left(), area.top(), half, area.height()))
    if not bar.closes:
        path.addRect(QRectF(area.left() + half, area.top(), half, area.height()))
    return path.simplified()
