"""How a post looks within its family: the layouts, colours and motifs it may take, and taking one."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import msgspec

from studio.domain.binding import bind_page
from studio.domain.brand import MOTIFS, Kit, Texture
from studio.domain.color import Rgb, contrast, parse
from studio.domain.conditions import look_up
from studio.domain.content import Design, DesignPage, Post
from studio.domain.project import Project
from studio.domain.schemes import motifs_with, named_by, schemes_of, textures_for
from studio.domain.template import CONDITION, PageLayout, Template, Variant
from studio.domain.variants import lacking, variants_of

WORDS_STAND_OFF, SHAPES_STAND_OFF = 4.6, 3.0


@dataclass(frozen=True, slots=True)
class Need:
    """What a layout lacks: a slot that must be filled, or a bound on its length."""

    slot: str
    sign: str = ""
    bound: int = 0
    items: bool = False
    """Whether the bound counts rows of a list, not letters."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A layout of the family, and what it lacks to be taken."""

    variant: Variant
    lacks: tuple[Need, ...] = ()


def layouts(project: Project, post: Post, template: Template, kit: Kit, number: int = 0) -> tuple[Offer, ...]:
    """The layouts that a page of the post can take, in the order of the template."""
    design = project.get(Design, post.design)
    page = project.get(DesignPage, design.pages[number])
    found = variants_of(template, page.layout)
    data = bind_page(project, post, number, kit) if found else {}
    return tuple(Offer(one, needs_of(one, template, data)) for one in found)


def needs_of(variant: Variant, template: Template, data: dict[str, Any]) -> tuple[Need, ...]:
    """What a layout lacks, in slots and bounds; a bound counts as it is asked for."""
    found = []
    for condition in lacking(variant, data):
        match = CONDITION.fullmatch(condition)
        if match is None:
            continue
        path, sign, bound = match.groups()
        slot = template.slot(path.split(".")[0])
        most = int(bound) + (1 if sign == ">" else -1) if sign else 0
        listed = isinstance(look_up(data, path), tuple) or (
            slot is not None and slot.kind in {"items", "figures"}
        )
        found.append(Need(path.split(".")[0], sign or "", most, listed and "." not in path))
    return tuple(found)


def left_out(project: Project, post: Post, template: Template, kit: Kit, number: int = 0) -> frozenset[str]:
    """Slots that the chosen layout does not show."""
    chosen = project.get(Design, post.design).variant
    offers = layouts(project, post, template, kit, number) if chosen else ()
    found = next((one for one in offers if one.variant.id == chosen and not one.lacks), None)
    return frozenset(found.variant.omits) if found else frozenset()


def with_layout(design: Design, variant: str) -> Design:
    """The design in a layout; nothing for the one that the content asks for."""
    return msgspec.structs.replace(design, variant=variant)


def roles_of(kit: Kit, template: Template) -> dict[str, dict[str, str]]:
    """The colour schemes that a post may take beside the kit's own: whose colour a role takes.

    A template that draws on paper in the colour of its field needs a field that stands off the paper.
    """
    least = field_on_paper(template)
    found = {
        name: roles for name, roles in schemes_of(kit).items()
        if least <= contrast(_rgb(kit, roles, "field"), _rgb(kit, roles, "paper"))
    }  # fmt: skip
    if "accent" in found:
        found.pop("accent-ink", None)
    return found


@cache
def _asks(encoded: bytes) -> float:
    return _least(msgspec.json.decode(encoded))


def field_on_paper(template: Template) -> float:
    """The contrast that a template asks between field and paper: for words, for shapes, or none."""
    return _asks(msgspec.json.encode([[page.root for page in template.pages], template.parts]))


def _least(raw: Any) -> float:
    if isinstance(raw, list):
        return max((_least(one) for one in raw), default=0.0)
    if not isinstance(raw, dict):
        return 0.0
    own = 0.0
    if str(raw.get("color", "")).partition("/")[0] == "field" and raw.get("type") != "texture":
        own = WORDS_STAND_OFF
    elif raw.get("type") == "shape" and str(raw.get("fill", "")).partition("/")[0] == "field":
        own = SHAPES_STAND_OFF
    return max([own, *(_least(one) for one in raw.values())])


def _rgb(kit: Kit, roles: dict[str, str], role: str) -> Rgb:
    return parse(kit.color(roles.get(role, role)))


def with_scheme(design: Design, scheme: str) -> Design:
    """The design in a scheme; nothing for the kit's own."""
    return msgspec.structs.replace(design, scheme=scheme)


def textures(template: Template, kit: Kit, layout: str) -> tuple[Texture, ...]:
    """The textures that a page may take: those that have a place on it, and a choice among them."""
    found = textures_for(kit, places(template, kit, layout))
    return found if len(found) > 1 else ()


def with_texture(design: Design, template: Template, kit: Kit, layout: str, texture: str) -> Design:
    """The design with a texture wherever it can stand; nothing for the kit's own."""
    motifs = motifs_with(kit, texture, places(template, kit, layout)) if texture else {}
    return msgspec.structs.replace(design, motifs=motifs)


def texture_of(design: Design) -> str:
    """The texture that a design took, or nothing."""
    return next(iter(design.motifs.values()), "")


def places(template: Template, kit: Kit, layout: str) -> frozenset[str]:
    """The motifs that a page layout shows somewhere, its parts included."""
    parts, page = {**template.parts, **kit.parts}, template.page(layout)
    waiting, seen = [*_called(page)], set[str]()
    found = set(named_by(page.root))
    while waiting:
        name = waiting.pop()
        if name in seen or name not in parts:
            continue
        seen.add(name)
        found |= named_by(parts[name])
        waiting += _parts_in(parts[name])
    return frozenset(found & set(MOTIFS))


def is_plain(design: Design) -> bool:
    """Whether the design looks as template and kit have it."""
    return not (design.variant or design.scheme or design.motifs)


def plain(design: Design) -> Design:
    """The design as template and kit have it."""
    return msgspec.structs.replace(design, variant="", scheme="", motifs={})


def _called(page: PageLayout) -> set[str]:
    return _parts_in(page.root)


def _parts_in(raw: Any) -> set[str]:
    if isinstance(raw, list | tuple):
        return set().union(*(_parts_in(one) for one in raw))
    if not isinstance(raw, dict):
        return set()
    own = {"footer"} if raw.get("type") == "footer" else set()
    own |= {raw["part"]} if isinstance(raw.get("part"), str) else set()
    return own.union(*(_parts_in(one) for one in raw.values()))
