"""Whether text stands out from what is behind it, as measured on the rendered page."""

from collections.abc import Iterator

from studio.checks.places import on
from studio.checks.registry import Case, check
from studio.checks.subject import Subject
from studio.domain.layout_facts import LayoutFacts

AA = 4.5
AA_LARGE = 3.0


@check(
    id="contrast/text",
    severity="warning",
    applies_to="page",
    rationale="People with low vision, and everybody in sunlight, cannot read pale text.",
    basis="WCAG 2.2 SC 1.4.3, level AA; UU 8/2016",
    needs=("layout",),
)
def text_contrast(_subject: Subject, facts: LayoutFacts) -> Iterator[Case]:
    """Each text whose worst measured contrast is under 4.5, or 3 when it is large."""
    for text in facts.texts:
        needed = AA_LARGE if text.large else AA
        if text.contrast is not None and text.contrast < needed:
            shown = min(round(text.contrast, 2), needed - 0.01)
            yield Case(
                where=on(facts, node=text.node, slot=text.slot, box=text.box),
                values={"ratio": round(shown, 2), "needed": needed, "color": text.color},
            )
