"""The plan as a DOCX list with the office's head: a table one can go on working in, the same bytes always."""

from typing import Any

from studio.domain.plan_sheet import PAPERS, Paper, PlanSheet, SheetDay, SheetPost
from studio.domain.plan_table import STATUS_WORDS
from studio.export.docx import EMPTY, finished_docx, prepare_page
from studio.export.docx_layout import Sheet
from studio.export.plan_print import frame
from studio.export.plan_print.listing import platform_words, remarks_of
from studio.i18n import long_date

SIDE = 18.0
"""Margins left and right, mm."""
SHARES = (0.085, 0.355, 0.13, 0.145, 0.135, 0.15)
HEAD = ("Jam", "Judul", "Kanal", "Pilar", "Status", "Penanggung jawab")
SIZE = 9.0


def plan_docx(sheet: PlanSheet, paper: Paper, logo: bytes) -> bytes:
    """The document; `logo` is the office's emblem as a PNG."""
    import docx  # noqa: PLC0415 - heavy

    document = docx.Document()
    width, height = PAPERS[paper]
    prepare_page(document, (width, height), (SIDE, SIDE, 20, 18))
    page = Sheet(document, width - 2 * SIDE)
    page.letterhead(logo, sheet.head.lines, sheet.head.address)
    page.centred(sheet.title.upper(), sheet.span)
    _legend(page, sheet)
    _table(document, page, sheet, width - 2 * SIDE)
    if sheet.signature is not None:
        sign = sheet.signature
        page.signature(sign.city or EMPTY, sign.position or EMPTY, sign.name or EMPTY, over="Mengetahui,")
    return finished_docx(document, f"{sheet.title} {sheet.span}")


def _legend(page: Sheet, sheet: PlanSheet) -> None:
    groups = frame.signs_of(sheet, sheet.posts, sorted(sheet.days))
    names = {"status": "Status", "pillar": "Pilar", "campaign": "Kampanye"}
    rows = []
    for group in groups:
        words = [sign.words for sign in group if sign.kind in names]
        if words:
            rows.append((names[group[0].kind], "; ".join(words)))
    if rows:
        page.pairs(rows, size=SIZE)


def _table(document: Any, page: Sheet, sheet: PlanSheet, width: float) -> None:
    lines: list[tuple[str, SheetDay] | SheetPost] = []
    named = (day for day, known in sheet.days.items() if known.names)
    for day in sorted({*(post.date for post in sheet.posts if post.date), *named}):
        lines += [(day, sheet.days.get(day, SheetDay())), *sheet.on(day)]
    if loose := sheet.on(""):
        lines += [("", SheetDay()), *loose]
    if not lines:
        page.text("Belum ada konten dalam rentang ini.")
        return
    rows = [("",) * len(HEAD) if isinstance(line, tuple) else _cells(sheet, line) for line in lines]
    table = page.table(HEAD, rows, widths=[share * width for share in SHARES], size=SIZE)
    _roomy(table)
    for row, line in zip(table.rows[1:], lines, strict=True):
        if isinstance(line, tuple):
            _day(row, *line)
            continue
        _quiet(row.cells[1])
        if line.pillar >= 0:
            _square(row.cells[3], sheet.pillars[line.pillar].color)
    document.add_paragraph(f"Jumlah: {len(sheet.posts)} konten.").runs[0].font.size = _pt(SIZE)


def _roomy(table: Any) -> None:
    """Some air above and below the words of every cell."""
    for row in table.rows:
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.space_before = _pt(2)
            cell.paragraphs[-1].paragraph_format.space_after = _pt(2)


def _cells(sheet: PlanSheet, post: SheetPost) -> tuple[str, ...]:
    title = " ".join(post.title.split()) or "(tanpa judul)"
    return (
        post.time.replace(":", ".") or "–",
        "\n".join((title, *remarks_of(post))),
        platform_words(post),
        sheet.pillars[post.pillar].name if post.pillar >= 0 else "–",
        STATUS_WORDS.get(post.status, post.status).capitalize(),  # type: ignore[call-overload] # any text
        post.owner or "–",
    )


def _day(row: Any, day: str, known: SheetDay) -> None:
    """A row that names a day, over the whole width."""
    from docx.shared import RGBColor  # noqa: PLC0415 - heavy

    cell = row.cells[0].merge(row.cells[-1])
    for extra in cell.paragraphs[1:]:
        extra._p.getparent().remove(extra._p)  # noqa: SLF001 - python-docx has no way to drop a paragraph
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.keep_with_next = True
    words = long_date(day, weekday=True) if day else "Belum bertanggal"
    first = paragraph.add_run(words)
    first.bold, first.font.size = True, _pt(SIZE + 0.5)
    if known.full:
        second = paragraph.add_run(f"   {known.full}")
        second.bold, second.font.size = bool(known.off), _pt(SIZE - 0.5)
        if known.off:
            first.font.color.rgb = second.font.color.rgb = RGBColor(0xB4, 0x23, 0x18)
    if known.other:
        paragraph.add_run(f"   {known.other}").font.size = _pt(SIZE - 1.5)
    _shade(cell, "FBEAE8" if known.off else "F1F3F6")


def _quiet(cell: Any) -> None:
    """What stands below the title is smaller and grey."""
    from docx.shared import RGBColor  # noqa: PLC0415 - heavy

    for run in (run for paragraph in cell.paragraphs[1:] for run in paragraph.runs):
        run.font.size, run.font.color.rgb = _pt(SIZE - 1), RGBColor(0x4C, 0x56, 0x66)


def _square(cell: Any, color: str) -> None:
    """A square in the pillar's colour before its name."""
    from docx.shared import RGBColor  # noqa: PLC0415 - heavy

    run = cell.paragraphs[0].runs[0]
    words, run.text = run.text, "■ "
    run.font.color.rgb = RGBColor.from_string(color.removeprefix("#").upper())
    cell.paragraphs[0].add_run(words).font.size = _pt(SIZE)


def _shade(cell: Any, fill: str) -> None:
    from docx.oxml import OxmlElement  # noqa: PLC0415 - heavy
    from docx.oxml.ns import qn  # noqa: PLC0415

    made = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
        made.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(made)  # noqa: SLF001 - python-docx has no shading


def _pt(size: float) -> Any:
    from docx.shared import Pt  # noqa: PLC0415 - heavy

    return Pt(size)
