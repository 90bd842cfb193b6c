"""A page of a post as it will be, live: painted by the one painter, scaled to the room or to a zoom."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.domain.content import Post
from studio.domain.geometry import Box
from studio.domain.project import Project
from studio.errors import StudioError
from studio.render import display as d
from studio.render import timeline
from studio.render.painter import paint
from studio.session.stage import Stage
from studio.ui import theme
from studio.ui.said import error_words


@dataclass(frozen=True, slots=True)
class Shown:
    """A page laid out: what to paint, the box of each slot, what is not shown or does not fit."""

    placement: str
    number: int
    display: d.DisplayList
    slots: tuple[tuple[str, Box], ...]
    safe: Box
    dropped: tuple[str, ...]
    overflow: tuple[str, ...]
    scene: object


def shown(
    stage: Stage, project: Project, post: Post, placement: str, number: int = 0, last: Shown | None = None
) -> Shown | None:
    """The page laid out; None when the template does not serve the placement. Raises what the engine does.

    With `last` it is laid out near how it was, which is quick but not yet how it will be.
    """
    job = stage.page(project, post, placement, number)
    if job is None:
        return None
    near = last if last is not None and (last.placement, last.number) == (placement, number) else None
    scene = stage.scene(project, job, near.scene.laid if near is not None else None)  # type: ignore[attr-defined]
    laid = scene.laid
    facts = scene.facts(measure=False)
    boxes = tuple(
        (element.slot, laid.attempt.boxes[index])
        for index, element in enumerate(laid.elements)
        if element.slot
    )
    overflow = tuple(dict.fromkeys((*facts.overflow, *(t.slot or t.node for t in facts.texts if t.overflow))))
    return Shown(placement, number, scene.display, boxes, laid.safe, laid.dropped, overflow, scene)


def image_of(page: Shown, scale: float) -> QPixmap:
    """The page painted at `scale` device px per unit."""
    scene = page.scene
    return QPixmap.fromImage(paint(page.display, scene.context.pictures, scale))  # type: ignore[attr-defined]


class PictureView(QWidget):
    """Shows one page. `picked` gives the slot that was clicked; `edited` outlines the slot in work."""

    picked = Signal(str)
    resized = Signal()

    def __init__(self, margin: int = 24) -> None:
        super().__init__()
        self.setObjectName("canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.page: Shown | None = None
        self.edited = ""
        self.edited_name = ""
        self.show_safe = False
        self.zoom = 0.0
        """Device px per unit; 0 fits the page into the room."""
        self.message = ""
        self.hint = ""
        """A sentence over the page, for one that has nothing to show yet."""
        self.seconds: float | None = None
        self._margin = margin
        self._picture: QPixmap | None = None
        self._painted: tuple[float, float | None] | None = None

    def show_page(self, page: Shown | None, message: str = "") -> None:
        """Show another page, or why there is none."""
        self.page, self.message, self._picture = page, message, None
        self.updateGeometry()
        self.update()

    def edit(self, slot: str, name: str = "") -> None:
        """Outline the slot being edited, with its name."""
        self.edited, self.edited_name = slot, name
        self.update()

    def set_zoom(self, zoom: float) -> None:
        """Device px per unit, 0 to fit."""
        self.zoom = zoom
        if zoom and self.page is not None:
            side = self._margin * 2
            k = zoom / self.devicePixelRatioF()
            self.setMinimumSize(
                round(self.page.display.width * k) + side, round(self.page.display.height * k) + side
            )
        else:
            self.setMinimumSize(0, 0)
        self.update()

    def scale_now(self) -> float:
        """Logical px per unit of the page as it is shown."""
        if self.page is None:
            return 1.0
        if self.zoom:
            return self.zoom / self.devicePixelRatioF()
        room = self.rect().adjusted(self._margin, self._margin, -self._margin, -self._margin)
        return max(
            0.02, min(room.width() / self.page.display.width, room.height() / self.page.display.height)
        )

    def frame(self) -> QRectF:
        """Where the page stands in the widget."""
        if self.page is None:
            return QRectF()
        k = self.scale_now()
        width, height = self.page.display.width * k, self.page.display.height * k
        return QRectF(round((self.width() - width) / 2), round((self.height() - height) / 2), width, height)

    def slot_at(self, point: QPointF) -> str:
        """The smallest slot below a point, or nothing."""
        if self.page is None:
            return ""
        at, k = self.frame(), self.scale_now()
        x, y = (point.x() - at.x()) / k, (point.y() - at.y()) / k
        hit = [
            (box.width * box.height, slot)
            for slot, box in self.page.slots
            if box.x <= x <= box.right and box.y <= y <= box.bottom
        ]
        return min(hit)[1] if hit else ""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, page, outline of the slot in work."""
        super().paintEvent(event)
        painter, now = QPainter(self), theme.look()
        painter.fillRect(self.rect(), now.color("canvas"))
        if self.page is None:
            painter.setPen(now.color("muted"))
            area = self.rect().adjusted(32, 32, -32, -32)
            painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self.message)
            return
        at = self.frame()
        painter.drawPixmap(at, self._image(), QRectF(self._image().rect()))
        if self.show_safe:
            self._safe(painter, at)
        if self.edited:
            self._outline(painter, at)
        if self.hint:
            self._say(painter, at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another room, another scale."""
        super().resizeEvent(event)
        self.update()
        self.resized.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be clicked."""
        over = self.slot_at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a slot goes to its field."""
        slot = self.slot_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and slot:
            self.picked.emit(slot)
            return
        super().mousePressEvent(event)

    def sizeHint(self) -> QSize:
        """Some room to begin with."""
        return QSize(420, 520)

    def _image(self) -> QPixmap:
        scale = self.scale_now() * self.devicePixelRatioF()
        if self._picture is None or self._painted != (scale, self.seconds):
            page = self.page
            if page is None:
                raise AssertionError("painted without a page")
            if self.seconds is not None:
                moment = timeline.at(page.display, self.seconds)
                pictures = page.scene.context.pictures  # type: ignore[attr-defined]
                self._picture = QPixmap.fromImage(paint(moment, pictures, scale))
            else:
                self._picture = image_of(page, scale)
            self._painted = (scale, self.seconds)
        return self._picture

    def _say(self, painter: QPainter, at: QRectF) -> None:
        now, flags = theme.look(), int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        painter.setFont(self.font())
        most = QRectF(0, 0, max(120.0, min(at.width() - 48, 260.0)), at.height())
        words = QRectF(painter.fontMetrics().boundingRect(most.toRect(), flags, self.hint))
        plate = QRectF(0, 0, words.width() + 32, words.height() + 24)
        plate.moveCenter(at.center())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.color("surface1"))
        painter.drawRoundedRect(plate, now.size("card"), now.size("card"))
        painter.setPen(now.color("normal"))
        painter.drawText(plate.adjusted(12, 8, -12, -8), flags, self.hint)

    def _outline(self, painter: QPainter, at: QRectF) -> None:
        page, k, now = self.page, self.scale_now(), theme.look()
        boxes = [box for slot, box in page.slots if slot == self.edited] if page else []
        if not boxes:
            return
        left, top = min(b.x for b in boxes), min(b.y for b in boxes)
        right, bottom = max(b.right for b in boxes), max(b.bottom for b in boxes)
        area = QRectF(at.x() + left * k, at.y() + top * k, (right - left) * k, (bottom - top) * k)
        area = area.adjusted(-5, -5, 5, 5).intersected(at.adjusted(-3, -3, 3, 3))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor("#0B1512"), 4))
        painter.drawRoundedRect(area, 3, 3)
        painter.setPen(QPen(now.color("mark"), 2))
        painter.drawRoundedRect(area, 3, 3)
        if self.edited_name:
            self._tag(painter, area)

    def _tag(self, painter: QPainter, area: QRectF) -> None:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        font.setPixelSize(12)
        painter.setFont(font)
        width = painter.fontMetrics().horizontalAdvance(self.edited_name) + 14
        top = area.top() - 22 if area.top() > 24 else area.top()
        tag = QRectF(area.right() - width, top, width, 22)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.look().color("mark"))
        painter.drawRoundedRect(tag, 3, 3)
        dark = theme.look().color("mark").lightnessF() < 0.5
        painter.setPen(QColor("#FFFFFF" if dark else "#0B1512"))
        painter.drawText(tag, int(Qt.AlignmentFlag.AlignCenter), self.edited_name)

    def _safe(self, painter: QPainter, at: QRectF) -> None:
        if self.page is None:
            return
        k, safe = self.scale_now(), self.page.safe
        inner = QRectF(at.x() + safe.x * k, at.y() + safe.y * k, safe.width * k, safe.height * k)
        hatch = QColor("#F3C46B")
        hatch.setAlpha(110)
        painter.save()
        painter.setBrush(Qt.BrushStyle.BDiagPattern)
        for part in outside(at, inner):
            painter.fillRect(part, QColor(0, 0, 0, 70))
            brush = painter.brush()
            brush.setColor(hatch)
            painter.fillRect(part, brush)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor("#F3C46B"), 1.5, Qt.PenStyle.DashLine))
        painter.drawRect(inner)
        painter.restore()


def outside(whole: QRectF, inner: QRectF) -> list[QRectF]:
    """The four strips of `whole` around `inner` that are not empty."""
    strips = [
        QRectF(whole.left(), whole.top(), whole.width(), inner.top() - whole.top()),
        QRectF(whole.left(), inner.bottom(), whole.width(), whole.bottom() - inner.bottom()),
        QRectF(whole.left(), inner.top(), inner.left() - whole.left(), inner.height()),
        QRectF(inner.right(), inner.top(), whole.right() - inner.right(), inner.height()),
    ]
    return [strip for strip in strips if strip.width() > 0.5 and strip.height() > 0.5]


def try_shown(
    stage: Stage, project: Project, post: Post, placement: str, number: int = 0, last: Shown | None = None
) -> tuple[Shown | None, str]:
    """The page, or the sentence why it cannot be shown."""
    try:
        return shown(stage, project, post, placement, number, last), ""
    except StudioError as error:
        return None, error_words(error)
