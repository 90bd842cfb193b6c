"""The veil over a picture: just strong enough for the text that stands on it."""

from studio.domain.color import Rgb, contrast, luminance, mix
from studio.domain.geometry import Box
from studio.domain.template import Scrim
from studio.render import context as ctx
from studio.render import display as d
from studio.render.page import LaidOut
from studio.render.placed import PlacedPicture

SMALL_TARGET, LARGE_TARGET = 4.9, 3.5
"""A little above WCAG AA (4.5, 3), so that the measured pixels pass as well."""
FADE = 0.3
"""Length of the fade in front of the text, as a share of the picture."""


def strength(
    laid: LaidOut, context: ctx.Context, scrim: Scrim, picture: PlacedPicture, source: Box, target: Box
) -> d.Paint:
    """The veil as a paint over the picture's box."""
    region: Box | None = None
    need = scrim.minimum
    tint = context.rgb(scrim.color)
    for index, element in enumerate(laid.elements):
        if element.key.split("#")[0] not in scrim.under or element.node.type != "text":
            continue
        box = laid.attempt.boxes[index].intersection(target)
        if not box.area:
            continue
        region = box if region is None else _union(region, box)
        setting = laid.attempt.settings[index]
        goal = LARGE_TARGET if setting.size >= 32 * laid.page.unit else SMALL_TARGET
        windows = _windows(context, picture, source, target, box, setting.size)
        need = max(need, _opacity(windows, tint, context.rgb(element.node.color), goal))
    opacity = min(need, scrim.maximum)
    full = (*tint, opacity)
    none = (*tint, 0.0)
    if scrim.side == "all" or region is None:
        return d.Paint(color=full if region is not None else (*tint, scrim.minimum))
    horizontal = scrim.side == "left"
    if horizontal:
        edge = min(1.0, (region.right - target.x) / target.width)
        return d.Paint(
            stops=((0, full), (edge, full), (min(1.0, edge + FADE), none)), start=(0, 0), end=(1, 0)
        )
    edge = max(0.0, (region.y - target.y) / target.height - 0.02)
    return d.Paint(stops=((max(0.0, edge - FADE), none), (edge, full), (1, full)), start=(0, 0), end=(0, 1))


def _union(first: Box, second: Box) -> Box:
    x, y = min(first.x, second.x), min(first.y, second.y)
    return Box(
        x=x, y=y, width=max(first.right, second.right) - x, height=max(first.bottom, second.bottom) - y
    )


def _windows(
    context: ctx.Context, picture: PlacedPicture, source: Box, target: Box, box: Box, size: float
) -> list[Rgb]:
    """Mean colours of the windows behind a text, each about one em wide."""
    k = source.width / target.width
    left = (source.x + (box.x - target.x) * k) / picture.width
    top = (source.y + (box.y - target.y) * k) / picture.height
    right = left + box.width * k / picture.width
    bottom = top + box.height * k / picture.height
    columns, rows = max(1, round(box.width / size)), max(1, round(box.height / size))
    sample = context.pictures.sample(
        picture.sha256, (max(0.0, left), max(0.0, top), min(1.0, right), min(1.0, bottom)), (columns, rows)
    )
    data = sample.tobytes()
    return [(data[i], data[i + 1], data[i + 2]) for i in range(0, len(data), 3)]


def _opacity(windows: list[Rgb], tint: Rgb, text: Rgb, goal: float) -> float:
    """The smallest opacity at which the worst window reaches the contrast wanted."""
    worst = (max if luminance(text) > luminance(tint) else min)(windows, key=luminance)
    low, high = 0.0, 1.0
    if contrast(text, worst) >= goal:
        return 0.0
    for _ in range(10):
        middle = (low + high) / 2
        if contrast(text, mix(worst, tint, middle)) >= goal:
            high = middle
        else:
            low = middle
    return high
