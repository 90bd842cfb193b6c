"""The tab Periksa: one list of questions and findings, the chosen one beside it, keys to answer by."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from studio.domain.content import FigureRef, FigureRefs, Picture, SlotValue
from studio.domain.template import Template
from studio.session.gate import may_answer, may_waive
from studio.ui.canvas.spots import Spots
from studio.ui.home.accounts import open_accounts
from studio.ui.post.check_state import CheckState
from studio.ui.post.checks.answering import Answering
from studio.ui.post.checks.bar import Bar
from studio.ui.post.checks.list import Findings
from studio.ui.post.checks.mending import mend
from studio.ui.post.checks.offers import further
from studio.ui.post.checks.paint import Anywhere
from studio.ui.post.checks.pointing import point_at
from studio.ui.post.checks.rows import Filter, Row, Rows, Seen, counts_of, rows_of
from studio.ui.post.checks.side import GatePanel
from studio.ui.post.counts import template_of
from studio.ui.widgets.basic import button, column, empty, line, put, row
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.post.page import PostPage

COMMON = "common"
"""What the tab Takarir is asked for to show the words of all platforms."""
ANSWERS = ("yes", "no", "not-applicable", "waived")


class ChecksTab(QWidget):
    """What the gate asks of the post and what checks found on it."""

    def __init__(self, page: "PostPage") -> None:
        super().__init__()
        self.page = page
        self.state = CheckState(page)
        self.filter = Filter()
        self.answering = Answering(page)
        self.spots = Spots(page.desk, lambda: page.post, self)
        self.rows = Rows(self)
        self.list = Findings(self.rows, self.spots)
        self.panel = GatePanel(page, self.spots, self.answering, self.list.step, self.act)
        self.bar = Bar(page, self.state, page.check_now)
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
        if any(key[0] in {"person", "gate"} for key in keys if isinstance(key, tuple)):
            self.bar.profile.refresh()
            self._show()
        self.bar.show_state()

    def showEvent(self, event: QShowEvent) -> None:
        """The list has the keys, so that arrows go through the rows at once."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self.list.setFocus)

    def go_to(self, where: str) -> None:
        """Choose the row of a question, a case, a placement, a slot or a platform."""
        self._wanted = where
        for number in self.rows.items():
            found = self.rows.rows[number]
            own = {found.gate.item, found.gate.key} if found.gate else set()
            for spread in found.spreads:
                at = spread.first.where
                own |= {spread.first.code, *spread.placements, at.slot, at.platform}
            if where in own:
                self._wanted = ""
                self.list.choose(number)
                return

    def leave(self) -> None:
        """Let go."""
        self.spots.stop()
        self.state.leave()
        self.panel.leave()
        self.page.checked.disconnect(self._checked)
        self.page.window_.became.disconnect(self._show)

    # going through

    def act(self, what: str) -> None:
        """Do something with the row chosen."""
        chosen = self.list.row()
        if chosen is None or chosen.gate is None:
            return
        if what in ANSWERS:
            self._answer(chosen, what)
        elif what == "sent":
            draft = self.answering.draft(chosen.gate)
            draft.reason = self.list.field.text()
            self._answer(chosen, "yes")
        elif what == "again":
            self._settle(chosen, done=self.answering.again(chosen.gate))
        elif what == "type":
            self._type(chosen)
        elif what == "fix":
            mend(self.page, self.panel.finding(), chosen.gate.findings, fresh=self.state.fresh)
        elif what == "jump":
            self.jump()
        elif what in {"open", "answer"} or not further(self.page, chosen.gate, self.panel.finding(), what):
            self.panel.form.enter()

    def jump(self) -> None:
        """Go to where the chosen row is mended, at the placement looked at when it stands in several."""
        chosen, finding = self.list.row(), self.panel.finding()
        if chosen is None or chosen.gate is None:
            return
        if chosen.target is None:
            self.page.show_tab(*_home_of(chosen.gate.about, self.panel.anywhere))
            return
        tab, where, _words = chosen.target
        at = finding.where if finding is not None else None
        if at is not None:
            own = {
                "sizes": at.placement,
                "fill": slot_at(at.slot, at.page),
                "captions": at.platform or COMMON,
            }
            where = own.get(tab) or where
        if tab == "settings":
            open_accounts(self.page.window_)
            return
        shown = self.page.show_tab(tab, where)
        if at is not None and at.span is not None:
            point_at(shown, at)

    def step(self, by: int) -> None:
        """F8 from any tab of the page: in this one the next is chosen, in others it is gone to; 0 stays."""
        if by:
            self.list.step(by)
        chosen = self.list.row()
        if chosen is None or not self.rows.unsettled():
            self.page.window_.notices.say(_("Tidak ada yang terbuka: semua beres."), "ok")
            return
        if self.page.tab != "checks":
            if chosen.target is None:
                self.page.show_tab("checks", chosen.gate.key if chosen.gate else "")
            else:
                self.jump()
            self.page.window_.notices.say(chosen.title, chosen.tone or "info")

    def _answer(self, chosen: Row, said: Any) -> None:
        """Give an answer, or go where something is missing for it, or where one says who one is."""
        gate, me = chosen.gate, self.page.window_.me
        if gate is None:
            return
        project = self.page.desk.project
        allowed = may_waive(gate, me) if said == "waived" else bool(may_answer(project, gate, me))
        lacking = self.answering.lacks(gate, said)
        if (
            me is None
            or not allowed
            or (not gate.open and chosen.control == "done" and self.panel.form.reason is None)
        ):
            self.panel.form.enter()
            return
        if lacking:
            self._type(chosen) if self.list.field.isVisible() else self.panel.form.begin(said, lacking)
            return
        self._settle(chosen, done=self.answering.give(gate, said))

    def _type(self, chosen: Row) -> None:
        """Open the field over a row; who may not answer is told so in the panel."""
        me = self.page.window_.me
        if chosen.gate is not None and me is not None and may_answer(self.page.desk.project, chosen.gate, me):
            self.list.type_here()
        else:
            self.panel.form.enter()

    def _settle(self, chosen: Row, *, done: bool) -> None:
        """After an answer the next open row is at hand."""
        if not done:
            return
        self.list.stop_typing()
        self.list.painter_.drafts.pop(chosen.gate.key if chosen.gate else "", None)
        self.list.setFocus()

    # showing

    def _checked(self, _verdict: object) -> None:
        self.spots.changed()
        self._show()

    def show_gate(self) -> None:
        """The gate is another one, though no check ran: the rows go where they belong, the next is chosen."""
        at = self.list.currentIndex().row()
        now = self.list.row()
        self._show()
        moved = self.list.row()
        if now is not None and moved is not None and moved.gate is not None and not moved.gate.open:
            left = self.rows.unsettled()
            if left:
                self.list.choose(next((n for n in left if n >= at), left[-1]))

    def _show(self) -> None:
        """Fill list, counts and panel from the page's verdict."""
        verdict = self.page.verdict
        if verdict is None:
            self.views.setCurrentWidget(self.waiting)
            self.panel.hide()
            return
        seen = seen_of(self.page)
        self.panel.template = seen.template
        self.list.painter_.anywhere = self.panel.anywhere
        place_pictures(self.panel.anywhere, self.page, seen.template)
        self.rows.show_rows(rows_of(verdict, seen, self.filter))
        self.bar.show_counts(counts_of(verdict, seen))
        found = self.rows.items()
        if found and self.list.row() is None:
            self.list.choose(found[0])
        self.list.place_field()
        self.panel.setVisible(bool(found))
        self.panel.show_row(self.list.row())
        self.views.setCurrentWidget(self._view_for(found))
        if self._wanted:
            self.go_to(self._wanted)

    def _view_for(self, found: list[int]) -> QWidget:
        narrowed = bool(self.filter.words) or self.filter.part != "all"
        if not self.rows.rows and narrowed:
            mine = self.filter.part == "mine" and not self.filter.words
            return self.none_mine if mine else self.nothing
        if not found and not narrowed and self.filter.open == {"answered"}:
            return self.all_well
        return self.list

    def _chose(self) -> None:
        chosen = self.list.row()
        if chosen is not None:
            self.panel.show_row(chosen)

    def _narrow(self, part: str, words: str) -> None:
        self.filter.part, self.filter.words = part, words
        self._show()

    def _fold(self, key: str) -> None:
        self.filter.open ^= {key}
        self._show()
        heads = (i for i, r in enumerate(self.rows.rows) if r.kind == "head" and r.key == key)
        self.list.choose(next(heads, 0))

    def _wire(self) -> None:
        self.list.chosen.connect(self._chose)
        self.list.asked.connect(self.act)
        self.list.folded.connect(self._fold)
        self.panel.form.asked.connect(self.act)
        self.panel.form.left.connect(self.list.setFocus)
        self.bar.narrowed.connect(self._narrow)
        self.page.checked.connect(self._checked)
        self.page.window_.became.connect(self._show)

    def _build(self) -> None:
        words = _("Lanjut ke bundel")
        bundle = button(words, lambda: self.page.show_tab("bundle"), kind="primary", icon="package")
        ready = _("Tidak ada penghalang, peringatan, atau saran. Konten ini siap menjadi bundel.")
        passed = button(_("Lihat yang lolos"), lambda: self._fold("passed"))
        self.all_well = empty("circle-check", _("Semua beres"), ready, passed, bundle)
        hint = _("Coba kata lain, atau tampilkan semuanya.")
        everything = button(_("Tampilkan semua"), self.bar.clear)
        self.nothing = empty("search", _("Tidak ada yang cocok"), hint, everything)
        theirs = _("Yang masih terbuka menunggu orang lain, atau nama Anda belum dipilih.")
        self.none_mine = empty("user-check", _("Tidak ada yang menunggu Anda"), theirs,
                               button(_("Tampilkan semua"), self.bar.clear))  # fmt: skip
        meanwhile = _("Setiap ukuran ditata dan diukur di latar. Anda boleh terus bekerja.")
        self.waiting = empty("hourglass", _("Sedang diperiksa"), meanwhile)
        self.views = QStackedWidget()
        for view in (self.list, self.all_well, self.nothing, self.none_mine, self.waiting):
            self.views.addWidget(view)
        left = column(self.bar, line(), self.views, gap=0)
        put(QVBoxLayout(self), row(left, line(upright=True), self.panel, gap=0), gap=0)


def seen_of(page: "PostPage") -> Seen:
    """What rows are made from, of a page as it is now."""
    template = template_of(page)
    sizes = len(page.served()) if template else 0
    today, pages = page.desk.now.date().isoformat(), len(page.design.pages)
    return Seen(page.desk.project, page.window_.me, page.desk.zone, today, template, pages, sizes)


def place_pictures(anywhere: Anywhere, page: "PostPage", template: Template | None) -> None:
    """Where pictures and figures stand, for what is about them and not about a placement."""
    served = page.served() if template else ()
    anywhere.placement = served[0] if served else ""
    anywhere.slots = {}
    for number in range(len(page.design.pages)):
        for slot, value in page.design_page(number).slots.items():
            for ident in _held(value):
                anywhere.slots.setdefault(ident, (number, slot))


def _held(value: SlotValue) -> tuple[str, ...]:
    """The picture or the figures that a slot holds."""
    if isinstance(value, Picture):
        return (value.asset,)
    if isinstance(value, FigureRef):
        return (value.figure,)
    return tuple(value.figures) if isinstance(value, FigureRefs) else ()


def slot_at(slot: str, page: int) -> str:
    """A slot of a page as the tab Isi is told it; the first page need not be named."""
    return f"{slot}@{page}" if slot and page else slot


def _home_of(about: str, anywhere: Anywhere) -> tuple[str, str]:
    """The tab where a part of the post is edited, and where on it."""
    kind, _colon, ident = about.partition(":")
    if kind in {"caption", "captions", "texts"}:
        return "captions", ident or COMMON
    if kind in {"picture", "figure"}:
        number, slot = anywhere.slots.get(ident, (0, ""))
        return "fill", slot_at(slot, number)
    return ("sizes", "") if kind == "media" else ("fill", "")
