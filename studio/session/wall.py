"""Where the pictures of a wall stand: groups in reading order, every picture at one scale."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from studio.domain.platform import Placement

PAPER_DPI = 96
"""Paper is measured as it lies beside a screen, else one sheet would fill the wall."""
GAP, GROUP_GAP, ROW_GAP = 24, 48, 24
HEAD, LABEL = 36, 56
NARROWEST = 128
"""A small picture still has room for its name below."""
SCALES = (0.28, 0.24, 0.2, 0.17, 0.15)


@dataclass(frozen=True, slots=True)
class Framed:
    """A picture to hang: which group it belongs to, its id, its size at scale 1."""

    group: str
    ident: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a picture hangs with its label below: the cell, and the picture's own size."""

    ident: str
    x: int
    y: int
    cell: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Head:
    """The heading of a group."""

    group: str
    x: int
    y: int
    width: int
    count: int


@dataclass(frozen=True, slots=True)
class Wall:
    """The whole arrangement and its height."""

    spots: tuple[Spot, ...]
    heads: tuple[Head, ...]
    height: int


def framed(placements: Iterable[Placement]) -> tuple[Framed, ...]:
    """Placements as pictures to hang, those of a platform together."""
    order: dict[str, list[Framed]] = {}
    for place in placements:
        unit = PAPER_DPI / place.dpi if place.paper and place.dpi else 1.0
        made = Framed(place.platform, place.id, place.width * unit, place.height * unit)
        order.setdefault(place.platform, []).append(made)
    return tuple(one for group in order.values() for one in group)


def arrange(pictures: Sequence[Framed], scale: float, room: int) -> Wall:
    """Hang everything in rows `room` px wide; groups that fit stand side by side."""
    spots: list[Spot] = []
    heads: list[Head] = []
    x, y, low = 0, 0, 0
    for group, members in groupby(pictures, key=lambda one: one.group):
        inner, width, height = _group([*members], scale, room)
        if x and x + width > room:
            x, y = 0, low + ROW_GAP
        spots += [Spot(s.ident, s.x + x, s.y + y + HEAD, s.cell, s.width, s.height) for s in inner]
        heads.append(Head(group, x, y, width, len(inner)))
        low = max(low, y + HEAD + height)
        x += width + GROUP_GAP
    return Wall(tuple(spots), tuple(heads), low)


def readable_scale(pictures: Sequence[Framed], room: int, height: int) -> float:
    """The largest usual scale at which everything is in sight at once, else the smallest of them."""
    return next((s for s in SCALES if arrange(pictures, s, room).height <= height), SCALES[-1])


def _group(members: Sequence[Framed], scale: float, room: int) -> tuple[list[Spot], int, int]:
    """Pictures of one group from its corner: a flat one may stand below another of its width or more."""
    spots: list[Spot] = []
    sizes = [(max(1, round(m.width * scale)), max(1, round(m.height * scale))) for m in members]
    tallest = max(height for _width, height in sizes) + LABEL
    x, top, bottom, column, wide = 0, 0, 0, 0, 0
    used = 0
    for member, (width, height) in zip(members, sizes, strict=True):
        cell = max(width, NARROWEST)
        below = column and cell <= column and used + ROW_GAP + height + LABEL <= tallest
        if below:
            at = Spot(member.ident, x, top + used + ROW_GAP, cell, width, height)
            used += ROW_GAP + height + LABEL
        else:
            x += column + GAP if column else 0
            if x and x + cell > room:
                x, top = 0, bottom + ROW_GAP
            at = Spot(member.ident, x, top, cell, width, height)
            column, used = cell, height + LABEL
        spots.append(at)
        bottom = max(bottom, at.y + height + LABEL)
        wide = max(wide, at.x + cell)
    return spots, wide, bottom


def neighbour(spots: Sequence[Spot], ident: str, dx: int, dy: int) -> str:
    """The nearest picture in a direction, measured from middle to middle; the same one at the edge."""
    here = next((s for s in spots if s.ident == ident), None)
    if here is None:
        return spots[0].ident if spots else ""
    if dx:
        order = [s.ident for s in spots]
        return order[min(max(order.index(ident) + dx, 0), len(order) - 1)]
    cx, cy = here.x + here.width / 2, here.y + here.height / 2
    found = [
        (abs(s.y + s.height / 2 - cy) + 2 * abs(s.x + s.width / 2 - cx), s.ident)
        for s in spots
        if (s.y + s.height / 2 - cy) * dy > 0 and (s.y - here.y) * dy > 0
    ]
    return min(found)[1] if found else ident
