"""Runs the jobs of a plan on any executor and writes their files; documents follow in `documents`."""

from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from pathlib import Path

import msgspec

from studio.errors import StudioError
from studio.export.job import RenderJob, RenderResult, ensure_application, largest_first, perform
from studio.store.atomic import write_atomic

EXTENSIONS = {
    "image/png": ".png", "image/jpeg": ".jpg", "image/webp": ".webp", "application/pdf": ".pdf",
    "video/mp4": ".mp4",
}  # fmt: skip

Progress = Callable[[int, int, str], None]
Cancelled = Callable[[], bool]


class Made(msgspec.Struct, frozen=True):
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
    made: dict[int, Made] = {}
    inline = isinstance(executor, Inline)
    order = largest_first(jobs)
    futures: dict[int, Future[RenderResult]] = {}
    try:
        if not inline:
            futures = {index: executor.submit(perform, jobs[index], store) for index in order}
        for index in order:
            job = jobs[index]
            stop_if(cancelled)
            if progress is not None:
                progress(len(made), len(jobs), job.name)
            if inline:
                result = executor.submit(perform, job, store, None, cancelled).result()
            else:
                result = wait_for(futures[index], cancelled)
            made[index] = _write(job, names[index], result, folder)
    except BaseException:
        for future in futures.values():
            future.cancel()
        raise
    if progress is not None:
        progress(len(jobs), len(jobs), "")
    return [made[index] for index in range(len(jobs))]


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
