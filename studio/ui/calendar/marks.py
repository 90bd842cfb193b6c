"""What a day is, beside its posts: a holiday, leave, an observance."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Mark:
    """A day's name. `off` days are holidays or joint leave."""

    name: str
    off: bool = False


Marks = Callable[[date, date], Mapping[date, tuple[Mark, ...]]]
"""The marks of the days from one to another, both included."""


def none(first: date, last: date) -> Mapping[date, tuple[Mark, ...]]:  # noqa: ARG001 - what every source takes
    """No marks."""
    return {}
