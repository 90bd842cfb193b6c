"""A texture node as operations: which motif, in which inks, how large, how far apart, running which way."""

import math
import re
from functools import lru_cache

from msgspec.structs import replace

from studio.domain.geometry import Box
from studio.domain.template import Node
from studio.render import context as ctx
from studio.render import display as d
from studio.render.styling import Page, px

INKS = 4
UNPRINTED = "none"
USUAL_TILE = 120.0
LARGE = 600
"""Kits pinned before motifs had a kind: a drawing of this size is one large ornament, not a tile."""
BETWEEN = re.compile(rb'<g class="sela".*?</g>', re.DOTALL)
"""What a drawing has between its motifs, which goes when they stand apart."""


def motif_ops(node: Node, box: Box, key: str, context: ctx.Context, page: Page) -> list[d.Op]:
    """The operations of a texture node; inks of another opacity are laid on separately."""
    texture = context.texture(node.texture)
    kind = texture.kind or ("ornament" if max(texture.tile) >= LARGE else "tile")
    apart = kind == "tile" and node.density < 1 and texture.spaced
    svg = context.svg(texture.file)
    ops: list[d.Op] = []
    for drawn, opacity, inks in _printings(node, _alone(svg) if apart else svg, context):
        name = f"{context.kit.id}:{texture.id}:{inks}"
        op = d.Tiled(key, box, drawn, texture.tile, opacity, name, fade=node.fade)
        if kind == "band":
            ops.append(_band(op, node, page))
        elif kind == "tile":
            ops.append(_field(op, node, page, apart=apart))
        elif node.fade:
            ops.append(_once(op))
        else:
            ops += [d.Open(key, opacity=opacity), d.Vector(key, box, drawn, name), d.Close(key)]
    return ops


def _printings(node: Node, svg: bytes, context: ctx.Context) -> list[tuple[bytes, float, str]]:
    """The drawing in its colours, once for each opacity among its inks; drawing, opacity, inks."""
    tokens = (node.colors or (node.color,))[:INKS]
    tokens += tokens[:1] * (INKS - len(tokens))
    used = [i == 0 or f"var(--ink{i + 1})".encode() in svg for i in range(INKS)]
    found: dict[float, list[str]] = {}
    for i, token in enumerate(tokens):
        if token == UNPRINTED or not used[i]:
            continue
        *rgb, opacity = context.color(token)
        found.setdefault(opacity, [UNPRINTED] * INKS)[i] = "#{:02x}{:02x}{:02x}".format(*rgb)
    return [(ctx.recolored(svg, *inks), opacity, ",".join(inks)) for opacity, inks in found.items()]


@lru_cache(maxsize=16)
def _alone(svg: bytes) -> bytes:
    return BETWEEN.sub(b"", svg)


def _once(op: d.Tiled) -> d.Tiled:
    """An ornament in its box, as large as it fits, in the middle."""
    scale = min(op.box.width / op.tile[0], op.box.height / op.tile[1])
    width, height = op.tile[0] * scale, op.tile[1] * scale
    x, y = op.box.x + (op.box.width - width) / 2, op.box.y + (op.box.height - height) / 2
    return replace(
        op,
        box=Box(x=x, y=y, width=width, height=height),
        tile=(width, height),
        cell=(width, height),
        start=(x, y),
    )


def _field(op: d.Tiled, node: Node, page: Page, *, apart: bool) -> d.Tiled:
    """Tiles over the box from its top left; motifs that stand apart get larger cells."""
    width = px(node.tile, page) or USUAL_TILE * page.unit
    if node.tile == "auto":
        width = op.box.width / max(1, round(op.box.width / width))
    height = width * op.tile[1] / op.tile[0]
    wider = math.sqrt(1 / node.density) if apart else 1.0
    return replace(op, tile=(width, height), cell=(width * wider, height * wider), start=(op.box.x, op.box.y))


def _band(op: d.Tiled, node: Node, page: Page) -> d.Tiled:
    """One row of a band along the middle of its box; down a side its upper edge looks inwards."""
    box, ratio = op.box, op.tile[1] / op.tile[0]
    down = box.height > 2 * box.width
    along, across = (box.height, box.width) if down else (box.width, box.height)
    if node.tile == "auto":
        width, height = along / max(1, round(along / (across / ratio))), across
    else:
        width = px(node.tile, page) or USUAL_TILE * page.unit
        height = width * ratio
    before = (across - height) / 2
    shown = min(across, height)
    if not down:
        row = Box(x=box.x, y=box.y + max(0.0, before), width=along, height=shown)
        return replace(op, box=row, tile=(width, height), cell=(width, height), start=(box.x, box.y + before))
    row = Box(x=box.x + max(0.0, before), y=box.y, width=shown, height=along)
    turn = 90 if box.x + box.width / 2 <= page.width / 2 else -90
    return replace(
        op, box=row, tile=(height, width), cell=(height, width), start=(box.x + before, box.y), turn=turn
    )
