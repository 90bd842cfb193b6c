"""Rows of records, operations and named versions, as the write layer sees them."""

import hashlib
import sqlite3
from typing import Any

import msgspec

from studio.domain.change import Change, Pair, change_of
from studio.domain.project import Key, Project
from studio.domain.record import Record, Value
from studio.errors import StudioError
from studio.store import audit
from studio.store.codec import decode, encode, from_raw, to_raw
from studio.store.packed import pack, unpack

KEPT = 500
"""Operations that can be undone."""
NEVER_UNDONE = frozenset({"export", "review"})
"""Kinds whose rows no undo takes away."""
_MODULUS = 2**256


class Step(Value, frozen=True, kw_only=True):
    """An operation that was undone or done again, with the change it made to the records."""

    command: str
    change: Change


class Version(Value, frozen=True, kw_only=True):
    """A named version: a bookmark in the history with the records as they were."""

    id: int
    name: str
    op: int
    at: str


def read_project(connection: sqlite3.Connection) -> Project:
    """Every record, in the order in which they were added."""
    rows = connection.execute("SELECT kind, id, body FROM record ORDER BY rowid").fetchall()
    return Project({(kind, ident): decode(kind, body) for kind, ident, body in rows})


def write_records(connection: sqlite3.Connection, change: Change) -> None:
    """Bring the record rows, and the file's note of their sum, to the state after the change."""
    total = int(meta(connection, "records") or "0", 16)
    for (kind, ident), (_, after) in change.pairs().items():
        total -= _weight_of_row(connection, kind, ident)
        row = None if after is None else encode(after).decode()
        if row is None:
            connection.execute("DELETE FROM record WHERE kind = ? AND id = ?", (kind, ident))
        else:
            connection.execute(
                "INSERT INTO record VALUES (?, ?, ?)"
                " ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body",
                (kind, ident, row),
            )
        audit.note_record(connection, kind, ident, row)
        total += _weight_of_row(connection, kind, ident)
    set_meta(connection, "records", f"{total % _MODULUS:x}")


def sound(connection: sqlite3.Connection) -> bool:
    """Whether the records are those last written: pages that are old or altered give another sum."""
    return meta(connection, "records") == _sum(connection)


def note_sum(connection: sqlite3.Connection) -> None:
    """Take the records as they are for right, after a migration or into a restored copy."""
    set_meta(connection, "records", _sum(connection))


def remember(connection: sqlite3.Connection, command: str, change: Change, at: str, session: str) -> None:
    """Put an operation on the undo stack; what was undone before it can no longer be done again."""
    change = change.without_kinds(NEVER_UNDONE)
    if not change:
        return
    connection.execute("DELETE FROM op WHERE id > ?", (position(connection),))
    pairs = change.pairs()
    cursor = connection.execute(
        "INSERT INTO op (command, before, after, at, session) VALUES (?, ?, ?, ?, ?)",
        (command, _side(pairs, 0), _side(pairs, 1), at, session),
    )
    set_meta(connection, "position", str(cursor.lastrowid))
    connection.execute(
        "DELETE FROM op WHERE id <= (SELECT id FROM op ORDER BY id DESC LIMIT 1 OFFSET ?)", (KEPT,)
    )


def undo(connection: sqlite3.Connection) -> Step | None:
    """Take the last operation back; None when there is none."""
    row = connection.execute(
        "SELECT id, command, before, after FROM op WHERE id <= ? ORDER BY id DESC LIMIT 1",
        (position(connection),),
    ).fetchone()
    if row is None:
        return None
    step = _step(row).change.inverted()
    write_records(connection, step)
    set_meta(connection, "position", str(row[0] - 1))
    return Step(command=row[1], change=step)


def redo(connection: sqlite3.Connection) -> Step | None:
    """Do the last undone operation again; None when there is none."""
    row = connection.execute(
        "SELECT id, command, before, after FROM op WHERE id > ? ORDER BY id LIMIT 1", (position(connection),)
    ).fetchone()
    if row is None:
        return None
    step = _step(row)
    write_records(connection, step.change)
    set_meta(connection, "position", str(row[0]))
    return step


def commands(connection: sqlite3.Connection) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names of what can be undone, newest first, and of what can be done again, next first."""
    here = position(connection)
    back = connection.execute("SELECT command FROM op WHERE id <= ? ORDER BY id DESC", (here,)).fetchall()
    forth = connection.execute("SELECT command FROM op WHERE id > ? ORDER BY id", (here,)).fetchall()
    return tuple(name for (name,) in back), tuple(name for (name,) in forth)


def touched(connection: sqlite3.Connection, most: int) -> list[tuple[str, frozenset[Key]]]:
    """When the last operations in force were done and the records they touched, newest first."""
    rows = connection.execute(
        "SELECT id, command, before, after, at FROM op WHERE id <= ? ORDER BY id DESC LIMIT ?",
        (position(connection), most),
    )
    return [(row[4], frozenset(_step(row[:4]).change.pairs())) for row in rows]


def add_version(connection: sqlite3.Connection, name: str, at: str) -> int:
    """Bookmark this moment; the records are kept with it, so it outlives the undo stack."""
    rows = connection.execute("SELECT kind, body FROM record ORDER BY rowid").fetchall()
    state = msgspec.json.encode([[kind, msgspec.Raw(body.encode())] for kind, body in rows])
    cursor = connection.execute(
        "INSERT INTO version (name, op, at, state) VALUES (?, ?, ?, ?)",
        (name, position(connection), at, pack(state)),
    )
    return cursor.lastrowid or 0


def versions(connection: sqlite3.Connection) -> tuple[Version, ...]:
    """Every named version, oldest first."""
    rows = connection.execute("SELECT id, name, op, at FROM version ORDER BY id").fetchall()
    return tuple(Version(id=row[0], name=row[1], op=row[2], at=row[3]) for row in rows)


def version_project(connection: sqlite3.Connection, which: int) -> Project:
    """The records of a named version; KeyError when there is none."""
    row = connection.execute("SELECT state FROM version WHERE id = ?", (which,)).fetchone()
    if row is None:
        raise KeyError(which)
    try:
        records = [(kind, from_raw(kind, raw)) for kind, raw in msgspec.json.decode(unpack(row[0]))]
    except (msgspec.MsgspecError, ValueError, TypeError) as error:
        raise _damaged() from error
    return Project({(kind, record.id): record for kind, record in records})


def position(connection: sqlite3.Connection) -> int:
    """Id of the last operation that is in force."""
    return number(connection, "position")


def meta(connection: sqlite3.Connection, key: str) -> str:
    """A note of the file about itself; empty when it has none."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return row[0] if row else ""


def number(connection: sqlite3.Connection, key: str) -> int:
    """A count the file notes about itself; 0 when it has none."""
    found = meta(connection, key)
    return int(found) if found.isdecimal() else 0


def set_meta(connection: sqlite3.Connection, key: str, value: str) -> None:
    """Keep a note of the file about itself."""
    connection.execute(
        "INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", (key, value)
    )


def _sum(connection: sqlite3.Connection) -> str:
    rows = connection.execute("SELECT kind, id, body FROM record")
    return f"{sum(_weight(*row) for row in rows) % _MODULUS:x}"


def _weight(kind: str, ident: str, body: str) -> int:
    return int.from_bytes(hashlib.sha256(f"{kind}\0{ident}\0{body}".encode()).digest(), "big")


def _weight_of_row(connection: sqlite3.Connection, kind: str, ident: str) -> int:
    row = connection.execute("SELECT body FROM record WHERE kind = ? AND id = ?", (kind, ident)).fetchone()
    return _weight(kind, ident, row[0]) if row else 0


def _damaged() -> StudioError:
    return StudioError(
        "project/history-damaged",
        "Riwayat perintah di dalam proyek ini rusak.",
        "Isi proyek tetap dapat dipakai; pulihkan dari cadangan bila riwayatnya diperlukan.",
    )


def _side(pairs: dict[Key, Pair], which: int) -> str:
    rows = [[kind, ident, to_raw(r) if (r := pair[which]) else None] for (kind, ident), pair in pairs.items()]
    return msgspec.json.encode(rows, order="deterministic").decode()


def _step(row: tuple[Any, ...]) -> Step:
    _, command, before, after = row
    try:
        old, new = _records(before), _records(after)
        return Step(command=command, change=change_of({key: (old[key], new[key]) for key in old}))
    except (msgspec.MsgspecError, ValueError, TypeError, KeyError) as error:
        raise _damaged() from error


def _records(side: str) -> dict[Key, Record | None]:
    rows = msgspec.json.decode(side)
    return {(kind, ident): from_raw(kind, raw) if raw else None for kind, ident, raw in rows}
