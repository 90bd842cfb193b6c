"""Vector PDF: print pages with bleed, boxes and crop marks, by the one painter on a QPdfWriter."""

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QIODevice, QLineF, QMarginsF, QSizeF
from PySide6.QtGui import QColor, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from studio.domain.platform import Placement
from studio.export.encoders.pdf import finish_pdf, print_boxes
from studio.render.display import DisplayList
from studio.render.painter import Painter
from studio.render.raster import Pictures

RESOLUTION = 1200
MARKS_MM = 8.0
MARK_GAP_MM, MARK_LENGTH_MM = 2.0, 5.0
MM_PER_INCH = 25.4


def open_writer(buffer: QBuffer, width_mm: float, height_mm: float, title: str) -> QPdfWriter:
    """A writer for pages of this size without margins."""
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    writer.setCreator("Studio Humas")
    writer.setTitle(title)
    size = QPageSize(
        QSizeF(width_mm, height_mm), QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch
    )
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    return writer


def pages_pdf(
    pages: Sequence[DisplayList], pictures: Pictures, placement: Placement, content_hash: str, title: str
) -> bytes:
    """Pages of one size. With bleed the sheet is larger than the trim by bleed and room for marks."""
    dpi = placement.dpi or 96
    marks = MARKS_MM if placement.bleed else 0.0
    bleed_mm = placement.bleed / dpi * MM_PER_INCH
    cut = placement.trim or placement.full_box
    trim_w, trim_h = cut.width / dpi * MM_PER_INCH, cut.height / dpi * MM_PER_INCH
    sheet_w, sheet_h = trim_w + 2 * (bleed_mm + marks), trim_h + 2 * (bleed_mm + marks)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = open_writer(buffer, sheet_w, sheet_h, title)
    painter = QPainter(writer)
    unit = RESOLUTION / MM_PER_INCH
    for number, display in enumerate(pages):
        if number:
            writer.newPage()
        painter.save()
        painter.translate(marks * unit, marks * unit)
        painter.scale(RESOLUTION / dpi, RESOLUTION / dpi)
        painter.setClipRect(0, 0, display.width, display.height)
        Painter(painter, pictures, 1.0, vector=True).play(display.ops)
        painter.restore()
        if marks:
            painter.save()
            painter.scale(unit, unit)
            draw_marks(painter, marks + bleed_mm, sheet_w, sheet_h)
            painter.restore()
    painter.end()
    buffer.close()
    boxes = print_boxes(trim_w, trim_h, bleed_mm=bleed_mm, marks_mm=marks) if placement.bleed else None
    return finish_pdf(bytes(buffer.data().data()), content_hash=content_hash, boxes=boxes, title=title)


def draw_marks(painter: QPainter, inset: float, width: float, height: float) -> None:
    """Eight crop marks in mm, `inset` from the sheet's edges, outside the bleed."""
    painter.setPen(QPen(QColor(0, 0, 0), 0.09))
    start = MARKS_MM - MARK_GAP_MM - MARK_LENGTH_MM
    end = MARKS_MM - MARK_GAP_MM
    for x in (inset, width - inset):
        painter.drawLine(QLineF(x, start, x, end))
        painter.drawLine(QLineF(x, height - end, x, height - start))
    for y in (inset, height - inset):
        painter.drawLine(QLineF(start, y, end, y))
        painter.drawLine(QLineF(width - end, y, width - start, y))
