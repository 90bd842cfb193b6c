"""Taking many in: pasted lines or a table; what it would become is looked at first."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from studio.domain.table_header import IGNORE
from studio.session.inquiries import channels
from studio.session.inquiry_import import Incoming, records_of
from studio.ui.home.parts import titled
from studio.ui.naming import number, short_date
from studio.ui.said import said
from studio.ui.strategy.inquiries.words import channel_words, kind_words, masked_words
from studio.ui.widgets.basic import (
    Elided,
    Label,
    Toned,
    box,
    button,
    card,
    clear,
    column,
    line,
    put,
    row,
    writes,
)
from studio.ui.widgets.choice import Choice
from studio.ui.widgets.fields import FormRow, TextArea
from studio.ui.words import _, many

if TYPE_CHECKING:
    from studio.ui.strategy.inquiries.section import InquirySection

SHOWN, MOST_LETTERS = 8, 200_000


class TakeMany(QWidget):
    """The page: where from, what it would become, keep or not."""

    def __init__(self, section: "InquirySection") -> None:
        super().__init__()
        self.section, self.desk = section, section.desk
        self.path = ""
        self.seen: Incoming | None = None
        self.mapping: dict[str, str] = {}
        self._asked = 0
        self.title = Label("", "section")
        self.text = writes(
            TextArea(
                _("Baris masukan"),
                rows=8,
                most_rows=14,
                hint=_("Satu baris, satu pertanyaan. Tempel dari WhatsApp, catatan, atau tabel."),
            )
        )
        self.channel = Choice(_("Kanal"), [("", _("Tanpa kanal"))])
        self.look = button(_("Lihat hasilnya"), self.read, kind="primary")
        self._source = card(
            FormRow(_("Baris masukan"), self.text), row(self.channel, self.look, None), gap=12
        )
        self._result = column(gap=16)
        self.keep = writes(button("", self.store, kind="primary", icon="check"))
        self.keep.hide()
        body = box(column(self._source, self._result, None, gap=16, margins=(24, 16, 24, 24)))
        body.setMaximumWidth(1100)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        head = box(row(self.title, None, margins=(24, 0, 16, 0)), "bar")
        head.setFixedHeight(48)
        self._back = button(_("Batal"), section.show_groups)
        foot = box(row(None, self._back, self.keep, margins=(24, 10, 16, 10)))
        put(QVBoxLayout(self), head, line(), area, line(), foot, gap=0).setStretch(2, 1)

    def paste(self) -> None:
        """Begin with an empty field."""
        self._begin("", _("Tempel banyak masukan"))
        self.channel.clear()
        for key, words in [
            ("", _("Tanpa kanal")),
            *((c, channel_words(c)) for c in channels(self.desk.project)),
        ]:
            self.channel.addItem(words, key)
        self.text.show_text("")
        self.text.setFocus()

    def open_file(self, path: Path) -> None:
        """Begin with a table."""
        self._begin(str(path), _("Impor {name}").format(name=path.name))
        self.read()

    def read(self) -> None:
        """Let the background process read it."""
        if not self.desk.flush():
            return
        given: dict[str, Any] = {
            "project": str(self.desk.session.path), "today": self.desk.now.date().isoformat(),
            "path": self.path, "mapping": self.mapping, "text": self.text.toPlainText()[:MOST_LETTERS],
            "channel": self.channel.key(),
        }  # fmt: skip
        self._asked += 1
        job = self.section.window_.jobs.run("inquiries", _("Membaca masukan"), given)
        job.done.connect(partial(self._read, self._asked))
        job.failed.connect(self.section.window_.notices.fail)

    def store(self) -> None:
        """Keep the good rows as one command."""
        seen = self.seen
        records = records_of(self.desk.project, seen) if seen else ()
        if seen is None or not records:
            return
        name = seen.name or _("tempelan")
        if self.desk.put(_("Impor masukan “{name}”").format(name=name), *records):
            told = many("{count} masukan dicatat.", seen.asked).format(count=number(seen.asked))
            window = self.section.window_
            window.notices.say(f"{told} {masked_words(seen.masked)}", "ok", (_("Urungkan"), window.undo))
            self.seen = None
            self.text.show_text("")
            self.section.show_groups()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives up."""
        if event.key() == Qt.Key.Key_Escape:
            self.section.show_groups()
        else:
            super().keyPressEvent(event)

    def _begin(self, path: str, title: str) -> None:
        self.path, self.mapping, self.seen = path, {}, None
        self.title.setText(title)
        self._source.setVisible(not path)
        self._show()

    def _read(self, asked: int, made: Any) -> None:
        if asked == self._asked:
            self.seen = msgspec.convert(made, Incoming)
            self._show()

    def _show(self) -> None:
        clear(self._result)
        seen = self.seen
        count = seen.asked if seen else 0
        self.keep.setText(many("Simpan {count} masukan", count).format(count=number(count)))
        self.keep.setVisible(count > 0)
        if seen is None:
            if self.path:
                self._result.addWidget(Label(_("Membaca berkas di latar belakang…"), "muted"))
            return
        self._result.addWidget(self._summary(seen))
        if seen.columns:
            self._result.addWidget(self._columns(seen))
            self._read_on()
        if seen.bad:
            bad = [
                _line(_("Baris {line}").format(line=number(b.line)), said(b.reason), b.shown)
                for b in seen.bad[:50]
            ]
            self._result.addWidget(titled(_("Tidak terbaca"), _("tidak ikut disimpan"), *bad))
        new = [
            _line(
                self.section.name_of(one.topic),
                one.words,
                f"{kind_words()[one.kind]} · {short_date(one.date)}",
            )
            for one in seen.new[:SHOWN]
        ]
        if new:
            rest = len(seen.new) - len(new)
            note = _("dan {count} lagi").format(count=number(rest)) if rest > 0 else ""
            self._result.addWidget(titled(_("Yang akan dicatat"), note, *new))

    def _read_on(self) -> None:
        """From the last column Tab goes on to the buttons below."""
        choices = self.findChildren(Choice)
        last = next(one for one in reversed(choices) if one is not self.channel)
        self.setTabOrder(last, self._back)
        self.setTabOrder(self._back, self.keep)

    def _summary(self, seen: Incoming) -> QWidget:
        told = _("{new} masukan baru, {more} menambah yang sudah ada, {bad} baris tidak terbaca.").format(
            new=number(len(seen.new)), more=number(len(seen.more)), bad=number(len(seen.bad))
        )
        lines: list[QWidget] = [Toned(told, "warn" if seen.bad else "ok")]
        if seen.masked:
            lines.append(Toned(masked_words(seen.masked), "info"))
        personal = [column.header for column in seen.columns if column.personal]
        if personal:
            words = _("Kolom {names} berisi data pribadi dan tidak dibaca.").format(names=", ".join(personal))
            lines.append(Toned(words, "info"))
        lines += [Label(said(note), "muted", wrap=True) for note in seen.notes]
        return card(*lines, gap=8)

    def _columns(self, seen: Incoming) -> QWidget:
        grid = QGridLayout()
        grid.setContentsMargins(16, 8, 16, 12)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(2, 1)
        for place, one in enumerate(seen.columns):
            choice = Choice(_("Kolom {name}").format(name=one.header), self._fields(), one.key or IGNORE)
            choice.setMinimumWidth(170)
            choice.picked.connect(partial(self._map, one.header))
            shown = (
                _("data pribadi, tidak dibaca") if one.personal and not one.key else " · ".join(one.samples)
            )
            name = box(column(Elided(one.header, "strong"), gap=0))
            name.setFixedWidth(190)
            for at, part in enumerate((name, choice, Elided(shown, "muted"))):
                grid.addWidget(part, place, at)
        return titled(_("Kolom berkas"), _("cocokkan bila perlu"), box(grid))

    def _fields(self) -> list[tuple[str, str]]:
        names = {
            IGNORE: _("Dilewati"), "words": _("Pertanyaan"), "date": _("Tanggal masukan"), "kind": _("Jenis"),
            "topic": _("Pokok"), "service": _("Layanan"), "channel": _("Kanal"), "count": _("Jumlah"),
            "state": _("Keadaan"),
        }  # fmt: skip
        return list(names.items())

    def _map(self, header: str, key: str) -> None:
        self.mapping = {name: now for name, now in self.mapping.items() if now != key or key == IGNORE}
        self.mapping[header] = key
        self.read()


def _line(name: str, words: str, more: str) -> QWidget:
    left = box(column(Elided(name, "strong"), gap=0))
    left.setFixedWidth(190)
    right = box(column(Elided(more, "hint"), gap=0))
    right.setFixedWidth(230)
    made = box(row(left, Elided(words), right, gap=16, margins=(16, 8, 16, 8)))
    made.layout().setStretch(1, 1)  # type: ignore[union-attr]
    return made
