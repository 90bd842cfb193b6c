"""Posts by day: weeks, months, moves, filters."""

from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.domain.content import Pillar, Post, Schedule
from studio.domain.ids import PillarId, PlacementId, PostId
from studio.domain.project import Project
from studio.session.schedule import Filter, by_days, month_of, months_on, on_day, plan, weeks_of, without_day

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 1))


def made(ident: str, day: str = "", time: str = "", **more: object) -> Post:
    """A post on a day."""
    return Post(id=PostId(ident), title=ident, schedule=Schedule(date=day, time=time), **more)  # type: ignore[arg-type]


@given(DAYS)
def test_weeks_show_the_whole_month_from_monday(day: date) -> None:
    """Every day of the month is in them once, weeks begin on Monday, and no week is beside the month."""
    weeks = weeks_of(day.year, day.month)
    days = [d for week in weeks for d in week]
    assert all(week[0].weekday() == 0 for week in weeks)
    assert days == [days[0] + timedelta(days=n) for n in range(len(days))]
    first, last = month_of(day)
    assert {first, last, day} <= set(days)
    assert all(any(d.month == day.month for d in week) for week in weeks)


@given(DAYS, st.integers(-30, 30))
def test_months_on_keeps_the_day_or_the_last(day: date, by: int) -> None:
    """A month on from the 31st is the last day of a shorter month, and the month is the right one."""
    later = months_on(day, by)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == by
    assert later.day == min(day.day, month_of(later)[1].day)


def test_posts_stand_on_their_day_in_order_of_time() -> None:
    """Those without a day are ideas, unless they are over."""
    project = Project().with_records(
        made("b", "2026-12-09", "16:00"), made("a", "2026-12-09", "08:00"), made("c", "2026-12-10"),
        made("gagasan"), made("arsip", status="archived"),
    )  # fmt: skip
    found = plan(project)
    assert [e.post.id for e in found.on(date(2026, 12, 9))] == ["a", "b"]
    assert [e.post.id for e in found.ideas] == ["gagasan"]
    assert [e.post.id for e in found.between(date(2026, 12, 9), date(2026, 12, 10))] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (Filter(platforms=frozenset({"instagram"})), ["a"]),
        (Filter(pillars=frozenset({"layanan"})), ["a"]),
        (Filter(pillars=frozenset({""})), ["b"]),
        (Filter(statuses=frozenset({"approved"})), ["b"]),
        (Filter(words="LAYANAN a"), ["a"]),
        (Filter(), ["a", "b"]),
    ],
)
def test_filters_leave_what_fits(wanted: Filter, ids: list[str]) -> None:
    """Platform, pillar (or none), status and words narrow the days."""
    project = Project().with_records(
        Pillar(id=PillarId("layanan"), name="Layanan"),
        made("a", "2026-12-09", "08:00", pillar=PillarId("layanan"),
             placements=(PlacementId("instagram/story"),)),
        made("b", "2026-12-09", "09:00", status="approved", placements=(PlacementId("x/post"),)),
    )  # fmt: skip
    assert [e.post.id for e in plan(project, wanted).on(date(2026, 12, 9))] == ids


@given(DAYS, st.integers(-400, 400), st.sampled_from(["", "07:15"]))
def test_a_move_and_its_opposite_give_the_time_back(day: date, by: int, time: str) -> None:
    """Days are counted, the hour is kept; what has no day stays without one."""
    before = Schedule(date=day.isoformat(), time=time, zone="Asia/Makassar")
    assert by_days(-by)(by_days(by)(before)) == before
    assert by_days(by)(Schedule()) == Schedule()
    assert on_day(day)(msgspec.structs.replace(before, date="2000-01-01")).time == (time or "09:00")
    assert on_day(day, "13:45")(before).time == "13:45"
    assert without_day(before) == Schedule(zone="Asia/Makassar")
