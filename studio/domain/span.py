"""What a span of days holds beside its posts."""

import msgspec

from studio.domain.calendar_days import Day
from studio.domain.content import Schedule
from studio.domain.record import Value


class FreeSlot(Value, frozen=True, kw_only=True):
    """A recurring post's date that nothing fills yet."""

    name: str
    schedule: Schedule
    rubric: str = ""


class Span(Value, frozen=True, kw_only=True):
    """What a span of days holds beside its posts. `other`: pasaran and Hijri date by day.

    `ramadan`: which day of Ramadan a day is. `held`: ids of posts that a crisis holds back.
    """

    days: tuple[Day, ...] = ()
    slots: tuple[FreeSlot, ...] = ()
    warnings: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    other: dict[str, str] = msgspec.field(default_factory=dict)
    ramadan: dict[str, int] = msgspec.field(default_factory=dict)
    held: tuple[str, ...] = ()
