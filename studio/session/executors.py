"""Where jobs run: in this process, in one warm render process, or on a Dask cluster."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from studio.errors import StudioError
from studio.export.job import RenderJob, RenderResult, perform
from studio.export.pipeline import Cancelled, Inline, Progress, stop_if, wait_for
from studio.export.render_pool import RenderPool
from studio.export.render_process import RenderProcess


@contextmanager
def executor_of(cluster: str = "", *, warm: bool = False) -> Iterator[Executor]:
    """The executor for an export; closed at the end."""
    if cluster:
        from studio.export.cluster import ClusterExecutor  # noqa: PLC0415 - optional extra

        with ClusterExecutor(cluster) as executor:
            yield executor
    elif warm:
        with RenderProcess() as executor:
            yield executor
    else:
        yield Inline()


FEW = 6
"""Up to so many jobs are done sooner here than in processes that have yet to start."""
Outcome = RenderResult | StudioError
Run = Callable[[Sequence[RenderJob], Path, Progress | None, Cancelled | None], Iterator[Outcome]]


@contextmanager
def crew(count: int) -> Iterator[Run]:
    """Runs jobs in order, over all cores when there are many; a job that fails gives its error instead."""
    with RenderPool() if count > FEW else Inline() as executor:
        yield partial(_run, executor)


def _run(
    executor: Executor, jobs: Sequence[RenderJob], store: Path, progress: Progress | None,
    cancelled: Cancelled | None,
) -> Iterator[Outcome]:  # fmt: skip
    inline = isinstance(executor, Inline)
    futures = deque([] if inline else [executor.submit(perform, job, store) for job in jobs])
    try:
        for index, job in enumerate(jobs):
            stop_if(cancelled)
            if progress is not None:
                progress(index, len(jobs), job.name)
            future = executor.submit(perform, job, store) if inline else futures.popleft()
            try:
                yield wait_for(future, cancelled)
            except StudioError as error:
                stop_if(cancelled)
                yield error
    finally:
        for future in futures:
            future.cancel()
    if progress is not None:
        progress(len(jobs), len(jobs), "")
