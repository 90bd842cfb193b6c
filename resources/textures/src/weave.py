"""Woven cloth: tenun of Sumba, songket, tapis, ulos, poleng, sabbe."""

from collections.abc import Callable, Iterator

from pen import REACH, Sheet, at, cells, diamond, joined, less, poly, rect
from PySide6.QtGui import QPainterPath

Cell = tuple[int, int]


def _fill(cols: int, rows: int, ink: Callable[[int, int], int]) -> Iterator[tuple[int, set[Cell]]]:
    """The cells of each ink 1..4 of a weave, and two more past each side."""
    found: dict[int, set[Cell]] = {}
    for r in range(-2, rows + 2):
        for c in range(-2, cols + 2):
            found.setdefault(ink(c, r), set()).add((c, r))
    yield from ((k, v) for k, v in sorted(found.items()) if k)


def _ragged(r: int) -> int:
    """How far the dyed threads of a row slip, in half cells; the same each time."""
    return (r * 7919 // 3 + r * r * 31) % 3 - 1


def _mirror(value: int, size: int) -> int:
    """The distance to the middle of a repeat, so that both halves match."""
    return abs((value % size) - size // 2)


def _ring(far: float, rings: tuple[tuple[float, int], ...]) -> int:
    """The ink at a distance from the middle; rings are given by their outer edge."""
    return next((ink for edge, ink in rings if far < edge), 0)


SUMBA = ((13, 0), (16.5, 3), (17.5, 0), (21, 1), (22, 0), (24, 2))
SMALL = ((2.5, 3), (4, 0), (6.5, 2), (8, 0), (10.5, 1))


def _sumba(x: int, y: int) -> int:
    """Ink of a thread at half cells from the middle of a large diamond: a star in rings, hooked outside."""
    far = x / 2 + y
    if far < 7:
        return _ring(far, ((3, 3), (4, 0), (7, 2)))
    if far < 12:
        return 1 if x < 6 or y < 3 else _ring(far, ((8.5, 0), (11, 3)))
    hook = 15 <= y <= 21 and x in {2, 3, 10, 11, 12} and 24 <= far < 26
    return 1 if hook else _ring(far, SUMBA)


def _sumba_field(c: int, r: int) -> int:
    cols, rows = 96, 58
    c += _ragged(r % rows)
    big = _sumba(_mirror(c, cols), _mirror(r, rows))
    if big:
        return big
    x, y = _mirror(c + cols // 2, cols), _mirror(r + rows // 2, rows)
    far = x / 2 + y
    return 3 if 12 <= far < 13.5 and x % 4 < 2 else _ring(far, SMALL)


def tenun() -> Sheet:
    """Diamonds with stepped, slipping edges, as warp ikat of Sumba shows them."""
    sheet = Sheet("Tenun ikat", 240, 290)
    for ink, found in _fill(96, 58, _sumba_field):
        sheet.once(ink, cells(found, 2.5, 5))
    return sheet


def tenun_band() -> Sheet:
    """The end of a cloth: stripes, a row of small diamonds, and the fringe."""
    cols, rows = 96, 46

    def ink(c: int, r: int) -> int:
        slipped = c + _ragged(r)
        for top, colour in ((1, 3), (5, 1), (31, 1), (36, 3)):
            if top <= r < top + 2:
                return colour
        if r in {40, 41, 44}:
            return 2
        x, y = _mirror(slipped, 48), abs(r - 19)
        found = _ring(x / 2 + y * 1.15, ((2.5, 3), (4, 0), (7.5, 2), (9, 0), (11.5, 1)))
        x = _mirror(slipped + 24, 48)
        return found or (3 if x / 2 + y < 2 else 0)

    sheet = Sheet("Tenun ikat, pita", 240, 300, wrap="x")
    for colour, found in _fill(cols, rows, ink):
        sheet.once(colour, cells(found, 2.5, 5))
    for i in range(24):
        long = 56 + (i * 37 % 5) * 3
        x = 5 + i * 10
        foot = 226 + long
        side = [(3.6, 226), (1.4, 244), (3.1, foot)]
        tail = poly([*((x + dx, y) for dx, y in side), *((x - dx, y) for dx, y in reversed(side))])
        sheet.add(2, tail)
    return sheet


def _bud(x: float, y: float, s: float) -> QPainterPath:
    """A mangosteen-cap flower of woven gold: a stepped diamond with four cut corners."""
    core = joined(rect(-s * 0.5, -s * 1.1, s, s * 2.2), rect(-s * 1.1, -s * 0.5, s * 2.2, s))
    leaf = [diamond(dx * s * 1.25, dy * s * 1.25, s * 0.62) for dx in (-1, 1) for dy in (-1, 1)]
    return at(joined(less(core, diamond(0, 0, s * 0.42)), *leaf), x, y)


def _bamboo(x: float, y: float, half: float, high: float) -> list[tuple[int, QPainterPath]]:
    """A pucuk rebung: a shoot upright on its foot, layer in layer, its heart of lozenges."""

    def shoot(inset: float) -> QPainterPath:
        k = inset * (half**2 + high**2) ** 0.5 / half
        low = inset * 0.9
        share = (high - k - low) / high
        return poly([(x - half * share, y - low), (x, y - high + k), (x + half * share, y - low)])

    parts = [(1, less(shoot(0), shoot(7))), (2, less(shoot(12), shoot(18)))]
    counts = (5, 4, 3, 2, 1, 1)
    gems = [
        diamond(x + (2 * c - count + 1) * 8.8, y - 34 - r * 17.6 - (4 if r == 5 else 0), 7.6)
        for r, count in enumerate(counts)
        for c in range(count)
    ]
    parts += [(1, gem) for gem in gems[:-1]]
    parts.append((3, gems[-1]))
    return parts


def songket_band() -> Sheet:
    """Pucuk rebung over the woven edge of a songket."""
    w, h = 200.0, 330.0
    sheet = Sheet("Songket pucuk rebung", w, h, wrap="x")
    foot = 222.0
    for ink, path in _bamboo(w / 2, foot, 92, 206):
        sheet.add(ink, path)
    sheet.add(2, _bud(0, 34, 13), diamond(0, 84, 7))
    sheet.add(1, diamond(0, 108, 9), diamond(0, 8, 4))
    sheet.add(3, diamond(0, 132, 6), diamond(0, 60, 5))
    sheet.add(2, diamond(0, foot - 58, 5.5), diamond(0, foot - 36, 7))
    sheet.bars(1, (foot + 6, 5), (foot + 98, 10))
    sheet.bars(2, (foot + 16, 3), (foot + 88, 4))
    for i in range(4):
        x = 25 + 50 * i
        sheet.add(1, less(diamond(x, foot + 53, 23, 29), diamond(x, foot + 53, 15, 19)))
        sheet.add(3, diamond(x, foot + 53, 9, 11.5))
        sheet.add(2, *(diamond(x + 25, foot + 53 + k, 6.5, 8) for k in (-20, 20)))
    return sheet


def songket_field() -> Sheet:
    """Scattered star flowers in gold, every second row shifted by half."""
    t = 200.0
    sheet = Sheet("Songket tabur", t, t)
    for x, y in ((0, 0), (t / 2, t / 2)):
        arm = poly([(0, -9), (13, -22), (13, -44), (0, -57), (-13, -44), (-13, -22)])
        notch = poly([(0, -22), (6, -30), (6, -40), (0, -46), (-6, -40), (-6, -30)])
        corner = not x
        sheet.add(1, *(at(less(arm, notch), x, y, a) for a in range(0, 360, 90)), between=corner)
        for far, size in ((-40, 9.5), (-22, 6)):
            gems = (at(diamond(0, far, size), x, y, a) for a in (45, 135, 225, 315))
            sheet.add(2, *gems, between=corner)
        sheet.add(3, diamond(x, y, 7), between=corner)
    for x, y in ((t / 2, 0), (0, t / 2)):
        sheet.add(1, less(diamond(x, y, 21), diamond(x, y, 14)), between=True)
        sheet.add(3, diamond(x, y, 8.5), between=True)
        beads = (diamond(x + dx * 31, y + dy * 31, 4.5) for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)))
        sheet.add(2, *beads, between=True)
    return sheet


def _hooked(x: float, y: float, s: float) -> list[tuple[int, QPainterPath]]:
    """A lozenge with hooks on its flanks, in steps of embroidery."""
    rim = less(diamond(0, 0, 10 * s, 9 * s), diamond(0, 0, 8 * s, 7.2 * s))
    hook = joined(
        rect(0, 0, 5 * s, 1.3 * s), rect(3.7 * s, 0, 1.3 * s, 4 * s), rect(1.4 * s, 2.7 * s, 3.6 * s, 1.3 * s)
    )
    hooks = [at(hook, dx * 3.4 * s, dy * -9.2 * s, 0, dx, dy) for dx in (-1, 1) for dy in (-1, 1)]
    inner = less(diamond(0, 0, 6.2 * s, 5.6 * s), diamond(0, 0, 3.6 * s, 3.2 * s))
    parts = [(1, joined(rim, *hooks)), (2, inner), (3, diamond(0, 0, 2.2 * s, 2 * s))]
    return [(ink, at(path, x, y)) for ink, path in parts]


def tapis() -> Sheet:
    """Bands of gold embroidery on striped cloth: hooked lozenges, zigzag, beads."""
    w, h = 240.0, 360.0
    sheet = Sheet("Tapis", w, h)
    for x in (60, 180):
        for ink, path in _hooked(x, 92, 5.6):
            sheet.add(ink, path)
    for x in (0, 120):
        sheet.add(3, diamond(x, 92, 8), diamond(x, 92 - 26, 5), diamond(x, 92 + 26, 5))
        sheet.add(2, diamond(x, 38, 9), diamond(x, 146, 9))
    for y, ink, thick in ((10, 1, 6), (174, 1, 6), (184, 2, 4), (348, 2, 4), (196, 3, 4), (336, 3, 4)):
        sheet.bars(ink, (y - thick / 2, thick))
    zig = [(x, 238 if i % 2 else 214) for i, x in enumerate(range(-30, 301, 30))]
    for drop, ink in ((0, 1), (52, 1)):
        line = [(x, y + drop) for x, y in zig]
        sheet.add(ink, poly([*line, *((x, y + 10) for x, y in reversed(line))]))
    for i in range(4):
        x = 30 + 60 * i
        sheet.add(
            2,
            less(diamond(x + 30, 257, 20, 17), diamond(x + 30, 257, 11, 9.5))
            if i % 2
            else diamond(x + 30, 257, 20, 17),
        )
        sheet.add(3, diamond(x + 30, 318, 6))
    return sheet


def ulos() -> Sheet:
    """Stripes, dyed arrow flecks and the patterned edge of an ulos."""
    w, h = 160.0, 320.0
    sheet = Sheet("Ulos", w, h, wrap="x")

    def line(y: float, thick: float, ink: int) -> None:
        sheet.bars(ink, (y, thick))

    half = ((0, 12, 1), (17, 3, 3), (25, 3, 1), (73, 3, 1), (81, 3, 3), (89, 22, 1), (116, 3, 3))
    for y, thick, ink in half:
        line(y, thick, ink)
        line(h - y - thick, thick, ink)
    for y in (50.5, 269.5):
        for x in (20, 60, 100, 140):
            sheet.add(2, less(diamond(x, y, 17, 17), diamond(x, y, 10.5, 10.5)))
            sheet.add(3, diamond(x, y, 6))
            sheet.add(2, *(diamond(x + 20, y + k, 5) for k in (-13, 13)))
    for row, y in enumerate((133, 149.5, 166, 182.5)):
        for i in range(4):
            x = i * 40 + (20 if row % 2 else 0)
            fleck = poly([(x, y), (x + 14, y - 5), (x + 11, y), (x + 24, y - 5), (x + 34, y), (x + 24, y + 5),
                          (x + 11, y), (x + 14, y + 5)])  # fmt: skip
            sheet.add(3 if row in {0, 3} else 2, at(fleck, 0, 2.5))
    return sheet


def poleng() -> Sheet:
    """Black, white and grey squares; the grey is woven of both, so it stays grey in one ink."""
    t, s = 200.0, 100.0
    sheet = Sheet("Poleng", t, t)
    half = s / 2
    sheet.add(1, rect(-half + 2, -half + 2, s - 4, s - 4))
    pitch = s / 9
    for k in range(9):
        middle = (k + 0.5) * pitch - half
        sheet.add(
            2, rect(s + middle - 2.9, -half + 2, 5.8, s - 4), rect(-half + 2, s + middle - 2.9, s - 4, 5.8)
        )
    return sheet


def sabbe() -> Sheet:
    """The large check of a Bugis silk sarong: broad bars crossed by fine lines."""
    t = 240.0
    sheet = Sheet("Lipa' sabbe", t, t)
    broad, fine = (
        ((28.0, 9), (140.0, 5)),
        ((14.0, 2), (118.0, 2), (128.0, 3), (190.0, 3), (200.0, 2), (222.0, 1)),
    )
    pitch = 8.0
    for start, threads in broad:
        for k in range(threads):
            pos = start + k * pitch
            sheet.add(2, *_broken(pos, 3.6, broad, pitch, t))
        for other, crossing in broad:
            w, h = threads * pitch - 4.4, crossing * pitch - 4.4
            sheet.add(1, rect(start, other, w, h))
    for pos, ink in fine:
        sheet.bars(ink, (pos, 3.4))
        sheet.once(ink, rect(pos, -REACH, 3.4, t + 2 * REACH))
    return sheet


def _broken(
    pos: float, wide: float, bars: tuple[tuple[float, int], ...], pitch: float, t: float
) -> list[QPainterPath]:
    """An upright and a level thread that leave out where bars cross."""
    first, second = bars
    parts = []
    for low, high in (
        (first[0] + first[1] * pitch - 1.4, second[0] - 3),
        (second[0] + second[1] * pitch - 1.4, t + first[0] - 3),
    ):
        parts += [rect(pos, low, wide, high - low), rect(low, pos, high - low, wide)]
    return parts
