"""proof.pdf: a contact sheet of every rendition with vector text, drawn by the one painter."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPainter

from studio.domain.content import RichText, Run
from studio.export.encoders.pdf import finish_pdf
from studio.export.job import RenderJob, scene_of
from studio.export.print_pdf import MM_PER_INCH, RESOLUTION, open_writer
from studio.export.rendering import Scene
from studio.render import display as d
from studio.render.context import Context
from studio.render.painter import Painter
from studio.render.text import prepare, set_text, shape

SHEET = (297.0, 210.0)
MARGIN, GAP, CAPTION, HEADER = 12.0, 6.0, 9.0, 16.0
"""Millimetres."""
PICTURE_DPI = 120
SAID = "CETAK COBA · bukan untuk disiarkan"


@dataclass(frozen=True, slots=True)
class Cell:
    """One rendition on the sheet: its job, the label under it."""

    job: RenderJob
    label: str
    detail: str


def proof_pdf(cells: Sequence[Cell], store: Path, *, title: str, content_hash: str) -> bytes:
    """The sheets, as many as the renditions need, in rows of equal height."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = open_writer(buffer, *SHEET, title)
    painter = QPainter(writer)
    rows = _rows(cells)
    pages = [rows[i : i + 2] for i in range(0, len(rows), 2)]
    for number, page in enumerate(pages):
        if number:
            writer.newPage()
        y = MARGIN + HEADER
        height = (SHEET[1] - 2 * MARGIN - HEADER - GAP) / 2 - CAPTION
        for row in page:
            x = MARGIN
            for cell in row:
                scene = scene_of(cell.job, store)
                width = _draw(painter, scene, x, y, height)
                _words(painter, scene.context, cell.label, "label", 2.7, x, y + height + 3.2)
                _words(painter, scene.context, cell.detail, "caption", 2.5, x, y + height + 6.8)
                x += max(width, 34.0) + GAP
            y += height + CAPTION + GAP
        first = scene_of(page[0][0].job, store).context
        _words(painter, first, title, "title", 5.2, MARGIN, MARGIN + 3.6)
        _words(
            painter,
            first,
            f"{SAID} · lembar {number + 1} dari {len(pages)}",
            "caption",
            3.0,
            MARGIN,
            MARGIN + 10,
        )
    painter.end()
    buffer.close()
    return finish_pdf(bytes(buffer.data().data()), content_hash=content_hash, boxes=None, title=title)


def _rows(cells: Sequence[Cell]) -> list[list[Cell]]:
    """Rows as full as the sheet is wide, at two rows a sheet."""
    height = (SHEET[1] - 2 * MARGIN - HEADER - GAP) / 2 - CAPTION
    room = SHEET[0] - 2 * MARGIN
    rows: list[list[Cell]] = []
    used = room + 1
    for cell in cells:
        width = max(34.0, _width(cell.job, height))
        if used + width > room:
            rows.append([])
            used = 0.0
        rows[-1].append(cell)
        used += width + GAP
    return rows


def _width(job: RenderJob, height: float) -> float:
    return min(height * job.placement.width / job.placement.height, 130.0)


def _draw(painter: QPainter, scene: Scene, x: float, y: float, height: float) -> float:
    width = _width(scene.job, height)
    unit = RESOLUTION / MM_PER_INCH
    scale = width * unit / scene.display.width
    painter.save()
    painter.translate(x * unit, y * unit)
    painter.scale(scale, scale)
    painter.setClipRect(0, 0, scene.display.width, scene.display.height)
    detail = width / MM_PER_INCH * PICTURE_DPI / scene.display.width
    Painter(painter, scene.context.pictures, min(1.0, detail), vector=True).play(scene.display.ops)
    painter.restore()
    return width


def _words(painter: QPainter, ctx: Context, words: str, style: str, size: float, x: float, y: float) -> None:
    """One line of kit type; size and position in mm."""
    unit = RESOLUTION / MM_PER_INCH
    prepared = prepare(ctx.faces, RichText(paragraphs=((Run(text=words),),)), style)
    setting = set_text(prepared, size * unit, 1e6)
    ops = tuple(
        d.Text("", x * unit + line.x, y * unit + line.baseline, line.ascent, line.width, line.size,
               ctx.color("ink"), line.text, line.layout)
        for line in shape(setting, 1e6, "left", optical=False)
    )  # fmt: skip
    Painter(painter, ctx.pictures, vector=True).play(ops)
