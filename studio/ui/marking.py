"""Pictures of the library that were never measured are, once, while nobody waits."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from studio.domain.content import Asset
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow

AFTER_MS = 20_000
"""Long after the window has come, and after what the gallery needs is read."""


class Marking(QObject):
    """Starts one quiet task; what it finds is kept in the cache, so no record changes."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.window_ = window
        QTimer.singleShot(AFTER_MS, self, self.start)

    def start(self) -> bool:
        """Measure what is left; whether there was anything."""
        from studio.session.picture_marks import waiting  # noqa: PLC0415 - the first window need not wait for it

        desk = self.window_.desk
        if desk.closed or not waiting(desk.project.all(Asset)):
            return False
        given = {"project": str(desk.session.path)}
        self.window_.jobs.run("picture_marks", _("Mengenali gambar"), given, quiet=True)
        return True
