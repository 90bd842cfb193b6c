"""Whether the slots of each page hold what the template asks for."""

from collections.abc import Iterator

from studio.checks.registry import Case, check
from studio.checks.subject import Subject
from studio.domain.content import (
    DesignPage,
    Figure,
    FigureRef,
    FigureRefs,
    Item,
    Items,
    Link,
    Picture,
    RichText,
    SlotValue,
)
from studio.domain.counting import graphemes
from studio.domain.review import Where
from studio.domain.template import Slot, SlotKind

KINDS: dict[SlotKind, type[SlotValue]] = {
    "text": RichText,
    "picture": Picture,
    "figure": FigureRef,
    "figures": FigureRefs,
    "items": Items,
    "link": Link,
}


@check(
    id="post/no-design",
    severity="blocker",
    applies_to="post",
    rationale="A post without a picture cannot be exported.",
    basis="House rule: posts",
)
def no_design(subject: Subject) -> Iterator[Case]:
    """A post without a design, or with one that has no pages."""
    if subject.design is None or not subject.pages:
        yield Case()


@check(
    id="slot/required-empty",
    severity="blocker",
    applies_to="post",
    rationale="The template says nothing without these words.",
    basis="Required slots of the template",
    needs=("design", "template"),
)
def required_empty(subject: Subject) -> Iterator[Case]:
    """Each required slot of a page's layout that holds nothing."""
    for number, page, slot in _slots(subject):
        if slot.required and is_blank(page.slots.get(slot.id)):
            yield Case(where=Where(page=number, slot=slot.id))


@check(
    id="slot/too-long",
    severity="warning",
    applies_to="post",
    rationale="Longer texts fit only in small type, or not on every shape.",
    basis="Limits of the template",
    codes=("slot/too-long", "slot/row-too-long"),
    needs=("design", "template"),
)
def too_long(subject: Subject) -> Iterator[Case]:
    """Each text, or row of a list, over the slot's number of characters."""
    for number, page, slot in _slots(subject):
        limit = slot.limits.max_chars
        value = page.slots.get(slot.id)
        if limit is None:
            continue
        where = Where(page=number, slot=slot.id)
        if isinstance(value, RichText) and (used := graphemes(value.plain)) > limit:
            yield Case(where=where, values={"used": used, "limit": limit, "over": used - limit})
        elif isinstance(value, Items):
            for row, item in enumerate(value.items, 1):
                used = graphemes(item.title) + graphemes(item.detail)
                if used > limit:
                    values: dict[str, str | int | float] = {
                        "used": used,
                        "limit": limit,
                        "over": used - limit,
                    }
                    yield Case(code="slot/row-too-long", where=where, values={**values, "row": row})


@check(
    id="slot/too-many-items",
    severity="warning",
    applies_to="post",
    rationale="A list longer than the template was drawn for loses rows on small shapes.",
    basis="Limits of the template",
    codes=("slot/too-many-items", "slot/too-few-items"),
    needs=("design", "template"),
)
def too_many_items(subject: Subject) -> Iterator[Case]:
    """Each list with more rows than the slot takes, or fewer than it needs."""
    for number, page, slot in _slots(subject):
        used = rows(page.slots.get(slot.id))
        where = Where(page=number, slot=slot.id)
        if slot.limits.max_items is not None and used > slot.limits.max_items:
            values: dict[str, str | int | float] = {"used": used, "limit": slot.limits.max_items}
            yield Case(where=where, values=values)
        elif 0 < used < slot.limits.min_items:
            values = {"used": used, "least": slot.limits.min_items}
            yield Case(code="slot/too-few-items", where=where, values=values)


@check(
    id="slot/wrong-kind",
    severity="blocker",
    applies_to="post",
    rationale="A value of another kind is not drawn.",
    basis="Slots of the template",
    codes=("slot/wrong-kind", "slot/unknown"),
    needs=("design", "template"),
)
def wrong_kind(subject: Subject) -> Iterator[Case]:
    """Each filled slot that the template does not have, or has for something else."""
    template = subject.template
    for number, page in subject.pages if template else ():
        for ident, value in page.slots.items():
            slot = template.slot(ident) if template else None
            where = Where(page=number, slot=ident)
            if slot is None:
                yield Case(code="slot/unknown", severity="warning", where=where)
            elif not isinstance(value, KINDS[slot.kind]):
                yield Case(where=where, values={"kind": slot.kind})


@check(
    id="figure/missing",
    severity="blocker",
    applies_to="post",
    rationale="A slot that names a figure which the register no longer has stays empty.",
    basis="House rule: figures",
    needs=("design",),
)
def figure_missing(subject: Subject) -> Iterator[Case]:
    """Each slot that names an unknown figure."""
    for number, page in subject.pages:
        for slot, value in page.slots.items():
            for ident in figures_of(value):
                if subject.project.find(Figure, ident) is None:
                    yield Case(where=Where(page=number, slot=slot), values={"figure": ident})


def figures_of(value: SlotValue) -> tuple[str, ...]:
    """Ids of the figures a slot shows."""
    if isinstance(value, FigureRef):
        return (value.figure,)
    return value.figures if isinstance(value, FigureRefs) else ()


def rows(value: SlotValue | None) -> int:
    """How many rows a list slot holds; rows without words do not count."""
    if isinstance(value, Items):
        return sum(not _blank_row(item) for item in value.items)
    return len(value.figures) if isinstance(value, FigureRefs) else 0


def is_blank(value: SlotValue | None) -> bool:
    """Whether a slot holds nothing that can be seen."""
    if isinstance(value, RichText):
        return not value.plain.strip()
    if isinstance(value, Link):
        return not value.url.strip()
    if isinstance(value, Items | FigureRefs):
        return rows(value) == 0
    return value is None


def _blank_row(item: Item) -> bool:
    return not (item.title.strip() or item.detail.strip())


def _slots(subject: Subject) -> Iterator[tuple[int, DesignPage, Slot]]:
    """Page number, page and definition of every slot that a page's layout shows."""
    template = subject.template
    if template is None:
        return
    for number, page in subject.pages:
        shown = template.page(page.layout).slots
        for slot in template.slots:
            if slot.id in shown:
                yield number, page, slot
