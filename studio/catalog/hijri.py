"""Hijri dates by the library's Umm al-Qura calendar: always an estimate, at times a day off the isbat."""

from datetime import date

from studio.domain.record import Value


class HijriDate(Value, frozen=True, kw_only=True):
    """Year, month 1..12 and day of the Hijri calendar."""

    year: int
    month: int
    day: int


def hijri_of(day: date) -> HijriDate | None:
    """The Hijri date of a day; None before 1924 and after 2077, where the library has no tables."""
    from hijridate import Gregorian  # noqa: PLC0415 - only where days are shown

    try:
        found = Gregorian(day.year, day.month, day.day).to_hijri()
    except (OverflowError, ValueError):
        return None
    return HijriDate(year=found.year, month=found.month, day=found.day)


def hijri_days(year: int, month: int, day: int) -> tuple[date, ...]:
    """Days of a Gregorian year that are day `day` of Hijri month `month`; two at most."""
    from hijridate import Hijri  # noqa: PLC0415 - only where days are shown

    first, last = hijri_of(date(year, 1, 1)), hijri_of(date(year, 12, 31))
    if first is None or last is None:
        return ()
    found = []
    for hijri_year in range(first.year, last.year + 1):
        try:
            western = Hijri(hijri_year, month, day).to_gregorian()
        except (OverflowError, ValueError):  # this month has 29 days in that year
            continue
        if western.year == year:
            found.append(date(western.year, western.month, western.day))
    return tuple(found)
