"""Numbers and dates as Indonesian readers expect them, and marks on words; Babel lives here alone."""

from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

LOCALE = "id_ID"
ENGLISH = "en_US"


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for it
    """The text as it is, marked for the catalogues: the window translates it where it is shown."""
    return text


@cache
def _numbers() -> Any:
    from babel import numbers  # noqa: PLC0415 - 20 ms that the first window need not wait for

    return numbers


@cache
def _dates() -> Any:
    from babel import dates  # noqa: PLC0415 - heavy, and most pages show no date

    return dates


def number(value: str | int | Decimal, *, locale: str = LOCALE, places: int | None = None) -> str:
    """A number with the locale's separators; text that is no number is returned as it is."""
    try:
        exact = Decimal(str(value))
    except InvalidOperation:
        return str(value)
    if not exact.is_finite():
        return str(value)
    shown = max(0, -int(exact.as_tuple().exponent)) if places is None else places
    pattern = "#,##0" + ("." + "0" * shown if shown else "")
    return str(_numbers().format_decimal(exact, format=pattern, locale=locale))


def decimal(value: float, places: int, *, locale: str = LOCALE, fixed: bool = False) -> str:
    """A number rounded to so many places, without zeros at its end unless `fixed`."""
    shown = f"{value:.{places}f}"
    return number(shown if fixed or "." not in shown else shown.rstrip("0").rstrip("."), locale=locale)


def long_date(iso: str, *, locale: str = LOCALE, weekday: bool = False) -> str:
    """`18 November 2026`, with the weekday when asked; text that is no date is returned as it is."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return str(_dates().format_date(day, "EEEE, d MMMM y" if weekday else "d MMMM y", locale=locale))


def month_year(day: date, *, locale: str = LOCALE, year: bool = True) -> str:
    """`November 2026`, or the month alone."""
    return str(_dates().format_date(day, "LLLL y" if year else "LLLL", locale=locale))
