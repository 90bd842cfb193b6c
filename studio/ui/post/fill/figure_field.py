"""Slots of one figure and of several: value, unit, label, source, date, shown as they will be set."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.domain.content import Figure, FigureRef, FigureRefs, SlotValue
from studio.domain.ids import FigureId
from studio.domain.template import Slot
from studio.session.figure_register import rows
from studio.session.filling import figures_in
from studio.session.projects import new_id
from studio.ui.post.fill.base import Filling, SlotField
from studio.ui.widgets.basic import button, clear, put, row, tool
from studio.ui.widgets.figure_form import FigureForm
from studio.ui.widgets.figure_picker import FigurePicker
from studio.ui.words import _


class FigureSlot(SlotField):
    """One figure of the register; typing into an empty one makes a new figure."""

    def __init__(self, filling: Filling, slot: Slot) -> None:
        super().__init__(filling, slot)
        self.form = FigureForm(self._now() or _fresh(), self.follow)
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
            form = FigureForm(figure, self.follow)
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
    """The register to choose from, with search; what the slot shows already is left out."""
    desk = owner.filling.desk
    known = {figure.id for figure in figures_in(desk.project, owner.filling.value(owner.slot))}
    found = [row for row in rows(desk.project, desk.now.date()) if row.figure.id not in known]
    made = FigurePicker(owner, found)
    made.picked.connect(chosen)
    made.appear(under)
