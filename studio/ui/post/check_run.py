"""When a post is checked: a moment after the last change, with what is typed; a stale check gives way."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from studio.errors import StudioError
from studio.session.typed import plain
from studio.ui.desk import unstored
from studio.ui.jobs import Job
from studio.ui.words import _, language

if TYPE_CHECKING:
    from studio.ui.post.page import PostPage

AFTER_MS = 300
"""Nobody waits for a check, but it should be there when one looks up from typing."""


class CheckRun(QObject):
    """Checks of one page, one at a time. `found` gives what the task gives."""

    found = Signal(object)

    def __init__(self, page: "PostPage") -> None:
        super().__init__(page)
        self._page = page
        self._job: Job | None = None
        self._again = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(page.check_now)

    @property
    def busy(self) -> bool:
        """Whether a check is under way."""
        return self._job is not None

    @property
    def stale(self) -> bool:
        """Whether something changed since the check under way, or the last one, began."""
        return self._again or self._timer.isActive()

    def soon(self) -> None:
        """Something changed: what is under way would find what was before."""
        self._give_up()
        self._timer.start(AFTER_MS)

    def now(self) -> None:
        """Check what is written, stored or not, in the background; a check under way gives way."""
        if self._job is not None:
            self._give_up()
            return
        self._again = False
        desk, window = self._page.desk, self._page.window_
        given = {
            "project": str(desk.session.path), "post": self._page.ident, "language": language(),
            "typed": plain(unstored(desk)),
        }  # fmt: skip
        self._job = job = window.jobs.run("check", _("Memeriksa"), given, quiet=True)
        job.done.connect(self._done)
        job.failed.connect(self._failed)
        job.ended.connect(self._ended)

    def stop(self) -> None:
        """Check no more."""
        self._timer.stop()
        self._again = False
        if self._job is not None:
            self._page.window_.jobs.cancel(self._job)

    def _give_up(self) -> None:
        if self._job is not None and not self._again:
            self._again = True
            self._page.window_.jobs.cancel(self._job)

    def _done(self, given: dict[str, Any]) -> None:
        self.found.emit(given)

    def _failed(self, error: StudioError) -> None:
        self._page.window_.notices.fail(error)

    def _ended(self) -> None:
        self._job = None
        if self._again and not self._timer.isActive():
            self._timer.start(0)
