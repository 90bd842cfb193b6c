"""What the office makes of one question: a title of its own, a graver level, off; always with a reason."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout

from studio.domain import office_gate as rules
from studio.domain.content import Person
from studio.domain.ethics import OfficeItem
from studio.domain.review import Severity
from studio.errors import StudioError
from studio.session import office_gate
from studio.session.office_gate import OfficeRow
from studio.ui.naming import short_date
from studio.ui.post.checks.where import severity_word
from studio.ui.said import error_words
from studio.ui.settings.gate.words import told
from studio.ui.widgets.basic import Label, Segments, Switch, Toned, box, button, clear, put, row, writes
from studio.ui.widgets.fields import FormRow, TextArea
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow


class ChangeForm(QFrame):
    """The card beside a question. Everything in it is stored at once, as one step of undo."""

    def __init__(
        self, window: "MainWindow", shown: OfficeRow, change_own: Callable[[OfficeRow], object]
    ) -> None:
        super().__init__()
        self.setObjectName("card")
        self.window_, self.desk, self.shown = window, window.desk, shown
        self._change_own = change_own
        self._lines = QVBoxLayout(self)
        put(self._lines, gap=14, margins=(18, 16, 18, 18))

    def show_row(self, shown: OfficeRow) -> None:
        """Make the fields anew for the question as it is now."""
        self.shown = shown
        clear(self._lines)
        self._fields(shown)
        writes(self)

    def save(self) -> None:
        """Store what the fields say; what is wrong is said at its field."""
        shown = self.shown
        for field in (self.title_row, self.reason_row):
            field.say("")
        own = shown.item if shown.own else None
        title = {"id": self.title_id.toPlainText(), "en": self.title_en.toPlainText()}
        off, severity = not self.asked.isChecked(), self._severity()
        if self._plain(title, severity, off=off):
            self.reset()
            return
        try:
            made = rules.changed(
                shown.base, self.reason.toPlainText(), off=off, severity=severity, title=title, own=own
            )
        except StudioError as error:
            field = self.title_row if error.code in {"gate/title", "gate/long-question"} else self.reason_row
            field.say(error_words(error))
            (self.title_id if field is self.title_row else self.reason).setFocus()
            return
        made = office_gate.stamped(made, self.window_.me, self.desk.session.now())
        words = _("Matikan butir {id}") if off and not shown.off else _("Ubah butir {id}")
        if self.desk.put(words.format(id=shown.item.id), made):
            told_ = _("Butir {id} dimatikan; alasannya tercetak di lembar persetujuan.")
            done = told_ if off else _("Perubahan butir {id} disimpan.")
            self.window_.notices.say(done.format(id=shown.item.id), "ok", (_("Urungkan"), self.window_.undo))

    def reset(self) -> None:
        """The question as it was shipped."""
        ident = self.shown.item.id
        if self.shown.change is None:
            self.reason_row.say(_("Belum ada yang diubah."), "info")
            return
        words = _("Kembalikan butir {id} ke bawaan").format(id=ident)
        if self.desk.edit(words, lambda draft: office_gate.reset(draft, ident)):
            told_ = _("Butir {id} kembali seperti bawaan.").format(id=ident)
            self.window_.notices.say(told_, "info", (_("Urungkan"), self.window_.undo))

    def _plain(self, title: dict[str, str], severity: Severity | None, *, off: bool) -> bool:
        """Whether the fields say nothing but what is shipped."""
        shown = self.shown
        profile_off = shown.tuned is not None and shown.tuned.off
        plain = off == profile_off and severity in {None, shown.base.severity}
        return not shown.own and plain and not any(text.strip() for text in title.values())

    def _severity(self) -> Severity | None:
        chosen = next((key for key, made in self.levels.buttons.items() if made.isChecked()), "")
        return chosen or None  # type: ignore[return-value] # keys are severities

    # parts

    def _fields(self, shown: OfficeRow) -> None:
        change = shown.change or OfficeItem(id=shown.item.id, reason="")
        self._lines.addWidget(Label(_("Di kantor ini"), "section"))
        if shown.tuned is not None:
            words = _("Profil kantor mengubah butir ini: {reason}").format(reason=told(shown.tuned.reason))
            self._lines.addWidget(Toned(words, "info"))
        self._titles(change)
        self.levels = self._levels(shown)
        self.asked = Switch(_("Butir ini ditanyakan"), on=not shown.off, changed=self._turned)
        self.off_note = Toned(_("Tercetak di setiap lembar persetujuan, dengan alasan di bawah."), "warn")
        self.off_note.setVisible(shown.off)
        self.reason = TextArea(
            _("Alasan"), change.reason, rows=3, hint=_("Mengapa kantor mengubah butir ini")
        )
        self.reason_row = FormRow(
            _("Alasan"),
            self.reason,
            required=True,
            hint=_("Sedikitnya {count} huruf. Tercetak di lembar persetujuan.").format(count=rules.LEAST),
        )
        if shown.own:
            self._lines.addWidget(Label(_("Pertanyaan ini ditambahkan kantor Anda."), "muted", wrap=True))
            change_it = button(_("Ubah pertanyaan…"), lambda: self._change_own(self.shown), icon="pencil")
            self._lines.addLayout(row(change_it, None))
        else:
            self._lines.addWidget(self.title_row)
            self._lines.addWidget(FormRow(_("Tingkat"), box(row(self.levels, None)), hint=_level_hint(shown)))
        for part in (self.asked, self.off_note, self.reason_row):
            self._lines.addWidget(part)
        self._lines.addLayout(self._acts(shown))
        if words := self._stamp(shown.change):
            self._lines.addWidget(Label(words, "hint", wrap=True))
        self._lines.addStretch(1)

    def _titles(self, change: OfficeItem) -> None:
        self.title_id = TextArea(
            _("Judul bahasa Indonesia"), change.question.get("id", ""), most=rules.MOST_QUESTION, rows=1
        )
        self.title_en = TextArea(
            _("Judul bahasa Inggris"), change.question.get("en", ""), most=rules.MOST_QUESTION, rows=1
        )
        both = QVBoxLayout()
        put(
            both,
            Label(_("Indonesia"), "hint"),
            self.title_id,
            Label(_("Inggris"), "hint"),
            self.title_en,
            gap=4,
        )
        hint = _("Kosong: judul bawaan. Nomor, makna, dan dasarnya tidak berubah.")
        self.title_row = FormRow(_("Judul kantor"), box(both), hint=hint)

    def _levels(self, shown: OfficeRow) -> Segments:
        least = shown.base.severity
        offered = [least, *rules.graver(least)]
        made = Segments([(key, severity_word(key)) for key in offered], shown.item.severity)
        made.setFixedHeight(34)
        return made

    def _acts(self, shown: OfficeRow) -> QBoxLayout:
        save = button(_("Simpan"), self.save, kind="primary")
        back = button(_("Kembalikan ke bawaan"), self.reset, kind="ghost", icon="restore")
        back.setVisible(shown.changed)
        return row(save, *((back,) if shown.changed else ()), None)

    def _turned(self, on: bool) -> None:
        self.off_note.setVisible(not on)
        if not on:
            self.reason.setFocus()

    def _stamp(self, change: OfficeItem | None) -> str:
        if change is None or not change.at:
            return ""
        person = self.desk.project.find(Person, change.person) if change.person else None
        day = short_date(change.at[:10])
        if person is None:
            return _("Diubah {day}.").format(day=day)
        return _("Diubah {name}, {day}.").format(name=person.name, day=day)


def _level_hint(shown: OfficeRow) -> str:
    """Why no lower level is offered."""
    if not rules.graver(shown.base.severity):
        return _("Sudah tingkat tertinggi. Tingkat butir bawaan tidak dapat diturunkan.")
    return _(
        "Hanya dapat diketatkan: dasarnya aturan, bukan selera. Bila tidak cocok, matikan dengan alasan."
    )
