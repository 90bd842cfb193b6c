"""An election open for changes: its name, its dates, and the lists that posts are held against."""

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from studio.domain import office_gate as rules
from studio.domain.election_table import ElectionLists
from studio.domain.ethics import Situation
from studio.errors import StudioError
from studio.session import special_times
from studio.ui.naming import number
from studio.ui.said import error_words, said
from studio.ui.settings.year.edit_page import EditPage
from studio.ui.widgets.basic import Label, box, button, row, writes
from studio.ui.widgets.dates import DayField
from studio.ui.widgets.fields import FormRow, TextArea, TextField
from studio.ui.words import _, many

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow

MOST_BAD = 3
"""Lines that could not be read which are told of."""
FAULTS = {"mode/name": "name", "mode/day": "days", "mode/order": "days"}


class ElectionForm(EditPage):
    """A new election, or one there is."""

    def __init__(self, window: "MainWindow", situation: Situation | None) -> None:
        super().__init__()
        self.window_, self.desk, self.new = window, window.desk, situation is None
        self.situation = situation or special_times.new_election(window.me, self.desk.session.now())
        now = self.situation
        self.name = TextField(_("Nama pemilihan"), now.name, most=80, hint=_("Misalnya: Pilkada 2029"))
        self.begin, self.end = DayField(_("Mulai")), DayField(_("Sampai"))
        for field, day in ((self.begin, now.start), (self.end, now.end)):
            field.today = self.desk.now.date()
            field.setText(f"{day[8:]}/{day[5:7]}/{day[:4]}" if day else "")
        self.lists = {key: TextArea(words, "\n".join(getattr(now, key)), rows=3, most_rows=8)
                      for key, words in _names().items()}  # fmt: skip
        self.fill(_("Pemilihan baru") if self.new else _("Ubah pemilihan"), *self._rows())

    def start(self) -> None:
        """Put the caret into the name."""
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Store it, unless something is missing."""
        for field in self.rows.values():
            field.say("")
        try:
            made = rules.election(self.situation, self.name.text(), self.begin.text(), self.end.text())
        except StudioError as error:
            field = self.rows[FAULTS[error.code]]
            field.say(error_words(error))
            (self.name if field is self.rows["name"] else self.begin).setFocus()
            return
        made = msgspec.structs.replace(
            made, **{key: rules.entries(area.toPlainText()) for key, area in self.lists.items()}
        )
        words = _("Tambah masa “{name}”") if self.new else _("Ubah masa “{name}”")
        if made == self.situation or self.desk.put(words.format(name=made.name), made):
            self.closed.emit()

    # lists from a file

    def choose_file(self) -> None:
        """Choose a file with lists."""
        kinds = _("Daftar (*.txt *.csv *.xlsx)")
        name, _f = QFileDialog.getOpenFileName(self, _("Ambil daftar"), "", kinds)
        if name:
            self.read_file(Path(name))

    def read_file(self, path: Path) -> None:
        """Read a file in the background and put its entries behind those there are; nothing is stored yet."""
        job = self.window_.jobs.run("election_lists", _("Membaca daftar"), {"path": str(path)})
        job.done.connect(lambda found: self._take(msgspec.convert(found, ElectionLists)))
        job.failed.connect(lambda error: self.rows["lists"].say(error_words(error)))

    def _take(self, found: ElectionLists) -> None:
        count = 0
        for key, area in self.lists.items():
            before = rules.entries(area.toPlainText())
            after = rules.entries("\n".join((*before, *getattr(found, key))))
            area.show_text("\n".join(after))
            count += len(after) - len(before)
        words = many("{count} isian baru; simpan bila sudah benar.", count).format(count=number(count))
        for bad in found.bad[:MOST_BAD]:
            fault = _("Baris {number}: {why}.").format(number=bad.line, why=said(bad.why))
            words = f"{words} {fault}"
        self.rows["lists"].say(words, "warn" if found.bad else "ok" if count else "info")

    # parts

    def _rows(self) -> list[QWidget]:
        days = row(self.begin, Label("–", "muted"), self.end)
        read = writes(button(_("Ambil dari berkas…"), self.choose_file, icon="file-import"))
        hint = _("TXT, CSV, atau XLSX dengan kolom jenis, nama, nomor, slogan. Boleh juga diketik di bawah.")
        self.rows = {
            "name": FormRow(_("Nama pemilihan"), self.name, required=True),
            "days": FormRow(_("Masa"), box(days), required=True,
                            hint=_("Dari penetapan calon sampai hasilnya ditetapkan.")),
            "lists": FormRow(_("Daftar calon dan peserta"), box(row(read, None)), hint=hint),
        }  # fmt: skip
        areas = [FormRow(words, self.lists[key], hint=_("Satu sebaris.")) for key, words in _names().items()]
        return [*self.rows.values(), *areas]


def _names() -> dict[str, str]:
    return {
        "parties": _("Partai"), "candidates": _("Calon"), "numbers": _("Nomor urut"), "slogans": _("Slogan"),
    }  # fmt: skip
