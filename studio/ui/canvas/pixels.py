"""Pictures of the library as small images, decoded beside the window's thread and kept for a while."""

from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, QThreadPool, Signal
from PySide6.QtGui import QImage, QImageReader

KEPT = 120


class Pixels(QObject):
    """Small images by hash. `ready` comes with the hash when one is there."""

    ready = Signal(str)
    _made = Signal(str, QImage)

    def __init__(self, read: Callable[[str], bytes], side: int = 420) -> None:
        super().__init__()
        self._read, self._side = read, side
        self._kept: OrderedDict[str, QImage] = OrderedDict()
        self._under_way: set[str] = set()
        self._made.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def image(self, sha: str) -> QImage | None:
        """The image if it is there; otherwise it is made, and `ready` tells."""
        if sha in self._kept:
            self._kept.move_to_end(sha)
            return self._kept[sha]
        if sha not in self._under_way:
            self._under_way.add(sha)
            data = self._read(sha)
            QThreadPool.globalInstance().start(lambda: self._decode(sha, data))
        return None

    def _decode(self, sha: str, data: bytes) -> None:
        with suppress(RuntimeError):  # the window may be gone by now
            self._made.emit(sha, small_image(data, self._side))

    def _take(self, sha: str, image: QImage) -> None:
        self._under_way.discard(sha)
        self._kept[sha] = image
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        self.ready.emit(sha)


def small_image(data: bytes, side: int) -> QImage:
    """A clean working copy decoded no larger than it is shown."""
    bytes_ = QByteArray(data)
    buffer = QBuffer(bytes_)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > side:
        reader.setScaledSize(size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
