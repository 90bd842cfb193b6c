"""Connections to a project file: how one is made, looked at before it is trusted, opened and written.

Never open the file as plain bytes while another thread of this process writes to it: on Unix closing any
handle of a file drops the process's database locks on it.
"""

import sqlite3
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from studio.errors import StudioError
from studio.store import faults, migrations, schema
from studio.store.atomic import put_in_place, temporary_name

MAGIC = b"SQLite format 3\x00"
QUICK = 4 * 1024 * 1024
"""Bytes up to which opening checks every page; larger files leave media pages to the full check, and to
the hash that media are compared with whenever they are read."""

_PRAGMAS = (
    "PRAGMA locking_mode = NORMAL",
    "PRAGMA synchronous = EXTRA",
    "PRAGMA foreign_keys = ON",
    "PRAGMA busy_timeout = 5000",
    "PRAGMA secure_delete = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
)
_LIMITS = (
    (sqlite3.SQLITE_LIMIT_LENGTH, 256 * 1024 * 1024),
    (sqlite3.SQLITE_LIMIT_SQL_LENGTH, 100_000),
    (sqlite3.SQLITE_LIMIT_COLUMN, 40),
    (sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 50),
    (sqlite3.SQLITE_LIMIT_COMPOUND_SELECT, 10),
    (sqlite3.SQLITE_LIMIT_VDBE_OP, 25_000),
    (sqlite3.SQLITE_LIMIT_FUNCTION_ARG, 8),
    (sqlite3.SQLITE_LIMIT_ATTACHED, 1),
    (sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100),
    (sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 200),
    (sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 1),
    (sqlite3.SQLITE_LIMIT_WORKER_THREADS, 0),
)


def connect(path: Path, *, write: bool) -> sqlite3.Connection:
    """A connection with the product's settings; `write=False` cannot change the file."""
    address = f"{path.resolve().as_uri()}?mode={'rw' if write else 'ro'}"
    connection = sqlite3.connect(address, uri=True, timeout=5, isolation_level=None, check_same_thread=False)
    try:
        for category, limit in _LIMITS:
            connection.setlimit(category, limit)
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        if write:
            connection.execute("PRAGMA journal_mode = DELETE")
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def writing(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    """One transaction; any error inside or at the commit takes everything back."""
    if connection.in_transaction:
        raise RuntimeError("transactions do not nest")
    with faults.guarded(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            _roll_back(connection)
            raise


def _roll_back(connection: sqlite3.Connection) -> None:
    if connection.in_transaction:  # a full disk ends the transaction by itself
        connection.execute("ROLLBACK")


@contextmanager
def new_file(path: Path, number: int = 0) -> Iterator[sqlite3.Connection]:
    """A connection to an empty project under a temporary name, which becomes `path` when the block ends well.

    `number` asks for an older schema than this program's own.
    """
    temporary = temporary_name(path)
    with faults.guarded(path):
        if path.exists():
            raise FileExistsError(17, "exists", str(path))
        temporary.touch(exist_ok=False)
        try:
            connection = connect(temporary, write=True)
            try:
                with writing(connection, path):
                    migrations.upgrade(connection, number or schema.version())
                yield connection
            finally:
                connection.close()
            put_in_place(temporary, path, overwrite=False)
        finally:
            temporary.unlink(missing_ok=True)
            journal_of(temporary).unlink(missing_ok=True)


def journal_of(path: Path) -> Path:
    """Where SQLite keeps the old pages while it writes."""
    return path.with_name(path.name + "-journal")


def recover(path: Path) -> None:
    """Let SQLite take back a commit that was cut off; only for a file whose lock is ours."""
    if journal_of(path).exists():
        look_at_header(path)
        with faults.guarded(path):
            connection = connect(path, write=True)
            try:
                connection.execute("BEGIN EXCLUSIVE")  # takes back what was cut off
                journal_of(path).unlink(missing_ok=True)  # begun, but never in force: SQLite leaves it there
                connection.execute("ROLLBACK")
            finally:
                connection.close()


def look_at_header(path: Path) -> int:
    """The schema version in the file's first bytes; StudioError when it is not a project of ours."""
    with faults.guarded(path), path.open("rb") as file:
        header = file.read(100)
    if len(header) < 100 or header[:16] != MAGIC:
        raise faults.foreign(path)
    (application,) = struct.unpack_from(">I", header, 68)
    number: int = struct.unpack_from(">I", header, 60)[0]
    if application != schema.APPLICATION_ID or header[18:20] != b"\x01\x01" or not number:
        raise faults.foreign(path)
    if number > schema.version():
        raise StudioError(
            "project/newer",
            f"“{path.name}” dibuat oleh Studio Humas yang lebih baru daripada program ini.",
            "Perbarui program ini untuk membukanya; berkas tidak diubah.",
        )
    return number


def inspect(path: Path, *, every_page: bool = False) -> int:
    """Look at a file without changing it; its schema version, or StudioError when it must not be opened."""
    number = look_at_header(path)
    with faults.guarded(path):
        size = path.stat().st_size
        with path.open("rb") as file:
            (page,) = struct.unpack_from(">H", file.read(18), 16)
    page = 65536 if page == 1 else page
    if page < 512 or size % page:
        raise faults.damaged(path)
    with faults.guarded(path):
        connection = connect(path, write=False)
        try:
            if schema.contents(connection) != schema.known(number):
                raise foreign_schema(path)
            if damage(connection, every_page=every_page or size <= QUICK):
                raise faults.damaged(path)
        finally:
            connection.close()
    return number


def damage(connection: sqlite3.Connection, *, every_page: bool) -> list[str]:
    """What SQLite finds wrong with the pages; without `every_page` the media table is left out."""
    if every_page:
        found = connection.execute("PRAGMA quick_check(100)").fetchall()
    else:
        tables = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'chunk'"
        ).fetchall()
        found = [
            row for (name,) in tables for row in connection.execute(f"PRAGMA quick_check({name})").fetchall()
        ]
    return [line for (line,) in found if line != "ok"]


def foreign_schema(path: Path) -> StudioError:
    """The file holds tables, triggers or views that no version of ours made."""
    return StudioError(
        "project/foreign-schema",
        f"“{path.name}” memuat tabel atau pemicu asing dan tidak dibuka.",
        "Minta berkas asli dari pengirim; berkas ini tidak diubah.",
    )
