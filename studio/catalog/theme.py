"""The window's tokens: colours of both themes, type, spacing, sizes, times (`resources/theme.toml`)."""

from functools import cache
from typing import Literal

from studio import paths
from studio.catalog.decode import decode, read_toml
from studio.domain.color import Rgb, mix, parse, to_hex
from studio.domain.derive import darker, lighter
from studio.domain.record import Value

Mode = Literal["light", "dark"]
TEXT = 4.75
SHAPE = 3.1
"""Contrast of a filled button with its ground; in the dark a deep colour has to be lifted for it."""


class Theme(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All tokens. Colours are `#rrggbb` or `#rrggbbaa`; lengths px at 100 %; times ms."""

    light: dict[str, str]
    dark: dict[str, str]
    pairs: dict[str, tuple[str, ...]]
    type: dict[str, str | int]
    space: dict[str, int]
    size: dict[str, int]
    motion: dict[str, int]

    def colors(self, mode: Mode, accent: str = "") -> dict[str, str]:
        """The colours of a theme by token; `accent`, a colour of the kit, takes the accent's place."""
        own = self.light if mode == "light" else self.dark
        return {**own, **_accent(own, parse(accent), mode)} if accent else dict(own)


@cache
def theme() -> Theme:
    """The shipped tokens; StudioError when the file is damaged."""
    file = paths.resources() / "theme.toml"
    return decode(read_toml(file), Theme, str(file))


def _accent(own: dict[str, str], wanted: Rgb, mode: Mode) -> dict[str, str]:
    """The accent's tokens made of one colour, each readable where it stands."""
    cards = (parse(own["surface0"]), parse(own["surface1"]))
    move = darker if mode == "light" else lighter
    white = parse(own["on_fill"])
    lifted = lighter(wanted, cards, SHAPE) if mode == "dark" else wanted
    fill = darker(lifted, (white,), TEXT)
    tint = mix(cards[1], wanted, 0.12) if mode == "light" else mix(cards[1], fill, 0.3)
    return {
        "accent": to_hex(move(wanted, (*cards, tint), TEXT)),
        "tint": to_hex(tint),
        "fill": to_hex(fill),
        "fill_hover": to_hex(mix(fill, (0, 0, 0), 0.12)),
        "fill_pressed": to_hex(mix(fill, (0, 0, 0), 0.24)),
        "mark": to_hex(lighter(wanted, (parse(own["canvas"]),), 3.0) if mode == "dark" else wanted),
    }
