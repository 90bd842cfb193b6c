"""Whether a page shows only the colours and typefaces of its kit."""

from collections.abc import Iterator

from studio.checks.places import on
from studio.checks.registry import Case, check
from studio.checks.subject import Subject, placed_pictures
from studio.domain import color
from studio.domain.brand import Kit
from studio.domain.layout_facts import LayoutFacts
from studio.domain.palette_drift import drift
from studio.domain.review import Where
from studio.errors import StudioError

OUTSIDE = "luar"
"""The template of media made elsewhere."""
LOGO_FREE = {"avatar"}
"""A profile picture is a logo, or has no room for one."""
MOST_STRANGE = 1 / 3
"""Share of a picture in strange colours up to which it is still of the kit: photographs have many."""
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


@check(
    id="logo/missing",
    severity="warning",
    applies_to="page",
    rationale="People trust what they can see the office on.",
    basis="Logos of the brand kit",
    needs=("layout", "kit"),
)
def logo_missing(subject: Subject, facts: LayoutFacts) -> Iterator[Case]:
    """The first page at each placement that shows no logo, when the kit has one."""
    place = subject.placements.get(facts.placement)
    if subject.kit is None or not subject.kit.logos or place is None:
        return
    if facts.page == 0 and not facts.logos and place.purpose not in LOGO_FREE and not is_outside(subject):
        yield Case(where=on(facts))


@check(
    id="brand/palette-drift",
    severity="advice",
    applies_to="post",
    rationale="A picture made elsewhere should still look as if it came from this office.",
    basis="Colours of the brand kit; OKLab distance 0.07",
    needs=("design", "kit"),
)
def palette_drift(subject: Subject) -> Iterator[Case]:
    """Each picture made elsewhere of which more than a third is in strange colours."""
    if subject.kit is None or not is_outside(subject):
        return
    own = tuple(color.parse(name) for name in kit_colors(subject.kit))
    for placed in placed_pictures(subject):
        shown = placed.asset.colors if placed.asset else ()
        found = drift(tuple((color.parse(name), share) for name, share in shown), own)
        if found.share > MOST_STRANGE:
            where = Where(page=placed.page, slot=placed.slot, asset=placed.picture.asset)
            yield Case(where=where, values={"percent": round(100 * found.share), "color": found.color})


def is_outside(subject: Subject) -> bool:
    """Whether the post shows media made elsewhere."""
    return bool(subject.design) and subject.design.template == OUTSIDE  # type: ignore[union-attr] # there is one


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
