"""The plan for the window: days, empty slots and warnings of a span, and what a month could hold."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec

from studio.catalog.days import day_folders, days_of, hijri_text, pasaran_of, read_days, require_year
from studio.catalog.hijri import hijri_of
from studio.domain.content import Post
from studio.domain.office_year import YearTable
from studio.domain.span import FreeSlot, Span
from studio.session import agenda
from studio.session.held import held_posts
from studio.session.projects import open_project

RAMADAN = 9
Progress = Callable[[int, int, str], None]
Cancelled = Callable[[], bool]
Task = Callable[[dict[str, Any], Progress, Cancelled], Any]


def span(given: dict[str, Any], progress: Progress, cancelled: Cancelled) -> Any:  # noqa: ARG001 - one signature
    """A span of a stored project. Given: project, first, last, today (`YYYY-MM-DD`)."""
    first, last = given["first"], given["last"]
    with open_project(Path(given["project"]), read_only=True) as session:
        project = session.project
        begin = max(first, given["today"])
        slots = agenda.slots_between(project, begin, last) if begin <= last else ()
        found = Span(
            days=tuple(agenda.days_between(project, first, last)),
            slots=tuple(FreeSlot(name=s.rubric.name, schedule=s.schedule, rubric=s.rubric.id) for s in slots),
            warnings={
                post: tuple(f"{one.message} {one.hint}".strip() for one in said)
                for post, said in agenda.plan_warnings(project).items()
            },
            held=tuple(
                sorted(
                    held_posts(session, [p for p in project.all(Post) if first <= p.schedule.date <= last])
                )
            ),
            other={
                day.isoformat(): _other(day)
                for day in _days(date.fromisoformat(first), date.fromisoformat(last))
            },
            ramadan={
                day.isoformat(): found.day
                for day in _days(date.fromisoformat(first), date.fromisoformat(last))
                if (found := hijri_of(day)) and found.month == RAMADAN
            },
        )
    return msgspec.to_builtins(found)


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def propose(given: dict[str, Any], progress: Progress, cancelled: Cancelled) -> Any:  # noqa: ARG001 - one signature
    """Ideas for a month. Given: project, month (`YYYY-MM`), wanted (posts in all, 0 for no more)."""
    with open_project(Path(given["project"]), read_only=True) as session:
        return msgspec.to_builtins(agenda.propose_month(session, given["month"], given.get("wanted", 0)))


def year(given: dict[str, Any], progress: Progress, cancelled: Cancelled) -> Any:  # noqa: ARG001 - one signature
    """A year as every project knows it. Given: year."""
    number = require_year(int(given["year"]))
    days = tuple(_days(date(number, 1, 1), date(number, 12, 31)))
    hijri = {day.isoformat(): found for day in days if (found := hijri_of(day))}
    table = YearTable(
        year=number,
        days=days_of(number),
        other={day.isoformat(): _other(day) for day in days},
        hijri={day: (found.month, found.day) for day, found in hijri.items()},
        months=read_days(day_folders()).hijri.months,
    )
    return msgspec.to_builtins(table)


def _other(day: date) -> str:
    return " · ".join(part for part in (pasaran_of(day), hijri_text(day)) if part)


TASKS: dict[str, Task] = {"span": span, "propose": propose, "year": year}
