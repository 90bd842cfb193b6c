"""The events of an ICS file, read inside the worker: words and times only, no attachment is ever followed.

Recurring events are expanded within a span alone, by at most 1,000 instances each; rules that repeat within a
day are not expanded at all.
"""

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator
from itertools import islice, takewhile
from typing import Any

from studio.domain.safe_cells import clean
from studio.domain.slots import is_sound
from studio.errors import StudioError
from studio.intake.limits import LIMITS

OURS = "X-STUDIO-"
WITHIN_A_DAY = ("SECONDLY", "MINUTELY", "HOURLY")
EARLIEST = 1900
LEFT_OUT = {"ATTACH": "lampiran", "VALARM": "pengingat", "RDATE": "tanggal tambahan"}


def calendar_events(data: bytes, first: str, last: str) -> tuple[dict[str, Any], bytes]:
    """Notes on what was left out, and the events of a span of ISO days as JSON; undated ones are refused."""
    text = check_shape(data)
    import icalendar  # noqa: PLC0415 - only inside the limits

    found: list[dict[str, Any]] = []
    left: Counter[str] = Counter()
    try:
        calendars = icalendar.Calendar.from_ical(text, multiple=True)
    except (ValueError, KeyError, IndexError) as error:
        raise _refused("tidak dapat dibaca") from error
    masters, replaced = _by_uid([event for one in calendars for event in one.walk("VEVENT")], left)
    for number, event in enumerate(masters, 1):
        found += _instances(event, number, (first, last), replaced, left)
    notes = [f"Tidak diambil dari kalender: {what} ({count})." for what, count in sorted(left.items())]
    return {"notes": notes, "events": len(masters)}, json.dumps(found, ensure_ascii=False).encode()


def check_shape(data: bytes) -> str:
    """The text, once its lines, parts and depth are within the limits; before any library sees it."""
    limits = LIMITS.calendar
    text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    if "\x00" in text:
        raise _refused("memuat karakter yang bukan tulisan")
    depth = parts = length = 0
    for line in text.split("\n"):
        length = length + len(line.encode()) - 1 if line[:1] in (" ", "\t") else len(line.encode())
        if length > limits.line:
            raise _refused(f"memuat baris lebih dari {limits.line // 1000} KB")
        word = line[:6].upper()
        if word == "BEGIN:":
            depth, parts = depth + 1, parts + 1
        elif word.startswith("END:"):
            depth -= 1
        if depth > limits.depth:
            raise _refused(f"bersarang lebih dari {limits.depth} tingkat")
        if parts > limits.components:
            raise _refused(f"berisi lebih dari {limits.components} bagian")
    if not text.lstrip().upper().startswith("BEGIN:VCALENDAR"):
        raise _refused("bukan kalender ICS")
    return text


def _by_uid(events: list[Any], left: Counter[str]) -> tuple[list[Any], dict[tuple[str, str], Any]]:
    """Events, and those that take the place of one instance of another, by UID and day."""
    masters, replaced = [], {}
    for event in events:
        for name, what in LEFT_OUT.items():
            count = len(event.walk(name)) if name == "VALARM" else len(_every(event, name))
            if count:
                left[what] += count
        instance = _part(event.get("RECURRENCE-ID"), "dt")
        if isinstance(instance, dt.date):
            replaced[str(event.get("UID", "")), _day(instance)] = event
        else:
            masters.append(event)
    return masters, replaced


def _instances(
    event: Any, number: int, span: tuple[str, str], replaced: dict[tuple[str, str], Any], left: Counter[str]
) -> Iterator[dict[str, Any]]:
    start = _part(event.get("DTSTART"), "dt")
    uid = clean(str(event.get("UID", ""))).strip()
    if not isinstance(start, dt.date) or start.year < EARLIEST:
        yield {"number": number, "uid": uid, "bad": "tanpa tanggal mulai yang dapat dibaca", **_words(event)}
        return
    rules = _every(event, "RRULE")
    if not rules:
        yield {"number": number, "uid": uid, **_when(start), **_words(event)}
        return
    for day in _expanded(rules[0], start, span, _excluded(event), left):
        other = replaced.get((uid, _day(day)))
        shown = other if other is not None else event
        moved = _part(shown.get("DTSTART"), "dt") if other is not None else None
        when = moved if isinstance(moved, dt.date) else day
        yield {"number": number, "uid": f"{uid}/{_day(day)}", **_when(when), **_words(shown)}


def _expanded(
    rule: Any, start: dt.date, span: tuple[str, str], without: set[str], left: Counter[str]
) -> Iterator[dt.date]:
    """Starts of a recurring event within the span; its first alone when it repeats within a day."""
    from dateutil.rrule import rrulestr  # noqa: PLC0415 - only inside the limits

    timed = isinstance(start, dt.datetime)
    plain = start.replace(tzinfo=None) if timed else dt.datetime.combine(start, dt.time())  # type: ignore[call-arg]
    begin, end = (dt.datetime.combine(dt.date.fromisoformat(day), dt.time()) for day in span)
    end += dt.timedelta(days=1, microseconds=-1)
    told = rule.to_ical().decode() if hasattr(rule, "to_ical") else ""
    if any(f"FREQ={word}" in told.upper() for word in WITHIN_A_DAY):
        left["ulangan di dalam satu hari"] += 1
        yield start
        return
    try:
        if not is_sound(told):
            raise ValueError(told)  # noqa: TRY301 - the same as what dateutil says of others
        parsed = rrulestr(told, dtstart=plain, ignoretz=True)
        if parsed._count is None:  # noqa: SLF001 - dateutil tells it nowhere else
            until = parsed._until  # noqa: SLF001
            parsed = parsed.replace(until=end if until is None else min(until, end))
    except (ValueError, TypeError, AttributeError, KeyError):
        left["pola ulangan yang tidak terbaca"] += 1
        yield start
        return
    most = LIMITS.calendar.instances
    inside = takewhile(lambda day: day <= end, parsed.xafter(begin, inc=True))
    days = list(islice(inside, most + 1))
    if len(days) > most:
        left[f"ulangan setelah {most} kali"] += 1
    for day in days[:most]:
        if _day(day) not in without:
            yield day.replace(tzinfo=start.tzinfo) if isinstance(start, dt.datetime) else day.date()


def _excluded(event: Any) -> set[str]:
    return {_day(one.dt) for part in _every(event, "EXDATE") for one in _part(part, "dts") or ()}


def _part(value: Any, name: str) -> Any:
    """What the library read of a property; None when it could not, which it says only when asked."""
    try:
        return getattr(value, name, None)
    except ValueError:
        return None


def _every(event: Any, name: str) -> list[Any]:
    found = event.get(name)
    return [] if found is None else found if isinstance(found, list) else [found]


def _when(start: dt.date) -> dict[str, str]:
    """Local day and time with their zone, and the same in UTC where it is known."""
    if not isinstance(start, dt.datetime):
        return {"date": start.isoformat()}
    told = {"date": start.date().isoformat(), "time": start.strftime("%H:%M")}
    if start.tzinfo is not None:
        told["zone"] = str(getattr(start.tzinfo, "key", "") or start.tzname() or "")
        told["utc"] = start.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M")
    return told


def _words(event: Any) -> dict[str, Any]:
    tags = [str(tag) for part in _every(event, "CATEGORIES") for tag in _part(part, "cats") or ()]
    told = {
        "title": clean(str(event.get("SUMMARY", ""))),
        "text": clean(str(event.get("DESCRIPTION", ""))),
        "tags": [clean(tag) for tag in tags],
        "cancelled": str(event.get("STATUS", "")).upper() == "CANCELLED",
    }
    ours = {
        name.upper().removeprefix(OURS).lower().replace("-", "_"): clean(_unescaped(value))
        for name, value in event.items()
        if name.upper().startswith(OURS) and not isinstance(value, list)
    }
    return {**told, "ours": ours}


def _unescaped(value: Any) -> str:
    """The words of a property of ours, also where another program took away that they are text."""
    import icalendar  # noqa: PLC0415 - only inside the limits

    return str(value) if isinstance(value, icalendar.vText) else str(icalendar.vText.from_ical(str(value)))


def _day(moment: dt.date) -> str:
    return moment.strftime("%Y-%m-%d")


def _refused(what: str) -> StudioError:
    return StudioError(
        "intake/calendar",
        f"Kalender ini {what}, tidak dipakai.",
        "Ekspor ulang dari program asalnya sebagai .ics.",
    )
