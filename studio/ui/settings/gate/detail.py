"""A question of the gate in full, and beside it what the office makes of it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from studio.catalog.check_words import Language, load_words
from studio.domain.ethics import Item
from studio.session.office_gate import OfficeRow
from studio.ui.post.checks.where import severity_word, severity_words
from studio.ui.settings.gate.change_form import ChangeForm
from studio.ui.settings.gate.list import mark_of
from studio.ui.settings.gate.words import (
    asked_words,
    attesters,
    binds_name,
    group_name,
    sure_words,
    told,
)
from studio.ui.widgets.basic import Icon, Label, box, clear, column, line, put, row, tool
from studio.ui.widgets.flow import SideBySide
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow

SPEECHES: tuple[Language, ...] = ("id", "en")
ROOM, NAMES = 760, 116
"""Width from which both parts stand side by side, and of the names of facts, px."""


class DetailPage(QWidget):
    """`closed` comes when one goes back, by Escape too."""

    closed = Signal()

    def __init__(
        self, window: "MainWindow", shown: OfficeRow, change_own: Callable[[OfficeRow], object]
    ) -> None:
        super().__init__()
        self.window_, self.ident = window, shown.item.id
        self._shown: OfficeRow | None = None
        self.form = ChangeForm(window, shown, change_own)
        self.back = tool("arrow-left", _("Kembali ke daftar (Esc)"), self.closed.emit)
        self._head = Label("", "section")
        self._mark = QVBoxLayout()
        put(self._mark, gap=0)
        bar = box(row(self.back, self._head, 8, self._mark, None, margins=(16, 8, 24, 8)))
        self._reading = QVBoxLayout()
        put(self._reading, gap=12)
        left = QFrame()
        left.setObjectName("card")
        put(QVBoxLayout(left), self._reading, margins=(18, 16, 18, 18))
        both = SideBySide(left, self.form, room=ROOM, gap=20)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(box(column(both, None, margins=(24, 16, 24, 24))))
        put(QVBoxLayout(self), bar, line(), area, gap=0).setStretch(2, 1)
        self.show_row(shown)

    def start(self) -> None:
        """Put the keys on the way back."""
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_row(self, shown: OfficeRow | None) -> None:
        """Show the question as it is now; one that is gone closes the page."""
        if shown is None:
            self.closed.emit()
            return
        if shown == self._shown:
            return
        self._shown = shown
        self._head.setText(f"{shown.item.id} · {group_name(shown.item.group)}")
        clear(self._mark)
        words, icon, tone = mark_of(shown)
        if words:
            self._mark.addWidget(box(row(Icon(icon, tone, 16), Label(words, "strong"), gap=6)))
        clear(self._reading)
        for part in _reading(shown):
            self._reading.addWidget(part)
        self.form.show_row(shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _reading(shown: OfficeRow) -> list[QWidget]:
    """Everything of a question, to be read."""
    item = shown.item
    title = Label(told(item.question), "section", wrap=True)
    parts: list[QWidget] = [title]
    if shown.shipped is not None and told(shown.shipped.question) != told(item.question):
        words = _("Judul kantor. Judul bawaan: {question}").format(question=told(shown.shipped.question))
        parts.append(Label(words, "hint", wrap=True))
    parts += [_facts(item), line()]
    for name, text in (
        (_("Mengapa"), item.why),
        (_("Yang dilakukan"), item.do),
        (_("Contoh benar"), item.right),
        (_("Contoh salah"), item.wrong),
    ):
        if told(text):
            parts.append(box(column(Label(name, "strong"), Label(told(text), wrap=True), gap=2)))
    parts.append(_law(item))
    if item.checks:
        lines = [Label(name, wrap=True) for name in map(_check_name, item.checks) if name]
        means = (
            _("Program memutuskan sendiri; orang ditanya bila program tidak dapat memeriksa.")
            if item.means == "decides"
            else _("Program memberi dugaan; orang yang memutuskan.")
        )
        head = Label(_("Pemeriksaan yang membantu"), "strong")
        parts.append(box(column(head, *lines, Label(means, "hint", wrap=True), gap=2)))
    return parts


def _check_name(ident: str) -> str:
    """A check in the language spoken; nothing for one this edition does not have."""
    found = {speech: load_words(speech).checks.get(ident) for speech in SPEECHES}
    return told({speech: about.name for speech, about in found.items() if about})


def _facts(item: Item) -> QWidget:
    _word, icon, tone, _about = severity_words(item.severity)
    level = row(Icon(icon, tone or "muted", 16), Label(severity_word(item.severity), "", tone), None, gap=6)
    lines = [row(_name(_("Tingkat")), level)]
    lines[0].setStretch(1, 1)
    facts = [
        (_("Dijawab"), attesters(item)),
        (_("Kapan"), asked_words(item.asked)),
        (_("Berlaku untuk"), binds_name(item.binds)),
        (_("Bukti"), told(item.evidence) if item.evidence else ""),
    ]
    for name, text in facts:
        if text:
            made = row(_name(name), Label(text, wrap=True))
            made.setStretch(1, 1)
            lines.append(made)
    return box(column(*lines, gap=6))


def _name(text: str) -> Label:
    made = Label(text, "muted")
    made.setFixedWidth(NAMES)
    made.setAlignment(Qt.AlignmentFlag.AlignTop)
    return made


def _law(item: Item) -> QWidget:
    lines: list[QWidget] = [box(row(Icon("scale", "normal", 16), Label(_("Dasar"), "strong"), None, gap=8))]
    for basis in item.basis:
        words, tone = sure_words(basis)
        name = ", ".join(part for part in (basis.rule, basis.article) if part)
        own = item.id.startswith("X")
        lines.append(
            box(
                column(
                    Label(name, "strong", wrap=True),
                    *(
                        ()
                        if own
                        else (Label(told(basis.demand), wrap=True), Label(words, "hint", tone, wrap=True))
                    ),
                    gap=2,
                )
            )
        )
    return box(column(*lines, gap=10, margins=(12, 10, 12, 12)), "well")
