"""What the cells of a foreign column look like, for the preview of a table."""

import re
from collections.abc import Sequence
from typing import Literal

from studio.domain.typed import clock_time, exact_number, iso_day

CellType = Literal["empty", "date", "time", "number", "text"]
TYPE_NAMES: dict[CellType, str] = {
    "empty": "kosong", "date": "tanggal", "time": "jam", "number": "angka", "text": "teks",
}  # fmt: skip
MOSTLY = 0.8
"""Share of the cells that must look alike."""
CLOCK = re.compile(r"\d{1,2}[:.]\d{2}")


def type_of(cells: Sequence[str]) -> CellType:
    """What most of the filled cells are; text when there is no telling."""
    if not cells:
        return "empty"
    counts: dict[CellType, int] = {"date": 0, "time": 0, "number": 0, "text": 0}
    for cell in cells:
        counts[_type(cell.strip())] += 1
    best = max(counts, key=lambda kind: counts[kind])
    return best if counts[best] >= MOSTLY * len(cells) else "text"


def _type(cell: str) -> CellType:
    if iso_day(cell) or iso_day(cell[:10]):
        return "date"
    if CLOCK.fullmatch(cell) and clock_time(cell):
        return "time"
    return "number" if exact_number(cell) else "text"
