"""Patterns of recurring posts as people say them, and the RRULE that each of them is."""

import re
from typing import Literal

from studio.domain.record import Value
from studio.domain.slots import require_rule
from studio.errors import StudioError

PatternForm = Literal["weekly", "nth", "date", "other"]
CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
NTH = re.compile(r"(-1|[1-5])(MO|TU|WE|TH|FR|SA|SU)")
LAST = -1


class Pattern(Value, frozen=True, kw_only=True):
    """When a recurring post comes. Weekdays are 0 (Monday) to 6; -1 is the last of a month.

    `weekly`: on `weekdays`, every `every` weeks. `nth`: the first of `weekdays` for the `week`th time in a
    month. `date`: that `day` of every month. `other`: `rule` as it is.
    """

    form: PatternForm = "weekly"
    weekdays: tuple[int, ...] = ()
    every: int = 1
    week: int = 1
    day: int = 1
    rule: str = ""


def read_pattern(rule: str) -> Pattern:
    """The pattern of a rule; `other` for what the forms do not hold."""
    parts = dict(part.partition("=")[::2] for part in rule.upper().split(";") if part)
    found = _weekly(parts) or _monthly(parts)
    return found or Pattern(form="other", rule=rule)


def write_pattern(pattern: Pattern) -> str:
    """The rule of a pattern; StudioError with a sentence when it gives no days."""
    if pattern.form == "other":
        rule = pattern.rule.strip().removeprefix("RRULE:")
        require_rule(rule)
        return rule
    if pattern.form == "date":
        rule = f"FREQ=MONTHLY;BYMONTHDAY={pattern.day}"
    elif not pattern.weekdays:
        raise StudioError(
            "plan/no-weekday", "Belum ada hari yang dipilih.", "Pilih paling sedikit satu hari."
        )
    elif pattern.form == "nth":
        rule = f"FREQ=MONTHLY;BYDAY={pattern.week}{CODES[pattern.weekdays[0]]}"
    else:
        every = f"INTERVAL={pattern.every};" if pattern.every > 1 else ""
        rule = f"FREQ=WEEKLY;{every}BYDAY={','.join(CODES[day] for day in sorted(set(pattern.weekdays)))}"
    require_rule(rule)
    return rule


def _weekly(parts: dict[str, str]) -> Pattern | None:
    if parts.get("FREQ") != "WEEKLY" or not parts.keys() <= {"FREQ", "INTERVAL", "BYDAY"}:
        return None
    days = parts.get("BYDAY", "").split(",")
    every = parts.get("INTERVAL", "1")
    if not all(day in CODES for day in days) or not every.isdecimal():
        return None
    return Pattern(form="weekly", weekdays=tuple(CODES.index(day) for day in days), every=int(every))


def _monthly(parts: dict[str, str]) -> Pattern | None:
    if parts.get("FREQ") != "MONTHLY" or len(parts) != 2:
        return None
    if found := NTH.fullmatch(parts.get("BYDAY", "")):
        return Pattern(form="nth", week=int(found[1]), weekdays=(CODES.index(found[2]),))
    day = parts.get("BYMONTHDAY", "")
    if re.fullmatch(r"-1|[1-9]|[12]\d|3[01]", day):
        return Pattern(form="date", day=int(day))
    return None
