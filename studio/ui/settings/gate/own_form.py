"""A question of the office's own, new or written anew."""

from functools import partial
from typing import TYPE_CHECKING, get_args

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from studio.domain import office_gate as rules
from studio.domain.ethics import Asked, Attester, Binds, Group, Item, Mode, OfficeItem, Trait
from studio.domain.office_gate import OwnQuestion
from studio.errors import StudioError
from studio.session import office_gate
from studio.session.office_gate import OfficeRow
from studio.ui.post.checks.where import severity_word
from studio.ui.said import error_words
from studio.ui.settings.gate.words import attester_name, binds_name, group_name, mode_name, trait_name
from studio.ui.settings.year.edit_page import EditPage
from studio.ui.widgets.basic import Segments, Switch, ToolButton, box, column, row
from studio.ui.widgets.choice import Choice
from studio.ui.widgets.fields import FormRow, TextArea, TextField
from studio.ui.widgets.flow import Flow
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow

BINDS: tuple[Binds, ...] = (
    "whole",
    "texts",
    "media",
    "captions",
    "caption",
    "picture",
    "figure",
    "situation",
)
FAULTS = {
    "gate/question": "question",
    "gate/long-question": "question",
    "gate/why": "why",
    "gate/attests": "attests",
    "gate/asked": "asked",
    "gate/reason": "reason",
}


class Toggles(QWidget):
    """Several of many, each a button that stays down."""

    def __init__(self, choices: list[tuple[str, str]], now: tuple[str, ...]) -> None:
        super().__init__()
        flow = Flow(self, gap=6)
        self.buttons: dict[str, ToolButton] = {}
        for key, words in choices:
            made = ToolButton()
            made.setObjectName("assetChip")
            made.setText(words)
            made.setAccessibleName(words)
            made.setCheckable(True)
            made.setChecked(key in now)
            flow.addWidget(made)
            self.buttons[key] = made

    def chosen(self) -> tuple[str, ...]:
        """The keys of those down."""
        return tuple(key for key, made in self.buttons.items() if made.isChecked())


class OwnForm(EditPage):
    """`ident` is the question's, also of a new one."""

    def __init__(self, window: "MainWindow", shown: OfficeRow | None) -> None:
        super().__init__()
        self.window_, self.desk, self.shown = window, window.desk, shown
        self.ident = shown.item.id if shown else office_gate.free_id(self.desk.project)
        item = shown.item if shown else None
        reason = shown.change.reason if shown and shown.change else ""
        self._words(item, reason)
        self._choices(item)
        title = _("Pertanyaan baru {id}") if shown is None else _("Ubah pertanyaan {id}")
        self.fill(title.format(id=self.ident), *self._rows())
        self._always()

    def start(self) -> None:
        """Put the caret into the question."""
        self.question.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Store it; what is missing is said at its field."""
        for field in self.rows.values():
            field.say("")
        before = self.shown.change if self.shown else None
        try:
            own = rules.own_item(self.ident, self._typed(), self.desk.now.date().isoformat())
            reason = rules.reason_of(self.reason.toPlainText())
        except StudioError as error:
            field = self.rows[FAULTS.get(error.code, "why")]
            field.say(error_words(error))
            field.field.setFocus()
            return
        made = OfficeItem(id=self.ident, reason=reason, own=own, off=before.off if before else False)
        made = office_gate.stamped(made, self.window_.me, self.desk.session.now())
        words = _("Ubah butir {id}") if self.shown else _("Tambah butir {id}")
        if self.desk.edit(words.format(id=self.ident), partial(_put, made)):
            self.closed.emit()

    # parts

    def _words(self, item: Item | None, reason: str) -> None:
        most = rules.MOST_QUESTION
        english = item.question.get("en", "") if item else ""
        question = item.question["id"] if item else ""
        self.question = TextArea(
            _("Pertanyaan"),
            question,
            most=most,
            rows=2,
            hint=_("Misalnya: Apakah nama pemohon sudah disetujui pemohon sendiri?"),
        )
        self.english = TextArea(
            _("Pertanyaan dalam bahasa Inggris"), "" if english == question else english, most=most, rows=2
        )
        self.why = TextArea(_("Mengapa"), item.why["id"] if item else "", rows=2)
        self.do = TextArea(_("Yang dilakukan"), item.do.get("id", "") if item else "", rows=2)
        self.right_ = TextArea(_("Contoh benar"), item.right.get("id", "") if item else "", rows=1)
        self.wrong = TextArea(_("Contoh salah"), item.wrong.get("id", "") if item else "", rows=1)
        basis = item.basis[0] if item else None
        shown = basis.rule if basis and basis.rule != rules.HOUSE else ""
        self.rule = TextField(_("Aturan"), shown, hint=_("Kosong: kebijakan kantor"))
        self.article = TextField(_("Pasal"), basis.article if basis else "")
        self.reason = TextArea(_("Alasan menambah"), reason, rows=2)

    def _choices(self, item: Item | None) -> None:
        self.group = Choice(
            _("Kelompok"), [(g, group_name(g)) for g in get_args(Group)], item.group if item else "legal"
        )
        levels = [(key, severity_word(key)) for key in ("advice", "warning", "blocker")]
        self.levels = Segments(levels, item.severity if item else "warning")
        self.levels.setFixedHeight(34)
        self.attests = Toggles(
            [(who, attester_name(who)) for who in get_args(Attester)], item.attests if item else ("ED",)
        )
        asked = item.asked if item else Asked(always=True)
        self.always = Switch(_("Selalu"), on=asked.always, changed=lambda _on: self._always())
        traits = [(t, trait_name(t)) for t in get_args(Trait) if t != "suspected"]
        modes = [(f"mode:{m}", _("masa {mode}").format(mode=mode_name(m).lower())) for m in get_args(Mode)]
        now = (*asked.traits, *(f"mode:{mode}" for mode in asked.modes))
        self.when = Toggles([*traits, *modes], now)
        self.tags = TextField(_("Tanda"), ", ".join(asked.tags), hint=_("Tanda konten, dipisah koma"))
        self.binds = Choice(
            _("Berlaku untuk"), [(b, binds_name(b)) for b in BINDS], item.binds if item else "whole"
        )

    def _rows(self) -> list[QWidget]:
        self.rows = {
            "question": FormRow(
                _("Pertanyaan"),
                self.question,
                required=True,
                hint=_("Tulis supaya jawaban “ya” berarti aman."),
            ),
            "english": FormRow(
                _("Pertanyaan dalam bahasa Inggris"),
                self.english,
                hint=_("Kosong: dipakai kalimat Indonesia."),
            ),
            "why": FormRow(_("Mengapa"), self.why, required=True),
            "attests": FormRow(_("Dijawab oleh"), self.attests, required=True),
            "asked": FormRow(
                _("Kapan ditanyakan"), box(column(self.always, self.when, self.tags, gap=8)), required=True
            ),
            "reason": FormRow(
                _("Alasan menambah"), self.reason, required=True, hint=_("Tercetak di lembar persetujuan.")
            ),
        }
        two = row(FormRow(_("Kelompok"), self.group), FormRow(_("Berlaku untuk"), self.binds), gap=16)
        law = row(FormRow(_("Aturan"), self.rule), FormRow(_("Pasal"), self.article), gap=16)
        for pair in (two, law):
            pair.setStretch(0, 1)
            pair.setStretch(1, 1)
        rows = self.rows
        return [
            rows["question"],
            rows["english"],
            box(two),
            FormRow(_("Tingkat"), box(row(self.levels, None))),
            rows["attests"],
            rows["asked"],
            rows["why"],
            FormRow(_("Yang dilakukan"), self.do),
            FormRow(_("Contoh benar"), self.right_),
            FormRow(_("Contoh salah"), self.wrong),
            box(law),
            rows["reason"],
        ]

    def _always(self) -> None:
        """Nothing else is asked for what is always put."""
        for part in (self.when, self.tags):
            part.setVisible(not self.always.isChecked())

    def _typed(self) -> OwnQuestion:
        chosen, tags = self.when.chosen(), (tag.strip() for tag in self.tags.text().split(","))
        asked = (
            Asked(always=True)
            if self.always.isChecked()
            else msgspec.convert(
                {
                    "traits": [key for key in chosen if ":" not in key],
                    "modes": [key.partition(":")[2] for key in chosen if ":" in key],
                    "tags": [tag for tag in tags if tag],
                },
                Asked,
            )
        )
        level = next(key for key, made in self.levels.buttons.items() if made.isChecked())
        plain = {
            "question": {"id": self.question.toPlainText(), "en": self.english.toPlainText()},
            "group": self.group.key(),
            "severity": level,
            "attests": self.attests.chosen(),
            "binds": self.binds.key(),
            "why": self.why.toPlainText(),
            "do": self.do.toPlainText(),
            "right": self.right_.toPlainText(),
            "wrong": self.wrong.toPlainText(),
            "rule": self.rule.text(),
            "article": self.article.text(),
        }
        return msgspec.structs.replace(msgspec.convert(plain, OwnQuestion), asked=asked)


def _put(made: OfficeItem, draft: object) -> None:
    office_gate.add_own(draft, made)  # type: ignore[arg-type] # a Draft
