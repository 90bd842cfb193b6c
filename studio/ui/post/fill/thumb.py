"""The thumbnail on which focal point and crop are set, by dragging and by arrow keys."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from studio.ui import theme
from studio.ui.words import _

Crop = tuple[float, float, float, float]
WHOLE: Crop = (0.0, 0.0, 1.0, 1.0)
STEP, LEAP, LEAST = 0.01, 0.05, 0.1
HANDLE = 12
ARROWS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip


class Thumb(QAbstractButton):
    """A picture with its focal point and crop. `moved` gives both whenever a person changes them."""

    moved = Signal(object, object)
    asked = Signal()
    """There is no picture and somebody clicked or pressed Enter."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(188, 125)
        self.image: QImage | None = None
        self.here = False
        self.clicked.connect(self._pressed)
        self.focal = (0.5, 0.5)
        self.crop: Crop | None = None
        self.mode = "focal"
        self._held = ""
        self._from = QPointF()

    def show_picture(self, image: QImage | None, focal: tuple[float, float], crop: Crop | None) -> None:
        """Show a picture and where its weight lies."""
        self.image, self.focal, self.crop = image, focal, crop
        self.update()

    def use(self, mode: str) -> None:
        """Set the focal point or the crop from now on."""
        self.mode = mode
        words = _("Titik fokus: panah menggeser") if mode == "focal" else _(
            "Potongan: panah menggeser, Shift dan panah mengubah ukuran")  # fmt: skip
        self.setAccessibleDescription(words)
        self.setToolTip(words)
        self.update()

    def frame(self) -> QRectF:
        """Where the picture stands in the widget."""
        if self.image is None or self.image.isNull():
            return QRectF(self.rect())
        size = self.image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        return QRectF(left, top, size.width(), size.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        """Picture, veil outside the crop, ring at the focal point."""
        painter, now = QPainter(self), theme.look()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        whole = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        round_ = QPainterPath()
        round_.addRoundedRect(whole, 8, 8)
        painter.fillPath(round_, now.color("surface2"))
        if not self.here:
            self._invite(painter, whole)
        elif self.image is not None:
            painter.setClipPath(round_)
            painter.drawImage(self.frame(), self.image)
            self._marks(painter)
            painter.setClipping(False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.hasFocus():
            painter.setPen(QPen(now.color("accent"), 2))
            painter.drawRoundedRect(whole, 8, 8)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the focal point, the crop or one of its corners."""
        if not self.here:
            self.asked.emit()
            return
        self._from = event.position()
        self._held = "focal" if self.mode == "focal" else self._corner(event.position())
        if self._held == "focal":
            self._focal_to(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what is held."""
        if self._held == "focal":
            self._focal_to(event.position())
        elif self._held:
            at = self.frame()
            delta = event.position() - self._from
            self._from = event.position()
            self._drag(delta.x() / at.width(), delta.y() / at.height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002 - Qt gives it
        """Let go."""
        self._held = ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move; with Shift they leap, or size the crop."""
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if not self.here and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.asked.emit()
        elif self.here and Qt.Key(event.key()) in ARROWS:
            dx, dy = ARROWS[Qt.Key(event.key())]
            if self.mode == "focal":
                step = LEAP if shift else STEP
                self._set_focal(self.focal[0] + dx * step, self.focal[1] + dy * step)
            else:
                self._held = "corner:11" if shift else "all"
                self._drag(dx * STEP * 2, dy * STEP * 2)
                self._held = ""
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Its fixed size."""
        return QSize(188, 125)

    def _pressed(self) -> None:
        """A screen reader presses it."""
        if not self.here:
            self.asked.emit()

    def _invite(self, painter: QPainter, whole: QRectF) -> None:
        now = theme.look()
        painter.setPen(QPen(now.color("control"), 1.5, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(whole, 8, 8)
        icon = theme.pixmap("photo-plus", "muted", 28)
        painter.drawPixmap(round(whole.center().x()) - 14, round(whole.top()) + 28, icon)
        painter.setPen(now.color("muted"))
        area = whole.adjusted(12, 62, -12, -8)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(area, int(flags), _("Seret foto ke sini, atau klik untuk memilih"))

    def _marks(self, painter: QPainter) -> None:
        at = self.frame()
        x, y, w, h = self.crop or WHOLE
        cut = QRectF(at.x() + x * at.width(), at.y() + y * at.height(), w * at.width(), h * at.height())
        if self.crop is not None or self.mode == "crop":
            veil = QPainterPath()
            veil.addRect(at)
            hole = QPainterPath()
            hole.addRect(cut)
            painter.fillPath(veil.subtracted(hole), QColor(0, 0, 0, 120))
            painter.setPen(QPen(QColor("#FFFFFF"), 2))
            painter.drawRect(cut.adjusted(1, 1, -1, -1))
        if self.mode == "crop":
            painter.setBrush(QColor("#FFFFFF"))
            for point in (cut.topLeft(), cut.topRight(), cut.bottomLeft(), cut.bottomRight()):
                painter.drawRect(QRectF(point.x() - 4, point.y() - 4, 8, 8).intersected(at))
            return
        middle = QPointF(at.x() + self.focal[0] * at.width(), at.y() + self.focal[1] * at.height())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(0, 0, 0, 150), 4))
        painter.drawEllipse(middle, 10, 10)
        painter.setPen(QPen(QColor("#FFFFFF"), 2))
        painter.drawEllipse(middle, 10, 10)
        painter.setBrush(QColor("#FFFFFF"))
        painter.drawEllipse(middle, 1.5, 1.5)

    def _corner(self, point: QPointF) -> str:
        at = self.frame()
        x, y, w, h = self.crop or WHOLE
        for right in (0, 1):
            for low in (0, 1):
                corner = QPointF(at.x() + (x + w * right) * at.width(), at.y() + (y + h * low) * at.height())
                if (corner - point).manhattanLength() <= HANDLE * 1.5:
                    return f"corner:{right}{low}"
        return "all"

    def _focal_to(self, point: QPointF) -> None:
        at = self.frame()
        self._set_focal((point.x() - at.x()) / at.width(), (point.y() - at.y()) / at.height())

    def _set_focal(self, x: float, y: float) -> None:
        self.focal = (_bound(x), _bound(y))
        self.update()
        self.moved.emit(self.focal, self.crop)

    def _drag(self, dx: float, dy: float) -> None:
        self.crop = moved_crop(self.crop or WHOLE, self._held, dx, dy)
        if self.crop == WHOLE:
            self.crop = None
        self.update()
        self.moved.emit(self.focal, self.crop)


def moved_crop(crop: Crop, held: str, dx: float, dy: float) -> Crop:
    """The crop after a drag: `all` of it, or `corner:XY` with 1 for right and low."""
    x, y, w, h = crop
    if held == "all":
        return (_bound(x + dx, 1 - w), _bound(y + dy, 1 - h), w, h)
    left, top, right, low = x, y, x + w, y + h
    if held[-2] == "1":
        right = min(1.0, max(left + LEAST, right + dx))
    else:
        left = max(0.0, min(right - LEAST, left + dx))
    if held[-1] == "1":
        low = min(1.0, max(top + LEAST, low + dy))
    else:
        top = max(0.0, min(low - LEAST, top + dy))
    return tuple(round(v, 4) for v in (left, top, right - left, low - top))  # type: ignore[return-value]


def _bound(value: float, most: float = 1.0) -> float:
    return round(max(0.0, min(most, value)), 4)
