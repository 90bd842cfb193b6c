"""What people type becomes exact values, and nothing else does."""

import pytest

from studio.domain.typed import clock_time, exact_number, iso_day


@pytest.mark.parametrize(
    ("text", "exact"),
    [("1.284", "1284"), ("1.284,5", "1284.5"), ("6,3", "6.3"), ("6.3", "6.3"), ("1 284", "1284"),
     ("-2", "-2"),     ("abc", ""), ("", ""), ("NaN", ""), ("1.000.000", "1000000")],
)  # fmt: skip
def test_numbers_are_read_as_indonesians_write_them(text: str, exact: str) -> None:
    """Points group, the comma parts; what is no number is nothing."""
    assert exact_number(text) == exact


@pytest.mark.parametrize(
    ("text", "iso"),
    [("30/11/2026", "2026-11-30"), ("30 Nov 2026", "2026-11-30"), ("1 Agustus 2026", "2026-08-01"),
     ("2026-11-30", "2026-11-30"), ("Senin, 30 November 2026", "2026-11-30"),
     ("Monday, 30 November 2026", "2026-11-30"), ("31/02/2026", ""), ("30 Nop", ""), ("30 Xyz 2026", ""),
     ("", "")],
)  # fmt: skip
def test_days_are_read_in_the_usual_forms(text: str, iso: str) -> None:
    """Numbers or a month's name; a day that is none is nothing."""
    assert iso_day(text) == iso


@pytest.mark.parametrize(("text", "time"), [("9", "09:00"), ("9.30", "09:30"), ("24.00", ""), ("x", "")])
def test_times_are_read_with_point_or_colon(text: str, time: str) -> None:
    """Hours alone are full hours."""
    assert clock_time(text) == time
