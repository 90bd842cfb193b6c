"""A post in the place Periksa: what is open on it, whom it waits for, since when."""

from dataclasses import dataclass
from datetime import date, datetime

from studio.checks.roles import roles_for
from studio.domain.content import Post
from studio.domain.project import Project
from studio.session.gate_tasks import Surveyed
from studio.session.waiting import days_since, held
from studio.ui.naming import short_date, status_of
from studio.ui.post.checks.words import role_name
from studio.ui.widgets.rowlist import Spoken
from studio.ui.words import _, many

NEVER = "9"


@dataclass(frozen=True, slots=True)
class Row(Spoken):
    """One post with its counts and words."""

    post: Post
    found: Surveyed
    waits: str
    since: str

    @property
    def stop(self) -> int:
        """Blockers that are open."""
        return self.found.count("blocker")

    @property
    def warn(self) -> int:
        """Warnings that are open."""
        return self.found.count("warning")

    @property
    def rank(self) -> tuple[bool, str, int, int, str]:
        """Blocked posts first, then by the day they go out."""
        return not self.stop, self.post.schedule.date or NEVER, -self.stop, -self.warn, self.post.title

    @property
    def said(self) -> str:
        """What a screen reader says, and what is searched."""
        counts = _("{stop} penghalang, {warn} peringatan").format(stop=self.stop, warn=self.warn)
        status = status_of(self.post.status)[0]
        parts = (self.post.title, status, counts, self.waits, self.since, short_date(self.post.schedule.date))
        return ". ".join(part for part in parts if part)


def row_of(project: Project, post: Post, found: Surveyed, now: datetime) -> Row:
    """The row of a post; what waits longest is an answer that fell, or the step it stands at."""
    attests = dict.fromkeys(who for one in found.open for who in one.attests)
    roles = [role_name(role) for role in roles_for(tuple(attests))]
    if any(not one.attests for one in found.open):
        roles.append(_("yang mengisi"))
    names = list(dict.fromkeys(role for role in roles if role))
    step = held(project, post, now)
    since = found.since or (step.waiting.since if step is not None else "") or ""
    return Row(post, found, ", ".join(names), _ago(since, now))


def _ago(since: str, now: datetime) -> str:
    """`hari ini`, `3 hari`; empty when it is not known."""
    days = days_since(since, now) if since else None
    if days is None:
        return ""
    return _("hari ini") if days <= 0 else many("{count} hari", days).format(count=days)


def due_in(post: Post, now: datetime) -> int | None:
    """Days until a post goes out; None without a day."""
    try:
        return (date.fromisoformat(post.schedule.date) - now.date()).days
    except ValueError:
        return None
