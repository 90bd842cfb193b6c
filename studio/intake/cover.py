"""Covers parts of a picture for good: what they showed cannot be computed back from the result.

An area becomes at most eight blocks across, each the mean of what was there; the blocks are then softened.
The copy is built from pixels alone, so no small preview of the uncovered picture stays in its metadata.
"""

import io
import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from studio.domain.covering import BLOCKS, Area, Covering
from studio.intake.raster import encode

if TYPE_CHECKING:
    from PIL.Image import Image

Box = tuple[int, int, int, int]
Going = Callable[[int, int], bool]
"""Told how many of how many areas are done; gives whether to go on."""

BRUSH_BLOCKS = 0.5
"""A block under a brush stroke, of the brush's width."""
LEAST_BLOCK = 1 / 80
"""A block under a brush stroke is never smaller than this share of the picture's longer side."""
ROUNDING = 0.32
SOFTENED = {"pixelate": 0.12, "blur": 0.6}
"""How far blocks are softened afterwards, of a block's width."""


def cover_picture(data: bytes, covering: Covering, going: Going) -> tuple[str, bytes] | None:
    """Media type and bytes of the covered copy of a clean picture; None when told to stop."""
    from PIL import Image as Pictures  # noqa: PLC0415 - heavy

    opened = Pictures.open(io.BytesIO(data), formats=("PNG", "JPEG"))
    opened.load()
    source, image = opened.format or "", opened.copy()
    if image.mode not in ("L", "RGB", "RGBA"):
        image = image.convert("RGB")
    for number, area in enumerate(covering.areas):
        if not going(number, len(covering.areas)):
            return None
        cover(image, area, covering)
    return encode(image, source)


def cover(image: "Image", area: Area, covering: Covering) -> None:
    """Cover one area of a picture in L, RGB or RGBA, in place."""
    from PIL import ImageFilter  # noqa: PLC0415 - heavy
    from PIL.Image import Resampling  # noqa: PLC0415

    region = _region(area, image.size)
    if region[0] >= region[2] or region[1] >= region[3]:
        return
    part = image.crop(region)
    block = _block(area, covering, part.size, max(image.size))
    small = part.resize(_blocks(part.size, block), Resampling.BOX)
    hard = covering.style == "pixelate"
    coarse = small.resize(part.size, Resampling.NEAREST if hard else Resampling.BICUBIC)
    coarse = coarse.filter(ImageFilter.GaussianBlur(block * SOFTENED[covering.style]))
    image.paste(coarse, region[:2], _mask(area, region, image.size))


def _region(area: Area, size: tuple[int, int]) -> Box:
    """The box around an area in px, rounded outwards, within the picture."""
    width, height = size
    if area.points:
        reach = area.radius * max(size)
        across = [x * width for x, _ in area.points]
        down = [y * height for _, y in area.points]
        edges = (min(across) - reach, min(down) - reach, max(across) + reach, max(down) + reach)
    else:
        x, y, wide, high = area.box
        edges = (x * width, y * height, (x + wide) * width, (y + high) * height)
    return (
        max(0, math.floor(edges[0])), max(0, math.floor(edges[1])),
        min(width, math.ceil(edges[2])), min(height, math.ceil(edges[3])),
    )  # fmt: skip


def _block(area: Area, covering: Covering, part: tuple[int, int], longest: int) -> float:
    """How wide a block is, px."""
    blocks = BLOCKS[min(3, max(1, covering.strength))]
    if area.points:
        brush = 2 * area.radius * longest * BRUSH_BLOCKS * BLOCKS[2] / blocks
        return max(brush, longest * LEAST_BLOCK)
    return max(part) / blocks


def _blocks(part: tuple[int, int], block: float) -> tuple[int, int]:
    return max(1, min(part[0], round(part[0] / block))), max(1, min(part[1], round(part[1] / block)))


def _mask(area: Area, region: Box, size: tuple[int, int]) -> "Image":
    from PIL import Image as Pictures  # noqa: PLC0415 - heavy
    from PIL import ImageDraw  # noqa: PLC0415

    extent = region[2] - region[0], region[3] - region[1]
    mask = Pictures.new("L", extent, 0 if area.points or area.round else 255)
    draw = ImageDraw.Draw(mask)
    if area.points:
        reach = area.radius * max(size)
        points = [(x * size[0] - region[0], y * size[1] - region[1]) for x, y in area.points]
        draw.line(points, fill=255, width=max(1, round(2 * reach)), joint="curve")
        for x, y in points:
            draw.ellipse((x - reach, y - reach, x + reach, y + reach), fill=255)
    elif area.round:
        corners = (0, 0, extent[0] - 1, extent[1] - 1)
        draw.rounded_rectangle(corners, radius=ROUNDING * min(extent), fill=255)
    return mask
