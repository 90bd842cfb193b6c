"""What is told of a post beside its tile: its time on one clock or three, whom it waits for since when."""

from typing import TYPE_CHECKING

from studio.domain.content import ZONE_NAMES, Post
from studio.domain.moments import clocks
from studio.session.schedule import Entry
from studio.session.waiting import Held, held
from studio.ui.naming import clock_words, status_of
from studio.ui.waiting import waiting_words
from studio.ui.widgets.basic import Tone
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.calendar.page import CalendarPage


def time_words(entry: Entry) -> str:
    """All that is to be told of the time: three clocks of a national post, the zone where it is another."""
    post = entry.post
    at = post.schedule.time.replace(":", ".")
    if at and post.national:
        return clock_words(post) or at
    return f"{at} {ZONE_NAMES[post.schedule.zone]}" if at and entry.away else at


def tile_time(entry: Entry) -> str:
    """The same in the room a tile has: `08/09/10.00` for the three clocks from west to east."""
    post = entry.post
    at = post.schedule.time.replace(":", ".")
    if at and post.national and (three := clocks(post.schedule)):
        hours = "/".join(clock.time[:2] for clock in three)
        return f"{hours}.{at[-2:]}"
    return f"{at} {ZONE_NAMES[post.schedule.zone]}" if at and entry.away else at


def state_of(page: "CalendarPage", post: Post) -> tuple[str, Tone, str]:
    """Words, tone and icon of a post's status, or that a crisis holds it back."""
    if page.days.held(str(post.id)):
        return _("Ditahan krisis"), "stop", "player-pause"
    words, tone, icon = status_of(post.status)
    return words, tone, icon


def held_of(page: "CalendarPage", post: Post) -> Held | None:
    """What a post waits for, as far as it is worth telling: somebody has it, or its time was written down."""
    if not (post.steps or post.since or post.owner):
        return None
    return held(page.desk.project, post, page.desk.now, page.days.off)


def is_overdue(page: "CalendarPage", post: Post) -> bool:
    """Whether a step's time has passed; ideas and drafts count only by a time that was written down."""
    if not (post.steps or post.since):
        return False
    known = page.overdue.get(post.id)
    if known is None:
        one = held(page.desk.project, post, page.now, page.days.off)
        known = page.overdue[post.id] = one is not None and one.late
    return known


def tip(page: "CalendarPage", entry: Entry) -> str:
    """All of it: what it is, its time, what the rhythm warns of, whom it waits for."""
    from studio.ui.calendar.tile import said  # noqa: PLC0415 - it says the time through this module

    found = held_of(page, entry.post)
    told = [said(entry, page.days.warned(str(entry.post.id)))]
    if page.days.held(str(entry.post.id)):
        told.append(_("Ditahan krisis: jawab butir K1 di tab Periksa, lalu konten ini boleh keluar."))
    if entry.owner:
        told.append(_("Penanggung jawab: {name}").format(name=entry.owner))
    if found is not None:
        told.append(waiting_words(found, page.desk.now))
    return "\n".join(told)
