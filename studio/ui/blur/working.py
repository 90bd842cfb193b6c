"""The line that shows one piece of work of the dialog: what, how far, and a way to stop it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from studio.errors import StudioError
from studio.ui.widgets.basic import Label, put
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.jobs import Job, Jobs, Work

BAR = 160


class Working(QWidget):
    """One piece of work at a time. `turned` comes when it begins and ends, `wrong` with its error."""

    turned = Signal(bool)
    wrong = Signal(object)

    def __init__(self, jobs: "Jobs") -> None:
        super().__init__()
        self.job: Job | None = None
        self._jobs = jobs
        self._done: Callable[[Any], None] | None = None
        self.words, self.bar = Label("", "muted"), QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(BAR)
        self.bar.setAccessibleName(_("Kemajuan"))
        put(QHBoxLayout(self), self.words, self.bar, gap=8)
        self.hide()

    def begin(self, work: "Work", title: str, done: Callable[[Any], None]) -> None:
        """Start work in a thread; `done` gets what came of it."""
        if self.job is not None:
            return
        self.words.setText(title)
        self.bar.setRange(0, 0)
        self._done = done
        self.job = self._jobs.here(work, title, self._came, quiet=True)
        self.job.progress.connect(self._progress)
        self.job.failed.connect(self._failed)
        self.show()
        self.turned.emit(True)

    def stop(self) -> None:
        """Ask it to stop; it ends with what it has."""
        if self.job is not None:
            self._jobs.cancel(self.job)

    def _progress(self, done: int, total: int, _what: str) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _came(self, result: Any) -> None:
        self._end()
        if self._done is not None:
            self._done(result)

    def _failed(self, error: StudioError) -> None:
        self._end()
        self.wrong.emit(error)

    def _end(self) -> None:
        self.job = None
        self.hide()
        self.turned.emit(False)
