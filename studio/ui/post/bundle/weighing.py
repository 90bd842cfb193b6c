"""Weighs the files of a bundle in the background, a few at a time, so that a check never waits for long."""

from functools import partial
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from studio.session.bundling import FilePlan, Weight
from studio.ui.jobs import Job
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.post.page import PostPage

AT_ONCE = 4


class Weighing(QObject):
    """Knows what files weigh. A file is named by all that it depends on, so a weight never grows old."""

    changed = Signal()

    def __init__(self, page: "PostPage") -> None:
        super().__init__(page)
        self._page = page
        self.known: dict[str, Weight] = {}
        self._other: dict[str, Weight] = {}
        """What files weigh of the other kind: drafts, or those ready to be published."""
        self.draft = False
        self._todo: list[FilePlan] = []
        self._job: Job | None = None
        self._on = True

    def weigh_as(self, *, draft: bool) -> None:
        """Weigh drafts from now on, or what is ready to be published."""
        if draft != self.draft:
            self.stop()
            self.draft, self.known, self._other = draft, self._other, self.known

    def want(self, files: tuple[FilePlan, ...]) -> None:
        """Weigh these, those known already excepted."""
        self._todo = [f for f in files if f.key not in self.known and f.kind != "video"]
        self._next()

    def stop(self) -> None:
        """Weigh no more until wanted again."""
        self._todo = []
        if self._job is not None:
            self._page.window_.jobs.cancel(self._job)

    def leave(self) -> None:
        """Weigh no more, and tell nobody."""
        self._on = False
        self.stop()

    def _next(self) -> None:
        if self._job is not None or not self._todo or not self._on:
            return
        now, self._todo = self._todo[:AT_ONCE], self._todo[AT_ONCE:]
        given = {
            "project": str(self._page.desk.session.path), "post": self._page.ident,
            "placements": list(dict.fromkeys(f.placement for f in now)), "keys": [f.key for f in now],
            "draft": self.draft,
        }  # fmt: skip
        job = self._job = self._page.window_.jobs.run("weigh", _("Menimbang berkas"), given, quiet=True)
        job.done.connect(partial(self._weighed, self.draft))
        job.ended.connect(self._ended)

    def _weighed(self, draft: bool, given: list[Any]) -> None:
        of_that = self.known if draft == self.draft else self._other
        of_that |= {w.key: w for w in msgspec.convert(given, list[Weight])}
        if self._on:
            self.changed.emit()

    def _ended(self) -> None:
        self._job = None
        if self._on:
            QTimer.singleShot(0, self, self._next)
