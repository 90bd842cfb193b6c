"""The year as an open project sees it: days with the office's own, the agenda, a month's proposal, moves."""

from datetime import date

import msgspec

from studio.catalog.days import days_of, require_year
from studio.catalog.hijri import hijri_days
from studio.catalog.templates import load_template
from studio.domain.cadence import warnings
from studio.domain.calendar_days import Day, OfficeDay, office_view
from studio.domain.content import Campaign, Office, Pillar, Post, RichText, Run, Schedule, SlotValue
from studio.domain.ids import CampaignId, PillarId, PlacementId, PostId
from studio.domain.month_plan import Idea, PlanSoFar, prepare_month
from studio.domain.moves import Move, move
from studio.domain.office_year import about_day
from studio.domain.planning import PlanWarning, Rubric
from studio.domain.project import Project
from studio.domain.record import Record
from studio.domain.review import ReviewState
from studio.domain.slots import Slot, empty_slots
from studio.domain.strategy import KeyMessage
from studio.errors import StudioError
from studio.seal.canonical import canonical
from studio.seal.content_hash import content_hashes
from studio.session.office_year import rhythm_of
from studio.session.pillars import angles_of
from studio.session.projects import new_id
from studio.session.session import Session
from studio.session.starting import kit_of, new_post
from studio.store import audit


def days_between(project: Project, first: str, last: str) -> list[Day]:
    """Days that begin in a span, as the office wants them."""
    records = project.all(OfficeDay)
    found: list[Day] = []
    for year in range(date.fromisoformat(first).year, date.fromisoformat(last).year + 1):
        found += office_view(days_of(require_year(year)), records, year, hijri_days)
    return [day for day in found if first <= day.date <= last]


def slots_between(project: Project, first: str, last: str) -> tuple[Slot, ...]:
    """Empty recurring slots of a span."""
    return empty_slots(project.all(Rubric), project.all(Post), first, last, rhythm_of(project))


def plan_warnings(project: Project) -> dict[str, tuple[PlanWarning, ...]]:
    """What the rhythm has to say, by post."""
    return warnings(project.all(Post), rhythm_of(project))


def hide_day(day: Day, hidden: bool = True, records: tuple[OfficeDay, ...] = ()) -> OfficeDay:
    """The record that hides a known day, or shows it again."""
    return about_day(day, records, new_id(), hidden=hidden)[0]


def rename_day(day: Day, name: str, records: tuple[OfficeDay, ...] = ()) -> OfficeDay:
    """The record that gives a known day the office's name; empty gives its own back."""
    return about_day(day, records, new_id(), name=name)[0]


def propose_month(session: Session, month: str, wanted: int = 0) -> tuple[Idea, ...]:
    """Ideas for a month `YYYY-MM`; nothing is created."""
    project = session.project
    try:
        year = date.fromisoformat(f"{month}-01").year
    except ValueError:
        raise StudioError("plan/month", f"Bulan “{month}” tidak dikenal.", "Tulis seperti 2026-12.") from None
    office = project.find(Office, "office")
    so_far = PlanSoFar(
        posts=project.all(Post), rubrics=project.all(Rubric), pillars=project.all(Pillar),
        campaigns=project.all(Campaign), messages=project.all(KeyMessage), rhythm=rhythm_of(project),
        angles=angles_of(project),
        zone=office.zone if office else "Asia/Jakarta",
    )  # fmt: skip
    return prepare_month(month, days_between(project, f"{year}-01-01", f"{year}-12-31"), so_far, wanted)


def create_ideas(session: Session, ideas: tuple[Idea, ...]) -> tuple[PostId, ...]:
    """Make the ticked ideas posts, one command: with template and slots where the idea names them."""
    made, records = idea_records(session, ideas)
    with session.edit("Siapkan bulan") as draft:
        draft.put(*records)
    return made


def idea_records(session: Session, ideas: tuple[Idea, ...]) -> tuple[tuple[PostId, ...], tuple[Record, ...]]:
    """The posts that ideas would become, and every record they need; nothing is stored."""
    session.require_writable()
    made: list[PostId] = []
    records: list[Record] = []
    for idea in ideas:
        post, more = _created(session, idea)
        made.append(post.id)
        records += [*more, post]
    return tuple(made), tuple(records)


def _created(session: Session, idea: Idea) -> tuple[Post, list[Record]]:
    if idea.template:
        known = {slot.id for slot in load_template(idea.template).slots}
        slots: dict[str, SlotValue] = {k: _text(words) for k, words in idea.slots.items() if k in known}
        fresh = new_post(session, idea.template, kit_of(session), idea.title, slots)
        pages = fresh.pages
        if idea.layout:
            pages = (msgspec.structs.replace(pages[0], layout=idea.layout), *pages[1:])
        post, more = fresh.post, [*fresh.figures, *pages, fresh.design]
    else:
        post, more = Post(id=PostId(new_id()), title=idea.title), []
    placements = tuple(PlacementId(ident) for ident in idea.placements) or post.placements
    post = msgspec.structs.replace(
        post, status="idea", schedule=idea.schedule, placements=placements, rubric=idea.rubric,
        observance=idea.observance, messages=(idea.message,) if idea.message else (),
        pillar=PillarId(idea.pillar) if idea.pillar else None,
        campaign=CampaignId(idea.campaign) if idea.campaign else None,
    )  # fmt: skip
    return post, list(more)


def _text(words: str) -> RichText:
    return RichText(paragraphs=((Run(text=words),),))


def plan_move(project: Project, post: Post, to: Schedule) -> Move:
    """What moving a post would do; `dropped` is what to ask about before `move_post`."""
    reviews = tuple(r for r in project.all(ReviewState) if r.post == post.id)
    now = content_hashes(project, post.id)["schedule"]
    approved = any(r.parts.get("schedule") == now for r in reviews)
    allowed = rhythm_of(project).move_days
    return move(post, to, reviews, allowed_days=allowed, at_approved_time=approved)


def move_post(session: Session, post: Post, to: Schedule, command: str = "Pindahkan konten") -> Move:
    """Move a post; when the approval of its time falls, that is written to the log that only grows."""
    planned = plan_move(session.project, post, to)
    if planned.forbidden:
        raise StudioError("plan/published", planned.forbidden, "Buat konten baru untuk tanggal lain.")
    with session.edit(command) as draft:
        draft.put(planned.post, *planned.reviews)
    if planned.dropped:
        log_dropped(session, (planned,))
    return planned


def log_dropped(session: Session, moves: tuple[Move, ...]) -> None:
    """Note in the log which approvals fell with a move; no words of the content."""
    at = session.now()
    with session.file.writing() as connection:
        for one in moves:
            if one.dropped:
                body = {"act": "approval-dropped", "at": at, "parts": list(one.dropped), "post": one.post.id}
                audit.append(connection, canonical(body))
