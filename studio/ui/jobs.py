"""The one job runner of the window: tasks in the background process, their progress as signals."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from studio.errors import StudioError
from studio.session.task_process import Reply, TaskProcess


class Job(QObject):
    """One task. Exactly one of `done`, `failed`, `cancelled` comes at its end."""

    progress = Signal(int, int, str)
    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()

    def __init__(self, task: str, title: str, given: dict[str, Any], *, quiet: bool) -> None:
        super().__init__()
        self.task = task
        self.given = given
        self.title = title
        self.quiet = quiet
        self.number = 0
        self.so_far: tuple[int, int, str] = (0, 0, "")


class Jobs(QObject):
    """Starts tasks and hands their replies to their jobs in the window's thread."""

    started = Signal(object)
    ended = Signal(object)
    _replied = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.open: dict[int, Job] = {}
        self._process = TaskProcess(self._replied.emit)
        self._replied.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def run(
        self, task: str, title: str, given: dict[str, Any], done: Callable[[Any], None] | None = None,
        *, quiet: bool = False,
    ) -> Job:  # fmt: skip
        """Start a task; quiet ones do not show in the tray."""
        job = Job(task, title, given, quiet=quiet)
        if done is not None:
            job.done.connect(done)
        job.number = self._process.start(task, given)
        self.open[job.number] = job
        self.started.emit(job)
        return job

    def cancel(self, job: Job) -> None:
        """Ask a job to stop."""
        self._process.cancel(job.number)

    def close(self) -> None:
        """Give up what is under way."""
        self.open.clear()
        self._process.close()

    def _take(self, reply: Reply) -> None:
        job = self.open.get(reply.number)
        if job is None:
            return
        if reply.kind == "progress":
            job.so_far = (reply.done, reply.total, reply.what)
            job.progress.emit(reply.done, reply.total, reply.what)
            return
        del self.open[reply.number]
        if reply.kind == "done":
            job.done.emit(reply.result)
        elif reply.kind == "cancelled":
            job.cancelled.emit()
        else:
            job.failed.emit(StudioError(reply.code, reply.message, reply.hint))
        job.ended.emit()
        self.ended.emit(job)
