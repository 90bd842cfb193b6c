"""The plan as a table: CSV and XLSX in which no cell can run, the same bytes for the same rows."""

import csv
import io
import re
import zipfile
from collections.abc import Sequence

from studio.domain.safe_cells import guarded

BOM = "\ufeff"
EPOCH = (1980, 1, 1, 0, 0, 0)
STAMP = b"1980-01-01T00:00:00Z"
ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""What a reader of XLSX would take for an escaped character."""
WIDTHS = {"Takarir": 60, "Judul": 40, "Penempatan": 30, "Catatan": 40, "Ringkasan": 40, "Pesan kunci": 30}
CREATOR = "Studio Humas"


def csv_bytes(header: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """UTF-8 with BOM, every field quoted, cells that could be formulas guarded."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([[guarded(cell) for cell in row] for row in rows])
    return (BOM + out.getvalue()).encode()


def xlsx_bytes(title: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """A workbook of one sheet whose cells are all text, with a header that stays in sight."""
    import openpyxl  # noqa: PLC0415 - heavy
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    bold, wrapped = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    for line, cells in enumerate([header, *rows], 1):
        for column, text in enumerate(cells, 1):
            if not text:
                continue
            cell = sheet.cell(row=line, column=column)
            cell.value = ESCAPED.sub("_x005F_", text)
            cell.data_type, cell.number_format = "s", "@"
            cell.alignment = wrapped
            if line == 1:
                cell.font = bold
    for column, name in enumerate(header, 1):
        sheet.column_dimensions[get_column_letter(column)].width = WIDTHS.get(name, 16)
    sheet.freeze_panes = "A2"
    book.properties.creator = book.properties.lastModifiedBy = CREATOR
    out = io.BytesIO()
    book.save(out)
    return _repacked(out.getvalue())


def _repacked(data: bytes) -> bytes:
    """The same parts deflated in name order with 1980 dates, and 1980 where the library wrote the clock."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        names = sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, 0o100644 << 16
            part = source.read(name)
            if name == "docProps/core.xml":
                part = re.sub(rb"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z", STAMP, part)
            target.writestr(entry, part)
    return out.getvalue()
