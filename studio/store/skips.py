"""Files that broke a reader once and are not tried again, by hash."""

import sqlite3


def add(connection: sqlite3.Connection, sha: str, reason: str, at: str) -> None:
    """Remember that a file broke its reader, and why it is not used."""
    connection.execute("INSERT INTO skip VALUES (?, ?, ?) ON CONFLICT DO NOTHING", (sha, reason, at))


def reason(connection: sqlite3.Connection, sha: str) -> str:
    """Why a file is not tried again; empty when it may be."""
    row = connection.execute("SELECT reason FROM skip WHERE sha256 = ?", (sha,)).fetchone()
    return row[0] if row else ""
