"""The form: one row per slot of the page, in the order they are read, and the post's own fields."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from studio.domain.template import Slot
from studio.session.appearance import left_out
from studio.session.filling import slots_of
from studio.ui.canvas.picture import Shown
from studio.ui.canvas.pixels import Pixels
from studio.ui.naming import placement_name
from studio.ui.post.fill.about import PostFields
from studio.ui.post.fill.base import FieldRow, Filling, SlotField
from studio.ui.post.fill.figure_field import FigureSlot, FiguresSlot
from studio.ui.post.fill.locked import lock_line, locks_now
from studio.ui.post.fill.narrative import NarrativeFields
from studio.ui.post.fill.picture_field import PictureSlot
from studio.ui.post.fill.plain_fields import ItemsSlot, LinkSlot
from studio.ui.post.fill.sorts import SortFields
from studio.ui.post.fill.text_field import TextSlot
from studio.ui.widgets.basic import clear, column, line, put
from studio.ui.words import _, named


class Form(QScrollArea):
    """Rows of fields. `edited` gives the slot that has the caret and its name, or nothing twice."""

    edited = Signal(str, str)

    def __init__(self, filling: Filling, pixels: Pixels) -> None:
        super().__init__()
        self.filling, self.pixels = filling, pixels
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows: dict[str, FieldRow] = {}
        self.fields: dict[str, SlotField] = {}
        self._made: tuple[object, ...] = ()
        self._own: dict[str, tuple[str, str]] = {}
        inner = QWidget()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(16)
        self.about, self.sorts = PostFields(filling), SortFields(filling)
        self.narrative = NarrativeFields(filling)
        own = column(self.about, self.sorts, self.narrative, gap=16)
        put(QVBoxLayout(inner), self._lines, line(), own, None, gap=20, margins=(24, 20, 24, 24))
        self.setWidget(inner)

    def refresh(self) -> None:
        """Show what the project holds; make the rows anew when the page asks for others."""
        page = self.filling.design_page
        design, me = self.filling.page.design, self.filling.page.window_.me
        lifted = (*sorted(design.unlocked.items()), str(me.id) if me else "")
        made = (str(design.template_hash), page.id, page.layout, lifted)
        if made != self._made:
            self._made = made
            self._build()
        for field in self.fields.values():
            field.refresh()
        self.about.refresh()
        self.sorts.refresh()
        self.narrative.refresh()

    def go_to(self, slot: str) -> bool:
        """Put the caret into a slot's field."""
        field = self.fields.get(slot)
        if field is None:
            return False
        self.ensureWidgetVisible(self.rows[slot], 0, 40)
        field.take_focus()
        return True

    def tell(self, page: Shown) -> None:
        """Say below each field what the placement in sight makes of it."""
        known = self.filling.desk.stage.placements()
        place = placement_name(known[page.placement]) if page.placement in known else page.placement
        over = {name.partition(".")[0] for name in page.overflow}
        away = self._left_out()
        gone = {name.partition(".")[0] for name in page.dropped}
        for slot, row in self.rows.items():
            own = self._own.get(slot, ("", ""))[0]
            if slot in over:
                words = _("Tidak muat di {place}. Pendekkan teksnya.").format(place=place)
                row.say(f"{own} {words}".strip(), "stop")
            elif own:
                row.say(*self._own[slot])  # type: ignore[arg-type] # a tone
            elif slot in away:
                row.say(_("Tidak tampil di tata letak yang dipilih."), "info")
            elif slot in gone:
                row.say(_("Tidak tampil di {place} karena ruangnya kurang.").format(place=place), "warn")
            else:
                row.say("")

    def _left_out(self) -> frozenset[str]:
        """Filled slots that the chosen layout does not show."""
        page, filling = self.filling.page, self.filling
        number = min(filling.number, len(page.design.pages) - 1)
        kit = filling.desk.stage.kit(page.design)
        away = left_out(filling.desk.project, page.post, page.template, kit, number)
        return away & filling.design_page.slots.keys()

    def _build(self) -> None:
        clear(self._lines)
        self.rows, self.fields, self._own = {}, {}, {}
        page = self.filling.page
        for slot in slots_of(page.template, self.filling.design_page.layout):
            field = self._field(slot)
            row = FieldRow(field, field.name, required=slot.required, hint=named(slot.help))
            field.focused.connect(self._focused(slot, field.name))
            field.said.connect(self._said(slot))
            field.setEnabled(not locks_now(page, slot.id).content)
            if (told := lock_line(page, slot.id, field.name)) is not None:
                row.add(told)
            self.fields[slot.id], self.rows[slot.id] = field, row
            self._lines.addWidget(row)

    def _field(self, slot: Slot) -> SlotField:
        if slot.kind == "picture":
            return PictureSlot(self.filling, slot, self.pixels)
        kinds: dict[str, type[SlotField]] = {
            "text": TextSlot, "figure": FigureSlot, "figures": FiguresSlot,
            "items": ItemsSlot, "link": LinkSlot,
        }  # fmt: skip
        return kinds[slot.kind](self.filling, slot)

    def _focused(self, slot: Slot, name: str) -> Callable[[], None]:
        def tell() -> None:
            for ident, row in self.rows.items():
                row.mark(on=ident == slot.id)
            self.edited.emit(slot.id, name)

        return tell

    def _said(self, slot: Slot) -> Callable[[str, str], None]:
        def say(words: str, tone: str) -> None:
            self._own[slot.id] = (words, tone)
            self.rows[slot.id].say(words, tone)  # type: ignore[arg-type] # a tone

        return say
