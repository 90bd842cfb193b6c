"""Colours by lightness, chroma and hue as the eye sees them, for changing one and keeping the others.

Formulas: B. Ottosson, "A perceptual color space for image processing" (2020), OKLab and its polar form OKLCH.
"""

import math

from studio.domain.color import Rgb
from studio.domain.record import Value

Triple = tuple[float, float, float]
STEPS = 24
EDGE = 1e-4
NEUTRAL = 1e-3
"""Chroma up to which a colour is grey; the matrices leave greys a little."""


class Lch(Value, frozen=True, kw_only=True):
    """Lightness 0..1, chroma 0..0.37, hue in degrees 0..360."""

    light: float
    chroma: float
    hue: float


def to_lch(color: Rgb) -> Lch:
    """A colour of the screen in OKLCH."""
    light, a, b = to_lab(color)
    chroma = math.hypot(a, b)
    hue = math.degrees(math.atan2(b, a)) % 360
    return Lch(light=light, chroma=chroma if chroma > NEUTRAL else 0.0, hue=hue)


def to_lab(color: Rgb) -> Triple:
    """A colour of the screen in OKLab: lightness 0..1, green to red, blue to yellow."""
    red, green, blue = (_linear(channel / 255) for channel in color)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def distance(first: Rgb, second: Rgb) -> float:
    """How far apart two colours look: 0 the same, 0.02 just told apart, 1 black and white."""
    return math.dist(to_lab(first), to_lab(second))


def to_rgb(color: Lch) -> Rgb:
    """The colour on the screen; what the screen cannot show loses chroma, never its hue or lightness."""
    shown = _channels(color)
    if not _inside(shown):
        low, high = 0.0, color.chroma
        for _ in range(STEPS):
            middle = (low + high) / 2
            tried = _channels(Lch(light=color.light, chroma=middle, hue=color.hue))
            low, high = (middle, high) if _inside(tried) else (low, middle)
        shown = _channels(Lch(light=color.light, chroma=low, hue=color.hue))
    red, green, blue = (min(255, max(0, round(255 * _curved(channel)))) for channel in shown)
    return red, green, blue


def _channels(color: Lch) -> Triple:
    """Linear red, green, blue; outside 0..1 when the screen cannot show the colour."""
    a = color.chroma * math.cos(math.radians(color.hue))
    b = color.chroma * math.sin(math.radians(color.hue))
    long = (color.light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (color.light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (color.light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _inside(channels: Triple) -> bool:
    return all(-EDGE <= channel <= 1 + EDGE for channel in channels)


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else math.pow((value + 0.055) / 1.055, 2.4)


def _curved(value: float) -> float:
    value = max(0.0, value)
    return 12.92 * value if value <= 0.0031308 else 1.055 * math.pow(value, 1 / 2.4) - 0.055
