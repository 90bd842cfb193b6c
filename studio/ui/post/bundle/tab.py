"""The tab of the bundle: everything that will be written, what stands in the way, one button."""

from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QListView, QStackedWidget, QVBoxLayout, QWidget

from studio.domain.review import ExportLog
from studio.errors import StudioError
from studio.session import preferences
from studio.session.bundling import FilePlan, Outline, outline
from studio.session.exporting import EXPORTED
from studio.session.findings import Spread, blockers, concerned, spreads
from studio.ui.canvas.spots import Spots
from studio.ui.jobs import Job
from studio.ui.naming import number, size_of
from studio.ui.post.bundle.options import export_folder
from studio.ui.post.bundle.paint import RowPainter
from studio.ui.post.bundle.rows import Rows, Shown, rows_of
from studio.ui.post.bundle.side import Side
from studio.ui.post.bundle.weighing import Weighing
from studio.ui.post.check_state import CheckState
from studio.ui.post.checks.where import speech, target_of
from studio.ui.widgets.basic import Label, box, button, column, empty, line, put, row
from studio.ui.widgets.fields import TextField
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.post.page import PostPage

NOTHING = Outline(name="", files=(), documents=(), refused=(), films_only=(), texts=())
AFTER_MS = 400


class BundleTab(QWidget):
    """What a bundle of the post holds, and making it."""

    def __init__(self, page: "PostPage") -> None:
        super().__init__()
        self.page = page
        self.state = CheckState(page)
        self.spots = Spots(page.desk, lambda: page.post, self)
        self.weighing = Weighing(page)
        self.rows = Rows(self)
        self.left_out: set[str] = set()
        self.whole = NOTHING
        self.job: Job | None = None
        self._films = 0
        self._pending = False
        self._plan_soon = QTimer(self)
        self._plan_soon.setSingleShot(True)
        self._plan_soon.timeout.connect(self.plan)
        self.side = Side(page, self.make, self.cancel, self._jump, self._leave_out)
        self._build()
        self._wire()

    # what the page calls

    def refresh(self, keys: frozenset[object]) -> None:
        """Something changed, or the tab came into sight."""
        if keys:
            self.spots.changed()
            self._plan_soon.start(AFTER_MS)
        else:
            self.plan()

    def leave(self) -> None:
        """Let go; a bundle being written is finished in the background."""
        self.spots.stop()
        self.weighing.leave()
        self.state.leave()

    # what will be written

    def plan(self) -> None:
        """Read off what will be written now."""
        desk, video = self.page.desk, preferences.read().export_video
        try:
            self.whole = outline(desk.stage, desk.project, self.page.post, video=video)
            films = self.whole if video else outline(desk.stage, desk.project, self.page.post, video=True)
            self._films = len({f.placement for f in films.files if f.kind == "video"})
        except (StudioError, KeyError) as error:
            self.whole = NOTHING
            if isinstance(error, StudioError):
                self.page.window_.notices.fail(error)
        self.left_out &= {f.placement for f in self.whole.files}
        self.side.options.show_films(self._films)
        self.side.before.refresh()
        self.show_rows()
        if self.job is None:
            self.weighing.want(tuple(self.files()))

    def files(self) -> list[FilePlan]:
        """The files that will be written."""
        return [f for f in self.whole.files if f.placement not in self.left_out]

    def chosen(self) -> list[str]:
        """Ids of the placements that will be written, in order."""
        return list(dict.fromkeys(f.placement for f in self.files()))

    def show_rows(self) -> None:
        """Fill the list, the totals and what stands in the way."""
        shown = Shown(
            self.whole, self.left_out, self.weighing.known, self.page.desk.stage.placements(), self.page.verdict,
            self._documents(), self.search.text(),
        )  # fmt: skip
        self.rows.show_rows(rows_of(shown))
        empty_list = not self.whole.files or not self.rows.rows
        self.views.setCurrentWidget(
            (self.nothing if not self.whole.files else self.not_found) if empty_list else self.list
        )
        count = len(self.chosen())
        every = len({f.placement for f in self.whole.files})
        self.count.setText(_("{count} dari {every} penempatan").format(count=count, every=every))
        self._show_totals()
        self._show_reasons()

    def _documents(self) -> tuple[Any, ...]:
        platforms = {f.platform for f in self.files()}
        kept = [
            d for d in self.whole.documents
            if d.about != "caption" or "/" not in d.path or self._written(d.path, platforms)
        ]  # fmt: skip
        return tuple(kept) if platforms else ()

    def _written(self, path: str, platforms: set[str]) -> bool:
        name = path.rpartition("/")[2].removesuffix(".txt").removesuffix("-komentar-pertama")
        known = {f.platform for f in self.whole.files}
        return name not in known or name in platforms

    def _show_totals(self) -> None:
        files = self.files()
        known = [self.weighing.known[f.key] for f in files if f.key in self.weighing.known]
        weight = sum(w.bytes for w in known) + sum(d.bytes or 0 for d in self._documents())
        films = sum(f.kind == "video" for f in files)
        parts = [_("{count} berkas media").format(count=number(len(files))),
                 _("{count} dokumen").format(count=number(len(self._documents())))]  # fmt: skip
        if len(known) + films < len(files):
            parts.append(_("ditimbang {done} dari {all}").format(done=len(known), all=len(files) - films))
        if films:
            parts.append(_("{count} video belum ditimbang").format(count=films))
        budget, over = self.side.options.megabytes * 1_000_000, ""
        if budget and weight > budget:
            over = _("Melebihi batas {budget} sebanyak {over}. Lepas penempatan yang berat.").format(
                budget=size_of(round(budget)), over=size_of(round(weight - budget))
            )
        total = size_of(weight)
        self.side.show_total(f"≥ {total}" if known else "–", " · ".join(parts), over)

    # what stands in the way

    def obstacles(self) -> tuple[tuple[str, ...], tuple[Spread, ...]]:
        """Sentences and findings for which no bundle can be made."""
        plain = []
        if not self.whole.files:
            plain.append(_("Belum ada penempatan yang dilayani templat ini. Pilih di tab Ukuran."))
        elif not self.files():
            plain.append(_("Semua penempatan dilepas. Centang sedikitnya satu."))
        if self.state.failed:
            plain.append(_("Pemeriksaan gagal. Jalankan lagi di tab Periksa."))
        verdict = self.page.verdict
        known = self.page.desk.stage.placements()
        found = blockers(verdict.findings, self.chosen(), known) if verdict else ()
        return tuple(plain), spreads(found, speech())

    def _show_reasons(self) -> None:
        plain, found = self.obstacles()
        blocked, running = bool(plain or found), self.job is not None
        self.side.reasons.show_reasons(plain, found)
        self.side.make.setEnabled(not blocked and not running)
        count = len(plain) + len(found)
        words = _("Terhalang {count} hal; lihat daftarnya di atas.").format(count=count) if blocked else ""
        if not blocked and self._pending:
            words = _("Memeriksa perubahan terakhir dulu, lalu bundel dibuat.")
        elif not blocked and self.page.verdict is None:
            words = _("Pemeriksaan pertama masih berjalan.")
        self.side.wait.setText("" if running else words)
        self.side.wait.setVisible(bool(words) and not running)
        self.side.make.setToolTip(words)

    def _jump(self, spread: Spread) -> None:
        target = target_of(spread.first, self.page.template)
        self.page.show_tab(target.tab, target.where)

    def _leave_out(self, spread: Spread) -> None:
        known = self.page.desk.stage.placements()
        for finding in spread.findings:
            self.take(concerned(finding, self.chosen(), known), on=False)

    def take(self, placements: tuple[str, ...], *, on: bool) -> None:
        """Take placements in, or leave them out."""
        self.left_out = self.left_out - set(placements) if on else self.left_out | set(placements)
        self.show_rows()
        self.weighing.want(tuple(self.files()))

    # making it

    def make(self) -> None:
        """Write the bundle; findings that are not of now are renewed first."""
        if self.job is not None or not self.page.desk.flush():
            return
        if not self.state.fresh or self.page.verdict is None:
            self._pending = True
            self._show_reasons()
            if not self.state.busy:
                self.page.check_now()
            return
        self._pending = False
        if any(self.obstacles()):
            self._show_reasons()
            return
        self._start()

    def _start(self) -> None:
        self.weighing.stop()
        names = [f.path.removeprefix("media/") for f in self.files()]
        texts = tuple(t for t in self.whole.texts if t.platform in {f.platform for f in self.files()})
        given = {
            "project": str(self.page.desk.session.path), "posts": [self.page.ident], "out": str(export_folder()),
            "placements": self.chosen(), "video": preferences.read().export_video,
        }  # fmt: skip
        title = _("Bundel {title}").format(title=self.page.post.title)
        job = self.job = self.page.window_.jobs.run("export", title, given)
        job.progress.connect(
            lambda done, total, what: self.side.progress.along(
                done, total, names[done] if total == len(names) and done < total else what
            )
        )
        job.done.connect(lambda made: self._made(made, texts))
        job.failed.connect(self._failed)
        job.cancelled.connect(self._cancelled)
        job.ended.connect(self._ended)
        self.side.running(on=True)
        self._show_reasons()

    def cancel(self) -> None:
        """Stop; nothing half-written stays."""
        if self.job is not None:
            self.side.progress.stopping()
            self.page.window_.jobs.cancel(self.job)

    def _made(self, made: dict[str, Any], texts: tuple[Any, ...]) -> None:
        if not self.page.desk.session.read_only:
            self.page.desk.put(EXPORTED, msgspec.convert(made["log"], ExportLog))
        self.side.done.show_made(made, texts)
        self.side.done.show()
        self.side.area.verticalScrollBar().setValue(0)

    def _failed(self, error: StudioError) -> None:
        self.page.window_.notices.fail(error, (_("Coba lagi"), self.make))

    def _cancelled(self) -> None:
        self.page.window_.notices.say(
            _("Pembuatan bundel dibatalkan; tidak ada berkas yang tertinggal."), "info"
        )

    def _ended(self) -> None:
        self.job = None
        self.side.running(on=False)
        self.plan()

    # itself

    def _checked(self, _verdict: object) -> None:
        self.show_rows()
        if self._pending:
            self.make()

    def _state(self) -> None:
        if self._pending and self.state.failed:
            self._pending = False
        self._show_reasons()

    def _option(self, which: str) -> None:
        if which == "video":
            self.plan()
        else:
            self._show_totals()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space and clicks turn the boxes of the list."""
        if watched is self.list and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._tick(self.list.currentIndex().row())
                return True
        elif watched is self.list.viewport() and isinstance(event, QMouseEvent):
            point = event.position().toPoint()
            index = self.list.indexAt(point)
            released = event.type() == QEvent.Type.MouseButtonRelease
            if released and self._painter.on_box(self.list, index, point):
                self._tick(index.row())
        return False

    def _tick(self, number_: int) -> None:
        if number_ >= 0 and self.job is None:
            self.rows.tick(number_)

    def _all(self) -> None:
        self.take(tuple(self.left_out), on=True)

    def _none(self) -> None:
        self.take(tuple(f.placement for f in self.whole.files), on=False)

    def _wire(self) -> None:
        self._painter = RowPainter(self.list, self.spots)
        self.list.setItemDelegate(self._painter)
        self.list.installEventFilter(self)
        self.list.viewport().installEventFilter(self)
        self.rows.ticked.connect(lambda placements, on: self.take(placements, on=on))
        self.spots.painted.connect(lambda _wish: self.list.viewport().update())
        self.weighing.changed.connect(self.show_rows)
        self.state.changed.connect(self._state)
        self.page.checked.connect(self._checked)
        self.search.textChanged.connect(lambda _text: self.show_rows())
        self.side.options.changed.connect(self._option)

    def _build(self) -> None:
        self.list = QListView()
        self.list.setObjectName("findings")
        self.list.setModel(self.rows)
        self.list.setAccessibleName(_("Isi bundel"))
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.search = TextField(_("Cari berkas"), hint=_("Cari berkas atau penempatan"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(240)
        self.count = Label("", "muted")
        top = box(row(self.search, self.count, None, button(_("Semua"), self._all, small=True, kind="ghost"),
                      button(_("Kosongkan"), self._none, small=True, kind="ghost"), gap=12,
                      margins=(24, 0, 20, 0)))  # fmt: skip
        top.setFixedHeight(51)
        sizes = button(_("Pilih penempatan"), lambda: self.page.show_tab("sizes"), icon="layout-grid")
        self.nothing = empty("package", _("Belum ada yang ditulis"),
                             _("Konten ini belum punya penempatan yang dilayani templatnya."), sizes)  # fmt: skip
        again = button(_("Hapus pencarian"), self.search.clear)
        hint = _("Coba nama platform atau penempatan.")
        self.not_found = empty("search", _("Tidak ada berkas yang cocok"), hint, again)
        self.views = QStackedWidget()
        for view in (self.list, self.nothing, self.not_found):
            self.views.addWidget(view)
        put(
            QVBoxLayout(self),
            row(column(top, line(), self.views, gap=0), line(upright=True), self.side, gap=0),
            gap=0,
        )
