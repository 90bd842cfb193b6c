"""Slots of one figure and of several: value, unit, label, source, date, shown as they will be set."""

from collections.abc import Callable
from functools import partial

import msgspec
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from studio import i18n
from studio.domain.binding import figure_data
from studio.domain.content import Figure, FigureRef, FigureRefs, SlotValue
from studio.domain.ids import FigureId
from studio.domain.template import Slot
from studio.domain.typed import exact_number, iso_day
from studio.session.filling import figures_in
from studio.session.projects import new_id
from studio.ui.naming import long_day, short_date
from studio.ui.post.fill.base import Filling, SlotField
from studio.ui.widgets.basic import Label, button, clear, put, row, tool
from studio.ui.widgets.dates import DayField
from studio.ui.widgets.fields import TextField
from studio.ui.words import _

NUMBERS = ("value", "previous")
NARROW = 140
BUTTON = 20
"""Room of the calendar in a day\'s field."""


class FigureForm(QWidget):
    """The fields of one figure. `typed` gives the figure as it stands."""

    typed = Signal(object)

    def __init__(self, owner: SlotField, figure: Figure) -> None:
        super().__init__()
        self.figure = figure
        self.fields: dict[str, TextField] = {}
        for name, words, hint in (
            ("value", _("Nilai"), "1.284"), ("unit", _("Satuan"), _("satuan, misalnya warga")),
            ("label", _("Keterangan angka"), _("yang dihitung")), ("period", _("Periode"), _("periode")),
            ("as_of", _("Per tanggal"), _("per tanggal")), ("source", _("Sumber angka"), _("sumber angka")),
            ("previous", _("Nilai sebelumnya"), _("nilai sebelumnya")),
            ("previous_label", _("Kapan nilai sebelumnya"), _("dari kapan")),
        ):  # fmt: skip
            made = DayField(words, hint) if name == "as_of" else TextField(words, hint=hint)
            made.setToolTip(words)
            made.typed.connect(partial(self._typed, name))
            made.installEventFilter(self)
            owner.follow(made)
            self.fields[name] = made
        self.as_set = Label("", "hint", wrap=True)
        self.top = row(self.fields["value"], self.fields["unit"], gap=8)
        for name in ("value", "as_of", "previous"):
            self.fields[name].setFixedWidth(NARROW + (BUTTON if name == "as_of" else 0))
        about = row(self.fields["label"], self.fields["period"], gap=8)
        about.setStretch(0, 3)
        about.setStretch(1, 2)
        origin = row(self.fields["as_of"], self.fields["source"], gap=8)
        before = row(self.fields["previous"], self.fields["previous_label"], gap=8)
        put(QVBoxLayout(self), self.top, about, origin, before, self.as_set, gap=8)
        self.show_figure(figure)

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
        return (iso_day(text) or text.strip()) if name == "as_of" else text

    def _shown(self, name: str, text: str) -> str:
        if name in NUMBERS and exact_number(text):
            return i18n.number(text)
        return long_day(text) if name == "as_of" else text

    def _say_bad(self, name: str, text: str, meant: str) -> None:
        wrong = bool(text.strip()) and (
            (name in NUMBERS and not exact_number(meant)) or (name == "as_of" and not short_date(meant))
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


class FigureSlot(SlotField):
    """One figure of the register; typing into an empty one makes a new figure."""

    def __init__(self, filling: Filling, slot: Slot) -> None:
        super().__init__(filling, slot)
        self.form = FigureForm(self, self._now() or _fresh())
        self.form.typed.connect(self._typed)
        choose = button(_("Pilih dari daftar angka"), self._choose, kind="link")
        self.choose = choose
        put(QVBoxLayout(self), self.form, row(choose, None), gap=4)
        self.follow(choose)
        self.refresh()

    def refresh(self) -> None:
        """Show the figure of the project."""
        now = self._now()
        if now is None and self.form.figure.value:
            now = _fresh()
        if now is not None and now != self.form.figure:
            self.form.show_figure(now)
        self.choose.setVisible(bool(self.filling.desk.project.all(Figure)))

    def take_focus(self) -> None:
        """The caret into the value."""
        self.form.fields["value"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _now(self) -> Figure | None:
        found = figures_in(self.filling.desk.project, self.filling.value(self.slot))
        return found[0] if found else None

    def _typed(self, figure: Figure) -> None:
        self.filling.type(self.slot, FigureRef(figure=figure.id), figure)

    def _choose(self) -> None:
        figure_menu(self, self.choose, lambda f: self.filling.put(
            _("Pilih angka"), self.slot, FigureRef(figure=f.id)))  # fmt: skip


class FiguresSlot(SlotField):
    """Several figures in order."""

    def __init__(self, filling: Filling, slot: Slot) -> None:
        super().__init__(filling, slot)
        self.forms: list[FigureForm] = []
        self._lines = put(QVBoxLayout(), gap=16)
        self.more = button(_("Tambah angka"), self._more, kind="link", icon="plus")
        self.choose = button(_("Pilih dari daftar angka"), self._choose, kind="link")
        put(QVBoxLayout(self), self._lines, row(self.more, self.choose, None, gap=12), gap=8)
        self.follow(self.more, self.choose)
        self._begun: Figure | None = None
        self.refresh()

    def refresh(self) -> None:
        """Show the figures of the project, and the one being begun."""
        now = figures_in(self.filling.desk.project, self.filling.value(self.slot))
        if self._begun is not None and self._begun.id in {f.id for f in now}:
            self._begun = None
        if not now and self._begun is None:
            self._begun = _fresh()
        shown = (*now, *((self._begun,) if self._begun else ()))
        if [f.figure.id for f in self.forms] != [f.id for f in shown]:
            self._rebuild(shown)
        for form, figure in zip(self.forms, shown, strict=True):
            if form.figure != figure:
                form.show_figure(figure)
        most = self.slot.limits.max_items
        room = most is None or len(now) < most
        self.more.setVisible(room and self._begun is None)
        self.choose.setVisible(room and bool(self.filling.desk.project.all(Figure)))

    def take_focus(self) -> None:
        """The caret into the first value."""
        if self.forms:
            self.forms[0].fields["value"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _rebuild(self, shown: tuple[Figure, ...]) -> None:
        focus = next((f.figure.id for f in self.forms if f.isAncestorOf(f.window().focusWidget())), "")
        clear(self._lines)
        self.forms = []
        for place, figure in enumerate(shown):
            form = FigureForm(self, figure)
            form.typed.connect(self._typed)
            for icon, words, act in (
                ("chevron-up", _("Naikkan angka"), partial(self._move, place, -1)),
                ("chevron-down", _("Turunkan angka"), partial(self._move, place, 1)),
                ("x", _("Lepas angka"), partial(self._remove, place)),
            ):
                made = tool(icon, words, act, side=16)
                made.setFixedSize(24, 28)
                self.follow(made)
                form.top.addWidget(made)
            self.forms.append(form)
            self._lines.addWidget(form)
            if figure.id == focus:
                form.fields["value"].setFocus()

    def _idents(self) -> list[FigureId]:
        value = self.filling.value(self.slot)
        return list(value.figures) if isinstance(value, FigureRefs) else []

    def _typed(self, figure: Figure) -> None:
        idents = self._idents()
        if figure.id not in idents:
            idents.append(figure.id)
        self.filling.type(self.slot, FigureRefs(figures=tuple(idents)), figure)

    def _more(self) -> None:
        self._begun = _fresh()
        self.refresh()
        self.forms[-1].fields["value"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, place: int, by: int) -> None:
        idents, target = self._idents(), place + by
        if place < len(idents) and 0 <= target < len(idents):
            idents.insert(target, idents.pop(place))
            self._store(idents, _("Urutkan {name}"))

    def _remove(self, place: int) -> None:
        idents = self._idents()
        if place >= len(idents):
            self._begun = None
            self.refresh()
            return
        del idents[place]
        self._store(idents, _("Lepas angka dari {name}"))

    def _store(self, idents: list[FigureId], words: str) -> None:
        value: SlotValue | None = FigureRefs(figures=tuple(idents)) if idents else None
        self.filling.put(words.format(name=self.name), self.slot, value)

    def _choose(self) -> None:
        figure_menu(
            self, self.choose, lambda f: self._store([*self._idents(), f.id], _("Pilih angka {name}"))
        )


def _fresh() -> Figure:
    return Figure(id=FigureId(new_id()), value="", label="")


def figure_menu(owner: SlotField, under: QWidget, chosen: Callable[[Figure], object]) -> None:
    """The figures of the project to choose from."""
    menu = QMenu(owner)
    known = figures_in(owner.filling.desk.project, owner.filling.value(owner.slot))
    for figure in owner.filling.desk.project.all(Figure):
        words = " ".join(p for p in (i18n.number(figure.value), figure.unit, "·", figure.label) if p)
        action = menu.addAction(words.replace("&", "&&"), partial(chosen, figure))
        action.setEnabled(figure not in known)
    menu.popup(under.mapToGlobal(under.rect().bottomLeft()))
