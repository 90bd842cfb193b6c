"""One placement on the wall: its picture, name, px and mark."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton

from studio.domain.platform import Placement
from studio.session.wall import LABEL, Spot
from studio.ui import theme
from studio.ui.naming import placement_name, platform_name
from studio.ui.post.sizes.frame import draw_frame, draw_safe
from studio.ui.post.sizes.marks import Mark, size_words
from studio.ui.words import _

EDGE = 6
"""Room around the picture for the ring of the chosen one."""
MOVES = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip


@dataclass(slots=True)
class Overlays:
    """What is drawn over every picture."""

    safe: bool = True
    frame: bool = False


class Tile(QAbstractButton):
    """A picture to choose; `opened` asks for its large view, `moved` for a neighbour."""

    opened = Signal(str)
    moved = Signal(int, int)

    def __init__(self, placement: Placement, overlays: Overlays) -> None:
        super().__init__()
        self.placement, self._overlays = placement, overlays
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._picture: QPixmap | None = None
        self._message = ""
        self._mark: Mark | None = None
        self._size = QSize(1, 1)
        self.describe(None)

    def hang(self, spot: Spot) -> None:
        """Take the place on the wall."""
        self._size = QSize(spot.width, spot.height)
        self.setGeometry(spot.x - EDGE, spot.y - EDGE, spot.cell + EDGE * 2, spot.height + LABEL + EDGE)

    def show_picture(self, picture: QPixmap | None, message: str) -> None:
        """Show the picture, or why there is none."""
        self._picture, self._message = picture, message
        self.update()

    def describe(self, mark: Mark | None) -> None:
        """Show a mark, and say it to those who do not see it."""
        if mark == self._mark and self.accessibleName():
            return
        self._mark = mark
        name = f"{platform_name(self.placement.platform)} {placement_name(self.placement)}"
        self.setAccessibleName(f"{name}, {size_words(self.placement)}" + (f", {mark[3]}" if mark else ""))
        tip = _("Enter atau klik dua kali: lihat besar")
        if self.placement.paper:
            tip += "\n" + _("Kertas digambar menurut ukuran cetaknya, bukan menurut px.")
        self.setToolTip(tip)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to neighbours, Enter opens."""
        key = Qt.Key(event.key())
        if key in MOVES:
            self.moved.emit(*MOVES[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(self.placement.id)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """See it large."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(self.placement.id)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        """Picture, overlays, ring, label."""
        painter, now = QPainter(self), theme.look()
        at = QRectF(EDGE, EDGE, self._size.width(), self._size.height())
        if self._picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(at, self._picture, QRectF(self._picture.rect()))
            self._over(painter, at)
        else:
            self._blank(painter, at)
        if self.isChecked():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(now.color("accent"), 3 if self.hasFocus() else 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(at.adjusted(-4, -4, 4, 4), 4, 4)
        self._label(painter, at)

    def _over(self, painter: QPainter, at: QRectF) -> None:
        k = self._size.width() / self.placement.width
        if self._overlays.safe:
            draw_safe(painter, at, k, self.placement)
        if self._overlays.frame:
            draw_frame(painter, at, k, self.placement)

    def _blank(self, painter: QPainter, at: QRectF) -> None:
        now = theme.look()
        painter.fillRect(at, now.color("surface2"))
        painter.setPen(now.color("muted"))
        flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        painter.drawText(at.adjusted(8, 8, -8, -8), flags, self._message)

    def _label(self, painter: QPainter, at: QRectF) -> None:
        now, font = theme.look(), QFont(self.font())
        left, top, width = at.left(), at.bottom() + 10, self.width() - EDGE * 2
        room = float(width)
        if self._mark is not None:
            icon, token, words, _sentence = self._mark
            font.setWeight(QFont.Weight.DemiBold)
            font.setPixelSize(12)
            painter.setFont(font)
            wide = painter.fontMetrics().horizontalAdvance(words)
            edge = left + width
            painter.setPen(now.color(token))
            painter.drawText(QRectF(edge - wide, top, wide, 18), int(Qt.AlignmentFlag.AlignVCenter), words)
            x = edge - wide - (20 if words else 16)
            painter.drawPixmap(round(x), round(top + 1), theme.pixmap(icon, token, 16))
            room = x - left - 6
        font.setPixelSize(13)
        font.setWeight(QFont.Weight.Medium)
        painter.setFont(font)
        painter.setPen(now.color("strong"))
        self._line(painter, QRectF(left, top, room, 18), placement_name(self.placement))
        font.setWeight(QFont.Weight.Normal)
        font.setPixelSize(12)
        painter.setFont(font)
        painter.setPen(now.color("muted"))
        self._line(painter, QRectF(left, top + 19, width, 18), size_words(self.placement))

    def _line(self, painter: QPainter, area: QRectF, words: str) -> None:
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(area.width()))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
