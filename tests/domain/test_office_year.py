"""The office's year: rules of days, patterns of slots and the rhythm, as people give them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.domain import rhythm_rules
from studio.domain.calendar_days import Day, OfficeDay
from studio.domain.day_rules import DayRule, days_in, parse_rule, write_rule
from studio.domain.office_year import YearTable, about_day, narrowed, year_rows
from studio.domain.planning import Mourning, Rubric
from studio.domain.rubric_rules import LAST, Pattern, read_pattern, write_pattern
from studio.domain.slots import upcoming
from studio.errors import StudioError

IBU = Day(id="hari-ibu", date="2026-12-22", name={"id": "Hari Ibu", "en": "Mothers’ Day"}, kind="national",
          basis="Keppres 316/1959", confidence="O")  # fmt: skip
OEANG = Day(id="hari-oeang", date="2026-10-30", name={"id": "Hari Oeang"}, kind="institution", confidence="M")
TABLE = YearTable(year=2026, days=(OEANG, IBU), hijri={"2026-12-21": (7, 12)}, other={"2026-12-22": "Legi"})
RULES = st.one_of(
    st.builds(DayRule, month=st.integers(1, 12), day=st.integers(1, 28)),
    st.builds(DayRule, month=st.integers(1, 12), day=st.integers(1, 30), hijri=st.just(value=True)),
    st.builds(DayRule, month=st.integers(1, 12), weekday=st.integers(0, 6),
              week=st.sampled_from((1, 2, 3, 4, 5, LAST))),
    st.builds(DayRule, once=st.dates(date(1950, 1, 1), date(2076, 12, 31)).map(date.isoformat)),
)  # fmt: skip


@given(RULES)
def test_a_rule_is_written_as_it_is_read(rule):
    """Every way to say when a day comes round survives being written and read."""
    assert parse_rule(write_rule(rule)) == rule


@pytest.mark.parametrize(
    "rule", [DayRule(month=2, day=30), DayRule(month=13, day=1), DayRule(once="-"), DayRule(month=4, day=31)]
)
def test_a_day_there_is_not_is_refused(rule):
    """30 February and the like are no rules."""
    with pytest.raises(ValueError, match=r"."):
        write_rule(rule)


def test_the_list_shows_hidden_renamed_and_own_days():
    """A hidden day stays in the list, a renamed one can be found by both names, an own one has its kind."""
    records = (
        OfficeDay(id="a", of="hari-ibu", hidden=True),
        OfficeDay(id="b", of="hari-oeang", name="Hari Keuangan"),
        OfficeDay(id="c", name="Haul", when="H07-12", kind="religious"),
        OfficeDay(id="d", name="Hari Jadi", when="03-14", base_year=1998, kind="institution"),
        OfficeDay(id="e", name="Tahun lain", when="2027-01-01"),
    )
    rows = {row.day.id: row for row in year_rows(TABLE, records)}
    assert list(rows) == ["d", "hari-oeang", "c", "hari-ibu"]
    assert rows["hari-ibu"].states == {"hidden"}
    assert rows["hari-oeang"].states == {"shown", "renamed", "doubt"}
    assert rows["c"].states == {"shown", "own", "doubt"}
    assert (rows["c"].day.date, rows["c"].day.religious) == ("2026-12-21", True)
    assert (rows["d"].day.number, rows["d"].day.kind) == (28, "institution")
    everything = rows.values()
    assert [r.day.id for r in narrowed(everything, "oeang keuangan")] == ["hari-oeang"]
    assert [r.day.id for r in narrowed(everything, "legi", said=TABLE.other)] == ["hari-ibu"]
    assert [r.day.id for r in narrowed(everything, kinds=frozenset({"religious", "national"}))] == [
        "c",
        "hari-ibu",
    ]
    assert [r.day.id for r in narrowed(everything, states=frozenset({"own"}))] == ["d", "c"]


def test_a_record_that_says_nothing_goes():
    """Hidden, renamed, shown again and with its own name back: nothing is left to keep."""
    hidden, says = about_day(IBU, (), "n", hidden=True)
    assert (hidden, says) == (OfficeDay(id="n", of="hari-ibu", hidden=True), True)
    both, _says = about_day(IBU, (hidden,), "x", name="Hari Perempuan")
    assert (both.id, both.hidden, both.name) == ("n", True, "Hari Perempuan")
    named, says = about_day(IBU, (both,), "x", hidden=False)
    assert says
    assert about_day(IBU, (named,), "x", name="")[1] is False
    own = OfficeDay(id="c", name="Haul", when="H07-12")
    assert about_day(Day(id="c", date="2026-12-21", name={}, kind="office"), (own,), "x", hidden=True)[1]


PATTERNS = st.one_of(
    st.builds(Pattern, form=st.just("weekly"), every=st.integers(1, 12),
              weekdays=st.sets(st.integers(0, 6), min_size=1).map(sorted).map(tuple)),
    st.builds(Pattern, form=st.just("nth"), weekdays=st.integers(0, 6).map(lambda d: (d,)),
              week=st.sampled_from((1, 2, 3, 4, 5, LAST))),
    st.builds(Pattern, form=st.just("date"), day=st.one_of(st.integers(1, 31), st.just(LAST))),
)  # fmt: skip


@given(PATTERNS)
def test_a_pattern_is_written_as_it_is_read(pattern):
    """What the form offers becomes a rule, the rule becomes the same form again, and it gives days."""
    rule = write_pattern(pattern)
    assert read_pattern(rule) == pattern
    days = [date.fromisoformat(day) for day in upcoming(Rubric(id="r", name="R", rule=rule), "2026-11-22")]
    assert len(days) == 5
    assert days == sorted(days)
    if pattern.form == "weekly":
        assert {day.weekday() for day in days} <= set(pattern.weekdays)
    elif pattern.form == "nth":
        assert {day.weekday() for day in days} == set(pattern.weekdays)
        assert all((day + timedelta(7)).month != day.month for day in days if pattern.week == LAST)
    elif pattern.day == LAST:
        assert all((day + timedelta(1)).day == 1 for day in days)
    else:
        assert {day.day for day in days} == {pattern.day}


@pytest.mark.parametrize(
    ("pattern", "code"),
    [
        (Pattern(form="weekly"), "plan/no-weekday"),
        (Pattern(form="other", rule="SETIAP SELASA"), "plan/rule"),
        (Pattern(form="other", rule="FREQ=WEEKLY;BYMONTHDAY=31"), "plan/rule"),
        (Pattern(form="other", rule=""), "plan/rule"),
        (Pattern(form="other", rule="FREQ=DAILY;BYHOUR=9"), "plan/rule"),
    ],
)
def test_a_bad_pattern_is_refused_with_a_sentence(pattern, code):
    """No weekday, no rule, a rule that would look for days for ever: each says what to write."""
    with pytest.raises(StudioError) as caught:
        write_pattern(pattern)
    assert caught.value.code == code
    assert caught.value.hint


def test_a_rule_of_its_own_is_kept():
    """What no form holds is kept as it is."""
    rule = "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1"
    assert read_pattern(rule) == Pattern(form="other", rule=rule)
    assert write_pattern(Pattern(form="other", rule=f" RRULE:{rule} ")) == rule


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("", ""), (" https://media.contoh.go.id/2026/ ", "https://media.contoh.go.id/2026"),
        ("https://media.contoh.go.id:443/a", "https://media.contoh.go.id:443/a"),
    ],
)  # fmt: skip
def test_a_media_address_is_kept_without_its_last_slash(text, kept):
    """Empty means none."""
    assert rhythm_rules.media_base(text) == kept


@pytest.mark.parametrize(
    "text",
    ["http://media.contoh.go.id", "media.contoh.go.id", "ftp://contoh.go.id", "https://", "https://localhost/a",
     "https://nama:sandi@contoh.go.id", "https://contoh.go.id/?a=1", "https://contoh.go.id/#a", "https://[::1",
     "https://contoh.go.id/a b", "https://contoh.go.id:99999", "https://contoh.go.id:8080",
     "javascript:alert(1)"],
)  # fmt: skip
def test_other_addresses_are_refused(text):
    """Only a complete https address of a public folder, without a password or a query."""
    with pytest.raises(StudioError):
        rhythm_rules.media_base(text)


def test_quiet_hours_and_mourning_as_typed():
    """Times and days as people write them; half a pair, an end before its beginning are refused."""
    assert rhythm_rules.quiet_hours("21", "6.30") == ("21:00", "06:30")
    assert rhythm_rules.quiet_hours(" ", "") == ("", "")
    assert rhythm_rules.mourning("10/12/2026", "12 Des 2026", " gempa  besar ") == Mourning(
        start="2026-12-10", end="2026-12-12", reason="gempa besar"
    )
    assert rhythm_rules.mourning("10/12/2026", "10/12/2026", "").end == ""
    assert (rhythm_rules.minutes_apart(""), rhythm_rules.move_days("3")) == (0, 3)
    for wrong in (
        lambda: rhythm_rules.quiet_hours("21.00", ""),
        lambda: rhythm_rules.quiet_hours("7", "7"),
        lambda: rhythm_rules.mourning("12/12/2026", "10/12/2026", ""),
        lambda: rhythm_rules.mourning("kemarin", "", ""),
        lambda: rhythm_rules.minutes_apart("-5"),
        lambda: rhythm_rules.move_days("61"),
    ):
        with pytest.raises(StudioError):
            wrong()


def test_days_of_a_rule():
    """The fifth Monday of a month is there in some years alone."""
    fifth = parse_rule("3/mon/5")
    years = [year for year in range(2020, 2030) if days_in(fifth, year, lambda *_: ())]
    assert years == [2020, 2021, 2025, 2026, 2027]
