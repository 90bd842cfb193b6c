"""The only drawing code: plays a display list into a QPainter, for screen, file, frame and PDF alike."""

import math

from PySide6.QtCore import QMargins, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QLinearGradient, QPainter, QPainterPath, QPen, QTransform

from studio.domain.geometry import Box
from studio.render import display as d
from studio.render.fonts import EM
from studio.render.outlines import CACHED_UP_TO, outlines
from studio.render.raster import Pictures, shadow
from studio.render.svgpath import painter_path
from studio.render.tiling import drawing, paint_tiles

Radii = tuple[float, float, float, float]
SQUARE: Radii = (0, 0, 0, 0)
CRISP_FROM = 8
"""Device px from which a plain rectangle ends on whole pixels; thinner lines keep their exact weight."""
WHOLE = 1e-4
"""Share of a device px that an edge may stand off the whole ones and still be on them."""
FADE_PX = 512
"""Steps of a fade in a PDF; opacity has 256."""


def color(value: d.Color) -> QColor:
    """A Qt colour of a display colour."""
    return QColor(value[0], value[1], value[2], round(value[3] * 255))


def rectangle(box: Box) -> QRectF:
    """A Qt rectangle of a box."""
    return QRectF(box.x, box.y, box.width, box.height)


def rounded(box: Box, radii: Radii) -> QPainterPath:
    """The outline of a rectangle with its own radius at each corner."""
    path = QPainterPath()
    limit = min(box.width, box.height) / 1
    tl, tr, br, bl = (min(r, limit) for r in radii)
    path.moveTo(box.x + tl, box.y)
    path.lineTo(box.right - tr, box.y)
    path.arcTo(box.right - 2 * tr, box.y, 2 * tr, 2 * tr, 90, -90)
    path.lineTo(box.right, box.bottom - br)
    path.arcTo(box.right - 2 * br, box.bottom - 2 * br, 2 * br, 2 * br, 0, -90)
    path.lineTo(box.x + bl, box.bottom)
    path.arcTo(box.x, box.bottom - 2 * bl, 2 * bl, 2 * bl, 270, -90)
    path.lineTo(box.x, box.y + tl)
    path.arcTo(box.x, box.y, 2 * tl, 2 * tl, 180, -90)
    path.closeSubpath()
    return path


def brush(paint: d.Paint, box: Box) -> QBrush:
    """A Qt brush of a display paint over a box."""
    if paint.color is not None:
        return QBrush(color(paint.color))
    start, end = paint.start, paint.end
    gradient = QLinearGradient(
        box.x + start[0] * box.width, box.y + start[1] * box.height,
        box.x + end[0] * box.width, box.y + end[1] * box.height,
    )  # fmt: skip
    for position, stop in paint.stops:
        gradient.setColorAt(position, color(stop))
    return QBrush(gradient)


class Painter:
    """Plays operations with a QPainter; `scale` is device px per document unit."""

    def __init__(
        self, painter: QPainter, pictures: Pictures, scale: float = 1.0, *, vector: bool = False
    ) -> None:
        self._p = painter
        self._pictures = pictures
        self._scale = scale
        self._as_vector = vector
        hints = QPainter.RenderHint
        painter.setRenderHints(hints.Antialiasing | hints.SmoothPixmapTransform | hints.TextAntialiasing)

    def play(self, ops: tuple[d.Op, ...]) -> None:
        """Draw every operation in order."""
        for op in ops:
            getattr(self, f"_{type(op).__name__.lower()}")(op)

    def _rect(self, op: d.Rect) -> None:
        outline = op.radii != SQUARE or op.line is not None
        if self._as_vector and op.fill is not None and any(stop[3] < 1 for _, stop in op.fill.stops):
            self._fading(op, op.fill)
            return
        if op.fill is not None and not outline:
            # whole pixels: between the softened edges of rectangles that meet, what is below shines through
            large = min(op.box.width, op.box.height) * self._scale >= CRISP_FROM
            crisp = large and not self._p.transform().isRotating()
            self._p.setRenderHint(QPainter.RenderHint.Antialiasing, on=not crisp)
            self._p.fillRect(rectangle(op.box), brush(op.fill, op.box))
            self._p.setRenderHint(QPainter.RenderHint.Antialiasing)
            return
        path = rounded(op.box, op.radii)
        if op.fill is not None:
            self._p.fillPath(path, brush(op.fill, op.box))
        if op.line is not None:
            pen = QPen(color(op.line), op.line_width)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            self._p.strokePath(path, pen)

    def _fading(self, op: d.Rect, fill: d.Paint) -> None:
        """A gradient that fades, as a picture: Qt's PDF engine paints every stop opaque (6.11, 6.12)."""
        width, height = (max(1, min(FADE_PX, round(side))) for side in (op.box.width, op.box.height))
        image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        whole = Box(x=0, y=0, width=width, height=height)
        painter = QPainter(image)
        painter.fillRect(rectangle(whole), brush(fill, whole))
        painter.end()
        self._p.save()
        if op.radii != SQUARE:
            self._p.setClipPath(rounded(op.box, op.radii), Qt.ClipOperation.IntersectClip)
        self._p.drawImage(rectangle(op.box), image)
        self._p.restore()

    def _ellipse(self, op: d.Ellipse) -> None:
        path = QPainterPath()
        path.addEllipse(rectangle(op.box))
        self._p.fillPath(path, brush(op.fill, op.box))

    def _path(self, op: d.Path) -> None:
        transform = QTransform(
            op.box.width / op.view[0], 0, 0, op.box.height / op.view[1], op.box.x, op.box.y
        )
        self._p.fillPath(transform.map(painter_path(op.d)), brush(op.fill, op.box))

    def _shadow(self, op: d.Shadow) -> None:
        kind = (round(op.radius, 1), round(max(0.6, op.sigma), 1), op.color[:3])
        image, margin, corner = shadow(*kind)
        box, out = op.box, QMargins(margin, margin, margin, margin)
        inner = QRect(QPoint(round(box.x), round(box.y)), QPoint(round(box.right) - 1, round(box.bottom) - 1))
        at = inner.marginsAdded(out)
        self._p.save()
        self._p.setOpacity(self._p.opacity() * op.color[3])
        self._p.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=self._scale != 1)
        if min(at.width(), at.height()) < 2 * corner:
            self._p.drawImage(at, shadow(*kind, (max(1, inner.width()), max(1, inner.height())))[0])
        else:
            self._stretched(op, at, image, margin, corner)
        self._p.restore()

    def _stretched(self, op: d.Shadow, at: QRect, image: QImage, margin: int, corner: int) -> None:
        depth = min(corner, margin + math.ceil(op.radius + op.cover) + 1) if op.cover is not None else None
        ready = None
        whole = self._whole(QRectF(at))
        if whole is not None and whole.size() == at.size():
            ready = self._pictures.patch(
                ("shadow", image.cacheKey(), at.width(), at.height(), depth),
                lambda: _grown(image, corner, at.size(), depth),
            )
        if ready is not None:
            self._p.drawImage(at.topLeft(), ready)
        else:
            _nine(self._p, at, image, corner, depth)

    def _photo(self, op: d.Photo) -> None:
        if op.blurred:
            self._blurred(op)
            return
        image = _level(op, self._pictures, self._scale)
        factor = image.width() / op.size[0]
        source = QRectF(
            op.source.x * factor, op.source.y * factor, op.source.width * factor, op.source.height * factor
        )
        if op.radii == SQUARE:
            self._square_photo(op, image, source)
            return
        texture = QBrush(image)
        k = op.box.width / source.width()
        texture.setTransform(QTransform(k, 0, 0, k, op.box.x - source.x() * k, op.box.y - source.y() * k))
        self._p.fillPath(rounded(op.box, op.radii), texture)

    def _blurred(self, op: d.Photo) -> None:
        """A copy out of focus, the same at every scale: made small and smooth, then drawn large."""
        wide, high = op.size
        part = (op.source.x / wide, op.source.y / high, op.source.right / wide, op.source.bottom / high)
        image = self._pictures.out_of_focus(op.sha256, part, op.box.width / op.box.height)
        self._p.save()
        self._p.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._p.drawImage(rectangle(op.box), image)
        self._p.restore()

    def _square_photo(self, op: d.Photo, image: QImage, source: QRectF) -> None:
        box, whole = rectangle(op.box), self._whole(rectangle(op.box))
        ready = None
        if whole is not None:
            key = ("photo", image.cacheKey(), op.source, whole.width(), whole.height())
            ready = self._pictures.patch(key, lambda: _scaled(image, source, whole.size()))
        if ready is not None and whole is not None:
            self._p.save()
            self._p.resetTransform()
            self._p.drawImage(whole.topLeft(), ready)
            self._p.restore()
        else:
            self._p.drawImage(box, image, source)

    def _whole(self, box: QRectF) -> QRect | None:
        """The device px that a box covers, when it is painted on a screen or a file and covers whole ones."""
        transform = self._p.combinedTransform()
        upright = transform.isAffine() and not transform.isRotating() and transform.m11() > 0
        if self._as_vector or not upright or transform.m22() <= 0:
            return None
        there = transform.mapRect(box)
        near = there.toRect()
        corners = (there.topLeft() - near.topLeft(), there.bottomRight() - QRectF(near).bottomRight())
        off = max(abs(side) for corner in corners for side in (corner.x(), corner.y()))
        return near if off < WHOLE and near.isValid() else None

    def _vector(self, op: d.Vector) -> None:
        drawing(op.svg).render(self._p, rectangle(op.box))

    def _tiled(self, op: d.Tiled) -> None:
        paint_tiles(self._p, op, self._scale, vector=self._as_vector)

    def _text(self, op: d.Text) -> None:
        large = not self._as_vector and op.size * self._scale > CACHED_UP_TO
        opaque = self._p.opacity() * op.color[3] >= 1  # else glyphs that overlap would be darker there
        paths = outlines(op.layout, op.size, joined=not opaque) if large else None
        self._p.save()
        self._p.translate(op.x, op.baseline - op.ascent)
        if paths is None:
            self._p.scale(op.size / EM, op.size / EM)
            self._p.setPen(color(op.color))
            op.layout.draw(self._p, QPointF())
        for path, own in paths or ():
            self._p.fillPath(path, own or color(op.color))
        self._p.restore()

    def _modules(self, op: d.Modules) -> None:
        count = len(op.rows)
        self._p.save()
        self._p.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        module = op.box.width / count
        dark = color(op.dark)
        for y, row in enumerate(op.rows):
            x = 0
            while x < count:
                end = x
                while end < count and row[end]:
                    end += 1
                if end > x:
                    left, top = op.box.x + x * module, op.box.y + y * module
                    self._p.fillRect(QRectF(left, top, (end - x) * module, module), dark)
                x = end + 1
        self._p.restore()

    def _open(self, op: d.Open) -> None:
        self._p.save()
        if op.opacity < 1:
            self._p.setOpacity(self._p.opacity() * op.opacity)
        if op.shift != (0, 0):
            self._p.translate(*op.shift)
        if op.rotate:
            self._p.translate(*op.pivot)
            self._p.rotate(op.rotate)
            self._p.translate(-op.pivot[0], -op.pivot[1])
        if op.clip is not None and op.radii == SQUARE:
            self._p.setClipRect(rectangle(op.clip), Qt.ClipOperation.IntersectClip)
        elif op.clip is not None:
            self._p.setClipPath(rounded(op.clip, op.radii), Qt.ClipOperation.IntersectClip)

    def _close(self, _: d.Close) -> None:
        self._p.restore()


def _nine(painter: QPainter, at: QRect, image: QImage, corner: int, depth: int | None) -> None:
    """A nine-patch over a rectangle; what lies deeper in it than `depth` px is covered and not painted."""
    across, down = _cuts(at.x(), at.width(), image, corner), _cuts(at.y(), at.height(), image, corner)
    if depth is None:
        pieces = [(x, y) for x in across for y in down]
    else:
        left, right = _ends(at.x(), at.width(), image, depth)
        pieces = [(x, y) for x in across for y in _ends(at.y(), at.height(), image, depth)]
        first, middle, last = down
        inner = (
            (first[0] + depth, first[1] - depth, first[2] + depth, first[3] - depth), middle,
            (last[0], last[1] - depth, last[2], last[3] - depth),
        )  # fmt: skip
        pieces += [(x, y) for x in (left, right) for y in inner]
    for (x, width, from_x, part_x), (y, height, from_y, part_y) in pieces:
        painter.drawImage(QRect(x, y, width, height), image, QRect(from_x, from_y, part_x, part_y))


Cut = tuple[int, int, int, int]
"""Along one side: where a piece begins and how long it is, on the page and in the picture."""


def _cuts(start: int, length: int, image: QImage, corner: int) -> tuple[Cut, Cut, Cut]:
    """Both corners as they are, and between them the middle of the picture as long as it needs to be."""
    n = image.width()
    return (
        (start, corner, 0, corner),
        (start + corner, length - 2 * corner, corner, n - 2 * corner),
        (start + length - corner, corner, n - corner, corner),
    )


def _ends(start: int, length: int, image: QImage, depth: int) -> tuple[Cut, Cut]:
    return (start, depth, 0, depth), (start + length - depth, depth, image.width() - depth, depth)


def _grown(image: QImage, corner: int, size: QSize, depth: int | None) -> QImage:
    """A nine-patch at its size, as it would be painted."""
    made = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    _nine(painter, made.rect(), image, corner, depth)
    painter.end()
    return made


def _scaled(image: QImage, source: QRectF, size: QSize) -> QImage:
    """A part of a picture at a size, as it would be painted."""
    clear = image.hasAlphaChannel()
    made = QImage(size, QImage.Format.Format_ARGB32_Premultiplied if clear else QImage.Format.Format_RGB32)
    if clear:
        made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRectF(made.rect()), image, source)
    painter.end()
    return made


def _covered(page: d.DisplayList, pictures: Pictures) -> bool:
    """Whether the first operation is an opaque fill or photograph as large as the page."""
    first = page.ops[0] if page.ops else None
    if not isinstance(first, d.Rect | d.Photo) or first.radii != SQUARE:
        return False
    box = first.box
    if box.x > 0 or box.y > 0 or box.right < page.width or box.bottom < page.height:
        return False
    if isinstance(first, d.Photo):
        return not first.blurred and not _level(first, pictures, 1.0).hasAlphaChannel()
    return first.fill is not None and first.fill.color is not None and first.fill.color[3] >= 1


def _level(op: d.Photo, pictures: Pictures, scale: float) -> QImage:
    """The picture at the size that is needed where it stands."""
    return pictures.image(op.sha256, min(1.0, op.box.width / op.source.width * scale), op.tone)


def layer(page: d.DisplayList, pictures: Pictures) -> QImage:
    """The page's operations on clear ground, to be laid over something else."""
    image = QImage(page.width, page.height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    Painter(painter, pictures).play(page.ops)
    painter.end()
    return image


def paint(page: d.DisplayList, pictures: Pictures, scale: float = 1.0) -> QImage:
    """The page as an opaque image of `scale` device px per unit."""
    image = QImage(round(page.width * scale), round(page.height * scale), QImage.Format.Format_RGB32)
    # scaled, the last row and column may be covered in part only
    if scale != 1 or not _covered(page, pictures):
        image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.scale(scale, scale)
    Painter(painter, pictures, scale).play(page.ops)
    painter.end()
    return image
