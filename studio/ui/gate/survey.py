"""What is open on all posts, kept up to date in the background, a few posts at a time."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from studio.checks.roles import role_of
from studio.domain.content import Person, Post
from studio.domain.project import Key, Project
from studio.errors import StudioError
from studio.session.gate_tasks import OWN, Open, Surveyed, surveyed
from studio.ui.jobs import Job
from studio.ui.reveal import posts_of
from studio.ui.words import _, many

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow

SLICE = 12
"""Posts of one task, so that the check of the post one writes at never waits long."""
FIRST_MS, AFTER_MS = 10_000, 4_000


class Survey(QObject):
    """Looks through the posts. `changed` comes when something is known anew, `moved` as it goes along."""

    changed = Signal()
    moved = Signal()

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window, self.desk = window, window.desk
        self.found: dict[str, Surveyed] = {}
        self.failed = False
        self._left: list[str] = []
        self._total = 0
        self._job: Job | None = None
        self._stale: set[str] | None = None
        """Posts to look at again; None: all of them."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.start)
        self._timer.start(FIRST_MS)
        self.desk.changed.connect(self._changed)
        window.leaving.connect(self.stop)
        self.changed.connect(self.show_badge)
        window.became.connect(self.show_badge)

    @property
    def busy(self) -> bool:
        """Whether it is under way."""
        return self._job is not None

    @property
    def along(self) -> tuple[int, int]:
        """How many posts it has looked at, of how many."""
        return self._total - len(self._left), self._total

    def start(self) -> None:
        """Look through what is stale now; goes on if it is under way."""
        if self.busy or self.desk.closed:
            return
        posts = surveyed(self.desk.project)
        wanted = [str(post.id) for post in posts]
        stale, self._stale = self._stale, set()
        self._left = [i for i in wanted if stale is None or i in stale or i not in self.found]
        for gone in self.found.keys() - set(wanted):
            del self.found[gone]
        self._total, self.failed = len(self._left), False
        self.changed.emit()
        self._next()

    def again(self) -> None:
        """Look through everything anew."""
        self._stale = None
        self.start()

    def cancel(self) -> None:
        """Stop here; what is known stays, the rest is looked at next time."""
        self._stale = None if self._stale is None else self._stale | set(self._left)
        self._left = []
        if self._job is not None:
            self._window.jobs.cancel(self._job)
        self.moved.emit()

    def stop(self) -> None:
        """Let go; the window is about to close."""
        self._timer.stop()
        self._left = []

    def mine(self, me: Person | None) -> tuple[str, ...]:
        """Posts that wait for somebody."""
        people = self.desk.project.all(Person)
        return tuple(i for i, one in self.found.items() if waits_for(one, me, people))

    def show_badge(self) -> None:
        """How many posts wait for whoever works here, in the rail."""
        count = len(self.mine(self._window.me))
        words = many("{count} konten menunggu Anda", count).format(count=count)
        self._window.rail.items["gate"].badge(count, words)

    def _next(self) -> None:
        if not self._left:
            self._job = None
            self.moved.emit()
            self.changed.emit()
            return
        part, self._left = self._left[:SLICE], self._left[SLICE:]
        given = {"project": str(self.desk.session.path), "posts": part}
        self._job = job = self._window.jobs.run("survey", _("Memeriksa semua konten"), given, quiet=True)
        job.done.connect(self._took)
        job.failed.connect(self._broke)
        job.ended.connect(self._next)
        self.moved.emit()

    def _took(self, given: Iterable[dict[str, Any]]) -> None:
        for one in msgspec.convert(given, tuple[Surveyed, ...]):
            self.found[one.post] = one
        self.changed.emit()

    def _broke(self, _error: StudioError) -> None:
        self.failed, self._left = True, []

    def _changed(self, keys: frozenset[Key]) -> None:
        if any(kind not in OWN for kind, _ident in keys) or any(kind == "asset" for kind, _ident in keys):
            self._stale = None
        elif self._stale is not None:
            self._stale |= set(posts_of(self.desk.project, keys)) | answered(self.desk.project, keys)
        self._timer.start(AFTER_MS)


def answered(project: Project, keys: frozenset[Key]) -> set[str]:
    """Posts whose answers are among the records; an answer that is gone is of any post with answers."""
    from studio.domain.review import Answer  # noqa: PLC0415 - only after an answer

    idents = {ident for kind, ident in keys if kind == "answer"}
    found = {str(answer.post) for answer in project.all(Answer) if answer.id in idents}
    gone = len(idents) > sum(answer.id in idents for answer in project.all(Answer))
    return found | ({str(post.id) for post in project.all(Post)} if gone else set())


def waits_for(one: Surveyed, me: Person | None, people: tuple[Person, ...]) -> bool:
    """Whether a person may answer something open on a post, or fills it and has to mend it."""
    return me is not None and any(_theirs(row, me, people) for row in one.open)


def _theirs(row: Open, me: Person, people: tuple[Person, ...]) -> bool:
    if row.attests:
        return role_of(me, row.attests, people) is not None
    return row.severity == "blocker" and "filler" in me.roles
