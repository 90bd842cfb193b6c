"""The foot of the panel: the answer of the row chosen, given or to be given, and by whom."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from studio.domain.content import Person
from studio.session.gate import may_answer, may_waive
from studio.session.gate_list import LEAST, alike, answerers, deciders, roles_of
from studio.ui.post.checks.answering import Answering, Draft
from studio.ui.post.checks.areas import choice_words
from studio.ui.post.checks.evidence import EvidenceField
from studio.ui.post.checks.offers import ignorable, ignoring
from studio.ui.post.checks.rows import Row
from studio.ui.post.checks.words import role_list, told
from studio.ui.widgets.basic import Icon, Label, Toned, button, clear, column, put, row, writes
from studio.ui.widgets.fields import TextArea
from studio.ui.words import _, many

if TYPE_CHECKING:
    from studio.ui.post.page import PostPage


class Reason(TextArea):
    """The typed answer; Ctrl+Enter sends it, Esc goes back to the list."""

    sent = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Two keys are the form's."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and control:
            self.sent.emit()
        elif event.key() == int(Qt.Key.Key_Escape):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class AnswerForm(QWidget):
    """`asked` says what is wanted: yes, no, not-applicable, waived, again. `left` gives the keys back."""

    asked = Signal(str)
    left = Signal()

    def __init__(self, page: "PostPage", answering: Answering) -> None:
        super().__init__()
        self._page, self._answering = page, answering
        self._lines = QVBoxLayout(self)
        put(self._lines, gap=8, margins=(16, 12, 16, 12))
        self._shown: object = None
        self._row: Row | None = None
        self._waiving = self._changing = False
        self.reason: Reason | None = None
        self.evidence: EvidenceField | None = None
        self.letters = Label("", "hint")

    def show_row(self, chosen: Row | None) -> None:
        """Show what can be said of another row; what is being typed for the same one stays."""
        me, gate = self._page.window_.me, chosen.gate if chosen else None
        sign = (
            (gate.key, gate.state, gate.answer, gate.attests, gate.severity, me,
             tuple(p.roles for p in self._page.desk.project.all(Person)), self._alike(chosen))
            if gate else None
        )  # fmt: skip
        if sign == self._shown:
            self._row = chosen
            return
        if self._row is None or chosen is None or self._row.key != chosen.key:
            self._waiving = self._changing = False
        self._shown, self._row = sign, chosen
        self._build()

    def begin(self, said: str, lacking: str) -> None:
        """Put the caret where something is missing for an answer."""
        if self._row is None or self._row.gate is None:
            return
        self._answering.draft(self._row.gate).said = said
        field = self.evidence.field if lacking == "evidence" and self.evidence is not None else self.reason
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            self._mark()

    def enter(self) -> None:
        """Put the caret into the first field, else on the first button."""
        first: QWidget | None = self.reason
        if first is None:
            first = next(
                (w for w in self.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus), None
            )
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    # the parts

    def _build(self) -> None:
        had = self.isAncestorOf(self.window().focusWidget()) if self.window().focusWidget() else False
        clear(self._lines)
        self.reason, self.evidence = None, None
        chosen, gate = self._row, self._row.gate if self._row else None
        if chosen is None or gate is None:
            return
        me, project = self._page.window_.me, self._page.desk.project
        if self._waiving:
            self._waiver()
        elif not gate.open and not self._changing:
            self._settled()
        elif gate.question is None and gate.severity == "blocker":
            self._lines.addWidget(Label(_("Hilang sendiri setelah isinya diperbaiki."), "muted", wrap=True))
        elif ignorable(self._page, gate):
            self._lines.addWidget(ignoring(gate.findings, lambda: self.asked.emit("ignore")))
        elif me is None:
            self._nobody()
        elif not may_answer(project, gate, me):
            self._others()
        else:
            self._answer()
        self._foot()
        if had:
            self.left.emit()

    def _nobody(self) -> None:
        words = _("Jawaban dicatat atas nama seseorang. Pilih nama Anda dulu; tidak perlu kata sandi.")
        self._lines.addWidget(Label(words, "muted", wrap=True))
        self._lines.addLayout(row(self._people(), None))

    def _others(self) -> None:
        gate = self._row.gate if self._row else None
        if gate is None:
            return
        wanted = role_list(roles_of(gate)) or _("orang lain")
        people = answerers(self._page.desk.project, gate)
        if people:
            names = ", ".join(person.name for person in people[:3])
            self._lines.addWidget(Label(_("Menunggu {role}").format(role=wanted), "strong"))
            self._lines.addWidget(Label(names, "muted", wrap=True))
            self._lines.addLayout(row(self._people(), None))
            return
        words = _("Ini dijawab {role}, tetapi belum ada orang dengan peran itu di proyek ini.")
        self._lines.addWidget(Label(words.format(role=wanted), "muted", wrap=True))
        there = button(
            _("Atur orang dan peran"), lambda: self._page.window_.go("settings"), icon="users", small=True
        )
        self._lines.addLayout(row(there, None))

    def _answer(self) -> None:
        chosen, gate = self._row, self._row.gate if self._row else None
        if chosen is None or gate is None:
            return
        draft = self._answering.draft(gate)
        if gate.state == "void":
            self._lines.addWidget(Toned(_("Jawaban sebelumnya masih terbaca di atas."), "warn", "hint"))
        self._fields(draft)
        count = len(self._alike(chosen))
        if count > 1:
            self._lines.addWidget(self._for_all(draft, count))
        if gate.question is None:
            words = _("Abaikan saran ini") if gate.severity == "advice" else _("Simpan jawaban")
            said = "not-applicable" if gate.severity == "advice" else "yes"
            self._lines.addLayout(row(self._button(said, words, primary=True), None, self.letters))
            return
        made = [self._button(said, words, primary=said == "yes") for said, words in choice_words()]
        self._lines.addLayout(row(*made, None, self.letters, gap=6))
        if gate.state == "void":
            again = button(
                _("Jawab lagi dengan kata yang sama"),
                lambda: self.asked.emit("again"),
                kind="link",
                small=True,
            )
            self._lines.addLayout(row(writes(again), None))

    def _fields(self, draft: Draft) -> None:
        gate = self._row.gate if self._row else None
        self.letters = Label("", "hint")
        self.reason = writes(Reason(_("Alasan atau catatan"), draft.reason, rows=1, most_rows=4,
                                    hint=_("Alasan atau catatan")))  # fmt: skip
        self.reason.typed.connect(self._typed)
        self.reason.sent.connect(self._send)
        self.reason.left.connect(self.left)
        self._lines.addWidget(self.reason)
        if gate is not None and gate.question is not None and (label := told(gate.question.item.evidence)):
            self.evidence = EvidenceField(
                self._page.window_, label, needed=gate.question.item.evidence_needed
            )
            self.evidence.field.show_text(draft.evidence)
            self.evidence.typed.connect(lambda text: setattr(draft, "evidence", text))
            self.evidence.sent.connect(self._send)
            self.evidence.left.connect(self.left)
            self._lines.addWidget(self.evidence)
        self._mark()

    def _for_all(self, draft: Draft, count: int) -> QCheckBox:
        made = QCheckBox(many("Jawab untuk semua {count} bagian", count).format(count=count))
        if (
            self._row is not None
            and self._row.gate is not None
            and self._row.gate.about.startswith("picture:")
        ):
            made.setText(many("Jawab untuk semua {count} gambar", count).format(count=count))
        made.setChecked(draft.for_all)
        made.toggled.connect(lambda on: setattr(draft, "for_all", on))
        return writes(made)

    def _settled(self) -> None:
        gate = self._row.gate if self._row else None
        if gate is None or gate.state == "passed":
            self._lines.addWidget(Toned(_("Sudah diperiksa program; tidak perlu dijawab."), "ok", "hint"))
            return
        me = self._page.window_.me
        if may_answer(self._page.desk.project, gate, me) or may_waive(gate, me):
            self._lines.addLayout(row(writes(button(_("Ubah jawaban"), self._change, small=True)), None))

    def _waiver(self) -> None:
        gate, me = self._row.gate if self._row else None, self._page.window_.me
        if gate is None:
            return
        who = ", ".join(person.name for person in deciders(self._page.desk.project)[:3])
        head = Label(_("Pengecualian penyetuju"), "strong")
        if not may_waive(gate, me):
            words = _("Hanya penyetuju yang dapat memberinya: {names}").format(names=who)
            none = _("Belum ada penyetuju di proyek ini. Tambahkan perannya di Setelan, bagian Orang.")
            self._lines.addLayout(column(head, Label(words if who else none, "muted", wrap=True), gap=4))
            there = button(_("Atur orang dan peran"), lambda: self._page.window_.go("settings"), small=True)
            self._lines.addLayout(row(self._people() if who else there, None))
            return
        words = _("Tercetak di lembar persetujuan dengan nama Anda dan alasannya, sampai isinya berubah.")
        self._lines.addLayout(column(head, Label(words, "muted", wrap=True), gap=4))
        draft = self._answering.draft(gate)
        draft.said = "waived"
        self.letters = Label("", "hint")
        self.reason = writes(Reason(_("Alasan pengecualian"), draft.reason, rows=1, most_rows=4,
                                    hint=_("Alasan, min. 10 huruf")))  # fmt: skip
        self.reason.typed.connect(self._typed)
        self.reason.sent.connect(self._send)
        self.reason.left.connect(self.left)
        self._lines.addWidget(self.reason)
        give = self._button("waived", _("Beri pengecualian"), primary=True)
        self._lines.addLayout(row(give, None, self.letters))
        self._mark()

    def _foot(self) -> None:
        gate = self._row.gate if self._row else None
        if gate is None:
            return
        theirs = self._page.window_.me is None or may_answer(
            self._page.desk.project, gate, self._page.window_.me
        )
        roles = role_list(roles_of(gate)) if theirs or not gate.open else ""
        who = Label(_("Dijawab {role}").format(role=roles) if roles else "", "hint", wrap=True)
        parts: list[QWidget | None] = [Icon("user-check", "muted", 16), who] if roles else []
        made = row(*parts, gap=8)
        if roles:
            made.setStretch(1, 1)
        else:
            made.addStretch(1)
        if gate.open and gate.severity == "blocker":
            words = _("Batal") if self._waiving else _("Minta pengecualian")
            made.addWidget(button(words, self._toggle_waiver, kind="link", small=True))
        elif self._changing:
            made.addWidget(button(_("Batal"), self._change, kind="link", small=True))
        self._lines.addLayout(made)

    # small acts

    def _button(self, said: str, words: str, *, primary: bool) -> QWidget:
        return writes(
            button(words, lambda: self.asked.emit(said), kind="primary" if primary else "", small=True)
        )

    def _people(self) -> QWidget:
        made = button(_("Pilih nama…"), None, icon="user", small=True)

        def menu() -> None:
            from studio.ui.people import people_menu  # noqa: PLC0415 - only when asked for

            shown = people_menu(self._page.window_, made)
            shown.popup(made.mapToGlobal(QPoint(0, -shown.sizeHint().height() - 4)))

        made.clicked.connect(lambda _on=False: menu())
        return made

    def _toggle_waiver(self) -> None:
        self._waiving = not self._waiving
        self._build()
        if self.reason is not None:
            self.reason.setFocus()

    def _change(self) -> None:
        gate = self._row.gate if self._row else None
        self._changing = not self._changing
        if gate is not None and gate.answer is not None:
            self._answering.drafts[gate.key] = Draft(gate.answer.reason, gate.answer.evidence)
        self._build()

    def _typed(self, text: str) -> None:
        if self._row is not None and self._row.gate is not None:
            self._answering.draft(self._row.gate).reason = text
        self._mark()

    def _send(self) -> None:
        gate = self._row.gate if self._row else None
        if gate is None:
            return
        plain = "not-applicable" if gate.question is None and gate.severity == "advice" else "yes"
        self.asked.emit("waived" if self._waiving else self._answering.draft(gate).said or plain)

    def _mark(self) -> None:
        if self.reason is None:
            return
        count = len(self.reason.toPlainText().strip())
        self.letters.setText(f"{count} / {LEAST}")
        self.letters.tint("ok" if count >= LEAST else "")

    def _alike(self, chosen: Row | None) -> tuple[str, ...]:
        verdict = self._page.verdict
        if verdict is None or chosen is None or chosen.gate is None:
            return ()
        return tuple(one.key for one in alike(verdict.gate, chosen.gate))
