"""A post typed in one line, read with a table of words: day, time and platforms before the title."""

import re
from datetime import date, timedelta

import msgspec

from studio.domain.record import Value

CLOCK = re.compile(r"([01]?\d|2[0-3])(?:[.:]([0-5]\d))?(?!\d)")
NUMBERED = re.compile(r"(\d{1,2})\s*[/-]\s*(\d{1,2})(?:\s*[/-]\s*(\d{4}))?(?!\d)")
ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
DAY_FIRST = re.compile(r"(\d{1,2})\s+([a-z]+)\.?(?:\s+(\d{4})(?!\d))?")
MONTH_FIRST = re.compile(r"([a-z]+)\.?\s+(\d{1,2})(?!\d|[.:]\d)(?:(?:\s*,)?\s+(\d{4})(?!\d))?")
WORD = re.compile(r"[a-z]+(?:['’][a-z]+)*")
SHORT = 3
"""Letters up to which a weekday's name may be another word."""
ENDS = " ,:"
WEEK = 7


class Quick(Value, frozen=True, kw_only=True):
    """What a line says; empty parts were not said. `date` is `YYYY-MM-DD`, `time` is `HH:MM`."""

    title: str = ""
    date: str = ""
    time: str = ""
    platforms: tuple[str, ...] = ()


class QuickWords(Value, frozen=True, kw_only=True):
    """The words of a line, in small letters, and what they mean; weekdays count from 0, months from 1.

    `parts` are the first and the last hour of a part of the day, which may go over midnight.
    """

    weekdays: dict[str, int] = msgspec.field(default_factory=dict)
    months: dict[str, int] = msgspec.field(default_factory=dict)
    ahead: dict[str, int] = msgspec.field(default_factory=dict)
    weeks_after: dict[str, int] = msgspec.field(default_factory=dict)
    weeks_before: dict[str, int] = msgspec.field(default_factory=dict)
    weeks_gone: frozenset[str] = frozenset()
    week: frozenset[str] = frozenset()
    platforms: dict[str, str] = msgspec.field(default_factory=dict)
    before_time: frozenset[str] = frozenset()
    zones: frozenset[str] = frozenset()
    parts: dict[str, tuple[int, int]] = msgspec.field(default_factory=dict)
    before_date: frozenset[str] = frozenset()
    between: frozenset[str] = frozenset()


def read_line(line: str, today: date, words: QuickWords) -> Quick:
    """Day, time and platforms before the title, in any order and all optional; a colon may end them."""
    rest, found = " ".join(line.split()), Quick()
    while rest:
        said = found != Quick()
        step = _step(rest, found, today, words, said=said)
        if step is None and said:  # "di", "and" and the like, where one more part follows
            shorter = _without_joiner(rest, words)
            step = _step(shorter, found, today, words, said=True) if shorter != rest else None
        if step is None:
            break
        found, rest = step
        if rest.startswith(":"):
            rest = rest[1:].strip()
            break
    platforms = tuple(dict.fromkeys(found.platforms))
    return msgspec.structs.replace(found, title=rest.strip(" :-–—"), platforms=platforms)


def _step(rest: str, found: Quick, today: date, words: QuickWords, *, said: bool) -> tuple[Quick, str] | None:
    """One part more, and what is left; None when what comes is the title."""
    low = rest.casefold()
    if not found.date and (day := _date(low, today, words)):
        return msgspec.structs.replace(found, date=day[0].isoformat()), _after(rest, day[1])
    if not found.time and (clock := _time(low, words, said=said)):
        return msgspec.structs.replace(found, time=clock[0]), _after(rest, clock[1])
    if place := _platform(rest, words, said=said):
        platform = words.platforms[place.casefold()]
        return msgspec.structs.replace(found, platforms=(*found.platforms, platform)), _after(
            rest, len(place)
        )
    return None


def _without_joiner(rest: str, words: QuickWords) -> str:
    head, _, tail = rest.partition(" ")
    if head.casefold() in words.between:
        return tail
    return rest[1:].lstrip() if rest[:1] in words.between else rest


# days


def _date(low: str, today: date, words: QuickWords) -> tuple[date, int] | None:
    for said in sorted(words.ahead, key=len, reverse=True):
        if low.startswith(said) and _ends(low, len(said)):
            return today + timedelta(days=words.ahead[said]), len(said)
    head = WORD.match(low)
    if head and head[0] in words.before_date and low[head.end() : head.end() + 1] == " ":
        inner = _date(low[head.end() + 1 :], today, words)
        return (inner[0], inner[1] + head.end() + 1) if inner else None
    return _weekday(low, today, words) or _dated(low, today, words)


def _weekday(low: str, today: date, words: QuickWords) -> tuple[date, int] | None:
    head = WORD.match(low)
    if head is None:
        return None
    if head[0] in words.weeks_before:
        name = WORD.match(low, head.end() + 1)
        known = name is not None and name[0] in words.weekdays and _ends(low, name.end())
        weeks = words.weeks_before[head[0]]
        return (_of_week(words.weekdays[name[0]], weeks, today), name.end()) if known and name else None
    if head[0] not in words.weekdays or not _ends(low, head.end()):
        return None
    weekday, end = words.weekdays[head[0]], head.end()
    more = WORD.match(low, end + 1)
    if more is not None and more[0] in words.weeks_after and _ends(low, more.end()):
        weeks = words.weeks_after[more[0]]
        return None if head[0] in words.week else (_of_week(weekday, weeks, today), more.end())
    if head[0] in words.week and more is not None and more[0] in words.weeks_gone:
        return None
    short = len(head[0]) <= SHORT and ":" not in low and not low[end:].lstrip(" ,")[:1].isdecimal()
    return None if short else (_of_week(weekday, 0, today), end)


def _of_week(weekday: int, weeks: int, today: date) -> date:
    """The next such weekday; with `weeks`, that of so many weeks on, which begin on Monday."""
    if weeks == 0:
        return today + timedelta(days=(weekday - today.weekday()) % WEEK or WEEK)
    monday = today - timedelta(days=today.weekday())
    return monday + timedelta(days=WEEK * weeks + weekday)


def _dated(low: str, today: date, words: QuickWords) -> tuple[date, int] | None:
    if found := ISO.match(low):
        return _sound(int(found[1]), int(found[2]), int(found[3]), found.end(), low, today)
    if found := NUMBERED.match(low):
        return _sound(int(found[3] or 0), int(found[2]), int(found[1]), found.end(), low, today)
    if found := DAY_FIRST.match(low):
        return _named(found[3], found[2], found[1], found.end(), low, today, words)
    if found := MONTH_FIRST.match(low):
        return _named(found[3], found[1], found[2], found.end(), low, today, words)
    return None


def _named(
    year: str | None, month: str, day: str, end: int, low: str, today: date, words: QuickWords
) -> tuple[date, int] | None:
    return _sound(int(year or 0), words.months.get(month, 0), int(day), end, low, today)


def _sound(year: int, month: int, day: int, end: int, low: str, today: date) -> tuple[date, int] | None:
    """The day, this year's or the next one's when none is named; None for what is no day."""
    if not _ends(low, end):
        return None
    try:
        if year:
            return date(year, month, day), end
        near = date(today.year, month, day)
        return (near if near >= today else near.replace(year=today.year + 1)), end
    except ValueError:
        return None


# times and places


def _time(low: str, words: QuickWords, *, said: bool) -> tuple[str, int] | None:
    head, at = WORD.match(low), 0
    named = head is not None and head[0] in words.before_time and low[head.end() : head.end() + 1] == " "
    if named and head is not None:
        at = head.end() + 1
    clock = CLOCK.match(low, at)
    if clock is None:
        return None
    hour, minute, end = int(clock[1]), clock[2] or "00", clock.end()
    part, end = _next_word(low, end, frozenset(words.parts))
    if part:
        hour = _in_part(hour, words.parts[part])
    _zone, end = _next_word(low, end, words.zones)
    sure = named or clock[2] or (part and (said or ":" in low or not low[end:].strip()))
    return (f"{hour:02}:{minute}", end) if sure and hour >= 0 and _ends(low, end) else None


def _next_word(low: str, at: int, known: frozenset[str]) -> tuple[str, int]:
    """A known word that comes next, and where it ends."""
    found = WORD.match(low, at + (low[at : at + 1] == " "))
    if found is not None and found[0] in known and _ends(low, found.end()):
        return found[0], found.end()
    return "", at


def _in_part(hour: int, part: tuple[int, int]) -> int:
    """The hour as that part of the day has it: 7 in the evening is 19, 12 at night is 0; -1 for none."""
    first, last = part
    for one in (hour, (hour + 12) % 24):
        if first <= one <= last if first <= last else one >= first or one <= last:
            return one
    return -1


def _platform(text: str, words: QuickWords, *, said: bool) -> str:
    """`X` and `web` are words too: they count where something stood before, or a colon comes after."""
    found = re.match(r"[A-Za-z]+", text)
    word = found[0] if found else ""
    if word.casefold() not in words.platforms or not _ends(text, len(word), ENDS + "/&+"):
        return ""
    short = word.isupper() and len(word) > 1
    return word if said or short or ":" in text else ""


def _ends(text: str, at: int, ends: str = ENDS) -> bool:
    return at >= len(text) or text[at] in ends


def _after(text: str, at: int) -> str:
    return text[at:].lstrip(" ,")
