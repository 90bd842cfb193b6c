"""The fields of a figure, for the slot it is shown in and for the register: one way to write it down."""

from collections.abc import Callable
from functools import partial
from itertools import pairwise

import msgspec
from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio import i18n
from studio.domain.binding import figure_data
from studio.domain.content import Figure
from studio.domain.typed import exact_number, iso_day
from studio.ui.naming import long_day, short_date
from studio.ui.widgets.basic import Label, box, column, put, row
from studio.ui.widgets.dates import DayField
from studio.ui.widgets.fields import FormRow, TextField
from studio.ui.words import _

NUMBERS, DAYS = ("value", "previous"), ("as_of", "expires")
READING = (
    "value", "unit", "label", "period", "source", "as_of", "expires", "previous", "previous_label",
)  # fmt: skip
NARROW = 140
BUTTON = 20
"""Room of the calendar in a day\'s field."""


class FigureForm(QWidget):
    """The fields of one figure; with `expires` as the register has them. `typed` gives how it stands."""

    typed = Signal(object)

    def __init__(self, figure: Figure, follow: Callable[[QWidget], object], *, expires: bool = False) -> None:
        super().__init__()
        self.figure = figure
        self.fields: dict[str, TextField] = {}
        own = (("expires", _("Berlaku sampai"), ""),) if expires else ()
        for name, words, hint in (
            ("value", _("Nilai"), "1.284"), ("unit", _("Satuan"), _("satuan, misalnya warga")),
            ("label", _("Keterangan angka"), _("yang dihitung")), ("period", _("Periode"), _("periode")),
            ("as_of", _("Per tanggal"), _("per tanggal")), ("source", _("Sumber angka"), _("sumber angka")),
            ("previous", _("Nilai sebelumnya"), _("nilai sebelumnya")),
            ("previous_label", _("Kapan nilai sebelumnya"), _("dari kapan")), *own,
        ):  # fmt: skip
            hint = "" if expires and name != "value" else hint  # noqa: PLW2901 - a label says it
            made = DayField(words, hint) if name in DAYS else TextField(words, hint=hint)
            made.setToolTip("" if expires else words)
            made.typed.connect(partial(self._typed, name))
            made.installEventFilter(self)
            follow(made)
            self.fields[name] = made
        self.as_set = Label("", "hint", wrap=True)
        put(QVBoxLayout(self), self._labelled() if expires else self._tight(), self.as_set, gap=8)
        self.show_figure(figure)

    def _labelled(self) -> QWidget:
        """Each field under its name, as the register's panel has room for it."""
        label = {name: FormRow(self.fields[name].accessibleName(), self.fields[name]) for name in READING}
        lines = []
        for pair in (("value", "unit"), ("as_of", "expires"), ("previous", "previous_label")):
            line = row(*(label[name] for name in pair), gap=8)
            line.setStretch(0, 1)
            line.setStretch(1, 1)
            lines.append(line)
        first, days, before = lines
        made = box(column(first, label["label"], label["period"], label["source"], days, before, gap=12))
        for one, after in pairwise(READING):
            QWidget.setTabOrder(self.fields[one], self.fields[after])
        return made

    def _tight(self) -> QWidget:
        """Fields close together, each saying in itself what it is for."""
        self.top = row(self.fields["value"], self.fields["unit"], gap=8)
        for name in ("value", "as_of", "previous"):
            self.fields[name].setFixedWidth(NARROW + (BUTTON if name == "as_of" else 0))
        about = row(self.fields["label"], self.fields["period"], gap=8)
        about.setStretch(0, 3)
        about.setStretch(1, 2)
        origin = row(self.fields["as_of"], self.fields["source"], gap=8)
        before = row(self.fields["previous"], self.fields["previous_label"], gap=8)
        return box(column(self.top, about, origin, before, gap=8))

    def show_figure(self, figure: Figure) -> None:
        """Show another state of the figure; what is being typed keeps its form."""
        self.figure = figure
        for name, field in self.fields.items():
            text = getattr(figure, name)
            if not field.hasFocus() or self._meant(name, field.text()) != text:
                field.show_text(self._shown(name, text))
        self._say()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """On leaving a field, show the number or day as it is understood."""
        if event.type() == QEvent.Type.FocusOut:
            for name, field in self.fields.items():
                if field is watched:
                    field.show_text(self._shown(name, getattr(self.figure, name)))
        return super().eventFilter(watched, event)

    def _typed(self, name: str, text: str) -> None:
        meant = self._meant(name, text)
        self._say_bad(name, text, meant)
        self.figure = msgspec.structs.replace(self.figure, **{name: meant})
        self._say()
        self.typed.emit(self.figure)

    def _meant(self, name: str, text: str) -> str:
        if name in NUMBERS:
            return exact_number(text) or text.strip()
        return (iso_day(text) or text.strip()) if name in DAYS else text

    def _shown(self, name: str, text: str) -> str:
        if name in NUMBERS and exact_number(text):
            return i18n.number(text)
        if name in DAYS:
            narrow = "expires" in self.fields and short_date(text).partition(", ")[2]
            return narrow or long_day(text)
        return text

    def _say_bad(self, name: str, text: str, meant: str) -> None:
        wrong = bool(text.strip()) and (
            (name in NUMBERS and not exact_number(meant)) or (name in DAYS and not short_date(meant))
        )
        field = self.fields[name]
        field.setProperty("bad", "true" if wrong else "false")
        field.style().polish(field)

    def _say(self) -> None:
        shown = figure_data(self.figure) or {}
        parts = (f"{shown['value']} {shown['unit']}".strip(), shown["change"], shown["source"])
        told = " · ".join(part for part in parts if part)
        self.as_set.setText(_("Tampil: {text}").format(text=told) if self.figure.value else "")
        self.as_set.setVisible(bool(self.figure.value))
