"""The mark of a draft over a page: slanted words from edge to edge, which no crop takes away."""

import math

from msgspec.structs import replace

from studio.domain.content import RichText, Run
from studio.render import display as d
from studio.render.context import Context
from studio.render.text import prepare, set_text, shape

SLANT = -24.0
"""Degrees."""
SIZE, LEADING, APART = 1 / 30, 5.2, 2.6
"""Size of the words as a share of the page's mean side, rows and gaps in sizes."""
LIGHT, DARK = (255, 255, 255, 0.42), (12, 12, 16, 0.34)
"""Together they are seen on every ground."""
NODE = "draft-stamp"


def stamped(page: d.DisplayList, ctx: Context, words: str) -> d.DisplayList:
    """The page with the words over all of it."""
    size = math.sqrt(page.width * page.height) * SIZE
    prepared = prepare(ctx.faces, RichText(paragraphs=((Run(text=words),),)), "title")
    line = shape(set_text(prepared, size, 1e6), 1e6, "left", optical=False)[0]
    far, centre = math.hypot(page.width, page.height) / 2, (page.width / 2, page.height / 2)
    step, row = line.width + size * APART, size * LEADING
    rows, columns = math.ceil(far / row), math.ceil(far / step) + 1
    ops: list[d.Op] = [d.Open(NODE, rotate=SLANT, pivot=centre)]
    for number in range(-rows, rows + 1):
        shift = (number % 2) * step / 2
        for column in range(-columns, columns + 1):
            at = d.Text(
                NODE, centre[0] + column * step + shift - line.width / 2, centre[1] + number * row,
                line.ascent, line.width, line.size, DARK, line.text, line.layout,
            )  # fmt: skip
            near = size / 28
            ops += [replace(at, x=at.x + near, baseline=at.baseline + near, color=LIGHT), at]
    return replace(page, ops=(*page.ops, *ops, d.Close(NODE)))
