"""Who answered a row, in which role, when; what was answered before; what such an answer proves."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.checks.gate import Row
from studio.domain.review import Answer
from studio.session.gate_list import before
from studio.ui.post.checks.words import moment, person_name, role_name, said_name
from studio.ui.widgets.basic import Icon, Label, clear, column, put, row
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.post.page import PostPage

MOST = 8


class Past(QWidget):
    """The answers of a row, the one shown first."""

    def __init__(self, page: "PostPage") -> None:
        super().__init__()
        self._page = page
        self._lines = QVBoxLayout(self)
        put(self._lines, gap=6)
        self._shown: object = None

    def show_row(self, gate: Row) -> None:
        """Show the answers of another row."""
        older = before(self._page.desk.project, self._page.post.id, gate)
        sign = (gate.answer, gate.state, older)
        if sign == self._shown:
            return
        self._shown = sign
        clear(self._lines)
        self.setVisible(gate.answer is not None or bool(older))
        if gate.answer is not None:
            head = _("Jawaban") if not gate.open else _("Jawaban sebelumnya")
            self._lines.addWidget(Label(head, "strong"))
            self._lines.addLayout(self._told(gate.answer, current=not gate.open))
        if older:
            self._lines.addWidget(Label(_("Riwayat jawaban"), "strong"))
        for one in older[:MOST]:
            self._lines.addLayout(self._told(one, current=False))
        if gate.answer is not None:
            words = _(
                "Belum ditandatangani: ini membuktikan seseorang yang membuka berkas proyek memilih nama itu"
                " dan isinya tidak berubah sesudahnya, bukan bahwa orang itu sendiri menjawab."
            )
            self._lines.addWidget(Label(words, "hint", wrap=True))

    def _told(self, one: Answer, *, current: bool) -> QVBoxLayout:
        desk = self._page.desk
        when = moment(one.at, desk.zone, desk.now.date().isoformat())
        who = person_name(desk.project, one) or _("orang yang sudah dihapus")
        line = ", ".join(part for part in (who, role_name(one.role), when) if part)
        texts = [Label(f"{said_name(one)} · {line}", "" if current else "muted", wrap=True)]
        texts += [Label(f"“{one.reason}”", "" if current else "muted", wrap=True)] if one.reason else []
        texts += (
            [Label(_("Bukti: {proof}").format(proof=one.evidence), "hint", wrap=True)] if one.evidence else []
        )
        icon = Icon("circle-check" if current else "history", "ok" if current else "muted", 16)
        inner = column(*texts, gap=2)
        made = row(column(icon, None), inner, gap=8)
        made.setStretch(1, 1)
        return column(made, gap=0)  # type: ignore[return-value]
