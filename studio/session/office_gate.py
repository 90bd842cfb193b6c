"""The questions of the gate as the office has them, for the list where it changes them; and each change."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from studio.checks.questions import as_office_has
from studio.domain import office_gate as rules
from studio.domain.content import Person
from studio.domain.ethics import GateRules, Item, OfficeItem, Profile, Tuned
from studio.domain.project import Project
from studio.domain.record import Value
from studio.domain.review import Answer
from studio.session.gate import chosen_profile, items, profile_of
from studio.session.session import Draft

RULES = "gate"


class OfficeRow(Value, frozen=True, kw_only=True):
    """A question as it stands for the office. `shipped` is as the list has it, None for the office's own.

    `base` is what the office changes: the shipped one after the profile, or its own.
    """

    item: Item
    base: Item
    shipped: Item | None = None
    change: OfficeItem | None = None
    tuned: Tuned | None = None
    off: bool = False
    reason: str = ""

    @property
    def own(self) -> bool:
        """Whether the office added it."""
        return self.shipped is None

    @property
    def changed(self) -> bool:
        """Whether the office changed a shipped question."""
        return self.change is not None and not self.own


def rows(project: Project, profile: Profile | None = None, language: str = "id") -> tuple[OfficeRow, ...]:
    """Every question, own ones last, as profile and office have it."""
    known = items()
    chosen = profile or profile_of(chosen_profile(project))
    tuned = {one.item: one for one in chosen.tuned}
    changes = {change.id: change for change in project.all(OfficeItem)}
    own = [change.own for change in changes.values() if change.own is not None and change.id not in known]
    made = [_row(item, item, changes.get(item.id), tuned.get(item.id), language) for item in known.values()]
    ordered = sorted(own, key=lambda item: (len(item.id), item.id))
    return (*made, *(_row(item, None, changes.get(item.id), None, language) for item in ordered))


def _row(
    item: Item, shipped: Item | None, change: OfficeItem | None, tuned: Tuned | None, language: str
) -> OfficeRow:
    base, _reason, _off = as_office_has(item, None, tuned, language)
    now, reason, off = as_office_has(item, change, tuned, language)
    return OfficeRow(item=now, base=base, shipped=shipped, change=change, tuned=tuned, off=off, reason=reason)


def narrowed(
    found: Iterable[OfficeRow], words: str, groups: frozenset[str], severities: frozenset[str],
    states: frozenset[str],
) -> tuple[OfficeRow, ...]:  # fmt: skip
    """Rows that hold every word and are among what is chosen; nothing chosen means all."""
    wanted = words.casefold().split()
    return tuple(
        row
        for row in found
        if (not groups or row.item.group in groups)
        and (not severities or row.item.severity in severities)
        and (not states or _is(row, states))
        and all(word in _text(row) for word in wanted)
    )


def _is(row: OfficeRow, states: frozenset[str]) -> bool:
    held = {"off": row.off, "changed": row.changed, "own": row.own, "profile": row.tuned is not None}
    return any(held[state] for state in states)


def _text(row: OfficeRow) -> str:
    item = row.item
    shipped = row.shipped.question.values() if row.shipped else ()
    parts = (item.id, *item.question.values(), *shipped, *item.why.values(), *(b.rule for b in item.basis))
    return " ".join(parts).casefold()


def stamped(change: OfficeItem, person: Person | None, at: str) -> OfficeItem:
    """A change with who made it and when, UTC."""
    return msgspec.structs.replace(change, person=person.id if person else None, at=at)


def reset(draft: Draft, ident: str) -> None:
    """A shipped question as it was shipped."""
    if draft.find(OfficeItem, ident) is not None:
        draft.remove(OfficeItem, ident)


def free_id(project: Project, more: Iterable[str] = ()) -> str:
    """The id of the office's next question: none that a question or an answer of the project ever bore."""
    used = {change.id for change in project.all(OfficeItem)} | set(items()) | set(more)
    used |= {answer.item for answer in project.all(Answer)}
    rules_ = rules_of(project)
    return max((rules.next_own(frozenset(used)), f"X{rules_.own_next}"), key=lambda ident: int(ident[1:]))


def add_own(draft: Draft, change: OfficeItem) -> None:
    """A question of the office's own, and that its number is taken for ever."""
    now = rules_of(draft.project)
    number = int(change.id[1:]) + 1
    if number > now.own_next:
        draft.put(msgspec.structs.replace(now, own_next=number))
    draft.put(change)


def rules_of(project: Project) -> GateRules:
    """How the office uses the gate; the usual when it never said."""
    return project.find(GateRules, RULES) or GateRules(id=RULES)


def effects(profile: Profile, known: Mapping[str, Item]) -> Sequence[tuple[Tuned, Item]]:
    """What a profile changes, in the order of the list."""
    order = list(known)
    found = [(tuned, known[tuned.item]) for tuned in profile.tuned if tuned.item in known]
    return sorted(found, key=lambda pair: order.index(pair[0].item))
