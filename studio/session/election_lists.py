"""Lists of an election from a TXT, CSV or XLSX file: looked at first, stored only when somebody says so."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from studio.domain.election_table import ElectionLists, read, with_lists
from studio.domain.ethics import Situation
from studio.errors import StudioError
from studio.intake.limits import LIMITS
from studio.intake.picture import read_bounded
from studio.session.session import Draft
from studio.session.table_intake import read_table

Progress = Callable[[int, int, str], None]
Cancelled = Callable[[], bool]
Task = Callable[[dict[str, Any], Progress, Cancelled], Any]


def preview(path: Path) -> ElectionLists:
    """What a file holds, read in the limited child; StudioError when it holds no entry."""
    rows, _facts = read_table(read_bounded(path, LIMITS.table.bytes), path.name)
    found = read(rows)
    if not found.count:
        raise StudioError(
            "election/empty",
            f"“{path.name}” tidak berisi partai, calon, nomor, atau semboyan.",
            "Beri kepala kolom: jenis, nama, nomor, slogan.",
        )
    return found


def take(draft: Draft, situation: str, lists: ElectionLists) -> Situation:
    """Add lists to an election of the project; what it is afterwards."""
    before = draft.find(Situation, situation)
    if before is None or before.mode != "election":
        raise StudioError(
            "election/none", "Masa pemilu ini tidak ada lagi.", "Buat masa pemilunya, lalu muat daftarnya."
        )
    made = with_lists(before, lists)
    draft.put(made)
    return made


def look(given: dict[str, Any], progress: Progress, cancelled: Cancelled) -> Any:  # noqa: ARG001 - one signature
    """What a file of lists holds. Given: path."""
    return msgspec.to_builtins(preview(Path(given["path"])))


TASKS: dict[str, Task] = {"election_lists": look}
