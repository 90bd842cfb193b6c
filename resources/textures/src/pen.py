"""Shapes of the pattern drawings: curves with boolean operations, brush strokes, woven cells, SVG out.

Only for making the drawings; the program reads the SVG files alone. Paths are Qt's because it unites and
grows curves without turning them into polygons.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from fit import Curve, curves
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPainterPathStroker, QPolygonF, QTransform

Point = tuple[float, float]
INKS = ("currentColor", "var(--ink2)", "var(--ink3)", "var(--ink4)")
REACH = 5.0
"""How far past its edges a drawing goes on, for tiles that begin between two pixels."""
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}">'


def circle(x: float, y: float, r: float, ry: float = 0) -> QPainterPath:
    """A circle, or an ellipse with its own vertical radius."""
    path = QPainterPath()
    path.addEllipse(QPointF(x, y), r, ry or r)
    return path


def rect(x: float, y: float, w: float, h: float) -> QPainterPath:
    """A rectangle from its top left."""
    path = QPainterPath()
    path.addRect(QRectF(x, y, w, h))
    return path


def poly(points: Iterable[Point]) -> QPainterPath:
    """A closed polygon."""
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(*p) for p in points]))
    path.closeSubpath()
    return path


def diamond(x: float, y: float, rx: float, ry: float = 0) -> QPainterPath:
    """A square on its tip, or a lozenge."""
    ry = ry or rx
    return poly([(x, y - ry), (x + rx, y), (x, y + ry), (x - rx, y)])


def smooth(points: Sequence[Point]) -> QPainterPath:
    """A closed curve through points (Catmull-Rom)."""
    path, n = QPainterPath(QPointF(*points[0])), len(points)
    for i in range(n):
        a, b, c, d = (points[(i + k) % n] for k in (-1, 0, 1, 2))
        path.cubicTo(
            QPointF(b[0] + (c[0] - a[0]) / 6, b[1] + (c[1] - a[1]) / 6),
            QPointF(c[0] - (d[0] - b[0]) / 6, c[1] - (d[1] - b[1]) / 6),
            QPointF(*c),
        )
    path.closeSubpath()
    return path


def brush(line: Callable[[float], Point], width: Callable[[float], float], steps: int = 28) -> QPainterPath:
    """A stroke along `line(0..1)` of changing width, with round ends."""
    left: list[Point] = []
    right: list[Point] = []
    ends: list[QPainterPath] = []
    for i in range(steps + 1):
        t = i / steps
        (x, y), (ax, ay), (bx, by) = line(t), line(max(0, t - 1e-3)), line(min(1, t + 1e-3))
        long = math.hypot(bx - ax, by - ay)
        half = width(t) / 2
        nx, ny = -(by - ay) / long * half, (bx - ax) / long * half
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
        if i in {0, steps} and half > 0.2:
            ends.append(circle(x, y, half))
    return joined(tube(left, right), *ends)


def tube(left: Sequence[Point], right: Sequence[Point]) -> QPainterPath:
    """What lies between two curves that run side by side."""
    body = _open_curve(left)
    body.connectPath(_open_curve(right[::-1]))
    body.closeSubpath()
    return body


def _open_curve(points: Sequence[Point]) -> QPainterPath:
    path, n = QPainterPath(QPointF(*points[0])), len(points)
    for i in range(n - 1):
        a, b, c, d = (points[min(max(i + k, 0), n - 1)] for k in (-1, 0, 1, 2))
        path.cubicTo(
            QPointF(b[0] + (c[0] - a[0]) / 6, b[1] + (c[1] - a[1]) / 6),
            QPointF(c[0] - (d[0] - b[0]) / 6, c[1] - (d[1] - b[1]) / 6),
            QPointF(*c),
        )
    return path


def through(*points: Point) -> Callable[[float], Point]:
    """A smooth line through points, as a function of 0..1 by share of the points."""
    curve = _open_curve(points)
    return lambda t: (curve.pointAtPercent(t).x(), curve.pointAtPercent(t).y())


def spiral(
    x: float, y: float, outer: float, inner: float, start: float, turns: float
) -> Callable[[float], Point]:
    """A spiral from radius `outer` at angle `start` degrees inwards; negative turns run the other way."""

    def line(t: float) -> Point:
        angle = math.radians(start + 360 * turns * t)
        r = outer + (inner - outer) * t
        return x + r * math.cos(angle), y + r * math.sin(angle)

    return line


def at(
    path: QPainterPath, x: float = 0, y: float = 0, turn: float = 0, sx: float = 1, sy: float = 1
) -> QPainterPath:
    """The path scaled, turned clockwise by degrees and moved."""
    return QTransform().translate(x, y).rotate(turn).scale(sx, sy).map(path)


def around(path: QPainterPath, x: float, y: float, count: int, start: float = 0) -> QPainterPath:
    """Copies of a path drawn about the origin, turned evenly around a point."""
    return joined(*(at(path, x, y, start + 360 * i / count) for i in range(count)))


def grow(path: QPainterPath, by: float, *, sharp: bool = False) -> QPainterPath:
    """The path made larger by a distance on all sides, smaller when negative."""
    pen = QPainterPathStroker()
    pen.setWidth(2 * abs(by))
    pen.setCurveThreshold(0.02)
    pen.setMiterLimit(20)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin if sharp else Qt.PenJoinStyle.RoundJoin)
    edge = pen.createStroke(path)
    return (path.united(edge) if by > 0 else path.subtracted(edge)).simplified()


def soft(path: QPainterPath, by: float) -> QPainterPath:
    """The path with its outward corners rounded."""
    return grow(grow(path, -by), by)


def ring(path: QPainterPath, wide: float, *, sharp: bool = False) -> QPainterPath:
    """The inner rim of a path."""
    return path.subtracted(grow(path, -wide, sharp=sharp))


def outer(path: QPainterPath) -> QPainterPath:
    """The largest outline of a path alone, without holes and islands."""
    zoomed = path.toSubpathPolygons(QTransform.fromScale(16, 16))
    largest = max(zoomed, key=lambda p: p.boundingRect().width() * p.boundingRect().height())
    return poly((p.x() / 16, p.y() / 16) for p in largest)


def joined(*paths: QPainterPath) -> QPainterPath:
    """The union of paths."""
    whole = QPainterPath()
    for path in paths:
        whole = whole.united(path)
    return whole


def less(path: QPainterPath, *holes: QPainterPath) -> QPainterPath:
    """A path without others."""
    for hole in holes:
        path = path.subtracted(hole)
    return path


def cells(filled: set[tuple[int, int]], w: float, h: float) -> QPainterPath:
    """The outline of cells of a weave, so that neighbours join without a hairline."""
    after: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for c, r in filled:
        for inside, a, b in (
            ((c, r - 1), (c, r), (c + 1, r)),
            ((c + 1, r), (c + 1, r), (c + 1, r + 1)),
            ((c, r + 1), (c + 1, r + 1), (c, r + 1)),
            ((c - 1, r), (c, r + 1), (c, r)),
        ):
            if inside not in filled:
                after.setdefault(a, []).append(b)
    path = QPainterPath()
    for start in sorted(after):
        while after[start]:
            loop, here = [start], after[start].pop()
            while here != start:
                loop.append(here)
                here = after[here].pop()
            kept = [p for i, p in enumerate(loop) if not _straight(loop[i - 1], p, loop[(i + 1) % len(loop)])]
            path.addPolygon(QPolygonF([QPointF(x * w, y * h) for x, y in kept]))
            path.closeSubpath()
    return path


def _straight(a: tuple[int, int], b: tuple[int, int], c: tuple[int, int]) -> bool:
    return a[0] == b[0] == c[0] or a[1] == b[1] == c[1]


class Sheet:
    """A drawing of `width` × `height`; what crosses an edge comes in again on the other side."""

    def __init__(self, title: str, width: float, height: float, *, wrap: str = "xy") -> None:
        self.title, self.width, self.height, self.wrap = title, width, height, wrap
        self.inks: list[list[str]] = [[], [], [], []]
        self.between: list[list[str]] = [[], [], [], []]

    def add(self, ink: int, *paths: QPainterPath, between: bool = False) -> None:
        """Paths in an ink 1..4; what stands `between` the motifs goes when they are set apart."""
        inks = self.between if between else self.inks
        page = QRectF(-REACH, -REACH, self.width + 2 * REACH, self.height + 2 * REACH)
        for path in paths:
            box, outlines = path.boundingRect(), curves(path)
            for dx in self._shifts(box.left(), box.right(), self.width, "x"):
                for dy in self._shifts(box.top(), box.bottom(), self.height, "y"):
                    if path.intersects(page.translated(-dx, -dy)):
                        inks[ink - 1].append(_written(outlines, dx, dy))

    def bars(self, ink: int, *bars: Point) -> None:
        """Level stripes across the whole width: top and thickness."""
        for y, thick in bars:
            outlines = curves(rect(-REACH, y, self.width + 2 * REACH, thick))
            self.inks[ink - 1].append(_written(outlines, 0, 0))

    def once(self, ink: int, path: QPainterPath) -> None:
        """A path that already goes on past the edges as the other side has it."""
        self.inks[ink - 1].append(_written(curves(path), 0, 0))

    def _shifts(self, low: float, high: float, size: float, axis: str) -> list[float]:
        if axis not in self.wrap:
            return [0]
        return [k * size for k in range(-3, 4) if high + k * size > -REACH and low + k * size < size + REACH]

    def save(self, folder: Path, name: str) -> None:
        """Write the drawing; an ink is one group."""
        lines = [HEAD.format(w=_number(self.width), h=_number(self.height)), f"  <title>{self.title}</title>"]
        for inks, mark in ((self.inks, ""), (self.between, ' class="sela"')):
            for ink, drawn in zip(INKS, inks, strict=True):
                if drawn:
                    shapes = [f'    <path d="{d}"/>' for d in dict.fromkeys(drawn)]
                    lines += [f'  <g{mark} fill="{ink}" fill-rule="evenodd">', *shapes, "  </g>"]
        (folder / f"{name}.svg").write_text("\n".join([*lines, "</svg>", ""]), "utf-8", newline="\n")


def _number(value: float) -> str:
    return f"{round(value, 2):g}" if abs(value) < 1e4 else f"{value:.2f}"


def _written(outlines: list[list[Curve]], dx: float, dy: float) -> str:
    parts: list[str] = []
    for outline in outlines:
        parts.append("M" + _pair(outline[0][0], dx, dy))
        for a, b, c, d in outline:
            if _flat(a, b, d) and _flat(a, c, d):
                parts.append("L" + _pair(d, dx, dy))
            else:
                parts.append("C" + " ".join(_pair(p, dx, dy) for p in (b, c, d)))
        parts.append("Z")
    return "".join(parts)


def _flat(a: Sequence[float], p: Sequence[float], d: Sequence[float]) -> bool:
    long = math.hypot(d[0] - a[0], d[1] - a[1]) or 1
    return abs((d[0] - a[0]) * (p[1] - a[1]) - (d[1] - a[1]) * (p[0] - a[0])) / long < 0.02


def _pair(p: Sequence[float], dx: float, dy: float) -> str:
    return f"{_number(p[0] + dx)} {_number(p[1] + dy)}"
