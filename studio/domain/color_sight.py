"""Colours as people see them who lack one kind of cone.

Matrices at full severity, for linear light: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes,
"A Physiologically-based Model for Simulation of Color Vision Deficiency" (2009).
"""

import math
from typing import Literal

from studio.domain.color import Rgb
from studio.domain.oklab import distance

Sight = Literal["deutan", "protan", "tritan"]
MATRICES: dict[Sight, tuple[tuple[float, float, float], ...]] = {
    "deutan": (
        (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881),
    ),
    "protan": (
        (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039),
    ),
}  # fmt: skip
USUAL: tuple[Sight, ...] = ("deutan", "protan")
"""One man in twelve has one of these; the third is rare."""
TOLD_APART = 0.13
"""OKLab distance from which colours plainly say different things."""
FALL_TOGETHER = 0.075
"""OKLab distance below which small areas of two colours cannot be told apart safely."""


def seen(color: Rgb, sight: Sight) -> Rgb:
    """A colour of the screen as it looks to such eyes."""
    light = [_linear(channel / 255) for channel in color]
    mixed = (sum(m * c for m, c in zip(row, light, strict=True)) for row in MATRICES[sight])
    red, green, blue = (min(255, max(0, round(255 * _curved(channel)))) for channel in mixed)
    return red, green, blue


def lost_pair(first: Rgb, second: Rgb) -> Sight | None:
    """To which of the usual weaknesses two clearly different colours look the same; None when to neither."""
    if distance(first, second) < TOLD_APART:
        return None
    alike = (s for s in USUAL if distance(seen(first, s), seen(second, s)) < FALL_TOGETHER)
    return next(alike, None)


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else math.pow((value + 0.055) / 1.055, 2.4)


def _curved(value: float) -> float:
    value = min(1.0, max(0.0, value))
    return 12.92 * value if value <= 0.0031308 else 1.055 * math.pow(value, 1 / 2.4) - 0.055
