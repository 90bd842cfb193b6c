"""Backups outside the project's folder: records in a file each, media once in a store shared by hash."""

import hashlib
import itertools
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from studio import paths
from studio.domain.record import Value
from studio.errors import StudioError
from studio.store import blobs, database, faults, schema
from studio.store.atomic import write_pieces
from studio.store.history import meta, note_sum, set_meta, sound

SUFFIX = ".humas-cadangan"
SMALLEST_LIMIT = 2 * 1024**3


class Restored(Value, frozen=True, kw_only=True):
    """A project written from a backup; `lost` are hashes of media the backup no longer had.

    `doubtful` says that records were not those last written, so some may be old or altered.
    """

    path: str
    records: int
    blobs: int
    lost: tuple[str, ...] = ()
    doubtful: bool = False


def folder_of(project_id: str, root: Path | None = None) -> Path:
    """Where backups of a project are."""
    if not re.fullmatch("[0-9a-f]{32}", project_id):  # a foreign file may hold a path here
        project_id = hashlib.sha256(project_id.encode()).hexdigest()[:32]
    return (root or paths.office_data() / "backups") / project_id


def make(source: Path, at: str, root: Path | None = None) -> Path:
    """Back a project up and read the backup again; `at` is `YYYY-MM-DDTHH:MM:SSZ`."""
    number = database.inspect(source)
    with reading(source) as old:
        if not sound(old):
            raise faults.damaged(source)
        folder = folder_of(meta(old, "project_id"), root)
        with faults.guarded(folder):
            folder.mkdir(parents=True, exist_ok=True)
            target = _free_name(folder, at.replace("-", "").replace(":", ""))
            _store_media(old, source, folder)
        with database.new_file(target, number) as new:
            _copy_tables(new, source, _tables(number) - {"chunk"}, {"backup": "1"})
        _verify(old, target, number)
    return target


def listed(folder: Path) -> list[Path]:
    """Backups in a folder, newest first."""
    return sorted(folder.glob(f"*{SUFFIX}"), reverse=True)


def kept(names: list[Path]) -> set[Path]:
    """Of backups newest first: the 12 latest, one for each of 12 days, 10 weeks and 9 months."""
    keep = set(names[:12])
    for count, group in ((12, "%Y-%m-%d"), (10, "%G-%V"), (9, "%Y-%m")):
        newest: dict[str, Path] = {}
        for name in names:
            newest.setdefault(_moment(name).strftime(group), name)
        keep.update(list(newest.values())[:count])
    return keep


def tidy(folder: Path, limit: int | None = None) -> list[Path]:
    """Delete backups beyond the ladder of `kept`, then the oldest until `limit` bytes are enough; what went.

    Without `limit`: 2 GB or a tenth of the free disk, whichever is more. The newest backup always stays.
    """
    with faults.guarded(folder):
        if limit is None:
            limit = max(SMALLEST_LIMIT, shutil.disk_usage(folder).free // 10)
        names = listed(folder)
        gone = [name for name in names if name not in kept(names)]
        stay = [name for name in names if name not in gone]
        _drop(folder, gone, stay)
        while len(stay) > 1 and _size(folder) > limit:
            gone.append(stay.pop())
            _drop(folder, gone[-1:], stay)
    return gone


def restore(backup: Path, target: Path) -> Restored:
    """Write the project in a backup (or a copy of a project) to a new file; nothing existing is touched."""
    number = database.inspect(backup, every_page=True)
    lost: list[str] = []
    with reading(backup) as old, database.new_file(target, number) as new:
        whole = not meta(old, "backup")
        tables = _tables(number) if whole else _tables(number) - {"chunk"}
        _copy_tables(new, backup, tables, {"backup": ""})
        for sha, _, _ in blobs.listed(old):
            if not _bring(new, old, backup, target, sha, whole=whole):
                lost.append(sha)
        doubtful = not sound(old)
        with database.writing(new, target):
            note_sum(new)
        records, media = _counts(new)
    return Restored(
        path=str(target), records=records, blobs=media - len(lost), lost=tuple(lost), doubtful=doubtful
    )


def is_backup(path: Path) -> bool:
    """Whether the file is a backup, whose media stand beside it."""
    with reading(path) as connection:
        return bool(meta(connection, "backup"))


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """One consistent look at a file; it cannot be changed through this connection."""
    with faults.guarded(path):
        connection = database.connect(path, write=False)
        try:
            connection.execute("BEGIN")
            yield connection
        finally:
            connection.close()


def _free_name(folder: Path, stamp: str) -> Path:
    """A name that sorts by time, also among backups of one second."""
    return next(
        path for n in itertools.count(1) if not (path := folder / f"{stamp}-{n:03d}{SUFFIX}").exists()
    )


def _tables(number: int) -> frozenset[str]:
    own = ("sqlite_", "_sqlite_")
    found = schema.known(number)
    return frozenset(name for kind, name, _, _ in found if kind == "table" and not name.startswith(own))


def _copy_tables(
    new: sqlite3.Connection, source: Path, tables: frozenset[str], notes: dict[str, str]
) -> None:
    new.execute("ATTACH ? AS source", (f"{source.resolve().as_uri()}?mode=ro",))
    try:
        with database.writing(new, source):
            for table in sorted(tables):  # parents come first: blob before chunk
                new.execute(f"INSERT INTO main.{table} SELECT * FROM source.{table}")  # noqa: S608 - our names
            for key, value in notes.items():
                set_meta(new, key, value)
    finally:
        new.execute("DETACH source")


def _stored(folder: Path, sha: str) -> Path:
    return folder / "blobs" / sha[:2] / sha


def _store_media(old: sqlite3.Connection, source: Path, folder: Path) -> None:
    for sha, size, _ in blobs.listed(old):
        place = _stored(folder, sha)
        if place.exists() and place.stat().st_size == size:
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        write_pieces(place, blobs.stream(old, source, sha))


def _verify(old: sqlite3.Connection, target: Path, number: int) -> None:
    database.inspect(target, every_page=True)
    with reading(target) as new:
        same = all(_rows(old, table) == _rows(new, table) for table in _tables(number) - {"chunk", "meta"})
    if not same:
        raise StudioError(
            "backup/incomplete",
            "Cadangan yang baru dibuat tidak lengkap.",
            "Coba lagi, atau cadangkan ke folder lain.",
        )


def _rows(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 - our names


def _counts(connection: sqlite3.Connection) -> tuple[int, int]:
    return _rows(connection, "record"), _rows(connection, "blob")


def _bring(
    new: sqlite3.Connection, old: sqlite3.Connection, backup: Path, target: Path, sha: str, *, whole: bool
) -> bool:
    """Give the new file one blob; False when it is gone or damaged."""
    inside = old.execute("SELECT inside FROM blob WHERE sha256 = ?", (sha,)).fetchone()[0]
    if whole:
        if inside:
            return True
        origin = blobs.media_folder(backup) / sha
    else:
        origin = _stored(backup.parent, sha)
    try:
        pieces = blobs.checked(blobs.file_pieces(origin, sha), sha)
        if inside:
            with database.writing(new, target):
                blobs.put_chunks(new, sha, pieces)
        else:
            blobs.media_folder(target).mkdir(exist_ok=True)
            write_pieces(blobs.media_folder(target) / sha, pieces)
    except StudioError as error:
        if error.code in ("project/blob-missing", "project/blob-damaged"):
            return False
        raise
    return True


def _moment(name: Path) -> datetime:
    return datetime.strptime(name.name.removesuffix(SUFFIX)[:16] + "+0000", "%Y%m%dT%H%M%SZ%z")


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _drop(folder: Path, gone: list[Path], stay: list[Path]) -> None:
    needed: set[str] = set()
    for name in stay:
        with reading(name) as connection:
            needed.update(sha for sha, _, _ in blobs.listed(connection))
    for name in gone:
        name.unlink(missing_ok=True)
    for path in folder.glob("blobs/*/*"):
        if path.name not in needed:
            path.unlink()
