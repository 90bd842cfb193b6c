"""Small pictures of posts, painted one per turn of the event loop, kept until the post looks otherwise."""

from PySide6.QtCore import QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from studio.domain.content import Design, DesignPage, Post
from studio.domain.project import Key
from studio.domain.record import Record
from studio.errors import StudioError
from studio.ui import theme
from studio.ui.desk import Desk

TALL = 4 / 5
KEPT = 600
EVERYWHERE = frozenset({"asset", "figure", "office"})
"""Kinds that any picture may show."""
Look = tuple[Record | None, ...]


class Thumbs(QObject):
    """Pictures of posts at one size. `ready` gives the id of a post whose picture is there now."""

    ready = Signal(str)

    def __init__(self, desk: Desk, room: QSize, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.room = room
        self.painted = 0
        self._kept: dict[str, tuple[Look, QPixmap | None]] = {}
        self._waiting: list[str] = []
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._next)
        desk.changed.connect(self._changed)

    def get(self, post: Post) -> QPixmap | None:
        """The picture, if it is there; otherwise it is painted soon, the one asked for last first."""
        kept = self._kept.get(post.id)
        if kept is not None and kept[0] == self._look(post):
            return kept[1]
        if post.id in self._waiting:
            self._waiting.remove(post.id)
        self._waiting.append(post.id)
        del self._waiting[:-40]  # rows scrolled past long ago
        if not self._turn.isActive():
            self._turn.start(0)
        return kept[1] if kept else None

    def stop(self) -> None:
        """Paint no more."""
        self._waiting.clear()
        self._turn.stop()
        self.desk.changed.disconnect(self._changed)

    def _next(self) -> None:
        if not self._waiting:
            return
        post = self.desk.project.find(Post, self._waiting.pop())
        if post is not None:
            self._kept[post.id] = (self._look(post), self._paint(post))
            if len(self._kept) > KEPT:
                del self._kept[next(iter(self._kept))]
            self.painted += 1
            self.ready.emit(post.id)
        if self._waiting:
            self._turn.start(0)

    def _paint(self, post: Post) -> QPixmap | None:
        from studio.ui.canvas.picture import image_of, try_shown  # noqa: PLC0415 - the first window need not wait

        placement = best_placement(self.desk, post)
        page, _why = (
            try_shown(self.desk.stage, self.desk.project, post, placement) if placement else (None, "")
        )
        if page is None:
            return None
        app = QGuiApplication.instance()
        ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
        width, height = page.display.width, page.display.height
        fit = min(self.room.width() / width, self.room.height() / height) * ratio
        picture = image_of(page, fit * 2).scaled(
            round(width * fit), round(height * fit), Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )  # fmt: skip
        picture.setDevicePixelRatio(ratio)
        return picture

    def _look(self, post: Post) -> Look:
        project = self.desk.project
        design = project.find(Design, post.design)
        page = project.find(DesignPage, design.pages[0]) if design and design.pages else None
        return (design, page)

    def _changed(self, keys: frozenset[Key]) -> None:
        if any(kind in EVERYWHERE for kind, _ident in keys):
            self._kept = {ident: ((), picture) for ident, (_look, picture) in self._kept.items()}


def best_placement(desk: Desk, post: Post) -> str:
    """The placement that shows a post best when small: a feed picture near 4:5, else its first."""
    design = desk.project.find(Design, post.design)
    if design is None:
        return ""
    try:
        purposes, known = desk.stage.template(design).purposes, desk.stage.placements()
    except StudioError:
        return ""
    served = [i for i in post.placements if i in known and known[i].purpose in purposes]
    feed = [i for i in served if known[i].purpose == "post"]
    return min(feed or served[:1], key=lambda i: abs(known[i].width / known[i].height - TALL), default="")


class Thumb(QWidget):
    """A post's small picture in a card."""

    def __init__(self, thumbs: Thumbs, post: Post, room: QSize | None = None) -> None:
        super().__init__()
        self.thumbs, self.post = thumbs, post
        self.setFixedSize(room or thumbs.room)
        thumbs.ready.connect(self._ready)

    def _ready(self, ident: str) -> None:
        if ident == self.post.id:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        """Draw the picture, or the ground it will stand on."""
        painter = QPainter(self)
        draw_thumb(painter, self.rect().toRectF(), self.thumbs.get(self.post))


def draw_thumb(painter: QPainter, room: QRectF, picture: QPixmap | None) -> None:
    """A small picture in its room, cut at round corners; a well with an icon while there is none."""
    now, area = theme.look(), room
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if picture is not None:
        size = picture.deviceIndependentSize()
        k = min(area.width() / size.width(), area.height() / size.height(), 1.0)
        width, height = size.width() * k, size.height() * k
        area = QRectF(
            area.x() + (area.width() - width) / 2, area.y() + (area.height() - height) / 2, width, height
        )
    path = QPainterPath()
    path.addRoundedRect(area, 4, 4)
    painter.fillPath(path, now.color("surface2"))
    if picture is not None:
        painter.setClipPath(path)
        painter.drawPixmap(area, picture, QRectF(picture.rect()))
    else:
        icon = theme.pixmap("photo", "muted", 16)
        painter.drawPixmap(round(area.center().x() - 8), round(area.center().y() - 8), icon)
    painter.restore()
