"""The tab of findings: a list by severity, the chosen one beside it, keys to go through them."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QListView, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from studio.domain.template import Template
from studio.errors import StudioError
from studio.ui.canvas.spots import Spots
from studio.ui.post.check_state import CheckState
from studio.ui.post.checks.paint import RowPainter
from studio.ui.post.checks.rows import ORDER, ROW, Filter, Row, Rows, count_of, rows_of
from studio.ui.post.checks.side import FindingPanel
from studio.ui.post.checks.where import severity_words
from studio.ui.widgets.basic import Label, Segments, box, button, column, empty, line, put, row
from studio.ui.widgets.fields import TextField
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.post.page import PostPage


class Findings(QListView):
    """The list. Keys go up and down; Enter and the row's button jump."""

    def __init__(self, rows: Rows) -> None:
        super().__init__()
        self.setObjectName("findings")
        self.setModel(rows)
        self.setAccessibleName(_("Temuan"))
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    def choose(self, number: int) -> None:
        """Select a row and bring it into sight."""
        index = self.model().index(number, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect)
        self.scrollTo(index)


class ChecksTab(QWidget):
    """What the checks found on the post."""

    def __init__(self, page: "PostPage") -> None:
        super().__init__()
        self.page = page
        self.state = CheckState(page)
        self.filter = Filter()
        self.spots = Spots(page.desk, lambda: page.post, self)
        self.rows = Rows(self)
        self.list = Findings(self.rows)
        self.painter_ = RowPainter(self.list, self.spots)
        self.panel = FindingPanel(self.spots, self.step, self.jump)
        self._chosen = ""
        self._wanted = ""
        self._build()
        self._wire()
        self._show()

    # what the page calls

    def refresh(self, keys: frozenset[object]) -> None:
        """Something changed, or the tab came into sight."""
        if keys:
            self.spots.changed()
            self.list.viewport().update()
        self._show_state()

    def go_to(self, where: str) -> None:
        """Choose the finding of a code, a placement, a slot or a platform."""
        self._wanted = where
        for number in self.rows.findings():
            spread = self.rows.rows[number].spread
            at = spread.first.where if spread else None
            if spread and at and where in {spread.first.code, *spread.placements, at.slot, at.platform}:
                self._wanted = ""
                self.list.choose(number)
                return

    def leave(self) -> None:
        """Let go."""
        self.spots.stop()
        self.state.leave()

    # going through

    def step(self, by: int) -> None:
        """Choose the next or the previous finding, around the end."""
        numbers = self.rows.findings()
        if not numbers:
            return
        now = self.list.currentIndex().row()
        later = [n for n in numbers if n > now] if by > 0 else [n for n in reversed(numbers) if n < now]
        self.list.choose(later[0] if later else numbers[0 if by > 0 else -1])

    def jump(self, placement: str = "") -> None:
        """Go to where the chosen finding is mended, at `placement` when it stands in several."""
        chosen = self._row()
        if chosen is None or chosen.target is None:
            return
        where = placement if placement and chosen.target.tab == "sizes" else chosen.target.where
        self.page.show_tab(chosen.target.tab, where)

    def _key(self, by: int) -> None:
        """F8 from any tab of the page: in this one the next is chosen, in others it is gone to."""
        if self.page.window_.current() is not self.page:
            return
        self.step(by)
        chosen = self._row()
        if self.page.tab != "checks" and chosen is not None:
            self.jump()
            self.page.window_.notices.say(chosen.title, chosen.tone or "info")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and clicks on the list."""
        kind = event.type()
        if watched is self.list and isinstance(event, QKeyEvent) and kind == QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
                self._act(self.list.currentIndex())
                return True
        elif watched is self.list.viewport() and isinstance(event, QMouseEvent):
            self._mouse(event)
        return False

    def _mouse(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        index = self.list.indexAt(point)
        hit = self.painter_.on_button(self.list, index, point)
        shown: Row | None = index.data(ROW)
        fold = shown is not None and shown.kind == "head" and shown.key not in ORDER
        if event.type() == QEvent.Type.MouseMove:
            shape = Qt.CursorShape.PointingHandCursor if hit or fold else Qt.CursorShape.ArrowCursor
            self.list.viewport().setCursor(shape)
            over = index.row() if hit else -1
            if over != self.painter_.over:
                self.painter_.over = over
                self.list.viewport().update()
        elif event.type() == QEvent.Type.MouseButtonRelease and (fold or hit):
            QTimer.singleShot(0, self, partial(self._act_row, index.row()))  # after the view saw the click

    def _act_row(self, number: int) -> None:
        self._act(self.rows.index(number, 0))

    def _act(self, index: QModelIndex) -> None:
        found: Row | None = index.data(ROW)
        if found is None:
            return
        if found.kind == "head" and found.key not in ORDER:
            self.filter.open ^= {found.key}
            self._show()
            number = next(i for i, r in enumerate(self.rows.rows) if r.kind == "head" and r.key == found.key)
            self.list.choose(number)
        elif found.kind == "finding":
            self.list.choose(index.row())
            self.jump(self.panel.placement())

    # showing

    def _row(self) -> Row | None:
        found: Row | None = self.list.currentIndex().data(ROW)
        return found if found is not None and found.kind == "finding" else None

    def _template(self) -> Template | None:
        try:
            return self.page.template
        except (StudioError, KeyError):
            return None

    def _checked(self, _verdict: object) -> None:
        self.spots.changed()
        self._show()

    def _show(self) -> None:
        """Fill list, counts and panel from the page's verdict."""
        verdict = self.page.verdict
        self._show_state()
        if verdict is None:
            self.views.setCurrentWidget(self.waiting)
            return
        template = self._template()
        served = self.page.served() if template else ()
        self.painter_.anywhere = self.panel.anywhere = served[0] if served else ""
        keep = self._chosen
        self.rows.show_rows(rows_of(verdict, template, len(self.page.design.pages), self.filter))
        self._show_counts()
        found = self.rows.findings()
        same = [n for n in found if _mark(self.rows.rows[n]) == keep]
        if found:
            self.list.choose(same[0] if same else found[0])
        else:
            self.panel.show_row(None)
        self.panel.setVisible(bool(found))
        self.views.setCurrentWidget(self._view_for(found))
        if self._wanted:
            self.go_to(self._wanted)

    def _view_for(self, found: list[int]) -> QWidget:
        narrowed = bool(self.filter.words or self.filter.severity)
        if not found and narrowed and not self.rows.rows:
            return self.nothing
        if not found and not narrowed and not self.filter.open:
            return self.all_well
        return self.list

    def _show_counts(self) -> None:
        verdict = self.page.verdict
        if verdict is None:
            return
        for key, made in self.segments.buttons.items():
            words = severity_words(key)[0] if key else _("Semua")
            made.setText(f"{words}  {count_of(verdict, key)}")

    def _show_state(self) -> None:
        state, (done, total) = self.state, self.state.progress
        waits = state.busy or not state.fresh
        self.again.setEnabled(not state.busy)
        self.bar.setVisible(state.busy)
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        if state.failed:
            words = _("Pemeriksaan terakhir gagal")
        elif state.busy:
            words = (
                _("Memeriksa {done} dari {total}").format(done=done, total=total)
                if total
                else _("Memeriksa…")
            )
        elif waits:
            words = _("Ada perubahan, segera diperiksa")
        else:
            words = _("Sesuai isi sekarang")
        self.said.setText(words)
        self.said.tint("stop" if state.failed else "")

    def _chose(self) -> None:
        chosen = self._row()
        if chosen is not None:
            self._chosen = _mark(chosen)
            self.panel.show_row(chosen)

    def _narrow(self, severity: str) -> None:
        self.filter.severity = severity
        self._show()

    def _search(self, words: str) -> None:
        self.filter.words = words
        self._show()

    def _open_passed(self) -> None:
        self.filter.open.add("passed")
        self._show()

    def _clear(self) -> None:
        self.search.setText("")
        self.segments.buttons[""].setChecked(True)
        self.filter.severity = self.filter.words = ""
        self._show()

    def _wire(self) -> None:
        self.list.setItemDelegate(self.painter_)
        self.list.installEventFilter(self)
        self.list.viewport().installEventFilter(self)
        self.list.selectionModel().currentChanged.connect(lambda _now, _old: self._chose())
        self.spots.painted.connect(lambda _wish: self.list.viewport().update())
        self.state.changed.connect(self._show_state)
        self.page.checked.connect(self._checked)
        self.segments.chosen.connect(self._narrow)
        self.search.typed.connect(self._search)
        actions = self.page.window_.actions_by_id
        actions.add("next-finding", _("Temuan berikutnya"), partial(self._key, 1), "F8")
        actions.add("previous-finding", _("Temuan sebelumnya"), partial(self._key, -1), "Shift+F8")

    def _build(self) -> None:
        choices = [("", _("Semua")), *((key, severity_words(key)[0]) for key in ORDER)]
        self.segments = Segments(choices)
        self.segments.setFixedHeight(34)
        self.search = TextField(_("Cari temuan"), hint=_("Cari temuan"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(180)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(72)
        self.said = Label("", "hint")
        self.again = button(_("Periksa lagi"), self.page.check_now, icon="refresh", small=True)
        tools = row(
            self.segments, self.search, None, self.bar, self.said, self.again, gap=12, margins=(24, 0, 24, 0)
        )
        top = box(tools)
        top.setFixedHeight(51)
        bundle = button(
            _("Lanjut ke bundel"), lambda: self.page.show_tab("bundle"), kind="primary", icon="package"
        )
        ready = _("Tidak ada penghalang, peringatan, atau saran. Konten ini siap menjadi bundel.")
        passed = button(_("Lihat yang lolos"), self._open_passed)
        self.all_well = empty("circle-check", _("Semua beres"), ready, passed, bundle)
        self.nothing = empty("search", _("Tidak ada temuan yang cocok"),
                             _("Coba kata lain, atau tampilkan semua tingkat."),
                             button(_("Tampilkan semua"), self._clear))  # fmt: skip
        meanwhile = _("Setiap ukuran ditata dan diukur di latar. Anda boleh terus bekerja.")
        self.waiting = empty("hourglass", _("Sedang diperiksa"), meanwhile)
        self.views = QStackedWidget()
        for view in (self.list, self.all_well, self.nothing, self.waiting):
            self.views.addWidget(view)
        left = column(top, line(), self.views, gap=0)
        put(QVBoxLayout(self), row(left, line(upright=True), self.panel, gap=0), gap=0)


def _mark(row: Row) -> str:
    """What stays of a finding from one check to the next."""
    if row.spread is None:
        return ""
    first, where = row.spread.first, row.spread.first.where
    return f"{first.code} {where.slot} {where.node} {where.platform if where.field else ''}"
