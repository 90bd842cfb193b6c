"""What a part can be filled from: proposals out of the project, to be ticked and taken in."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QSizePolicy, QVBoxLayout, QWidget

from studio.catalog.strategy_forms import Aid, Part
from studio.session.strategy_plan import Proposal, proposals, taken_in
from studio.ui.naming import number
from studio.ui.said import said
from studio.ui.widgets.basic import Label, box, button, clear, column, put, row, writes
from studio.ui.widgets.flow import Flow
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.strategy.plan.parts import PartsTab

AID_WORDS: dict[Aid, tuple[Callable[[], str], str, Callable[[], str]]] = {
    "messages": (
        lambda: _("Ambil dari kampanye"),
        "speakerphone",
        lambda: _("Belum ada pesan kunci. Tulis di bagian Kampanye."),
    ),
    "pillars": (
        lambda: _("Ambil dari pilar"),
        "chart-pie",
        lambda: _("Belum ada pilar. Buat di bagian Pilar."),
    ),
    "channels": (
        lambda: _("Ambil dari kanal kantor"),
        "at",
        lambda: _("Belum ada akun kantor. Isi di Setelan, bagian Kantor."),
    ),
    "calendar": (
        lambda: _("Ambil dari kalender"),
        "calendar",
        lambda: _("Belum ada kegiatan di kalender pada periode ini."),
    ),
    "audiences": (
        lambda: _("Ambil khalayak kampanye"),
        "users",
        lambda: _("Belum ada khalayak di kampanye."),
    ),
    "inquiries": (
        lambda: _("Ambil dari masukan publik"),
        "message-question",
        lambda: _("Belum ada masukan. Catat di bagian Masukan publik."),
    ),
    "figures": (lambda: _("Ambil dari angka"), "chart-bar", lambda: _("Belum ada angka di daftar angka.")),
}


class Tick(QCheckBox):
    """A tick whose words end in … where room ends."""

    def __init__(self, whole: str) -> None:
        super().__init__(whole)
        self.whole = whole
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many words as there is room for."""
        super().resizeEvent(event)
        shown = self.fontMetrics().elidedText(self.whole, Qt.TextElideMode.ElideRight, self.width() - 32)
        self.setText(shown.replace("&", "&&"))


class Aids(QWidget):
    """Buttons for the part's sources, and the proposals of the one pressed."""

    def __init__(self, tab: "PartsTab") -> None:
        super().__init__()
        self.tab = tab
        self.part: Part = tab.at
        self.found: tuple[Proposal, ...] = ()
        self.ticks: list[QCheckBox] = []
        self._buttons = QWidget()
        self._flow = Flow(self._buttons, gap=8)
        self.panel = QFrame()
        self.panel.setObjectName("well")
        self._lines = put(QVBoxLayout(self.panel), gap=6, margins=(16, 12, 16, 12))
        self.panel.hide()
        put(QVBoxLayout(self), self._buttons, self.panel, gap=8)

    def show_part(self, part: Part) -> None:
        """Offer what fits a part."""
        self.part = part
        self.close_panel()
        clear(self._flow)
        for aid in part.helpers:
            words, icon, _none = AID_WORDS[aid]
            self._flow.addWidget(writes(button(words(), partial(self.offer, aid), icon=icon, small=True)))
        self._buttons.setVisible(bool(part.helpers))

    def offer(self, aid: Aid) -> None:
        """Show what the project knows of it."""
        self.tab.desk.flush()
        plan = self.tab.editor.plan
        known = self.tab.text_of(self.part)
        found = proposals(self.tab.desk.project, aid, plan, self.tab.desk.now.date())
        self.found = tuple(one for one in found if one.text not in known)
        clear(self._lines)
        self.ticks = [self._tick(one) for one in self.found]
        close = button(_("Tutup"), self.close_panel, kind="ghost", small=True)
        if not self.found:
            words = _("Semua yang diketahui sudah ada di naskah.") if found else AID_WORDS[aid][2]()
            put(self._lines, row(Label(words, "muted", wrap=True), close), gap=6, margins=(16, 10, 12, 10))
        else:
            self._show(close)
        self.panel.show()
        if self.ticks:
            self.ticks[0].setFocus()

    def accept(self) -> None:
        """Take the ticked proposals into the text."""
        chosen = tuple(one for one, tick in zip(self.found, self.ticks, strict=True) if tick.isChecked())
        self.close_panel()
        if chosen:
            self.tab.take_in(taken_in(self.tab.text_of(self.part), chosen))

    def close_panel(self) -> None:
        """Want none of them."""
        self.panel.hide()
        self.ticks = []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape wants none of them."""
        if event.key() == Qt.Key.Key_Escape and self.panel.isVisible():
            self.close_panel()
            self.tab.field.setFocus()
        else:
            super().keyPressEvent(event)

    def _show(self, close: QWidget) -> None:
        take = button(_("Masukkan ke naskah"), self.accept, kind="primary", small=True)
        head = _("{count} usulan; centang yang dipakai.").format(count=number(len(self.found)))
        parts = [
            box(column(tick, self._origin(one), gap=2))
            for one, tick in zip(self.found, self.ticks, strict=True)
        ]
        put(
            self._lines,
            Label(head, "strong"),
            *parts,
            row(take, close, None),
            gap=6,
            margins=(16, 12, 16, 12),
        )

    def _tick(self, one: Proposal) -> QCheckBox:
        first, *rest = one.text.removeprefix("- ").split("\n")
        shown = (
            first
            if not rest
            else _("{head} (tabel {count} baris)").format(head=first, count=number(len(rest)))
        )
        made = Tick(shown)
        made.setAccessibleName(one.text)
        made.setChecked(True)
        return made

    def _origin(self, one: Proposal) -> QWidget:
        made = Label(said(one.origin), "hint")
        made.setContentsMargins(26, 0, 0, 0)
        return made
