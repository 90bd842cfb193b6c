"""Colours as `#rrggbb` and their contrast. Source: WCAG 2.2, 1.4.3 and relative luminance."""

import re

from studio.errors import StudioError

Rgb = tuple[int, int, int]
HEX = re.compile(r"#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")


def parse(text: str) -> Rgb:
    """Red, green, blue 0..255 from `#rgb` or `#rrggbb`."""
    found = HEX.fullmatch(text.strip())
    if not found:
        raise StudioError("color/parse", f"“{text}” bukan warna.", "Tulis seperti #1C2456.")
    digits = found.group(1)
    if len(digits) == 3:
        digits = "".join(d * 2 for d in digits)
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def to_hex(color: Rgb) -> str:
    """`#rrggbb` in lower case."""
    return "#{:02x}{:02x}{:02x}".format(*color)


def luminance(color: Rgb) -> float:
    """Relative luminance 0..1."""

    def linear(channel: int) -> float:
        value = channel / 255
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(c) for c in color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: Rgb, second: Rgb) -> float:
    """WCAG contrast ratio, 1..21."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mix(first: Rgb, second: Rgb, share: float) -> Rgb:
    """`share` of `second` laid over `first`, as source-over with that opacity."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue
