"""Figures from a table and into one: looked at first, stored only when somebody says so."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from studio.domain.content import Figure
from studio.domain.figure_table import COLUMNS, Table, cells_of, read
from studio.errors import StudioError
from studio.export import plan_tables
from studio.intake.limits import LIMITS
from studio.intake.picture import read_bounded
from studio.session.projects import new_id, open_project
from studio.session.session import Draft, Session
from studio.session.table_intake import read_table
from studio.store.atomic import write_atomic

SHEET = "Angka"
Progress = Callable[[int, int, str], None]
Cancelled = Callable[[], bool]
Task = Callable[[dict[str, Any], Progress, Cancelled], Any]


def preview(session: Session, path: Path) -> Table:
    """Read a file in the limited child and compare it with the register; nothing is stored."""
    rows, _facts = read_table(read_bounded(path, LIMITS.table.bytes), path.name)
    seen = read(rows, session.project.all(Figure), [new_id() for _row in rows])
    if not seen.columns:
        raise StudioError(
            "figure/no-columns",
            f"Kolom nilai dan keterangan tidak ditemukan di “{path.name}”.",
            f"Beri kepala kolom: {', '.join(column.header for column in COLUMNS[1:7])}.",
        )
    return seen


def take(draft: Draft, seen: Table, lines: frozenset[int]) -> None:
    """Put the rows chosen into the register, unless it has moved on since they were compared."""
    chosen = [row for row in (*seen.new, *seen.changed) if row.line in lines]
    for row in chosen:
        if draft.find(Figure, str(row.figure.id)) != row.before:
            raise StudioError(
                "figure/stale",
                "Daftar angka sudah berubah sejak berkas ini dilihat.",
                "Buka berkasnya sekali lagi.",
            )
    draft.put(*(row.figure for row in chosen))


def table_of(figures: tuple[Figure, ...], suffix: str) -> bytes:
    """The register as CSV, or as XLSX when the suffix is that."""
    header, lines = [column.header for column in COLUMNS], [cells_of(figure) for figure in figures]
    if suffix.casefold() == ".xlsx":
        return plan_tables.xlsx_bytes(SHEET, header, lines)
    return plan_tables.csv_bytes(header, lines)


def look(given: dict[str, Any], progress: Progress, cancelled: Cancelled) -> Any:  # noqa: ARG001 - one signature
    """What taking a table in would change. Given: project, path."""
    with open_project(Path(given["project"]), read_only=True) as session:
        return msgspec.to_builtins(preview(session, Path(given["path"])))


def write(given: dict[str, Any], progress: Progress, cancelled: Cancelled) -> Any:  # noqa: ARG001 - one signature
    """Write the register of a stored project. Given: project, path. Gives how many figures."""
    with open_project(Path(given["project"]), read_only=True) as session:
        figures = session.project.all(Figure)
    target = Path(given["path"])
    write_atomic(target, table_of(figures, target.suffix))
    return len(figures)


TASKS: dict[str, Task] = {"figures": look, "figures_out": write}
