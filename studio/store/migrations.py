"""Bring a project file to the schema of this program, in the transaction of the caller."""

import sqlite3
from collections.abc import Callable
from typing import Any

from studio.store import schema


def upgrade(connection: sqlite3.Connection, number: int) -> None:
    """Apply the steps the file lacks up to schema `number`; call inside `BEGIN IMMEDIATE`: old or new."""
    import sqlite_utils  # noqa: PLC0415 - heavy

    if not connection.execute("PRAGMA user_version").fetchone()[0]:
        for statement in schema.MIGRATION_LOG:
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID:d}")
    database = sqlite_utils.Database(connection, recursive_triggers=False, execute_plugins=False)
    migrations = sqlite_utils.Migrations("project")
    for nth, step in enumerate(schema.STEPS[:number], 1):
        migrations(name=f"{nth:03d}")(_runner(step))
    migrations.apply(database)
    connection.execute(f"PRAGMA user_version = {number:d}")


def _runner(step: tuple[str, ...]) -> Callable[[Any], None]:
    def run(database: Any) -> None:
        for statement in step:
            database.conn.execute(statement)

    return run
