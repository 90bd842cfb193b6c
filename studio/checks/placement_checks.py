"""Whether the chosen placements suit the template and the number of pages."""

from collections.abc import Iterator

from studio.checks.places import on
from studio.checks.registry import Case, check
from studio.checks.subject import Subject
from studio.domain.layout_facts import LayoutFacts
from studio.domain.platform import Placement
from studio.domain.review import Where

QR_MODULE = 4.0
"""Device px that a module of a QR code needs to be scanned from a screen."""
SERIES = frozenset({"story", "print"})
"""Purposes in which pages that do not fit in one item simply follow each other."""


@check(
    id="placement/unknown",
    severity="blocker",
    applies_to="post",
    rationale="A placement that no platform has cannot be exported.",
    basis="Placements of the platform data",
)
def unknown(subject: Subject) -> Iterator[Case]:
    """Each chosen placement nobody knows."""
    for ident in dict.fromkeys(subject.post.placements):
        if ident not in subject.placements:
            yield Case(where=Where(placement=ident, platform=ident.partition("/")[0]))


@check(
    id="placement/refused",
    severity="blocker",
    applies_to="placement",
    rationale="A family is drawn for some purposes; on others it would look wrong.",
    basis="Purposes of the template",
    needs=("design", "template"),
)
def refused(subject: Subject, placement: Placement) -> Iterator[Case]:
    """A placement whose purpose the template does not serve."""
    template = subject.template
    if template and placement.purpose not in template.purposes:
        values: dict[str, str | int | float] = {
            "template": subject.label(template.name, template.id),
            "purpose": placement.purpose,
        }
        yield Case(where=_at(placement), values=values)


@check(
    id="placement/item-count",
    severity="blocker",
    applies_to="placement",
    rationale="A platform takes only so many pictures in one post, and some shapes need at least two.",
    basis="Limits of the platform data",
    codes=(
        "placement/too-few-items",
        "placement/too-many-items",
        "placement/many-items",
        "placement/series",
        "placement/first-page-only",
    ),
    needs=("design",),
)
def item_count(subject: Subject, placement: Placement) -> Iterator[Case]:
    """Pages fewer or more than the placement takes."""
    used = len(subject.pages)
    where = _at(placement)
    if used > placement.items_max:
        yield _too_many(placement, used)
    elif placement.items_soft is not None and used > placement.items_soft:
        values: dict[str, str | int | float] = {"used": used, "limit": placement.items_soft}
        yield Case(code="placement/many-items", severity="warning", where=where, values=values)
    elif 0 < used < placement.items_min:
        least: dict[str, str | int | float] = {"used": used, "least": placement.items_min}
        yield Case(code="placement/too-few-items", where=where, values=least)


@check(
    id="qr/module",
    severity="blocker",
    applies_to="page",
    rationale="A QR code with smaller modules cannot be scanned.",
    basis="House rule: at least 4 device pixels a module",
    needs=("layout",),
)
def qr_module(subject: Subject, facts: LayoutFacts) -> Iterator[Case]:
    """A QR code whose modules are too small where the placement is shown."""
    placement = subject.placements.get(facts.placement)
    shown = placement.shown_scale if placement else 1.0
    if facts.qr_module is not None and facts.qr_module * shown < QR_MODULE:
        values: dict[str, str | int | float] = {
            "module": round(facts.qr_module * shown, 2),
            "least": QR_MODULE,
        }
        yield Case(where=on(facts), values=values)


def _too_many(placement: Placement, used: int) -> Case:
    """A series or a first page where one item is all there is; else a cover without its pages."""
    where = _at(placement)
    if placement.items_max == 1:
        code = "placement/series" if placement.purpose in SERIES else "placement/first-page-only"
        return Case(code=code, severity="advice", where=where, values={"used": used})
    values: dict[str, str | int | float] = {"used": used, "limit": placement.items_max}
    return Case(code="placement/too-many-items", severity="warning", where=where, values=values)


def _at(placement: Placement) -> Where:
    return Where(placement=placement.id, platform=placement.platform)
