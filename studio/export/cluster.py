"""Rendering on several machines through a Dask cluster; the extra `klaster`.

The one place that opens a network connection, and only when an address is given. Inputs travel by hash: a
worker keeps what it has, results come back as bytes. Each worker has its own warm render process.
"""

import re
import tempfile
from collections.abc import Callable
from concurrent.futures import Executor, Future
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from studio.errors import StudioError
from studio.export.job import RenderJob, RenderResult, needed, perform
from studio.export.render_process import RenderProcess

ADDRESS = re.compile(r"(?:tcp|tls)://(?P<host>[^/\s:]+):(?P<port>\d{1,5})/?")


@lru_cache(maxsize=1)
def _worker() -> tuple[RenderProcess, Path]:
    """The render process and input folder of this worker."""
    return RenderProcess(), Path(tempfile.mkdtemp(prefix="studio-worker-"))


def remote(job: bytes, inputs: dict[str, bytes]) -> bytes:
    """On the worker: keep the inputs, make the file, give the result as MessagePack."""
    process, store = _worker()
    for digest, data in inputs.items():
        if not (store / digest).exists():
            (store / digest).write_bytes(data)
    result = process.submit(perform, msgspec.msgpack.decode(job, type=RenderJob), store).result()
    return msgspec.msgpack.encode(result)


def _reach(address: str) -> None:
    """Refuse a wrong or dead address at once; a client that never connects takes 20 s to go away."""
    import socket  # noqa: PLC0415, TID251 - the contract allows a connection for a cluster only

    found = ADDRESS.fullmatch(address)
    if found is None:
        hint = "Tulis seperti tcp://10.0.0.5:8786."
        raise StudioError("cluster/address", f"Alamat penjadwal “{address}” tidak dikenal.", hint)
    try:
        with socket.create_connection((found["host"], int(found["port"])), timeout=5):
            pass
    except OSError as error:
        raise _unreachable(address) from error


def _unreachable(address: str) -> StudioError:
    hint = "Periksa alamatnya, atau ekspor tanpa --cluster."
    return StudioError("cluster/unreachable", f"Penjadwal {address} tidak menjawab.", hint)


class ClusterExecutor(Executor):
    """Runs `perform` on the workers of a scheduler at `tcp://…` or `tls://…`."""

    def __init__(self, address: str) -> None:
        try:
            from distributed import Client  # noqa: PLC0415 - optional extra
        except ImportError:
            raise StudioError(
                "cluster/missing",
                "Paket klaster belum terpasang.",
                "Pasang studio-humas[klaster] di mesin ini.",
            ) from None
        _reach(address)
        try:
            self._client: Any = Client(address, timeout="10s", set_as_default=False)  # type: ignore[no-untyped-call] # ships no types
        except (OSError, ValueError) as error:
            raise _unreachable(address) from error
        self._sent: dict[str, Any] = {}

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Queue `perform(job, store)` on the cluster."""
        if fn is not perform or kwargs:
            raise TypeError("a cluster runs perform(job, store) only")
        job, store = args[0], args[1]
        inputs = {digest: (store / digest).read_bytes() for digest in sorted(needed(job, store))}
        scattered = {digest: self._scatter(digest, data) for digest, data in inputs.items()}
        task = self._client.get_executor(pure=False).submit(remote, msgspec.msgpack.encode(job), scattered)
        return _decoded(task)

    def _scatter(self, digest: str, data: bytes) -> Any:
        """The bytes as a future of the cluster, sent once."""
        if digest not in self._sent:
            self._sent[digest] = self._client.scatter(data, broadcast=True)
        return self._sent[digest]

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002 - Executor's signature
        """Leave the cluster; it goes on without us."""
        self._client.close()


def _decoded(task: Future[Any]) -> Future[RenderResult]:
    """A future of the result that `task` gives as bytes."""
    result: Future[RenderResult] = Future()

    def done(finished: Future[Any]) -> None:
        error = finished.exception()
        if error is not None:
            result.set_exception(error)
        else:
            result.set_result(msgspec.msgpack.decode(finished.result(), type=RenderResult))

    task.add_done_callback(done)
    return result
