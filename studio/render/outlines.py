"""Large text as outlines of its own font faces.

Qt draws glyphs over 64 px from outlines, and takes them from the face that also serves its small glyphs. When
that face was last used at another size the outline comes out rounded at that size, so the pixels would depend
on what was painted before (seen with 6.11.3). Here each face is opened once more for outlines alone.
"""

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainterPath, QRawFont, QTextLayout, QTransform

from studio.render.fonts import EM, file_of

CACHED_UP_TO = 63.99
"""Device px up to which Qt draws from its glyph cache (64, and room for rounding), which is sound."""

Outline = tuple[QPainterPath, QColor | None]
"""A shape and its colour; None: the text's own."""


@lru_cache(maxsize=64)
def _outline_font(family: str, weight: int, italic: bool) -> QRawFont | None:
    path = file_of(family, weight, italic)
    if path is None:
        return None
    probe = QRawFont(str(path), 100)
    return QRawFont(str(path), probe.unitsPerEm())


@lru_cache(maxsize=4096)
def _glyph(family: str, weight: int, italic: bool, index: int) -> QPainterPath:
    font = _outline_font(family, weight, italic)
    return font.pathForGlyph(index) if font is not None else QPainterPath()


@lru_cache(maxsize=1024)
def outlines(layout: QTextLayout, size: float, *, joined: bool) -> tuple[Outline, ...] | None:
    """The line as paths with their colours, or None when a face has no outlines.

    One path a glyph, which Qt fills four times as fast as a long one; one for each colour where that is
    translucent, or `joined`.
    """
    parts: list[Outline] = []
    for start, length, color in _stretches(layout):
        glyphs: list[QPainterPath] = []
        for run in layout.glyphRuns(start, length):
            raw = run.rawFont()
            face = (raw.familyName(), raw.weight(), raw.style().value != 0)
            font = _outline_font(*face)
            if font is None:
                return None
            k = size / font.unitsPerEm()
            for index, position in zip(run.glyphIndexes(), run.positions(), strict=True):
                at = position * (size / EM)
                glyphs.append(QTransform(k, 0, 0, k, at.x(), at.y()).map(_glyph(*face, index)))
        whole = joined or (color is not None and color.alpha() < 255)
        parts += [(path, color) for path in ([_one(glyphs)] if whole else glyphs)]
    for path, _ in parts:
        path.setFillRule(Qt.FillRule.WindingFill)
    return tuple(parts)


def _one(paths: list[QPainterPath]) -> QPainterPath:
    whole = QPainterPath()
    for path in paths:
        whole.addPath(path)
    return whole


def _stretches(layout: QTextLayout) -> list[tuple[int, int, QColor | None]]:
    """Stretches of the line in one colour."""
    total = len(layout.text().encode("utf-16-le")) // 2
    marks: list[QColor | None] = [None] * total
    for entry in layout.formats():
        brush = entry.format.foreground()
        if brush.style() != Qt.BrushStyle.NoBrush:
            marks[entry.start : entry.start + entry.length] = [brush.color()] * entry.length
    result: list[tuple[int, int, QColor | None]] = []
    for index, color in enumerate(marks):
        if result and result[-1][2] == color:
            start, length, _ = result[-1]
            result[-1] = (start, length + 1, color)
        else:
            result.append((index, 1, color))
    return result
