"""Rules a template keeps before it is laid out: nothing unused, unreachable, unexplained or off the kit."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Any, get_args

from studio.checks.fault import Fault, fault
from studio.checks.template_walk import (
    Form,
    asked_paths,
    chains,
    exclusive,
    forms,
    part_of,
    patched,
    shown,
    shown_paths,
)
from studio.checks.variant_rules import variant_faults
from studio.domain.brand import ROLES
from studio.domain.conditions import CHOSEN
from studio.domain.geometry import AspectClass
from studio.domain.template import STEP, PageLayout, Template

BUILTIN = frozenset(
    {"post", "page", "pages", "office", "brand", "credit", "is", "item", "index", "first", "last", CHOSEN}
)
"""What every page may name beside its slots."""
LANGUAGES = ("id", "en")
SHAPES: tuple[str, ...] = get_args(AspectClass)
FLOOR, BANNER_FLOOR = 22, 18
"""Least template units of a text (contract.md, Text); banners are seen alone and may go lower.

The renderer raises a floor to what the shape needs, so a template for covers may write the lower one."""
GRID = 4
STEP_TOLERANCE = 0.6
GROUNDS = frozenset({"light", "dark"})


def template_faults(
    template: Template, own_parts: Iterable[str], places: Iterable[tuple[str, str]]
) -> Iterator[Fault]:
    """Every static fault; `places` are the pairs of class and purpose that its placements have."""
    own, seen = frozenset(own_parts), tuple(dict.fromkeys(places))
    written = tuple(forms(template, own))
    yield from _words(template)
    yield from _slots(template, written)
    yield from _page_lists(template, written)
    yield from variant_faults(template, written)
    yield from _reach(template, written, own, seen)
    yield from _twice(template, seen)
    # what is written in shared parts is looked at once, with the parts themselves
    for form in {id(form.raw): form for form in written if not form.shared}.values():
        yield from _colors(form)
        yield from _sizes(template, form)
        yield from _grid(form)


def _words(template: Template) -> Iterator[Fault]:
    for name, words in (("name", template.name), ("about", template.about)):
        missing = [language for language in LANGUAGES if not words.get(language)]
        if missing:
            yield fault("static/about", name, key=name, languages=", ".join(missing))
    for slot in template.slots:
        for key, words in (("label", slot.label), ("help", slot.help)):
            missing = [language for language in LANGUAGES if not words.get(language)]
            if missing:
                yield fault("static/help", slot.id, key=key, slot=slot.id, languages=", ".join(missing))


def _slots(template: Template, written: tuple[Form, ...]) -> Iterator[Fault]:
    slots = {slot.id for slot in template.slots}
    used = {path.split(".")[0] for form in written for path in shown_paths(form.raw)}
    for ident in sorted(slots - used):
        yield fault("static/slot-unused", ident, slot=ident)
    told = set()
    for form in written:
        for path in sorted(shown_paths(form.raw) | asked_paths(form.raw)):
            name = path.split(".")[0]
            if name not in slots | BUILTIN and (form.page, name) not in told:
                told.add((form.page, name))
                yield fault("static/slot-unknown", form.path, slot=name)


def _page_lists(template: Template, written: tuple[Form, ...]) -> Iterator[Fault]:
    slots = {slot.id for slot in template.slots}
    for page in template.pages:
        found = {chain for form in written if form.page == page.id for chain in chains(form.raw)}
        named = [{path.split(".")[0] for path in chain} & slots for chain in found]
        missing = {min(names) for names in named if names and not names & set(page.slots)}
        for ident in sorted(missing):
            yield fault("static/page-slots-missing", page.id, page=page.id, slot=ident)
        for ident in sorted(set(page.slots) - set().union(*named)):
            yield fault("static/page-slots-idle", page.id, page=page.id, slot=ident)


def _reach(
    template: Template, written: tuple[Form, ...], own: frozenset[str], seen: tuple[tuple[str, str], ...]
) -> Iterator[Fault]:
    called = {part_of(form.raw) for form in written}
    for name in sorted(own - called):
        yield fault("static/part-unused", name, part=name)
    for ident, count in Counter(page.id for page in template.pages).items():
        if count > 1:
            yield fault("static/page-twice", ident, page=ident)
    served = {name for pair in seen for name in pair}
    for form in written:
        if form.shared:
            continue
        if form.key and form.key != "contain" and not set(form.key.split("|")) & served:
            yield fault("static/patch-idle", form.path, key=form.key)
        if form.key == "" and form.raw.get("id") and not _reachable(template, form, seen):
            yield fault("static/unreachable", form.path, node=form.name)


def _reachable(template: Template, form: Form, seen: tuple[tuple[str, str], ...]) -> bool:
    """Whether the node itself can be there in any situation; what it stands in is told for itself."""
    for shape, purpose in seen:
        for narrow in (False, True):
            node = patched(template, form.raw, shape, purpose, narrow=narrow)
            needs = frozenset(c.strip() for c in node.get("if", "").split("&") if c.strip())
            refuses = frozenset(c.strip() for c in node.get("unless", "").split("|") if c.strip())
            other = any(c.startswith("is.") and c != f"is.{purpose}" for c in needs)
            if not (node.get("hide") or other or f"is.{purpose}" in refuses or exclusive(needs, refuses)):
                return True
    return not seen


def _twice(template: Template, seen: tuple[tuple[str, str], ...]) -> Iterator[Fault]:
    told = set()
    for page in template.pages:
        for shape, purpose in seen:
            for narrow in (False, True):
                nodes = shown(template, page, shape, purpose, narrow=narrow)
                for first, second in combinations(nodes, 2):
                    known = (page.id, first.ident) in told or first.ident != second.ident
                    if known or exclusive(first.needs | second.needs, first.refuses | second.refuses):
                        continue
                    told.add((page.id, first.ident))
                    at = f"{shape}, {purpose}"
                    yield fault("static/id-twice", f"{page.id}/{first.ident}", node=first.ident, at=at)


def _colors(form: Form) -> Iterator[Fault]:
    for key, token in _tokens(form.raw):
        if token.partition("/")[0] not in ROLES and not (key == "ground" and token in GROUNDS):
            yield fault("static/color", form.path, key=key, color=token)


def _tokens(raw: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key in ("color", "fill", "line", "ground", "overlay", "scrim"):
        values = raw.get(key) or ()
        for value in values if isinstance(values, list | tuple) else (values,):
            if isinstance(value, str):
                yield key, value
            elif isinstance(value, dict):
                yield from ((key, str(stop[1])) for stop in value.get("stops", ()))
                yield from ((key, str(value[name])) for name in ("color",) if name in value)


def _sizes(template: Template, form: Form) -> Iterator[Fault]:
    shapes = [name for name in form.key.split("|") if name in SHAPES] or list(SHAPES[:4])
    flat = "cover" in template.purposes or set(form.key.split("|")) <= {"banner", "cover"}
    least = BANNER_FLOOR if flat else FLOOR
    for key in ("size", "floor"):
        value = form.raw.get(key)
        if isinstance(value, str) and STEP.fullmatch(value):
            low = min(template.modular.size(value, shape) for shape in shapes)
        elif isinstance(value, int | float):
            low = float(value)
            if key == "size" and not _on_scale(template, low, shapes):
                yield fault("advice/off-scale", form.path, key=key, value=f"{low:g}")
        else:
            continue
        if low < least:
            yield fault("static/floor", form.path, key=key, value=f"{low:g}", least=least)


def _on_scale(template: Template, value: float, shapes: list[str]) -> bool:
    steps = (template.modular.size(f"m{step}", shape) for step in range(-2, 16) for shape in shapes)
    return any(abs(step - value) <= STEP_TOLERANCE for step in steps)


def _grid(form: Form) -> Iterator[Fault]:
    for key in ("gap", "pad", "margin"):
        given = form.raw.get(key, 0)
        values = given if isinstance(given, list | tuple) else (given,)
        off = [value for value in values if isinstance(value, int | float) and value % GRID]
        if off:
            yield fault("advice/off-grid", form.path, key=key, value=", ".join(f"{v:g}" for v in off))


def part_faults(parts: dict[str, dict[str, Any]], where: str) -> Iterator[Fault]:
    """Colours, sizes and gaps of shared parts, which belong to no one template."""
    for name, part in parts.items():
        page = PageLayout(id=name, root={k: v for k, v in part.items() if k != "part"})
        holder = Template(id=where, family=where, name={}, purposes=(), slots=(), pages=(page,), parts=parts)
        for form in forms(holder, frozenset()):
            if not form.shared:
                yield from _colors(form)
                yield from _sizes(holder, form)
                yield from _grid(form)
