"""A small list that people write: one line each, added below, taken away beside; searched when it is long."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from studio.errors import StudioError
from studio.ui.said import error_words
from studio.ui.widgets.basic import Elided, Label, box, button, clear, line, put, row, tool, writes
from studio.ui.widgets.choice import Search
from studio.ui.widgets.fields import FormRow, TextField
from studio.ui.words import _

LONG, MOST_SHOWN, TALL = 8, 200, 40
"""Lines from which on a search stands above, lines shown at most, height of one in px."""


class LinesField(QFrame):
    """`added` and `removed` give the line; whoever listens stores it and shows the list anew."""

    added = Signal(str)
    removed = Signal(str)

    def __init__(self, name: str, hint: str, read: Callable[[str], str], nothing: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self._read, self._nothing = read, nothing
        self._lines: tuple[str, ...] = ()
        self._shown: tuple[str, ...] | None = None
        self.search = Search(_("Cari di {name}").format(name=name.lower()), _("Cari"))
        self.search.textChanged.connect(lambda _text: self._show())
        self._above = box(row(self.search, margins=(16, 10, 16, 4)))
        self.field = TextField(_("Tambah ke {name}").format(name=name.lower()), hint=hint)
        self.field.returnPressed.connect(self.add)
        add = button(_("Tambah"), self.add, icon="plus")
        typed = row(self.field, add)
        typed.setStretch(0, 1)
        self.form = FormRow(name, box(typed))
        self.form.label.hide()
        self._list = QVBoxLayout()
        put(self._list, gap=0)
        put(QVBoxLayout(self), self._above, self._list, box(row(self.form, margins=(16, 8, 16, 12))), gap=0)
        writes(self.form)

    def show_lines(self, lines: tuple[str, ...]) -> None:
        """Show a list."""
        self._lines = lines
        self._above.setVisible(len(lines) > LONG)
        self._show()

    def add(self) -> None:
        """Hand on what is typed, unless it is wrong or there already."""
        try:
            made = self._read(self.field.text())
        except StudioError as error:
            self.form.say(error_words(error))
            return
        if made.casefold() in {one.casefold() for one in self._lines}:
            self.form.say(_("Sudah ada di daftar."))
            return
        self.form.say("")
        self.field.clear()
        self.field.setFocus()
        self.added.emit(made)

    def _show(self) -> None:
        words = self.search.text().casefold().split() if len(self._lines) > LONG else []
        found = tuple(one for one in self._lines if all(word in one.casefold() for word in words))
        if found == self._shown:
            return
        self._shown = found
        clear(self._list)
        for one in found[:MOST_SHOWN]:
            away = tool("trash", _("Hapus {name}").format(name=one), partial(self.removed.emit, one), side=18)
            made = box(row(Elided(one), writes(away), gap=12, margins=(16, 0, 8, 0)))
            made.layout().setStretch(0, 1)  # type: ignore[union-attr]
            made.setFixedHeight(TALL)
            self._list.addWidget(made)
            self._list.addWidget(line())
        more = len(found) - MOST_SHOWN
        note = self._nothing if not self._lines else _("Tidak ada yang cocok.") if not found else ""
        if more > 0:
            note = _("{count} lagi; cari untuk melihatnya.").format(count=more)
        if note:
            self._list.addWidget(box(row(Label(note, "muted", wrap=True), margins=(16, 10, 16, 2))))
