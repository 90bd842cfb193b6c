"""Days and times of a plan: minutes on one line for comparing, three clocks for showing."""

from datetime import date, timedelta
from functools import lru_cache

from studio.domain.content import ZONE_NAMES, Schedule, Zone
from studio.domain.record import Value
from studio.errors import StudioError

OFFSETS: dict[Zone, int] = {"Asia/Jakarta": 7, "Asia/Makassar": 8, "Asia/Jayapura": 9}
"""Hours before UTC. Indonesia has no daylight saving; `tests` compare them with tzdata."""
DAY = 24 * 60


class ClockTime(Value, frozen=True, kw_only=True):
    """A moment on one of the three clocks: WIB, WITA or WIT."""

    name: str
    date: str
    time: str


@lru_cache(maxsize=2048)
def minutes_of(time: str) -> int:
    """`HH:MM` as minutes since midnight; ValueError for what is no time."""
    hours, _, minutes = time.partition(":")
    found = int(hours) * 60 + int(minutes)
    if not (len(time) == 5 and 0 <= int(minutes) < 60 and 0 <= found < DAY):
        raise ValueError(time)
    return found


def moment(schedule: Schedule) -> int | None:
    """Minutes in UTC since day 0 of the calendar; None without a readable day and time."""
    try:
        day = date.fromisoformat(schedule.date)
        return day.toordinal() * DAY + minutes_of(schedule.time) - OFFSETS[schedule.zone] * 60
    except ValueError:
        return None


def at_moment(minutes: int, zone: Zone) -> Schedule:
    """The moment as a day and time in a zone."""
    ordinal, rest = divmod(minutes + OFFSETS[zone] * 60, DAY)
    return Schedule(
        date=date.fromordinal(ordinal).isoformat(), time=f"{rest // 60:02d}:{rest % 60:02d}", zone=zone
    )


def clocks(schedule: Schedule) -> tuple[ClockTime, ...]:
    """The moment on all three clocks, as a national post shows it; none without a time."""
    found = moment(schedule)
    if found is None:
        return ()
    return tuple(
        ClockTime(name=ZONE_NAMES[zone], date=local.date, time=local.time)
        for zone in OFFSETS
        for local in (at_moment(found, zone),)
    )


def require_day(day: str) -> str:
    """The ISO day; StudioError for what is none."""
    try:
        date.fromisoformat(day)
    except ValueError:
        raise StudioError(
            "plan/day", f"Tanggal “{day}” tidak dikenal.", "Tulis seperti 2026-12-31."
        ) from None
    return day


def shifted(day: str, days: int) -> str:
    """The ISO day so many days later."""
    return (date.fromisoformat(day) + timedelta(days)).isoformat()


def days_between(first: str, last: str) -> int:
    """How many days lie between two ISO days, whichever is the earlier."""
    return abs((date.fromisoformat(last) - date.fromisoformat(first)).days)


def month_span(month: str) -> tuple[str, str]:
    """First and last ISO day of a month `YYYY-MM`; ValueError for what is no month."""
    first = date.fromisoformat(f"{month}-01")
    after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return first.isoformat(), (after - timedelta(1)).isoformat()
