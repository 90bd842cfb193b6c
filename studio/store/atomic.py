"""Old or new, never half: how every file that is not a database is written."""

import hashlib
import os
import secrets
import shutil
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from studio.errors import StudioError
from studio.store import faults

STRAY_AFTER = 3600.0
"""Seconds after which a temporary file of ours belongs to nobody."""


def write_atomic(path: Path, data: bytes, *, overwrite: bool = True) -> None:
    """Write, sync, read back and only then give the file its name; an error leaves the old one as it was."""
    write_pieces(path, (data,), overwrite=overwrite)


def write_pieces(path: Path, pieces: Iterable[bytes], *, overwrite: bool = True) -> None:
    """As `write_atomic`, for bytes that come in pieces."""
    temporary = temporary_name(path)
    with faults.guarded(path):
        try:
            wrote = _write_new(temporary, pieces)
            with temporary.open("rb") as file:
                read = hashlib.file_digest(file, "sha256").hexdigest()
            if read != wrote:
                raise StudioError(
                    "file/read-back",
                    f"Berkas “{path.name}” terbaca lain dari yang ditulis.",
                    "Diska mungkin rusak; simpan ke tempat lain.",
                )
            put_in_place(temporary, path, overwrite=overwrite)
        finally:
            temporary.unlink(missing_ok=True)


@contextmanager
def atomic_folder(final: Path) -> Iterator[Path]:
    """A folder to fill; it gets its name when the block ends well, and vanishes when it does not.

    `final` may exist only as an empty folder.
    """
    if final.exists() and not (final.is_dir() and not any(final.iterdir())):
        raise faults.exists(final)
    temporary = temporary_name(final)
    with faults.guarded(final):
        temporary.mkdir()
    try:
        yield temporary
        with faults.guarded(final):
            _sync_tree(temporary)
            if final.exists():
                final.rmdir()
            _replace(temporary, final)
            sync_folder(final.parent)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def temporary_name(path: Path) -> Path:
    """A free name beside `path`, known as ours: `.NAME.tmp-RANDOM`."""
    return path.with_name(f".{path.name}.tmp-{secrets.token_hex(6)}")


def put_in_place(temporary: Path, final: Path, *, overwrite: bool) -> None:
    """Rename onto the final name and make the folder's entry durable; FileExistsError unless `overwrite`."""
    if not overwrite and final.exists():
        raise FileExistsError(17, "exists", str(final))
    _replace(temporary, final)
    sync_folder(final.parent)


def sweep(folder: Path, name: str = "", *, older_than: float = STRAY_AFTER) -> int:
    """Remove temporary files and folders of ours that a crash left behind; how many there were."""
    swept = 0
    for stray in folder.glob(f".{name or '*'}.tmp-" + "[0-9a-f]" * 12 + "*"):
        if time.time() - stray.lstat().st_mtime < older_than:
            continue
        if stray.is_dir() and not stray.is_symlink():
            shutil.rmtree(stray, ignore_errors=True)
        else:
            stray.unlink(missing_ok=True)
        swept += 1
    return swept


def sync_folder(folder: Path) -> None:
    """Make the folder's entries durable; Windows has no such call."""
    if sys.platform != "win32":
        _sync(folder, os.O_RDONLY)


def _write_new(path: Path, pieces: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    with path.open("xb") as file:
        for piece in pieces:
            digest.update(piece)
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest()


def _sync_tree(folder: Path) -> None:
    for parent, _, names in os.walk(folder):
        for name in names:
            _sync(Path(parent) / name, os.O_RDWR)
        sync_folder(Path(parent))


def _sync(path: Path, flags: int) -> None:
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _replace(source: Path, target: Path) -> None:
    """`os.replace`; on Windows virus scanners may hold a fresh file, so it is tried for 3 s."""
    for _ in range(10 if sys.platform == "win32" else 0):
        try:
            source.replace(target)
        except PermissionError:
            time.sleep(0.3)
        else:
            return
    source.replace(target)
