"""Who works on a project: a small file beside it, made by exclusive create, that other people can read."""

import os
import platform
import secrets
import sys
from pathlib import Path

import msgspec

from studio.domain.record import Value
from studio.errors import StudioError
from studio.i18n import N_
from studio.store import faults
from studio.store.atomic import write_atomic

STILL_AFTER = 300.0
"""Seconds, on the reader's own clock, after which a counter that does not move means nobody is there."""


class Holder(Value, frozen=True, kw_only=True):
    """Who holds a project, as written in its lock."""

    name: str = ""
    host: str = ""
    session: str = ""
    counter: int = 0
    pid: int = 0
    since: str = ""
    """When it was taken, in UTC by its holder's clock; for people alone."""

    @property
    def gone(self) -> bool:
        """Whether the holder ran on this computer and runs no more; taking over may then be offered."""
        return self.host == platform.node() and self.pid > 0 and not _alive(self.pid)

    def sentence(self) -> str:
        """Who and where, for people."""
        return N_(f"{self.name or N_('Seseorang')} di komputer {self.host or N_('lain')}")


class ProjectLock:
    """Our own hold on a project file."""

    def __init__(self, path: Path, holder: Holder) -> None:
        self.path = path
        self.holder = holder

    def held(self) -> bool:
        """Whether the lock still names this session."""
        return (found := read(self.path)) is not None and found.session == self.holder.session

    def require(self, project: Path) -> None:
        """StudioError when somebody took the project over."""
        if self.held():
            return
        found = read(self.path)
        who = found.sentence() if found else N_("orang lain")
        raise StudioError(
            "project/lock-lost",
            f"Proyek “{project.name}” sudah diambil alih oleh {who}.",
            "Simpan salinan ke tempat lain agar pekerjaan Anda tidak hilang.",
        )

    def beat(self) -> bool:
        """Move the counter so that others see somebody is here; False when the lock is no longer ours."""
        if not self.held():
            return False
        self.holder = msgspec.structs.replace(self.holder, counter=self.holder.counter + 1)
        write_atomic(self.path, msgspec.json.encode(self.holder))
        return True

    def release(self) -> None:
        """Give the project back, unless somebody else took it."""
        if self.held():
            self.path.unlink(missing_ok=True)


class LockWatch:
    """Judges by its own clock whether a lock's counter has stopped; file times are never believed."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._seen: tuple[str, int] | None = None
        self._since = 0.0

    def still(self, now: float) -> bool:
        """Whether the counter has not moved for `STILL_AFTER` seconds of `now`, a monotonic clock."""
        found = read(self.path)
        seen = (found.session, found.counter) if found else None
        if seen != self._seen:
            self._seen, self._since = seen, now
        return seen is not None and now - self._since >= STILL_AFTER


def lock_path(project: Path) -> Path:
    """`NAME.lock` beside `NAME.humas`."""
    return project.with_suffix(".lock")


def acquire(project: Path, name: str, *, force: bool = False, at: str = "") -> ProjectLock | Holder:
    """Our lock, or who holds it; `force` takes it over. OSError when the folder cannot be written."""
    path = lock_path(project)
    holder = Holder(
        name=name, host=platform.node(), session=secrets.token_hex(16), counter=1, pid=os.getpid(), since=at
    )
    data = msgspec.json.encode(holder)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    except FileExistsError:
        if not force:
            return read(path) or Holder()
        write_atomic(path, data)
        found = read(path)
        return ProjectLock(path, holder) if found == holder else found or Holder()
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        path.unlink(missing_ok=True)
        raise
    return ProjectLock(path, holder)


def read(path: Path) -> Holder | None:
    """Who the lock names; an empty holder when it cannot be read, None when there is no lock."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Holder)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.MsgspecError):
        return Holder()


def clear(project: Path, *, force: bool = False) -> Holder | None:
    """Remove a lock nobody holds any more, any lock with `force`; who it named, None when there was none."""
    path = lock_path(project)
    found = read(path)
    if found is None:
        return None
    if not force and not found.gone:
        raise held_by(project, found)
    with faults.guarded(path):
        path.unlink(missing_ok=True)
    return found


def held_by(project: Path, holder: Holder) -> StudioError:
    """The project is in use, by whom and where."""
    return StudioError(
        "project/locked",
        f"Proyek “{project.name}” sedang dibuka {holder.sentence()}.",
        "Tunggu sampai ditutup, atau ambil alih bila Anda yakin ia sudah berhenti.",
    )


def _alive(pid: int) -> bool:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - only there

        kernel = ctypes.windll.kernel32
        handle = kernel.OpenProcess(0x1000, False, pid)
        if not handle:
            return False
        code = ctypes.c_ulong()
        kernel.GetExitCodeProcess(handle, ctypes.byref(code))
        kernel.CloseHandle(handle)
        return code.value == 259
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
