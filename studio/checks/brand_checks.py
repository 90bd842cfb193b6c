"""Whether a page shows only the colours and typefaces of its kit."""

from collections.abc import Iterator

from studio.checks.places import on
from studio.checks.registry import Case, check
from studio.checks.subject import Subject
from studio.domain import color
from studio.domain.brand import Kit
from studio.domain.layout_facts import LayoutFacts
from studio.errors import StudioError

EMOJI_FONTS = frozenset({"Noto Color Emoji", "Twemoji"})
"""Colour emoji come from these with every kit."""


@check(
    id="brand/off-color",
    severity="warning",
    applies_to="page",
    rationale="An office is recognised by its few colours.",
    basis="Swatches and roles of the brand kit",
    needs=("layout", "kit"),
)
def off_color(subject: Subject, facts: LayoutFacts) -> Iterator[Case]:
    """Each colour that is neither a swatch nor a role of the kit."""
    kit = subject.kit
    if kit is None or not kit.rules.brand_colors_only:
        return
    known = kit_colors(kit)
    for shown in dict.fromkeys(facts.colors):
        if plain_color(shown) not in known:
            yield Case(where=on(facts), values={"color": shown})


@check(
    id="brand/off-font",
    severity="warning",
    applies_to="page",
    rationale="An office is recognised by its typefaces, and only bundled fonts look the same everywhere.",
    basis="Fonts of the brand kit",
    needs=("layout", "kit"),
)
def off_font(subject: Subject, facts: LayoutFacts) -> Iterator[Case]:
    """Each typeface that is not of the kit."""
    kit = subject.kit
    if kit is None or not kit.rules.brand_fonts_only:
        return
    known = {face.family for face in kit.fonts} | EMOJI_FONTS
    for shown in dict.fromkeys(facts.fonts):
        if shown not in known:
            yield Case(where=on(facts), values={"font": shown})


def kit_colors(kit: Kit) -> frozenset[str]:
    """Every colour of a kit as `#rrggbb`."""
    roles = (kit.color(role) for role in kit.roles)
    return frozenset(plain_color(value) for value in (*kit.swatches.values(), *roles))


def plain_color(text: str) -> str:
    """`#rrggbb` in lower case; an opacity after it (`#rrggbbaa`, `/0.4`) does not make another colour."""
    bare = text.partition("/")[0].strip()
    if len(bare) == 9 and bare.startswith("#"):
        bare = bare[:7]
    try:
        return color.to_hex(color.parse(bare))
    except StudioError:
        return text
