"""The few colours that a picture is mostly made of, counted in the child that reads it."""

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

SIDE = 96
STEP = 24
"""Width of a bin in each channel, 0..255."""
NEAR = 40
"""Colours whose channels differ by no more in sum are one."""
LEAST_SHARE = 0.02
MOST = 8

Rgb = tuple[int, int, int]
Shares = tuple[tuple[str, float], ...]


def main_colors(image: "Image") -> Shares:
    """At most eight colours `#rrggbb` with their share of the opaque picture, largest first."""
    from PIL.Image import Resampling  # noqa: PLC0415 - heavy

    small = image.convert("RGBA").resize((SIDE, SIDE), Resampling.NEAREST)  # mixes no colours
    counted: Counter[Rgb] = Counter()
    for count, pixel in small.getcolors(SIDE * SIDE) or ():
        red, green, blue, alpha = pixel  # type: ignore[misc] # RGBA gives four
        if alpha >= 128:
            counted[red, green, blue] += count
    total = sum(counted.values())
    found = _gathered(counted)
    return tuple(
        ("#{:02x}{:02x}{:02x}".format(*color), round(count / total, 4))
        for color, count in found[:MOST]
        if count >= LEAST_SHARE * total
    )


def _gathered(counted: Counter[Rgb]) -> list[tuple[Rgb, int]]:
    """Colours with what is near them, by bins of a fixed grid, each named by its commonest pixel."""
    bins: dict[Rgb, Counter[Rgb]] = {}
    for shade, count in counted.items():
        place = (shade[0] // STEP, shade[1] // STEP, shade[2] // STEP)
        bins.setdefault(place, Counter())[shade] += count
    cells = sorted(bins.values(), key=lambda cell: (-cell.total(), min(cell)))
    found: list[tuple[Rgb, int]] = []
    for cell in cells:
        color = min(cell, key=lambda c: (-cell[c], c))
        for at, (other, sum_) in enumerate(found):
            if sum(abs(a - b) for a, b in zip(color, other, strict=True)) <= NEAR:
                found[at] = (other, sum_ + cell.total())
                break
        else:
            found.append((color, cell.total()))
    return sorted(found, key=lambda one: (-one[1], one[0]))
