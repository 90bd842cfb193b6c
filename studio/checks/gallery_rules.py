"""Rules for a template's examples as laid out, stricter than for people's posts: a gallery has no excuse."""

from collections.abc import Iterator

from studio.checks.contrast_checks import AA, AA_LARGE
from studio.checks.fault import Fault, fault
from studio.checks.layout_checks import TOLERANCE
from studio.checks.picture_checks import SOFT_ENLARGED
from studio.domain.layout_facts import LayoutFacts
from studio.domain.template import Template

ORPHAN = 0.25
"""Share of the longest line under which the last line of a balanced text looks left over."""
QR_MODULE = 4
TOLD_ANYWAY = frozenset({"source", "date_line", "action"})
"""Slots that should stay even where they are not required (docs/templates.md)."""


def layout_faults(template: Template, facts: LayoutFacts) -> Iterator[Fault]:
    """Every fault of one page at one placement; contrast only when the facts have it."""
    yield from _room(template, facts)
    yield from _texts(facts)
    yield from _marks(facts)
    yield from _pictures(facts)


def _room(template: Template, facts: LayoutFacts) -> Iterator[Fault]:
    nodes = dict.fromkeys((*facts.overflow, *(t.node for t in facts.texts if t.overflow)))
    for node in nodes:
        yield fault("layout/overflow", node, node=node)
    for node in facts.outside:
        yield fault("layout/safe-area", node, node=node)
    for first, second in facts.overlaps:
        yield fault("layout/overlap", f"{first} × {second}", first=first, second=second)
    kept = {text.slot for text in facts.texts} | {picture.slot for picture in facts.pictures}
    for name in facts.dropped:
        slot = template.slot(name)
        required = slot is not None and slot.required
        if required and name not in kept:
            yield fault("layout/dropped", name, slot=name)
        elif required or name in TOLD_ANYWAY:
            yield fault("advice/dropped", name, slot=name)


def _texts(facts: LayoutFacts) -> Iterator[Fault]:
    for text in facts.texts:
        if text.missing:
            yield fault("layout/missing-glyph", text.node, node=text.node, signs=" ".join(text.missing))
        if text.size < text.floor - TOLERANCE:
            yield fault("layout/under-floor", text.node, node=text.node)
        if text.balanced and len(text.widths) > 1 and text.widths[-1] < ORPHAN * max(text.widths):
            yield fault("layout/orphan", text.node, node=text.node)
        needed = AA_LARGE if text.large else AA
        if text.contrast is not None and text.contrast < needed:
            yield fault("pixels/contrast", text.node, node=text.node, needed=f"{needed:g}", color=text.color)


def _marks(facts: LayoutFacts) -> Iterator[Fault]:
    for logo in facts.logos:
        if logo.crowded_by:
            yield fault("layout/clear-space", logo.node, node=logo.node, by=logo.crowded_by)
        if logo.box.height < logo.minimum - TOLERANCE:
            yield fault("layout/logo-small", logo.node, node=logo.node, least=f"{logo.minimum:g}")
    if facts.qr_module is not None and facts.qr_module < QR_MODULE - TOLERANCE:
        yield fault("layout/qr-small", "qr", least=QR_MODULE)


def _pictures(facts: LayoutFacts) -> Iterator[Fault]:
    for picture in facts.pictures:
        if picture.enlarged > SOFT_ENLARGED:
            yield fault("layout/enlarged", picture.node, node=picture.node)
        if picture.covered_by:
            yield fault("layout/focal", picture.node, node=picture.node, by=picture.covered_by)
