"""Runs one job on foreign bytes in a limited child process and takes the result back as plain files.

Linux and macOS: the child lowers its own limits (see `worker.py`). Windows: the child is spawned and held
by the wall clock only; a job object with a memory bound has not been tried there.
"""

import contextlib
import hashlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from studio.domain.record import Value
from studio.errors import StudioError
from studio.intake.limits import LIMITS

WORKER = "studio.intake.worker"
CRASHED: set[str] = set()
"""SHA-256 of files that broke the reader in this run; they are not tried again."""


class Answer(Value, frozen=True, kw_only=True):
    """What the child found (`facts`, JSON) and made (`data`, bytes)."""

    facts: dict[str, Any]
    data: bytes


def run_job(
    job: str, data: bytes, *, wall: float | None = None, memory: int | None = None, cpu: int | None = None,
    files: int | None = None,
) -> Answer:  # fmt: skip
    """Let the worker do `job` on `data`; StudioError when it refuses, breaks or takes too long.

    `memory` 0 bounds it not at all, for jobs that start a large program; they are held by time.
    """
    digest = hashlib.sha256(data).hexdigest()
    if digest in CRASHED:
        raise crashed()
    limits = LIMITS.worker
    order = {"job": job, "memory": limits.memory if memory is None else memory, "cpu": cpu, "files": files}
    with tempfile.TemporaryDirectory(prefix="studio-intake-") as name:
        folder = Path(name)
        (folder / "in").write_bytes(data)
        code = _spawn(folder, json.dumps(order), wall or limits.wall)
        try:
            return _collect(folder, code)
        except StudioError as error:
            if error.code == "intake/crashed":
                CRASHED.add(digest)
            raise


def crashed() -> StudioError:
    """The error for a file that broke its reader."""
    return StudioError(
        "intake/crashed",
        "Berkas ini merusak pembaca gambar, tidak dipakai.",
        "Buka berkas di program asalnya, simpan ulang, lalu coba lagi.",
    )


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, "-m", WORKER]  # see studio/__main__.py
    return [sys.executable, "-P", "-m", WORKER]


def environment() -> dict[str, str]:
    """What a child may know of its surroundings."""
    keep = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "LD_LIBRARY_PATH")
    made = {key: os.environ[key] for key in keep if key in os.environ}
    made["PYTHONPATH"] = str(Path(__file__).resolve().parents[2])
    made["PYTHONUTF8"] = "1"
    return made


def _spawn(folder: Path, order: str, wall: float) -> int:
    with subprocess.Popen(
        [*_command(), order],
        cwd=folder,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as child:
        try:
            return child.wait(wall)
        except subprocess.TimeoutExpired:
            _end(child)
            raise StudioError(
                "intake/too-slow",
                f"Berkas ini tidak selesai dibaca dalam {wall:g} detik, tidak dipakai.",
                "Simpan ulang dengan ukuran atau isi yang lebih sederhana.",
            ) from None


def _end(child: "subprocess.Popen[bytes]") -> None:
    """End the child with whatever it started."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(OSError):
            os.killpg(child.pid, signal.SIGKILL)
    child.kill()
    child.wait()


def _collect(folder: Path, code: int) -> Answer:
    reply = folder / "reply.json"
    if code or not reply.is_file() or reply.stat().st_size > LIMITS.worker.reply:
        raise crashed()
    try:
        facts = json.loads(reply.read_text("utf-8"))
    except ValueError as error:
        raise crashed() from error
    if not isinstance(facts, dict):
        raise crashed()
    if "error" in facts:
        parts = [str(part) for part in facts["error"]]
        raise StudioError(*parts[:3])
    out = folder / "out"
    if not out.is_file() or out.stat().st_size > LIMITS.worker.file_bytes:
        raise crashed()
    return Answer(facts=facts, data=out.read_bytes())
