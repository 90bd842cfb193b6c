"""The table of locks: a row for each slot, a tick for its content, its style, its position."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from studio.domain.content import FigureRef, FigureRefs, Items, Link, Picture, RichText, SlotValue
from studio.domain.template import Locks, Slot
from studio.session.filling import is_filled
from studio.session.locking import WHOLE
from studio.ui.widgets.basic import Elided, Label, column, line, plain_tip, put
from studio.ui.words import _, named

KINDS = ("content", "style", "position")
TICK = 64
"""Px of a column of ticks."""


def kind_words() -> dict[str, tuple[str, str]]:
    """Name of each lock and what it forbids."""
    return {
        "content": (_("Isi"), _("Isinya sama di setiap konten baru dan tidak dapat diganti.")),
        "style": (_("Gaya"), _("Tebal, miring, warna, dan butir tidak dapat diubah.")),
        "position": (_("Posisi"), _("Tidak dapat digeser, dipotong, atau disembunyikan.")),
    }


class LocksTable(QWidget):
    """Ticks by slot. `looked_at` gives the slot that has the focus and its name."""

    looked_at = Signal(str, str)
    changed = Signal()

    def __init__(self, slots: Sequence[Slot], values: dict[str, SlotValue], now: dict[str, Locks]) -> None:
        super().__init__()
        self.ticks: dict[tuple[str, str], QCheckBox] = {}
        self._names: dict[QObject, tuple[str, str]] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        for place, kind in enumerate(KINDS, 1):
            words, tip = kind_words()[kind]
            head = Label(words, "hint")
            head.setToolTip(plain_tip(tip))
            head.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            head.setFixedWidth(TICK)
            grid.addWidget(head, 0, place)
        self._grid = grid
        self._row(WHOLE, _("Seluruh tampilan"), _("Tata letak, warna, motif"), ("style", "position"))
        for slot in slots:
            name, value = named(slot.label, slot.id), values.get(slot.id)
            kinds = tuple(k for k in KINDS if k != "style" or slot.kind == "text")
            self._row(slot.id, name, said(value) or _("Kosong"), kinds, empty=not is_filled(value))
        put(QVBoxLayout(self), grid, gap=0)
        self.show_locks(now)

    @property
    def locks(self) -> dict[str, Locks]:
        """What is ticked; slots without a lock are left out."""
        found: dict[str, dict[str, bool]] = {}
        for (slot, kind), tick in self.ticks.items():
            if tick.isChecked():
                found.setdefault(slot, {})[kind] = True
        return {slot: Locks(**kinds) for slot, kinds in found.items()}

    def show_locks(self, now: dict[str, Locks]) -> None:
        """Tick what is locked."""
        for (slot, kind), tick in self.ticks.items():
            tick.blockSignals(True)
            tick.setChecked(tick.isEnabled() and bool(getattr(now.get(slot, Locks()), kind)))
            tick.blockSignals(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell which slot is looked at."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.Enter} and watched in self._names:
            self.looked_at.emit(*self._names[watched])
        return super().eventFilter(watched, event)

    def _row(self, slot: str, name: str, words: str, kinds: tuple[str, ...], *, empty: bool = False) -> None:
        at = self._grid.rowCount()
        self._grid.addWidget(line(), at, 0, 1, len(KINDS) + 1)
        told = QWidget()
        put(
            QVBoxLayout(told),
            column(Elided(name, "strong"), Elided(words, "hint"), gap=2),
            margins=(0, 7, 8, 7),
        )
        told.installEventFilter(self)
        shown = ("", "") if slot == WHOLE else (slot, name)
        self._names[told] = shown
        self._grid.addWidget(told, at + 1, 0)
        for place, kind in enumerate(KINDS, 1):
            if kind not in kinds:
                continue
            tick = QCheckBox()
            tick.setFixedWidth(20)
            lock, tip = kind_words()[kind]
            tick.setAccessibleName(_("Kunci {what}: {name}").format(what=lock.lower(), name=name))
            tick.setToolTip(plain_tip(tip))
            if kind == "content" and empty:
                tick.setEnabled(False)
                tick.setToolTip(_("Masih kosong, jadi tidak ada yang dikunci."))
            tick.toggled.connect(lambda _on: self.changed.emit())
            tick.installEventFilter(self)
            self._names[tick] = shown
            self.ticks[slot, kind] = tick
            self._grid.addWidget(tick, at + 1, place, Qt.AlignmentFlag.AlignCenter)


def said(value: SlotValue | None) -> str:
    """What a slot holds, in a few words."""
    match value:
        case RichText():
            return " ".join(value.plain.split())
        case Items():
            return ", ".join(item.title or item.detail for item in value.items)
        case Link():
            return value.url
        case Picture():
            return value.alt or _("Gambar")
        case FigureRef() | FigureRefs():
            return _("Angka dari daftar")
        case _:
            return ""
