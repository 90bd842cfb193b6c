"""From a page's specification to its layout: elements, boxes, settings, what was dropped."""

from collections import OrderedDict
from typing import Any

import msgspec

from studio.domain.brand import Kit
from studio.domain.conditions import look_up
from studio.domain.content import Override
from studio.domain.geometry import Box, Insets, base_scale, text_floor
from studio.domain.platform import Placement
from studio.domain.template import Node, PageLayout, Template
from studio.render import qr
from studio.render.context import Context
from studio.render.fit import Attempt, Factors, Fitter, TextLeaf, fit, near
from studio.render.passes import Fixed
from studio.render.styling import Page, px
from studio.render.text import prepare
from studio.render.tree import EDGE, Element, Situation, has_edge, resolve

QR_MODULE = 4
"""Device px a QR module must have (contract.md, Aspect classes)."""
CONTAIN_PASSES = 3
CACHED = 256


class PageSpec(msgspec.Struct, frozen=True):
    """Everything a page depends on; `key` names all of it by content, for caches."""

    template: Template
    layout: PageLayout
    placement: Placement
    data: dict[str, Any]
    number: int = 0
    override: Override = msgspec.field(default_factory=Override)
    language: str = "id"
    key: str = ""


class LaidOut(msgspec.Struct, frozen=True):
    """A page laid out: parallel lists of elements and boxes, a setting per text."""

    spec: PageSpec
    page: Page
    elements: list[Element]
    attempt: Attempt
    factors: Factors
    floors: dict[int, float]
    dropped: tuple[str, ...]
    levels: frozenset[int] = frozenset()
    """Keep levels left out, `dropped` being what they hid."""

    @property
    def safe(self) -> Box:
        """The safe box of the placement."""
        return self.spec.placement.safe_box


_cache: OrderedDict[tuple[str, int], LaidOut] = OrderedDict()


def lay_out(spec: PageSpec, context: Context) -> LaidOut:
    """Lay a page out: the largest type that fits, low levels dropped together when they must."""
    key = (spec.key, id(context))
    if spec.key and key in _cache:
        _cache.move_to_end(key)
        return _cache[key]
    result = _lay_out(spec, context)
    if spec.key:
        _cache[key] = result
        while len(_cache) > CACHED:
            _cache.popitem(last=False)
    return result


def lay_out_near(spec: PageSpec, context: Context, last: LaidOut) -> LaidOut:
    """The page with the sizes it had a moment ago where they fit: for the picture while somebody types.

    Only `lay_out` says how the page is; this one is not kept, and falls back on it.
    """
    before = last.spec
    alike = before.template is spec.template and before.layout is spec.layout
    alike = alike and before.placement == spec.placement and not last.attempt.faults
    if not alike or (spec.key, id(context)) in _cache:
        return lay_out(spec, context)
    page, widths = page_of(spec), _contained(last.elements, last.attempt)
    elements = _elements(spec, context, page, last.levels, widths)
    old = {element.key: element.content for element in last.elements}
    texts, floors = _texts(spec, context, page, elements)
    fresh = {index for index, element in enumerate(elements) if old.get(element.key) != element.content}
    changed = {leaf.group for leaf in texts if leaf.index in fresh}
    with Fitter(elements, page, texts, _fixed(elements, page, context)) as fitter:
        found = near(fitter, last.factors, changed)
    if found is None:
        return lay_out(spec, context)
    return LaidOut(spec, page, elements, found[0], found[1], floors, last.dropped, last.levels)


def page_of(spec: PageSpec) -> Page:
    """The page's unit, size and safe insets."""
    place = spec.placement
    scale = spec.template.scale.get(place.aspect, 1.0)
    safe = place.safe_box
    insets = Insets(
        left=safe.x, top=safe.y, right=place.width - safe.right, bottom=place.height - safe.bottom
    )
    unit = base_scale(place.width, place.height) * scale
    return Page(unit=unit, width=place.width, height=place.height, safe=insets)


def _lay_out(spec: PageSpec, context: Context) -> LaidOut:
    page = page_of(spec)
    levels = _levels(spec.template, spec.layout, context.kit)
    dropped: frozenset[int] = frozenset()
    known: list[Solution] = []
    elements, attempt, factors, floors = _solve(spec, context, page, dropped, known)
    everything = _shown(elements)
    for level in levels:
        if not attempt.faults:
            break
        dropped |= {level}
        elements, attempt, factors, floors = _solve(spec, context, page, dropped, known)
    if not attempt.faults:
        for level in levels[: max(0, len(dropped) - 1)]:  # a later level may have made room for an earlier
            tried = _solve(spec, context, page, dropped - {level}, known)
            if not tried[1].faults:
                dropped -= {level}
                elements, attempt, factors, floors = tried
    lost = tuple(sorted(everything - _shown(elements)))
    return LaidOut(spec, page, elements, attempt, factors, floors, lost, dropped)


_known_levels: OrderedDict[tuple[int, int, int], tuple[Template, PageLayout, Kit, list[int]]] = OrderedDict()
"""Keep levels by template, layout and kit, which are kept, so that their ids stay their own."""


def _levels(template: Template, layout: PageLayout, kit: Kit) -> list[int]:
    key = (id(template), id(layout), id(kit))
    if key not in _known_levels:
        found = sorted({n for n in _keeps(layout.root, {**template.parts, **kit.parts}) if n})
        found = [EDGE, *found] if has_edge(template, kit.parts) else found
        _known_levels[key] = (template, layout, kit, found)
        if len(_known_levels) > CACHED:
            _known_levels.popitem(last=False)
    return _known_levels[key][3]


def _keeps(raw: Any, parts: dict[str, dict[str, Any]]) -> set[int]:
    """Every keep level in a raw tree and in the parts it calls."""
    if isinstance(raw, list | tuple):
        return set[int]().union(*(_keeps(v, parts) for v in raw))
    if not isinstance(raw, dict):
        return set()
    found = {raw["keep"]} if isinstance(raw.get("keep"), int) else set()
    name = raw.get("part", "")
    if name in parts:
        found |= _keeps(parts[name], {k: v for k, v in parts.items() if k != name})
    return found.union(*(_keeps(v, parts) for v in raw.values()))


def _shown(elements: list[Element]) -> set[str]:
    return {e.slot + ("." + e.key if "#" in e.key else "") for e in elements if e.slot}


Solution = tuple[list[Element], Attempt, Factors, dict[int, float]]


def _solve(
    spec: PageSpec, context: Context, page: Page, dropped: frozenset[int], known: list[Solution]
) -> Solution:
    """Lay out without the dropped levels; `known` is what was fitted for this page before."""
    widths: dict[str, float] = {}
    solution: Solution | None = None
    for _ in range(CONTAIN_PASSES):
        elements = _elements(spec, context, page, dropped, widths)
        solution = next((s for s in known if _same(s[0], elements)), None)
        if solution is None:
            solution = _fit(spec, context, page, elements)
            known.append(solution)
        solution = (elements, *solution[1:])
        measured = _contained(elements, solution[1])
        if measured == widths or not measured:
            break
        widths = measured
    assert solution is not None  # noqa: S101 - the loop runs at least once
    return solution


def _elements(
    spec: PageSpec, context: Context, page: Page, dropped: frozenset[int], widths: dict[str, float]
) -> list[Element]:
    """The tree without the dropped levels, boxes of known widths asking for what suits them."""
    situation = Situation(
        shape=spec.placement.aspect, purpose=spec.placement.purpose, data=spec.data,
        language=spec.language,
        hidden=frozenset(spec.override.hidden), dropped=dropped, widths=widths, scale=page.unit,
        parts=context.kit.parts,
    )  # fmt: skip
    elements = resolve(spec.template, spec.layout, situation)
    _apply_ratios(elements)
    return elements


def _contained(elements: list[Element], attempt: Attempt) -> dict[str, float]:
    """The width of every box whose content depends on it."""
    return {e.key: box.width for e, box in zip(elements, attempt.boxes, strict=True) if e.node.contain}


def _same(first: list[Element], second: list[Element]) -> bool:
    """Whether two trees fit alike: often a level has nothing to drop, or a measured width changes nothing."""
    return len(first) == len(second) and all(
        a.parent == b.parent and (a.node is b.node or a.node == b.node) and a.content == b.content
        for a, b in zip(first, second, strict=True)
    )


def _apply_ratios(elements: list[Element]) -> None:
    for element in elements:
        if element.node.ratio:
            share = float(look_up(element.scope, element.node.ratio) or 0)
            element.node = _sized(element.node, f"{max(0.5, share * 100):.3f}%")


_sizes: OrderedDict[tuple[int, str], tuple[Node, Node]] = OrderedDict()
"""Nodes of a length by the node without it, which is kept, so that its id stays its own."""


def _sized(node: Node, length: str) -> Node:
    key = (id(node), length)
    if key not in _sizes:
        side = "w" if node.w == "ratio" else "h"
        _sizes[key] = (node, msgspec.structs.replace(node, **{side: length}))
        if len(_sizes) > CACHED:
            _sizes.popitem(last=False)
    return _sizes[key][1]


def _fit(spec: PageSpec, context: Context, page: Page, elements: list[Element]) -> Solution:
    texts, floors = _texts(spec, context, page, elements)
    with Fitter(elements, page, texts, _fixed(elements, page, context)) as fitter:
        attempt, factors = fit(fitter)
    return elements, attempt, factors, floors


def _texts(
    spec: PageSpec, context: Context, page: Page, elements: list[Element]
) -> tuple[list[TextLeaf], dict[int, float]]:
    """Every text with its sizes, and the floor of each."""
    place = spec.placement
    least = place.text_min or text_floor(
        place.width, place.height, place.aspect, shown_scale=place.shown_scale
    )
    texts: list[TextLeaf] = []
    floors: dict[int, float] = {}
    for index, element in enumerate(elements):
        node = element.node
        if node.type != "text":
            continue
        floor = max(least, node.min_px, (node.floor or 0) * page.unit)
        size = max(floor, node.size * page.unit * spec.override.text_scale)
        prepared = prepare(context.faces, element.content, node.style, node.weight, tail=node.tail)
        texts.append(TextLeaf(index, prepared, size, floor, node.fit or node.style))
        floors[index] = floor
    return texts, floors


def _fixed(elements: list[Element], page: Page, context: Context) -> Fixed:
    own = {index: _own_size(element, page, context) for index, element in enumerate(elements)}
    return {index: size for index, size in own.items() if size is not None}


def _own_size(element: Element, page: Page, context: Context) -> tuple[float, float] | None:
    """Width and height of a logo (by its drawing) or a QR code (whole px a module)."""
    node = element.node
    if node.type == "logo":
        logo = context.logo(node.ground or "light")
        height = max(px(node.h, page) or 0.0, logo.min_px if logo else 0.0)
        return (height * (logo.aspect if logo else 1.0), height)
    if node.type == "qr":
        count = len(qr.matrix(_address(element.content)))
        wanted = px(node.w, page) or 0.0
        side = float(count * max(QR_MODULE, int(wanted / count)))
        return side, side
    return None


def _address(content: Any) -> str:
    return str(getattr(content, "url", content))
