"""Several warm render processes behind one executor, for work that has hundreds of jobs."""

import os
from collections.abc import Callable
from concurrent.futures import Executor, Future
from itertools import count
from typing import Any

from studio.export.render_process import RenderProcess


class RenderPool(Executor):
    """Hands jobs to its processes in turn; as many as there are cores, when not told otherwise."""

    def __init__(self, size: int = 0) -> None:
        self._processes = [RenderProcess() for _ in range(size or os.cpu_count() or 1)]
        self._turn = count()

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Queue `perform(job, store)` at the next process."""
        process = self._processes[next(self._turn) % len(self._processes)]
        return process.submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End every process."""
        for process in self._processes:
            process.shutdown(wait, cancel_futures=cancel_futures)
