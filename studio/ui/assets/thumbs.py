"""Small pictures for the screen: made in one thread, the last asked for first, kept in bounded memory."""

import threading
from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPixmap

from studio.errors import StudioError
from studio.session.session import Session
from studio.session.thumbnails import SIDES, forget, thumbnail, tidy

MEMORY = 64_000_000
WAITING = 160
"""Requests kept; older ones have been scrolled past."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A picture at a size in device px; `cover` fills the room, else all of it is seen."""

    sha: str
    width: int
    height: int
    radius: float
    cover: bool


class Thumbs(QObject):
    """Pixmaps by what is wanted. `ready` gives the hash of each that has come."""

    ready = Signal(str)
    _made = Signal(object, object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._kept: OrderedDict[Wanted, QPixmap] = OrderedDict()
        self._bytes = 0
        self._wanted: OrderedDict[Wanted, None] = OrderedDict()
        self._failed: set[Wanted] = set()
        self._more = threading.Condition()
        self._closed = threading.Event()
        self._made.connect(self._keep, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._work, name="thumbnails", daemon=True)
        self._thread.start()

    def get(self, wanted: Wanted) -> QPixmap | None:
        """The pixmap, or None; then it is asked for."""
        found = self._kept.get(wanted)
        if found is not None:
            self._kept.move_to_end(wanted)
            return found
        if wanted not in self._failed:
            with self._more:
                self._wanted[wanted] = None
                self._wanted.move_to_end(wanted)
                while len(self._wanted) > WAITING:
                    self._wanted.popitem(last=False)
                self._more.notify()
        return None

    def close(self) -> None:
        """End the thread; what it is at comes to nothing."""
        with self._more:
            self._closed.set()
            self._more.notify()
        self._thread.join(2)

    def _keep(self, wanted: Wanted, image: QImage) -> None:
        if image.isNull():
            self._failed.add(wanted)
            return
        if wanted not in self._kept:
            self._kept[wanted] = QPixmap.fromImage(image)
            self._bytes += image.sizeInBytes()
        while self._bytes > MEMORY and len(self._kept) > 1:
            old = self._kept.popitem(last=False)[0]
            self._bytes -= old.width * old.height * 4
        self.ready.emit(wanted.sha)

    def _work(self) -> None:
        with suppress(StudioError):
            tidy()
        while True:
            with self._more:
                while not self._wanted and not self._closed.is_set():
                    self._more.wait()
                if self._closed.is_set():
                    return
                wanted = self._wanted.popitem(last=True)[0]
            image = self._image(wanted)
            if self._closed.is_set():
                return
            with suppress(RuntimeError):  # the window is gone by now
                self._made.emit(wanted, image)

    def _image(self, wanted: Wanted) -> QImage:
        longest = max(wanted.width, wanted.height)
        side = next((s for s in SIDES if s >= longest), SIDES[-1])
        try:
            source = QImage(str(thumbnail(self._session, wanted.sha, side)))
            if source.isNull():  # a power cut spoiled the file
                forget(wanted.sha)
                source = QImage(str(thumbnail(self._session, wanted.sha, side)))
        except (StudioError, OSError):
            return QImage()
        return _fitted(source, wanted) if not source.isNull() else source


def _fitted(source: QImage, wanted: Wanted) -> QImage:
    """The picture in its room, cut to it or whole, corners round."""
    room = QSize(wanted.width, wanted.height)
    keep = (
        Qt.AspectRatioMode.KeepAspectRatioByExpanding if wanted.cover else Qt.AspectRatioMode.KeepAspectRatio
    )
    size = source.size().scaled(room, keep)
    if not wanted.cover and size.width() > source.width():
        size = source.size()
    small = source.scaled(
        size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    made = QImage(room, QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    x, y = (wanted.width - small.width()) // 2, (wanted.height - small.height()) // 2
    shape = QPainterPath()
    edge = (
        QRectF(0, 0, wanted.width, wanted.height)
        if wanted.cover
        else QRectF(x, y, small.width(), small.height())
    )
    shape.addRoundedRect(edge, wanted.radius, wanted.radius)
    painter.setClipPath(shape)
    painter.drawImage(x, y, small)
    painter.end()
    return made
