"""Foreign pictures brought in without the window waiting: checked and decoded in a limited child process."""

import tempfile
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal
from PySide6.QtGui import QImage

from studio.errors import StudioError
from studio.session.posts import take_named


class Taking(QObject):
    """Takes one file or one copied picture. `done` gives the clean copy and its name, `failed` the error."""

    done = Signal(object, str)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queued = Qt.ConnectionType.QueuedConnection

    def file(self, path: Path) -> None:
        """Take a file."""
        QThreadPool.globalInstance().start(lambda: self._take(path, path.name))

    def image(self, image: QImage, name: str) -> None:
        """Take a picture of the clipboard: it goes through the same door, as a file."""
        QThreadPool.globalInstance().start(lambda: self._take_image(image, name))

    def _take(self, path: Path, name: str) -> None:
        with suppress(RuntimeError):  # the window may be gone by now
            try:
                self.done.emit(take_named(path), name)
            except StudioError as error:
                self.failed.emit(error)

    def _take_image(self, image: QImage, name: str) -> None:
        with tempfile.TemporaryDirectory(prefix="studio-tempel-") as folder:
            file = Path(folder) / name
            image.save(str(file), "PNG")
            self._take(file, name)
