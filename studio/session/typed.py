"""Records as somebody types them, on their way to another process before they are stored."""

from collections.abc import Iterable
from typing import Any

from studio.domain.project import NAMES, Project
from studio.domain.record import Record
from studio.store.codec import from_raw, to_raw


def plain(records: Iterable[Record]) -> list[tuple[str, dict[str, Any]]]:
    """Kind and plain values of each."""
    return [(NAMES[type(record)], to_raw(record)) for record in records]


def with_typed(project: Project, given: Iterable[tuple[str, dict[str, Any]]]) -> Project:
    """The project as it is with them."""
    return project.with_records(*(from_raw(kind, dict(raw)) for kind, raw in given))
