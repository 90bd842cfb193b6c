"""A table from outside as rows, read in the limited child: plans, figures and inquiries come in by it."""

import json
from collections.abc import Mapping
from typing import Any

from studio.errors import StudioError
from studio.i18n import N_
from studio.intake.child import run_job

Rows = list[tuple[int, list[str]]]
"""Each row's line in the file and its cells."""


def read_table(data: bytes, name: str) -> tuple[Rows, Mapping[str, Any]]:
    """The rows of a file and what is known of it; a file without rows is refused."""
    answer = run_job("table", data)
    rows = [(int(line), [str(cell) for cell in cells]) for line, cells in json.loads(answer.data)]
    if not rows:
        raise StudioError("plan/empty", f"“{name}” tidak berisi baris.", "Pilih berkas lain.")
    return rows, answer.facts


def sheet_notes(facts: Mapping[str, Any]) -> list[str]:
    """That only one sheet of several was read."""
    if facts.get("sheets", 1) <= 1:
        return []
    return [N_(f"Hanya lembar pertama yang dibaca: {facts.get('sheet')}.")]
