"""The board: the picture as it will be, faces to tick, a brush and a rectangle for what no program finds.

The picture is decoded once at the size of a screen and covered anew after every mark, in about ten
milliseconds; the full size is made by the dialog's job.
"""

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from studio.domain.covering import Area, FaceBox
from studio.session.blur import look
from studio.ui import theme
from studio.ui.blur.marks import History
from studio.ui.words import _

Tool = Literal["face", "box", "brush"]
SIDE = 1400
"""Longest side of the picture on the board, px."""
STEP, LEAP = 0.01, 0.05
FIRST_BOX = (0.4, 0.4, 0.2, 0.2)
LEAST = 0.008
"""A box dragged smaller than this is a slip of the hand."""
ARROWS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip
PRESS = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}


class Board(QWidget):
    """The picture with its marks. `marked` comes after every change of them."""

    marked = Signal()

    def __init__(self, faces: tuple[FaceBox, ...]) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(360, 300)
        self.history, self.faces = History(), faces
        self.tool: Tool = "face"
        self.radius = 0.04
        self._image, self._shown = QImage(), QImage()
        self._pixels = b""
        self._face = 0
        self._at = (0.5, 0.5)
        self._box: FaceBox = FIRST_BOX
        self._kept: FaceBox = FIRST_BOX
        self._stroke: list[tuple[float, float]] = []
        self._from: tuple[float, float] | None = None
        self.setAccessibleName(_("Gambar yang disamarkan"))
        self.use("face" if faces else "brush")

    # what it shows

    def show_image(self, image: QImage) -> None:
        """Show a picture, already no larger than SIDE."""
        self._image = image.convertToFormat(QImage.Format.Format_RGB888)
        self._pixels = _packed(self._image)
        self.refresh()

    def refresh(self) -> None:
        """Cover the picture as it is marked now."""
        if not self._image.isNull():
            size = self._image.width(), self._image.height()
            made = look(self._pixels, size, self.history.now.covering(self.faces))
            self._shown = QImage(made, *size, 3 * size[0], QImage.Format.Format_RGB888).copy()
        self.update()

    def use(self, tool: Tool) -> None:
        """Take up another tool."""
        self.tool = tool
        words = {
            "face": _("Klik wajah untuk menutup atau membukanya. Panah memilih wajah, Spasi menutupnya."),
            "box": _(
                "Seret kotak. Panah menggeser kotak, Shift dan panah mengubah ukurannya, Spasi menutup."
            ),
            "brush": _("Sapukan kuas. Panah menggeser kuas, Spasi menutup."),
        }[tool]
        self.setAccessibleDescription(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor if tool == "face" else Qt.CursorShape.CrossCursor)
        self._stroke, self._from = [], None
        self.update()

    def frame(self) -> QRectF:
        """Where the picture stands in the widget."""
        if self._image.isNull():
            return QRectF(self.rect())
        room = self.size() - QSize(24, 24)
        size = self._image.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        return QRectF(left, top, size.width(), size.height())

    def changed(self) -> None:
        """A mark came or went."""
        self.refresh()
        self.marked.emit()

    # by hand

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick a face, or begin a box or a stroke."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._at = self._share(event.position())
        if self.tool == "face":
            found = self._face_at(self._at)
            if found is not None:
                self._face = found
                self.history.toggle(found)
                self.changed()
        else:
            self._from, self._stroke = self._at, [self._at]
            self._kept, self._box = self._box, ((*self._at, 0.0, 0.0) if self.tool == "box" else self._box)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with it."""
        self._at = self._share(event.position())
        if self._from is not None:
            if self.tool == "brush":
                self._stroke.append(self._at)
            else:
                self._box = _between(self._from, self._at)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002 - Qt gives it
        """Cover what was marked."""
        began, self._from = self._from, None
        if began is None:
            return
        if self.tool == "brush":
            self._brushed(tuple(self._stroke))
        elif min(self._box[2:]) >= LEAST:
            self.history.add(Area(box=self._box))
            self.changed()
        else:
            self._box = self._kept
        self._stroke = []

    def _brushed(self, points: tuple[tuple[float, float], ...]) -> None:
        self.history.add(Area(points=points, radius=self.radius))
        self.changed()

    # by keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose or move, the space bar covers."""
        key = Qt.Key(event.key())
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in PRESS and not event.isAutoRepeat():
            self._press()
        elif key in ARROWS and not (event.modifiers() & Qt.KeyboardModifier.AltModifier):
            self._arrow(*ARROWS[key], shift=shift)
        else:
            super().keyPressEvent(event)

    def _press(self) -> None:
        if self.tool == "brush":
            self._brushed((self._at,))
        elif self.tool == "box":
            self.history.add(Area(box=self._box))
            self.changed()
        elif self.faces:
            self.history.toggle(self._face)
            self.changed()

    def _arrow(self, dx: int, dy: int, *, shift: bool) -> None:
        if self.tool == "face" and self.faces:
            self._face = (self._face + dx + dy) % len(self.faces)
        elif self.tool == "brush":
            step = LEAP if shift else STEP
            self._at = (_bound(self._at[0] + dx * step), _bound(self._at[1] + dy * step))
        elif self.tool == "box":
            x, y, wide, high = self._box
            if shift:
                wide, high = max(STEP, min(1 - x, wide + dx * STEP)), max(STEP, min(1 - y, high + dy * STEP))
            else:
                x, y = _bound(x + dx * STEP, 1 - wide), _bound(y + dy * STEP, 1 - high)
            self._box = (x, y, wide, high)
        self.update()

    # drawing

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        """The picture as it will be, and over it what is being done."""
        painter, now = QPainter(self), theme.look()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), now.color("canvas"))
        if not self._shown.isNull():
            painter.drawImage(self.frame(), self._shown)
        for number, face in enumerate(self.faces):
            self._draw_face(painter, number, face)
        if self.tool == "brush" and (self._stroke or self.hasFocus() or self.underMouse()):
            self._draw_brush(painter)
        if self.tool == "box" and (self._from is not None or self.hasFocus()):
            self._outline(painter, self._rect(self._box), strong=True)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(now.color("accent"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _draw_face(self, painter: QPainter, number: int, face: FaceBox) -> None:
        rect, now = self._rect(face), theme.look()
        ticked = number in self.history.now.ticked
        chosen = self.tool == "face" and self.hasFocus() and number == self._face
        self._outline(painter, rect, strong=chosen, token="mark" if ticked else "")
        badge = QRectF(rect.right() - 10, rect.top() - 10, 20, 20)
        painter.setPen(QPen(QColor("#FFFFFF"), 1.5))
        painter.setBrush(now.color("fill") if ticked else QColor(0, 0, 0, 150))
        painter.drawEllipse(badge)
        painter.setPen(QPen(QColor("#FFFFFF"), 2))
        if ticked:
            left, middle = badge.left(), badge.center()
            painter.drawPolyline(
                [
                    QPointF(left + 6, middle.y()),
                    QPointF(left + 9, middle.y() + 3.5),
                    QPointF(left + 14.5, middle.y() - 3.5),
                ]
            )
        else:
            painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(number + 1))

    def _outline(self, painter: QPainter, rect: QRectF, *, strong: bool, token: str = "") -> None:
        """A line that is seen on any picture: white within black."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(0, 0, 0, 150), 5 if strong else 3.5))
        painter.drawRoundedRect(rect, 4, 4)
        painter.setPen(QPen(theme.look().color(token) if token else QColor("#FFFFFF"), 3 if strong else 1.75))
        painter.drawRoundedRect(rect, 4, 4)

    def _draw_brush(self, painter: QPainter) -> None:
        reach = self.radius * max(self.frame().width(), self.frame().height())
        points = [self._point(share) for share in self._stroke]
        if points:
            veil = QPen(QColor(0, 0, 0, 120), 2 * reach)
            veil.setCapStyle(Qt.PenCapStyle.RoundCap)
            veil.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(veil)
            painter.drawPolyline(points if len(points) > 1 else [points[0], points[0] + QPointF(0.1, 0)])
        middle = self._point(self._at)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for color, width in ((QColor(0, 0, 0, 160), 3.5), (QColor("#FFFFFF"), 1.5)):
            painter.setPen(QPen(color, width))
            painter.drawEllipse(middle, reach, reach)

    # places

    def _share(self, point: QPointF) -> tuple[float, float]:
        at = self.frame()
        return _bound((point.x() - at.x()) / at.width()), _bound((point.y() - at.y()) / at.height())

    def _point(self, share: tuple[float, float]) -> QPointF:
        at = self.frame()
        return QPointF(at.x() + share[0] * at.width(), at.y() + share[1] * at.height())

    def _rect(self, box: FaceBox) -> QRectF:
        at = self.frame()
        return QRectF(self._point(box[:2]), self._point((box[0] + box[2], box[1] + box[3]))).intersected(at)

    def _face_at(self, share: tuple[float, float]) -> int | None:
        within = [
            number
            for number, (x, y, wide, high) in enumerate(self.faces)
            if x <= share[0] <= x + wide and y <= share[1] <= y + high
        ]
        return min(within, key=lambda n: self.faces[n][2] * self.faces[n][3], default=None)


def _packed(image: QImage) -> bytes:
    """Pixels without the bytes that pad each line."""
    wide, raw = 3 * image.width(), bytes(image.constBits())
    if image.bytesPerLine() == wide:
        return raw[: wide * image.height()]
    return b"".join(raw[n * image.bytesPerLine() :][:wide] for n in range(image.height()))


def _between(one: tuple[float, float], two: tuple[float, float]) -> FaceBox:
    left, top = min(one[0], two[0]), min(one[1], two[1])
    return left, top, max(one[0], two[0]) - left, max(one[1], two[1]) - top


def _bound(value: float, most: float = 1.0) -> float:
    return min(most, max(0.0, value))
