"""The panel beside the list: the row chosen, its place, why it is asked, the law, what to do, the answer."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from studio.checks.passages import passages
from studio.checks.subject import Subject
from studio.domain.content import Asset
from studio.domain.review import Finding
from studio.domain.template import Template
from studio.session.findings import about
from studio.session.redact import can_redact
from studio.ui.canvas.spots import Spots
from studio.ui.post.checks.answering import Answering
from studio.ui.post.checks.basis import Law
from studio.ui.post.checks.form import AnswerForm
from studio.ui.post.checks.look import PICTURE, Quote, SpotView
from studio.ui.post.checks.offers import Offers
from studio.ui.post.checks.paint import Anywhere, spot_of
from studio.ui.post.checks.past import Past
from studio.ui.post.checks.rows import Row
from studio.ui.post.checks.where import place_words, severity_word, severity_words, speech, spread_words
from studio.ui.post.checks.words import group_name, part_name, told
from studio.ui.widgets.basic import (
    Elided,
    Icon,
    Label,
    Tone,
    box,
    button,
    column,
    line,
    put,
    row,
    tool,
    writes,
)
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.post.page import PostPage

WIDTH = 372


class GatePanel(QWidget):
    """The chosen row in full."""

    def __init__(
        self, page: "PostPage", spots: Spots, answering: Answering, step: Callable[[int], object],
        act: Callable[[str], object],
    ) -> None:  # fmt: skip
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self._page = page
        self._row: Row | None = None
        self.anywhere = Anywhere()
        self.template: Template | None = None
        self._icon, self._chip, self._rule = (
            Icon("alert-octagon", "stop", 16), Label("", "strong"), Elided("", "hint"),
        )  # fmt: skip
        self.back = tool("chevron-up", _("Sebelumnya (Shift+F8)"), lambda: step(-1))
        self.next = tool("chevron-down", _("Berikutnya (F8)"), lambda: step(1))
        self._message = Label("", "section", wrap=True)
        self._state = Label("", "", "warn", wrap=True)
        self.picture = SpotView(spots, page.desk.session)
        self.quote = Quote()
        self.places = QComboBox()
        self.places.setAccessibleName(_("Tempat yang dilihat"))
        self.places.currentIndexChanged.connect(self._look)
        self._why_head, self._why = Label("", "strong"), Label("", wrap=True)
        self._law = Law()
        self._do_head, self._do = Label(_("Yang harus dilakukan"), "strong"), Label("", wrap=True)
        self.go = button("", lambda: act("jump"), icon="arrow-right", small=True)
        self.fix = writes(button("", lambda: act("fix"), kind="primary", icon="replace", small=True))
        self.offers = Offers(page, act)
        self.examples = Examples()
        self.past = Past(page)
        self.form = AnswerForm(page, answering)
        self._build()

    def show_row(self, chosen: Row | None) -> None:
        """Show another row."""
        same = self._row is not None and chosen is not None and self._row.key == chosen.key
        self._row = chosen
        self._body.setVisible(chosen is not None)
        self._foot.setVisible(chosen is not None)
        if chosen is None or chosen.gate is None:
            return
        _many, icon, tone, _means = severity_words(chosen.gate.severity)
        self._show_severity(severity_word(chosen.gate.severity), icon, tone)
        self._message.setText(chosen.title)
        self._show_state(chosen)
        if chosen.gate.question is not None:
            self._show_question(chosen)
        else:
            self._show_finding(chosen)
        self._show_places(chosen)
        self._show_buttons(chosen)
        self.past.show_row(chosen.gate)
        self.form.show_row(chosen)
        if not same:
            self._scroll.verticalScrollBar().setValue(0)

    def place(self) -> int:
        """Which of the places of the row is looked at."""
        return max(0, self.places.currentIndex())

    def finding(self) -> Finding | None:
        """The finding looked at."""
        if self._row is None or not self._row.spreads:
            return None
        spread_number, finding_number = self.places.currentData() or (0, 0)
        return self._row.spreads[spread_number].findings[finding_number]

    def leave(self) -> None:
        """Let go of what reads pictures."""
        self.picture.close_thumbs()

    def _show_question(self, chosen: Row) -> None:
        question = chosen.gate.question if chosen.gate else None
        if question is None:
            return
        item = question.item
        self._rule.setText(f"{item.id} · {group_name(item.group)}")
        self._tell(_("Mengapa ditanyakan"), told(item.why), told(item.do))
        self._law.show_bases(item.basis)
        self.examples.show_words(told(item.right), told(item.wrong))

    def _show_finding(self, chosen: Row) -> None:
        spread = chosen.spread
        words = about(spread.first.id, speech()) if spread else None
        self._rule.setText(words.name if words else "")
        hint = spread.hint if spread else ""
        if spread is None:
            hint = _("Yang diubah di luar tidak dihitung. Jawab lagi pertanyaannya, atau minta pengecualian.")
        self._tell(_("Mengapa diperiksa"), words.why if words else "", hint)
        self._law.show_bases((), words.basis if words else "")
        self.examples.hide()

    def _tell(self, head: str, why: str, do: str) -> None:
        self._why_head.setText(head)
        for label, text in ((self._why, why), (self._do, do)):
            label.setText(text)
        for part, text in ((self._why_head, why), (self._why, why), (self._do_head, do), (self._do, do)):
            part.setVisible(bool(text))

    def _show_state(self, chosen: Row) -> None:
        fell = chosen.gate is not None and bool(chosen.gate.fell)
        self._state.setVisible(fell)
        self._state.setText(chosen.detail if fell else "")

    def _show_severity(self, words: str, icon: str, tone: Tone) -> None:
        self._icon.setPixmap(Icon(icon, tone or "muted", 16).pixmap())
        self._chip.setText(words)
        self._chip.tint(tone)

    def _show_buttons(self, chosen: Row) -> None:
        self.go.setVisible(chosen.target is not None)
        if chosen.target is not None:
            self.go.setText(chosen.target.words)
        finding = self.finding()
        fix = finding.fix if finding is not None else None
        self.fix.setVisible(fix is not None)
        self.fix.setText(_fix_words(finding) if finding is not None else "")
        if chosen.gate is not None:
            self.offers.show_row(chosen.gate, finding)

    def _show_places(self, chosen: Row) -> None:
        kept = self.places.currentText()
        self.places.blockSignals(True)
        self.places.clear()
        every = [(n, m, f) for n, s in enumerate(chosen.spreads) for m, f in enumerate(s.findings)]
        for number, (n, m, finding) in enumerate(every, 1):
            at = finding.where.placement
            words = place_words(at) if at else spread_words(chosen.spreads[n], self.template, 1)
            self.places.addItem(f"{number}/{len(every)}  {words}", (n, m))
        self.places.setCurrentIndex(max(0, self.places.findText(kept)) if every else -1)
        self.places.blockSignals(False)
        self.places.setVisible(len(every) > 1)
        self._look()

    def _look(self) -> None:
        chosen, finding = self._row, self.finding()
        if chosen is None or chosen.gate is None:
            return
        kind, _colon, ident = chosen.gate.about.partition(":")
        asset = self._page.desk.project.find(Asset, ident) if kind == "picture" else None
        wish = spot_of(chosen, self.anywhere, PICTURE)
        if finding is not None and wish is not None:
            where = finding.where
            wish = wish._replace(placement=where.placement or wish.placement, page=where.page, box=where.box,
                                 slot=where.slot)  # fmt: skip
        self.picture.look_at(wish, asset)
        self.picture.setAccessibleName(_("Tempatnya: {part}").format(
            part=part_name(self._page.desk.project, chosen.gate.about)))  # fmt: skip
        text = self._text(finding)
        self.quote.show_words(text, finding.where.span if finding is not None else None)
        self._show_buttons(chosen)

    def _text(self, finding: Finding | None) -> str:
        """The text a finding speaks of."""
        if finding is None or finding.where.span is None:
            return ""
        subject, where = Subject(project=self._page.desk.project, post=self._page.post), finding.where
        for passage in passages(subject):
            at = passage.where
            if (at.field, at.platform, at.slot, at.page) == (
                where.field,
                where.platform,
                where.slot,
                where.page,
            ):
                return passage.text
        return ""

    def _build(self) -> None:
        inside = column(
            self._message, self._state, self.picture, self.quote, self.places, self.offers,
            4, self._why_head, self._why,
            4, self._law, 4, self._do_head, self._do, row(self.go, self.fix, None, gap=8),
            self.examples, self.past, None, gap=6, margins=(16, 10, 16, 16),
        )  # fmt: skip
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(box(inside))
        head = row(self._icon, self._chip, Label("·", "muted"), self._rule, self.back, self.next, gap=6,
                   margins=(16, 10, 12, 6))  # fmt: skip
        head.setStretch(3, 1)
        self._body = box(column(head, line(), self._scroll, gap=0))
        self._foot = box(column(line(), self.form, gap=0))
        put(QVBoxLayout(self), self._body, self._foot, gap=0).setStretch(0, 1)
        self._foot.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._body.hide()
        self._foot.hide()


class Examples(QWidget):
    """A right and a wrong example, folded until asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.open = button("", self._toggle, kind="link", small=True)
        self._right, self._wrong = Label("", wrap=True), Label("", wrap=True)
        right = row(Icon("check", "ok", 16), self._right, gap=8)
        wrong = row(Icon("x", "stop", 16), self._wrong, gap=8)
        for part in (right, wrong):
            part.setStretch(1, 1)
        self._both = box(column(right, wrong, gap=6))
        put(QVBoxLayout(self), row(self.open, None), self._both, gap=4)
        self._both.hide()
        self._say()

    def show_words(self, right: str, wrong: str) -> None:
        """Show other examples."""
        self._right.setText(_("Benar: {words}").format(words=right))
        self._wrong.setText(_("Salah: {words}").format(words=wrong))
        self.setVisible(bool(right or wrong))

    def _toggle(self) -> None:
        self._both.setVisible(not self._both.isVisibleTo(self))
        self._say()

    def _say(self) -> None:
        shown = self._both.isVisibleTo(self)
        self.open.setText(_("Sembunyikan contoh") if shown else _("Contoh benar dan salah"))


def _fix_words(finding: Finding) -> str:
    """What one click does to the words found."""
    if can_redact(finding):
        return _("Samarkan")
    if not (finding.fix or "").strip():
        return _("Hapus kata itu")
    start, end = finding.where.span or (0, 0)
    words = _("Ganti dengan “{words}”") if start < end else _("Tambahkan “{words}”")
    return words.format(words=_short(" ".join((finding.fix or "").split())))


def _short(text: str | None) -> str:
    words = text or ""
    return words if len(words) <= 24 else words[:23] + "…"
