"""Foreign pictures brought in without the window waiting: checked and decoded in a limited child process."""

import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool, QUrl, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog

from studio.catalog.templates import OUTSIDE
from studio.domain.template import Slot
from studio.errors import StudioError
from studio.session.posts import take_and_look
from studio.ui.post.fill.base import Filling, SlotField
from studio.ui.post.outside.replace import replace_page
from studio.ui.said import error_words
from studio.ui.words import _

FILES = "*.png *.jpg *.jpeg *.webp *.gif *.tif *.tiff *.bmp *.svg"


class Taking(QObject):
    """Takes one file or one copied picture. `done` gives the clean copy and its name, `failed` the error."""

    done = Signal(object, str)
    failed = Signal(object)

    def file(self, path: Path) -> None:
        """Take a file."""
        QThreadPool.globalInstance().start(lambda: self._take(path, path.name))

    def image(self, image: QImage, name: str) -> None:
        """Take a picture of the clipboard: it goes through the same door, as a file."""
        QThreadPool.globalInstance().start(lambda: self._take_image(image, name))

    def _take(self, path: Path, name: str) -> None:
        with suppress(RuntimeError):  # the window may be gone by now
            try:
                self.done.emit(take_and_look(path), name)
            except StudioError as error:
                self.failed.emit(error)

    def _take_image(self, image: QImage, name: str) -> None:
        with tempfile.TemporaryDirectory(prefix="studio-tempel-") as folder:
            file = Path(folder) / name
            image.save(str(file))
            self._take(file, name)


class PictureDoor(SlotField):
    """How pictures come into a slot: chosen, dropped, pasted. `taken` gets the clean copy."""

    def __init__(self, filling: Filling, slot: Slot) -> None:
        super().__init__(filling, slot)
        self.setAcceptDrops(True)
        self.taking = Taking(self)
        self.taking.done.connect(self.taken)
        self.taking.failed.connect(self.refused)

    def taken(self, taken: object, name: str) -> None:
        """Keep the clean copy and place it."""
        raise NotImplementedError

    def refused(self, error: StudioError) -> None:
        """Say why below the field."""
        self.said.emit(error_words(error), "stop")

    def browse(self) -> None:
        """Choose a file."""
        name, _kind = QFileDialog.getOpenFileName(
            self, _("Pilih gambar"), "", _("Gambar ({kinds})").format(kinds=FILES)
        )
        if name:
            self.take(Path(name))

    def take(self, path: Path) -> None:
        """Take a file in; a refusal is said below the field."""
        if self.filling.page.template.id == OUTSIDE:
            self.said.emit(_("Membaca berkas jadi…"), "info")
            replace_page(self, path)
            return
        self.said.emit(_("Memeriksa gambar…"), "info")
        self.taking.file(path)

    def paste(self) -> bool:
        """Take the clipboard's picture or file, if it has one."""
        mime = QGuiApplication.clipboard().mimeData()
        return self._from(mime.urls(), mime.imageData() if mime.hasImage() else None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and pictures may be dropped."""
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped."""
        mime = event.mimeData()
        if self._from(mime.urls(), mime.imageData() if mime.hasImage() else None):
            event.acceptProposedAction()

    def _from(self, urls: Sequence[QUrl], image: object) -> bool:
        for url in urls:
            path = Path(url.toLocalFile())
            if path.is_file():
                self.take(path)
                return True
        if isinstance(image, QImage) and not image.isNull():
            self.said.emit(_("Memeriksa gambar…"), "info")
            self.taking.image(image, _("tempelan") + ".png")
            return True
        return False
