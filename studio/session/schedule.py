"""Posts by day: what stands on a date, ideas without one, moves and copies."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import msgspec

from studio.domain.content import Office, Person, Post, Schedule
from studio.domain.platform import platforms_of
from studio.domain.project import Project
from studio.domain.shares import pillars_of
from studio.session.calendar_filter import Filter
from studio.session.session import Draft
from studio.session.trash import duplicate_post

USUAL_TIME = "09:00"
"""When a post goes out unless somebody says otherwise."""
OVER = frozenset({"published", "evaluated", "archived"})
"""Statuses of posts that are no ideas any more, whether they have a date or not."""
WEEK = 7


@dataclass(frozen=True, slots=True)
class Entry:
    """A post as the calendar shows it. `pillar` is its place among the office's pillars, -1 for none."""

    post: Post
    platforms: tuple[str, ...]
    pillar: int
    pillar_name: str
    words: str
    """All that a search looks at, without capitals."""
    owner: str = ""
    """The name of whoever is responsible."""
    away: bool = False
    """Its time is that of another zone than the office's."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Every entry by its day `YYYY-MM-DD`, in order of time, and the ideas without a day."""

    days: Mapping[str, tuple[Entry, ...]]
    ideas: tuple[Entry, ...]

    def on(self, day: date) -> tuple[Entry, ...]:
        """What stands on a day."""
        return self.days.get(day.isoformat(), ())

    def between(self, first: date, last: date) -> tuple[Entry, ...]:
        """What stands from one day to another, both included, in order."""
        keys = sorted(k for k in self.days if first.isoformat() <= k <= last.isoformat())
        return tuple(entry for key in keys for entry in self.days[key])


def plan(project: Project, wanted: Filter | None = None) -> Plan:
    """The posts of a project as the calendar shows them."""
    pillars = {pillar.id: (number, pillar.name) for number, pillar in enumerate(pillars_of(project))}
    people = {person.id: person.name for person in project.all(Person)}
    office = project.find(Office, "office")
    home = office.zone if office else "Asia/Jakarta"
    narrow = wanted if wanted != Filter() else None
    days: dict[str, list[Entry]] = defaultdict(list)
    ideas = []
    for post in project.all(Post):
        number, name = pillars.get(post.pillar, (-1, "")) if post.pillar else (-1, "")
        owner = people.get(post.owner, "") if post.owner else ""
        words = f"{post.title} {name} {owner}".casefold()
        away = post.schedule.zone != home
        entry = Entry(post, platforms_of(post.placements), number, name, words, owner, away)
        if narrow is not None and not narrow.takes(entry):
            continue
        if post.schedule.date:
            days[post.schedule.date].append(entry)
        elif post.status not in OVER:
            ideas.append(entry)
    ordered = {day: tuple(sorted(found, key=lambda e: e.post.schedule.time)) for day, found in days.items()}
    return Plan(ordered, tuple(ideas))


def weeks_of(year: int, month: int) -> tuple[tuple[date, ...], ...]:
    """The weeks, Monday first, that show a month whole."""
    first = date(year, month, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    start, weeks = monday_of(first), []
    while start <= last:
        weeks.append(tuple(start + timedelta(days=n) for n in range(WEEK)))
        start += timedelta(days=WEEK)
    return tuple(weeks)


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def month_of(day: date) -> tuple[date, date]:
    """The first and the last day of a day's month."""
    first = day.replace(day=1)
    return first, months_on(first, 1) - timedelta(days=1)


def months_on(day: date, by: int) -> date:
    """The same day some months on, or the last of a shorter month."""
    number = day.year * 12 + day.month - 1 + by
    year, month = divmod(number, 12)
    first = date(year, month + 1, 1)
    longest = ((first + timedelta(days=31)).replace(day=1) - timedelta(days=1)).day
    return first.replace(day=min(day.day, longest))


def copy(draft: Draft, posts: Iterable[str], to: Callable[[Schedule], Schedule]) -> tuple[str, ...]:
    """Copies of posts at another time, as drafts; their ids."""
    made = []
    for ident in posts:
        original = draft.get(Post, ident)
        made.append(duplicate_post(draft, original))
        twin = draft.get(Post, made[-1])
        draft.put(msgspec.structs.replace(twin, title=original.title, schedule=to(original.schedule)))
    return tuple(made)


def on_day(day: date, time: str = "") -> Callable[[Schedule], Schedule]:
    """To this day, at its own time or the one given."""

    def moved(schedule: Schedule) -> Schedule:
        at = time or schedule.time or USUAL_TIME
        return msgspec.structs.replace(schedule, date=day.isoformat(), time=at)

    return moved


def by_days(count: int) -> Callable[[Schedule], Schedule]:
    """So many days on; what has no date keeps none."""

    def moved(schedule: Schedule) -> Schedule:
        if not schedule.date:
            return schedule
        later = date.fromisoformat(schedule.date) + timedelta(days=count)
        return msgspec.structs.replace(schedule, date=later.isoformat())

    return moved


def without_day(schedule: Schedule) -> Schedule:
    """Back among the ideas."""
    return msgspec.structs.replace(schedule, date="", time="")
