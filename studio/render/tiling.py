"""Tiles of a motif on a surface without a seam: whole blocks of device pixels, or shapes in a PDF."""

import math
from functools import lru_cache
from itertools import pairwise

from PySide6.QtCore import QByteArray, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QLinearGradient, QPainter, QTransform
from PySide6.QtSvg import QSvgRenderer

from studio.render import display as d

DRIFT = 0.25
"""Px the last tile of a surface may stand off its place, so that a block can be a whole number of px."""
PRINT_SHARE, PRINT_PX = 0.3, 12_000_000
"""A PDF takes a faded or translucent motif as a picture: share of its resolution, most px."""
PDF_BYTES = 1_000_000
"""Shapes of one motif in a PDF before its packing, from which a picture is smaller."""
FADES = {
    "left": ((1, 0), (0, 0)),
    "right": ((0, 0), (1, 0)),
    "top": ((0, 1), (0, 0)),
    "bottom": ((0, 0), (0, 1)),
}
"""Where a fade begins and where nothing is left, in shares of the box."""


@lru_cache(maxsize=256)
def drawing(data: bytes) -> QSvgRenderer:
    """A drawing ready to paint, its proportions kept."""
    renderer = QSvgRenderer(QByteArray(data))
    renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    return renderer


@lru_cache(maxsize=64)
def _stretched(data: bytes) -> QSvgRenderer:
    renderer = QSvgRenderer(QByteArray(data))
    renderer.setAspectRatioMode(Qt.AspectRatioMode.IgnoreAspectRatio)
    return renderer


def paint_tiles(painter: QPainter, op: d.Tiled, scale: float, *, vector: bool) -> None:
    """Play a `Tiled`; `scale` is device px per document unit."""
    painter.save()
    painter.setOpacity(painter.opacity() * op.opacity)
    if vector and not op.fade and painter.opacity() >= 1 and _count(op) * len(op.svg) <= PDF_BYTES:
        _shapes(painter, op)
    elif vector:
        fine = math.sqrt(PRINT_PX / max(1.0, op.box.width * op.box.height))
        _picture(painter, op, max(1.0, min(abs(painter.transform().m11()) * PRINT_SHARE, fine)))
    elif op.fade:
        _picture(painter, op, scale)
    else:
        painter.scale(1 / scale, 1 / scale)
        painter.fillRect(_scaled(op, scale), _brush(op, scale))
    painter.restore()


def _cells(op: d.Tiled) -> tuple[range, range]:
    """Columns and rows of cells that touch the box."""
    width, height = op.cell
    left, top = op.box.x - op.start[0], op.box.y - op.start[1]
    return (
        range(math.floor(left / width + 1e-6), math.ceil((left + op.box.width) / width - 1e-6)),
        range(math.floor(top / height + 1e-6), math.ceil((top + op.box.height) / height - 1e-6)),
    )


def _count(op: d.Tiled) -> int:
    columns, rows = _cells(op)
    return len(columns) * len(rows)


def _shapes(painter: QPainter, op: d.Tiled) -> None:
    # not clipped to its cell: what crosses an edge is drawn whole from both sides, so that nothing can gape
    painter.setClipRect(
        QRectF(op.box.x, op.box.y, op.box.width, op.box.height), Qt.ClipOperation.IntersectClip
    )
    columns, rows = _cells(op)
    for row in rows:
        for column in columns:
            x, y = op.start[0] + column * op.cell[0], op.start[1] + row * op.cell[1]
            _cell(painter, op.svg, op.turn, QRectF(x, y, *op.cell), op.tile)


def _cell(painter: QPainter, svg: bytes, turn: int, cell: QRectF, tile: tuple[float, float]) -> None:
    """One tile in the middle of its cell."""
    painter.save()
    painter.translate(cell.center())
    painter.rotate(turn)
    width, height = tile if not turn else tile[::-1]
    _stretched(svg).render(painter, QRectF(-width / 2, -height / 2, width, height))
    painter.restore()


def _picture(painter: QPainter, op: d.Tiled, scale: float) -> None:
    """The surface as one image, whose corner is a whole device pixel, faded when it asks for it."""
    whole = _scaled(op, scale)
    outer = whole.toAlignedRect()
    image = QImage(outer.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    inner = QPainter(image)
    inner.setRenderHint(QPainter.RenderHint.Antialiasing)
    inner.translate(-outer.x(), -outer.y())
    inner.fillRect(whole, _brush(op, scale))
    if op.fade:
        start, end = (
            QPointF(whole.x() + x * whole.width(), whole.y() + y * whole.height()) for x, y in FADES[op.fade]
        )
        ramp = QLinearGradient(start, end)
        ramp.setColorAt(0, QColor(0, 0, 0, 255))
        ramp.setColorAt(1, QColor(0, 0, 0, 0))
        inner.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
        inner.fillRect(outer, ramp)
    inner.end()
    painter.scale(1 / scale, 1 / scale)
    painter.drawImage(QRectF(outer), image, QRectF(image.rect()))


def _scaled(op: d.Tiled, scale: float) -> QRectF:
    return QRectF(op.box.x * scale, op.box.y * scale, op.box.width * scale, op.box.height * scale)


def _brush(op: d.Tiled, scale: float) -> QBrush:
    """A brush of a block of tiles that repeats at whole device pixels."""
    pitch = op.cell[0] * scale, op.cell[1] * scale
    columns, rows = _cells(op)
    block = _block(
        op.svg, op.turn, pitch, (op.tile[0] * scale, op.tile[1] * scale),
        (periods(pitch[0], len(columns)), periods(pitch[1], len(rows))),
    )  # fmt: skip
    paint = QBrush(block)
    paint.setTransform(QTransform.fromTranslate(round(op.start[0] * scale), round(op.start[1] * scale)))
    return paint


def periods(pitch: float, count: int) -> int:
    """The least number of periods so close to whole px that `count` of them do not drift; else all."""
    for number in range(1, count):
        size = number * pitch
        if round(size) and abs(size - round(size)) * count / number <= DRIFT:
            return number
    return max(1, count)


@lru_cache(maxsize=24)
def _block(
    svg: bytes, turn: int, pitch: tuple[float, float], tile: tuple[float, float], number: tuple[int, int]
) -> QImage:
    """So many tiles on a transparent image; each fills whole px, so that what it cuts joins the next."""
    width, height = (max(1, round(p * n)) for p, n in zip(pitch, number, strict=True))
    across = [round(width * i / number[0]) for i in range(number[0] + 1)]
    down = [round(height * i / number[1]) for i in range(number[1] + 1)]
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for top, bottom in pairwise(down):
        for left, right in pairwise(across):
            cell = QRect(left, top, right - left, bottom - top)
            size = tile[0] * cell.width() / pitch[0], tile[1] * cell.height() / pitch[1]
            painter.setClipRect(cell)
            _cell(painter, svg, turn, QRectF(cell), size)
    painter.end()
    return image
