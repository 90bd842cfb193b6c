"""One warm process that renders: QGuiApplication in its main thread, jobs and results over pipes.

Messages are length-prefixed MessagePack, never pickle. The parent side is an `Executor` of one worker.
"""

import os
import struct
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from studio.domain.record import Value
from studio.errors import StudioError
from studio.export.job import RenderJob, RenderResult, ensure_application, perform

HEADER = struct.Struct(">Q")


class Task(Value, frozen=True, kw_only=True):
    """A job and the folder its inputs are in."""

    job: RenderJob
    store: str


class Failure(Value, frozen=True, kw_only=True):
    """What went wrong in the child."""

    code: str
    message: str
    hint: str = ""


class Answer(Value, frozen=True, kw_only=True):
    """A result, or a failure."""

    result: RenderResult | None = None
    failure: Failure | None = None


def send(stream: BinaryIO, message: Value) -> None:
    """Write one message."""
    data = msgspec.msgpack.encode(message)
    stream.write(HEADER.pack(len(data)))
    stream.write(data)
    stream.flush()


def receive(stream: BinaryIO, decoder: msgspec.msgpack.Decoder[Any]) -> Any:
    """Read one message; None at the end of the stream."""
    head = stream.read(HEADER.size)
    if len(head) < HEADER.size:
        return None
    data = stream.read(HEADER.unpack(head)[0])
    return decoder.decode(data)


def end(child: subprocess.Popen[bytes], patience: float) -> None:
    """Let a child that reads requests finish and go; kill it after `patience` seconds."""
    if child.stdin is not None:
        child.stdin.close()
    try:
        child.wait(timeout=patience)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def serve() -> None:
    """The child: answer tasks until the parent closes the pipe."""
    app = ensure_application()
    tasks = msgspec.msgpack.Decoder(Task)
    while (task := receive(sys.stdin.buffer, tasks)) is not None:
        try:
            answer = Answer(result=perform(task.job, Path(task.store)))
        except StudioError as error:
            answer = Answer(failure=Failure(code=error.code, message=error.message, hint=error.hint))
        except Exception as error:  # noqa: BLE001 - the parent gets every failure as a value
            answer = Answer(
                failure=Failure(code="render/broken", message=f"Perender gagal ({type(error).__name__}).")
            )
        try:
            send(sys.stdout.buffer, answer)
        except OSError:  # the parent is gone: there is nobody to tell, not even at the interpreter's end
            os._exit(0)
    del app


class RenderProcess(Executor):
    """An executor that runs `perform` in one warm child; a child that dies is an error, and replaced."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="render")
        # made here, not in the thread: msgspec crashes when two threads work out the same type at once
        self._answers = msgspec.msgpack.Decoder(Answer)
        self._child: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Queue `perform(job, store)`; nothing else can be run here."""
        if fn is not perform or kwargs:
            raise TypeError("a render process runs perform(job, store) only")
        job, store = args[0], args[1]
        return self._thread.submit(self._run, job, store)

    def _run(self, job: RenderJob, store: Path) -> RenderResult:
        child = self._alive()
        if child.stdin is None or child.stdout is None:
            raise AssertionError("the child was started with pipes")
        try:
            send(child.stdin, Task(job=job, store=str(store)))  # type: ignore[arg-type] # a buffered pipe
            answer = receive(child.stdout, self._answers)  # type: ignore[arg-type] # a buffered pipe
        except OSError:
            answer = None
        if answer is None:
            self._stop()
            raise StudioError(
                "render/died",
                f"Perender berhenti pada {job.name}.",
                "Coba lagi; bila berulang, ganti gambarnya.",
            )
        if answer.failure is not None:
            raise StudioError(answer.failure.code, answer.failure.message, answer.failure.hint)
        result: RenderResult = answer.result
        return result

    def _alive(self) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._child is None or self._child.poll() is not None:
                environment = {
                    **os.environ,
                    "QT_QPA_PLATFORM": "offscreen",
                    "PYTHONPATH": os.pathsep.join(p for p in sys.path if p),
                }
                self._child = subprocess.Popen(
                    [sys.executable, "-m", "studio.export.render_process"],
                    stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment,
                )  # fmt: skip
            return self._child

    def _stop(self) -> None:
        with self._lock:
            child, self._child = self._child, None
        if child is not None:
            end(child, patience=5)
            if child.stdout is not None:
                child.stdout.close()

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the child; a job under way is finished first when waited for."""
        if not wait and self._child is not None:
            self._child.kill()
        self._thread.shutdown(wait=True, cancel_futures=cancel_futures)
        self._stop()


if __name__ == "__main__":
    serve()
