"""Steps of a post: who brings it to its next status and until when, whom it waits for, and since when."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal

import msgspec

from studio.domain.content import Person, Post, Role, Status, Step
from studio.domain.ids import PersonId
from studio.domain.record import Value

FLOW: tuple[Status, ...] = ("editing", "verifying", "in-review", "approved", "scheduled", "published")
"""What a post is brought to, one after the other."""
NEXT: dict[Status, Status] = {
    "idea": "editing", "draft": "editing", "changes-asked": "editing", "editing": "verifying",
    "verifying": "in-review", "in-review": "approved", "approved": "scheduled", "scheduled": "published",
}  # fmt: skip
"""The step that takes a post out of its status; what is not here waits for nobody."""
OWN = frozenset({"idea", "draft", "changes-asked"})
"""Statuses in which the post's own owner has it, when its step names nobody."""
WEEKEND = 5
Pace = Literal["news", "urgent"]


class StepRule(Value, frozen=True, kw_only=True):
    """The usual of a step: which role takes it, and in how many working days."""

    status: Status
    role: Role
    days: int = 0


class Waiting(Value, frozen=True, kw_only=True):
    """What a post waits for: its step, the person or else the role, since when and until when."""

    step: Status
    person: PersonId | None = None
    role: Role | None = None
    since: str = ""
    due: str = ""
    usual: bool = False
    """The time was counted by the rule of the step; nobody wrote it down."""


def since_now(before: Post | None, after: Post, at: str) -> Post:
    """The post after an edit: one that came to another status without saying when came there now."""
    if before is None:
        return after if after.since else msgspec.structs.replace(after, since=at)
    if before.status != after.status and after.since in {"", before.since}:
        return msgspec.structs.replace(after, since=at)
    return after if after.since else msgspec.structs.replace(after, since=before.since)


def step_of(post: Post, status: Status) -> Step | None:
    """The step that brings a post to a status, if it is planned."""
    return next((step for step in post.steps if step.status == status), None)


def waiting(post: Post, rules: Iterable[StepRule] = (), off: frozenset[str] = frozenset()) -> Waiting | None:
    """Whom a post waits for; None when it waits for nobody. `off`: days on which nobody works."""
    wanted = NEXT.get(post.status)
    if wanted is None:
        return None
    step, rule = step_of(post, wanted), next((r for r in rules if r.status == wanted), None)
    person = (step.owner if step else None) or (post.owner if post.status in OWN else None)
    due = step.due if step else ""
    usual = not due and bool(post.since and rule and rule.days and post.status not in {"idea", "draft"})
    if usual and rule is not None:
        due = working_day(post.since[:10], rule.days, off)
    return Waiting(
        step=wanted, person=person, role=rule.role if rule else None, since=post.since, due=due, usual=usual
    )


def is_late(due: str, now: datetime) -> bool:
    """Whether a time `YYYY-MM-DD`, or with `THH:MM`, has passed on the office's wall."""
    return bool(due) and now.strftime("%Y-%m-%dT%H:%M" if "T" in due else "%Y-%m-%d") > due


def is_working_day(day: date, off: frozenset[str]) -> bool:
    """Neither a weekend nor one of the days off."""
    return day.weekday() < WEEKEND and day.isoformat() not in off


@lru_cache(maxsize=4096)
def working_day(day: str, count: int, off: frozenset[str] = frozenset()) -> str:
    """The working day so many working days after a day, or before it; 0 is the nearest not before it."""
    at, step = date.fromisoformat(day), -1 if count < 0 else 1
    left = abs(count)
    while left or not is_working_day(at, off):
        at += timedelta(days=step)
        left -= bool(left) and is_working_day(at, off)
    return at.isoformat()


def usual_steps(
    post: Post, rules: Iterable[StepRule], today: str, off: frozenset[str], people: Iterable[Person] = ()
) -> tuple[Step, ...]:
    """The steps still to come with their usual times: back from the day it goes out, never before today.

    Without such a day they are counted on from today. Who is named stays; the only one of a role is put in.
    """
    known = tuple(rules)
    left = tuple(rule for rule in known if rule.status in still_to_come(post.status))
    owners = {rule.status: _owner(post, rule, tuple(people)) for rule in left}
    times = _back_from(post, left, today, off) if post.schedule.date else _on_from(left, today, off)
    return tuple(Step(status=rule.status, owner=owners[rule.status], due=times[rule.status]) for rule in left)


def hurried_steps(
    post: Post, rules: Iterable[StepRule], now: datetime, minutes: int, people: Iterable[Person] = ()
) -> tuple[Step, ...]:
    """The steps still to come when it must be out so many minutes from now, sharing them evenly."""
    left = [rule for rule in rules if rule.status in still_to_come(post.status)]
    made = []
    for number, rule in enumerate(left, 1):
        at = now + timedelta(minutes=minutes * number / len(left))
        owner = _owner(post, rule, tuple(people))
        made.append(Step(status=rule.status, owner=owner, due=at.strftime("%Y-%m-%dT%H:%M")))
    return tuple(made)


def still_to_come(status: Status) -> tuple[Status, ...]:
    """What a post of this status is still to be brought to."""
    wanted = NEXT.get(status)
    return FLOW[FLOW.index(wanted) :] if wanted else () if status != "on-hold" else FLOW


def _back_from(
    post: Post, rules: tuple[StepRule, ...], today: str, off: frozenset[str]
) -> Mapping[Status, str]:
    times: dict[Status, str] = {}
    day, soonest = post.schedule.date, working_day(today, 0, off)
    for rule in reversed(rules):
        out = rule.status == FLOW[-1]
        times[rule.status] = soonest if day < today and not out else day
        if out and post.schedule.time:
            times[rule.status] = f"{day}T{post.schedule.time}"
        day = working_day(day, -rule.days, off) if rule.days else day
    return times


def _on_from(rules: tuple[StepRule, ...], today: str, off: frozenset[str]) -> Mapping[Status, str]:
    times: dict[Status, str] = {}
    day = today
    for rule in rules:
        day = working_day(day, rule.days, off)
        times[rule.status] = day
    return times


def _owner(post: Post, rule: StepRule, people: tuple[Person, ...]) -> PersonId | None:
    named = step_of(post, rule.status)
    if named and named.owner:
        return named.owner
    if rule.status == "editing" and post.owner:
        return post.owner
    able = [person.id for person in people if rule.role in person.roles]
    return able[0] if len(able) == 1 else None
