"""Planning: rhythm as warnings, recurring slots, shares, a month's proposal, moves of what is approved."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.domain.cadence import is_quiet, warnings
from studio.domain.calendar_days import Day
from studio.domain.content import Campaign, Pillar, Post, Schedule
from studio.domain.moments import OFFSETS, at_moment, clocks, moment, month_span
from studio.domain.month_plan import PlanSoFar, prepare_month
from studio.domain.moves import move
from studio.domain.planning import Mourning, Rhythm, Rubric
from studio.domain.review import ReviewState
from studio.domain.shares import pillar_shares
from studio.domain.slots import MOST, empty_slots, next_free_slot, slots_of
from studio.domain.strategy import KeyMessage
from studio.errors import StudioError

RHYTHM = Rhythm(
    id="rhythm", minutes_apart=60, mourning=(Mourning(start="2026-12-10", end="2026-12-12", reason="gempa"),)
)
TUESDAYS = Rubric(
    id="tanya", name="Selasa Tanya Jawab", rule="FREQ=WEEKLY;BYDAY=TU", time="10:00",
    placements=("instagram/feed-portrait",), pillar="layanan",
)  # fmt: skip


def post(ident, day, time="09:00", platforms=("instagram/feed-portrait",), zone="Asia/Jakarta", **more):
    return Post(
        id=ident, title=ident, placements=platforms, schedule=Schedule(date=day, time=time, zone=zone), **more
    )


@pytest.mark.parametrize("zone", OFFSETS)
@pytest.mark.parametrize("month", [1, 7])
def test_the_three_zones_are_those_of_the_zone_data(zone, month):
    """Our offsets are those of tzdata, in January as in July."""
    offset = datetime(2026, month, 1, tzinfo=ZoneInfo(zone)).utcoffset()
    assert offset.total_seconds() == OFFSETS[zone] * 3600


def test_three_clocks():
    """23.30 WIB is half past midnight of the next day in WITA."""
    shown = clocks(Schedule(date="2026-12-31", time="23:30"))
    assert [(c.name, c.date, c.time) for c in shown] == [
        ("WIB", "2026-12-31", "23:30"),
        ("WITA", "2027-01-01", "00:30"),
        ("WIT", "2027-01-01", "01:30"),
    ]
    assert clocks(Schedule(date="2026-12-31")) == ()


@given(st.integers(700_000 * 1440, 800_000 * 1440), st.sampled_from(sorted(OFFSETS)))
def test_a_moment_and_back_is_the_same(minutes, zone):
    """A moment put on any clock is the same moment when read back."""
    assert moment(at_moment(minutes, zone)) == minutes


def test_posts_too_close_on_one_account_are_both_warned():
    """Within the hour on one account, also across zones; not on different accounts, not an hour apart."""
    posts = (
        post("a", "2026-12-01", "09:00"),
        post("b", "2026-12-01", "10:30", zone="Asia/Makassar"),
        post("c", "2026-12-01", "09:15", ("x/post",)),
        post("d", "2026-12-01", "10:30"),
        post("e", "2026-12-01", "09:10", status="archived"),
    )
    found = warnings(posts, RHYTHM)
    assert {ident: said[0].posts for ident, said in found.items()} == {"a": ("b",), "b": ("a",)}
    assert found["a"][0].accounts == ("instagram",)


def test_mourning_and_quiet_hours_warn():
    """A day of mourning is named with its reason; quiet hours go over midnight; each only warns."""
    found = warnings((post("a", "2026-12-11"), post("b", "2026-12-13", "23:00")), RHYTHM)
    assert [w.code for w in found["a"]] == ["plan/mourning"]
    assert "gempa" in found["a"][0].message
    assert [w.code for w in found["b"]] == ["plan/quiet"]
    assert [is_quiet(t, RHYTHM) for t in ("20:59", "21:00", "05:59", "06:00", "")] == [
        False, True, True, False, False,
    ]  # fmt: skip


def test_a_rubric_proposes_its_days():
    """Tuesdays of December 2026; every second week stays the same weeks whenever it is asked for."""
    assert [s.schedule.date for s in slots_of(TUESDAYS, "2026-12-01", "2026-12-31")] == [
        "2026-12-01", "2026-12-08", "2026-12-15", "2026-12-22", "2026-12-29",
    ]  # fmt: skip
    second = Rubric(id="s", name="S", rule="FREQ=WEEKLY;INTERVAL=2;BYDAY=TU")
    whole = {s.schedule.date for s in slots_of(second, "2026-11-01", "2026-12-31")}
    assert {s.schedule.date for s in slots_of(second, "2026-12-01", "2026-12-31")} < whole


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "FREQ=SECONDLY",
        "FREQ=HOURLY",
        "FREQ=DAILY;BYHOUR=1,2",
        "FREQ=WEEKLY;BYDAY=XX",
        "EXDATE:20260101",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;BYMONTHDAY=30",
    ],
)
def test_rules_that_give_no_days_are_refused(rule):
    """What is no rule of days is an error that shows how to write one."""
    with pytest.raises(StudioError, match="FREQ=WEEKLY"):
        slots_of(Rubric(id="r", name="r", rule=rule), "2026-01-01", "2026-12-31")


@pytest.mark.parametrize(
    ("rule", "most"),
    [("FREQ=DAILY", MOST), ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", 0), ("FREQ=DAILY;COUNT=3", 3)],
)
def test_rules_without_an_end_are_bounded(rule, most):
    """A rule that never ends gives a thousand slots at most, one that never comes none."""
    rubric = Rubric(id="r", name="r", rule=rule, start="2026-01-01")
    assert len(slots_of(rubric, "2026-01-01", "2036-12-31")) == most


def test_slots_are_empty_until_a_post_stands_there():
    """A post at that time on that account, or made for the rubric, fills it; mourning takes it away."""
    posts = (post("a", "2026-12-01", "10:00"), post("b", "2026-12-08", "15:00", rubric="tanya"))
    free = empty_slots([TUESDAYS], posts, "2026-12-01", "2026-12-31", RHYTHM)
    assert [s.schedule.date for s in free] == ["2026-12-15", "2026-12-22", "2026-12-29"]
    grief = Rhythm(id="rhythm", mourning=(Mourning(start="2026-12-15"),))
    assert len(empty_slots([TUESDAYS], posts, "2026-12-01", "2026-12-31", grief)) == 2


def test_the_next_free_slot_crowds_nobody():
    """The first slot after now that is empty and an hour from the next post on that account."""
    posts = (post("a", "2026-12-08", "10:30"),)
    now = Schedule(date="2026-12-01", time="10:00")
    slots = slots_of(TUESDAYS, "2026-12-01", "2026-12-31")
    assert next_free_slot(slots, posts, now, RHYTHM).schedule.date == "2026-12-15"
    filled = (*posts, post("b", "2026-12-15", "15:00", rubric="tanya"))
    assert next_free_slot(slots, filled, now, RHYTHM).schedule.date == "2026-12-22"
    assert next_free_slot(slots, posts, now, RHYTHM, frozenset({"tiktok"})) is None
    assert next_free_slot((), posts, now, RHYTHM) is None


def test_shares_of_pillars():
    """Target, planned and published in percent, by span and platform; posts without a pillar are shown."""
    pillars = (Pillar(id="layanan", name="Layanan", share=60), Pillar(id="acara", name="Acara", share=20))
    posts = (
        post("a", "2026-12-01", pillar="layanan", status="published"),
        post("b", "2026-12-02", pillar="acara"),
        post("c", "2026-12-03", pillar="acara", platforms=("x/post",)),
        post("d", "2026-12-04"),
        post("e", "2026-11-04", pillar="layanan"),
    )
    rows = pillar_shares(pillars, posts, "2026-12-01", "2026-12-31")
    assert [(r.name, r.target, r.planned, r.published, r.planned_share, r.published_share) for r in rows] == [
        ("Layanan", 60, 1, 1, 25.0, 100.0),
        ("Acara", 20, 2, 0, 50.0, 0.0),
        ("Tanpa pilar", 0, 1, 0, 25.0, 0.0),
    ]
    assert rows[0].gap == -35.0
    assert [r.planned for r in pillar_shares(pillars, posts, platform="x")] == [0, 1]


DAYS = (
    Day(id="ibu", date="2026-12-22", name={"id": "Hari Ibu"}, kind="national", confidence="O"),
    Day(id="aids", date="2026-12-01", name={"id": "Hari AIDS"}, kind="international", confidence="M"),
    Day(id="natal", date="2026-12-25", name={"id": "Natal"}, kind="holiday", religious=True),
    Day(id="cuti-natal", date="2026-12-24", name={"id": "Cuti bersama Natal"}, kind="joint-leave"),
)


def test_a_month_is_proposed():
    """Days with their greeting, the notice before joint leave, empty slots, messages nobody carried yet."""
    campaign = Campaign(id="k", name="Antipungli", start="2026-12-07", end="2026-12-18")
    messages = tuple(KeyMessage(id=text.lower(), campaign="k", text=text) for text in "ABC")
    office = PlanSoFar(
        posts=(post("p", "2026-12-08", key_message="A", campaign="k"), post("q", "", messages=("c",))),
        rubrics=(TUESDAYS,), campaigns=(campaign,), messages=messages, rhythm=RHYTHM, zone="Asia/Makassar",
    )  # fmt: skip
    ideas = {idea.key: idea for idea in prepare_month("2026-12", DAYS, office)}
    assert ideas["day:natal:2026-12-25"].layout == "keagamaan"
    assert ideas["day:ibu:2026-12-22"].slots == {"headline": "Selamat Hari Ibu"}
    assert not ideas["day:aids:2026-12-01"].suggested
    assert ideas["leave:cuti-natal:2026"].schedule == Schedule(
        date="2026-12-23", time="09:00", zone="Asia/Makassar"
    )
    message = ideas["campaign:k:b"]
    assert "2026-12-07" <= message.schedule.date <= "2026-12-18"
    assert not RHYTHM.mourning[0].start <= message.schedule.date <= RHYTHM.mourning[0].end
    assert message.message == "b"
    assert not {"campaign:k:a", "campaign:k:c"} & ideas.keys()
    assert len([i for i in ideas.values() if i.origin == "rubric"]) == 5


def test_a_month_is_filled_up_by_shares():
    """With twelve posts wanted, pillars get theirs on days that are light, and no more than wanted."""
    pillars = (Pillar(id="layanan", name="Layanan", share=60), Pillar(id="acara", name="Acara", share=40))
    office = PlanSoFar(pillars=pillars, posts=(post("p", "2026-12-01", pillar="acara"),))
    ideas = prepare_month("2026-12", (), office, wanted=10)
    assert [i.pillar for i in ideas].count("layanan") == 6
    assert [i.pillar for i in ideas].count("acara") == 3
    assert len({i.schedule.date for i in ideas}) == 9
    assert ideas == prepare_month("2026-12", (), office, wanted=10)


def test_what_is_there_is_not_proposed_again():
    """A post made for a day, a slot or a leave notice takes the idea away."""
    posts = (
        post("a", "2026-12-22", observance="ibu"),
        post("b", "2026-12-23", observance="leave:cuti-natal:2026"),
        post("c", "2026-12-15", rubric="tanya"),
    )
    keys = {i.key for i in prepare_month("2026-12", DAYS, PlanSoFar(posts=posts, rubrics=(TUESDAYS,)))}
    assert not {"day:ibu:2026-12-22", "leave:cuti-natal:2026", "rubric:tanya:2026-12-15"} & keys


def test_months_have_ends():
    """Every month of 2026 to 2028 ends the day before the next begins."""
    assert month_span("2028-02") == ("2028-02-01", "2028-02-29")
    assert month_span("2026-12") == ("2026-12-01", "2026-12-31")


REVIEW = ReviewState(
    id="r", post="p", decision="approve", parts={"media": "1", "captions": "2", "alt": "3", "schedule": "4"}
)


def test_moving_what_is_approved_drops_its_time_alone():
    """Words and pictures stay approved; the time is not, and a scheduled post is only approved again."""
    moved = move(
        post("p", "2026-12-01", status="scheduled"), Schedule(date="2026-12-05", time="09:00"), [REVIEW]
    )
    assert moved.dropped == ("schedule",)
    assert moved.reviews[0].parts == {"media": "1", "captions": "2", "alt": "3"}
    assert (moved.post.status, moved.post.schedule.date) == ("approved", "2026-12-05")


@pytest.mark.parametrize(
    ("days", "allowed", "at_approved", "dropped"),
    [(2, 3, True, ()), (3, 3, True, ()), (4, 3, True, ("schedule",)), (1, 3, False, ("schedule",))],
)
def test_a_policy_may_allow_small_moves(days, allowed, at_approved, dropped):
    """Up to N days from the approved time nothing falls; once moved away, there is no second N days."""
    there = Schedule(date=f"2026-12-{1 + days:02d}", time="09:00")
    moved = move(
        post("p", "2026-12-01", status="approved"), there, [REVIEW],
        allowed_days=allowed, at_approved_time=at_approved,
    )  # fmt: skip
    assert (moved.dropped, moved.post.status) == (dropped, "approved")


def test_what_is_published_does_not_move():
    """A published post keeps its time and says why; a draft moves without a word."""
    gone = post("p", "2026-12-01", status="published")
    assert move(gone, Schedule(date="2026-12-02")).post == gone
    assert move(gone, Schedule(date="2026-12-02")).forbidden
    free = move(post("q", "2026-12-01", status="draft"), Schedule(date="2026-12-02"), [REVIEW])
    assert (free.dropped, free.reviews) == ((), ())
