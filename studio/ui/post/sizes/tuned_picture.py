"""The large picture: overlays on it, and photos that follow the hand."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent

from studio.domain.geometry import Box
from studio.domain.platform import Placement
from studio.render.display import Photo
from studio.session.tuning import dragged_focal
from studio.ui.canvas.picture import PictureView
from studio.ui.post.sizes.frame import draw_frame, draw_safe
from studio.ui.post.sizes.tile import Overlays

SLACK = 3
"""A click is not a drag."""


@dataclass(slots=True)
class _Drag:
    slot: str
    photo: Photo
    start: QPointF
    moved: bool = False


class TunedPicture(PictureView):
    """Shows one page. `dragged` gives a photo's slot and focal point, and whether the hand has let go."""

    dragged = Signal(str, float, float, bool)

    def __init__(self, overlays: Overlays, margin: int) -> None:
        super().__init__(margin)
        self._overlays = overlays
        self.placement: Placement | None = None
        self._drag: _Drag | None = None

    def photos(self) -> list[tuple[str, Photo]]:
        """Slots that show a photo, and how it is placed."""
        if self.page is None:
            return []
        elements = self.page.scene.laid.elements  # type: ignore[attr-defined]
        slots = {e.key: e.slot for e in elements if e.node.type == "picture" and e.slot}
        return [
            (slots[op.node], op) for op in self.page.display.ops if isinstance(op, Photo) and op.node in slots
        ]

    def photo_at(self, point: QPointF) -> tuple[str, Photo] | None:
        """The topmost photo below a point."""
        at, k = self.frame(), self.scale_now()
        x, y = (point.x() - at.x()) / k, (point.y() - at.y()) / k
        return next((found for found in reversed(self.photos()) if _inside(found[1].box, x, y)), None)

    def nudge(self, dx: float, dy: float) -> None:
        """Move the first photo by a share of its box."""
        for slot, photo in self.photos()[:1]:
            moved = (dx * photo.box.width, dy * photo.box.height)
            x, y = dragged_focal(photo.source, photo.box, photo.size, moved)
            self.dragged.emit(slot, x, y, True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page, then what is drawn over it."""
        super().paintEvent(event)
        if self.page is None or self.placement is None:
            return
        painter = QPainter(self)
        if self._overlays.safe:
            draw_safe(painter, self.frame(), self.scale_now(), self.placement)
        if self._overlays.frame:
            draw_frame(painter, self.frame(), self.scale_now(), self.placement)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a photo in hand."""
        found = self.photo_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and found is not None:
            self._drag = _Drag(*found, event.position())
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            return
        event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The photo follows the hand."""
        if self._drag is None:
            over = self.photo_at(event.position()) is not None
            self.setCursor(Qt.CursorShape.OpenHandCursor if over else Qt.CursorShape.ArrowCursor)
            return
        self._drag.moved |= (event.position() - self._drag.start).manhattanLength() > SLACK
        if self._drag.moved:
            self._tell(event.position(), done=False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go: this is where it stays."""
        if self._drag is not None:
            if self._drag.moved:
                self._tell(event.position(), done=True)
            self._drag = None
            self.setCursor(Qt.CursorShape.OpenHandCursor)

    def _tell(self, point: QPointF, *, done: bool) -> None:
        drag = self._drag
        if drag is not None:
            way, k = point - drag.start, self.scale_now()
            x, y = dragged_focal(
                drag.photo.source, drag.photo.box, drag.photo.size, (way.x() / k, way.y() / k)
            )
            self.dragged.emit(drag.slot, x, y, done)


def _inside(box: Box, x: float, y: float) -> bool:
    return box.x <= x <= box.right and box.y <= y <= box.bottom
