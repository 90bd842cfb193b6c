"""The tab of the bundle: everything that will be written, what stands in the way, one button."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from studio.errors import StudioError
from studio.session import preferences
from studio.session.findings import Spread
from studio.ui.canvas.spots import Spots
from studio.ui.modes import ModeNotice, bundle_words
from studio.ui.post.bundle.contents import Contents
from studio.ui.post.bundle.list import Files
from studio.ui.post.bundle.making import Making
from studio.ui.post.bundle.options import export_folder
from studio.ui.post.bundle.rows import Rows
from studio.ui.post.bundle.side import Side
from studio.ui.post.bundle.weighing import Weighing
from studio.ui.post.check_state import CheckState
from studio.ui.post.checks.where import target_of
from studio.ui.widgets.basic import Label, box, button, column, empty, line, put, row
from studio.ui.widgets.fields import TextField
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.post.page import PostPage

AFTER_MS = 400


class BundleTab(QWidget):
    """What a bundle of the post holds, and making it."""

    def __init__(self, page: "PostPage") -> None:
        super().__init__()
        self.page = page
        self.state = CheckState(page)
        self.spots = Spots(page.desk, lambda: page.post, self)
        self.weighing = Weighing(page)
        self.contents = Contents(page)
        self.making = Making(page, self.contents, self.state)
        self.rows = Rows(self)
        self.list = Files(self.rows, self.spots)
        self.side = Side(page, self.make, self.cancel, self._jump, self._leave_out)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.plan)
        self._build()
        self._wire()

    # what the page calls

    def refresh(self, keys: frozenset[object]) -> None:
        """Something changed, or the tab came into sight."""
        self.notice.refresh()
        if keys:
            self.spots.changed()
            self._soon.start(AFTER_MS)
        else:
            self.plan()

    def leave(self) -> None:
        """Let go; a bundle being written is finished in the background."""
        self._soon.stop()
        self.spots.stop()
        self.weighing.leave()
        self.state.leave()
        self.page.checked.disconnect(self._checked)

    # what will be written

    def plan(self) -> None:
        """Read off what will be written now."""
        try:
            self.contents.plan(video=preferences.read().export_video)
        except StudioError as error:
            self.page.window_.notices.fail(error)
        self.side.options.show_films(self.contents.films)
        self.side.before.refresh()
        self.show_rows()
        self._weigh()

    def show_rows(self) -> None:
        """Fill the list, the totals and what stands in the way."""
        whole = self.contents.whole
        self.rows.show_rows(self.contents.rows(self.weighing.known, self.search.text()))
        found = self.list if self.rows.rows else self.not_found
        self.views.setCurrentWidget(found if whole.files or whole.films_only else self.nothing)
        count, every = len(self.contents.chosen()), len(self.contents.every())
        words = _("{count} dari {every} penempatan").format(count=count, every=every)
        films = len(whole.films_only)
        self.count.setText(words + (" · " + _("{count} hanya video").format(count=films) if films else ""))
        self._show_totals()
        self._show_reasons()

    def take(self, placements: tuple[str, ...], *, on: bool) -> None:
        """Take placements in, or leave them out."""
        self.contents.take(placements, on=on)
        self.show_rows()
        self._weigh()

    def _take_all(self, *, on: bool) -> None:
        self.take(tuple(self.contents.every()), on=on)

    def _weigh(self) -> None:
        if self.making.job is None and self.page.verdict is not None:
            self.weighing.weigh_as(draft=bool(self.contents.blocking()))
            self.weighing.want(tuple(self.contents.files()))

    def _show_totals(self) -> None:
        megabytes = self.side.options.megabytes
        self.side.show_total(*self.contents.totals(self.weighing.known, megabytes))

    def _show_reasons(self) -> None:
        plain, found = self.contents.obstacles(failed=self.state.failed)
        count, running = len(plain) + len(found), self.making.job is not None
        self.side.reasons.show_reasons(plain, found)
        words = ""
        if count:
            words = _("Terhalang {count} hal; lihat daftarnya di atas.").format(count=count)
        elif self.making.waits:
            words = _("Memeriksa perubahan terakhir dulu, lalu bundel dibuat.")
        elif self.page.verdict is None:
            words = _("Pemeriksaan pertama masih berjalan.")
        self.side.show_button("" if running else words, ready=not count and not running)
        self.side.show_draft(self.contents.blocking())

    def _jump(self, spread: Spread) -> None:
        target = target_of(spread.first, self.page.template)
        self.page.show_tab(target.tab, target.where)

    def _leave_out(self, spread: Spread) -> None:
        placements = self.page.post.placements
        left = tuple(i for i in placements if i not in self.contents.unknown(spread))
        if left != placements:  # nobody can choose it again, so it goes for good, until Ctrl+Z
            self.page.edit_post(_("Lepas penempatan yang tidak dikenal"), placements=left)
            return
        self.contents.leave_out(spread)
        self.show_rows()

    # making it

    def make(self) -> None:
        """Write the bundle."""
        self.weighing.stop()
        final = not self.contents.blocking()
        self.making.start(export_folder(), video=preferences.read().export_video, final=final)

    def cancel(self) -> None:
        """Stop writing."""
        self.side.progress.stopping()
        self.making.cancel()

    def _making_changed(self) -> None:
        running = self.making.job is not None
        self.list.locked = running
        self.side.running(on=running)
        if running or self.making.waits:
            self._show_reasons()
        else:
            self.plan()

    def _made(self, made: dict[str, Any]) -> None:
        self.side.show_made(made, self.contents.texts())

    # itself

    def _checked(self, _verdict: object) -> None:
        self.show_rows()
        self._weigh()
        self.making.checked()

    def _state(self) -> None:
        if self.state.failed:
            self.making.give_up()
        self._show_reasons()

    def _wire(self) -> None:
        self.rows.ticked.connect(lambda placements, on: self.take(placements, on=on))
        self.weighing.changed.connect(self.show_rows)
        self.state.changed.connect(self._state)
        self.page.checked.connect(self._checked)
        self.search.textChanged.connect(lambda _text: self.show_rows())
        self.side.options.changed.connect(lambda _which: self.plan())
        self.making.along.connect(self.side.progress.along)
        self.making.changed.connect(self._making_changed)
        self.making.made.connect(self._made)

    def _build(self) -> None:
        self.search = TextField(_("Cari berkas"), hint=_("Cari berkas atau penempatan"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(240)
        self.count = Label("", "muted")
        every = button(_("Semua"), lambda: self._take_all(on=True), small=True, kind="ghost")
        none = button(_("Kosongkan"), lambda: self._take_all(on=False), small=True, kind="ghost")
        top = box(row(self.search, self.count, None, every, none, gap=12, margins=(24, 0, 20, 0)))
        top.setFixedHeight(51)
        sizes = button(_("Pilih penempatan"), lambda: self.page.show_tab("sizes"), icon="layout-grid")
        why = _("Konten ini belum punya penempatan yang dilayani templatnya.")
        self.nothing = empty("package", _("Belum ada yang ditulis"), why, sizes)
        again = button(_("Hapus pencarian"), self.search.clear)
        hint = _("Coba nama platform atau penempatan.")
        self.not_found = empty("search", _("Tidak ada berkas yang cocok"), hint, again)
        self.views = QStackedWidget()
        for view in (self.list, self.nothing, self.not_found):
            self.views.addWidget(view)
        left = column(top, line(), self.views, gap=0)
        self.notice = ModeNotice(self.page.window_, bundle_words)
        both = row(left, line(upright=True), self.side, gap=0)
        put(QVBoxLayout(self), self.notice, both, gap=0).setStretch(1, 1)
