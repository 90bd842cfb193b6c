"""Motion: the display list of a page at a moment. At its end it is exactly the still."""

import re
from decimal import Decimal

from msgspec.structs import replace

from studio import i18n
from studio.domain.geometry import Box
from studio.domain.template import Motion
from studio.render import display as d
from studio.render.text import with_text

NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
SLIDE = 0.045
"""How far a sliding node comes from, as a share of the page's longer side."""


def ease(share: float) -> float:
    """Fast at first, gentle at the end: 1 - (1 - x)³."""
    return 1 - (1 - min(1.0, max(0.0, share))) ** 3


def share_of(motion: Motion, seconds: float) -> float:
    """How far an entrance has come, 0..1, eased."""
    return ease((seconds - motion.at) / motion.takes) if motion.takes > 0 else float(seconds >= motion.at)


def at(display: d.DisplayList, seconds: float) -> d.DisplayList:
    """The page `seconds` after its start."""
    ops: list[d.Op] = []
    counting: list[tuple[str, float]] = []
    reach = max(display.width, display.height) * SLIDE
    for op in display.ops:
        if isinstance(op, d.Open) and op.motion is not None:
            share = share_of(op.motion, seconds)
            if share < 1:
                ops.append(_open(op, op.motion.effect, share, reach))
                if op.motion.effect == "count":
                    counting.append((op.node, share))
                continue
        if isinstance(op, d.Close) and counting and counting[-1][0] == op.node:
            counting.pop()
        ops.append(_count(op, counting[-1][1]) if counting and isinstance(op, d.Text) else op)
    return replace(display, ops=tuple(ops))


def end_of(display: d.DisplayList) -> float:
    """Seconds after which nothing moves."""
    return max(
        (o.motion.at + o.motion.takes for o in display.ops if isinstance(o, d.Open) and o.motion), default=0.0
    )


def _open(op: d.Open, effect: str, share: float, reach: float) -> d.Open:
    box = op.box
    if effect == "grow-x" and box is not None:
        return replace(op, clip=replace_box(box, width=box.width * share))
    if effect == "grow-y" and box is not None:
        height = box.height * share
        return replace(op, clip=replace_box(box, y=box.bottom - height, height=height))
    shift = {"slide-up": (0.0, reach * (1 - share)), "slide-left": (reach * (1 - share), 0.0)}.get(
        effect, (0.0, 0.0)
    )
    return replace(op, opacity=op.opacity * min(1.0, share * 1.6), shift=shift)


def replace_box(box: Box, **changes: float) -> Box:
    """The box with some values changed."""
    values = {"x": box.x, "y": box.y, "width": box.width, "height": box.height, **changes}
    return Box(**values)


def _count(op: d.Text, share: float) -> d.Text:
    """The line with its number counted up to `share` of it, set in the same font."""
    found = NUMBER.search(op.text)
    if found is None:
        return op
    exact = Decimal(found.group().replace(".", "").replace(",", "."))
    places = len(found.group().partition(",")[2])
    shown = i18n.number(
        (exact * Decimal(str(round(share, 4)))).quantize(Decimal(1).scaleb(-places)), places=places
    )
    text = op.text[: found.start()] + shown + op.text[found.end() :]
    return replace(op, text=text, layout=with_text(op.layout, text))
