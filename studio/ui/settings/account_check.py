"""The monthly check as a short form, and what earlier ones found."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from studio.domain.accounts import QUESTIONS, AccountCheck, AccountEntry, Checked, Known
from studio.errors import StudioError
from studio.session import accounts
from studio.ui.naming import PLATFORM_ICONS, long_day, platform_name
from studio.ui.settings.account_words import known_words, question_words
from studio.ui.widgets.basic import (
    TONE_ICONS,
    Icon,
    Label,
    Segments,
    Tone,
    box,
    button,
    card,
    column,
    line,
    put,
    row,
    tool,
)
from studio.ui.widgets.fields import FormRow, TextField
from studio.ui.words import _, many, sense


class AccountQuestions(QWidget):
    """The questions about one account; `all_yes` answers them with one click."""

    def __init__(self, entry: AccountEntry) -> None:
        super().__init__()
        self.entry = entry
        given = accounts.proposed(entry).answers
        self.answers: dict[str, Known] = dict(given)
        self.choices: dict[str, Segments] = {}
        lines = []
        for ident, (question, _deed) in question_words().items():
            words = Label(question, wrap=True)
            made = Segments(list(known_words().items()), given.get(ident, ""))
            made.setAccessibleName(question)
            for key, answer in made.buttons.items():
                answer.setAccessibleName(f"{question}: {known_words()[key]}")  # type: ignore[index] # its own keys
            made.chosen.connect(partial(self._answered, ident))
            self.choices[ident] = made
            both = row(words, made, gap=12)
            both.setStretch(0, 1)
            lines.append(both)
        name = f"{platform_name(entry.platform)} · {entry.handle}"
        quick = button(_("Semua ya"), self.all_yes, kind="ghost", small=True)
        quick.setAccessibleName(_("Semua ya untuk {name}").format(name=name))
        self.note = TextField(_("Catatan untuk {name}").format(name=name), hint=_("Catatan bila perlu"))
        self.note_row = FormRow(sense("akun", "Catatan"), self.note)
        head = row(
            Icon(PLATFORM_ICONS.get(entry.platform, "world"), "normal", 20),
            Label(name, "strong"),
            None,
            quick,
        )
        put(QVBoxLayout(self), head, *lines, self.note_row, gap=8, margins=(16, 12, 16, 14))

    def all_yes(self) -> None:
        """Answer every question with yes."""
        for ident, made in self.choices.items():
            made.buttons["yes"].setChecked(True)
            self.answers[ident] = "yes"

    def said(self) -> Checked:
        """The answers as they stand; what was not asked is not known."""
        answers: dict[str, Known] = {ident: self.answers.get(ident, "unknown") for ident in QUESTIONS}
        return Checked(platform=self.entry.platform, answers=answers, note=self.note.text().strip())

    def _answered(self, ident: str, key: str) -> None:
        self.answers[ident] = key  # type: ignore[assignment] # the segments' keys


class CheckForm(QWidget):
    """All accounts on one page, stored together."""

    def __init__(
        self,
        entries: tuple[AccountEntry, ...],
        store: Callable[[tuple[Checked, ...]], None],
        close: Callable[[], None],
    ) -> None:
        super().__init__()
        self._store = store
        self.parts = [AccountQuestions(entry) for entry in entries]
        rows: list[QWidget] = []
        for part in self.parts:
            rows += ([line()] if rows else []) + [part]
        frame = QFrame()
        frame.setObjectName("card")
        put(QVBoxLayout(frame), *rows, gap=0)
        told = Label(
            _("Buka tiap akun, lalu jawab. Jangan tulis kata sandi atau kode apa pun di sini."),
            "muted",
            wrap=True,
        )
        put(
            QVBoxLayout(self), Label(_("Pemeriksaan bulan ini"), "section"), told, frame,
            row(button(_("Simpan pemeriksaan"), self.store, kind="primary", icon="shield-check"),
                button(_("Batal"), close, kind="ghost"), None), gap=12,
        )  # fmt: skip

    def store(self) -> None:
        """Hand the answers over, unless a remark holds a secret."""
        found = []
        for part in self.parts:
            one = part.said()
            try:
                accounts.refuse_secrets(one)
            except StudioError as error:
                part.note_row.say(f"{error.message} {error.hint}")
                part.note.setFocus()
                return
            found.append(one)
        self._store(tuple(found))


def history_card(checks: tuple[AccountCheck, ...], remove: Callable[[AccountCheck], None]) -> QWidget:
    """Earlier checks, the latest first, each with what was open."""
    rows: list[QWidget] = []
    for check in checks:
        title = long_day(check.day)
        who = _("oleh {name}").format(name=check.by) if check.by else ""
        words = (
            many("{count} hal perlu dibenahi", check.open).format(count=check.open)
            if check.open
            else _("Semua beres")
        )
        away = tool("trash", _("Hapus pemeriksaan {day}").format(day=title), partial(remove, check), side=18)
        head = row(
            Label(title, "strong"),
            Label(who, "hint"),
            None,
            state_line(words, "warn" if check.open else "ok"),
            away,
            gap=8,
        )
        told = [Label(text, "muted", wrap=True) for text in _open_words(check)]
        rows += ([line()] if rows else []) + [box(column(head, *told, gap=4, margins=(16, 10, 8, 10)))]
    made = QFrame()
    made.setObjectName("card")
    put(QVBoxLayout(made), *rows, gap=0)
    return made


def _open_words(check: AccountCheck) -> list[str]:
    """What was open, an account a line: its name, then what to do."""
    deeds = {ident: deed for ident, (_question, deed) in question_words().items()}
    told = []
    for one in check.accounts:
        parts = [deeds[ident] for ident in one.open if ident in deeds]
        note = one.note and f"“{one.note}”"
        if parts or note:
            told.append(f"{platform_name(one.platform)}: {', '.join(filter(None, (*parts, note)))}.")
    return told


def state_line(words: str, tone: Tone) -> QWidget:
    """A state on one line, icon and words in its colour."""
    return box(row(Icon(TONE_ICONS[tone or "info"], tone or "muted", 16), Label(words, "", tone), gap=6))


def nothing_checked() -> QWidget:
    """What stands in place of the history before the first check."""
    return card(
        Label(
            _("Belum ada pemeriksaan. Yang pertama memberi patokan untuk bulan-bulan berikutnya."),
            "muted",
            wrap=True,
        )
    )
