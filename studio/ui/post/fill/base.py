"""What the fields of the form share: the page they fill, and a row with label, field and one line below."""

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.domain.content import DesignPage, Post, RichText, SlotValue
from studio.domain.record import Record
from studio.domain.template import Locks, Slot
from studio.session.filling import followed_title, with_slot
from studio.session.locking import locks_of
from studio.ui import theme
from studio.ui.widgets.basic import Label, Tone, Toned, column, plain_tip, put
from studio.ui.words import _, named

if TYPE_CHECKING:
    from studio.ui.post.page import PostPage


class Filling:
    """The design page that the form fills, read and written through the desk."""

    def __init__(self, page: "PostPage") -> None:
        self.page = page
        self.desk = page.desk
        self.number = 0

    @property
    def design_page(self) -> DesignPage:
        """The page as it is now."""
        return self.page.design_page(min(self.number, len(self.page.design.pages) - 1))

    def value(self, slot: Slot) -> SlotValue | None:
        """What a slot holds."""
        return self.design_page.slots.get(slot.id)

    def locks(self, slot: Slot) -> Locks:
        """What may not be changed of a slot."""
        return locks_of(self.page.template, self.page.design, slot.id)

    def type(self, slot: Slot, value: SlotValue | None, *records: Record) -> None:
        """Show what is typed at once; it is stored after a pause."""
        page = with_slot(self.design_page, slot.id, value)
        words = _("Isi {name}").format(name=named(slot.label, slot.id))
        self.desk.type(f"{page.id}:{slot.id}", words, *records, *self._titled(slot, value), page)

    def _titled(self, slot: Slot, value: SlotValue | None) -> tuple[Post, ...]:
        """The post, if its name follows what is typed on the first page."""
        post, before = self.page.post, self.value(slot)
        if self.number or not isinstance(value, RichText):
            return ()
        old = before.plain if isinstance(before, RichText) else ""
        title = followed_title(self.page.template, post.title, slot.id, old, value.plain)
        return (msgspec.structs.replace(post, title=title),) if title != post.title else ()

    def put(self, command: str, slot: Slot, value: SlotValue | None, *records: Record) -> bool:
        """Change a slot as one command."""
        return self.desk.put(command, *records, with_slot(self.design_page, slot.id, value))


class SlotField(QWidget):
    """A field of one slot. `focused` comes when any part of it gets the caret."""

    focused = Signal()
    said = Signal(str, str)
    """A sentence for the line below, and its tone."""

    def __init__(self, filling: Filling, slot: Slot) -> None:
        super().__init__()
        self.filling, self.slot = filling, slot
        self.name = named(slot.label, slot.id)

    def refresh(self) -> None:
        """Show what the project holds."""

    def take_focus(self) -> None:
        """Put the caret into the field."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self, *parts: QWidget) -> None:
        """Count the focus of these parts as this field's."""
        for part in parts:
            part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice the focus of a part."""
        if event.type() == QEvent.Type.FocusIn:
            self.focused.emit()
        return super().eventFilter(watched, event)


class FieldRow(QWidget):
    """Label at the left, field at the right, below it one line about what is wrong."""

    def __init__(self, field: QWidget, name: str, *, required: bool = False, hint: str = "") -> None:
        super().__init__()
        self.field = field
        self.label = Label(name, wrap=True)
        self.label.setBuddy(field)
        self.label.setToolTip(plain_tip(hint))
        self.note = Toned("", "")
        self.note.hide()
        width = theme.look().size("fill_label")
        star = Label("*", "", "stop") if required else None
        head = QWidget()
        head.setFixedWidth(width)
        put(QHBoxLayout(head), self.label, star, None, gap=4, margins=(0, 7, 0, 0))
        if required:
            self.label.setAccessibleName(_("{name}, wajib diisi").format(name=name))
        self._right = column(field, self.note, None, gap=6)
        put(QHBoxLayout(self), column(head, None, gap=0), self._right, gap=16).setStretch(1, 1)

    def add(self, part: QWidget) -> None:
        """Another line below the field."""
        self._right.insertWidget(2, part)

    def say(self, text: str, tone: Tone = "warn") -> None:
        """One line below the field; an empty text takes it away."""
        if text:
            self.note.say(text, tone)
        self.note.setVisible(bool(text))

    def mark(self, *, on: bool) -> None:
        """Show that this is the slot being edited."""
        role = "accent" if on else ""
        if self.label.property("role") != role:
            self.label.setProperty("role", role)
            self.label.style().polish(self.label)
