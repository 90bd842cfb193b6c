"""How the page's findings stand: whether a check is under way, how far, whether they are of now."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from studio.ui.jobs import Job

if TYPE_CHECKING:
    from studio.ui.post.page import PostPage

TASK = "check"


class CheckState(QObject):
    """Follows the checks of one page. `changed` comes whenever something of it differs."""

    changed = Signal()

    def __init__(self, page: "PostPage") -> None:
        super().__init__(page)
        self._page = page
        self._job: Job | None = None
        self._edits = self._at_start = 0
        self.fresh = page.verdict is not None
        """Whether the findings are those of what is written now."""
        self.failed = False
        self.progress: tuple[int, int] = (0, 0)
        page.window_.jobs.started.connect(self._started)
        page.desk.changed.connect(self._edited)
        page.checked.connect(self._checked)
        for job in page.window_.jobs.open.values():
            self._started(job)

    @property
    def busy(self) -> bool:
        """Whether a check is under way."""
        return self._job is not None

    def leave(self) -> None:
        """Follow no more."""
        self._page.window_.jobs.started.disconnect(self._started)
        self._page.desk.changed.disconnect(self._edited)
        self._page.checked.disconnect(self._checked)

    def _started(self, job: Job) -> None:
        if job.task != TASK or job.given.get("post") != self._page.ident:
            return
        self._job, self.failed, self.progress = job, False, (0, 0)
        job.progress.connect(self._along)
        job.failed.connect(self._broke)
        job.ended.connect(self._ended)
        self._at_start = self._edits
        self.changed.emit()

    def _along(self, done: int, total: int, _what: str) -> None:
        self.progress = done, total
        self.changed.emit()

    def _broke(self, _error: object) -> None:
        self.failed = True

    def _ended(self) -> None:
        self._job = None
        self.changed.emit()

    def _checked(self, _verdict: object) -> None:
        self.fresh = self._edits == self._at_start
        self.failed = False
        self.changed.emit()

    def _edited(self, _keys: object) -> None:
        self._edits += 1
        if self.fresh:
            self.fresh = False
            self.changed.emit()
