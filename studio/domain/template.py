"""The template format: slots to fill and a tree of nodes laid out by flex and grid.

Lengths: a number is template units (× base scale × the class's `scale`); a string is `"12%"` of the parent,
`"8w"`/`"8h"`/`"8s"` percent of page width/height/shorter side, `"1fr"`, `"auto"`, `"min-content"`,
`"max-content"`. Colours are kit roles or swatches, `"role/0.4"` with an opacity. A size may be a step of the
modular scale, `"m3"`: base × ratio³, with a ratio for each aspect class (`resources/templates/type.json`).

A texture names a job (MOTIFS) or a motif of the kit, else it is the first. `tile` is the width of one period:
`"10w"` divides the page, so that a strip crosses the pages of a carousel; `"auto"` fits a band to the height
of its box, and a whole number of periods to its length. A band in a box more than twice as tall as wide runs
down. `colors` are inks 1 to 4 (else `color`); an ink left out is ink 1, `"none"` is not printed. `density`
under 1 sets motifs apart, that many to an area, where they can stand alone; interlocking ones stay close.
`fade` runs out to nothing towards that side.
"""

import re
from typing import Annotated, Any, Literal

import msgspec

from studio.domain.record import Value

Length = float | str
Sides = float | str | tuple[Length | None, ...]
"""One length for all edges, or two (vertical, horizontal), or four (top, right, bottom, left)."""

NodeType = Literal[
    "frame", "text", "picture", "shape", "icon", "qr", "logo", "texture", "repeat", "footer", "drawing"
]
"""A `drawing` shows SVG markup that its data bring: `{"svg": …}`."""
STEP = re.compile(r"m(-?\d{1,2}(?:\.5)?)")
PLACEHOLDER = re.compile(r"\{([\w.|]+)\}")
"""A path in fixed words: `{index}`, `{item.title|item.detail}`."""
CONDITION = re.compile(r"\s*([\w.]+)\s*(?:([<>])\s*(\d+))?\s*")
"""One condition of `if` or `unless`: a path, and a bound on its length."""
SIZES = ("size", "floor")
"""Keys whose value may be a step of the modular scale."""
SlotKind = Literal["text", "picture", "figure", "figures", "items", "link"]
Purpose = Literal["post", "story", "link", "cover", "avatar", "print", "screen"]


class Locks(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a filler may not change: where and how a slot stands, how its words look, what it holds."""

    position: bool = False
    style: bool = False
    content: bool = False

    def __bool__(self) -> bool:
        """Whether anything is locked."""
        return self.position or self.style or self.content


class SlotLimits(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Bounds of a slot's content."""

    max_chars: int | None = None
    min_items: int = 0
    max_items: int | None = None


class Slot(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A fillable place. `label` and `help` are by language; `default` is text put in when nothing is."""

    id: str
    kind: SlotKind
    label: dict[str, str]
    help: dict[str, str] = msgspec.field(default_factory=dict)
    required: bool = False
    limits: SlotLimits = SlotLimits()
    default: str = ""
    lock: Locks = Locks()


class Gradient(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A linear gradient; `angle` 0 runs left to right, 90 top to bottom. Stops: (position, colour)."""

    angle: float = 90
    stops: tuple[tuple[float, str], ...]


class Scrim(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A veil over a picture, as strong as the named text nodes need for contrast, between the bounds."""

    color: str
    under: tuple[str, ...]
    minimum: float = 0.0
    maximum: float = 0.92
    side: Literal["all", "bottom", "left", "top"] = "bottom"


class Motion(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The entrance of a node: seconds from the start of the page, seconds it takes."""

    effect: Literal["fade", "slide-up", "slide-left", "count", "grow-x", "grow-y"]
    at: float = 0.0
    takes: float = 0.6


class Variant(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A layout within the family that a person may choose instead of the one the content asks for.

    `needs` are conditions that the content must meet, `omits` slots that are not shown, `holds` conditions of
    the template that are decided whatever the content is. Empty `pages` means every page of the template.
    """

    id: str
    name: dict[str, str]
    pages: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    omits: tuple[str, ...] = ()
    holds: dict[str, bool] = msgspec.field(default_factory=dict)


class Node(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One element of the tree. `children` and `when` are resolved before this value is made."""

    id: str = ""
    type: NodeType = "frame"
    children: tuple[Any, ...] = ()
    # presence
    if_: str = msgspec.field(default="", name="if")
    unless: str = ""
    keep: int = 0
    hide: bool = False
    order: int = 0
    # layout (CSS semantics)
    layout: Literal["column", "row", "grid"] = "column"
    gap: Sides = 0
    pad: Sides = 0
    margin: Sides = 0
    w: Length = "auto"
    h: Length = "auto"
    min_w: Length = "auto"
    min_h: Length = "auto"
    max_w: Length = "auto"
    max_h: Length = "auto"
    grow: float = 0
    shrink: float | None = None
    basis: Length = "auto"
    wrap: bool = False
    align: str = ""
    justify: str = ""
    self_: str = msgspec.field(default="", name="self")
    justify_self: str = ""
    cols: tuple[Length, ...] = ()
    rows: tuple[Length, ...] = ()
    auto_rows: tuple[Length, ...] = ()
    areas: tuple[str, ...] = ()
    area: str = ""
    span: int = 1
    aspect: float | None = None
    inset: tuple[Length | None, ...] | None = None
    safe: tuple[str, ...] = ()
    contain: tuple[dict[str, Any], ...] = ()
    # paint
    fill: str | Gradient = ""
    radius: Sides = 0
    line: str = ""
    line_w: float = 2
    shadow: float = 0
    clip: bool = False
    opacity: float = 1.0
    rotate: float = 0
    # content
    bind: str = ""
    text: str | dict[str, str] = ""
    style: str = "body"
    size: float = 32
    floor: float | None = None
    most: float = 1.15
    fit: str = ""
    max_lines: int | None = None
    color: str = "ink"
    text_align: Literal["left", "center", "right"] = "left"
    balance: bool = False
    fill_measure: bool = False
    weight: int | None = None
    leading: float | None = None
    tail: bool = False
    bullets: bool = False
    script: str = ""
    accent: str = ""
    cover: Literal["cover", "contain"] = "cover"
    untreated: bool = False
    overlay: tuple[str | Gradient, ...] = ()
    scrim: Scrim | None = None
    shape: Literal["rect", "ellipse", "path"] = "rect"
    d: str = ""
    view: tuple[float, float] = (100, 100)
    icon: str = ""
    texture: str = ""
    tile: Length = 120
    ground: str = ""
    colors: tuple[str, ...] = ()
    density: Annotated[float, msgspec.Meta(gt=0, le=1)] = 1
    fade: Literal["", "left", "right", "top", "bottom"] = ""
    min_px: float = 0
    each: dict[str, Any] | None = None
    most_items: int | None = None
    ratio: str = ""
    motion: Motion | None = None
    overlap: bool = False


class Modular(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The modular scale of type: template units at step 0, and the ratio between steps by aspect class."""

    base: float = 30
    ratio: dict[str, float] = msgspec.field(default_factory=dict)

    def size(self, step: str, shape: str) -> float:
        """Template units of a step (`m4`, `m-1`, `m2.5`) in a class; ValueError when it is no step."""
        found = STEP.fullmatch(step)
        if found is None:
            raise ValueError(step)
        exact: float = self.base * self.ratio.get(shape, 1.25) ** float(found.group(1))
        return round(exact, 2)


class PageLayout(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One page design of a template: its name, the slots it shows, its raw node tree."""

    id: str
    name: dict[str, str] = msgspec.field(default_factory=dict)
    slots: tuple[str, ...] = ()
    root: dict[str, Any]
    poster: float = 6.0


class Template(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A family member: purposes served, slots, page layouts (the first is the default), scales by class.

    `edge` lets a kit set its strip (the part `edge` of its `parts.json`) along the page. `lock` is of the
    look as a whole: `position` of the layout, `style` of colours, motif and size of type.
    """

    format: int = 1
    id: str
    version: int = 1
    family: str
    name: dict[str, str]
    about: dict[str, str] = msgspec.field(default_factory=dict)
    purposes: tuple[Purpose, ...]
    slots: tuple[Slot, ...]
    pages: tuple[PageLayout, ...]
    scale: dict[str, float] = msgspec.field(default_factory=dict)
    modular: Modular = Modular()
    edge: bool = True
    lock: Locks = Locks()
    parts: dict[str, dict[str, Any]] = msgspec.field(default_factory=dict)
    variants: tuple[Variant, ...] = ()

    def slot(self, ident: str) -> Slot | None:
        """The slot of that id."""
        return next((s for s in self.slots if s.id == ident), None)

    def page(self, ident: str) -> PageLayout:
        """The page layout of that id, or the first."""
        return next((p for p in self.pages if p.id == ident), self.pages[0])
