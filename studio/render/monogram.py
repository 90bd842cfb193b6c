"""Initials as an emblem: outlines of a bundled face, so that the drawing needs no font afterwards."""

from functools import lru_cache

from PySide6.QtGui import QPainterPath, QRawFont, QTransform

from studio.catalog.fonts import font_file

FACE = "fonts:plus-jakarta-sans-800"
TRACKING = -0.02
ROUNDING = 20
WIDEST, TALLEST = 70.0, 44.0
GAP, STRIPE = 11.0, 6.0
"""In shares of a plaque of 100: the letters at most, the stripe below them."""
PLAQUE = (
    "M{r} 0H{e}A{r} {r} 0 0 1 100 {r}V{e}A{r} {r} 0 0 1 {e} 100"
    "H{r}A{r} {r} 0 0 1 0 {e}V{r}A{r} {r} 0 0 1 {r} 0Z"
)
"""A square of 100 with round corners."""


def emblem(initials: str, plaque: str, letters: str, stripe: str) -> bytes:
    """A plaque of 100 × 100 with the initials and a stripe below them, as SVG."""
    path = outline(initials)
    bounds = path.boundingRect()
    scale = min(WIDEST / bounds.width(), TALLEST / bounds.height())
    height = scale * bounds.height()
    top = 50 - (height + GAP + STRIPE) / 2
    placed = QTransform(scale, 0, 0, scale, 50 - scale * bounds.center().x(), top - scale * bounds.top()).map(
        path
    )
    edge = 100 - ROUNDING
    at, foot = f'x="{50 - WIDEST / 2:g}" y="{top + height + GAP:.2f}"', f'height="{STRIPE:g}"'
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="100" height="100">\n'
        f'  <path fill="{plaque}" d="{PLAQUE.format(r=ROUNDING, e=edge)}"/>\n'
        f'  <path fill="{letters}" d="{path_data(placed)}"/>\n'
        f'  <rect fill="{stripe}" {at} width="{WIDEST:g}" {foot}/>\n</svg>\n'
    ).encode()


@lru_cache(maxsize=16)
def outline(text: str) -> QPainterPath:
    """The text's outline at 100 px, starting at 0 on its baseline."""
    font = QRawFont(str(font_file(FACE).path), 100)
    path, x = QPainterPath(), 0.0
    indexes = font.glyphIndexesForString(text)
    for index, advance in zip(indexes, font.advancesForGlyphIndexes(indexes), strict=True):
        path.addPath(font.pathForGlyph(index).translated(x, 0))
        x += advance.x() + TRACKING * 100
    return path


def path_data(path: QPainterPath) -> str:
    """A painter path in the grammar of SVG's `d`: M, L, C, absolute."""
    parts, at = [], 0
    while at < path.elementCount():
        element = path.elementAt(at)
        if element.isCurveTo():
            points = [path.elementAt(at + step) for step in range(3)]
            parts.append("C" + " ".join(f"{p.x:.2f} {p.y:.2f}" for p in points))
            at += 3
            continue
        parts.append(f"{'M' if element.isMoveTo() else 'L'}{element.x:.2f} {element.y:.2f}")
        at += 1
    return "".join(parts) + "Z"
