"""How the window tells whom a post waits for: the step, the person or role, since when, and how late."""

from datetime import datetime

from studio.domain.content import Role
from studio.session.waiting import Held, days_since, hours_since
from studio.ui.naming import number, short_date, status_of
from studio.ui.words import _, many


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


def step_words(one: Held) -> str:
    """The work a post waits for; sent back it waits for its changes."""
    status = one.post.status
    return status_of(status)[0] if status == "changes-asked" else step_name(one.waiting.step)


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
    told = _("Menunggu {who} ({step})").format(who=who, step=step_words(one))
    if since:
        told = _("{waiting}, {since}").format(waiting=told, since=since)
    if one.waiting.due and not one.waiting.usual:
        due = due_words(one.waiting.due)
        words = _("Batasnya {due}, terlewat") if one.late else _("Batasnya {due}")
        told = f"{told}. {words.format(due=due)}"
    elif one.late:
        told = f"{told}. " + _("Lebih lama dari biasanya")
    return told
