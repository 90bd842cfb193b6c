"""Small pictures of pages or of a place on them: painted one a turn of the event loop, newest wish first."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from studio.domain.content import Post
from studio.errors import StudioError
from studio.ui import theme
from studio.ui.canvas.picture import Shown, image_of, shown
from studio.ui.desk import Desk

MOST_PICTURES, MOST_PAGES = 400, 6
LEAST_PART = 0.4
"""A place is shown with at least so much of its page around it, to know where one is."""
FILL = 0.72
"""How much of the picture the place itself may take."""


class Spot(NamedTuple):
    """A wish: which page, which place on it (a box in px of the placement, or a slot), how large in px."""

    placement: str
    page: int
    width: int
    height: int
    box: tuple[float, float, float, float] | None = None
    slot: str = ""


class Spots(QObject):
    """Paints spots of one post. `painted` says that a wish can be had now."""

    painted = Signal(object)

    def __init__(self, desk: Desk, post: Callable[[], Post], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._post = desk, post
        self._made: dict[Spot, QPixmap | None] = {}
        self._stale: set[Spot] = set()
        self._wanted: dict[Spot, float] = {}
        self._pages: dict[tuple[str, int], Shown | None] = {}
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._paint_one)

    def get(self, wish: Spot, ratio: float) -> QPixmap | None:
        """The picture, if it was painted before; else it is put in the line."""
        if wish not in self._made or wish in self._stale:
            self._wanted.pop(wish, None)
            self._wanted[wish] = ratio
            if not self._turn.isActive():
                self._turn.start(0)
        return self._made.get(wish)

    def changed(self) -> None:
        """The post looks otherwise now: what was painted is shown until it is painted anew."""
        self._stale = set(self._made)
        self._pages.clear()

    def stop(self) -> None:
        """Paint no more."""
        self._wanted.clear()
        self._turn.stop()

    def _paint_one(self) -> None:
        if not self._wanted:
            return
        wish, ratio = self._wanted.popitem()
        self._stale.discard(wish)
        self._made.pop(wish, None)
        page = self._page(wish.placement, wish.page)
        self._made[wish] = None if page is None else draw(page, wish, ratio)
        for old in list(self._made)[:-MOST_PICTURES]:
            del self._made[old]
        self.painted.emit(wish)
        if self._wanted:
            self._turn.start(0)

    def _page(self, placement: str, number: int) -> Shown | None:
        key = (placement, number)
        if key not in self._pages:
            try:
                page = shown(self._desk.stage, self._desk.project, self._post(), placement, number)
            except (StudioError, KeyError):
                page = None
            self._pages[key] = page
            for old in list(self._pages)[:-MOST_PAGES]:
                del self._pages[old]
        return self._pages[key]


def place_of(page: Shown, wish: Spot) -> QRectF | None:
    """The box of a wish on its page, or None when all of the page is meant."""
    if wish.box is not None:
        return QRectF(*wish.box)
    boxes = [box for slot, box in page.slots if slot == wish.slot]
    if not wish.slot or not boxes:
        return None
    left, top = min(b.x for b in boxes), min(b.y for b in boxes)
    return QRectF(left, top, max(b.right for b in boxes) - left, max(b.bottom for b in boxes) - top)


def part_around(page: QSize, place: QRectF, shape: QSize) -> QRectF:
    """The part of a page, of the shape wanted, that shows a place and what is around it."""
    aspect = shape.width() / shape.height()
    width = max(place.width() / FILL, place.height() / FILL * aspect, page.width() * LEAST_PART)
    width = min(width, page.width(), page.height() * aspect)
    height = width / aspect
    middle = place.center()
    left = min(max(0.0, middle.x() - width / 2), page.width() - width)
    top = min(max(0.0, middle.y() - height / 2), page.height() - height)
    return QRectF(left, top, width, height)


def draw(page: Shown, wish: Spot, ratio: float) -> QPixmap:
    """The picture of a spot: the place outlined in its surroundings, or the page as a whole."""
    size, whole = QSize(wish.width, wish.height), QSize(round(page.display.width), round(page.display.height))
    place = place_of(page, wish)
    if place is not None and not place.intersects(QRectF(0, 0, whole.width(), whole.height())):
        place = None
    if place is None or place.width() * place.height() > 0.6 * whole.width() * whole.height():
        part = QRectF(0, 0, whole.width(), whole.height())
    else:
        part = part_around(whole, place, size)
    k = min(size.width() / part.width(), size.height() / part.height())
    made = QPixmap(size * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(theme.look().color("canvas"))
    image = image_of(page, k * ratio)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    corner = QPointF((size.width() - part.width() * k) / 2, (size.height() - part.height() * k) / 2)
    source = QRectF(
        part.x() * k * ratio, part.y() * k * ratio, part.width() * k * ratio, part.height() * k * ratio
    )
    painter.drawPixmap(QRectF(corner.x(), corner.y(), part.width() * k, part.height() * k), image, source)
    if place is not None:
        at = place.translated(corner / k - part.topLeft())
        box = QRectF(at.x() * k, at.y() * k, at.width() * k, at.height() * k)
        _outline(painter, box, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    return made


def _outline(painter: QPainter, box: QRectF, room: QRectF) -> None:
    large = room.width() > 120
    near = box.adjusted(-3, -3, 3, 3) if large else box.adjusted(-1, -1, 1, 1)
    near = near.intersected(room.adjusted(2, 2, -2, -2))
    for color, width in ((QColor("#0B1512"), 4.0), (QColor("#F3C46B"), 2.0)):
        painter.setPen(QPen(color, width if large else width * 0.5))
        painter.drawRoundedRect(near, 2, 2)
