"""Where jobs run: in this process, in one warm render process, or on a Dask cluster."""

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from studio.export.pipeline import Inline
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
