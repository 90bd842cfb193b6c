"""Slots of links and of list items."""

from functools import partial

import msgspec
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from studio.domain.content import Item, Items, Link
from studio.domain.review import Where
from studio.domain.template import Slot
from studio.ui import theme
from studio.ui.post.fill.base import Filling, SlotField
from studio.ui.post.line_marks import LineMarks
from studio.ui.widgets.basic import button, clear, put, row, tool
from studio.ui.widgets.fields import TextField
from studio.ui.words import _, named

BACK = {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}
ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class LinkSlot(SlotField):
    """An address; where it is printed it becomes a QR code."""

    def __init__(self, filling: Filling, slot: Slot) -> None:
        super().__init__(filling, slot)
        self.edit = TextField(self.name, hint="https://")
        self.edit.setAccessibleDescription(named(slot.help))
        self.edit.typed.connect(self._typed)
        put(QVBoxLayout(self), self.edit)
        self.follow(self.edit)
        self.refresh()

    def refresh(self) -> None:
        """Show the address of the project."""
        value = self.filling.value(self.slot)
        self.edit.show_text(value.url if isinstance(value, Link) else "")

    def take_focus(self) -> None:
        """The caret into the field."""
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self, text: str) -> None:
        self.filling.type(self.slot, Link(url=text.strip()))
        good = not text.strip() or text.strip().startswith(("https://", "http://"))
        if not good:
            self.said.emit(_("Mulai dengan https:// agar kode QR-nya dapat dibuka."), "warn")
        elif text.strip():
            self.said.emit(named(self.slot.help), "info")
        else:
            self.said.emit("", "")


class ItemsSlot(SlotField):
    """Rows of title and detail: Enter adds one, Alt and arrows move it, Backspace in an empty one ends it."""

    def __init__(self, filling: Filling, slot: Slot) -> None:
        super().__init__(filling, slot)
        self.rows: list[tuple[TextField, TextField]] = []
        self.signs: list[tuple[LineMarks, LineMarks]] = []
        self._shown: tuple[Item, ...] | None = None
        self._lines = put(QVBoxLayout(), gap=6)
        self.more = button(_("Tambah baris"), self._more, kind="link", icon="plus")
        put(QVBoxLayout(self), self._lines, row(self.more, None), gap=4)
        self.follow(self.more)
        self.refresh()

    @property
    def items(self) -> tuple[Item, ...]:
        """The rows as they stand in the fields, empty ones too."""
        return self._shown or ()

    def refresh(self) -> None:
        """Show the rows of the project; a row being begun stays."""
        value = self.filling.value(self.slot)
        now = value.items if isinstance(value, Items) else ()
        if self._shown is not None and now == _said(self._shown):
            return
        least = max(1, self.slot.limits.min_items)
        self._show((*now, *(Item() for _n in range(least - len(now)))))

    def take_focus(self) -> None:
        """The caret into the first row."""
        if self.rows:
            self.rows[0][0].setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of a row."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            place = next((n for n, pair in enumerate(self.rows) if watched in pair), None)
            if place is not None and self._key(place, watched, event):
                return True
        return super().eventFilter(watched, event)

    def _key(self, place: int, field: QObject, event: QKeyEvent) -> bool:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self._move(place, -1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in ENTER:
            if field is self.rows[place][0]:
                self.rows[place][1].setFocus(Qt.FocusReason.TabFocusReason)
            elif place + 1 < len(self.rows):
                self.rows[place + 1][0].setFocus(Qt.FocusReason.TabFocusReason)
            else:
                self._more()
        elif event.key() in BACK and self._is_bare(place) and len(self.rows) > 1:
            self._remove(place)
        else:
            return False
        return True

    def _is_bare(self, place: int) -> bool:
        return not any(field.text() for field in self.rows[place])

    def _show(self, items: tuple[Item, ...], focus: int = -1) -> None:
        self._shown = items
        if len(self.rows) != len(items):
            clear(self._lines)
            self.rows, self.signs = [], []
            for place in range(len(items)):
                self._lines.addWidget(self._row(place))
        for (title, detail), item in zip(self.rows, items, strict=True):
            title.show_text(item.title)
            detail.show_text(item.detail)
        most = self.slot.limits.max_items
        self.more.setVisible(most is None or len(items) < most)
        if 0 <= focus < len(self.rows):
            self.rows[focus][0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, place: int) -> QWidget:
        title = TextField(
            _("{name}, baris {number}").format(name=self.name, number=place + 1), hint=_("Judul")
        )
        detail = TextField(_("Rincian baris {number}").format(number=place + 1), hint=_("Rincian"))
        title.typed.connect(partial(self._typed, place, "title"))
        detail.typed.connect(partial(self._typed, place, "detail"))
        more = tool("dots-vertical", _("Atur baris {number}").format(number=place + 1), side=16)
        more.clicked.connect(lambda: self._menu(place, more))
        more.setFixedSize(24, 28)
        self.signs.append((self._sign(place, "title", title), self._sign(place, "detail", detail)))
        self.follow(title, detail)
        self.rows.append((title, detail))
        line = row(title, detail, more, gap=6)
        line.setStretch(0, 5)
        line.setStretch(1, 6)
        made_row = QWidget()
        made_row.setLayout(line)
        return made_row

    def _sign(self, place: int, part: str, field: TextField) -> LineMarks:
        text, store = partial(self._part, place, part), partial(self._replace, place, part)
        return LineMarks(
            field, self.filling.page, self._place, text, store, partial(self._before, place, part)
        )

    def _place(self) -> Where:
        return Where(page=self.filling.number, slot=self.slot.id)

    def _part(self, place: int, part: str) -> str:
        return str(getattr(self.items[place], part)) if place < len(self.items) else ""

    def _before(self, place: int, part: str) -> int:
        """Characters of the slot's plain text before a part of a row."""
        rows = _said(self.items[:place])
        before = sum(len(item.title) + len(item.detail) + 2 for item in rows)
        return before + (len(self.items[place].title) + 1 if part == "detail" else 0)

    def _replace(self, place: int, part: str, start: int, end: int, words: str) -> None:
        items, text = list(self.items), self._part(place, part)
        items[place] = msgspec.structs.replace(items[place], **{part: text[:start] + words + text[end:]})
        self._store(tuple(items), -1, _("Ganti kata di {name}"))

    def _menu(self, place: int, under: QWidget) -> None:
        menu = QMenu(self)
        up = menu.addAction(theme.icon("chevron-up"), _("Naikkan (Alt+↑)"), partial(self._move, place, -1))
        down = menu.addAction(
            theme.icon("chevron-down"), _("Turunkan (Alt+↓)"), partial(self._move, place, 1)
        )
        menu.addSeparator()
        menu.addAction(theme.icon("trash", "stop"), _("Hapus baris"), partial(self._remove, place))
        up.setEnabled(place > 0)
        down.setEnabled(place < len(self.rows) - 1)
        menu.popup(under.mapToGlobal(under.rect().bottomLeft()))

    def _typed(self, place: int, part: str, text: str) -> None:
        items = list(self.items)
        items[place] = msgspec.structs.replace(items[place], **{part: text})
        self._shown = tuple(items)
        self.filling.type(self.slot, Items(items=_said(self._shown)))

    def _more(self) -> None:
        most = self.slot.limits.max_items
        if most is None or len(self.items) < most:
            self._show((*self.items, Item()), len(self.items))

    def _move(self, place: int, by: int) -> None:
        target = place + by
        if not 0 <= target < len(self.items):
            return
        items = list(self.items)
        items.insert(target, items.pop(place))
        self._store(tuple(items), target, _("Urutkan {name}"))

    def _remove(self, place: int) -> None:
        items = tuple(item for n, item in enumerate(self.items) if n != place) or (Item(),)
        self._store(items, max(0, place - 1), _("Hapus baris {name}"))

    def _store(self, items: tuple[Item, ...], focus: int, words: str) -> None:
        self._show(items, focus)
        self.filling.put(words.format(name=self.name), self.slot, Items(items=_said(items)))


def _said(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The rows without those that say nothing."""
    return tuple(item for item in items if item.title or item.detail or item.icon)
