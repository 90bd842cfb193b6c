"""Whether everything fits, stays visible and keeps its distance on each page as laid out."""

from collections.abc import Iterator

from studio.checks.dropped import dropped_slots, stands_in_caption
from studio.checks.places import on, on_node
from studio.checks.registry import Case, check
from studio.checks.subject import Subject
from studio.domain.layout_facts import LayoutFacts

TOLERANCE = 0.05
"""Px that rounding may take from a size."""
SIGNS_SHOWN = 6


@check(
    id="text/overflow",
    severity="blocker",
    applies_to="page",
    rationale="Words that do not fit would be cut or cover others; nothing is ever cut silently.",
    basis="House rule: text fit",
    needs=("layout",),
)
def text_overflow(_subject: Subject, facts: LayoutFacts) -> Iterator[Case]:
    """Each node whose words do not fit at the floor size."""
    nodes = dict.fromkeys((*facts.overflow, *(text.node for text in facts.texts if text.overflow)))
    for node in nodes:
        yield Case(where=on_node(facts, node))


@check(
    id="text/missing-glyph",
    severity="blocker",
    applies_to="page",
    rationale="A character without a glyph is drawn as an empty box.",
    basis="House rule: only bundled, office and kit fonts",
    needs=("layout",),
)
def missing_glyph(_subject: Subject, facts: LayoutFacts) -> Iterator[Case]:
    """Each text with characters that no font of the kit has."""
    for text in facts.texts:
        signs = tuple(dict.fromkeys(text.missing))
        if signs:
            shown = ", ".join(_sign(sign) for sign in signs[:SIGNS_SHOWN])
            yield Case(
                where=on(facts, node=text.node, slot=text.slot, box=text.box),
                values={"signs": shown + (" …" if len(signs) > SIGNS_SHOWN else ""), "count": len(signs)},
            )


@check(
    id="text/under-floor",
    severity="blocker",
    applies_to="page",
    rationale="Smaller text cannot be read on a telephone held at arm's length.",
    basis="House rule: text floor; WCAG 2.2 (A2)",
    needs=("layout",),
)
def under_floor(_subject: Subject, facts: LayoutFacts) -> Iterator[Case]:
    """Each text set smaller than its floor."""
    for text in facts.texts:
        if text.size < text.floor - TOLERANCE:
            yield Case(
                where=on(facts, node=text.node, slot=text.slot, box=text.box),
                values={"size": round(text.size, 1), "floor": round(text.floor, 1)},
            )


@check(
    id="layout/safe-area",
    severity="blocker",
    applies_to="page",
    rationale="Platforms cover or crop what stands outside the safe area.",
    basis="Safe areas of the platform data",
    needs=("layout",),
)
def safe_area(_subject: Subject, facts: LayoutFacts) -> Iterator[Case]:
    """Each text, logo or QR code that leaves the safe area."""
    for node in dict.fromkeys(facts.outside):
        yield Case(where=on_node(facts, node))


@check(
    id="layout/overlap",
    severity="warning",
    applies_to="page",
    rationale="Parts placed freely reserve no room and may cover others.",
    basis="House rule: overlap lint",
    needs=("layout",),
)
def overlap(subject: Subject, facts: LayoutFacts) -> Iterator[Case]:
    """Each pair of nodes that cover each other."""
    for pair in facts.overlaps:
        places = [on_node(facts, node) for node in pair]
        first, second = (subject.part_label(place) for place in places)
        if first == second:
            first, second = (f"{first} ({place.node})" for place in places)
        yield Case(where=places[0], values={"first": first, "second": second})


@check(
    id="layout/dropped-slot",
    severity="advice",
    applies_to="page",
    rationale="What has no room must not vanish unseen; required words then stand in the caption.",
    basis="House rule: keep levels",
    codes=("layout/dropped-slot", "layout/dropped-required"),
    needs=("layout", "design"),
)
def dropped_slot(subject: Subject, facts: LayoutFacts) -> Iterator[Case]:
    """Each slot that is not shown for want of room; a required one blocks unless the caption says it."""
    for slot, rows in dropped_slots(facts):
        defined = subject.template.slot(slot) if subject.template else None
        values: dict[str, str | int | float] = {"rows": len(rows)} if rows else {}
        where = on(facts, slot=slot)
        if defined and defined.required and not stands_in_caption(subject, facts, slot, rows):
            yield Case(code="layout/dropped-required", severity="blocker", where=where, values=values)
        else:
            yield Case(where=where, values=values)


@check(
    id="logo/clear-space",
    severity="warning",
    applies_to="page",
    rationale="The mark is recognised by the space around it.",
    basis="Clear space of the brand kit",
    needs=("layout",),
)
def clear_space(subject: Subject, facts: LayoutFacts) -> Iterator[Case]:
    """Each logo with something in its clear space."""
    for logo in facts.logos:
        if logo.crowded_by:
            by = on_node(facts, logo.crowded_by).slot or logo.crowded_by
            yield Case(
                where=on(facts, node=logo.node, slot="logo", box=logo.clear),
                values={"by": subject.slot_label(by)},
            )


@check(
    id="logo/too-small",
    severity="warning",
    applies_to="page",
    rationale="Below its smallest size the mark closes up.",
    basis="Smallest size of the brand kit",
    needs=("layout",),
)
def logo_too_small(_subject: Subject, facts: LayoutFacts) -> Iterator[Case]:
    """Each logo lower than the kit allows."""
    for logo in facts.logos:
        if logo.box.height < logo.minimum - TOLERANCE:
            yield Case(
                where=on(facts, node=logo.node, slot="logo", box=logo.box),
                values={"height": round(logo.box.height, 1), "minimum": round(logo.minimum, 1)},
            )


def _sign(sign: str) -> str:
    """A sign with its code points: `ꦲ (U+A9B2)`."""
    codes = " ".join(f"U+{ord(char):04X}" for char in sign)
    return f"{sign} ({codes})" if sign.isprintable() else codes
