"""What goes beside the text: title, description, call to action, link, mentions, first comment."""

from functools import partial

import msgspec
from PySide6.QtWidgets import QGridLayout, QWidget

from studio.domain.caption_texts import measured, state_of, with_field
from studio.domain.content import Caption
from studio.domain.platform import TextLimit
from studio.domain.review import Where
from studio.ui.naming import number
from studio.ui.post.captions.bar import TONES
from studio.ui.post.captions.context import Captions
from studio.ui.post.line_marks import LineMarks
from studio.ui.post.word_marks import WordMarks
from studio.ui.widgets.basic import Label, clear, writes
from studio.ui.widgets.fields import FormRow, TextArea, TextField
from studio.ui.words import _, named

LONG = 160
"""Limit from which a field gets several lines."""


def hints() -> dict[str, str]:
    """What an empty field is for."""
    return {
        "call_to_action": _("Misalnya: Ambil antrean lewat tautan di profil"),
        "link": "https://…",
        "mentions": _("@akun @akun.lain"),
        "first_comment": _("Ditempel sebagai komentar pertama setelah tayang"),
    }


class Entry:
    """One field: its row, how to read and write it in a caption."""

    def __init__(self, part: str, label: str, limit: TextLimit | None = None, *, tall: bool = False) -> None:
        self.part, self.limit, self.tall = part, limit, tall
        self.field: TextField | TextArea = TextArea(label, rows=2, most_rows=8) if tall else TextField(label)
        self.counter = Label("", "hint")
        self.row = FormRow(label, self.field, side=self.counter)
        self.marks: WordMarks | LineMarks | None = None

    def show(self, text: str, inherited: str) -> None:
        """Show the text, or what stands in for it."""
        self.field.show_text(text)
        words = " ".join(inherited.split())
        hint = hints().get(self.part, "")
        self.field.setPlaceholderText(_("Ikut umum: {text}").format(text=words) if words else hint)
        self.counter.setText("")
        if self.limit is None or not (text or inherited):
            return
        count = measured(text or inherited, self.limit)
        used = number(count.used)
        self.counter.setText(used if count.limit is None else f"{used} / {number(count.limit)}")
        tone = TONES[state_of(count)]
        self.counter.tint(tone)
        signs = " ".join(count.forbidden)
        self.row.say(_("Karakter ini ditolak: {signs}").format(signs=signs) if signs else "", "stop")


class ExtraFields(QWidget):
    """The fields of the caption in work, two beside one another where they are short."""

    def __init__(self, captions: Captions) -> None:
        super().__init__()
        writes(self)
        self.captions = captions
        self.entries: dict[str, Entry] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(12)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._where: object = None

    def refresh(self) -> None:
        """Show the fields of the caption in work."""
        key = (self.captions.where, self._wants_comment())
        if key != self._where:
            self._where = key
            self._make()
        own, common = self.captions.caption, self.captions.common
        for part, entry in self.entries.items():
            inherited = read(common, part) if self.captions.where else ""
            mine = read(own, part)
            same = as_stored(part, shown(entry)) == mine
            entry.show(shown(entry) if same else mine, inherited)

    def _wants_comment(self) -> bool:
        found = self.captions.surfaces()
        where = self.captions.where
        wanted = [found[where]] if where in found else list(found.values())
        return any(p.first_comment for s in wanted for p in s.profiles)

    def _make(self) -> None:
        clear(self._grid)
        self.entries = {}
        surface = self.captions.surface() if self.captions.where else None
        for profile in surface.profiles if surface else ():
            for name, limit in profile.fields.items():
                if name != profile.main and name not in self.entries:
                    tall = (limit.limit or LONG) >= LONG
                    self._add(Entry(f"fields.{name}", named(limit.name, name), limit, tall=tall))
        self._add(Entry("call_to_action", _("Ajakan")))
        self._add(Entry("link", _("Tautan")))
        self._add(Entry("mentions", _("Sebutan akun")))
        if self._wants_comment():
            self._add(Entry("first_comment", _("Komentar pertama"), tall=True))
        at = 0
        for entry in self.entries.values():
            if entry.tall:
                at += at % 2
                self._grid.addWidget(entry.row, at // 2, 0, 1, 2)
                at += 2
            else:
                self._grid.addWidget(entry.row, at // 2, at % 2)
                at += 1

    def _add(self, entry: Entry) -> None:
        self.entries[entry.part] = entry
        entry.field.setReadOnly(self.captions.desk.session.read_only)
        entry.field.typed.connect(lambda text, part=entry.part: self._typed(part, text))
        if entry.part in {"link", "mentions"}:
            return
        place, text = partial(self._place, entry.part), partial(self._text, entry.part)
        store = partial(self._replace, entry.part)
        if isinstance(entry.field, TextArea):
            entry.marks = WordMarks(entry.field, self.captions.page, place, text, store)
        else:
            entry.marks = LineMarks(entry.field, self.captions.page, place, text, store)

    def _place(self, part: str) -> Where:
        return Where(platform=self.captions.where, field=part.removeprefix("fields."))

    def _text(self, part: str) -> str:
        return read(self.captions.caption, part)

    def _replace(self, part: str, start: int, end: int, words: str) -> None:
        text = self._text(part)
        made = write(self.captions.caption, part, text[:start] + words + text[end:])
        self.captions.put(_("Ganti kata di takarir"), made)

    def _typed(self, part: str, text: str) -> None:
        self.captions.type(part, write(self.captions.caption, part, text))


def shown(entry: Entry) -> str:
    """What stands in the field."""
    return entry.field.text() if isinstance(entry.field, TextField) else entry.field.toPlainText()


def as_stored(part: str, text: str) -> str:
    """The text as it comes back from the record."""
    return read(write(Caption(), part, text), part)


def read(caption: Caption, part: str) -> str:
    """A part of a caption as text."""
    if part.startswith("fields."):
        return caption.fields.get(part.removeprefix("fields."), "")
    if part == "mentions":
        return " ".join(caption.mentions or ())
    return str(getattr(caption, part))


def write(caption: Caption, part: str, text: str) -> Caption:
    """The caption with another part."""
    if part.startswith("fields."):
        return with_field(caption, part.removeprefix("fields."), text)
    if part == "mentions":
        words = tuple("@" + word.lstrip("@") for word in text.replace(",", " ").split() if word.strip("@"))
        return msgspec.structs.replace(caption, mentions=words or None)
    return msgspec.structs.replace(caption, **{part: text})
