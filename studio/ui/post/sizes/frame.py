"""What a platform lays over a picture: drawn on top in the window, never part of a file."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen

from studio.domain.geometry import Box
from studio.domain.platform import AvoidBox, Placement
from studio.ui.words import named

WHITE, INK, VEIL = QColor(255, 255, 255, 225), QColor(11, 16, 22, 205), QColor(11, 16, 22, 120)
SOFT, LINE = QColor(255, 255, 255, 120), QColor(255, 255, 255, 200)
FILMS = frozenset({"reel", "short", "video"})
"""Placements with buttons down their right side."""
HATCH = QColor("#F3C46B")
TAGGED = 220
"""Px of width from where a cut has room for its name."""


def draw_safe(painter: QPainter, at: QRectF, k: float, placement: Placement) -> None:
    """Hatch what is not safe and dash the safe area; nothing where all of it is."""
    safe = placement.safe_box
    if safe == placement.full_box:
        return
    inner = _on(at, k, safe)
    painter.save()
    unsafe = QPainterPath()
    unsafe.addRect(at)
    hole = QPainterPath()
    hole.addRect(inner)
    unsafe = unsafe.subtracted(hole)
    painter.fillPath(unsafe, QColor(0, 0, 0, 80))
    stripes = QColor(HATCH)
    stripes.setAlpha(120)
    painter.setPen(QPen(stripes, 1.6))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipPath(unsafe)
    step = 8
    for start in range(int(at.left() - at.height()), int(at.right()), step):
        painter.drawLine(QPointF(start, at.bottom()), QPointF(start + at.height(), at.top()))
    painter.setClipping(False)
    painter.setPen(QPen(HATCH, 1.4, Qt.PenStyle.DashLine))
    painter.drawRect(inner)
    painter.restore()


def draw_frame(painter: QPainter, at: QRectF, k: float, placement: Placement) -> None:
    """The platform's own parts over a picture that stands at `at`, `k` px to a unit."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(at)
    if placement.crops:
        _crop(painter, at, k, placement)
    if placement.purpose == "story":
        _story(painter, at, placement)
    for covered in placement.avoid:
        _cover(painter, at, k, covered)
    painter.restore()


def _on(at: QRectF, k: float, box: Box) -> QRectF:
    return QRectF(at.x() + box.x * k, at.y() + box.y * k, box.width * k, box.height * k)


def _story(painter: QPainter, at: QRectF, placement: Placement) -> None:
    """Progress lines, avatar and name above; a reply field, or buttons and the caption, below."""
    unit = at.width() / 100
    painter.setPen(Qt.PenStyle.NoPen)
    film = placement.id.rpartition("/")[2] in FILMS
    if not film:
        for part in range(3):
            painter.setBrush(WHITE if part == 0 else SOFT)
            painter.drawRoundedRect(
                QRectF(at.x() + (3 + part * 31.6) * unit, at.y() + 2.6 * unit, 30.6 * unit, 0.9 * unit), 1, 1
            )
        _who(painter, QPointF(at.x() + 4 * unit, at.y() + 6 * unit), unit)
        foot = at.bottom() - 12 * unit
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(LINE, max(1.0, 0.5 * unit)))
        painter.drawRoundedRect(QRectF(at.x() + 4 * unit, foot, 68 * unit, 9 * unit), 4.5 * unit, 4.5 * unit)
        for part in range(2):
            painter.drawEllipse(
                QPointF(at.x() + (80 + part * 11) * unit, foot + 4.5 * unit), 3.2 * unit, 3.2 * unit
            )
        return
    for part in range(4):
        painter.setBrush(QColor(11, 16, 22, 90))
        painter.setPen(QPen(LINE, max(1.0, 0.5 * unit)))
        painter.drawEllipse(
            QPointF(at.right() - 8 * unit, at.bottom() - (20 + part * 13) * unit), 4 * unit, 4 * unit
        )
    painter.setPen(Qt.PenStyle.NoPen)
    _who(painter, QPointF(at.x() + 4 * unit, at.bottom() - 24 * unit), unit)
    for part, width in enumerate((64, 46)):
        painter.setBrush(SOFT)
        top = at.bottom() - (12 - part * 4.4) * unit
        painter.drawRoundedRect(QRectF(at.x() + 4 * unit, top, width * unit, 2.2 * unit), 1, 1)


def _who(painter: QPainter, corner: QPointF, unit: float) -> None:
    painter.setBrush(WHITE)
    painter.drawEllipse(QRectF(corner.x(), corner.y(), 8 * unit, 8 * unit))
    painter.setBrush(SOFT)
    painter.drawRoundedRect(
        QRectF(corner.x() + 10.5 * unit, corner.y() + 1.6 * unit, 26 * unit, 2 * unit), 1, 1
    )
    painter.drawRoundedRect(
        QRectF(corner.x() + 10.5 * unit, corner.y() + 5 * unit, 14 * unit, 1.6 * unit), 1, 1
    )


def _cover(painter: QPainter, at: QRectF, k: float, covered: AvoidBox) -> None:
    """One part that the platform covers, in the shape of what covers it."""
    area = _on(at, k, covered.box)
    painter.setPen(QPen(LINE, 1))
    painter.setBrush(INK)
    if covered.kind == "avatar":
        side = min(area.width(), area.height())
        round_ = QRectF(area.center().x() - side / 2, area.center().y() - side / 2, side, side)
        painter.drawEllipse(round_)
        painter.setBrush(SOFT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(round_.center() - QPointF(0, side * 0.12), side * 0.17, side * 0.17)
        painter.drawChord(round_.adjusted(side * 0.18, side * 0.6, -side * 0.18, side * 0.4), 0, 180 * 16)
    elif covered.kind == "progress":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(SOFT)
        painter.drawRect(area)
        painter.setBrush(QColor("#E5322D"))
        painter.drawRect(QRectF(area.x(), area.y(), area.width() * 0.4, area.height()))
    else:
        painter.drawRoundedRect(area, 3, 3)
        if covered.kind == "time-stamp":
            _write(painter, area, "12:34")


def _crop(painter: QPainter, at: QRectF, k: float, placement: Placement) -> None:
    """What is left of the picture where the platform cuts it, with the cut's name."""
    cuts = [crop for crop in placement.crops if crop.box != placement.full_box]
    for number, crop in enumerate(cuts):
        area = _on(at, k, crop.box).intersected(at.adjusted(1, 1, -1, -1))
        if number == 0:
            rest, inside = QPainterPath(), QPainterPath()
            rest.addRect(at)
            inside.addRect(area)
            painter.fillPath(rest.subtracted(inside), VEIL)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(INK, 3))
        painter.drawRect(area)
        painter.setPen(QPen(WHITE, 1.4, Qt.PenStyle.DashLine if number else Qt.PenStyle.SolidLine))
        painter.drawRect(area)
        _tag(painter, area, named(crop.name), low=bool(number))


def _tag(painter: QPainter, area: QRectF, words: str, *, low: bool) -> None:
    if area.width() < TAGGED:
        return
    font = QFont(painter.font())
    font.setPixelSize(11)
    painter.setFont(font)
    wide = min(painter.fontMetrics().horizontalAdvance(words) + 12, area.width())
    top = area.bottom() - 20 if low else area.top()
    spot = QRectF(area.left(), top, wide, 20)
    painter.fillRect(spot, INK)
    painter.setPen(QColor("#FFFFFF"))
    painter.drawText(spot, int(Qt.AlignmentFlag.AlignCenter), words)


def _write(painter: QPainter, area: QRectF, words: str) -> None:
    font = QFont(painter.font())
    font.setPixelSize(max(6, int(area.height() * 0.6)))
    painter.setFont(font)
    painter.setPen(QColor("#FFFFFF"))
    painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), words)
