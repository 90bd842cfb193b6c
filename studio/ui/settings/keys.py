"""Every action of the window with its keys, each of which can be changed."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from studio.session import preferences
from studio.ui.actions import Known
from studio.ui.widgets.basic import Elided, Label, box, button, clear, empty, line, put, row, tool
from studio.ui.widgets.choice import Search
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow

ALONE = frozenset({Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr})


class KeyCatcher(QPushButton):
    """A button that waits for the next keys once it is pressed; Escape leaves them as they were."""

    caught = Signal(str)
    waiting = False

    def __init__(self, words: str) -> None:
        super().__init__(_("Ubah"))
        self.setProperty("small", "true")
        self.setAccessibleName(_("Ubah tombol {action}").format(action=words))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._wait)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys while waiting for them."""
        if not self.waiting:
            super().keyPressEvent(event)
            return
        if event.key() in ALONE:
            return
        self._stop()
        if event.key() != Qt.Key.Key_Escape:
            pressed = QKeyCombination(event.modifiers(), Qt.Key(event.key()))
            self.caught.emit(QKeySequence(pressed).toString())

    def event(self, event: object) -> bool:
        """Keys that are shortcuts or move the focus come here too while waiting."""
        if self.waiting and isinstance(event, QKeyEvent):
            if event.type() == QKeyEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QKeyEvent.Type.KeyPress:
                self.keyPressEvent(event)
                return True
        return bool(super().event(event))  # type: ignore[arg-type] # a QEvent

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Going elsewhere ends the waiting."""
        self._stop()
        super().focusOutEvent(event)

    def _wait(self) -> None:
        self.waiting = True
        self.setText(_("Tekan tombol baru"))

    def _stop(self) -> None:
        self.waiting = False
        self.setText(_("Ubah"))


class KeysSection(QWidget):
    """A list with search; conflicts are said and nothing is changed by them."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        self.window_ = window
        self.actions_ = window.actions_by_id
        self.catchers: dict[str, KeyCatcher] = {}
        self.search = Search(_("Cari tindakan"), _("Cari tindakan atau tombol"))
        self.search.setFixedWidth(260)
        self.search.textChanged.connect(lambda _text: self.refresh())
        self._list = QVBoxLayout()
        put(self._list, gap=0, margins=(0, 4, 0, 4))
        frame = QFrame()
        frame.setObjectName("card")
        frame.setLayout(self._list)
        reset = button(_("Kembalikan semua"), self._reset_all)
        put(
            QVBoxLayout(self),
            row(Label(_("Tombol"), "section"), None, self.search, reset),
            Label(_("Tekan Ubah, lalu tombol yang baru. Esc membatalkan."), "muted"),
            frame, None, gap=14,
        )  # fmt: skip

    def refresh(self) -> None:
        """Show the actions that fit the search."""
        clear(self._list)
        self.catchers = {}
        wanted = self.search.text().casefold().split()
        known = [k for k in self.actions_.known.values() if all(w in found_in(k) for w in wanted)]
        for number, one in enumerate(known):
            if number:
                self._list.addWidget(line())
            self._list.addWidget(self._row(one))
        if not known:
            self._list.addWidget(
                empty("search", _("Tidak ada yang cocok"), _("Coba kata lain."),
                      button(_("Tampilkan semua"), self.search.clear))
            )  # fmt: skip

    def take(self, ident: str, key: str) -> None:
        """Give an action a key, unless another has it."""
        other = self.actions_.using(key, but=ident)
        if other is not None:
            self.window_.notices.say(
                _("{key} sudah dipakai untuk “{action}”. Pilih tombol lain, atau ubah dulu yang itu.").format(
                    key=key, action=other.words
                ),
                "warn",
            )
            return
        self.actions_.rebind(ident, (key,))
        self._store(ident)

    def _row(self, known: Known) -> QWidget:
        catcher = KeyCatcher(known.words)
        catcher.caught.connect(partial(self.take, known.ident))
        self.catchers[known.ident] = catcher
        back = tool("restore", _("Kembalikan tombol {action}").format(action=known.words),
                    partial(self._reset, known.ident), side=16)  # fmt: skip
        back.setEnabled(known.ident in self.actions_.own())
        keys = [Label(shown(key), "key") for key in known.keys] or [Label(_("tanpa tombol"), "hint")]
        made = box(row(Elided(known.words), *keys, 8, catcher, back, gap=6, margins=(16, 0, 8, 0)))
        made.setFixedHeight(42)
        made.layout().setStretch(0, 1)  # type: ignore[union-attr]
        return made

    def _reset(self, ident: str) -> None:
        self.actions_.rebind(ident, None)
        self._store(ident)

    def _reset_all(self) -> None:
        for ident in self.actions_.own():
            if ident in self.actions_.known:
                self.actions_.rebind(ident, None)
        self._store("")

    def _store(self, ident: str) -> None:
        preferences.change(keys=self.actions_.own())
        self.refresh()
        if ident in self.catchers:
            self.catchers[ident].setFocus()


def shown(key: str) -> str:
    """Keys as people read them."""
    return key.replace("+", " + ") if len(key) > 1 else key


def found_in(known: Known) -> str:
    """All that a search looks at."""
    return " ".join((known.words, *known.keys)).casefold()
