"""What is open on many posts, for the place Periksa: questions and checks of texts, no page laid out."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from studio.checks import gate as rules
from studio.checks.every import every_check
from studio.checks.gate import Row
from studio.checks.runner import run
from studio.domain.content import Asset, Design, DesignPage, Picture, Post, Status
from studio.domain.ethics import Attester, Item, Profile
from studio.domain.project import Key, Project
from studio.domain.record import Record, Value
from studio.domain.review import Answer
from studio.errors import StudioError
from studio.seal.canonical import hash_json
from studio.session.checking import subject_of, today_of
from studio.session.gate import altered_of, chosen_profile, items, profile_of
from studio.session.projects import open_project
from studio.session.resources import pinned_kit, pinned_template
from studio.session.session import Session
from studio.store.codec import to_raw

Progress = Callable[[int, int, str], None]
Cancelled = Callable[[], bool]
Task = Callable[[dict[str, Any], Progress, Cancelled], Any]

OUT: frozenset[Status] = frozenset({"idea", "published", "evaluated", "archived"})
"""Statuses in which nobody is waited for: not begun yet, or gone out."""
OWN = frozenset({"post", "design", "page", "answer", "asset", "export", "trash", "review"})
"""Kinds of which a post has its own; the others are everybody's."""
_known: dict[tuple[str, str], tuple[str, "Surveyed"]] = {}
"""What was found, by project and post, with the hash of all that it rests on; as long as the process."""


class Open(Value, frozen=True, kw_only=True):
    """Something open on a post: how grave, and who may answer it; nobody when it is to be mended."""

    severity: str
    attests: tuple[Attester, ...] = ()
    void: bool = False


class Surveyed(Value, frozen=True, kw_only=True):
    """What is open on a post, and since when an answer to it fell (UTC), empty when none did."""

    post: str
    open: tuple[Open, ...] = ()
    since: str = ""

    def count(self, severity: str) -> int:
        """How much of a severity is open."""
        return sum(one.severity == severity for one in self.open)


def surveyed(project: Project) -> tuple[Post, ...]:
    """The posts that are looked through, those that go out first at the front."""
    posts = [post for post in project.all(Post) if post.design and post.status not in OUT]
    return tuple(sorted(posts, key=lambda post: (post.schedule.date or "9", post.title)))


def survey(given: dict[str, Any], progress: Progress, cancelled: Cancelled) -> Any:
    """What is open on posts. Given: project, posts (ids). Gives one `Surveyed` a post, until cancelled."""
    found: list[Surveyed] = []
    with open_project(Path(given["project"]), read_only=True) as session:
        look = _Look(session)
        for number, ident in enumerate(given["posts"]):
            if cancelled():
                break
            post = session.project.find(Post, ident)
            if post is not None:
                progress(number, len(given["posts"]), post.title)
                found.append(look.at(post))
    return msgspec.to_builtins(found)


class _Look:
    """A session with what every post's gate needs, read once."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.altered: frozenset[Key] = altered_of(session)
        self.items: Mapping[str, Item] = items()
        self.profile: Profile = profile_of(chosen_profile(session.project, self.altered))
        self.answers: dict[str, list[Record]] = {}
        for answer in session.project.all(Answer):
            self.answers.setdefault(answer.post, []).append(answer)
        everybody = [to_raw(one) for (kind, _ident), one in session.project.items() if kind not in OWN]
        whole = [everybody, today_of(session), sorted(map(list, self.altered)), self.profile.id]
        self.shared = hash_json(whole)

    def at(self, post: Post) -> Surveyed:
        """What is open on a post; what it rests on being as before, what was found before."""
        key = (str(self.session.path), str(post.id))
        digest = hash_json([self.shared, [to_raw(one) for one in self._own(post)]])
        if key not in _known or _known[key][0] != digest:
            _known[key] = (digest, self._found(post))
        return _known[key][1]

    def _own(self, post: Post) -> list[Record]:
        """The records that a post has for itself."""
        project = self.session.project
        design = project.find(Design, post.design)
        pages = [project.find(DesignPage, ident) for ident in design.pages] if design else []
        known = [page for page in pages if page is not None]
        placed = {v.asset for page in known for v in page.slots.values() if isinstance(v, Picture)}
        assets = [asset for ident in sorted(placed) if (asset := project.find(Asset, ident)) is not None]
        own: list[Record] = [post, *known, *assets, *self.answers.get(post.id, [])]
        return [*own, design] if design is not None else own

    def _found(self, post: Post) -> Surveyed:
        session, design = self.session, self.session.project.find(Design, post.design)
        kit, templates = None, {}
        if design is not None:
            try:
                template, kit = pinned_template(session, design), pinned_kit(session, design)
                templates = {template.id: template}
            except StudioError:  # the template is gone; what its texts say can be looked at all the same
                kit, templates = None, {}
        subject = subject_of(session, post, kit, templates, ())
        report = run(subject)
        gate = rules.gate(subject, report, self.items, self.profile, self.altered)
        silent = laid_out() & {ident for ident, _why in report.skipped}
        rows = [row for row in gate.rows if row.open and not _needs_layout(row, silent)]
        fell = [row.answer.at for row in rows if row.state == "void" and row.answer is not None]
        return Surveyed(post=post.id, open=tuple(_open(row) for row in rows), since=min(fell, default=""))


def _open(row: Row) -> Open:
    attests = row.question.item.attests if row.question is not None else ()
    return Open(severity=row.severity, attests=attests, void=row.state == "void")


def laid_out() -> frozenset[str]:
    """Ids of the checks that look at pages laid out."""
    return frozenset(check.id for check in every_check() if "layout" in check.needs)


def _needs_layout(row: Row, silent: frozenset[str]) -> bool:
    """Whether a question is open only because no page was laid out; the post's own tab Periksa tells."""
    question = row.question
    if question is None or question.item.means != "decides" or row.findings:
        return False
    return bool(silent & set(question.item.checks))


TASKS: dict[str, Task] = {"survey": survey}
