"""The plan for paper: posts, days and campaigns of a span in words, with the office's head."""

import re
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, cast

from studio.catalog.days import hijri_text, pasaran_of
from studio.catalog.platforms import load_platforms
from studio.catalog.theme import theme
from studio.domain.calendar_days import DAYS_OFF, Day
from studio.domain.content import ZONE_NAMES, Campaign, Office, Person, Post
from studio.domain.moments import clocks, month_span
from studio.domain.plan_sheet import (
    Letterhead,
    PlanSheet,
    SheetCampaign,
    SheetDay,
    SheetPillar,
    SheetPost,
    Signature,
    each_day,
    months_of,
)
from studio.domain.platform import platforms_of
from studio.domain.safe_cells import clean
from studio.domain.shares import pillars_of
from studio.errors import StudioError
from studio.export.job import ensure_application
from studio.export.pipeline import Cancelled, Progress
from studio.i18n import long_date, month_year
from studio.session.agenda import days_between
from studio.session.campaign_bars import spans
from studio.session.emblem import emblem_of, shape_of
from studio.session.layers import platform_layers
from studio.session.plan_export import PlanFile, Wanted, chosen, posts_between
from studio.session.session import Session

if TYPE_CHECKING:
    from studio.export.plan_print.document import PrintForm

TITLE = "Kalender konten"
MOST_MONTHS = 24
PILLARS, MOST_CODES = 6, 4
HEX = re.compile(r"#[0-9A-Fa-f]{6}")
CODES = {
    "instagram": "IG", "facebook": "FB", "x": "X", "youtube": "YT", "tiktok": "TT", "threads": "TH",
    "whatsapp": "WA", "web": "Web", "telegram": "TG", "linkedin": "LI", "mastodon": "Ma", "bluesky": "Bs",
    "print": "Cetak", "screen": "Layar",
}  # fmt: skip
"""Platforms as they stand in a narrow cell."""


def printed(
    session: Session, wanted: Wanted, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> PlanFile:
    """The plan as a PDF or DOCX."""
    from studio.export.plan_print.document import emblem_png, plan_pdf  # noqa: PLC0415 - brings Qt in
    from studio.export.plan_print.docx_list import plan_docx  # noqa: PLC0415 - heavy

    ensure_application()
    sheet = sheet_of(session, wanted)
    if wanted.form == "docx":
        data = plan_docx(sheet, wanted.paper, emblem_png(sheet.head))
    else:
        data = plan_pdf(sheet, cast("PrintForm", wanted.form), wanted.paper, progress, cancelled)
    return PlanFile(data=data, rows=len(sheet.posts))


def preview(
    session: Session, wanted: Wanted, width: int, cancelled: Cancelled | None = None
) -> tuple[bytes, int]:
    """A PNG of the first page of a PDF, and how many pages there are; 0 for more than it counts."""
    from studio.export.plan_print.document import first_page  # noqa: PLC0415 - brings Qt in

    ensure_application()
    form = cast("PrintForm", wanted.form)
    return first_page(sheet_of(session, wanted), form, wanted.paper, width, cancelled)


def sheet_of(session: Session, wanted: Wanted) -> PlanSheet:
    """What is printed. A month's page shows whole months; without a span it is what posts cover."""
    posts = chosen(posts_between(session, wanted.first, wanted.last), wanted.only)
    first, last = _span(posts, wanted, session.now()[:10])
    if wanted.form == "month-pdf":
        posts = chosen(posts_between(session, first, last), wanted.only)
    project = session.project
    office = project.find(Office, "office")
    named = wanted.first or wanted.form == "month-pdf"
    return PlanSheet(
        title=TITLE, span=span_words(first, last) if named else "semua konten", first=first, last=last,
        posts=_posts(session, posts, office.zone if office else "Asia/Jakarta"),
        days=_days(session, first, last) if wanted.with_days else {},
        campaigns=tuple(
            SheetCampaign(name=_line(one.campaign.name), start=one.start.isoformat(), end=one.end.isoformat())
            for one in spans(project)
            if one.start.isoformat() <= last and one.end.isoformat() >= first
        ),
        pillars=tuple(
            SheetPillar(name=_line(one.name), color=_color(one.color, place))
            for place, one in enumerate(pillars_of(project))
        ),
        head=_head(session, office),
        signature=_signature(session, office) if wanted.sign else None,
    )  # fmt: skip


def _line(text: str) -> str:
    """The text on one line, without what no document may hold."""
    return " ".join(clean(text).split())


def span_words(first: str, last: str) -> str:
    """`Desember 2026`, `Tahun 2026`, `1 November 2026 – 31 Januari 2027`."""
    if first[:4] == last[:4] and (first[5:], last[5:]) == ("01-01", "12-31"):
        return f"Tahun {first[:4]}"
    if (first, last) == month_span(first[:7]):
        return month_year(date.fromisoformat(first))
    return long_date(first) if first == last else f"{long_date(first)} – {long_date(last)}"


def _span(posts: list[Post], wanted: Wanted, today: str) -> tuple[str, str]:
    dated = [post.schedule.date for post in posts if _is_day(post.schedule.date)]
    first = wanted.first or min(dated, default=today)
    last = wanted.last or max([*dated, first], default=first)
    if last < first:
        raise StudioError("plan/span", "Tanggal akhir mendahului tanggal awal.", "Tukar kedua tanggalnya.")
    if wanted.form != "month-pdf":
        return first, last
    if len(months_of(first, last)) > MOST_MONTHS:
        raise StudioError(
            "plan/months",
            f"Rentang ini lebih dari {MOST_MONTHS} bulan.",
            "Pilih rentang yang lebih pendek untuk halaman bulan.",
        )
    return month_span(first[:7])[0], month_span(last[:7])[1]


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _posts(session: Session, posts: Iterable[Post], zone: str) -> tuple[SheetPost, ...]:
    project = session.project
    known = load_platforms(platform_layers(session))
    names = {ident: one.name.get("id", ident) for ident, one in known.items()}
    places = {str(pillar.id): number for number, pillar in enumerate(pillars_of(project))}
    campaigns = {str(c.id): _line(c.name) for c in project.all(Campaign)}
    people = {str(p.id): _line(p.name) for p in project.all(Person)}
    made = []
    for post in posts:
        at, platforms = post.schedule, platforms_of(tuple(post.placements))
        time = f"{at.time} {ZONE_NAMES[at.zone]}" if at.time and at.zone != zone else at.time
        three = [f"{c.time.replace(':', '.')} {c.name}" for c in clocks(at)] if post.national else []
        made.append(
            SheetPost(
                title=_line(post.title), date=at.date if _is_day(at.date) else "", time=time,
                clocks=" · ".join(three), platforms=tuple(names.get(p, p) for p in platforms),
                codes=_codes([CODES.get(p, names.get(p, p)) for p in platforms]), status=post.status,
                pillar=places.get(str(post.pillar), -1), campaign=campaigns.get(str(post.campaign), ""),
                owner=people.get(str(post.owner), ""),
            )
        )  # fmt: skip
    return tuple(made)


def _codes(found: list[str]) -> str:
    shown = found if len(found) <= MOST_CODES else found[: MOST_CODES - 1]
    return " ".join((*shown, *([f"+{len(found) - len(shown)}"] if len(found) > len(shown) else [])))


def _days(session: Session, first: str, last: str) -> dict[str, SheetDay]:
    named: dict[str, list[Day]] = {}
    for day in days_between(session.project, first, last):
        for covered in each_day(day.date, min(day.until or day.date, last)):
            named.setdefault(covered, []).append(day)
    return {day: _day(day, named.get(day, [])) for day in each_day(first, last)}


def _day(iso: str, found: list[Day]) -> SheetDay:
    when = date.fromisoformat(iso)
    kinds = {day.kind for day in found}
    # the word "perkiraan" and the year stand once in the legend
    hijri = hijri_text(when).rsplit(" ", 3)[0]
    return SheetDay(
        names=tuple(
            (_line(day.title), day.mark) for day in sorted(found, key=lambda d: d.kind not in DAYS_OFF)
        ),
        off="holiday" if "holiday" in kinds else "leave" if "joint-leave" in kinds else "",
        other=" · ".join(part for part in (pasaran_of(when), hijri) if part),
    )


def _color(own: str, place: int) -> str:
    """The pillar's own colour, else that of its place, as in the window."""
    return own if HEX.fullmatch(own) else theme().light[f"pillar{place % PILLARS + 1}"]


def _head(session: Session, office: Office | None) -> Letterhead:
    if office is None:
        return Letterhead()
    reach = tuple(filter(None, (_line(office.phone), _line(office.site))))
    return Letterhead(
        lines=tuple(filter(None, (_line(office.institution).upper(), _line(office.unit).upper()))),
        address=tuple(filter(None, (_line(office.address), " · ".join(reach)))),
        emblem=emblem_of(session, office, "light"), aspect=shape_of(session, office, "light"),
    )  # fmt: skip


def _signature(session: Session, office: Office | None) -> Signature:
    """The first approver takes note."""
    who = next((p for p in session.project.all(Person) if "approver" in p.roles), None)
    return Signature(
        city=_line(office.city) if office else "",
        position=_line(who.position) if who else "",
        name=_line(who.name) if who else "",
    )
