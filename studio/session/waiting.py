"""Posts that wait for somebody: whom, since when, and whether it takes too long."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from studio.catalog.flow import flow
from studio.domain.content import Person, Post, Role, Status, Step
from studio.domain.project import Project
from studio.domain.steps import Pace, StepRule, Waiting, hurried_steps, is_late, usual_steps, waiting

HELD: frozenset[Status] = frozenset({"verifying", "in-review", "changes-asked"})
"""Statuses in which somebody has been handed a post."""


@dataclass(frozen=True, slots=True)
class Held:
    """A post and what it waits for. `who` is the person's name, empty when only the role is known."""

    post: Post
    waiting: Waiting
    who: str
    late: bool

    @property
    def role(self) -> Role | None:
        """The role that takes the step."""
        return self.waiting.role


def rules() -> tuple[StepRule, ...]:
    """The usual steps of a post."""
    return flow().steps


def held(
    project: Project, post: Post, now: datetime, off: frozenset[str] = frozenset(),
    known: Sequence[StepRule] | None = None,
) -> Held | None:  # fmt: skip
    """What a post waits for; None when it waits for nobody. `known` saves looking the rules up again."""
    found = waiting(post, rules() if known is None else known, off)
    if found is None:
        return None
    person = project.find(Person, found.person) if found.person else None
    return Held(post, found, person.name if person else "", is_late(found.due, now))


def all_held(project: Project, now: datetime, off: frozenset[str] = frozenset()) -> tuple[Held, ...]:
    """Posts somebody has been handed, and those whose written time has passed; the late and oldest first."""
    known, found = rules(), []
    for post in project.all(Post):
        one = held(project, post, now, off, known) if post.status in HELD or post.steps else None
        if one is not None and (post.status in HELD or (one.late and not one.waiting.usual)):
            found.append(one)
    return tuple(sorted(found, key=lambda one: (not one.late, one.waiting.since or "9", one.post.title)))


def days_since(since: str, now: datetime) -> int | None:
    """Whole days on the calendar since a local time; None when it is not known."""
    try:
        return (now.date() - date.fromisoformat(since[:10])).days
    except ValueError:
        return None


def hours_since(since: str, now: datetime) -> int | None:
    """Whole hours since a local time with its offset; None when it is not known."""
    try:
        at = datetime.fromisoformat(since)
    except ValueError:
        return None
    if at.tzinfo is None:
        at = at.replace(tzinfo=now.tzinfo)
    return max(0, int((now - at).total_seconds() // 3600))


def proposed(
    project: Project, post: Post, now: datetime, off: frozenset[str], pace: Pace | None = None
) -> tuple[Step, ...]:
    """The usual steps of a post, or those of one that cannot wait."""
    known, people = flow(), project.all(Person)
    if pace is not None and pace in known.paces:
        return hurried_steps(post, known.steps, now, known.paces[pace], people)
    return usual_steps(post, known.steps, now.date().isoformat(), off, people)
