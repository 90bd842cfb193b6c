"""The plan as a calendar (ICS): stable UIDs, time zones written out, our own columns as X- properties."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from studio.domain.calendar_days import Day
from studio.domain.content import Campaign
from studio.domain.plan_table import ZONES, PlanRow
from studio.domain.record import Value

PRODUCT = "-//Studio Humas//Kalender konten//ID"
DAYS_UID = "@hari.studio-humas"
CAMPAIGN_UID = "@kampanye.studio-humas"
"""UIDs of what is no post; import leaves them alone."""
SURE = frozenset({"approved", "scheduled", "published", "evaluated"})
CARRIED = (
    "status", "zone", "placements", "pillar", "campaign", "owner", "hashtags", "summary", "key_message",
    "note",
)  # fmt: skip
"""Columns without a place of their own in ICS."""


class CalendarEntry(Value, frozen=True, kw_only=True):
    """A dated row under its UID in calendars, with its columns as text."""

    uid: str
    row: PlanRow
    cells: dict[str, str]


def ics_bytes(
    name: str, entries: Sequence[CalendarEntry], at: str,
    days: Sequence[Day] = (), campaigns: Sequence[Campaign] = (),
) -> bytes:  # fmt: skip
    """The calendar of dated rows; `at` is the time of writing in UTC, `YYYY-MM-DDTHH:MM:SSZ`."""
    import icalendar  # noqa: PLC0415 - only when a calendar is written

    calendar = icalendar.Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    stamp = datetime.fromisoformat(at)
    for entry in entries:
        calendar.add_component(_post(icalendar.Event(), entry, stamp))
    for day in days:
        calendar.add_component(_day(icalendar.Event(), day, stamp))
    for campaign in campaigns:
        if campaign.start:
            calendar.add_component(_campaign(icalendar.Event(), campaign, stamp))
    zones = sorted(calendar.get_missing_tzids())  # a set: its own order differs from run to run
    calendar.subcomponents[:0] = [_zone(name) for name in zones]
    return bytes(calendar.to_ical())


def _post(event: Any, entry: CalendarEntry, stamp: datetime) -> Any:
    row = entry.row
    event.add("uid", entry.uid)
    event.add("dtstamp", stamp)
    _span(event, row)
    event.add("summary", row.title)
    event.add("transp", "TRANSPARENT")
    event.add("status", "CONFIRMED" if row.status in SURE else "TENTATIVE")
    if row.text:
        event.add("description", row.text)
    if row.tags:
        event.add("categories", list(row.tags))
    for key in CARRIED:
        if entry.cells[key]:
            event.add(f"X-STUDIO-{key.upper().replace('_', '-')}", _text(entry.cells[key]))
    return event


@lru_cache(maxsize=8)
def _zone(name: str) -> Any:
    """A zone with its offsets, which takes longer to work out than all events of a month."""
    import icalendar  # noqa: PLC0415 - only when a calendar is written

    return icalendar.Timezone.from_tzid(name)


def _text(words: str) -> Any:
    """Words as a property of ours holds them: said to be text, so that new lines are escaped."""
    import icalendar  # noqa: PLC0415 - only when a calendar is written

    value = icalendar.vText(words)
    value.params = icalendar.Parameters({"VALUE": "TEXT"})
    return value


def _span(event: Any, row: PlanRow) -> None:
    if row.time:
        zone = ZoneInfo(ZONES[row.zone.lower()])
        event.add("dtstart", datetime.fromisoformat(f"{row.date}T{row.time}").replace(tzinfo=zone))
    else:
        first = date.fromisoformat(row.date)
        event.add("dtstart", first)
        event.add("dtend", first + timedelta(1))


def _day(event: Any, day: Day, stamp: datetime) -> Any:
    event.add("uid", f"{day.id}-{day.date}{DAYS_UID}")
    event.add("summary", f"{day.title} ({day.mark})" if day.mark else day.title)
    if day.basis or day.note:
        event.add("description", "\n".join(part for part in (day.basis, day.note) if part))
    return _whole_days(event, day.date, day.until, stamp)


def _campaign(event: Any, campaign: Campaign, stamp: datetime) -> Any:
    event.add("uid", f"{campaign.id}{CAMPAIGN_UID}")
    event.add("summary", f"Kampanye: {campaign.name}")
    if campaign.objective:
        event.add("description", campaign.objective)
    return _whole_days(event, campaign.start, campaign.end, stamp)


def _whole_days(event: Any, first: str, last: str, stamp: datetime) -> Any:
    event.add("dtstamp", stamp)
    event.add("dtstart", date.fromisoformat(first))
    event.add("dtend", date.fromisoformat(last or first) + timedelta(1))
    event.add("transp", "TRANSPARENT")
    return event
