"""Where a finding of a laid-out page points: placement, page, slot, box."""

from studio.domain.geometry import Box
from studio.domain.layout_facts import LayoutFacts, LogoFact, PictureFact, TextFact
from studio.domain.review import Where


def corners(box: Box) -> tuple[float, float, float, float]:
    """A box as findings keep it."""
    return box.x, box.y, box.width, box.height


def on(facts: LayoutFacts, *, node: str = "", slot: str = "", box: Box | None = None) -> Where:
    """A place on a page."""
    return Where(
        placement=facts.placement,
        platform=facts.placement.partition("/")[0],
        page=facts.page,
        node=node,
        slot=slot,
        box=corners(box) if box else None,
    )


def on_node(facts: LayoutFacts, node: str) -> Where:
    """The place of a node, with its slot and box when the facts tell them."""
    known: tuple[TextFact | PictureFact | LogoFact, ...] = (*facts.texts, *facts.pictures, *facts.logos)
    found = next((fact for fact in known if fact.node == node), None)
    if found is None:
        return on(facts, node=node)
    slot = "logo" if isinstance(found, LogoFact) else found.slot
    return on(facts, node=node, slot=slot, box=found.box)
