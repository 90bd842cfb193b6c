"""The tables of a project file, step by step, and the list of what may be in one."""

import sqlite3
from functools import cache

APPLICATION_ID = 0x48554D41
"""`HUMA` in ASCII, at byte 68 of the file."""

MIGRATION_LOG = (
    (
        "CREATE TABLE _sqlite_migrations"
        " (id INTEGER PRIMARY KEY, migration_set TEXT, name TEXT, applied_at TEXT)"
    ),
    "CREATE UNIQUE INDEX _sqlite_migrations_name ON _sqlite_migrations (migration_set, name)",
)
"""Where sqlite-utils notes applied steps; made by us so that its text does not depend on the library."""

STEPS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
        (
            "CREATE TABLE record"
            " (kind TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (kind, id)) STRICT"
        ),
        (
            "CREATE TABLE op (id INTEGER PRIMARY KEY AUTOINCREMENT, command TEXT NOT NULL,"
            " before TEXT NOT NULL, after TEXT NOT NULL, at TEXT NOT NULL, session TEXT NOT NULL) STRICT"
        ),
        (
            "CREATE TABLE version (id INTEGER PRIMARY KEY, name TEXT NOT NULL, op INTEGER NOT NULL,"
            " at TEXT NOT NULL, state BLOB NOT NULL) STRICT"
        ),
        (
            "CREATE TABLE blob (sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, mime TEXT NOT NULL,"
            " inside INTEGER NOT NULL) STRICT"
        ),
        (
            "CREATE TABLE chunk (sha256 TEXT NOT NULL REFERENCES blob (sha256) ON DELETE CASCADE,"
            " n INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (sha256, n)) STRICT"
        ),
        (
            "CREATE TABLE resource (kind TEXT NOT NULL, id TEXT NOT NULL, hash TEXT NOT NULL,"
            " body TEXT NOT NULL, PRIMARY KEY (kind, id, hash)) STRICT"
        ),
        "CREATE TABLE skip (sha256 TEXT PRIMARY KEY, reason TEXT NOT NULL, at TEXT NOT NULL) STRICT",
        (
            "CREATE TABLE audit (n INTEGER PRIMARY KEY, prev TEXT NOT NULL, body TEXT NOT NULL,"
            " hash TEXT NOT NULL) STRICT"
        ),
    ),
)
"""DDL of each schema version; a step is never changed once shipped, only followed by another."""

Entry = tuple[str, str, str, str]
"""Type, name, table and SQL of one thing in a database."""
_LIST = "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master"


def version() -> int:
    """The schema this program writes, as in `user_version`."""
    return len(STEPS)


def contents(connection: sqlite3.Connection) -> frozenset[Entry]:
    """What stands in the file's list of tables, indexes, triggers and views."""
    return frozenset(connection.execute(_LIST).fetchall())


def known(number: int) -> frozenset[Entry]:
    """Exactly what a file of that schema version holds."""
    return _contents_of(STEPS[:number])


@cache
def _contents_of(steps: tuple[tuple[str, ...], ...]) -> frozenset[Entry]:
    connection = sqlite3.connect(":memory:")
    try:
        for statement in (*MIGRATION_LOG, *(line for step in steps for line in step)):
            connection.execute(statement)
        return contents(connection)
    finally:
        connection.close()
