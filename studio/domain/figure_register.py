"""The register of figures: how fresh each is, what it lacks, and which posts show it."""

from collections import defaultdict
from datetime import date, timedelta
from typing import Literal

from studio.domain.binding import exact
from studio.domain.content import Design, DesignPage, Figure, FigureRef, FigureRefs, Post
from studio.domain.platform import Confidence
from studio.domain.project import Project
from studio.domain.record import Record, Value

Freshness = Literal["fresh", "soon", "old", "expired"]
Lack = Literal["value", "label", "source", "date"]
MONTHS = 12
SEALED = frozenset({"approved", "scheduled"})
"""Statuses of posts whose approval falls when a figure in them changes."""


class AgeRule(Value, frozen=True, kw_only=True):
    """From so many months on a figure without an expiry is old; so many days before an expiry it is said."""

    months: int
    soon_days: int
    s: str
    c: Confidence


class Use(Value, frozen=True, kw_only=True):
    """Where a figure is shown: the post, its page, counted from 1, and the slot."""

    post: str
    title: str
    page: int
    slot: str
    status: str = ""


def freshness(figure: Figure, day: date, rule: AgeRule) -> Freshness:
    """How a figure stands on a day: its own expiry decides; without one its age does."""
    last = day_of(figure.expires)
    if last is not None:
        if last < day:
            return "expired"
        return "soon" if last - day <= timedelta(days=rule.soon_days) else "fresh"
    known = day_of(figure.as_of)
    return "old" if known is not None and later(known, rule.months) <= day else "fresh"


def lacks(figure: Figure) -> tuple[Lack, ...]:
    """What a figure lacks to leave the office."""
    found: list[Lack] = []
    if exact(figure.value) is None:
        found.append("value")
    if not figure.label.strip():
        found.append("label")
    if not figure.source.strip():
        found.append("source")
    if day_of(figure.as_of) is None:
        found.append("date")
    return tuple(found)


def uses_of(project: Project) -> dict[str, tuple[Use, ...]]:
    """Where each figure is shown, by its id; figures that are shown nowhere are not in it."""
    posts, spots = [], {}
    for (kind, ident), record in project.items():
        if kind == "page" and (shown := _shown(record)):
            spots[ident] = shown
        elif kind == "post" and isinstance(record, Post):
            posts.append(record)
    found: dict[str, list[Use]] = defaultdict(list)
    for post in posts if spots else ():
        design = project.find(Design, post.design)
        for number, page in enumerate(design.pages if design else (), 1):
            for ident, slot in spots.get(page, ()):
                use = Use(post=str(post.id), title=post.title, page=number, slot=slot, status=post.status)
                found[ident].append(use)
    return {ident: tuple(uses) for ident, uses in found.items()}


def _shown(page: Record) -> list[tuple[str, str]]:
    """Ids of the figures on a page, each with its slot."""
    if not isinstance(page, DesignPage):
        return []
    found: list[tuple[str, str]] = []
    for slot, value in page.slots.items():
        kind = type(value)  # asked once for each slot of every page there is
        if kind is FigureRef:
            found.append((str(value.figure), slot))  # type: ignore[union-attr]
        elif kind is FigureRefs:
            found += [(str(ident), slot) for ident in value.figures]  # type: ignore[union-attr]
    return found


def later(day: date, months: int) -> date:
    """The day so many months on; the first of the next month where that month is too short."""
    number = day.year * MONTHS + day.month - 1 + months
    try:
        return date(number // MONTHS, number % MONTHS + 1, day.day)
    except ValueError:
        return date((number + 1) // MONTHS, (number + 1) % MONTHS + 1, 1)


def day_of(text: str) -> date | None:
    """The day of `YYYY-MM-DD`, or None."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None
