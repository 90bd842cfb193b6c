"""Pictures of templates in a kit, made in the background one at a time and kept for next time."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from studio.errors import StudioError
from studio.session.starting import EXAMPLE_SHOWN
from studio.ui.jobs import Job, Jobs
from studio.ui.words import _


class TemplatePictures(QObject):
    """`came` gives template, placement and picture, a null one where there is none; `free` asks for more."""

    came = Signal(str, str, QImage)
    free = Signal()

    def __init__(self, jobs: Jobs, kit: Callable[[], str]) -> None:
        super().__init__()
        self._jobs, self._find_kit = jobs, kit
        self._kit: str | None = None
        """Found when the first picture is asked for; empty when there is none, or no more pictures."""
        self._job: Job | None = None
        self._asked: set[tuple[str, str]] = set()

    def bring(self, order: list[str], place: str) -> None:
        """Begin with the first template of the order that was not asked for yet, unless one is under way."""
        if self._kit is None:
            self._kit = self._find_kit()
        ident = next((i for i in order if (i, place) not in self._asked), "")
        if self._job is not None or not self._kit or not ident:
            return
        self._asked.add((ident, place))
        given = {"template": ident, "kit": self._kit, "examples": [EXAMPLE_SHOWN], "placements": [place]}
        self._job = self._jobs.run("preview", _("Pratinjau templat"), given, quiet=True)
        self._job.done.connect(partial(self._made, ident, place))
        self._job.failed.connect(partial(self._missing, ident, place))
        self._job.ended.connect(self._ended)

    def stop(self) -> None:
        """Ask for no more."""
        self._kit = ""
        if self._job is not None:
            self._jobs.cancel(self._job)

    def _made(self, ident: str, place: str, made: list[dict[str, Any]]) -> None:
        if self._kit:
            self.came.emit(ident, place, QImage(made[0]["path"]) if made else QImage())

    def _missing(self, ident: str, place: str, _error: StudioError) -> None:
        if self._kit:
            self.came.emit(ident, place, QImage())

    def _ended(self) -> None:
        self._job = None
        if self._kit:
            QTimer.singleShot(0, self, self.free.emit)
