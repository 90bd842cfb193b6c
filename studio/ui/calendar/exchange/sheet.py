"""The first page of a print, shown as a sheet of paper."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from studio.ui import theme
from studio.ui.words import _

EDGE = 20


class Sheet(QWidget):
    """The page in the middle of its room; until it is there, words say why."""

    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Pratinjau halaman pertama"))
        self.setMinimumSize(QSize(320, 260))
        self.words = ""
        self._picture = QPixmap()

    @property
    def ready(self) -> bool:
        """Whether a page is in sight."""
        return not self._picture.isNull()

    def wanted(self) -> int:
        """Px that a page on its side may be wide here."""
        return round(max(240, self.width() - 2 * EDGE) * self.devicePixelRatioF())

    def show_page(self, png: bytes) -> None:
        """Show a page."""
        self._picture.loadFromData(png)
        self.words = ""
        self.update()

    def say(self, words: str) -> None:
        """Show words in place of a page, or below the one there is."""
        self.words = words
        self.update()

    def clear(self) -> None:
        """Show no page."""
        self._picture = QPixmap()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size wants another picture."""
        super().resizeEvent(event)
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper with a soft edge, or words."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
        now = theme.look()
        if self.ready:
            room = self.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)
            size = self._picture.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
            page = QRectF(0, 0, size.width(), size.height())
            page.moveCenter(QRectF(room).center())
            painter.setPen(Qt.PenStyle.NoPen)
            shade = QColor(now.color("shadow"))
            for step in (5, 3, 1):
                painter.setBrush(QColor(shade.red(), shade.green(), shade.blue(), 14))
                painter.drawRoundedRect(page.adjusted(-step, -step + 2, step, step + 2), 3, 3)
            painter.setOpacity(0.55 if self.words else 1.0)
            painter.drawPixmap(page, self._picture, QRectF(self._picture.rect()))
            painter.setOpacity(1.0)
        if self.words and not self.ready:
            painter.setPen(now.color("muted"))
            flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(self.rect().adjusted(40, 20, -40, -20), flags, self.words)
