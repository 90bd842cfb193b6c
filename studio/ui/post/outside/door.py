"""Finished files dropped anywhere in the window: on a day of the calendar they go out on that day."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint
from PySide6.QtGui import QDropEvent

from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow


class MediaDoor(QObject):
    """Watches the window for files nobody else takes."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.window_ = window
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say yes to finished media, and open the sheet with what was dropped."""
        if watched is not self.window_ or not isinstance(event, QDropEvent):
            return False
        files = media_of(event.mimeData())
        if not files or self.window_.desk.session.read_only:
            return False
        if event.type() in (QEvent.Type.DragEnter, QEvent.Type.DragMove):
            event.acceptProposedAction()
            return True
        if event.type() == QEvent.Type.Drop:
            event.acceptProposedAction()
            open_sheet(self.window_, files, self._day(event.position().toPoint()))
            return True
        return False

    def _day(self, at: QPoint) -> str:
        """The day of the calendar under the pointer, when that is where one is."""
        page = self.window_.current()
        if self.window_.place != "calendar" or page is None:
            return ""
        under = self.window_.childAt(at)
        while under is not None and under is not page:
            look = getattr(under, "day_near", None) or getattr(under, "day_at", None)
            if callable(look):
                day = look(under.mapFrom(self.window_, at))
                return day.isoformat() if day is not None else ""
            under = under.parentWidget()
        return ""


def media_of(mime: QMimeData) -> list[Path]:
    """Finished files of a drag; none when something else is among them, or subtitles alone."""
    from studio.session.outside.reading import SUBTITLES, is_media  # noqa: PLC0415 - not for the first window

    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if not files or not all(is_media(path) and path.is_file() for path in files):
        return []
    return files if any(path.suffix.lower() != SUBTITLES for path in files) else []


def open_sheet(window: "MainWindow", files: list[Path] | None = None, day: str = "") -> None:
    """The sheet with these files; with none it asks for some."""
    from studio.ui.post.outside.sheet import OutsideSheet  # noqa: PLC0415 - the first window need not wait for it

    if not window.desk.attempt(window.desk.session.require_writable):
        return
    sheet = OutsideSheet(window, files or (), day)
    sheet.setAccessibleName(_("Konten dari berkas jadi"))
    sheet.open()
