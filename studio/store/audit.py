"""The log that only grows: each entry holds the hash of the one before, so an edit or a gap shows."""

import hashlib
import json
import sqlite3

ENTRY_TYPE = "application/vnd.studio-humas.audit.v1+json"
NOTED = frozenset({"answer", "office-item", "situation", "gate"})
"""Kinds of records on which the gate rests: each change of one is noted here, undo included."""
ACT = "record"


def append(connection: sqlite3.Connection, body: bytes) -> str:
    """Add an entry, given as canonical JSON without words of the content; the new head of the chain."""
    n, before = _last(connection)
    digest = _hash(before, body)
    connection.execute("INSERT INTO audit VALUES (?, ?, ?, ?)", (n + 1, before, body.decode(), digest))
    return digest


def note_record(connection: sqlite3.Connection, kind: str, ident: str, row: str | None) -> None:
    """Note that a record of a noted kind was stored as `row`, or taken away."""
    if kind in NOTED:
        body = {"act": ACT, "id": ident, "kind": kind, "sha": _sha(row) if row is not None else ""}
        append(
            connection, json.dumps(body, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
        )


def altered(connection: sqlite3.Connection) -> frozenset[tuple[str, str]]:
    """Kind and id of noted records that are not as last noted: edited, added or removed outside the studio.

    Entries from the first break of the chain on prove nothing.
    """
    whole = min(broken(connection), default=0)
    noted: dict[tuple[str, str], str] = {}
    for n, body, _digest in entries(connection):
        if whole and n >= whole:
            break
        entry = json.loads(body)
        if entry.get("act") == ACT:
            noted[entry["kind"], entry["id"]] = entry["sha"]
    marks = ", ".join("?" * len(NOTED))
    rows = connection.execute(f"SELECT kind, id, body FROM record WHERE kind IN ({marks})", sorted(NOTED))  # noqa: S608 - marks only
    stored = {(kind, ident): _sha(body) for kind, ident, body in rows}
    keys = noted.keys() | stored.keys()
    return frozenset(key for key in keys if noted.get(key, "") != stored.get(key, ""))


def head(connection: sqlite3.Connection) -> str:
    """Hash of the newest entry; empty when there is none."""
    return _last(connection)[1]


def entries(connection: sqlite3.Connection) -> tuple[tuple[int, str, str], ...]:
    """Number, body and hash of every entry, oldest first."""
    return tuple(connection.execute("SELECT n, body, hash FROM audit ORDER BY n").fetchall())


def broken(connection: sqlite3.Connection) -> list[int]:
    """Numbers of entries that do not follow from the one before."""
    bad, expected, before = [], 1, ""
    for n, prev, body, digest in connection.execute("SELECT n, prev, body, hash FROM audit ORDER BY n"):
        if n != expected or prev != before or digest != _hash(prev, body.encode()):
            bad.append(n)
        expected, before = n + 1, digest
    return bad


def _last(connection: sqlite3.Connection) -> tuple[int, str]:
    row = connection.execute("SELECT n, hash FROM audit ORDER BY n DESC LIMIT 1").fetchone()
    return row or (0, "")


def _sha(row: str) -> str:
    return hashlib.sha256(row.encode()).hexdigest()


def _hash(before: str, body: bytes) -> str:
    """SHA-256 of DSSE's pre-authentication encoding: no entry can pass for another kind of document."""
    content = bytes.fromhex(before) + body
    kind = ENTRY_TYPE.encode()
    return hashlib.sha256(b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(content), content)).hexdigest()
