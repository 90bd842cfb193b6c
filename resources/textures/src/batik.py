"""Batik of Java: kawung, parang, mega mendung, ceplok, truntum, nitik, gringsing."""

import math
from collections.abc import Callable

from pen import (
    Point,
    Sheet,
    around,
    at,
    brush,
    circle,
    diamond,
    grow,
    joined,
    less,
    poly,
    rect,
    smooth,
    soft,
    spiral,
    through,
    tube,
)  # fmt: skip
from PySide6.QtGui import QPainterPath


def _lobe(t: float, gap: float) -> QPainterPath:
    """A kawung lobe from a tile's corner to its centre: where two circles about edge midpoints overlap."""
    r = t / 2 - gap
    return soft(circle(t / 2, 0, r).intersected(circle(0, t / 2, r)), t / 55)


def _kawung_flower(sheet: Sheet, t: float, y: float) -> None:
    lobe = _lobe(t, t / 42)
    core = grow(lobe, -t / 12.5)
    seeds = [circle(t / 4 + k * t * 0.055, t / 4 + k * t * 0.055, t / 62) for k in (-1, 1)]
    rim, core = less(lobe, grow(lobe, -t / 20)), less(core, *seeds)
    for turn in range(0, 360, 90):
        for ink, path in ((1, rim), (2, core)):
            sheet.add(ink, at(at(path, -t / 2, -t / 2), t / 2, t / 2 + y, turn))


def kawung() -> Sheet:
    """Four lobes about each point, the space between them set with a small cross flower."""
    t = 240.0
    sheet = Sheet("Kawung", t, t)
    _kawung_flower(sheet, t, 0)
    petal = joined(circle(0, -34, 9, 19))
    for x, y in ((t / 2, 0), (0, t / 2)):
        sheet.add(3, around(petal, x, y, 4), circle(x, y, 6.5), between=True)
        beads = (circle(x + 72 * dx, y + 72 * dy, 4.5) for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)))
        sheet.add(1, *beads, between=True)
    sheet.add(3, diamond(0, 0, 8), between=True)
    sheet.add(3, diamond(t / 2, t / 2, 8))
    return sheet


def kawung_band() -> Sheet:
    """One row of kawung flowers between rails."""
    t, rail = 200.0, 44.0
    sheet = Sheet("Kawung, pita", t, t + 2 * rail, wrap="x")
    _kawung_flower(sheet, t, rail)
    mid = rail + t / 2
    petal = circle(0, -28, 7.5, 16)
    sheet.add(3, around(petal, 0, mid, 4), circle(0, mid, 5.5), diamond(t / 2, mid, 7))
    sheet.add(1, circle(0, mid - 60, 4), circle(0, mid + 60, 4))
    for y, up in ((rail, -1), (rail + t, 1)):
        sheet.bars(1, (y + up * 8 - 3, 6), (y + up * 40 - 4, 8))
        sheet.add(2, *(diamond(x, y + up * 23, 9) for x in (0, t / 4, t / 2, 3 * t / 4)))
    for up in (-1, 1):  # half flowers where rail and lobes meet
        half = joined(*(at(circle(0, -24, 7, 14), 0, 0, a) for a in (-50, 0, 50)))
        flower = at(half, t / 2, mid + up * (t / 2 - 6), 180 if up > 0 else 0, 1, -1)
        sheet.add(3, flower)
    return sheet


def _blade(p: float, h: float, gap: float) -> list[tuple[int, QPainterPath]]:
    """One S blade and its counterpart in a row of height h, leaning 45°, period p; ink and path."""
    lean, sway, swell = 1.0, 0.19 * p, 0.5

    def wide(t: float) -> float:
        return (p / 2 - gap) * (1 - swell * math.cos(math.pi * t))

    def edge(t: float, side: int) -> Point:
        return -lean * h * t + sway * math.sin(2 * math.pi * t) + side * wide(t) / 2, h * t

    steps = [i / 24 for i in range(25)]
    body = tube([edge(t, -1) for t in steps], [edge(t, 1) for t in steps])
    body = soft(body, p * 0.04)
    at_eye = 0.79
    ex = -lean * h * at_eye + sway * math.sin(2 * math.pi * at_eye)
    eye = circle(ex, h * at_eye, p * 0.135)
    middle = through(
        *((-lean * h * t + sway * math.sin(2 * math.pi * t), h * t) for t in (0.13, 0.25, 0.38, 0.5))
    )
    slit = brush(middle, lambda t: p * (0.035 + 0.05 * t))
    cut = less(body, eye, slit)
    pupil = circle(ex, h * at_eye, p * 0.078)
    return [(1, cut), (3, pupil)]


def _row(p: float, h: float, gap: float) -> list[tuple[int, QPainterPath]]:
    shapes = _blade(p, h, gap)
    turned = [(2 if ink == 1 else ink, at(path, -h + p / 2, h, 180)) for ink, path in shapes]
    return shapes + turned


def parang() -> Sheet:
    """Rows of interlocking S blades at 45°, parted by mlinjon rows."""
    t = 400.0
    pitch = t / math.sqrt(2)
    p, mlinjon = pitch / 2, pitch * 0.19
    h = pitch - mlinjon
    sheet = Sheet("Parang", t, t)

    def place(u: float, v: float, path: QPainterPath) -> QPainterPath:
        return at(at(path, u, v), 0, 0, -45)

    for k in range(4):
        for ink, path in _row(p, h, p * 0.075):
            sheet.add(ink, place(k * p + h / 2, mlinjon / 2, path))
    long = 4 * pitch
    for v in (-0.36, 0.36):
        sheet.add(1, place(-long / 2, mlinjon * v, rect(0, -mlinjon * 0.055, long, mlinjon * 0.11)))
    for k in range(8):
        gem = diamond(0, 0, p * 0.185, mlinjon * 0.235)
        sheet.add(4, place(k * p / 2, 0, less(gem, diamond(0, 0, p * 0.07, mlinjon * 0.085))))
    return sheet


def parang_band() -> Sheet:
    """One row of parang blades between mlinjon rows, for strips."""
    p, h, m = 120.0, 190.0, 40.0
    sheet = Sheet("Parang, pita", p, h + 2 * m, wrap="x")
    for ink, path in _row(p, h, p * 0.075):
        sheet.add(ink, at(path, h / 2, m))
    for y, up in ((m, -1), (m + h, 1)):
        sheet.bars(1, (y + up * 8 - 2, 4), (y + up * 37 - 3, 6))
        for x in (p / 4, 3 * p / 4):
            sheet.add(4, less(diamond(x, y + up * 22, 21, 9.5), diamond(x, y + up * 22, 8, 3.6)))
    return sheet


def _crest(x: float, y: float, r: float, from_x: float, from_y: float) -> Callable[[float], Point]:
    """A line that comes from the left, passes under (x, y) and rolls up about it."""
    start = (from_x, from_y), ((from_x + x) / 2, y + r * 0.99), (x, y + r)
    roll = spiral(x, y, r, r * 0.2, 90, -1.3)
    return through(*start, *(roll(k / 14) for k in range(1, 15)))


def _cloud() -> tuple[QPainterPath, list[QPainterPath]]:
    """The heart of a mendung cloud about the origin, 220 wide, and the curls inside it."""
    tops = [(-74, -14, 27), (-36, -34, 31), (8, -42, 33), (50, -28, 29), (82, -8, 22)]
    feet = [(-54, 16, 22), (-16, 22, 25), (24, 20, 24), (60, 12, 21)]
    body = joined(
        *(circle(*one) for one in (*tops, *feet)), poly([(-74, -30), (80, -30), (76, 26), (-60, 28)])
    )
    tail = smooth([(-66, -22), (-92, -6), (-124, 2), (-150, 14), (-120, 20), (-84, 26), (-50, 20)])
    nose = smooth([(76, -20), (100, -8), (126, 2), (148, 16), (118, 18), (88, 24), (60, 20)])
    body = joined(body, tail, nose)
    curls = [
        brush(_crest(-38, -22, 25, -112, 9), lambda t: 3.5 + 11 * t * (1.15 - t)),
        brush(_crest(44, -10, 20, -18, 18), lambda t: 3.5 + 10 * t * (1.15 - t)),
        brush(through((62, 18), (84, 12), (112, 13)), lambda t: 6.5 - 3.5 * t),
        brush(through((-14, 30), (6, 28), (26, 30)), lambda t: 2.5 + 12 * t * (1 - t)),
    ]
    return body, curls


def _mendung(step: float, gap: float) -> list[tuple[int, QPainterPath]]:
    """A cloud in stepped outlines from outside in: ink and path."""
    heart, curls = _cloud()
    parts = []
    for ink, level in ((1, 4), (2, 3), (3, 2), (4, 1)):
        outer, inner = grow(heart, step * level), grow(heart, step * (level - 1) + gap)
        parts.append((ink, outer.subtracted(inner)))
    parts.append((1, less(heart, *(grow(curl, gap) for curl in curls))))
    parts += [(4, curl) for curl in curls]
    return parts


def mega_mendung() -> Sheet:
    """Clouds in stepped outlines, every second row shifted by half."""
    sheet = Sheet("Mega mendung", 464, 360)
    for ink, path in _mendung(13, 3.2):
        sheet.add(ink, at(path, 116, 92), at(path, 348, 272, 0, -1, 1))
    return sheet


def mega_mendung_large() -> Sheet:
    """One cloud bank, cropped by the top and the right edge."""
    sheet = Sheet("Mega mendung besar", 1000, 1000, wrap="")
    for ink, path in _mendung(17, 3.4):
        sheet.add(ink, at(path, 764, 320, 0, 3.4, 3.4).intersected(rect(0, 0, 1000, 1000)))
    return sheet


def ceplok() -> Sheet:
    """Eight-petalled rosettes in rings, joined by lozenges and small crosses."""
    t = 240.0
    sheet = Sheet("Ceplok", t, t)
    c = t / 2
    petal = smooth(
        [(0, -21), (12, -36), (15.5, -52), (8, -63), (0, -69), (-8, -63), (-15.5, -52), (-12, -36)]
    )
    vein = smooth([(0, -35), (4.6, -44), (5.2, -52), (0, -58), (-5.2, -52), (-4.6, -44)])
    sheet.add(1, *(at(less(petal, vein), c, c, a) for a in range(0, 360, 45)))
    sheet.add(2, less(circle(c, c, 17), circle(c, c, 8)), circle(c, c, 4.5))
    sheet.add(3, *(at(circle(0, -67, 3.2), c, c, a + 22.5) for a in range(0, 360, 45)))
    frame = less(circle(c, c, 84), circle(c, c, 76))
    sheet.add(2, frame)
    bead = [at(circle(0, -94, 4.2), c, c, a) for a in range(0, 360, 15) if a % 90]
    sheet.add(3, *bead)
    for x, y in ((c, 0), (0, c)):
        sheet.add(1, less(diamond(x, y, 26), diamond(x, y, 17)), diamond(x, y, 10), between=True)
    star = joined(
        *(at(smooth([(0, -14), (13, -34), (0, -62), (-13, -34)]), 0, 0, a) for a in (45, 135, 225, 315))
    )
    leaf = [at(less(star, circle(0, 0, 18)), 0, 0), circle(0, 0, 11)]
    sheet.add(1, leaf[0], between=True)
    sheet.add(3, less(leaf[1], circle(0, 0, 4)), between=True)
    return sheet


def truntum() -> Sheet:
    """Small star flowers over the whole cloth, with dots between."""
    t = 200.0
    sheet = Sheet("Truntum", t, t)
    ray = smooth([(0, -10), (5.5, -26), (4.5, -40), (0, -48), (-4.5, -40), (-5.5, -26)])
    short = smooth([(0, -11), (3.8, -22), (0, -33), (-3.8, -22)])
    for x, y in ((0, 0), (t / 2, t / 2)):
        corner = not x
        sheet.add(1, *(at(ray, x, y, a) for a in range(0, 360, 45)), between=corner)
        petals = (at(short, x, y, a + 22.5) for a in range(0, 360, 45))
        sheet.add(2, *petals, circle(x, y, 6.2), between=corner)
        sheet.add(3, *(at(circle(0, -43, 2.6), x, y, a + 22.5) for a in range(0, 360, 45)), between=corner)
    for x, y in ((t / 2, 0), (0, t / 2)):
        bud = smooth([(0, -5), (4.2, -13), (0, -21), (-4.2, -13)])
        sheet.add(2, *(at(bud, x, y, a) for a in range(0, 360, 60)), between=True)
        sheet.add(3, circle(x, y, 3.6), between=True)
        sheet.add(1, *(at(circle(0, -29, 2.3), x, y, a + 30) for a in range(0, 360, 60)), between=True)
    return sheet


def nitik() -> Sheet:
    """A flower field set from small squares alone, as the copper stamp of nitik sets it."""
    sheet = Sheet("Nitik", 240, 240)
    unit = 12.0

    def dot(i: float, j: float, x: float, y: float) -> QPainterPath:
        return rect(x + i * unit - 3.9, y + j * unit - 3.9, 7.8, 7.8)

    for x, y in ((0, 0), (120, 120)):
        for i in range(-9, 10):
            for j in range(-9, 10):
                far = abs(i) + abs(j)
                if far == 0:
                    sheet.add(3, dot(i, j, x, y))
                elif far == 9:
                    sheet.add(1, dot(i, j, x, y))
                elif far == 2 or (far == 3 and i * j):
                    sheet.add(2, dot(i, j, x, y))
                elif far in {5, 6} and min(abs(i), abs(j)) in {0, 1}:
                    sheet.add(1, dot(i, j, x, y))
                elif (abs(i), abs(j)) in {(3, 3), (2, 3), (3, 2)}:
                    sheet.add(3, dot(i, j, x, y))
    return sheet


def gringsing() -> Sheet:
    """Scales in shifted rows, each with an inner arc and an eye."""
    w, h = 120.0, 120.0
    sheet = Sheet("Gringsing", w, h)
    r = w / 2
    for x, y in ((0, 0), (r, r), (0, h), (r, h + r)):
        below = joined(circle(x - r, y + r, r), circle(x + r, y + r, r), rect(x - 3 * r, y + r, 6 * r, 2 * r))
        scale = less(circle(x, y, r), below)
        outline = less(grow(scale, -2.4), circle(x, y, r - 10.5))
        inner = less(circle(x, y, r - 16.5), circle(x, y, r - 23), grow(below, 5))
        sheet.add(1, outline)
        sheet.add(2, inner)
        sheet.add(3, circle(x, y - 6, 11))
    return sheet
