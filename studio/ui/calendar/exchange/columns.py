"""The columns of a table: header, examples, what its cells look like, and what each is taken for."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.domain.table_header import IGNORE
from studio.ui.widgets.basic import Elided, clear, column, line, put, row
from studio.ui.widgets.choice import Choice
from studio.ui.words import _


def meanings() -> list[tuple[str, str]]:
    """What a column can be taken for."""
    return [
        (IGNORE, _("Lewati")), ("title", _("Judul")), ("date", _("Tanggal")), ("time", _("Jam")),
        ("zone", _("Zona")), ("status", _("Status")), ("placements", _("Penempatan")), ("pillar", _("Pilar")),
        ("campaign", _("Kampanye")), ("owner", _("Penanggung jawab")), ("text", _("Takarir")),
        ("hashtags", _("Tagar")), ("summary", _("Ringkasan")), ("key_message", _("Pesan kunci")),
        ("tags", _("Label")), ("note", _("Catatan")), ("uid", _("ID konten")),
    ]  # fmt: skip


def field_words(key: str) -> str:
    """The words of a field."""
    return dict(meanings()).get(key, key)


def type_words(key: str) -> str:
    """What the cells of a column look like."""
    known = {
        "empty": _("kosong"), "date": _("tanggal"), "time": _("jam"), "number": _("angka"), "text": _("teks"),
    }  # fmt: skip
    return known.get(key, key)


class ColumnList(QWidget):
    """A row for each column; `changed` gives the mapping as it is now."""

    changed = Signal(dict)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.choices: dict[str, Choice] = {}
        self._lines = QVBoxLayout(self)
        put(self._lines, gap=0)

    def mapping(self) -> dict[str, str]:
        """Each column's header with what it is taken for."""
        return {header: choice.key() for header, choice in self.choices.items()}

    def show_columns(self, columns: list[dict[str, Any]]) -> None:
        """Show the columns; those that are there already keep their widgets, and the caret."""
        if [c["header"] for c in columns] == list(self.choices):
            for one in columns:
                self.choices[one["header"]].show_key(one.get("key") or IGNORE)
            return
        clear(self._lines)
        self.choices = {}
        for one in columns:
            self._lines.addWidget(self._row(one))
            self._lines.addWidget(line())
        self._lines.addStretch(1)

    def _row(self, one: dict[str, Any]) -> QWidget:
        header = one["header"]
        name = _("Kolom {name} dibaca sebagai").format(name=header)
        choice = self.choices[header] = Choice(name, meanings(), one.get("key") or IGNORE)
        choice.setFixedWidth(186)
        choice.picked.connect(lambda key, header=header: self._picked(header, key))
        samples = " · ".join(one.get("samples") or ())
        kind = type_words(one.get("type") or "empty")
        made = QWidget()
        words = column(
            Elided(header, "strong"), Elided(f"{kind}: {samples}" if samples else kind, "muted"), gap=2
        )
        lines = row(words, choice, gap=12, margins=(24, 8, 16, 8))
        lines.setStretch(0, 1)
        made.setLayout(lines)
        return made

    def _picked(self, header: str, key: str) -> None:
        """A field stands in one column alone: the other that had it is left out."""
        for other, choice in self.choices.items():
            if other != header and key != IGNORE and choice.key() == key:
                choice.show_key(IGNORE)
        self.changed.emit(self.mapping())
