"""Campaigns as ranges of days: which bars a week has, in which lanes, and what moving their ends gives."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

import msgspec

from studio.domain.campaigns import grouped
from studio.domain.content import Campaign, Post
from studio.domain.project import Project
from studio.domain.strategy import KeyMessage

Part = Literal["whole", "start", "end"]


@dataclass(frozen=True, slots=True)
class Span:
    """A campaign from its first day to its last, how many posts serve it, and its place among the others."""

    campaign: Campaign
    start: date
    end: date
    posts: int = 0
    place: int = 0

    @property
    def days(self) -> int:
        """How many days, both ends included."""
        return (self.end - self.start).days + 1

    def over(self, day: date) -> bool:
        """Whether it runs on a day."""
        return self.start <= day <= self.end


@dataclass(frozen=True, slots=True)
class Bar:
    """The part of a span that lies in a stretch of days, and the lane it lies in."""

    span: Span
    first: date
    last: date
    lane: int

    @property
    def opens(self) -> bool:
        """Whether the campaign begins here."""
        return self.first == self.span.start

    @property
    def closes(self) -> bool:
        """Whether it ends here."""
        return self.last == self.span.end


def spans(project: Project) -> tuple[Span, ...]:
    """Every campaign that has a day, the earliest first; one with a single date lasts that day."""
    home = {message.id: str(message.campaign) for message in project.all(KeyMessage)}
    posts = grouped(project.all(Post), home)
    found = []
    for place, campaign in enumerate(project.all(Campaign)):
        start, end = _day(campaign.start or campaign.end), _day(campaign.end or campaign.start)
        if start and end:
            found.append(
                Span(campaign, min(start, end), max(start, end), len(posts.get(campaign.id, ())), place)
            )
    return tuple(sorted(found, key=lambda span: (span.start, -span.days, span.campaign.name)))


def bars(all_spans: Iterable[Span], first: date, last: date) -> tuple[Bar, ...]:
    """The bars of a stretch of days; each lies in the lowest lane that is free from its first day on."""
    until: list[date] = []
    found = []
    for span in sorted(all_spans, key=lambda span: (span.start, -span.days, span.campaign.name)):
        if span.end < first or span.start > last:
            continue
        start, end = max(span.start, first), min(span.end, last)
        lane = next((n for n, taken in enumerate(until) if taken < start), len(until))
        until[lane : lane + 1] = [end]
        found.append(Bar(span, start, end, lane))
    return tuple(found)


def stretched(span: Span, part: Part, by: int) -> Span:
    """The span with one end, or all of it, so many days later; an end stops at the other."""
    shift = timedelta(days=by)
    if part == "start":
        return replace(span, start=min(span.start + shift, span.end))
    if part == "end":
        return replace(span, end=max(span.end + shift, span.start))
    return replace(span, start=span.start + shift, end=span.end + shift)


def dated(campaign: Campaign, start: date, end: date) -> Campaign:
    """The campaign on other days."""
    first, last = sorted((start, end))
    return msgspec.structs.replace(campaign, start=first.isoformat(), end=last.isoformat())


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
