"""Siapkan bulan ini: a proposal for a month from days, recurring slots, campaigns and pillar shares.

A pure function that creates nothing: ideas are ticked by people, and what is there already is not proposed.
Reasons are told in the language of the window. Titles and slots are not: they become posts, and those of an
Indonesian office are in Indonesian whatever its window speaks.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import count
from typing import Literal

import msgspec

from studio.domain.cadence import is_quiet, mourning_on, time_warnings
from studio.domain.calendar_days import DAYS_OFF, KIND_NAMES, Day, DayKind, each_day
from studio.domain.campaigns import messages_of
from studio.domain.content import Campaign, Pillar, Post, Schedule, Zone
from studio.domain.moments import minutes_of, month_span, shifted
from studio.domain.planning import PlanWarning, Rhythm, Rubric
from studio.domain.record import Value
from studio.domain.shares import LEFT_OUT
from studio.domain.slots import Slot, empty_slots
from studio.domain.strategy import KeyMessage
from studio.i18n import N_

Origin = Literal["day", "leave", "rubric", "campaign", "pillar"]
GREETING: dict[DayKind, str] = {
    "holiday": "nasional", "national": "nasional", "religious": "keagamaan", "institution": "lembaga",
    "international": "internasional", "office": "lembaga",
}  # fmt: skip
"""Page of the template `ucapan` that fits a kind of day."""
SUGGESTED: frozenset[DayKind] = frozenset({"holiday", "national", "religious", "office"})


MOVABLE: frozenset[Origin] = frozenset({"campaign", "pillar"})
"""Ideas that no day or slot gives an hour."""
OTHER_TIMES = ("12:00", "15:00", "10:30", "13:30", "16:30")
"""Hours of work that come after the usual one."""
MESSAGE_TEMPLATE = "pengumuman"
"""What a campaign's message is set in; its headline is all that it asks for."""


class Angle(Value, frozen=True, kw_only=True):
    """Something that posts of a theme can be about, and the template that tells it best."""

    title: str
    template: str


class Idea(Value, frozen=True, kw_only=True):
    """A post that could be. `key` is the same whenever it is proposed; `suggested`: ticked to begin with."""

    key: str
    origin: Origin
    title: str
    schedule: Schedule
    reason: str
    suggested: bool = True
    template: str = ""
    layout: str = ""
    slots: dict[str, str] = msgspec.field(default_factory=dict)
    placements: tuple[str, ...] = ()
    pillar: str = ""
    campaign: str = ""
    message: str = ""
    """Id of the key message it carries."""
    rubric: str = ""
    observance: str = ""
    warnings: tuple[PlanWarning, ...] = ()


class PlanSoFar(Value, frozen=True, kw_only=True):
    """What a proposal stands on: the plan so far and the rules of the office."""

    posts: tuple[Post, ...] = ()
    rubrics: tuple[Rubric, ...] = ()
    pillars: tuple[Pillar, ...] = ()
    campaigns: tuple[Campaign, ...] = ()
    angles: dict[str, tuple[Angle, ...]] = msgspec.field(default_factory=dict)
    """What each pillar can be about, by its id."""
    messages: tuple[KeyMessage, ...] = ()
    rhythm: Rhythm = Rhythm(id="rhythm")
    zone: Zone = "Asia/Jakarta"
    usual_time: str = "09:00"


def prepare_month(month: str, days: Iterable[Day], so_far: PlanSoFar, wanted: int = 0) -> tuple[Idea, ...]:
    """Ideas for a month `YYYY-MM`, by date; `wanted` posts in all are filled up by the shares of pillars."""
    first, last = month_span(month)
    in_month = [d for d in days if first <= d.date <= last]
    ideas = [*of_days(in_month, so_far), *_of_leave(in_month, so_far)]
    ideas += _of_rubrics(first, last, so_far)
    free = _working_days(first, last, in_month, so_far)
    ideas += _of_campaigns(first, last, free, ideas, so_far)
    ideas += _of_pillars(first, last, free, ideas, so_far, wanted)
    ideas = _spread(ideas, so_far)
    warned = [msgspec.structs.replace(i, warnings=time_warnings(i.schedule, so_far.rhythm)) for i in ideas]
    return tuple(sorted(warned, key=lambda i: (i.schedule.date, i.schedule.time, i.title)))


def of_days(days: list[Day], so_far: PlanSoFar) -> list[Idea]:
    """A greeting for each day that has none yet."""
    made = {(p.observance, p.schedule.date) for p in so_far.posts if p.observance}
    return [
        Idea(
            key=f"day:{day.id}:{day.date}",
            origin="day",
            title=day.title,
            schedule=Schedule(date=day.date, time=so_far.usual_time, zone=so_far.zone),
            reason=day.basis or KIND_NAMES[day.kind],
            suggested=day.kind in SUGGESTED and day.certain,
            template=day.template or "ucapan",
            layout="" if day.template else _page(day),
            slots=_greeting(day),
            observance=day.id,
        )
        for day in days
        if day.kind != "joint-leave" and (day.id, day.date) not in made
    ]


def _page(day: Day) -> str:
    return "keagamaan" if day.religious else GREETING.get(day.kind, "nasional")


def _greeting(day: Day) -> dict[str, str]:
    said = {"headline": f"Selamat {day.name.get('id', day.title)}"}
    if day.number:
        said["ordinal"] = f"ke-{day.number}"
    return said


def _of_leave(days: list[Day], so_far: PlanSoFar) -> list[Idea]:
    """One notice of service hours for each stretch of joint leave, on the last working day before it."""
    off = {d.date for d in days if d.kind in DAYS_OFF}
    found: list[Idea] = []
    told: set[str] = set()
    made = {p.observance for p in so_far.posts}
    for day in (d for d in days if d.kind == "joint-leave"):
        key = f"leave:{day.id}:{day.date[:4]}"
        if key in told or key in made:
            continue
        told.add(key)
        found.append(
            Idea(
                key=key,
                origin="leave",
                title=f"Jadwal layanan: {day.title}",
                schedule=Schedule(date=_before(day.date, off), time=so_far.usual_time, zone=so_far.zone),
                reason=day.basis,
                template="pengumuman",
                slots={"headline": f"Jadwal layanan selama {day.title[:1].lower()}{day.title[1:]}"},
                observance=key,
            )
        )
    return found


def _before(day: str, off: set[str]) -> str:
    earlier = shifted(day, -1)
    while earlier in off or date.fromisoformat(earlier).weekday() >= 5:
        earlier = shifted(earlier, -1)
    return earlier


def _of_rubrics(first: str, last: str, so_far: PlanSoFar) -> list[Idea]:
    slots = empty_slots(so_far.rubrics, so_far.posts, first, last, so_far.rhythm)
    return [of_slot(slot) for slot in slots]


def of_slot(slot: Slot) -> Idea:
    """The post that would fill a recurring slot."""
    rubric = slot.rubric
    return Idea(
        key=slot.key,
        origin="rubric",
        title=rubric.name,
        schedule=slot.schedule,
        reason=N_(f"Rubrik “{rubric.name}”"),
        template=rubric.template,
        slots={"kicker": rubric.name} if rubric.template else {},
        placements=rubric.placements,
        pillar=rubric.pillar or "",
        rubric=rubric.id,
    )


def _working_days(first: str, last: str, days: list[Day], so_far: PlanSoFar) -> list[str]:
    off = {d for day in days if day.kind in DAYS_OFF for d in each_day(day.date, day.until or day.date)}
    return [
        day
        for day in each_day(first, last)
        if day not in off
        and date.fromisoformat(day).weekday() < 5
        and mourning_on(day, so_far.rhythm) is None
    ]


def _of_campaigns(first: str, last: str, free: list[str], ideas: list[Idea], so_far: PlanSoFar) -> list[Idea]:
    """One post for each key message of a running campaign that no post carries yet."""
    live = [p for p in so_far.posts if p.status not in LEFT_OUT]
    carried = {m for p in live for m in p.messages}
    in_words = {(p.campaign, p.key_message) for p in live}
    found: list[Idea] = []
    for campaign in so_far.campaigns:
        begin, end = max(campaign.start or first, first), min(campaign.end or last, last)
        open_days = [day for day in free if begin <= day <= end]
        for message in messages_of(campaign.id, so_far.messages):
            told = message.id in carried or (campaign.id, message.text) in in_words
            if not open_days or told:
                continue
            found.append(
                Idea(
                    key=f"campaign:{campaign.id}:{message.id}",
                    origin="campaign",
                    title=message.text,
                    schedule=_at(_lightest(open_days, [*ideas, *found], so_far), so_far),
                    reason=N_(f"Pesan kunci kampanye “{campaign.name}” yang belum tersampaikan"),
                    template=MESSAGE_TEMPLATE,
                    slots={"kicker": campaign.name, "headline": message.text},
                    campaign=campaign.id,
                    message=message.id,
                )
            )
    return found


def _of_pillars(
    first: str, last: str, free: list[str], ideas: list[Idea], so_far: PlanSoFar, wanted: int
) -> list[Idea]:
    """Posts for pillars that lie below their share of what the month will hold."""
    planned = [p for p in so_far.posts if first <= p.schedule.date <= last and p.status not in LEFT_OUT]
    ticked = [i for i in ideas if i.suggested]
    have = Counter(str(p.pillar or "") for p in planned) + Counter(i.pillar for i in ticked)
    whole = max(wanted, len(planned) + len(ticked))
    room = max(0, wanted - len(planned) - len(ticked)) if wanted else whole
    found: list[Idea] = []
    told = {p.title for p in so_far.posts} | {i.title for i in ideas}
    for pillar in sorted(so_far.pillars, key=lambda p: p.share, reverse=True):
        angles = _angles(pillar, so_far, told)
        for n in range(max(0, round(pillar.share * whole / 100) - have[pillar.id])):
            if not free or len(found) >= room:
                break
            angle = next(angles)
            found.append(
                Idea(
                    key=f"pillar:{pillar.id}:{first[:7]}:{n}",
                    origin="pillar",
                    title=angle.title,
                    schedule=_at(_lightest(free, [*ideas, *found], so_far), so_far),
                    reason=N_(f"Porsi pilar “{pillar.name}” belum {pillar.share} %"),
                    template=angle.template,
                    slots={"kicker": pillar.name, "headline": angle.title} if angle.template else {},
                    pillar=pillar.id,
                )
            )
    return found


def _angles(pillar: Pillar, so_far: PlanSoFar, told: set[str]) -> Iterator[Angle]:
    """What a pillar can be about that nobody has told yet; then topics that have to be found."""
    for angle in so_far.angles.get(pillar.id, ()):
        if angle.title not in told:
            told.add(angle.title)
            yield angle
    for n in count(1):
        title = f"Topik baru {pillar.name} {n}"
        if title not in told:
            told.add(title)
            yield Angle(title=title, template="")


def _spread(ideas: list[Idea], so_far: PlanSoFar) -> list[Idea]:
    """The same ideas; those that may go out at any hour leave room to what stands on their day already."""
    fixed = [i for i in ideas if i.origin not in MOVABLE]
    there = [p.schedule for p in so_far.posts if p.status not in LEFT_OUT]
    taken: dict[str, list[int]] = {}
    for schedule in (*there, *(i.schedule for i in fixed)):
        taken.setdefault(schedule.date, []).extend(_minutes(schedule.time))
    moved: list[Idea] = []
    for idea in (i for i in ideas if i.origin in MOVABLE):
        day = taken.setdefault(idea.schedule.date, [])
        schedule = msgspec.structs.replace(idea.schedule, time=_free_time(day, so_far))
        day.extend(_minutes(schedule.time))
        moved.append(msgspec.structs.replace(idea, schedule=schedule))
    return [*fixed, *moved]


def _minutes(time: str) -> tuple[int, ...]:
    """Minutes since midnight; none for what is no time."""
    try:
        return (minutes_of(time),)
    except ValueError:
        return ()


def _free_time(taken: list[int], so_far: PlanSoFar) -> str:
    """The first of the usual hours with nothing near it; the usual one when none is free."""
    apart = so_far.rhythm.minutes_apart
    for time in (so_far.usual_time, *OTHER_TIMES):
        near = any(abs(minutes_of(time) - other) < apart for other in taken)
        if not near and not is_quiet(time, so_far.rhythm):
            return time
    return so_far.usual_time


def _lightest(days: list[str], ideas: list[Idea], so_far: PlanSoFar) -> str:
    """The day with the least on it; among equals the one farthest from the others, then the earliest."""
    load = Counter(p.schedule.date for p in so_far.posts if p.status not in LEFT_OUT)
    load.update(i.schedule.date for i in ideas if i.suggested)
    taken = [date.fromisoformat(day).toordinal() for day in load if day]

    def weight(day: str) -> tuple[int, int, str]:
        here = date.fromisoformat(day).toordinal()
        nearest = min((abs(here - other) for other in taken), default=99)
        return load[day], -nearest, day

    return min(days, key=weight)


def _at(day: str, so_far: PlanSoFar) -> Schedule:
    return Schedule(date=day, time=so_far.usual_time, zone=so_far.zone)
