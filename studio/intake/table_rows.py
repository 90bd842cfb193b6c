"""The rows of a CSV or XLSX file, read inside the worker: values only, no formula, no macro, no link."""

import csv
import datetime as dt
import io
import json
import re
from typing import Any

from studio.domain.safe_cells import clean, unguarded
from studio.errors import StudioError
from studio.intake.docx_text import DOCTYPE
from studio.intake.limits import LIMITS
from studio.intake.press import decode_text
from studio.intake.zip_check import open_checked, read_entry

SEPARATORS = ";,\t|"
SEPARATOR_LINE = re.compile(r"sep=(.)\n", re.IGNORECASE)
Row = tuple[int, list[str]]
"""The line it stood on, counted from 1, and its cells as text."""


def table_rows(data: bytes) -> tuple[dict[str, Any], bytes]:
    """Facts (`form`, `sheet`, `sheets`, `separator`) and the rows as JSON, empty ones left out."""
    facts, rows = _workbook(data) if data.startswith(b"PK\x03\x04") else _text(data)
    return facts, json.dumps(rows, ensure_ascii=False).encode("utf-8", "replace")


def _text(data: bytes) -> tuple[dict[str, Any], list[Row]]:
    text = decode_text(data).replace("\r\n", "\n").replace("\r", "\n")
    head = SEPARATOR_LINE.match(text)
    separator = head[1] if head else _separator(text)
    skipped = 1 if head else 0
    csv.field_size_limit(4 * LIMITS.table.cell)
    reader = csv.reader(io.StringIO(text[head.end() :] if head else text, newline=""), delimiter=separator)
    rows: list[Row] = []
    line = 1 + skipped
    try:
        for cells in reader:
            _take(rows, line, [unguarded(cell) for cell in cells])
            line = reader.line_num + 1 + skipped
    except csv.Error as error:
        raise _refused(f"rusak di sekitar baris {reader.line_num + skipped}") from error
    return {"form": "csv", "separator": separator}, rows


def _separator(text: str) -> str:
    """What parts the cells of the first line, quoted ones left aside."""
    first = re.sub(r'"(?:[^"]|"")*"', "", text[: 4 * LIMITS.table.cell]).partition("\n")[0]
    return max(SEPARATORS, key=first.count) if any(ch in first for ch in SEPARATORS) else ","


def _workbook(data: bytes) -> tuple[dict[str, Any], list[Row]]:
    limits = LIMITS.table
    archive = open_checked(data, limits)
    for name in archive.namelist():
        part = read_entry(archive, name, limits.inflated)
        if name.endswith((".xml", ".rels")):
            text = part.decode("utf-16" if part[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace")
            if "\x00" in text or DOCTYPE.search(text):
                raise _refused("memuat deklarasi DOCTYPE")
    import python_calamine as calamine  # noqa: PLC0415 - only inside the limits

    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheet = book.get_sheet_by_index(0)
    except (calamine.CalamineError, IndexError) as error:
        raise _refused("bukan buku kerja yang dapat dibaca") from error
    if sheet.total_width > limits.columns:
        raise _refused(f"berisi lebih dari {limits.columns} kolom")
    if sheet.total_height > limits.rows:
        raise _refused(f"berisi lebih dari {limits.rows} baris")
    rows: list[Row] = []
    for line, cells in enumerate(sheet.to_python(skip_empty_area=False), 1):
        _take(rows, line, [_as_text(cell) for cell in cells])
    return {"form": "xlsx", "sheet": sheet.name, "sheets": len(book.sheet_names)}, rows


def _as_text(cell: Any) -> str:
    """A cell's value as people would type it: days as ISO, numbers with a comma."""
    if isinstance(cell, dt.datetime):
        whole = cell.time() == dt.time()
        return cell.date().isoformat() if whole else cell.strftime("%Y-%m-%d %H:%M")
    if isinstance(cell, dt.date):
        return cell.isoformat()
    if isinstance(cell, dt.time):
        return cell.strftime("%H:%M")
    if isinstance(cell, bool):
        return "ya" if cell else "tidak"
    if isinstance(cell, float):  # 1.284 typed would be one thousand and more
        return str(int(cell)) if cell.is_integer() else str(cell).replace(".", ",")
    return str(cell)


def _take(rows: list[Row], line: int, cells: list[str]) -> None:
    limits = LIMITS.table
    if len(cells) > limits.columns:
        raise _refused(f"berisi lebih dari {limits.columns} kolom di baris {line}")
    if any(len(cell) > limits.cell for cell in cells):
        raise _refused(f"memuat sel lebih dari {limits.cell} karakter di baris {line}")
    if any(cell.strip() for cell in cells):
        if len(rows) > limits.rows:
            raise _refused(f"berisi lebih dari {limits.rows} baris")
        rows.append((line, [clean(cell) for cell in cells]))


def _refused(what: str) -> StudioError:
    return StudioError(
        "intake/table",
        f"Tabel ini {what}, tidak dipakai.",
        "Simpan ulang sebagai .xlsx biasa atau .csv UTF-8.",
    )
