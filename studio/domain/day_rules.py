"""When a day comes round: a fixed date, once, the nth weekday of a month, or a Hijri date."""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

from studio.domain.record import Value

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
YEARLY = re.compile(r"(\d{2})-(\d{2})")
NTH = re.compile(r"(\d{1,2})/(mon|tue|wed|thu|fri|sat|sun)/(-1|[1-5])")
HIJRI = re.compile(r"H(\d{2})-(\d{2})")
HijriDays = Callable[[int, int, int], tuple[date, ...]]
"""Gregorian days in a Gregorian year that are day `d` of Hijri month `m`: called with year, month, day."""


class DayRule(Value, frozen=True, kw_only=True):
    """One way to name a day; exactly one of `once`, `week` with `weekday`, or month and day holds."""

    month: int = 0
    day: int = 0
    week: int = 0
    weekday: int = 0
    once: str = ""
    hijri: bool = False


def parse_rule(text: str) -> DayRule:
    """`08-17`, `2026-08-17`, `10/mon/1` (or `-1` for the last), `H09-01`; ValueError for anything else."""
    if found := YEARLY.fullmatch(text):
        month, day = int(found[1]), int(found[2])
        date(2024, month, day)  # a leap year: 29 February is a day
        return DayRule(month=month, day=day)
    if found := NTH.fullmatch(text):
        month = int(found[1])
        if not 1 <= month <= 12:
            raise ValueError(text)
        return DayRule(month=month, weekday=WEEKDAYS.index(found[2]), week=int(found[3]))
    if found := HIJRI.fullmatch(text):
        month, day = int(found[1]), int(found[2])
        if not (1 <= month <= 12 and 1 <= day <= 30):
            raise ValueError(text)
        return DayRule(month=month, day=day, hijri=True)
    return DayRule(once=date.fromisoformat(text).isoformat())


def write_rule(rule: DayRule) -> str:
    """The text that `parse_rule` reads as this rule; ValueError for what is no day."""
    if rule.once:
        text = rule.once
    elif rule.week:
        text = f"{rule.month}/{WEEKDAYS[rule.weekday]}/{rule.week}"
    else:
        text = f"{'H' * rule.hijri}{rule.month:02d}-{rule.day:02d}"
    parse_rule(text)
    return text


def days_in(rule: DayRule, year: int, hijri: HijriDays) -> tuple[date, ...]:
    """The days of a year that the rule names; none where there is none, as 29 February in most years."""
    if rule.once:
        day = date.fromisoformat(rule.once)
        return (day,) if day.year == year else ()
    if rule.hijri:
        return hijri(year, rule.month, rule.day)
    if rule.week:
        return _nth_weekday(year, rule)
    try:
        return (date(year, rule.month, rule.day),)
    except ValueError:
        return ()


def _nth_weekday(year: int, rule: DayRule) -> tuple[date, ...]:
    length = calendar.monthrange(year, rule.month)[1]
    if rule.week == -1:
        last = date(year, rule.month, length)
        return (last - timedelta((last.weekday() - rule.weekday) % 7),)
    first = date(year, rule.month, 1)
    day = first + timedelta((rule.weekday - first.weekday()) % 7 + 7 * (rule.week - 1))
    return (day,) if day.month == rule.month else ()
