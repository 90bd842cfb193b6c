"""Every text of a foreign file, read inside the worker: pages, cells, notes, what a picture carries unseen.

Each reader answers with notes and with parts as JSON: `[name, page, lines, text]`, pages from 1 (0: none),
`lines` the row numbers of a table's lines, else empty.
"""

import io
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from studio.errors import StudioError
from studio.i18n import N_
from studio.intake.docx_text import DOCTYPE, docx_text
from studio.intake.limits import LIMITS
from studio.intake.press import decode_text
from studio.intake.scan_pictures import picture_parts
from studio.intake.table_rows import table_rows
from studio.intake.zip_check import open_checked, read_entry

Part = tuple[str, int, list[int], str]
Answer = tuple[dict[str, Any], bytes]
DRAWN_TEXT = re.compile(r">([^<>]*[^<>\s][^<>]*)<")
WORDS = re.compile(r"<w:t(?:\s[^>]*)?>([^<]*)</w:t>|(</w:p>)")
ENTITY = re.compile(r"&(amp|lt|gt|quot|apos|#[0-9]{1,6});")
ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
BESIDE = re.compile(r"word/(?:header|footer|comments|footnotes|endnotes)[0-9]*\.xml")
PROPERTIES = "docProps/core.xml"


def text_file(data: bytes) -> Answer:
    """A plain text."""
    return _answer([("text", 0, [], decode_text(data))])


def drawing(data: bytes) -> Answer:
    """The words of an SVG drawing."""
    words = "\n".join(_plain(found).strip() for found in DRAWN_TEXT.findall(decode_text(data)))
    return _answer([("text", 0, [], words)])


def table(data: bytes) -> Answer:
    """A CSV file: each row a line, every cell behind the name of its column."""
    facts, rows = table_rows(data)
    return _answer([_sheet("", 0, json.loads(rows))], facts.get("notes", ()))


def picture(data: bytes) -> Answer:
    """What a picture says beside its pixels, and its QR codes."""
    notes, parts = picture_parts(data)
    return _answer([(name, 0, [], text) for name, text in parts], notes)


def pdf(data: bytes) -> Answer:
    """The text of each page, and what the document says of itself."""
    import pypdfium2 as pdfium  # type: ignore[import-untyped] # noqa: PLC0415 - heavy, and only inside the limits

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise _refused(N_("rusak atau terkunci dengan kata sandi")) from error
    if len(document) > LIMITS.scan.pages:
        raise _refused(f"berisi lebih dari {LIMITS.scan.pages} halaman")
    about = "\n".join(value for value in document.get_metadata_dict().values() if value)
    parts: list[Part] = [("properties", 0, [], about)]
    bare = 0
    for number, page in enumerate(document, 1):
        text = page.get_textpage().get_text_range().replace("\r\n", "\n")
        bare += not text.strip()
        parts.append(("page", number, [], text))
    notes = [N_(f"{bare} halaman tanpa teks (mungkin hasil pindai) tidak dapat dibaca.")] if bare else []
    return _answer(parts, notes)


def office(data: bytes) -> Answer:
    """A Word document, a presentation or a workbook, told by what it holds."""
    archive = open_checked(data, LIMITS.scan)
    names = set(archive.namelist())
    for name in names:
        if name.endswith((".xml", ".rels")):
            part = read_entry(archive, name, LIMITS.scan.inflated)
            text = part.decode("utf-16" if part[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace")
            if "\x00" in text or DOCTYPE.search(text):
                raise _refused("memuat deklarasi DOCTYPE")
    if "word/document.xml" in names:
        return _word(data)
    if "ppt/presentation.xml" in names:
        return _answer(_properties(data, names) + list(_slides(data)))
    if "xl/workbook.xml" in names:
        return _answer(_properties(data, names) + list(_sheets(data)))
    raise _refused(N_("bukan dokumen, presentasi, atau buku kerja"))


READERS: dict[str, Callable[[bytes], Answer]] = {
    "text": text_file, "svg": drawing, "table": table, "picture": picture, "pdf": pdf, "office": office,
}  # fmt: skip


def _word(data: bytes) -> Answer:
    facts, body = docx_text(data)
    archive = open_checked(data, LIMITS.scan)
    names = sorted(archive.namelist())
    parts: list[Part] = [*_properties(data, set(names)), ("text", 0, [], body.decode("utf-8"))]
    for name in names:
        if BESIDE.fullmatch(name):
            xml = read_entry(archive, name, LIMITS.docx.document).decode("utf-8", "replace")
            words = "".join("\n" if end else _plain(said) for said, end in WORDS.findall(xml))
            parts.append((name.partition("/")[2].partition(".")[0].rstrip("0123456789"), 0, [], words))
    return _answer(parts, facts.get("notes", ()))


def _properties(data: bytes, names: set[str]) -> list[Part]:
    if PROPERTIES not in names:
        return []
    xml = read_entry(open_checked(data, LIMITS.scan), PROPERTIES, LIMITS.docx.document).decode(
        "utf-8", "replace"
    )
    return [("properties", 0, [], "\n".join(_plain(found) for found in DRAWN_TEXT.findall(xml)))]


def _slides(data: bytes) -> Iterator[Part]:
    from pptx import Presentation  # noqa: PLC0415 - heavy, imports network code: only inside the limits

    slides = list(Presentation(io.BytesIO(data)).slides)
    if len(slides) > LIMITS.scan.pages:
        raise _refused(f"berisi lebih dari {LIMITS.scan.pages} salindia")
    for number, slide in enumerate(slides, 1):
        yield "slide", number, [], "\n".join(_shape_words(slide.shapes))
        if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
            yield "notes", number, [], slide.notes_slide.notes_text_frame.text


def _shape_words(shapes: Any, depth: int = 0) -> Iterator[str]:
    for shape in shapes:
        if getattr(shape, "has_text_frame", False):
            yield shape.text_frame.text
        if getattr(shape, "has_table", False):
            yield from (cell.text for row in shape.table.rows for cell in row.cells)
        if hasattr(shape, "shapes") and depth < LIMITS.scan.folders:
            yield from _shape_words(shape.shapes, depth + 1)
        if alt := shape._element.xpath("string(.//p:cNvPr/@descr)"):  # noqa: SLF001 - no public name for it
            yield str(alt)


def _sheets(data: bytes) -> Iterator[Part]:
    import python_calamine as calamine  # noqa: PLC0415 - only inside the limits

    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    except calamine.CalamineError as error:
        raise _refused(N_("bukan buku kerja yang dapat dibaca")) from error
    for number, name in enumerate(book.sheet_names[: LIMITS.scan.pages], 1):
        sheet = book.get_sheet_by_name(name)
        if sheet.total_width > LIMITS.table.columns or sheet.total_height > LIMITS.table.rows:
            raise _refused(f"berisi lebih dari {LIMITS.table.columns} kolom atau {LIMITS.table.rows} baris")
        rows = [
            (line, [_cell(cell) for cell in cells])
            for line, cells in enumerate(sheet.to_python(skip_empty_area=False), 1)
        ]
        yield _sheet(name, number, [(line, cells) for line, cells in rows if any(c.strip() for c in cells)])


def _cell(value: Any) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _sheet(name: str, number: int, rows: list[tuple[int, list[str]]]) -> Part:
    """Rows as lines; a cell stands behind its column's name, which says what it is."""
    header = rows[0][1] if rows else []
    titled = bool(header) and not any(re.search(r"[0-9]{5}", cell) for cell in header)
    said = [f"{' | '.join(header)}"] if titled else []
    for _line, cells in rows[1 if titled else 0 :]:
        named = (
            [f"{h}: {c}" if h else c for h, c in zip(header, cells, strict=False) if c] if titled else cells
        )
        said.append(" | ".join(" ".join(cell.split()) for cell in named))
    return f"sheet:{name}" if name else "table", number, [line for line, _cells in rows], "\n".join(said)


def _plain(xml: str) -> str:
    def put(found: re.Match[str]) -> str:
        name = found[1]
        return ENTITIES.get(name) or chr(min(int(name[1:]), 0xFFFF) or 32)

    return ENTITY.sub(put, xml)


def _answer(parts: list[Part], notes: Any = ()) -> Answer:
    left = LIMITS.scan.text
    kept: list[Part] = []
    told = [str(note) for note in notes]
    for name, page, lines, text in parts:
        if not text.strip():
            continue
        kept.append((name, page, lines, text[:left].encode("utf-8", "replace").decode("utf-8")))
        left -= len(text)
        if left <= 0:
            told.append(N_(f"Hanya {LIMITS.scan.text} huruf pertama yang diperiksa."))
            break
    return {"notes": told}, json.dumps(kept, ensure_ascii=False).encode()


def _refused(what: str) -> StudioError:
    return StudioError(
        "scan/file",
        f"Berkas ini {what}, tidak dapat diperiksa.",
        "Simpan ulang di program asalnya, lalu coba lagi.",
    )
