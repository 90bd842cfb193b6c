"""An open project: one writer, every command one transaction, undo that survives a restart."""

import os
import secrets
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

import msgspec

from studio.domain.change import Change, diff
from studio.domain.ids import Sha256
from studio.domain.project import Project
from studio.errors import StudioError
from studio.store import backup, blobs, database, faults, history, lock, migrations, schema
from studio.store.atomic import sweep

ReadOnly = Literal["", "asked", "locked", "not-writable", "damaged"]
"""Why a project cannot be changed here; empty when it can."""


class ProjectFile:
    """A project file held open. Make one with `create` or `open`; close it to give the lock back."""

    def __init__(
        self, path: Path, connection: sqlite3.Connection, hold: lock.ProjectLock | None, why: ReadOnly = ""
    ) -> None:
        self.path = path
        self.why = why
        self.holder: lock.Holder | None = None
        self._connection = connection
        self._hold = hold
        self._mutex = threading.RLock()
        with faults.guarded(path):
            self._revision = history.number(connection, "revision")
            self.id = history.meta(connection, "project_id")

    @classmethod
    def create(cls, path: Path, *, at: str, who: str = "", project: Project | None = None) -> Self:
        """A new file with these records; StudioError when the name is taken."""
        with faults.guarded(path):
            if path.exists():
                raise faults.exists(path)
            hold = _take(path, who, force=False)
            try:
                with database.new_file(path) as connection, database.writing(connection, path):
                    history.set_meta(connection, "project_id", secrets.token_hex(16))
                    history.set_meta(connection, "created", at)
                    history.set_meta(connection, "revision", "0")
                    history.write_records(connection, diff(Project(), project or Project()))
                return cls(path, database.connect(path, write=True), hold)
            except BaseException:
                hold.release()
                raise

    @classmethod
    def open(
        cls, path: Path, *, read_only: bool = False, who: str = "", at: str = "", force: bool = False
    ) -> Self:
        """The project, writable if nobody else holds it; `force` takes it over.

        When somebody does, the place cannot be written, or records are not those last written, it opens for
        reading: see `why` and `holder`.
        `at` names the backup made before an older file is brought to this program's schema.
        """
        if not path.is_file():
            raise faults.missing(path)
        if read_only:
            return cls._reader(path, "asked")
        if not os.access(path, os.W_OK):
            return cls._reader(path, "not-writable")
        try:
            hold = lock.acquire(path, who, force=force, at=at)
        except OSError:
            return cls._reader(path, "not-writable")
        except StudioError as error:
            if error.code != "project/read-only":
                raise
            return cls._reader(path, "not-writable")
        if isinstance(hold, lock.Holder):
            opened = cls._reader(path, "locked")
            opened.holder = hold
            return opened
        try:
            written = cls._writer(path, hold, at)
        except BaseException:
            hold.release()
            raise
        if written is None:
            hold.release()
        return written or cls._reader(path, "damaged")

    @classmethod
    def _reader(cls, path: Path, why: ReadOnly) -> Self:
        database.inspect(path)
        with faults.guarded(path):
            return cls(path, _no_backup(path, database.connect(path, write=False)), None, why)

    @classmethod
    def _writer(cls, path: Path, hold: lock.ProjectLock, at: str) -> Self | None:
        """The file for writing; None when its records are not those last written."""
        sweep(path.parent, path.name, older_than=0)
        unclean = database.journal_of(path).exists()
        database.recover(path)
        number = database.inspect(path, every_page=unclean)
        with backup.reading(path) as connection:
            if not history.sound(connection):
                return None
        if number < schema.version():
            backup.make(path, at or datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
        with faults.guarded(path):
            connection = _no_backup(path, database.connect(path, write=True))
            if number < schema.version():
                with database.writing(connection, path):
                    migrations.upgrade(connection, schema.version())
                    history.note_sum(connection)
            return cls(path, connection, hold)

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed through this object."""
        return self._hold is None

    def close(self) -> None:
        """Give the file and the lock back; harmless when done twice."""
        with self._mutex:
            self._connection.close()
            if self._hold:
                self._hold.release()
                self._hold = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection, for one thread at a time."""
        with self._mutex, faults.guarded(self.path):
            yield self._connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction in the file as last seen here; StudioError when somebody else changed it."""
        if self._hold is None:
            raise (faults.damaged if self.why == "damaged" else faults.not_writable)(self.path)
        with self._mutex:
            self._hold.require(self.path)
            with database.writing(self._connection, self.path):
                if history.number(self._connection, "revision") != self._revision:
                    raise _changed_elsewhere(self.path)
                history.set_meta(self._connection, "revision", str(self._revision + 1))
                yield self._connection
            self._revision += 1

    def snapshot(self) -> Project:
        """Every record as stored."""
        with self.reading() as connection:
            return history.read_project(connection)

    def commit(self, command: str, change: Change, at: str) -> None:
        """Store the change and the way back as one transaction, which then survives a power cut."""
        if not change:
            return
        session = self._hold.holder.session if self._hold else ""
        with self.writing() as connection:
            history.write_records(connection, change)
            history.remember(connection, command, change, at, session)

    def undo(self) -> history.Step | None:
        """Take the last command back; None when there is none. Exports and decisions stay."""
        with self.writing() as connection:
            return history.undo(connection)

    def redo(self) -> history.Step | None:
        """Do the last undone command again; None when there is none."""
        with self.writing() as connection:
            return history.redo(connection)

    def commands(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Names of what can be undone, newest first, and of what can be done again, next first."""
        with self.reading() as connection:
            return history.commands(connection)

    def add_blob(self, data: bytes, mime: str) -> Sha256:
        """Keep bytes in the project; their hash."""
        with self.writing() as connection:
            return blobs.put(connection, self.path, data, mime)

    def blob(self, sha: str) -> bytes:
        """Bytes kept in the project, checked against their hash."""
        with self.reading() as connection:
            return blobs.get(connection, self.path, sha)

    def pin(self, kind: str, ident: str, digest: str, files: dict[str, bytes]) -> None:
        """Copy a template, kit or font into the project under the hash its catalogue gave it."""
        with self.writing() as connection:
            refs = {name: blobs.put(connection, self.path, data, "") for name, data in files.items()}
            body = msgspec.json.encode(refs, order="sorted").decode()
            connection.execute(
                "INSERT INTO resource VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", (kind, ident, digest, body)
            )

    def pinned(self, kind: str, ident: str, digest: str, only: str = "") -> dict[str, bytes] | None:
        """Files of a pinned resource by name, or `only` that one; None when this version is not pinned."""
        with self.reading() as connection:
            row = connection.execute(
                "SELECT body FROM resource WHERE kind = ? AND id = ? AND hash = ?", (kind, ident, digest)
            ).fetchone()
            if row is None:
                return None
            refs = msgspec.json.decode(row[0], type=dict[str, str])
            wanted = {only: refs[only]} if only in refs else refs
            return {name: blobs.get(connection, self.path, sha) for name, sha in wanted.items()}

    def pins(self) -> tuple[tuple[str, str, str], ...]:
        """Kind, id and hash of every pinned resource."""
        with self.reading() as connection:
            rows = connection.execute("SELECT kind, id, hash FROM resource ORDER BY kind, id, rowid")
            return tuple(rows.fetchall())

    def beat(self) -> bool:
        """Show others that somebody is here, every 30 s; False when the project was taken over."""
        return self._hold is not None and self._hold.beat()


def _take(path: Path, who: str, *, force: bool) -> lock.ProjectLock:
    hold = lock.acquire(path, who, force=force)
    if isinstance(hold, lock.Holder):
        raise lock.held_by(path, hold)
    return hold


def _no_backup(path: Path, connection: sqlite3.Connection) -> sqlite3.Connection:
    """The connection, unless the file is a backup, whose media stand elsewhere."""
    if history.meta(connection, "backup"):
        connection.close()
        raise StudioError(
            "project/is-backup",
            f"“{path.name}” adalah cadangan, bukan proyek.",
            "Pulihkan dahulu ke berkas baru dengan: studio project restore.",
        )
    return connection


def _changed_elsewhere(path: Path) -> StudioError:
    return StudioError(
        "project/changed-elsewhere",
        f"Proyek “{path.name}” sudah diubah dari tempat lain sejak dibuka.",
        "Simpan salinan pekerjaan Anda, lalu buka ulang proyek ini.",
    )
