"""Campaigns as bars: lanes without overlap, ends that stop at each other."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from studio.domain.content import Campaign, Post
from studio.domain.project import Project
from studio.domain.strategy import KeyMessage
from studio.session.campaign_bars import Span, bars, dated, spans, stretched

FIRST = date(2026, 12, 1)
DAYS = st.integers(0, 40).map(lambda n: FIRST + timedelta(days=n))


def span(start: date, end: date, ident: str = "k") -> Span:
    """A campaign over days."""
    return Span(Campaign(id=ident, name=ident), min(start, end), max(start, end))


@given(st.lists(st.tuples(DAYS, DAYS), max_size=12))
def test_bars_of_a_lane_never_overlap(pairs: list[tuple[date, date]]) -> None:
    """Each day of each campaign in sight lies in exactly one bar, and no lane holds two on a day."""
    found = bars([span(a, b, f"k{n}") for n, (a, b) in enumerate(pairs)], FIRST, FIRST + timedelta(days=6))
    taken = [
        (bar.lane, bar.first + timedelta(days=n))
        for bar in found
        for n in range((bar.last - bar.first).days + 1)
    ]
    assert len(taken) == len(set(taken))
    assert len(found) == sum(min(pair) <= FIRST + timedelta(days=6) for pair in pairs)


@given(DAYS, DAYS, st.sampled_from(["whole", "start", "end"]), st.integers(-50, 50))
def test_an_end_stops_at_the_other(a: date, b: date, part: str, by: int) -> None:
    """However far an end is pulled, the campaign keeps a day; moved as a whole it keeps its length."""
    before = span(a, b)
    after = stretched(before, part, by)  # type: ignore[arg-type]
    assert after.start <= after.end
    if part == "whole":
        assert after.days == before.days


def test_a_campaign_with_one_date_lasts_that_day() -> None:
    """Ends the wrong way round are turned, one without dates has no bar; posts count by message too."""
    project = Project().with_records(
        Campaign(id="a", name="A", start="2026-12-05"),
        Campaign(id="b", name="B", start="2026-12-09", end="2026-12-03"),
        Campaign(id="c", name="C"),
        KeyMessage(id="m", campaign="b", text="M"),
        Post(id="p", title="P", campaign="b"),
        Post(id="q", title="Q", campaign="c", messages=("m",)),
    )
    found = spans(project)
    assert [(s.campaign.id, s.start.day, s.end.day, s.posts) for s in found] == [
        ("b", 3, 9, 2), ("a", 5, 5, 0),
    ]  # fmt: skip


def test_dates_are_kept_as_they_are_stored() -> None:
    """The campaign on other days, first day first."""
    made = dated(Campaign(id="a", name="A"), date(2026, 12, 9), date(2026, 12, 3))
    assert (made.start, made.end) == ("2026-12-03", "2026-12-09")
