"""Writing the bundle: findings renewed first when they are not of now, then the export in the background."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QObject, Signal

from studio.domain.review import ExportLog
from studio.errors import StudioError
from studio.session.exporting import EXPORTED
from studio.ui.jobs import Job
from studio.ui.post.bundle.contents import Contents
from studio.ui.post.check_state import CheckState
from studio.ui.words import _, many

if TYPE_CHECKING:
    from studio.ui.post.page import PostPage


class Making(QObject):
    """One bundle at a time. `changed` comes when it waits, starts or ends."""

    changed = Signal()
    along = Signal(int, int, str)
    made = Signal(object)
    """What the export task gives."""

    def __init__(self, page: "PostPage", contents: Contents, state: CheckState) -> None:
        super().__init__(page)
        self._page, self._contents, self._state = page, contents, state
        self._names: list[str] = []
        self.job: Job | None = None
        self.waits = False
        """Whether a bundle is made as soon as the check is done."""
        self.out, self.video = Path(), False
        self.final = False
        """Whether the bundle was asked for as ready to be published, so that it must not become a draft."""

    def start(self, out: Path, *, video: bool, final: bool) -> None:
        """Write the bundle to a folder, once the findings are of now and nothing stands in the way."""
        if self.job is not None or not self._page.desk.flush():
            return
        self.out, self.video, self.final = out, video, final
        self.waits = not self._state.fresh or self._page.verdict is None
        if self.waits and not self._state.busy:
            self._page.check_now()
        elif not self.waits:
            self._run_or_say()
        self.changed.emit()

    def _run_or_say(self) -> None:
        """Begin, or say in one sentence why not: the panel has the whole list."""
        plain, spreads = self._contents.obstacles(failed=self._state.failed)
        why = (*plain, *(spread.message for spread in spreads))
        count = self._contents.blocking()
        if not why and self.final and count:
            found = many("Pemeriksaan terakhir menemukan {count} penghalang.", count).format(count=count)
            why = (found,)
        if not why:
            self._run()
            return
        self._page.window_.notices.say(_("Bundel belum dibuat. {why}").format(why=why[0]), "warn")

    def checked(self) -> None:
        """The findings are new: go on if that was waited for."""
        if self.waits:
            self.start(self.out, video=self.video, final=self.final)

    def give_up(self) -> None:
        """Wait no more."""
        self.waits = False

    def cancel(self) -> None:
        """Stop; nothing half-written stays."""
        if self.job is not None:
            self._page.window_.jobs.cancel(self.job)

    def _run(self) -> None:
        self._names = [f.path.removeprefix("media/") for f in self._contents.files()]
        given = {
            "project": str(self._page.desk.session.path), "posts": [self._page.ident], "out": str(self.out),
            "placements": self._contents.chosen(), "video": self.video, "final": self.final,
        }  # fmt: skip
        title = _("Bundel {title}").format(title=self._page.post.title)
        job = self.job = self._page.window_.jobs.run("export", title, given)
        job.progress.connect(self._along)
        job.done.connect(self._done)
        job.failed.connect(self._failed)
        job.cancelled.connect(self._cancelled)
        job.ended.connect(self._ended)

    def _along(self, done: int, total: int, what: str) -> None:
        known = total == len(self._names) and done < total
        self.along.emit(done, total, self._names[done] if known else what)

    def _done(self, made: dict[str, Any]) -> None:
        if not self._page.desk.session.read_only:
            self._page.desk.put(EXPORTED, msgspec.convert(made["log"], ExportLog))
        self.made.emit(made)

    def _failed(self, error: StudioError) -> None:
        again = (_("Coba lagi"), lambda: self.start(self.out, video=self.video, final=self.final))
        self._page.window_.notices.fail(error, again)

    def _cancelled(self) -> None:
        words = _("Pembuatan bundel dibatalkan; tidak ada berkas yang tertinggal.")
        self._page.window_.notices.say(words, "info")

    def _ended(self) -> None:
        self.job = None
        self.changed.emit()
