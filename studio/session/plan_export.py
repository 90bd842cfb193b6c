"""Writing the plan out: calendar, tables, files for scheduling tools."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Literal, get_args

from studio.catalog.platforms import placements
from studio.catalog.quick_words import quick_words
from studio.domain.calendar_days import Day
from studio.domain.content import Campaign, Office, Person, Pillar, Post
from studio.domain.moments import minutes_of
from studio.domain.plan_merge import event_uid
from studio.domain.plan_sheet import Paper
from studio.domain.plan_table import COLUMNS, Names, PlanRow, cells_of, names_of, plain, row_of
from studio.domain.record import Value
from studio.domain.shares import pillars_of
from studio.export import plan_calendar, plan_tables
from studio.export.pipeline import Cancelled, Progress
from studio.i18n import N_
from studio.session.agenda import days_between
from studio.session.held import HELD, held_posts
from studio.session.layers import platform_layers
from studio.session.session import Session
from studio.session.starting import USUAL
from studio.store.atomic import write_atomic

Form = Literal["ics", "csv", "xlsx", "month-pdf", "list-pdf", "docx"]
PRINTED: frozenset[Form] = frozenset({"month-pdf", "list-pdf", "docx"})
FORMS: tuple[Form, ...] = get_args(Form)
SHEET = "Rencana"


class PlanFile(Value, frozen=True, kw_only=True):
    """A plan as a file: its bytes, how many rows, and what is not in it with the reason."""

    data: bytes
    rows: int
    left_out: tuple[tuple[str, str], ...] = ()


def names(session: Session) -> Names:
    """What names mean in this project; a platform alone stands for its usual placement."""
    project = session.project
    office = project.find(Office, "office")
    known = placements(platform_layers(session))
    said: dict[str, str] = {}
    for ident, place in known.items():
        said.setdefault(f"{place.platform} {place.name.get('id', '')}", ident)
        said.setdefault(place.platform, ident)
    said.update({ident.partition("/")[0]: ident for ident in reversed(USUAL) if ident in known})
    said.update({ident: ident for post in project.all(Post) for ident in post.placements})
    said.update({ident: ident for ident in known})
    shorts = quick_words().platforms.items()
    said.update({short: said[full] for short, full in shorts if full in said and short not in said})
    return names_of(
        project.all(Pillar), project.all(Campaign), project.all(Person), said,
        office.zone if office else "Asia/Jakarta",
    )  # fmt: skip


class Wanted(Value, frozen=True, kw_only=True):
    """What to write: the form, the span (all without one), with days; for paper its size and a signature.

    `only` are ids of the posts wanted, None for all.
    """

    form: Form
    first: str = ""
    last: str = ""
    with_days: bool = False
    paper: Paper = "a4"
    sign: bool = False
    only: tuple[str, ...] | None = None


def plan_of(
    session: Session, wanted: Wanted, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> PlanFile:
    """The plan as it is wanted."""
    if wanted.form in PRINTED:
        from studio.session.plan_print import printed  # noqa: PLC0415 - brings Qt in

        return printed(session, wanted, progress, cancelled)
    return plan_file(
        session, wanted.form, wanted.first, wanted.last, with_days=wanted.with_days, only=wanted.only
    )


def plan_file(
    session: Session, form: Form, first: str = "", last: str = "", *, with_days: bool = False,
    only: tuple[str, ...] | None = None,
) -> PlanFile:  # fmt: skip
    """The plan of a span (all of it without one) as a calendar or a table."""
    posts = chosen(posts_between(session, first, last), only)
    known = names(session)
    rows = [row_of(post, known) for post in posts]
    shown = _display_names(session)
    cells = [cells_of(row, shown) for row in rows]
    if form == "ics":
        return _calendar(session, posts, rows, cells, (first, last) if with_days else None)
    header = [column.header for column in COLUMNS]
    lines = [[cell[column.key] for column in COLUMNS] for cell in cells]
    if form == "csv":
        return PlanFile(data=plan_tables.csv_bytes(header, lines), rows=len(rows))
    return PlanFile(data=plan_tables.xlsx_bytes(SHEET, header, lines), rows=len(rows))


def posts_between(session: Session, first: str = "", last: str = "") -> list[Post]:
    """Posts of a span by time, and without a span those without a date after them."""
    posts = session.project.all(Post)
    if first or last:
        posts = tuple(p for p in posts if p.schedule.date and first <= p.schedule.date <= (last or "9999"))
    return sorted(posts, key=lambda p: (not p.schedule.date, p.schedule.date, p.schedule.time, p.title))


def chosen(posts: list[Post], only: tuple[str, ...] | None) -> list[Post]:
    """Those of the posts that are wanted."""
    wanted = None if only is None else frozenset(only)
    return [post for post in posts if wanted is None or post.id in wanted]


def write_plan(out: Path, made: PlanFile) -> None:
    """Put the file in its place; an existing one is replaced whole."""
    write_atomic(out, made.data)


def _display_names(session: Session) -> dict[str, str]:
    project = session.project
    people = [person.name for person in project.all(Person)]
    campaigns = [campaign.name for campaign in project.all(Campaign)]
    pillars = [pillar.name for pillar in pillars_of(project)]
    return {plain(name): name for name in (*people, *campaigns, *pillars)}


def _calendar(
    session: Session, posts: Sequence[Post], rows: Sequence[PlanRow], cells: Sequence[dict[str, str]],
    span: tuple[str, str] | None,
) -> PlanFile:  # fmt: skip
    entries, left = [], []
    held = held_posts(session, (post for post in posts if post.status in plan_calendar.SURE))
    for post, row, cell in zip(posts, rows, cells, strict=True):
        why = HELD if post.id in held else _unfit(row)
        if why:
            left.append((row.title, why))
        else:
            entries.append(plan_calendar.CalendarEntry(uid=event_uid(post), row=row, cells=cell))
    office = session.project.find(Office, "office")
    name = f"Rencana konten {office.unit}" if office else "Rencana konten"
    days = _days(session, span, entries) if span else ()
    campaigns = session.project.all(Campaign) if span else ()
    data = plan_calendar.ics_bytes(name, entries, session.now(), days, campaigns)
    return PlanFile(data=data, rows=len(entries), left_out=tuple(left))


def _days(
    session: Session, span: tuple[str, str], entries: Sequence[plan_calendar.CalendarEntry]
) -> list[Day]:
    dated = [entry.row.date for entry in entries]
    year = session.now()[:4]
    first = span[0] or min(dated, default=f"{year}-01-01")
    last = span[1] or max(dated, default=f"{year}-12-31")
    return days_between(session.project, first, last)


def _unfit(row: PlanRow) -> str:
    """Why a row cannot stand in a calendar; empty when it can."""
    try:
        date.fromisoformat(row.date)
        if row.time:
            minutes_of(row.time)
    except ValueError:
        return N_("belum bertanggal") if not row.date else N_("tanggal atau jamnya tidak terbaca")
    return ""
