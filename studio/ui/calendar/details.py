"""What is told of a post beside its tile: its time on one clock or three, whom it waits for since when."""

from datetime import datetime
from typing import TYPE_CHECKING

from studio.domain.content import ZONE_NAMES, Post, Role
from studio.domain.moments import clocks
from studio.session.schedule import Entry
from studio.session.waiting import Held, days_since, held, hours_since
from studio.ui.naming import number, short_date
from studio.ui.words import _, many

if TYPE_CHECKING:
    from studio.ui.calendar.page import CalendarPage


def clock_words(post: Post) -> str:
    """`08.00 WIB · 09.00 WITA · 10.00 WIT`, a later day named; empty without a time."""
    told = []
    for clock in clocks(post.schedule):
        day = "" if clock.date == post.schedule.date else f" ({short_date(clock.date).rpartition(' ')[0]})"
        told.append(f"{clock.time.replace(':', '.')} {clock.name}{day}")
    return " · ".join(told)


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


def role_name(role: Role | None) -> str:
    """A role, as one says whom a post waits for."""
    known: dict[str, str] = {
        "designer": _("perancang"), "filler": _("penyusun"), "editor": _("penyunting"),
        "verifier": _("pemverifikasi"), "approver": _("penyetuju"), "admin": _("admin akun"),
    }  # fmt: skip
    return known.get(role or "", "")


def step_name(status: str) -> str:
    """The work that brings a post to a status."""
    known = {
        "editing": _("Penyusunan"), "verifying": _("Penyuntingan"), "in-review": _("Verifikasi"),
        "approved": _("Persetujuan"), "scheduled": _("Penjadwalan"), "published": _("Penerbitan"),
    }  # fmt: skip
    return known.get(status, status)


def due_words(due: str) -> str:
    """`Sel, 24 Nov 2026`, with the time where one is set."""
    day, _t, time = due.partition("T")
    return f"{short_date(day)} {time.replace(':', '.')}".strip()


def since_words(since: str, now: datetime) -> str:
    """`3 jam`, `2 hari`; empty when it is not known."""
    days, hours = days_since(since, now), hours_since(since, now)
    if days is None or hours is None:
        return ""
    if hours < 1:
        return _("baru saja")
    if hours < 24:
        return many("{count} jam", hours).format(count=number(hours))
    return many("{count} hari", max(1, days)).format(count=number(max(1, days)))


def who_words(one: Held) -> str:
    """The person, else the role."""
    return one.who or role_name(one.role)


def waiting_words(one: Held, now: datetime) -> str:
    """`Menunggu Sri Wahyuni (Persetujuan), 2 hari. Batasnya Sel, 24 Nov 2026, terlewat`."""
    who, since = who_words(one), since_words(one.waiting.since, now)
    told = _("Menunggu {who} ({step})").format(who=who, step=step_name(one.waiting.step))
    if since:
        told = _("{waiting}, {since}").format(waiting=told, since=since)
    if one.waiting.due and not one.waiting.usual:
        due = due_words(one.waiting.due)
        words = _("Batasnya {due}, terlewat") if one.late else _("Batasnya {due}")
        told = f"{told}. {words.format(due=due)}"
    elif one.late:
        told = f"{told}. {_('Lebih lama dari biasanya')}"
    return told


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
    if entry.owner:
        told.append(_("Penanggung jawab: {name}").format(name=entry.owner))
    if found is not None:
        told.append(waiting_words(found, page.desk.now))
    return "\n".join(told)
