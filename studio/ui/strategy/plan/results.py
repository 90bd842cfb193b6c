"""Rencana dan hasil: the plan beside what was done, in bars and words."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from studio.domain.binding import exact
from studio.domain.plan_results import Measure, MessageDone, Results
from studio.domain.shares import Share
from studio.domain.strategy import Indicator
from studio.session.strategy_plan import results, span_of, spans
from studio.ui.home.parts import titled
from studio.ui.naming import MONTHS, decimal, many_posts, number
from studio.ui.strategy.plan.indicators import shown_number
from studio.ui.strategy.plan.words import span_words, verdict_words
from studio.ui.widgets.bars import MonthBars, ShareBar, Track
from studio.ui.widgets.basic import Elided, Label, Toned, box, button, column, put, row
from studio.ui.widgets.choice import Choice
from studio.ui.widgets.flow import SideBySide
from studio.ui.words import _, language

if TYPE_CHECKING:
    from studio.ui.strategy.plan.editor import PlanEditor


class ResultsTab(QWidget):
    """What became of the plan in a span."""

    def __init__(self, editor: "PlanEditor") -> None:
        super().__init__()
        self.editor, self.desk = editor, editor.desk
        self.span: tuple[str, str] = ("", "")
        self.choice: Choice | None = None
        self._offered: tuple[tuple[str, str], ...] = ()
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.timeout.connect(self._show)
        self._bar = row(Label(_("Rencana dan hasil"), "section"), None, gap=12, margins=(24, 16, 24, 4))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        put(QVBoxLayout(self), box(self._bar), self._area, gap=0).setStretch(1, 1)

    def refresh(self) -> None:
        """Show what is so now, in the next turn: many posts may be counted."""
        self._due.start(0)

    def _show(self) -> None:
        today = self.desk.now.date()
        plan = self.editor.plan
        offered = spans(plan, today)
        if offered != self._offered:
            self._offer(offered, span_of(plan, today))
        first, last = self.span if self.span[0] else offered[0]
        at = self._area.verticalScrollBar().value()
        self._area.setWidget(self._body(results(self.desk.project, plan, first, last)))
        self._area.verticalScrollBar().setValue(at)

    def _offer(self, offered: tuple[tuple[str, str], ...], whole: tuple[str, str]) -> None:
        fresh, self._offered = not self._offered, offered
        if self.span not in offered:
            year = self.desk.now.year  # of a plan of several years; one of a year is shown whole
            now = (max(whole[0], f"{year}-01-01"), min(whole[1], f"{year}-12-31"))
            self.span = now if fresh and now in offered[1:] else ("", "")
        if self.choice is not None:
            self._bar.removeWidget(self.choice)
            self.choice.deleteLater()
        options = [("/".join(span) if span != whole else "", span_words(span, whole)) for span in offered]
        self.choice = Choice(_("Periode"), options, "/".join(self.span) if self.span[0] else "")
        self.choice.setMinimumWidth(190)
        self.choice.picked.connect(self._pick)
        self._bar.addWidget(self.choice)

    def _pick(self, key: str) -> None:
        first, _sep, last = key.partition("/")
        self.span = (first, last)
        self._show()

    def _body(self, found: Results) -> QWidget:
        parts = [
            _summary(found),
            self._indicators(found),
            SideBySide(_months(found), _pillars(found), gap=16),
            _messages(found),
        ]
        held = box(column(*parts, None, gap=16, margins=(24, 12, 24, 24)))
        held.setMaximumWidth(1320)
        return held

    def _indicators(self, found: Results) -> QFrame:
        rows: list[QWidget] = [_indicator(one, measure) for one, measure in found.indicators]
        if not rows:
            add = button(_("Tambah indikator"), lambda: self.editor.show_tab("indicators"), small=True)
            rows = [box(row(Label(_("Belum ada indikator."), "muted"), None, add, margins=(16, 12, 16, 12)))]
        legend = _("garis pendek: awal · garis panjang: target · warna: capaian")
        return titled(_("Indikator"), legend, *rows)


def _summary(found: Results) -> QFrame:
    reached = sum(1 for _one, m in found.indicators if m.verdict == "reached")
    carried = sum(1 for m in found.messages if m.published)
    shares = _("konten terbit, {percent} % dari rencana").format(
        percent=number(round(100 * found.published / found.planned)) if found.planned else "0"
    )
    numbers = (
        (number(found.planned), _("konten direncanakan"), ""),
        (number(found.published), shares, ""),
        (f"{number(reached)}/{number(len(found.indicators))}", _("indikator tercapai"), ""),
        (f"{number(carried)}/{number(len(found.messages))}", _("pesan kunci sudah tersampaikan"), ""),
    )
    made = QFrame()
    made.setObjectName("card")
    cells = row(
        *(box(column(Label(n, "number"), Label(w, "hint", wrap=True), gap=0)) for n, w, _t in numbers),
        gap=16,
        margins=(16, 12, 16, 14),
    )
    for place in range(len(numbers)):
        cells.setStretch(place, 1)
    made.setLayout(cells)
    return made


def _indicator(one: Indicator, measure: Measure) -> QWidget:
    words, tone = verdict_words(one, measure)
    name = one.name or _("Indikator tanpa nama")
    title = box(column(Elided(name, "strong"), Elided(one.source or _("sumber belum diisi"), "hint"), gap=2))
    title.setFixedWidth(300)
    values = [exact(text) for text in (one.baseline, one.target, one.actual)]
    base, target, actual = (float(v) if v is not None else None for v in values)
    told = _("{name}: awal {base}, target {target}, capaian {actual}").format(
        name=name, base=shown_number(one.baseline) or "–", target=shown_number(one.target) or "–",
        actual=shown_number(one.actual) or "–",
    )  # fmt: skip
    token = {"ok": "ok", "stop": "stop", "warn": "warn"}.get(tone, "accent")
    track = Track(base, target, actual, token, told)
    track.setToolTip("")
    way = _("{base} → {target} {unit}").format(
        base=shown_number(one.baseline) or "–", target=shown_number(one.target) or "–", unit=one.unit
    )
    at = _("kini {actual}").format(actual=shown_number(one.actual)) if one.actual else ""
    numbers = Label(" · ".join(part for part in (way.strip(), at) if part), "hint")
    state = box(column(None, Toned(words, tone), None, gap=0))
    state.setFixedWidth(230)
    made = box(row(title, column(track, numbers, gap=2), state, gap=20, margins=(16, 9, 16, 9)))
    made.layout().setStretch(1, 1)  # type: ignore[union-attr]
    return made


def _months(found: Results) -> QFrame:
    shown = found.months if len(found.months) <= 12 else ()
    names = MONTHS[language() if language() in MONTHS else "id"]
    if shown:
        values, done = [m.planned for m in shown], [m.published for m in shown]
        words = [names[int(m.month[5:7]) - 1] for m in shown]
    else:
        years = sorted({m.month[:4] for m in found.months})
        values = [sum(m.planned for m in found.months if m.month.startswith(y)) for y in years]
        done = [sum(m.published for m in found.months if m.month.startswith(y)) for y in years]
        words = years
    said = ", ".join(f"{w}: {d}/{v}" for w, v, d in zip(words, values, done, strict=True))
    legend = Label(_("Abu-abu direncanakan, berwarna sudah terbit."), "hint", wrap=True)
    inner = box(column(MonthBars(values, words, said, done, 150), legend, gap=8, margins=(16, 8, 16, 14)))
    title = _("Kegiatan per bulan") if shown else _("Kegiatan per tahun")
    total = many_posts(found.planned)
    return titled(title, total, inner)


def _pillars(found: Results) -> QFrame:
    rows: list[QWidget] = [_pillar(share) for share in found.pillars]
    if not rows:
        rows = [_hint(_("Belum ada pilar atau konten bertanggal pada periode ini."))]
    return titled(_("Kegiatan per pilar"), _("garis tegak: target"), *rows)


def _pillar(share: Share) -> QWidget:
    name = box(column(Elided(share.name if share.pillar else _("Tanpa pilar"), "strong"), None, gap=0))
    name.setFixedWidth(150)
    said = _("{planned} direncanakan, {published} terbit").format(
        planned=number(share.planned), published=number(share.published)
    )
    bar = ShareBar(share.published_share / 100, f"{share.name}: {said}", target=share.target / 100 or None)
    percent = Label(f"{decimal(share.published_share, 0)} % / {number(share.target)} %", "hint")
    percent.setFixedWidth(84)
    percent.setAlignment(Qt.AlignmentFlag.AlignRight)
    made = box(row(name, column(bar, Label(said, "hint"), gap=2), percent, gap=12, margins=(16, 7, 16, 7)))
    made.layout().setStretch(1, 1)  # type: ignore[union-attr]
    return made


def _messages(found: Results) -> QFrame:
    rows: list[QWidget] = [_message(one, max(m.planned for m in found.messages)) for one in found.messages]
    if not rows:
        rows = [_hint(_("Belum ada pesan kunci dari kampanye pada periode ini."))]
    return titled(_("Pesan kunci yang dibawa konten"), "", *rows)


def _message(one: MessageDone, most: int) -> QWidget:
    words = box(column(Elided(one.text, "strong"), Elided(one.campaign, "hint"), gap=2))
    words.setSizePolicy(words.sizePolicy().Policy.Expanding, words.sizePolicy().Policy.Preferred)
    told = (
        _("{planned} konten, {published} terbit").format(
            planned=number(one.planned), published=number(one.published)
        )
        if one.planned
        else _("belum ada konten")
    )
    bar = ShareBar(one.published / most if most else 0, told)
    bar.setFixedWidth(180)
    said = Label(told, "", "" if one.planned else "warn")
    said.setFixedWidth(190)
    made = box(row(words, bar, said, gap=16, margins=(16, 8, 16, 8)))
    made.layout().setStretch(0, 1)  # type: ignore[union-attr]
    return made


def _hint(text: str) -> QWidget:
    made = Label(text, "muted", wrap=True)
    made.setContentsMargins(16, 12, 16, 12)
    return made
