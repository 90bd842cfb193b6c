"""Filling a design's pages: what a form asks for, what a page holds, and the order of pages."""

import msgspec

from studio.domain.content import (
    Design,
    DesignPage,
    Figure,
    FigureRef,
    FigureRefs,
    Items,
    Link,
    Picture,
    RichText,
    SlotValue,
)
from studio.domain.project import Project
from studio.domain.template import Slot, Template
from studio.session.projects import new_id
from studio.session.session import Draft

HEADLINES = ("headline", "quote")
SHARED = ("kicker", "source")
"""Slots that say the same on every page of a carousel; a new page begins with them."""


def slots_of(template: Template, layout: str) -> tuple[Slot, ...]:
    """The slots of a page layout in the order they are read."""
    found = (template.slot(ident) for ident in template.page(layout).slots)
    return tuple(slot for slot in found if slot is not None)


def is_filled(value: SlotValue | None) -> bool:
    """Whether a slot holds something to show."""
    match value:
        case RichText():
            return bool(value.plain.strip())
        case Items():
            return any(item.title.strip() or item.detail.strip() for item in value.items)
        case FigureRefs():
            return bool(value.figures)
        case Link():
            return bool(value.url.strip())
        case _:
            return value is not None


def required(template: Template, page: DesignPage) -> tuple[int, int]:
    """How many of the slots that must be filled are, and how many there are."""
    must = [slot for slot in slots_of(template, page.layout) if slot.required]
    return sum(is_filled(page.slots.get(slot.id)) for slot in must), len(must)


def with_slot(page: DesignPage, slot: str, value: SlotValue | None) -> DesignPage:
    """The page with another value in a slot; None and what is empty take it out."""
    slots = dict(page.slots)
    if value is None or (not is_filled(value) and not isinstance(value, Picture)):
        slots.pop(slot, None)
    else:
        slots[slot] = value
    return msgspec.structs.replace(page, slots=slots)


def followed_title(template: Template, title: str, slot: str, before: str, now: str) -> str:
    """The post's name when a text changes: it follows the headline until somebody names it otherwise."""
    fresh = fresh_titles(template)
    if slot in HEADLINES and now.strip() and (title in fresh or title == one_line(before)):
        return one_line(now)
    return title


def fresh_titles(template: Template) -> tuple[str, ...]:
    """Names that a new post has by itself."""
    return (f"{template.name.get('id', template.id)} baru", f"New {template.name.get('en', template.id)}")


def one_line(text: str) -> str:
    """The words with single spaces."""
    return " ".join(text.split())


def figures_in(project: Project, value: SlotValue | None) -> tuple[Figure, ...]:
    """The figures that a slot shows."""
    idents = (
        (value.figure,)
        if isinstance(value, FigureRef)
        else value.figures
        if isinstance(value, FigureRefs)
        else ()
    )
    found = (project.find(Figure, ident) for ident in idents)
    return tuple(figure for figure in found if figure is not None)


def add_page(draft: Draft, design: Design, layout: str, after: int) -> int:
    """A new page behind another; its number."""
    before = draft.get(DesignPage, design.pages[after])
    slots = {name: before.slots[name] for name in SHARED if name in before.slots}
    page = DesignPage(id=new_id(), layout=layout, slots=slots)
    draft.put(page)
    return _insert(draft, design, page.id, after + 1)


def copy_page(draft: Draft, design: Design, number: int) -> int:
    """The same page once more behind itself; its number."""
    page = msgspec.structs.replace(draft.get(DesignPage, design.pages[number]), id=new_id())
    draft.put(page)
    return _insert(draft, design, page.id, number + 1)


def move_page(draft: Draft, design: Design, number: int, by: int) -> int:
    """Move a page; its number then."""
    pages = list(design.pages)
    target = max(0, min(len(pages) - 1, number + by))
    pages.insert(target, pages.pop(number))
    draft.put(msgspec.structs.replace(design, pages=tuple(pages)))
    return target


def remove_page(draft: Draft, design: Design, number: int) -> int:
    """Take a page away, never the last one; the number of the page to show then."""
    if len(design.pages) < 2:
        return number
    gone = design.pages[number]
    rest = tuple(ident for ident in design.pages if ident != gone)
    draft.put(msgspec.structs.replace(design, pages=rest))
    draft.remove(DesignPage, gone)
    return min(number, len(rest) - 1)


def _insert(draft: Draft, design: Design, page: str, at: int) -> int:
    pages = (*design.pages[:at], page, *design.pages[at:])
    draft.put(msgspec.structs.replace(design, pages=pages))
    return at
