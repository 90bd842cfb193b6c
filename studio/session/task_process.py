"""One warm process for the window's long work: checks, exports, previews. The window itself never waits.

Messages are length-prefixed MessagePack over pipes, as in `export/render_process.py`. A task may be cancelled
between two of its steps; a process that dies is an error for its task, and is replaced.
"""

import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import msgspec

from studio.domain.record import Value
from studio.errors import StudioError
from studio.export.render_process import end, receive, send


class Request(Value, frozen=True, kw_only=True):
    """A task by name with plain values; `cancel` asks to stop the one of that number."""

    number: int
    task: str = ""
    given: dict[str, Any] = msgspec.field(default_factory=dict)
    cancel: bool = False


class Reply(Value, frozen=True, kw_only=True):
    """How far a task is, or what came of it. `kind`: progress, done, failed, cancelled."""

    number: int
    kind: str
    done: int = 0
    total: int = 0
    what: str = ""
    result: Any = None
    code: str = ""
    message: str = ""
    hint: str = ""


Listener = Callable[[Reply], None]
PATIENCE = 0.5
"""Seconds that closing a window may wait for its child, which stops what it does when the pipe closes."""


class TaskProcess:
    """The parent's end. `listener` is called in a thread of its own, for every reply of every task."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener
        self._requests = msgspec.msgpack.Decoder(Reply)
        self._child: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._open: dict[int, subprocess.Popen[bytes]] = {}
        self._count = 0

    def start(self, task: str, given: dict[str, Any]) -> int:
        """Queue a task; its number."""
        with self._lock:
            self._count += 1
            number = self._count
            self._open[number] = self._tell(Request(number=number, task=task, given=given))
        return number

    def cancel(self, number: int) -> None:
        """Ask a task to stop; its last reply says `cancelled`, or `done` when it was too late."""
        with self._lock:
            if number in self._open and self._child is not None:
                self._tell(Request(number=number, cancel=True))

    def close(self) -> None:
        """End the child; what is under way is given up, half-written files are swept at the next export."""
        with self._lock:
            child, self._child = self._child, None
            self._open.clear()
        if child is not None:
            end(child, patience=PATIENCE)

    def _tell(self, request: Request) -> subprocess.Popen[bytes]:
        """Send a request; the child that has it."""
        child = self._alive()
        try:
            send(child.stdin, request)  # type: ignore[arg-type] # a buffered pipe
        except OSError:
            self._child = None
            child = self._alive()
            send(child.stdin, request)  # type: ignore[arg-type] # a buffered pipe
        return child

    def _alive(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            environment = {
                **os.environ,
                "QT_QPA_PLATFORM": "offscreen",
                "PYTHONPATH": os.pathsep.join(p for p in sys.path if p),
            }
            environment.pop("FONTCONFIG_FILE", None)
            self._child = subprocess.Popen(
                [sys.executable, "-m", "studio.session.task_process"],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment,
            )  # fmt: skip
            threading.Thread(target=self._listen, args=(self._child,), name="tasks", daemon=True).start()
        return self._child

    def _listen(self, child: subprocess.Popen[bytes]) -> None:
        while (reply := self._next(child)) is not None:
            if reply.kind != "progress":
                with self._lock:
                    self._open.pop(reply.number, None)
            self._listener(reply)
        with self._lock:
            # whoever asks from here on gets a new child; what this one had is lost
            self._child = None if self._child is child else self._child
            lost = sorted(number for number, by in self._open.items() if by is child)
            for number in lost:
                del self._open[number]
        for number in lost:
            self._listener(
                Reply(
                    number=number, kind="failed", code="task/died", message="Pekerjaan di latar berhenti.",
                    hint="Coba sekali lagi.",
                )
            )  # fmt: skip

    def _next(self, child: subprocess.Popen[bytes]) -> Reply | None:
        try:
            reply: Reply | None = receive(child.stdout, self._requests)  # type: ignore[arg-type] # a pipe
        except (EOFError, OSError, ValueError, msgspec.DecodeError):  # it died amid a word
            return None
        return reply


def serve() -> None:
    """The child: run tasks in its main thread until the parent closes the pipe."""
    waiting: queue.Queue[Request | None] = queue.Queue()
    stopped: set[int] = set()
    working, closed = threading.Event(), threading.Event()
    requests = msgspec.msgpack.Decoder(Request)

    def read() -> None:
        while (request := receive(sys.stdin.buffer, requests)) is not None:
            if request.cancel:
                stopped.add(request.number)
            else:
                waiting.put(request)
        closed.set()
        waiting.put(None)
        if not working.is_set():
            os._exit(0)  # without waiting for what the main thread may be importing

    threading.Thread(target=read, daemon=True).start()
    with suppress(OSError):  # the window is gone, and nobody reads any more
        while (request := waiting.get()) is not None:
            number = request.number
            reply = _answer(request, working, lambda: closed.is_set() or number in stopped)  # noqa: B023
            working.clear()
            send(sys.stdout.buffer, reply)
            stopped.discard(number)
    os._exit(0)


def _answer(request: Request, working: threading.Event, cancelled: Callable[[], bool]) -> Reply:
    number = request.number

    def progress(done: int, total: int, what: str) -> None:
        send(sys.stdout.buffer, Reply(number=number, kind="progress", done=done, total=total, what=what))

    if cancelled():
        return Reply(number=number, kind="cancelled")
    from studio.session import tasks  # noqa: PLC0415 - the child's; the window's process stays light

    working.set()
    if cancelled():
        return Reply(number=number, kind="cancelled")
    try:
        result = tasks.TASKS[request.task](request.given, progress, cancelled)
    except StudioError as error:
        kind = "cancelled" if cancelled() else "failed"
        return Reply(number=number, kind=kind, code=error.code, message=error.message, hint=error.hint)
    except Exception as error:  # noqa: BLE001 - the parent gets every failure as a value
        return Reply(
            number=number, kind="failed", code="task/broken",
            message=f"Pekerjaan ini gagal ({type(error).__name__}).", hint="Coba sekali lagi.",
        )  # fmt: skip
    return Reply(number=number, kind="done", result=result)


if __name__ == "__main__":
    serve()
