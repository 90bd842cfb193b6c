"""Rules that name days, and what an office says of them."""

from datetime import date

import pytest

from studio.catalog.hijri import hijri_days
from studio.domain.calendar_days import Day, OfficeDay, office_view, pasaran, search
from studio.domain.day_rules import days_in, parse_rule

SHIPPED = (
    Day(id="hari-anak", date="2026-07-23", name={"id": "Hari Anak Nasional"}, kind="national"),
    Day(id="hari-pajak", date="2026-07-14", name={"id": "Hari Pajak"}, kind="institution", confidence="M"),
)


@pytest.mark.parametrize(
    ("rule", "year", "expected"),
    [
        ("08-17", 2026, ["2026-08-17"]),
        ("02-29", 2026, []),
        ("02-29", 2028, ["2028-02-29"]),
        ("2026-11-19", 2026, ["2026-11-19"]),
        ("2026-11-19", 2027, []),
        ("10/mon/1", 2026, ["2026-10-05"]),
        ("5/sun/-1", 2026, ["2026-05-31"]),
        ("2/mon/5", 2027, []),
        ("H09-01", 2030, ["2030-01-05", "2030-12-26"]),
    ],
)
def test_rules_name_days(rule, year, expected):
    """Fixed, once, nth and last weekday, Hijri: each gives its days, twice or never where that is so."""
    assert [d.isoformat() for d in days_in(parse_rule(rule), year, hijri_days)] == expected


@pytest.mark.parametrize(
    "rule", ["", "17-08-x", "13-01", "02-30", "0/mon/1", "13/mon/1", "1/mon/6", "H13-01", "17/8"]
)
def test_what_is_no_rule_is_refused(rule):
    """Anything else is a ValueError, never a day somewhere."""
    with pytest.raises(ValueError):  # noqa: PT011 - the text differs with the rule
        parse_rule(rule)


def test_an_office_hides_renames_and_adds():
    """Hidden days go, renamed ones are still found by their old name, own days come with their number."""
    said = (
        OfficeDay(id="x1", of="hari-pajak", hidden=True),
        OfficeDay(id="x2", of="hari-anak", name="Hari Anak Kota", template="ucapan"),
        OfficeDay(id="x3", name="HUT kantor", when="07-23", base_year=2001),
        OfficeDay(id="x4", name="Rusak", when="kapan-kapan"),
    )
    shown = office_view(SHIPPED, said, 2026, hijri_days)
    assert [d.title for d in shown] == ["HUT kantor ke-25", "Hari Anak Kota"]
    assert [d.id for d in search(shown, "anak nasional")] == ["hari-anak"]
    assert shown[1].template == "ucapan"


def test_memory_is_never_certain():
    """A day known from memory says so, and an estimate says so as well."""
    assert not SHIPPED[1].certain
    assert SHIPPED[1].mark == "dari ingatan, belum dicek"
    assert SHIPPED[0].certain
    assert Day(id="r", date="2026-02-18", name={}, kind="religious", provisional=True).mark == "perkiraan"


def test_pasaran_goes_round_both_ways():
    """Five days on or back it is the same day of the five-day week."""
    names, anchor = ("Legi", "Pahing", "Pon", "Wage", "Kliwon"), date(1945, 8, 17)
    assert [pasaran(date(1945, 8, d), names, anchor) for d in (12, 16, 17, 18, 22)] == [
        "Legi", "Kliwon", "Legi", "Pahing", "Legi",
    ]  # fmt: skip
