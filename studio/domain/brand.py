"""A brand kit as values: swatches, roles, type styles, logos, textures, rules."""

from typing import Any, Literal

import msgspec

from studio.domain.record import Value

ROLES = (
    "paper", "card", "ink", "muted", "line", "accent", "accent-ink",
    "field", "on-field", "on-field-muted", "accent-on-field", "line-on-field",
    "deep", "on-deep", "ok", "warn", "stop",
)  # fmt: skip
"""Every kit gives each of these a colour, so that any template works with any kit.

`paper` page ground, `card` raised surface on it, `ink`/`muted`/`line` text and hairlines on paper or card,
`accent` graphics on paper (>= 3:1), `accent-ink` accent text on paper (>= 4.5:1), `field` the strong colour
area with its `on-field*` texts, `deep` the darkest ground.
"""

STYLES = ("headline", "figure", "title", "deck", "body", "label", "caption", "quote", "accent-script")
"""Type styles every kit defines; templates give sizes, kits give the face."""


SCHEMES = ("light", "primary", "dark", "inverse", "accent", "accent-ink")
"""Other assignments of the kit's colours to roles that a post may take (domain/schemes.py)."""

MOTIFS = ("corner", "band", "pattern", "quiet")
"""What templates ask of a kit's textures: one large shape for a corner of the field, a strip, a bold pattern
that fills a field, a fine one for a calm ground."""


CONTRASTS: tuple[tuple[str, str, float], ...] = (
    *((ink, ground, 4.6) for ink in ("ink", "muted", "accent-ink") for ground in ("paper", "card")),
    *((ink, ground, 4.6) for ink in ("ok", "warn", "stop") for ground in ("paper", "card")),
    *(
        (ink, ground, 4.6)
        for ink in ("on-field", "on-field-muted", "accent-on-field")
        for ground in ("field", "deep")
    ),
    ("on-deep", "deep", 7.0),
    ("accent", "paper", 3.0),
)
"""Role, ground and least WCAG ratio that let any template set small text safely."""


class FontFace(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A font file. `file` is relative to the kit folder, or `fonts:NAME` for a bundled one.

    `licence` says by what right the kit carries a file of its own: a licence's name, or a permission.
    """

    family: str
    file: str
    weight: int = 400
    italic: bool = False
    licence: str = ""


class TypeStyle(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How one level of text looks: `line_height` × size, `tabular` figures of one width.

    `proportional` asks for figures of their own widths from a family whose figures are tabular by default.
    In em: `tracking`; `word_space`, added between words; `point_space`, added on both sides of the point or
    comma inside a number, for families that set it as wide as between words.
    """

    family: str
    weight: int = 400
    line_height: float = 1.3
    tracking: float = 0.0
    word_space: float = 0.0
    point_space: float = 0.0
    italic: bool = False
    tabular: bool = False
    proportional: bool = False
    bold_weight: int = 700


class Logo(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One drawing of the logo. `ground` says where it may stand; `clear` is clear space in logo heights."""

    id: str
    file: str
    kind: Literal["emblem", "full"] = "emblem"
    ground: Literal["light", "dark"] = "light"
    aspect: float = 1.0
    clear: float = 0.25
    min_px: float = 40
    forbidden: tuple[str, ...] = ()


class Texture(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A motif: a drawing in up to four inks (`currentColor`, `var(--ink2)` …), with its region and meaning.

    `file` is relative to the kit folder, or `textures:ID` for one of the library, which then gives what is
    left open here. A `tile` repeats both ways, a `band` sideways alone, an `ornament` stands once.
    """

    id: str
    file: str
    name: dict[str, str] = msgspec.field(default_factory=dict)
    region: str = ""
    meaning: str = ""
    tile: tuple[float, float] = (0, 0)
    kind: Literal["", "tile", "band", "ornament"] = ""
    spaced: bool = False


class KitRules(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the kit forbids and how photographs are treated.

    A `duotone` runs from `deep` to `paper`; `tinted` keeps the colours and leans them towards that duotone.
    `schemes` are those of SCHEMES that posts may take, as far as the colours stand off each other.
    """

    brand_colors_only: bool = True
    brand_fonts_only: bool = True
    photo: Literal["natural", "duotone", "tinted"] = "natural"
    scrim: str = "deep"
    radius: float = 0.0
    schemes: tuple[str, ...] = SCHEMES


class KitNames(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The institution's name: in full, short, on two lines for the footer, and in the region's script."""

    full: str
    short: str
    lines: tuple[str, ...] = ()
    script: str = ""


class Kit(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A validated brand kit. `files` maps each relative path it uses to the bytes' SHA-256.

    `motifs` says which texture serves each of MOTIFS; `parts` (the kit's `parts.json`) stand before the
    shared parts of the templates, so that a kit keeps its own signature in every template.
    """

    format: int = 1
    id: str
    version: int = 1
    name: KitNames
    swatches: dict[str, str]
    roles: dict[str, str]
    styles: dict[str, TypeStyle]
    fonts: tuple[FontFace, ...]
    scripts: dict[str, str]
    logos: tuple[Logo, ...] = ()
    textures: tuple[Texture, ...] = ()
    motifs: dict[str, str] = msgspec.field(default_factory=dict)
    parts: dict[str, dict[str, Any]] = msgspec.field(default_factory=dict)
    tone: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    footer: tuple[str, ...] = ()
    hashtags: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    rules: KitRules = KitRules()
    about: dict[str, Any] = msgspec.field(default_factory=dict)
    files: dict[str, str] = msgspec.field(default_factory=dict)

    def color(self, token: str) -> str:
        """`#rrggbb` of a role or swatch; KeyError when the kit has neither."""
        value = self.roles.get(token, token)
        return self.swatches[value] if value in self.swatches else _hex(value)


def _hex(value: str) -> str:
    if not value.startswith("#"):
        raise KeyError(value)
    return value
