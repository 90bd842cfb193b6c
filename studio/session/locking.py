"""Locks of a post's slots: what they forbid, who may lift them, and lifting one for a reason."""

import msgspec

from studio.domain.content import Design, Person
from studio.domain.project import Project
from studio.domain.template import Locks, Template

WHOLE = "*"
"""Stands for the look as a whole where slots are named."""
OPEN = Locks()


def locks_of(template: Template, design: Design, slot: str) -> Locks:
    """What may not be changed of a slot, or of the look as a whole; nothing once it was unlocked."""
    if slot in design.unlocked:
        return OPEN
    return set_locks(template, slot)


def set_locks(template: Template, slot: str) -> Locks:
    """What the template itself locks."""
    if slot == WHOLE:
        return template.lock
    found = template.slot(slot)
    return found.lock if found is not None else OPEN


def may_unlock(person: Person | None) -> bool:
    """Whether somebody may lift locks."""
    return person is not None and "designer" in person.roles


def designers(project: Project) -> tuple[Person, ...]:
    """Everybody who may lift locks."""
    return tuple(person for person in project.all(Person) if may_unlock(person))


def unlocked(design: Design, slot: str, reason: str) -> Design:
    """The design with the locks of a slot lifted."""
    return msgspec.structs.replace(design, unlocked={**design.unlocked, slot: reason.strip()})


def locked_again(design: Design, slot: str) -> Design:
    """The design with the locks of a slot as the template has them."""
    rest = {name: why for name, why in design.unlocked.items() if name != slot}
    return msgspec.structs.replace(design, unlocked=rest)
