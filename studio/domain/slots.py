"""Recurring slots: what a rubric's RRULE proposes, which of it is empty, and which comes next."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, takewhile
from typing import Any

from studio.domain.cadence import IDLE, accounts_of, collides, mourning_on
from studio.domain.content import Post, Schedule
from studio.domain.moments import moment
from studio.domain.planning import Rhythm, Rubric
from studio.domain.record import Value
from studio.errors import StudioError

MOST = 1000
"""Slots that one rubric gives within a span, as for recurring events from outside."""
FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
TIMES = frozenset({"BYHOUR", "BYMINUTE", "BYSECOND"})
"""Parts that would give several slots a day."""
PICKS = TIMES | {"BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS", "BYEASTER"}
"""Parts that may pick no day at all, which takes seconds to find out when each day is looked at."""
FIRST_MONDAY = "2024-01-01"
"""From where a rubric without a start is counted, so that every second week stays the same weeks."""
FAR = 5 * 366
"""Days ahead that the next dates of a rubric are looked for."""


class Slot(Value, frozen=True, kw_only=True):
    """A place in the plan that a rubric proposes."""

    rubric: Rubric
    schedule: Schedule

    @property
    def key(self) -> str:
        """The same slot has the same key, whenever it is asked for."""
        return f"rubric:{self.rubric.id}:{self.schedule.date}"


def require_rule(rule: str) -> None:
    """StudioError when a rubric's rule cannot be used."""
    if not is_sound(rule):
        raise _wrong(rule)
    _parsed(rule, date.fromisoformat(FIRST_MONDAY), date.fromisoformat(FIRST_MONDAY))


def is_sound(rule: str) -> bool:
    """Whether a rule gives days and cannot look for them up to the year 9999, where dateutil stops."""
    parts = dict(part.partition("=")[::2] for part in rule.upper().split(";") if part)
    interval = parts.get("INTERVAL", "1")
    picks = PICKS if parts.get("FREQ") in ("DAILY", "WEEKLY") else TIMES
    return (
        "\n" not in rule
        and parts.get("FREQ") in FREQUENCIES
        and not parts.keys() & picks
        and interval.isdecimal()
        and 1 <= int(interval) <= MOST
    )


def slots_of(rubric: Rubric, first: str, last: str) -> tuple[Slot, ...]:
    """The slots of a rubric from one ISO day to another; none while it is paused."""
    if rubric.paused:
        return ()
    require_rule(rubric.rule)
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    start = date.fromisoformat(rubric.start or FIRST_MONDAY)
    found = takewhile(
        lambda day: day.date() <= end, _parsed(rubric.rule, start, end).xafter(_instant(begin), inc=True)
    )
    return tuple(
        Slot(
            rubric=rubric,
            schedule=Schedule(date=day.date().isoformat(), time=rubric.time, zone=rubric.zone),
        )
        for day in islice(found, MOST)
    )


def upcoming(rubric: Rubric, after: str, count: int = 5) -> tuple[str, ...]:
    """The next ISO days of a rubric from a day on, paused or not; as many as there are within five years."""
    require_rule(rubric.rule)
    begin = date.fromisoformat(after)
    start, end = date.fromisoformat(rubric.start or FIRST_MONDAY), begin + timedelta(FAR)
    found = _parsed(rubric.rule, start, end).xafter(_instant(begin), inc=True)
    return tuple(day.date().isoformat() for day in islice(found, count))


def empty_slots(
    rubrics: Iterable[Rubric], posts: Iterable[Post], first: str, last: str, rhythm: Rhythm | None = None
) -> tuple[Slot, ...]:
    """Slots that no post fills, by time; those on days of mourning are left out."""
    by_day: dict[str, list[Post]] = {}
    for post in posts:
        if post.schedule.date and post.status not in IDLE:
            by_day.setdefault(post.schedule.date, []).append(post)
    found = [
        slot
        for rubric in rubrics
        for slot in slots_of(rubric, first, last)
        if not any(fills(post, slot) for post in by_day.get(slot.schedule.date, ()))
        and (rhythm is None or mourning_on(slot.schedule.date, rhythm) is None)
    ]
    return tuple(sorted(found, key=lambda s: (s.schedule.date, s.schedule.time, s.rubric.name)))


def fills(post: Post, slot: Slot) -> bool:
    """Whether a post stands in a slot: made for its rubric, or at its time on one of its accounts."""
    if post.schedule.date != slot.schedule.date:
        return False
    if post.rubric:
        return post.rubric == slot.rubric.id
    accounts = frozenset(ident.partition("/")[0] for ident in slot.rubric.placements)
    same_time = bool(slot.schedule.time) and post.schedule.time == slot.schedule.time
    return same_time and (not accounts or bool(accounts & accounts_of(post)))


def next_free_slot(
    slots: Iterable[Slot], posts: Iterable[Post], after: Schedule, rhythm: Rhythm,
    platforms: frozenset[str] = frozenset(),
) -> Slot | None:  # fmt: skip
    """The first of the slots, given by time, that comes after a moment, is empty and crowds no other post.

    Where platforms are asked for, a slot on other accounts is none.
    """
    all_posts, start = tuple(posts), moment(after)
    for slot in slots:
        when = moment(slot.schedule)
        late = when is None or start is None or when > start
        own = frozenset(ident.partition("/")[0] for ident in slot.rubric.placements)
        if not late or (platforms and own and not platforms & own):
            continue
        taken = any(post.status not in IDLE and fills(post, slot) for post in all_posts)
        if not taken and not collides(slot.schedule, platforms or own, all_posts, rhythm):
            return slot
    return None


def _parsed(rule: str, start: date, end: date) -> Any:
    """The rule from its start, ending with the span so that none runs on for ever."""
    from dateutil.rrule import rruleset, rrulestr  # noqa: PLC0415 - only where there are rubrics

    try:
        found = rrulestr(rule, dtstart=_instant(start), ignoretz=True)
        if isinstance(found, rruleset):
            raise _wrong(rule)
        bound = _instant(end)
        if found._count is not None:  # noqa: SLF001 - it ends by itself, and takes no second end
            return found
        until = found._until  # noqa: SLF001 - dateutil tells it nowhere else
        return found.replace(until=bound if until is None else min(until, bound))
    except (ValueError, TypeError, AttributeError, KeyError) as error:
        raise _wrong(rule) from error


def _instant(day: date) -> datetime:
    return datetime.combine(day, time(), UTC).replace(tzinfo=None)


def _wrong(rule: str) -> StudioError:
    return StudioError(
        "plan/rule",
        f"Pola berulang “{rule}” tidak dapat dibaca.",
        "Tulis seperti FREQ=WEEKLY;BYDAY=TU atau FREQ=MONTHLY;BYMONTHDAY=1.",
    )
