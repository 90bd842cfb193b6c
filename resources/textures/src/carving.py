"""Carved and painted wood: Dayak tendrils, Asmat hooks, the sun of Toraja."""

import math

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
    outer,
    poly,
    smooth,
    spiral,
    through,
)
from PySide6.QtGui import QPainterPath


def _tendril() -> list[tuple[int, QPainterPath]]:
    """A quarter of the Dayak field: a stem that rolls up, its counter-curl, and claws along the back."""
    cx, cy, r = 76.0, -66.0, 46.0
    roll = spiral(cx, cy, r, 7, 170, 1.5)
    stem: list[Point] = [(5, -8), (6, -30), (14, -52)]
    main = brush(
        through(*stem, *(roll(k / 20) for k in range(1, 21))), lambda t: 8 + 9 * math.sin(math.pi * t) ** 0.7
    )
    claw = smooth([(-9, 0), (-5, -12), (3, -23), (15, -31), (11, -16), (10, 0), (0, 3)])
    back = []
    for degrees in (-112, -64):
        a = math.radians(degrees)
        back.append(at(claw, cx + 57 * math.cos(a), cy + 57 * math.sin(a), degrees + 90))
    counter = spiral(134, -22, 19, 4, 190, 1.25)
    tail = brush(
        through((30, -13), (58, -10), (88, -12), (108, -22), *(counter(k / 12) for k in range(1, 13))),
        lambda t: 3 + 8 * math.sin(math.pi * t) ** 0.8,
    )
    return [(1, main), (2, tail), (3, joined(*back))]


def dayak() -> Sheet:
    """Tendrils mirrored four times about a seed, rolling into spirals."""
    t = 320.0
    sheet = Sheet("Sulur Dayak", t, t)
    c = t / 2
    for sx in (-1, 1):
        for sy in (-1, 1):
            for ink, path in _tendril():
                sheet.add(ink, at(path, c, c, 0, sx, sy))
    bud = smooth([(0, -60), (11, -88), (7, -112), (0, -132), (-7, -112), (-11, -88)])
    sheet.add(2, at(bud, c, c), at(bud, c, c, 180))
    sheet.add(3, diamond(c, c, 17, 12))
    sheet.add(3, less(diamond(0, 0, 17), diamond(0, 0, 9)), between=True)
    return sheet


def _bipane(width: float) -> QPainterPath:
    """A double hook, as the curled ornament of Asmat shields."""
    first = spiral(-46, -16, 36, 9, 0, -1.1)
    points = [first(1 - k / 14) for k in range(15)]
    line = [*points, *((-x, -y) for x, y in reversed(points))]
    return brush(through(*line), lambda t: width * (0.6 + 0.4 * math.sin(math.pi * t)), 60)


def asmat() -> Sheet:
    """Bold double hooks, each in its groove, as carved on Asmat shields."""
    w, h = 208.0, 134.0
    sheet = Sheet("Ukiran Asmat", w, 2 * h)
    hook, leaf = _bipane(20), smooth([(-17, 0), (0, -5.5), (17, 0), (0, 5.5)])
    for i, (x, y) in enumerate(((w / 2, h / 2), (0, 1.5 * h))):
        mirror = -1 if i else 1
        sheet.add(1, at(hook, x, y, 0, mirror, 1))
        rim = less(outer(grow(hook, 13)), outer(grow(hook, 6)))
        sheet.add(2, at(rim, x, y, 0, mirror, 1))
        for side in (-1, 1):  # notches between the hooks
            sheet.add(3, at(leaf, x + side * 61 * mirror, y - side * 37, 30 * mirror))
    return sheet


def toraja() -> Sheet:
    """A sun of rays and rings, with carved spirals at the corners."""
    t = 300.0
    sheet = Sheet("Pa' barre allo", t, t)
    c = t / 2
    sheet.add(1, circle(c, c, 13), less(circle(c, c, 30), circle(c, c, 22)))
    ray = poly([(-7.4, -38), (7.4, -38), (0, -66)])
    out = poly([(0, -45), (8.6, -70), (-8.6, -70)])
    sheet.add(3, around(ray, c, c, 16))
    sheet.add(2, around(at(out, 0, 0), c, c, 16, 11.25))
    sheet.add(1, less(circle(c, c, 84), circle(c, c, 76)))
    wave = around(poly([(-10.5, -90), (10.5, -90), (0, -108)]), c, c, 24)
    sheet.add(1, wave)
    sheet.add(2, less(circle(c, c, 122), circle(c, c, 115)))
    for sx in (-1, 1):
        for sy in (-1, 1):
            curl = brush(spiral(28, -28, 21, 4, 135, 1.5), lambda k: 8.5 - 4 * k)
            sheet.add(3, at(curl, 0, 0, 0, sx, sy), between=True)
    for x, y in ((c, 0), (0, c)):
        sheet.add(1, less(diamond(x, y, 20), diamond(x, y, 12)), circle(x, y, 5), between=True)
    return sheet
