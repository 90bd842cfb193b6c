"""The blocks an official sheet is made of, drawn with python-docx."""

import io
from collections.abc import Sequence
from typing import Any

LINE, FAINT = "808080", "F1F3F6"
BODY_WIDTH = 160
"""Width between the margins of an A4 page, in mm."""
CELL = 1.9
"""Room at the left of a cell's text, in mm."""
SHORT = 13
"""Rows up to which a table is kept on one page."""


class Sheet:
    """Adds blocks to the end of a document whose text is so many mm wide."""

    def __init__(self, document: Any, width: float = BODY_WIDTH, inset: float = 0.0) -> None:
        self._document, self._width, self._inset = document, width, inset

    def letterhead(self, logo: bytes, lines: Sequence[str], address: Sequence[str]) -> None:
        """Logo at the left, names and address centred beside it, a double rule under them."""
        from docx.shared import Mm, Pt  # noqa: PLC0415 - heavy

        table = self._grid(
            1, 2 if logo else 1, (26, self._width - 26) if logo else (self._width,), borders=False
        )
        cells = table.rows[0].cells
        if logo:
            picture = cells[0].paragraphs[0].add_run().add_picture(io.BytesIO(logo), height=Mm(20))
            _described(picture, "Logo instansi")
        words = [(line, 13.0 if number == 0 else 12.0, True) for number, line in enumerate(lines)]
        words += [(line, 9.5, False) for line in address]
        for number, (line, size, bold) in enumerate(words):
            paragraph = cells[-1].paragraphs[0] if number == 0 else cells[-1].add_paragraph()
            _centre(paragraph)
            run = paragraph.add_run(line)
            run.bold, run.font.size = bold, Pt(size)
        rule = self._document.add_paragraph()
        _border(rule, "bottom", "double", 6)
        rule.paragraph_format.space_after = Pt(14)
        rule.paragraph_format.line_spacing = Pt(6)

    def centred(self, title: str, subtitle: str) -> None:
        """The name of the paper, and under it what it is about."""
        from docx.shared import Pt  # noqa: PLC0415 - heavy

        for text, bold, after in ((title, True, 2), (subtitle, False, 12)):
            paragraph = self._document.add_paragraph()
            _centre(paragraph)
            paragraph.paragraph_format.space_after = Pt(after)
            paragraph.add_run(text).bold = bold

    def next_page(self) -> None:
        """What follows starts on a new page."""
        self._document.add_page_break()

    def heading(self, text: str) -> None:
        """A bold line that stays with what follows."""
        from docx.shared import Mm, Pt  # noqa: PLC0415 - heavy

        paragraph = self._document.add_paragraph()
        paragraph.paragraph_format.left_indent = Mm(self._inset) if self._inset else None
        paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(12), Pt(4)
        paragraph.paragraph_format.keep_with_next = True
        paragraph.add_run(text).bold = True

    def text(self, text: str, *, stays: bool = False) -> None:
        """A plain paragraph; one that `stays` is on the page of what follows."""
        self._document.add_paragraph(text).paragraph_format.keep_with_next = stays or None

    def chapter(self, mark: str, text: str) -> None:
        """A numbered heading that programs list: a mark, then a bold title that stays with what follows."""
        from docx.shared import Mm, Pt  # noqa: PLC0415 - heavy

        paragraph = self._document.add_paragraph(style=self._heading())
        shape = paragraph.paragraph_format
        shape.space_before, shape.space_after = Pt(14), Pt(4)
        shape.left_indent, shape.first_line_indent = Mm(8), Mm(-8)
        shape.tab_stops.add_tab_stop(Mm(8))
        paragraph.add_run(f"{mark}\t{text}")

    def body(self, text: str, *, faint: bool = False) -> None:
        """A paragraph of a chapter, set to both margins."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415 - heavy
        from docx.shared import Mm, Pt  # noqa: PLC0415

        paragraph = self._document.add_paragraph()
        shape = paragraph.paragraph_format
        shape.left_indent, shape.space_after, shape.line_spacing = Mm(8), Pt(6), 1.15
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT if faint else WD_ALIGN_PARAGRAPH.JUSTIFY
        paragraph.add_run(text).italic = faint

    def item(self, mark: str, text: str) -> None:
        """A line of a list: its mark hangs before the text."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415 - heavy
        from docx.shared import Mm, Pt  # noqa: PLC0415

        paragraph = self._document.add_paragraph()
        shape = paragraph.paragraph_format
        shape.left_indent, shape.first_line_indent, shape.space_after = Mm(14), Mm(-6), Pt(4)
        shape.line_spacing = 1.15
        shape.tab_stops.add_tab_stop(Mm(14))
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        paragraph.add_run(f"{mark}\t{text}")

    def gap(self) -> None:
        """A little room after a table."""
        from docx.shared import Pt  # noqa: PLC0415 - heavy

        paragraph = self._document.add_paragraph()
        paragraph.paragraph_format.line_spacing = Pt(6)

    def pairs(self, rows: Sequence[tuple[str, str]], *, size: float = 0) -> None:
        """Label, colon, text: the head of an official letter; `size` in pt where it is not the usual one."""
        from docx.shared import Pt  # noqa: PLC0415 - heavy

        table = self._grid(
            len(rows), 3, (46, 4, 110) if not size else (24, 4, self._width - 28), borders=False
        )
        for row, (label, text) in zip(table.rows, rows, strict=True):
            for cell, words in zip(row.cells, (label, ":", text), strict=True):
                cell.paragraphs[0].paragraph_format.space_after = Pt(3)
                _fill(cell, words)
                for run in cell.paragraphs[0].runs if size else ():
                    run.font.size = Pt(size)
            _whole(row)

    def counts(self, rows: Sequence[tuple[str, int]]) -> None:
        """The numbers of the checklist side by side."""
        if not rows:
            return
        from docx.shared import Pt  # noqa: PLC0415 - heavy

        width = BODY_WIDTH / len(rows)
        table = self._grid(1, len(rows), tuple(width for _ in rows))
        for cell, (label, number) in zip(table.rows[0].cells, rows, strict=True):
            first = cell.paragraphs[0]
            _centre(first)
            run = first.add_run(str(number))
            run.bold, run.font.size = True, Pt(16)
            second = cell.add_paragraph()
            _centre(second)
            second.add_run(label).font.size = Pt(9)
        self._document.add_paragraph().paragraph_format.line_spacing = Pt(6)

    def table(
        self,
        head: Sequence[str],
        rows: Sequence[Sequence[str]],
        *,
        widths: Sequence[float] = (),
        tall: bool = False,
        size: float = 10,
        right: Sequence[int] = (),
    ) -> Any:
        """A ruled table whose head repeats on each page; `tall` rows leave room for handwriting."""
        from docx.shared import Mm, Pt  # noqa: PLC0415 - heavy

        wide = tuple(widths) or tuple(self._width / len(head) for _ in head)
        room = (self._width - self._inset) / self._width
        table = self._grid(1 + len(rows), len(head), tuple(width * room for width in wide))
        if self._inset:
            _indent(table, self._inset + CELL)
        _repeat(table.rows[0])
        together = (tall or self._inset) and len(rows) <= SHORT
        for number, (row, words) in enumerate(zip(table.rows, (head, *rows), strict=True)):
            _whole(row)
            for cell, text in zip(row.cells, words, strict=True):
                _fill(cell, text)
                for shape in (p.paragraph_format for p in cell.paragraphs if self._inset or together):
                    if self._inset:
                        shape.space_before = shape.space_after = Pt(2)
                    shape.keep_with_next = bool(together and number < len(rows))
                for run in (run for paragraph in cell.paragraphs for run in paragraph.runs):
                    run.font.size = Pt(size)
                    run.bold = words is head
                if words is head:
                    _shade(cell)
            for at in right:
                _to_the_right(row.cells[at])
            if tall and words is not head:
                row.height = Mm(11)
        return table

    def pictures(self, works: Sequence[tuple[bytes, str]]) -> None:
        """Small pictures of the work, three in a row, with their names."""
        from docx.shared import Mm, Pt  # noqa: PLC0415 - heavy

        across = 3
        table = self._grid(-(-len(works) // across), across, (BODY_WIDTH / across,) * across, borders=False)
        for number, (picture, label) in enumerate(works):
            row = table.rows[number // across]
            _whole(row)
            cell = row.cells[number % across]
            run = cell.paragraphs[0].add_run()
            width, height = _fit(picture, 48, 60)
            _described(run.add_picture(io.BytesIO(picture), width=Mm(width), height=Mm(height)), label)
            caption = cell.add_paragraph()
            caption.paragraph_format.space_after = Pt(6)
            caption.add_run(label).font.size = Pt(8.5)

    def boxes(self, labels: Sequence[str]) -> None:
        """Empty boxes to tick by hand."""
        paragraph = self._document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        paragraph.add_run("      ".join(f"☐ {label}" for label in labels))

    def signature(self, city: str, position: str, name: str, *, over: str = "") -> None:
        """Place, date and room for a signature at the right; nothing that looks like one."""
        from docx.shared import Mm, Pt  # noqa: PLC0415 - heavy

        lines = (f"{city}, ……………………… 20…", *filter(None, (over,)), position, "", "", "", name)
        for number, line in enumerate(lines):
            paragraph = self._document.add_paragraph(line)
            paragraph.paragraph_format.left_indent = Mm(self._width - 72)
            paragraph.paragraph_format.keep_with_next = number < len(lines) - 1
            if number == 0:
                paragraph.paragraph_format.space_before = Pt(14)
        paragraph.paragraph_format.space_after = Pt(14)

    def page_numbers(self) -> None:
        """Arabic numbers at the top centre from the second page on."""
        from docx.oxml import OxmlElement  # noqa: PLC0415 - heavy
        from docx.oxml.ns import qn  # noqa: PLC0415

        paragraph = self._document.sections[0].header.paragraphs[0]
        _centre(paragraph)
        for kind in ("begin", "", "end"):
            run = paragraph.add_run()._r  # noqa: SLF001 - python-docx has no fields of its own
            if kind:
                mark = OxmlElement("w:fldChar")
                mark.set(qn("w:fldCharType"), kind)
            else:
                mark = OxmlElement("w:instrText")
                mark.text = "PAGE"
            run.append(mark)

    def _heading(self) -> Any:
        """The first level of headings in the letters of the page, dressed once."""
        from docx.oxml.ns import qn  # noqa: PLC0415 - heavy
        from docx.shared import Pt, RGBColor  # noqa: PLC0415

        style = self._document.styles["Heading 1"]
        if style.font.size != Pt(11):
            style.font.name, style.font.size, style.font.bold = "Arial", Pt(11), True
            style.font.color.rgb = RGBColor(0, 0, 0)
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for name in list(fonts.attrib):
                del fonts.attrib[name]
            for script in ("w:eastAsia", "w:cs", "w:hAnsi", "w:ascii"):
                fonts.set(qn(script), "Arial")
            style.paragraph_format.keep_with_next = True
        return style

    def _grid(self, rows: int, columns: int, widths: Sequence[float], *, borders: bool = True) -> Any:
        from docx.shared import Mm  # noqa: PLC0415 - heavy

        table = self._document.add_table(rows=rows, cols=columns)
        table.autofit = False
        if borders:
            table.style = "Table Grid"
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
            for cell in column.cells:
                cell.width = Mm(width)
        return table


def _fill(cell: Any, text: str) -> None:
    for number, line in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.add_run(line)


def _fit(picture: bytes, width: float, height: float) -> tuple[float, float]:
    """The size in mm at which a picture fits a box, its shape kept."""
    from docx.image.image import Image  # noqa: PLC0415 - heavy

    known = Image.from_blob(picture)
    scale = min(width / known.px_width, height / known.px_height)
    return known.px_width * scale, known.px_height * scale


def _described(picture: Any, text: str) -> None:
    picture._inline.docPr.set("descr", text)  # noqa: SLF001 - python-docx has no alt text


def _centre(paragraph: Any) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415 - heavy

    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _indent(table: Any, room: float) -> None:
    """Let the table begin so far from the margin, in mm."""
    shape = table._tbl.tblPr  # noqa: SLF001 - python-docx has no indents of tables
    _child(shape, "w:tblInd", w=str(round(room * 56.7)), type="dxa")


def _to_the_right(cell: Any) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415 - heavy

    for paragraph in cell.paragraphs:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _border(paragraph: Any, side: str, kind: str, size: int) -> None:
    borders = _child(paragraph._p.get_or_add_pPr(), "w:pBdr")  # noqa: SLF001
    _child(borders, f"w:{side}", val=kind, sz=str(size), space="1", color="000000")


def _shade(cell: Any) -> None:
    _child(cell._tc.get_or_add_tcPr(), "w:shd", val="clear", color="auto", fill=FAINT)  # noqa: SLF001


def _repeat(row: Any) -> None:
    _child(row._tr.get_or_add_trPr(), "w:tblHeader", val="true")  # noqa: SLF001


def _whole(row: Any) -> None:
    """The row is never split over two pages."""
    _child(row._tr.get_or_add_trPr(), "w:cantSplit", val="true")  # noqa: SLF001


def _child(parent: Any, tag: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement  # noqa: PLC0415 - heavy
    from docx.oxml.ns import qn  # noqa: PLC0415

    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    parent.append(made)
    return made
