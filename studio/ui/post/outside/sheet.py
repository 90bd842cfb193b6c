"""Jadikan konten: finished files looked at, judged by placement, and made a post in one step."""

import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from studio.errors import StudioError
from studio.session.outside import making, reading
from studio.session.outside.reading import Reading, ReadPage
from studio.session.schedule import USUAL_TIME
from studio.session.starting import kit_of
from studio.ui.canvas.pixels import small_image
from studio.ui.naming import number
from studio.ui.post.outside.pages import PageList
from studio.ui.post.outside.places import PlaceList
from studio.ui.said import said, stored
from studio.ui.widgets.basic import (
    Elided,
    Icon,
    Label,
    Toned,
    box,
    button,
    column,
    empty,
    line,
    put,
    row,
    writes,
)  # fmt: skip
from studio.ui.widgets.fields import TextField
from studio.ui.words import _, many

if TYPE_CHECKING:
    from studio.ui.jobs import Job
    from studio.ui.main_window import MainWindow

SIDE = 344
THUMB = 320
Images = dict[str, QImage]


class OutsideSheet(QDialog):
    """The sheet. `day` is the day of the calendar the files were dropped on."""

    def __init__(self, window: "MainWindow", files: Sequence[Path] = (), day: str = "") -> None:
        super().__init__(window)
        self.window_, self.day = window, day
        self.job: Job | None = None
        self._folder = tempfile.TemporaryDirectory(prefix="studio-luar-", ignore_cleanup_errors=True)
        self._images: Images = {}
        self._named = False
        self.setWindowTitle(_("Konten dari berkas jadi"))
        self.setAcceptDrops(True)
        room = window.size()
        self.resize(min(1120, room.width() - 60), min(720, room.height() - 40))
        self._parts()
        self._build()
        self._show()
        if files:
            self.take(files)

    # files in

    def take(self, files: Sequence[Path]) -> None:
        """Read more files beside the window's thread."""
        if self.job is not None:
            return
        chosen = [path for path in files if path.is_file()]
        if not chosen:
            return
        work = partial(_read, self.window_.desk.session, chosen, Path(self._folder.name))
        self.job = self.window_.jobs.here(work, _("Membaca berkas jadi"), self._came, quiet=True)
        self.job.progress.connect(self._progress)
        self.job.failed.connect(self._failed)
        self.progress.setRange(0, 0)
        self.stop.show()
        self._show()

    def browse(self) -> None:
        """Choose files."""
        kinds = " ".join(f"*{suffix}" for suffix in (*reading.MEDIA, reading.SUBTITLES))
        names, _kind = QFileDialog.getOpenFileNames(
            self, _("Pilih berkas jadi"), "", _("Media jadi ({kinds})").format(kinds=kinds)
        )
        self.take([Path(name) for name in names])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """More files may be dropped."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take them too."""
        self.take([Path(url.toLocalFile()) for url in event.mimeData().urls()])

    def done(self, result: int) -> None:
        """Give up what is under way."""
        if self.job is not None:
            self.window_.jobs.cancel(self.job)
            self.job = None
        super().done(result)
        self._folder.cleanup()
        self.deleteLater()

    # making

    def make(self) -> None:
        """Keep the bytes beside the window's thread, then store the post as one step."""
        desk, pages = self.window_.desk, self.pages.chosen()
        if not desk.flush() or not desk.attempt(desk.session.require_writable):
            return
        self.store.setEnabled(False)
        self.progress.setRange(0, 0)
        job = self.window_.jobs.here(partial(_keep, desk.session, pages), _("Menyimpan media"), quiet=True)
        self.job = job
        job.done.connect(lambda _made: self._store(pages))
        job.failed.connect(self._failed)
        self._show()

    def _store(self, pages: list[ReadPage]) -> None:
        self.job = None
        desk, title = self.window_.desk, self.title.text().strip() or making.title_of(pages)
        if self.own.isChecked():
            pages = [self._credited(page) for page in pages]
        try:
            made = making.make(
                desk.session, pages, title, self.places.chosen(), words=self.words.isChecked(),
                fits=self.places.chosen_fits(),
            )  # fmt: skip
        except StudioError as error:
            self._failed(error)
            return
        post = made.post
        if self.day:
            plan = msgspec.structs.replace(post.schedule, date=self.day, time=USUAL_TIME)
            post = msgspec.structs.replace(post, schedule=plan)
        records = (*made.all[:-1], post)
        if not desk.put(stored(_("Buat konten “{title}”").format(title=title)), *records):
            self._show()
            return
        self.accept()
        self.window_.open_post(post.id, "sizes")
        told = _("“{title}” dibuat dari berkas jadi.").format(title=title)
        self.window_.notices.say(told, "ok", (_("Urungkan"), self.window_.undo))

    def _credited(self, page: ReadPage) -> ReadPage:
        office = self.window_.desk.office
        unit = (office.unit or office.institution) if office else ""
        whole = office.institution if office else ""
        credit = {"author": unit, "source": whole or unit, "licence": _("Karya {unit}").format(unit=unit)}
        return msgspec.structs.replace(page, asset=msgspec.structs.replace(page.asset, **credit))

    # what comes back

    def _came(self, found: tuple[Reading, Images]) -> None:
        self.job = None
        read, images = found
        self._images.update(images)
        have = {page.asset.id for page in self.pages.pages}
        fresh = [page for page in read.pages if page.asset.id not in have]
        self.pages.show_pages([*self.pages.pages, *fresh])
        told = [f"{one.name}: {said(one.why)} {said(one.hint)}".strip() for one in read.refused]
        if read.skipped:
            told.append(_("Dihentikan; berkas sesudahnya tidak dibaca."))
        self.refused.say("\n".join(told), "warn")
        self.refused.setVisible(bool(told))
        if self.pages.pages and not self._named:
            self.title.show_text(making.title_of(self.pages.pages))
        self._judge()

    def _progress(self, done: int, total: int, what: str) -> None:
        self.progress.setRange(0, max(1, total))
        self.progress.setValue(done)
        self.state.setText(_("Membaca {name}…").format(name=what))

    def _failed(self, error: StudioError) -> None:
        self.job = None
        self.refused.say(f"{said(error.message)} {said(error.hint)}", "stop")
        self.refused.show()
        self._show()

    def _stop(self) -> None:
        if self.job is not None:
            self.window_.jobs.cancel(self.job)

    def _judge(self) -> None:
        """Placements for the pages that are taken."""
        pages = self.pages.chosen()
        self.words.setVisible(any(page.outside.words or page.outside.notes for page in pages))
        if pages:
            found = making.suits(self.window_.desk.session, [page.asset for page in pages])
            images = {at: self._images.get(page.clean) for at, page in enumerate(pages)}
            self.places.show_suits(found, images, making.chosen(found))
        self._show()

    def _show(self) -> None:
        busy, pages = self.job is not None, self.pages.chosen()
        self.progress.setVisible(busy)
        self.stop.setVisible(busy)
        self.more.setEnabled(not busy)
        self.stack.setCurrentIndex(1 if self.pages.pages else 2 if busy else 0)
        chosen = self.places.chosen() if pages else ()
        self.store.setEnabled(not busy and bool(pages) and bool(chosen))
        self.head.setText(many("{count} halaman", len(pages)).format(count=number(len(pages))))
        if not busy:
            told = many("{count} penempatan", len(chosen)).format(count=number(len(chosen)))
            self.state.setText(
                _("Pilih sedikitnya satu halaman.") if self.pages.pages and not pages
                else _("Pilih sedikitnya satu penempatan.") if pages and not chosen
                else f"{self.head.text()} · {told}" if pages else ""
            )  # fmt: skip

    # parts

    def _parts(self) -> None:
        self.pages = PageList(lambda page: self._images.get(page.clean))
        self.pages.changed.connect(self._judge)
        self.places = PlaceList()
        self.places.changed.connect(self._show)
        self.title = TextField(_("Nama konten"), hint=_("Nama untuk mencari konten ini"))
        self.title.typed.connect(lambda _text: setattr(self, "_named", True))
        self.words = QCheckBox(_("Tulisan di berkas jadi usulan takarir dan teks alternatif"))
        self.words.setChecked(True)
        self.own = QCheckBox(_("Dibuat kantor kami sendiri: catat kredit dan lisensinya"))
        self.refused = Toned("", "warn")
        self.refused.hide()
        self.state, self.head = Label("", "muted", wrap=True), Label("", "section")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(120)
        self.progress.setAccessibleName(_("Kemajuan membaca berkas"))
        self.stop = button(_("Hentikan"), self._stop, small=True)
        self.more = button(_("Tambah berkas…"), self.browse, icon="plus", small=True)
        self.store = writes(button(_("Buat konten"), self.make, kind="primary", icon="check"))

    def _build(self) -> None:
        over = row(
            Icon("photo-plus", "muted", 20), Elided(_("Konten dari berkas jadi"), "section"), self.more,
            gap=10, margins=(24, 12, 16, 12),
        )  # fmt: skip
        over.setStretch(1, 1)
        side = box(column(box(row(self.head, None, margins=(16, 12, 16, 4))), self.pages, gap=0), "panel")
        side.layout().setStretch(1, 1)  # type: ignore[union-attr] # a column
        side.setFixedWidth(SIDE)
        about = column(self.title, self.words, self.own, gap=8, margins=(24, 14, 16, 8))
        main = QWidget()
        put(QVBoxLayout(main), box(about), line(), self.places, gap=0).setStretch(2, 1)
        both = QWidget()
        body = row(side, line(upright=True), main, gap=0)
        body.setStretch(2, 1)
        both.setLayout(body)
        words = _(
            "Seret PNG, JPEG, PDF, PPTX, atau MP4 dari Canva, CapCut, atau CorelDRAW ke sini."
            " Takarir SRT ikut videonya."
        )
        choose = button(_("Pilih berkas…"), self.browse, kind="primary", icon="folder-open")
        waiting = empty(
            "hourglass", _("Membaca berkas…"), _("Halaman digambar satu per satu, tanpa jaringan.")
        )
        self.stack = QStackedWidget()
        for page in (empty("photo-plus", _("Belum ada berkas"), words, choose), both, waiting):
            self.stack.addWidget(page)
        foot = row(self.progress, self.state, self.stop, button(_("Batal"), self.reject), self.store, gap=12,
                   margins=(24, 12, 16, 12))  # fmt: skip
        foot.setStretch(1, 1)
        told = box(column(self.refused, margins=(24, 8, 24, 8)))
        put(QVBoxLayout(self), box(over), line(), self.stack, told, line(), box(foot), gap=0).setStretch(2, 1)
        self.setTabOrder(self.title, self.words)
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)


def _read(
    session: Any, files: list[Path], folder: Path, progress: Callable[[int, int, str], None],
    cancelled: Callable[[], bool],
) -> tuple[Reading, Images]:  # fmt: skip
    """Read files and draw their pages small; for a thread."""
    found = reading.read_files(files, folder, reading.logos_of(kit_of(session)), progress, cancelled)
    images = {page.clean: small_image(Path(page.clean).read_bytes(), THUMB) for page in found.pages}
    return found, images


def _keep(
    session: Any,
    pages: list[ReadPage],
    _progress: Callable[[int, int, str], None],
    _cancelled: Callable[[], bool],
) -> None:
    """Keep the bytes of pages in the project; for a thread."""
    making.keep(session, pages)
