"""What people type into fields as exact values: numbers as Indonesians write them, days, times."""

import re
from datetime import date
from decimal import Decimal, InvalidOperation

GROUPED = re.compile(r"-?\d{1,3}(?:\.\d{3})+")
NUMERIC = re.compile(r"(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})")
WORDED = re.compile(r"(?:[a-z’']+,\s*)?(\d{1,2})\s+([a-z]+)\.?\s+(\d{4})", re.IGNORECASE)
CLOCK = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?")
MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "mei": 5, "may": 5, "jun": 6, "jul": 7, "agu": 8, "aug": 8,
    "sep": 9, "okt": 10, "oct": 10, "nov": 11, "des": 12, "dec": 12,
}  # fmt: skip


def exact_number(text: str) -> str:
    """`1.284,5` as `1284.5`; empty for what is no number. A lone point before three digits groups them."""
    bare = re.sub(r"\s", "", text).replace("−", "-")
    if "," in bare:
        bare = bare.replace(".", "").replace(",", ".")
    elif GROUPED.fullmatch(bare):
        bare = bare.replace(".", "")
    try:
        value = Decimal(bare)
    except InvalidOperation:
        return ""
    return f"{value:f}" if value.is_finite() else ""


def iso_day(text: str) -> str:
    """`30/11/2026`, `Senin, 30 Nov 2026` or `2026-11-30` as the last; empty for what is no day."""
    bare = text.strip()
    if found := NUMERIC.fullmatch(bare):
        day, month, year = (int(part) for part in found.groups())
    elif found := WORDED.fullmatch(bare):
        day, year = int(found.group(1)), int(found.group(3))
        month = MONTHS.get(found.group(2)[:3].lower(), 0)
    else:
        try:
            return date.fromisoformat(bare).isoformat()
        except ValueError:
            return ""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def clock_time(text: str) -> str:
    """`9`, `9.30` or `09:30` as `09:30`; empty for what is no time."""
    found = CLOCK.fullmatch(text.strip())
    if found is None:
        return ""
    hour, minute = int(found.group(1)), int(found.group(2) or 0)
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else ""
