"""The first page: no project is open yet."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QMainWindow, QProgressBar, QScrollArea, QWidget

from studio.errors import StudioError
from studio.session import preferences
from studio.ui.jobs import Job, Jobs
from studio.ui.sight import once_seen
from studio.ui.widgets.basic import Label, box, button, column, line, row
from studio.ui.widgets.notices import Notices
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.domain.content import Person
    from studio.ui.start.form import OfficeForm
    from studio.ui.start.recent import RecentProjects

LEFT, FORM = 400, 600
BAR = 12
"""Width of the scroll bar beside the form, so that the button below stands under the fields."""


class StartWindow(QMainWindow):
    """Recent projects at the left, a new office at the right."""

    def __init__(self, error: StudioError | None = None) -> None:
        super().__init__()
        self.setWindowTitle("Studio Humas")
        self.setMinimumSize(1000, 640)
        self.jobs = Jobs(self)
        self.opened: QWidget | None = None
        self.notices = Notices()
        self._build()
        once_seen(self, self._fill)
        if error is not None:
            self.notices.fail(error)

    @cached_property
    def recent(self) -> "RecentProjects":
        """Projects opened before."""
        from studio.ui.start.recent import RecentProjects  # noqa: PLC0415 - the first window need not wait for it

        return RecentProjects(self.open)

    @cached_property
    def form(self) -> "OfficeForm":
        """The form at the right; made once the window stands."""
        from studio.ui.start.form import OfficeForm  # noqa: PLC0415 - the first window need not wait for it

        return OfficeForm(self.found)

    def open(self, path: Path, person: "Person | None" = None) -> bool:
        """Open a project in its own window and close this one; False when that failed, which is said."""
        from studio.ui.app import open_window  # noqa: PLC0415 - the start page needs none

        try:
            window = open_window(path)
        except StudioError as error:
            self.notices.fail(error)
            return False
        if person is not None:
            window.be(person)
            window.go("home")
        window.resize(max(self.width(), 1180), max(self.height(), 680))
        window.show()
        self.opened = window
        self.close()
        return True

    def found(self) -> bool:
        """Make the project of the form and open it."""
        from studio.session.founding import found_office  # noqa: PLC0415 - the first window need not wait for it
        from studio.session.projects import project_path  # noqa: PLC0415

        if not self.form.complete():
            return False
        path, person = project_path(self.form.path), self.form.me()
        try:
            self._folder(path.parent)
            found_office(path, self.form.office(), person, command=_("Isi profil kantor"), who=person.name)
        except StudioError as error:
            self.notices.fail(error)
            return False
        return self.open(path, person)

    def open_other(self) -> None:
        """Choose a project file."""
        name, _f = QFileDialog.getOpenFileName(self, _("Buka proyek"), "", "Studio Humas (*.humas)")
        if name:
            self.open(Path(name))

    def restore(self) -> None:
        """Choose a backup and where its project goes."""
        source, _f = QFileDialog.getOpenFileName(
            self, _("Pilih cadangan"), "", "Studio Humas (*.humas-cadangan *.humas)"
        )
        if not source:
            return
        target, _f = QFileDialog.getSaveFileName(
            self, _("Pulihkan ke berkas baru"), str(self.form.folder), "Studio Humas (*.humas)"
        )
        if target:
            given = {"backup": source, "target": target}
            self._run("restore", _("Memulihkan cadangan…"), given).done.connect(
                lambda made: self.open(Path(made["path"]))
            )

    def example(self) -> None:
        """Choose a folder and make the finished example in it."""
        folder = QFileDialog.getExistingDirectory(self, _("Simpan contoh di folder"), str(Path.home()))
        if folder:
            self.make_example(Path(folder))

    def make_example(self, folder: Path) -> None:
        """Make the example in the background and open it."""
        job = self._run("example", _("Menyiapkan kantor contoh dengan enam konten…"), {"folder": str(folder)})
        job.done.connect(lambda path: self.open(Path(path)))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Give up what is under way."""
        self.jobs.close()
        super().closeEvent(event)

    def _run(self, task: str, words: str, given: dict[str, str]) -> Job:
        self._busy_words.setText(words)
        self._bar.setRange(0, 0)
        self._busy.show()
        for part in (self._left, self._right):
            part.setEnabled(False)
        job = self.jobs.run(task, words, given)
        job.progress.connect(self._progress)
        job.failed.connect(self.notices.fail)
        job.ended.connect(self._idle)
        return job

    def _progress(self, done: int, total: int, _what: str) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _idle(self) -> None:
        self._busy.hide()
        for part in (self._left, self._right):
            part.setEnabled(True)

    def _folder(self, folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StudioError(
                "start/folder", _("Folder {folder} tidak dapat dibuat.").format(folder=folder),
                _("Pilih tempat lain dengan Ubah tempat."),
            ) from error  # fmt: skip

    def _ways(self) -> tuple[QWidget, QWidget]:
        return (
            button(_("Buka proyek lain"), self.open_other, icon="folder-open", kind="ghost"),
            button(_("Pulihkan dari cadangan"), self.restore, icon="restore", kind="ghost"),
        )

    def _again(self) -> QBoxLayout:
        """For who was here before: the last projects first."""
        recent = QScrollArea()
        recent.setWidgetResizable(True)
        recent.setWidget(box(column(self.recent, None)))
        example = button(_("Buka contoh jadi"), self.example, icon="sparkles", kind="ghost")
        ways = column(*self._ways(), example, gap=4)
        return column(Label(_("Proyek terakhir"), "section"), recent, line(), 4, ways, gap=8)

    def _first_time(self) -> QBoxLayout:
        """For who is here the first time: something to look at before anything is typed."""
        words = _(
            "Lihat dulu kantor rekaan dengan enam konten yang sudah jadi. Semuanya boleh diubah dan dicoba."
        )
        example = button(_("Buka contoh jadi"), self.example, icon="sparkles")
        return column(
            Label(_("Baru pertama kali?"), "section"), Label(words, "muted", wrap=True), 4, example, 16,
            line(), 8, Label(_("Sudah punya proyek?"), "section"), column(*self._ways(), gap=4), None, gap=8,
        )  # fmt: skip

    def _build(self) -> None:
        mark = Label()
        mark.setPixmap(self.windowIcon().pixmap(QSize(36, 36), self.devicePixelRatioF()))
        name = row(mark, Label("Studio Humas", "title"), None, gap=12)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._busy_words = Label("", "strong", wrap=True)
        self._busy = box(column(self._busy_words, self._bar, gap=8))
        self._busy.hide()
        self._left = box(self._again() if preferences.read().recent else self._first_time())
        left = box(column(name, 20, self._left, self._busy, gap=8, margins=(24, 28, 24, 24)), "panel")
        left.setFixedWidth(LEFT)
        self._area = area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        start = button(_("Mulai bekerja"), self.found, kind="primary", icon="arrow-right")
        inner_foot = box(row(start, None))
        inner_foot.setFixedWidth(FORM)
        foot = box(row(None, inner_foot, None, margins=(24, 0, 24 + BAR, 0)), "bar")
        foot.setFixedHeight(60)
        self.start = start
        self._right = box(column(area, line(), foot, gap=0))
        right = column(self.notices, self._right, gap=0)
        whole = box(row(left, line(upright=True), right, gap=0), "page")
        self.setCentralWidget(whole)
        whole.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        whole.setFocus()  # until the form is there, letters meet no button

    def _fill(self) -> None:
        self.form.setFixedWidth(FORM)
        self._area.setWidget(box(row(None, self.form, None, margins=(24, 28, 24, 24))))
        QWidget.setTabOrder(self.form.last, self.start)
        whole = self.centralWidget()
        if self.focusWidget() in {None, whole}:
            self.form.institution.setFocus()
        if whole is not None:
            whole.setFocusPolicy(Qt.FocusPolicy.NoFocus)
