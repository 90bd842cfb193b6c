"""A small picture of what a placement shows of a page: what is lost is hatched, what is added is plain."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from studio.domain.outside import Fit
from studio.domain.outside_fit import Fitting
from studio.domain.platform import Placement
from studio.ui import theme

SIDE = QSize(72, 72)
PAD = 3


class CropPicture(QWidget):
    """The page with the placement's frame on it."""

    def __init__(self, placement: Placement) -> None:
        super().__init__()
        self.placement = placement
        self._image: QImage | None = None
        self._fitting: Fitting | None = None
        self._fit: Fit = "cover"
        self.setFixedSize(SIDE)

    def show_fit(self, image: QImage | None, fitting: Fitting, fit: Fit) -> None:
        """Show how a page stands there."""
        self._image, self._fitting, self._fit = image, fitting, fit
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        """The picture, the hatch over what is lost, the frame."""
        if self._image is None or self._fitting is None or self._image.isNull():
            return
        painter, now = QPainter(self), theme.look()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        room = QRectF(self.rect()).adjusted(PAD, PAD, -PAD, -PAD)
        if self._fit == "cover":
            at = _inside(room, self._image.width(), self._image.height())
            painter.drawImage(at, self._image)
            x, y, wide, high = self._fitting.shown
            kept = QRectF(
                at.x() + x * at.width(), at.y() + y * at.height(), wide * at.width(), high * at.height()
            )
            for lost in _around(at, kept):
                veil = now.color("surface0")
                veil.setAlpha(170)
                painter.fillRect(lost, veil)
                painter.fillRect(lost, QBrush(now.color("stop"), Qt.BrushStyle.BDiagPattern))
        else:
            kept = _inside(room, self.placement.width, self.placement.height)
            painter.fillRect(kept, now.color("surface2" if self._fit != "field" else "accent"))
            if self._fit == "blur":
                painter.setOpacity(0.45)
                painter.drawImage(kept, self._image)
                painter.setOpacity(1)
            painter.drawImage(_inside(kept, self._image.width(), self._image.height()), self._image)
        painter.setPen(QPen(now.color("accent"), 1.5))
        painter.drawRect(kept)


def _inside(room: QRectF, width: float, height: float) -> QRectF:
    """The largest box of that shape in the middle of a room."""
    k = min(room.width() / max(1.0, width), room.height() / max(1.0, height))
    wide, high = width * k, height * k
    return QRectF(room.center().x() - wide / 2, room.center().y() - high / 2, wide, high)


def _around(whole: QRectF, kept: QRectF) -> list[QRectF]:
    """The parts of a box outside another one in it."""
    found = [
        QRectF(whole.left(), whole.top(), whole.width(), kept.top() - whole.top()),
        QRectF(whole.left(), kept.bottom(), whole.width(), whole.bottom() - kept.bottom()),
        QRectF(whole.left(), kept.top(), kept.left() - whole.left(), kept.height()),
        QRectF(kept.right(), kept.top(), whole.right() - kept.right(), kept.height()),
    ]
    return [part for part in found if part.width() > 0.5 and part.height() > 0.5]
