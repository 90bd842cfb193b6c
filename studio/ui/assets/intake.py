"""Pictures on their way in: one run at a time, with progress, a way to stop it, and what came of it."""

import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from studio.errors import StudioError
from studio.session.session import Session
from studio.session.taking import Taken, pictures_in, take_many
from studio.ui.assets.outcome import Outcome, summary
from studio.ui.jobs import Job, Work
from studio.ui.words import _, many

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow


class Intake(QObject):
    """Takes files in; the new pictures become one command. `taken` gives the outcome."""

    taken = Signal(object)

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        self.window_ = window
        self.job: Job | None = None
        self.outcome = Outcome(self.stop)
        self._then: Callable[[Taken], object] | None = None

    def take(self, paths: Sequence[Path], then: Callable[[Taken], object] | None = None) -> bool:
        """Take files and the pictures of folders in; False when that cannot begin."""
        files = pictures_in(paths)
        return bool(files) and self._begin(
            partial(take_many, self.window_.desk.session, files), len(files), then
        )

    def take_image(self, image: QImage) -> bool:
        """Take a copied picture, which goes through the same door; it is named after the time."""
        name = _("Tempelan {when}").format(when=self.window_.desk.now.strftime("%d-%m-%Y %H.%M"))
        return self._begin(partial(_take_copied, self.window_.desk.session, image.copy(), name), 1)

    def _begin(self, work: Work, count: int, then: Callable[[Taken], object] | None = None) -> bool:
        desk = self.window_.desk
        if self.job is not None or not desk.attempt(desk.session.require_writable):
            return False
        self._then = then
        self.outcome.begin(count)
        self.job = self.window_.jobs.here(work, _("Memasukkan gambar"), self._done)
        self.job.progress.connect(self.outcome.progress)
        self.job.failed.connect(self._failed)
        return True

    def stop(self) -> None:
        """Take no more; what is in stays."""
        if self.job is not None:
            self.window_.jobs.cancel(self.job)

    def _failed(self, error: StudioError) -> None:
        self.job = None
        self.outcome.hide()
        self.window_.notices.fail(error)

    def _done(self, taken: Taken) -> None:
        self.job = None
        command = many("Tambah {count} gambar", len(taken.new)).format(count=len(taken.new))
        if taken.new and not self.window_.desk.put(command, *taken.new):
            self.outcome.hide()
            return
        self.outcome.show_taken(taken)
        undo = [(_("Urungkan"), self.window_.undo)] if taken.new else []
        self.window_.notices.say(summary(taken), "warn" if taken.refused else "ok", *undo)
        then, self._then = self._then, None
        (then or self.taken.emit)(taken)


def _take_copied(
    session: Session, image: QImage, name: str,
    progress: Callable[[int, int, str], None], cancelled: Callable[[], bool],
) -> Taken:  # fmt: skip
    """A picture of the clipboard as a file of its own, taken in under its name alone."""
    with tempfile.TemporaryDirectory(prefix="studio-tempel-") as folder:
        file = Path(folder) / f"{name.replace('/', '-')}.png"
        image.save(str(file))
        taken = take_many(session, [file], progress, cancelled)
    new = tuple(msgspec.structs.replace(asset, name=name) for asset in taken.new)
    return msgspec.structs.replace(taken, new=new)
