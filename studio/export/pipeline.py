"""Runs the jobs of a plan on any executor and writes their files; documents follow in `documents`."""

from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from pathlib import Path

import msgspec

from studio.errors import StudioError
from studio.export.job import RenderJob, RenderResult, ensure_application, perform
from studio.store.atomic import write_atomic

EXTENSIONS = {
    "image/png": ".png", "image/jpeg": ".jpg", "image/webp": ".webp", "application/pdf": ".pdf",
    "video/mp4": ".mp4",
}  # fmt: skip

Progress = Callable[[int, int, str], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Made:
    """A job with its file: path relative to the bundle, and what is known of it."""

    job: RenderJob
    path: str
    result: RenderResult
    bytes: int


class Inline(Executor):
    """Runs each task at once in this process; the simplest executor."""

    def __init__(self) -> None:
        self._app = ensure_application()

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN002, ANN003, ANN201 - Executor's own signature
        """Run the task and give a finished future."""
        future: Future[object] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - an executor hands every error to the future
            future.set_exception(error)
        return future


def stop_if(cancelled: Cancelled | None) -> None:
    """End the export when the user stopped it."""
    if cancelled is not None and cancelled():
        raise StudioError("export/cancelled", "Pekerjaan dihentikan.", "Tidak ada berkas yang tertinggal.")


def run_jobs(
    jobs: Sequence[RenderJob], names: Sequence[str], store: Path, folder: Path, executor: Executor,
    progress: Progress | None = None, cancelled: Cancelled | None = None,
) -> list[Made]:  # fmt: skip
    """Make every file under `folder`, stopping between jobs; `names` are paths without extension."""
    made: list[Made] = []
    inline = isinstance(executor, Inline)
    futures: list[Future[RenderResult]] = []
    try:
        if not inline:
            futures = [executor.submit(perform, job, store) for job in jobs]
        for index, (job, name) in enumerate(zip(jobs, names, strict=True)):
            stop_if(cancelled)
            if progress is not None:
                progress(index, len(jobs), job.name)
            if inline:
                result = executor.submit(perform, job, store, None, cancelled).result()
            else:
                result = wait_for(futures[index], cancelled)
            made.append(_write(job, name, result, folder))
    except BaseException:
        for future in futures:
            future.cancel()
        raise
    if progress is not None:
        progress(len(jobs), len(jobs), "")
    return made


def wait_for(future: Future[RenderResult], cancelled: Cancelled | None) -> RenderResult:
    """The result of a job; a cancelled wait ends at once."""
    while True:
        try:
            return future.result(timeout=0.2)
        except TimeoutError:
            stop_if(cancelled)


def _write(job: RenderJob, name: str, result: RenderResult, folder: Path) -> Made:
    path = f"{name}{EXTENSIONS[result.media_type]}"
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    write_atomic(target, result.data)
    slim = msgspec.structs.replace(result, data=b"")
    return Made(job, path, slim, len(result.data))
