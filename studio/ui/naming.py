"""How the window calls things: statuses, platforms, placements, dates and times of the office."""

import time
from datetime import date
from functools import lru_cache

from studio import i18n
from studio.catalog.platforms import load_platforms
from studio.domain.content import ZONE_NAMES, Post, Schedule
from studio.domain.moments import clocks
from studio.domain.platform import Placement, Platform
from studio.ui.widgets.basic import Tone
from studio.ui.words import _, language, many, named, sense

PLATFORM_ICONS = {
    "instagram": "brand-instagram", "facebook": "brand-facebook", "x": "brand-x", "youtube": "brand-youtube",
    "tiktok": "brand-tiktok", "threads": "brand-threads", "whatsapp": "brand-whatsapp", "web": "world",
    "telegram": "brand-telegram", "linkedin": "brand-linkedin", "mastodon": "brand-mastodon",
    "bluesky": "brand-bluesky", "print": "printer", "screen": "device-desktop",
}  # fmt: skip
FRESH_SECONDS = 2
"""How long names of platforms are believed before their files are read again."""
DAYS = {
    "id": ("Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
MONTHS = {
    "id": ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}


def status_of(status: str) -> tuple[str, Tone, str]:
    """Word, tone and icon of a post's status (contract.md)."""
    known: dict[str, tuple[str, Tone, str]] = {
        "idea": (_("Gagasan"), "", "bulb"), "draft": (_("Draf"), "", "pencil"),
        "editing": (sense("status", "Sunting"), "info", "pencil"),
        "verifying": (_("Diverifikasi"), "warn", "hourglass-high"),
        "in-review": (_("Menunggu persetujuan"), "warn", "hourglass-high"),
        "changes-asked": (_("Perlu perbaikan"), "stop", "message-report"),
        "approved": (_("Disetujui"), "ok", "rosette-discount-check"),
        "scheduled": (_("Terjadwal"), "ok", "clock-check"), "published": (_("Terbit"), "ok", "send"),
        "evaluated": (_("Dinilai"), "ok", "report-analytics"),
        "on-hold": (_("Ditahan"), "warn", "hourglass-high"),
        "archived": (_("Arsip"), "", "archive"),
    }  # fmt: skip
    return known.get(status, (status, "", "circle-dashed"))


def platform_name(ident: str) -> str:
    """The platform's name."""
    platform = _platforms(int(time.monotonic() / FRESH_SECONDS)).get(ident)
    return named(platform.name, ident) if platform else ident


@lru_cache(maxsize=1)
def _platforms(moment: int) -> dict[str, Platform]:  # noqa: ARG001 - read anew at another moment
    return load_platforms()


def placement_name(placement: Placement) -> str:
    """The placement's name, without its platform."""
    return named(placement.name, placement.id)


def ratio_name(placement: Placement) -> str:
    """`4:5`, `1,91:1`, or the paper's name."""
    if placement.paper:
        return placement.id.rpartition("/")[2].upper()
    width, height = placement.width, placement.height
    for w, h in ((1, 1), (4, 5), (3, 4), (9, 16), (16, 9), (2, 3), (3, 2), (2, 1), (3, 1), (4, 1)):
        if abs(width / height - w / h) < 0.004:
            return f"{w}:{h}"
    if abs(width / height - 1.91) < 0.006:  # link cards: 1200 × 630 goes by the name of 1.91
        width, height = 191, 100
    if width >= height:
        return f"{decimal(width / height, 2, fixed=True)}:1"
    return f"1:{decimal(height / width, 2, fixed=True)}"


def short_date(iso: str) -> str:
    """`Sel, 24 Nov 2026`; empty for what is no date."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return ""
    speech = language() if language() in DAYS else "id"
    return f"{DAYS[speech][day.weekday()]}, {day.day} {MONTHS[speech][day.month - 1]} {day.year}"


def between(first: str, last: str) -> str:
    """`1 Des – 31 Des 2026`, or `1 Des 2026 – 5 Jan 2027`."""
    start, end = (short_date(day).rpartition(", ")[2] for day in (first, last))
    if start.rpartition(" ")[2] == end.rpartition(" ")[2]:
        start = start.rpartition(" ")[0]
    return f"{start} – {end}"


@lru_cache(maxsize=64)
def _month(year: int, month: int, locale: str, with_year: bool) -> str:
    return i18n.month_year(date(year, month, 1), locale=locale, year=with_year)


def month_name(day: date, *, year: bool = True) -> str:
    """`Desember 2026`, or the month alone."""
    return _month(day.year, day.month, _locale(), year)


def long_day(iso: str, *, weekday: bool = False) -> str:
    """`24 November 2026` in the language spoken, with the weekday when asked."""
    return i18n.long_date(iso, locale=_locale(), weekday=weekday)


def when(schedule: Schedule) -> str:
    """`Sel, 24 Nov 2026 · 09.00 WIB`; empty when not scheduled."""
    day = short_date(schedule.date)
    if not day or not schedule.time:
        return day
    return f"{day} · {schedule.time.replace(':', '.')} {ZONE_NAMES[schedule.zone]}"


def clock_words(post: Post) -> str:
    """`08.00 WIB · 09.00 WITA · 10.00 WIT`, a later day named; empty without a time."""
    told = []
    for clock in clocks(post.schedule):
        day = "" if clock.date == post.schedule.date else f" ({short_date(clock.date).rpartition(' ')[0]})"
        told.append(f"{clock.time.replace(':', '.')} {clock.name}{day}")
    return " · ".join(told)


def other_calendars(text: str) -> str:
    """Pasaran and Hijri date, the latter always called an estimate, in the language spoken."""
    return text.replace("(perkiraan)", _("(perkiraan)"))


def number(value: int) -> str:
    """A whole number with separators."""
    return _number(value, _locale())


def decimal(value: float, places: int = 1, *, fixed: bool = False) -> str:
    """A number with at most so many decimals, exactly so many when `fixed`."""
    return i18n.decimal(value, places, locale=_locale(), fixed=fixed)


def _locale() -> str:
    return i18n.ENGLISH if language() == "en" else i18n.LOCALE


@lru_cache(maxsize=4096)
def _number(value: int, locale: str) -> str:
    """Counters ask for the same numbers at every key."""
    return i18n.number(value, locale=locale)


def pixels(width: int, height: int) -> str:
    """`1080 × 1350`: as platforms write it, without separators."""
    return f"{width} × {height}"


def size_of(count: int) -> str:
    """Bytes in words people use."""
    if count < 1_000_000:
        return f"{max(1, round(count / 1000))} KB"
    return f"{decimal(count / 1_000_000)} MB"


def many_posts(count: int) -> str:
    """`12 konten`."""
    return many("{count} konten", count).format(count=number(count))


def initials(name: str) -> str:
    """`SW` of `Dr. Sri Wahyuni, S.H.`: at most two letters, titles left out."""
    words = [word for word in name.split(",", maxsplit=1)[0].split() if not word.endswith(".")]
    return "".join(word[0] for word in words[:2]).upper()


def type_name(kind: str) -> str:
    """The name of a content type."""
    known = {
        "entertaining": _("Menghibur"), "inspiring": _("Inspiratif"), "educating": _("Edukatif"),
        "interactive": _("Interaktif"), "relating": _("Relasi"),
    }  # fmt: skip
    return known.get(kind, kind)
