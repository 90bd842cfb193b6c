"""What an edit did: records added, updated and removed. Undo, autosave and version diff all come from it."""

import msgspec

from studio.domain.project import KINDS, Key, Project
from studio.domain.record import Record, Value

Pair = tuple[Record | None, Record | None]
"""A record before and after; None where there is none."""


class Change(Value, frozen=True, kw_only=True):
    """The difference of two projects, by kind and id of the record."""

    added: dict[Key, Record] = msgspec.field(default_factory=dict)
    updated: dict[Key, tuple[Record, Record]] = msgspec.field(default_factory=dict)
    removed: dict[Key, Record] = msgspec.field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether anything is different."""
        return bool(self.added or self.updated or self.removed)

    def pairs(self) -> dict[Key, Pair]:
        """Before and after of every record that differs."""
        found: dict[Key, Pair] = {key: (record, None) for key, record in self.removed.items()}
        found.update(self.updated)
        found.update({key: (None, record) for key, record in self.added.items()})
        return found

    def inverted(self) -> "Change":
        """The change that takes this one back."""
        return change_of({key: (after, before) for key, (before, after) in self.pairs().items()})

    def squashed(self, later: "Change") -> "Change":
        """This change followed by `later`, as one."""
        pairs = self.pairs()
        for key, (before, after) in later.pairs().items():
            pairs[key] = (pairs[key][0] if key in pairs else before, after)
        return change_of(pairs)

    def without_kinds(self, kinds: frozenset[str]) -> "Change":
        """The part of this change that touches no record of `kinds`."""
        return change_of({key: pair for key, pair in self.pairs().items() if key[0] not in kinds})


def change_of(pairs: dict[Key, Pair]) -> Change:
    """The change made of before and after; pairs of equals vanish."""
    added: dict[Key, Record] = {}
    updated: dict[Key, tuple[Record, Record]] = {}
    removed: dict[Key, Record] = {}
    for key, (before, after) in pairs.items():
        if before is None and after is not None:
            added[key] = after
        elif before is not None and after is None:
            removed[key] = before
        elif before is not None and after is not None and before != after:
            updated[key] = (before, after)
    return Change(added=added, updated=updated, removed=removed)


def diff(before: Project, after: Project) -> Change:
    """The change that leads from one project to another."""
    old, new = dict(before.items()), dict(after.items())
    return change_of({key: (old.get(key), new.get(key)) for key in old | new})


def apply(project: Project, change: Change) -> Project:
    """The project after the change; ValueError when it was made for another state of the project."""
    pairs = change.pairs()
    for key, (before, _) in pairs.items():
        if find(project, key) != before:
            raise ValueError(key)
    changed = project.with_records(*(after for _, after in pairs.values() if after is not None))
    if not change.removed:  # the common case, without a list of every record
        return changed
    return Project({key: record for key, record in changed.items() if key not in change.removed})


def find(project: Project, key: Key) -> Record | None:
    """The record under a key, or None."""
    return project.find(KINDS[key[0]], key[1])
