"""How the year is called: kinds of days, how sure they are, weekdays, patterns of recurring slots."""

from collections.abc import Sequence
from datetime import date

from studio.domain.calendar_days import KIND_NAMES, Day, DayKind
from studio.domain.rubric_rules import LAST, Pattern, read_pattern
from studio.ui.naming import month_name, number, short_date
from studio.ui.said import said
from studio.ui.widgets.basic import Tone
from studio.ui.words import _, named, sense


def kind_name(kind: DayKind) -> str:
    """A kind of day, in the language spoken."""
    return said(KIND_NAMES[kind])


def day_name(day: Day) -> str:
    """A day's name with its number, in the language spoken."""
    name = named(day.name, day.id)
    return _("{name} ke-{number}").format(name=name, number=day.number) if day.number else name


def sureness(day: Day) -> tuple[str, Tone]:
    """How sure a day is, in words; what asks for a check is toned."""
    if day.provisional:
        return _("tanggalnya perkiraan"), "warn"
    return {
        "O": (_("resmi"), ""),
        "Q": (_("resmi, dikutip"), ""),
        "S": (_("sumber kedua"), ""),
        "M": (_("belum dicek ke sumbernya"), "warn"),
        "C": (_("hasil hitungan"), "warn"),
    }.get(day.confidence, ("", ""))  # type: ignore[return-value] # tones are literals


def weekdays() -> tuple[str, ...]:
    """Monday first."""
    return _("Senin"), _("Selasa"), _("Rabu"), _("Kamis"), _("Jumat"), _("Sabtu"), sense("hari", "Minggu")


def months() -> tuple[str, ...]:
    """January first."""
    return tuple(month_name(date(2026, month, 1), year=False) for month in range(1, 13))


def weeks() -> tuple[tuple[int, str], ...]:
    """Which of a month's Mondays, Tuesdays and so on."""
    return (
        (1, _("pertama")), (2, _("kedua")), (3, _("ketiga")), (4, _("keempat")), (5, _("kelima")),
        (LAST, _("terakhir")),
    )  # fmt: skip


def pattern_words(rule: str) -> str:
    """A recurring slot's rule as people say it."""
    pattern = read_pattern(rule)
    if pattern.form == "weekly":
        return _weekly(pattern)
    if pattern.form == "nth":
        week = dict(weeks())[pattern.week]
        words = _("{weekday} {week} tiap bulan").format(weekday=weekdays()[pattern.weekdays[0]], week=week)
        return words[:1].upper() + words[1:]
    if pattern.form == "date":
        if pattern.day == LAST:
            return _("Hari terakhir tiap bulan")
        return _("Tanggal {day} tiap bulan").format(day=pattern.day)
    return _("Pola sendiri")


def _weekly(pattern: Pattern) -> str:
    names = [weekdays()[day] for day in pattern.weekdays]
    if len(names) == 7 and pattern.every == 1:
        return _("Setiap hari")
    listed = ", ".join(names[:-1])
    and_, every = _("dan"), _("Setiap")
    shown = f"{listed} {and_} {names[-1]}" if listed else names[-1]
    if pattern.every == 1:
        return f"{every} {shown}"
    return _("Setiap {count} minggu, {days}").format(count=number(pattern.every), days=shown)


def next_words(days: Sequence[str]) -> str:
    """`Sel, 24 Nov · Sel, 1 Des 2026`: days after each other, the year where it changes or ends."""
    shown = [short_date(day) for day in days]
    years = [day[:4] for day in days]
    return " · ".join(
        text if last or years[n] != years[n + 1] else text.rpartition(" ")[0]
        for n, text in enumerate(shown)
        for last in (n == len(shown) - 1,)
    )
