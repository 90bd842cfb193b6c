"""A full look at a project file: pages, tables, records, blobs, the audit chain. Changes nothing."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from studio.domain.record import Value
from studio.errors import StudioError
from studio.store import audit, backup, blobs, database, faults
from studio.store.codec import decode
from studio.store.history import meta, sound

MOST = 100
"""Faults that are listed; a broken file may have many more."""


class Fault(Value, frozen=True, kw_only=True):
    """Something wrong in a file: a stable code and a sentence."""

    code: str
    message: str


class Report(Value, frozen=True, kw_only=True, omit_defaults=False):
    """What a full look at a project file found."""

    path: str
    faults: tuple[Fault, ...] = ()
    records: int = 0
    blobs: int = 0
    bytes: int = 0

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


def check(path: Path) -> Report:
    """Read the whole file and say what is wrong with it; StudioError only when there is no file."""
    if not path.is_file():
        raise faults.missing(path)
    found: list[Fault] = []
    counts = (0, 0)
    try:
        database.inspect(path, every_page=False)
        with backup.reading(path) as connection:
            for fault in _faults(connection, path):
                found.append(fault)
                if len(found) == MOST:
                    break
            counts = _count(connection)
    except StudioError as error:
        found.append(Fault(code=error.code, message=error.message))
    return Report(
        path=str(path), faults=tuple(found), records=counts[0], blobs=counts[1], bytes=path.stat().st_size
    )


def _count(connection: sqlite3.Connection) -> tuple[int, int]:
    query = "SELECT (SELECT count(*) FROM record), (SELECT count(*) FROM blob)"
    row: tuple[int, int] = connection.execute(query).fetchone()
    return row


def _faults(connection: sqlite3.Connection, path: Path) -> Iterator[Fault]:
    for _ in database.damage(connection, every_page=True):
        yield Fault(code="project/damaged", message="Satu halaman berkas rusak.")
    if not sound(connection):
        yield Fault(
            code="project/records-changed", message="Catatan tidak sama dengan yang terakhir disimpan."
        )
    for row in connection.execute("PRAGMA foreign_key_check"):
        yield Fault(code="project/orphan", message=f"Tabel {row[0]} memuat baris tanpa induk.")
    for kind, ident, body in connection.execute("SELECT kind, id, body FROM record ORDER BY rowid"):
        try:
            matches = decode(kind, body).id == ident
        except StudioError:
            matches = False
        if not matches:
            yield Fault(code="project/record-unreadable", message=f"Catatan {kind} {ident} tidak terbaca.")
    if not meta(connection, "backup"):
        for sha in blobs.faulty(connection, path):
            yield Fault(code="project/blob-damaged", message=f"Media {sha[:12]} hilang atau rusak.")
    for n in audit.broken(connection):
        yield Fault(
            code="project/audit-broken", message=f"Catatan audit nomor {n} telah diubah atau terputus."
        )
