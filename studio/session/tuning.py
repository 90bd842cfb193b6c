"""What a placement does otherwise than the rest of its post: text scale, focal points, parts left out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import msgspec

from studio.domain.content import Design, Override
from studio.domain.geometry import Box
from studio.domain.ids import PlacementId
from studio.domain.outside import Fit
from studio.domain.template import Template
from studio.render.tree import Element

LEAST, MOST = 0.8, 1.2
"""Bounds of the text scale."""
STAYS = frozenset({"source"})
"""Slots that no placement may leave out: where a statement comes from is said everywhere."""
Part = Literal["scale", "focal", "fit", "hidden"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One way in which a placement differs; `slot` says whose focal point or what is left out."""

    part: Part
    slot: str = ""
    value: float = 0.0


def override_of(design: Design, placement: str) -> Override:
    """The placement's own settings; the usual ones when it has none."""
    return design.overrides.get(PlacementId(placement), Override())


def tuned(design: Design, placement: str, **changes: Any) -> Design:
    """The design with the placement's settings changed; settings that are the usual ones are not kept."""
    made = msgspec.structs.replace(override_of(design, placement), **changes)
    others = {key: value for key, value in design.overrides.items() if key != placement}
    if made != Override():
        others[PlacementId(placement)] = made
    return msgspec.structs.replace(design, overrides=others)


def with_scale(design: Design, placement: str, scale: float) -> Design:
    """The design with another text scale there, within bounds."""
    return tuned(design, placement, text_scale=round(min(max(scale, LEAST), MOST), 2))


def with_focal(design: Design, placement: str, slot: str, focal: tuple[float, float]) -> Design:
    """The design with another focal point of a picture there."""
    own = {**override_of(design, placement).focal, slot: (round(focal[0], 4), round(focal[1], 4))}
    return tuned(design, placement, focal=own)


def with_fit(design: Design, placement: str, slot: str, fit: Fit) -> Design:
    """The design with another way to show a picture of another shape there; cutting it is usual."""
    others = {key: value for key, value in override_of(design, placement).fit.items() if key != slot}
    return tuned(design, placement, fit=others if fit == "cover" else {**others, slot: fit})


def with_hidden(design: Design, placement: str, nodes: Sequence[str], *, hide: bool) -> Design:
    """The design with nodes left out there, or shown again."""
    kept = tuple(n for n in override_of(design, placement).hidden if n not in nodes)
    return tuned(design, placement, hidden=(*kept, *nodes) if hide else kept)


def reset(design: Design, placement: str, difference: Difference, nodes: Sequence[str] = ()) -> Design:
    """The design without one difference; `nodes` are those that a left out slot means."""
    if difference.part == "scale":
        return tuned(design, placement, text_scale=1.0)
    if difference.part == "focal":
        own = override_of(design, placement).focal
        return tuned(design, placement, focal={k: v for k, v in own.items() if k != difference.slot})
    if difference.part == "fit":
        return with_fit(design, placement, difference.slot, "cover")
    return with_hidden(design, placement, nodes or (difference.slot,), hide=False)


def usual(design: Design, placement: str) -> Design:
    """The design with the placement as the rules have it."""
    others = {key: value for key, value in design.overrides.items() if key != placement}
    return msgspec.structs.replace(design, overrides=others)


def differences(override: Override, hideable: dict[str, tuple[str, ...]]) -> tuple[Difference, ...]:
    """All differences; nodes that no slot accounts for are named by themselves."""
    found: list[Difference] = []
    if override.text_scale != 1.0:
        found.append(Difference("scale", value=override.text_scale))
    found += [Difference("focal", slot) for slot in override.focal]
    found += [Difference("fit", slot) for slot in override.fit]
    rest = list(override.hidden)
    for slot, nodes in hideable.items():
        if any(n in rest for n in nodes):
            found.append(Difference("hidden", slot))
            rest = [n for n in rest if n not in nodes]
    return (*found, *(Difference("hidden", node) for node in rest))


def count(override: Override) -> int:
    """How many differences the wall shows at a glance: hidden parts count once."""
    return (override.text_scale != 1.0) + len(override.focal) + len(override.fit) + bool(override.hidden)


def hideable(elements: Sequence[Element], template: Template) -> dict[str, tuple[str, ...]]:
    """Nodes to leave out by the slot they show alone: the outermost ones; not what a post needs."""
    shows: list[set[str]] = [{e.slot} if e.slot else set() for e in elements]
    for index in range(len(elements) - 1, 0, -1):
        shows[elements[index].parent] |= shows[index]
    found: dict[str, list[str]] = {}
    for index, element in enumerate(elements):
        own = shows[index]
        if index == 0 or len(own) != 1 or not element.node.id or shows[element.parent] == own:
            continue
        slot = template.slot(next(iter(own)))
        if slot is not None and not slot.required and slot.id not in STAYS:
            found.setdefault(slot.id, []).append(element.node.id)
    return {s.id: tuple(dict.fromkeys(found[s.id])) for s in template.slots if s.id in found}


def dragged_focal(
    source: Box, target: Box, size: tuple[int, int], moved: tuple[float, float]
) -> tuple[float, float]:
    """The focal point after the picture was dragged `moved` px of the page; it follows the hand."""
    k = target.width / source.width
    x = source.x + source.width / 2 - moved[0] / k
    y = source.y + source.height / 2 - moved[1] / k
    x = min(max(x, source.width / 2), size[0] - source.width / 2)
    y = min(max(y, source.height / 2), size[1] - source.height / 2)
    return x / size[0], y / size[1]
