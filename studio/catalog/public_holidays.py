"""Public holidays and joint leave of Indonesia from the `holidays` package, under our names and ids."""

from datetime import date
from functools import lru_cache
from typing import Literal

from studio.domain.calendar_days import Day, DayKind
from studio.domain.platform import Confidence
from studio.domain.record import Value

ESTIMATE = " (perkiraan)"
LEAVE = "Cuti Bersama "
FIRST, LAST = 1950, 2076
"""Years for which all calendars have tables."""
Category = Literal["public", "government"]


class HolidayName(Value, frozen=True, kw_only=True):
    """What a holiday of the package is called here."""

    id: str
    package: str
    name: dict[str, str]
    aliases: tuple[str, ...] = ()
    religious: bool = False
    basis: str = ""
    base_year: int = 0


@lru_cache(maxsize=32)
def package_days(year: int, category: Category) -> tuple[tuple[date, str], ...]:
    """Date and Indonesian name of every holiday of a year, as the package has them."""
    import holidays  # noqa: PLC0415 - 0.1 s, only where days are shown

    found = holidays.country_holidays("ID", years=year, categories=category, language="id")
    return tuple((day, name) for day in sorted(found) for name in found.get_list(day))


def holidays_of(year: int, names: dict[str, HolidayName], source: str, checked: str) -> tuple[Day, ...]:
    """Holidays and joint leave of a year; a name that is not listed is shown as the package has it."""
    public = [
        _day(day, said, "holiday", names, source, checked) for day, said in package_days(year, "public")
    ]
    leave = [
        _day(day, said, "joint-leave", names, source, checked)
        for day, said in package_days(year, "government")
    ]
    return (*public, *leave)


def _day(
    day: date, said: str, kind: DayKind, names: dict[str, HolidayName], source: str, checked: str
) -> Day:
    bare = said.removesuffix(ESTIMATE)
    leave = kind == "joint-leave"
    known = names.get(bare.removeprefix(LEAVE) if leave else bare)
    name = known.name if known else {"id": bare}
    if leave and known:
        name = {"id": f"Cuti bersama {known.name['id']}", "en": f"Joint leave, {known.name.get('en', '')}"}
    ident = known.id if known else _slug(bare)
    number = day.year - known.base_year if known and known.base_year and not leave else None
    confidence: Confidence = "S"
    return Day(
        id=f"cuti-{ident}" if leave and known else ident,
        date=day.isoformat(),
        name=name,
        kind=kind,
        number=number,
        provisional=said.endswith(ESTIMATE),
        religious=bool(known and known.religious),
        basis=(known.basis if known else "") or "SKB 3 Menteri",
        aliases=known.aliases if known else (),
        confidence=confidence,
        source=source,
        as_of=checked,
    )


def _slug(text: str) -> str:
    return "-".join("".join(ch if ch.isalnum() else " " for ch in text.lower()).split())
