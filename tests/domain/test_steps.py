"""Steps of a post: working days, usual times, whom it waits for, and when it came to its status."""

from datetime import date, datetime, timedelta, timezone

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.domain.content import Person, Post, Schedule, Step
from studio.domain.moves import move
from studio.domain.review import ReviewState
from studio.domain.steps import (
    FLOW,
    NEXT,
    StepRule,
    hurried_steps,
    is_late,
    is_working_day,
    since_now,
    still_to_come,
    usual_steps,
    waiting,
    working_day,
)

RULES = tuple(
    StepRule(status=status, role=role, days=days)
    for status, role, days in (
        ("editing", "filler", 1), ("verifying", "editor", 1), ("in-review", "verifier", 1),
        ("approved", "approver", 1), ("scheduled", "admin", 0), ("published", "admin", 1),
    )
)  # fmt: skip
CHRISTMAS = frozenset({"2026-12-24", "2026-12-25"})
PEOPLE = (
    Person(id="sri", name="Sri Wahyuni", roles=("approver",)),
    Person(id="rani", name="Rani", roles=("filler", "editor")),
    Person(id="bayu", name="Bayu", roles=("editor",)),
)


def post(status="draft", day="", **more):
    return Post(id="p", title="Paspor", status=status, schedule=Schedule(date=day), **more)


def test_working_days_go_past_weekends_and_holidays():
    """One working day after Wednesday 23 December 2026 is Monday the 28th, and back again."""
    assert working_day("2026-12-23", 1, CHRISTMAS) == "2026-12-28"
    assert working_day("2026-12-28", -1, CHRISTMAS) == "2026-12-23"
    assert working_day("2026-12-25", 0, CHRISTMAS) == "2026-12-28"


@given(st.dates(date(2026, 1, 1), date(2027, 12, 1)), st.integers(-20, 20))
def test_a_working_day_is_one(day, count):
    """Whatever the count, the day found is a working day, on the side asked for."""
    found = working_day(day.isoformat(), count, CHRISTMAS)
    assert is_working_day(datetime.fromisoformat(found).date(), CHRISTMAS)
    assert (found > day.isoformat()) if count > 0 else count == 0 or (found < day.isoformat())


def test_usual_times_are_counted_back_from_the_day_it_goes_out():
    """For Tuesday 29 December: scheduled on Monday, each step before it a working day earlier."""
    wanted = msgspec.structs.replace(post(), schedule=Schedule(date="2026-12-29", time="09:00"))
    found = usual_steps(wanted, RULES, "2026-12-01", CHRISTMAS, PEOPLE)
    assert [(s.status, s.due) for s in found] == [
        ("editing", "2026-12-21"), ("verifying", "2026-12-22"), ("in-review", "2026-12-23"),
        ("approved", "2026-12-28"), ("scheduled", "2026-12-28"), ("published", "2026-12-29T09:00"),
    ]  # fmt: skip
    assert [s.owner for s in found] == ["rani", None, None, "sri", None, None]


def test_usual_times_never_lie_before_today_and_leave_out_what_is_done():
    """A post in review that goes out tomorrow is to be approved today; edited it is already."""
    found = usual_steps(post("in-review", "2026-12-10"), RULES, "2026-12-09", frozenset())
    assert [(s.status, s.due) for s in found] == [
        ("approved", "2026-12-09"), ("scheduled", "2026-12-09"), ("published", "2026-12-10"),
    ]  # fmt: skip


def test_without_a_day_usual_times_are_counted_on_from_today():
    """An idea of Friday is edited on Monday and approved on Thursday."""
    found = {s.status: s.due for s in usual_steps(post("idea"), RULES, "2026-12-11", frozenset())}
    assert (found["editing"], found["approved"]) == ("2026-12-14", "2026-12-17")


def test_what_cannot_wait_shares_its_minutes():
    """An urgent issue in review is approved within 20 of 60 minutes and out at the hour."""
    now = datetime(2026, 12, 9, 8, 0, tzinfo=timezone(timedelta(hours=7)))
    found = hurried_steps(post("in-review"), RULES, now, 60)
    assert [(s.status, s.due[11:]) for s in found] == [
        ("approved", "08:20"), ("scheduled", "08:40"), ("published", "09:00"),
    ]  # fmt: skip


def test_it_waits_for_whoever_takes_the_next_step():
    """The person of the step, else in the making the post's owner, else the role; nobody once it is out."""
    steps = (Step(status="approved", owner="sri", due="2026-12-08"),)
    found = waiting(post("in-review", steps=steps, since="2026-12-07T08:00:00+07:00"), RULES)
    assert (found.person, found.role, found.due, found.usual) == ("sri", "approver", "2026-12-08", False)
    assert waiting(post("changes-asked", owner="rani"), RULES).person == "rani"
    assert waiting(post("verifying", owner="rani"), RULES).person is None
    assert waiting(post("published"), RULES) is None


def test_without_a_written_time_the_rule_counts_from_when_it_was_handed_over():
    """In review since the day before Christmas eve it is due on the 28th; a draft is not hurried."""
    found = waiting(post("in-review", since="2026-12-23T16:00:00+07:00"), RULES, CHRISTMAS)
    assert (found.due, found.usual) == ("2026-12-28", True)
    assert waiting(post("draft", since="2026-12-01T08:00:00+07:00"), RULES).due == ""


@pytest.mark.parametrize(
    ("due", "late"),
    [("", False), ("2026-12-08", True), ("2026-12-09", False), ("2026-12-09T09:59", True),
     ("2026-12-09T10:01", False)],
)  # fmt: skip
def test_a_day_is_late_when_it_is_over_and_a_time_when_it_has_passed(due, late):
    """At ten o'clock on the ninth."""
    assert is_late(due, datetime(2026, 12, 9, 10, 0, tzinfo=timezone(timedelta(hours=7)))) is late


def test_since_follows_the_status_alone():
    """Another status came now; the same keeps its time; one that says its own time keeps that."""
    before = post(since="2026-12-01T08:00:00+07:00")
    assert since_now(before, msgspec.structs.replace(before, title="Lain"), "jetzt").since == before.since
    assert since_now(before, msgspec.structs.replace(before, status="editing"), "kini").since == "kini"
    told = msgspec.structs.replace(before, status="editing", since="2026-12-02T08:00:00+07:00")
    assert since_now(before, told, "kini").since == told.since
    stale = msgspec.structs.replace(before, since="")  # as a record read before it was stored
    assert since_now(before, stale, "kini").since == before.since
    assert since_now(before, msgspec.structs.replace(stale, status="editing"), "kini").since == "kini"
    assert since_now(None, post(), "kini").since == "kini"


def test_the_flow_leads_on():
    """Every status that waits leads to one of the flow, and what is to come ends with going out."""
    assert set(NEXT.values()) <= set(FLOW)
    assert still_to_come("in-review") == ("approved", "scheduled", "published")
    assert still_to_come("published") == ()


def test_a_status_given_by_hand_agreed_to_the_time():
    """Without a decision on record the schedule falls all the same; a decision that left it out is free."""
    agreed = post("scheduled", "2026-12-01")
    moved = move(agreed, Schedule(date="2026-12-02"))
    assert (moved.dropped, moved.post.status, moved.reviews) == (("schedule",), "approved", ())
    freed = ReviewState(id="r", post="p", decision="approve", parts={"media": "1"})
    assert move(post("approved", "2026-12-01"), Schedule(date="2026-12-02"), [freed]).dropped == ()
