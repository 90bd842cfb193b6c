"""Special times of a project: elections, crises, mourning; begun, ended, and what is on today."""

from typing import TYPE_CHECKING, Literal

import msgspec

from studio.checks.situations import holds, situations_on
from studio.domain import office_gate as rules
from studio.domain.content import ZONE_NAMES, Office, Person, Post, RichText, Run, SlotValue
from studio.domain.ethics import Mode, Situation
from studio.domain.ids import PersonId
from studio.domain.project import Project
from studio.domain.record import Value
from studio.errors import StudioError
from studio.session.projects import new_id

if TYPE_CHECKING:
    from studio.session.session import Session
    from studio.session.starting import NewPost

ORDER: tuple[Mode, ...] = ("crisis", "election", "mourning")
HOLDING, TEMPLATE = "holding", "darurat"
"""The tag by which the gate knows a holding statement, and the template it is made from."""
State = Literal["on", "coming", "over"]


class On(Value, frozen=True, kw_only=True):
    """A mode that is on, with the situations that make it so; `until` is the last day, empty while open."""

    mode: Mode
    situations: tuple[Situation, ...]
    until: str = ""


def on_now(project: Project, today: str) -> tuple[On, ...]:
    """The modes of a day, the gravest first."""
    found = situations_on(project, today)
    made = []
    for mode in ORDER:
        mine = tuple(one for one in found if one.mode == mode)
        if mine:
            until = "" if any(not one.end for one in mine) else max(one.end for one in mine)
            made.append(On(mode=mode, situations=mine, until=until))
    return tuple(made)


def state_of(situation: Situation, today: str) -> State:
    """Whether a situation holds today, is to come, or is over."""
    if holds(situation, today):
        return "on"
    return "coming" if situation.start > today and not situation.ended else "over"


def of_mode(project: Project, mode: Mode) -> tuple[Situation, ...]:
    """The situations kept for a mode, the newest first; mourning is kept with the rhythm."""
    found = (one for one in project.all(Situation) if one.mode == mode)
    return tuple(sorted(found, key=lambda one: (one.start, one.at), reverse=True))


def crisis(project: Project, name: str, reason: str, today: str, person: Person | None, at: str) -> Situation:
    """A crisis that begins now; StudioError when one is on, or nobody says why."""
    if any(one.mode == "crisis" for one in situations_on(project, today)):
        raise StudioError("mode/crisis-on", "Mode krisis sudah menyala.", "Akhiri yang ini dahulu.")
    return Situation(
        id=new_id(), mode="crisis", name=rules.bare(name), start=today, reason=rules.reason_of(reason),
        person=_id(person), at=at,
    )  # fmt: skip


def ended(project: Project, mode: Mode, local_now: str) -> tuple[Situation, ...]:
    """The situations of a mode that hold now, ended at this moment; local time with its offset."""
    return tuple(
        msgspec.structs.replace(one, ended=local_now)
        for one in of_mode(project, mode)
        if holds(one, local_now[:10])
    )


def new_election(person: Person | None, at: str) -> Situation:
    """An election with nothing said yet."""
    return Situation(id=new_id(), mode="election", start="", person=_id(person), at=at)


def holding_post(session: "Session", title: str, today: str) -> "NewPost":
    """A holding statement for a crisis, as a draft for today, in the office's time."""
    from studio.session.starting import kit_of, new_post  # noqa: PLC0415 - the first window need not wait for it

    office = session.project.find(Office, "office")
    zone = ZONE_NAMES.get(office.zone, "") if office else ""
    known: dict[str, SlotValue] = {"zone": RichText(paragraphs=((Run(text=zone),),))} if zone else {}
    made = new_post(session, TEMPLATE, kit_of(session), title, known)
    schedule = msgspec.structs.replace(made.post.schedule, date=today, time="")
    post: Post = msgspec.structs.replace(made.post, schedule=schedule, tags=(*made.post.tags, HOLDING))
    return msgspec.structs.replace(made, post=post)


def _id(person: Person | None) -> PersonId | None:
    return person.id if person else None
