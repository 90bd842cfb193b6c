"""The one job runner of the window: tasks in the background process, their progress as signals."""

import threading
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

from studio.errors import StudioError

if TYPE_CHECKING:
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


Work = Callable[[Callable[[int, int, str], None], Callable[[], bool]], Any]
"""Work for a thread: told how to say how far it is, and how to ask whether to stop."""


class Jobs(QObject):
    """Starts tasks and hands their replies to their jobs in the window's thread."""

    started = Signal(object)
    ended = Signal(object)
    _replied = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.open: dict[int, Job] = {}
        self._replied.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._stops: dict[int, threading.Event] = {}

    @cached_property
    def _process(self) -> "TaskProcess":
        """The child's keeper; made for the first task."""
        from studio.session.task_process import TaskProcess  # noqa: PLC0415 - the first window has no task

        return TaskProcess(self._reply)

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

    def here(
        self, work: Work, title: str, done: Callable[[Any], None] | None = None, *, quiet: bool = False
    ) -> Job:
        """Do work in a thread of this process: for what waits more than it reckons, and needs the session."""
        job = Job("", title, {}, quiet=quiet)
        if done is not None:
            job.done.connect(done)
        job.number = min(self._stops, default=0) - 1
        stop = self._stops[job.number] = threading.Event()
        self.open[job.number] = job
        self.started.emit(job)
        threading.Thread(target=self._work, args=(job.number, work, stop), daemon=True).start()
        return job

    def cancel(self, job: Job) -> None:
        """Ask a job to stop."""
        if job.number in self._stops:
            self._stops[job.number].set()
        else:
            self._process.cancel(job.number)

    def close(self) -> None:
        """Give up what is under way."""
        for stop in self._stops.values():
            stop.set()
        self.open.clear()
        if "_process" in self.__dict__:
            self._process.close()

    def _work(self, number: int, work: Work, stop: threading.Event) -> None:
        from studio.session.task_process import Reply  # noqa: PLC0415 - the first window has no task

        def progress(done: int, total: int, what: str) -> None:
            self._reply(Reply(number=number, kind="progress", done=done, total=total, what=what))

        try:
            reply = Reply(number=number, kind="done", result=work(progress, stop.is_set))
        except StudioError as error:
            reply = Reply(
                number=number, kind="failed", code=error.code, message=error.message, hint=error.hint
            )
        except Exception as error:  # noqa: BLE001 - every failure is told in the window
            reply = Reply(
                number=number, kind="failed", code="task/broken",
                message=f"Pekerjaan ini gagal ({type(error).__name__}).", hint="Coba sekali lagi.",
            )  # fmt: skip
        self._reply(reply)

    def _reply(self, reply: "Reply") -> None:
        with suppress(RuntimeError):  # the window is gone by now
            self._replied.emit(reply)

    def _take(self, reply: "Reply") -> None:
        job = self.open.get(reply.number)
        if job is None:
            return
        if reply.kind == "progress":
            job.so_far = (reply.done, reply.total, reply.what)
            job.progress.emit(reply.done, reply.total, reply.what)
            return
        del self.open[reply.number]
        self._stops.pop(reply.number, None)
        if reply.kind == "done":
            job.done.emit(reply.result)
        elif reply.kind == "cancelled":
            job.cancelled.emit()
        else:
            job.failed.emit(StudioError(reply.code, reply.message, reply.hint))
        job.ended.emit()
        self.ended.emit(job)
