"""The tab of findings: a list by severity, the chosen one beside it, keys to go through them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from studio.domain.template import Template
from studio.errors import StudioError
from studio.ui.canvas.spots import Spots
from studio.ui.post.check_state import CheckState
from studio.ui.post.checks.bar import Bar
from studio.ui.post.checks.list import Findings
from studio.ui.post.checks.rows import Filter, Row, Rows, rows_of
from studio.ui.post.checks.side import FindingPanel
from studio.ui.widgets.basic import button, column, empty, line, put, row
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.post.page import PostPage


class ChecksTab(QWidget):
    """What the checks found on the post."""

    def __init__(self, page: "PostPage") -> None:
        super().__init__()
        self.page = page
        self.state = CheckState(page)
        self.filter = Filter()
        self.spots = Spots(page.desk, lambda: page.post, self)
        self.rows = Rows(self)
        self.list = Findings(self.rows, self.spots)
        self.panel = FindingPanel(self.spots, self.list.step, self.jump)
        self.bar = Bar(self.state, page.check_now)
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
        self.bar.show_state()

    def showEvent(self, event: QShowEvent) -> None:
        """The list has the keys, so that arrows go through the findings at once."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self.list.setFocus)

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
        self.page.checked.disconnect(self._checked)

    # going through

    def jump(self) -> None:
        """Go to where the chosen finding is mended, at the placement looked at when it stands in several."""
        chosen = self.list.row()
        if chosen is None or chosen.target is None:
            return
        tab, where, _words = chosen.target
        at = self.panel.placement() if tab == "sizes" else ""
        self.page.show_tab(tab, at or where)

    def step(self, by: int) -> None:
        """F8 from any tab of the page: in this one the next is chosen, in others it is gone to; 0 stays."""
        if by:
            self.list.step(by)
        chosen = self.list.row()
        if chosen is None or not self.rows.findings():
            self.page.window_.notices.say(_("Tidak ada temuan: semua beres."), "ok")
            return
        if self.page.tab != "checks":
            self.jump()
            self.page.window_.notices.say(chosen.title, chosen.tone or "info")

    # showing

    def _checked(self, _verdict: object) -> None:
        self.spots.changed()
        self._show()

    def _show(self) -> None:
        """Fill list, counts and panel from the page's verdict."""
        verdict = self.page.verdict
        if verdict is None:
            self.views.setCurrentWidget(self.waiting)
            self.panel.hide()
            return
        template = self._template()
        served = self.page.served() if template else ()
        self.list.painter_.anywhere = self.panel.anywhere = served[0] if served else ""
        keep = self._chosen
        self.rows.show_rows(rows_of(verdict, template, len(self.page.design.pages), self.filter))
        self.bar.show_counts(verdict)
        found = self.rows.findings()
        same = [n for n in found if _mark(self.rows.rows[n]) == keep]
        if found:
            self.list.choose(same[0] if same else found[0])
        self.panel.setVisible(bool(found))
        self.views.setCurrentWidget(self._view_for(found))
        if self._wanted:
            self.go_to(self._wanted)

    def _template(self) -> Template | None:
        try:
            return self.page.template
        except (StudioError, KeyError):
            return None

    def _view_for(self, found: list[int]) -> QWidget:
        narrowed = bool(self.filter.words or self.filter.severity)
        if not self.rows.rows and narrowed:
            return self.nothing
        if not found and not narrowed and not self.filter.open:
            return self.all_well
        return self.list

    def _chose(self) -> None:
        chosen = self.list.row()
        if chosen is not None:
            self._chosen = _mark(chosen)
            self.panel.show_row(chosen)

    def _narrow(self, severity: str, words: str) -> None:
        self.filter.severity, self.filter.words = severity, words
        self._show()

    def _fold(self, key: str) -> None:
        self.filter.open ^= {key}
        self._show()
        heads = (i for i, r in enumerate(self.rows.rows) if r.kind == "head" and r.key == key)
        self.list.choose(next(heads, 0))

    def _open_passed(self) -> None:
        self.filter.open.add("passed")
        self._show()

    def _wire(self) -> None:
        self.list.chosen.connect(self._chose)
        self.list.jumped.connect(self.jump)
        self.list.folded.connect(self._fold)
        self.bar.narrowed.connect(self._narrow)
        self.page.checked.connect(self._checked)

    def _build(self) -> None:
        words = _("Lanjut ke bundel")
        bundle = button(words, lambda: self.page.show_tab("bundle"), kind="primary", icon="package")
        ready = _("Tidak ada penghalang, peringatan, atau saran. Konten ini siap menjadi bundel.")
        passed = button(_("Lihat yang lolos"), self._open_passed)
        self.all_well = empty("circle-check", _("Semua beres"), ready, passed, bundle)
        hint = _("Coba kata lain, atau tampilkan semua tingkat.")
        everything = button(_("Tampilkan semua"), self.bar.clear)
        self.nothing = empty("search", _("Tidak ada temuan yang cocok"), hint, everything)
        meanwhile = _("Setiap ukuran ditata dan diukur di latar. Anda boleh terus bekerja.")
        self.waiting = empty("hourglass", _("Sedang diperiksa"), meanwhile)
        self.views = QStackedWidget()
        for view in (self.list, self.all_well, self.nothing, self.waiting):
            self.views.addWidget(view)
        left = column(self.bar, line(), self.views, gap=0)
        put(QVBoxLayout(self), row(left, line(upright=True), self.panel, gap=0), gap=0)


def _mark(row: Row) -> str:
    """What stays of a finding from one check to the next."""
    if row.spread is None:
        return ""
    first, where = row.spread.first, row.spread.first.where
    return f"{first.code} {where.slot} {where.node} {where.platform if where.field else ''}"
