"""A post typed in one line: `Rabu 09.00 IG FB: Layanan paspor simpatik`."""

from datetime import date

import msgspec

from studio.catalog.quick_words import quick_words
from studio.domain import quick_line
from studio.domain.content import Post, Schedule, Status
from studio.domain.ids import PillarId, PlacementId
from studio.domain.planning import Rubric
from studio.domain.project import Project
from studio.domain.quick_line import Quick
from studio.domain.span import FreeSlot
from studio.session.office_year import rhythm_of
from studio.session.schedule import USUAL_TIME
from studio.session.session import Session
from studio.session.starting import NewPost, kit_of, new_post

TEMPLATE = "pengumuman"
"""What a post typed in a hurry is made of; another template can be chosen later."""
__all__ = ["Quick", "quick_post", "read_line", "slot_for"]


def read_line(line: str, today: date) -> Quick:
    """Day, time and platforms before the title, in Indonesian or English, whatever the window speaks."""
    return quick_line.read_line(line, today, quick_words())


def slot_for(
    project: Project, said: Quick, free: tuple[FreeSlot, ...], after: Schedule, day: str = ""
) -> FreeSlot | None:
    """The slot a line's post takes: the next one free, or the one of the day and hour that were said."""
    from studio.domain.slots import Slot, next_free_slot  # noqa: PLC0415 - only where there are rubrics

    wanted = said.date or day
    fitting: list[Slot] = []
    for slot in free:
        on_time = slot.schedule.time == (said.time or slot.schedule.time)
        if on_time and slot.schedule.date == (wanted or slot.schedule.date):
            rubric = project.find(Rubric, slot.rubric)
            fitting += [Slot(rubric=rubric, schedule=slot.schedule)] if rubric and not rubric.paused else []
    if not fitting:
        return None
    found = next_free_slot(fitting, project.all(Post), after, rhythm_of(project), frozenset(said.platforms))
    if found is None:
        return None
    return FreeSlot(name=found.rubric.name, schedule=found.schedule, rubric=found.rubric.id)


def quick_post(session: Session, said: Quick, day: str, slot: FreeSlot | None = None) -> NewPost:
    """The post that a line asks for, as an idea when it has no day; in a recurring slot, as its rubric is."""
    rubric = session.project.find(Rubric, slot.rubric) if slot else None
    made = new_post(session, (rubric.template if rubric else "") or TEMPLATE, kit_of(session), said.title)
    own = tuple(PlacementId(ident) for ident in rubric.placements) if rubric else ()
    placements = own or made.post.placements
    if said.platforms:
        wanted = tuple(i for i in placements if i.partition("/")[0] in said.platforms)
        placements = wanted or placements
    when = said.date or day
    time = (said.time or USUAL_TIME) if when else said.time
    schedule = msgspec.structs.replace(made.post.schedule, date=when, time=time)
    if slot:
        schedule, when = slot.schedule, slot.schedule.date
    status: Status = "draft" if when else "idea"
    post = msgspec.structs.replace(made.post, schedule=schedule, placements=placements, status=status)
    if rubric:
        pillar = PillarId(rubric.pillar) if rubric.pillar else None
        post = msgspec.structs.replace(post, rubric=rubric.id, pillar=pillar)
    return msgspec.structs.replace(made, post=post)
