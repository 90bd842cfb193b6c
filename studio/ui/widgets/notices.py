"""Messages in a bar: what happened, what to do, and a button for it. Never a box in the way."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studio.errors import StudioError
from studio.ui.said import error_words
from studio.ui.widgets.basic import TONE_ICONS, Icon, Label, Tone, button, put, tool
from studio.ui.words import _

SHORT_MS = 6000
MOST = 3
Action = tuple[str, Callable[[], object]]


class Notice(QFrame):
    """One message."""

    def __init__(self, text: str, tone: Tone, actions: Sequence[Action]) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.setProperty("tone", tone)
        self.text, self.acts = text, tuple(act for _words, act in actions)
        label = Label(text, wrap=True)
        buttons = []
        for words, act in actions:
            made = button(words, act, small=True)
            made.clicked.connect(self.deleteLater)
            buttons.append(made)
        close = tool("x", _("Tutup pesan"), self.deleteLater, side=16)
        line = put(
            QHBoxLayout(self),
            Icon(TONE_ICONS[tone or "info"], tone or "info", 18),
            label,
            *buttons,
            close,
            gap=10,
            margins=(14, 6, 6, 6),
        )
        line.setStretch(1, 1)


class Notices(QWidget):
    """The bar; it takes no room while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._lines = QVBoxLayout(self)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.timeout.connect(self._room)
        put(self._lines, gap=4)

    def say(self, text: str, tone: Tone = "info", *actions: Action, stay: bool = False) -> Notice:
        """Show a message; without actions it goes by itself, unless something must be done."""
        for old in self.shown():
            if old.text == text:
                old.deleteLater()
        for old in self.shown()[: -(MOST - 1)]:
            old.deleteLater()
        made = Notice(text, tone, actions)
        self._lines.addWidget(made)
        made.destroyed.connect(self._settle.start)
        self._room()
        if not stay and not actions and tone in {"ok", "info"}:
            QTimer.singleShot(SHORT_MS, made, made.deleteLater)
        return made

    def forget(self, act: Callable[[], object]) -> None:
        """Take away messages that offer an act which has been done otherwise."""
        for old in self.shown():
            if act in old.acts:
                old.deleteLater()

    def fail(self, error: StudioError, *actions: Action) -> Notice:
        """Show an error: its sentence and what to do next."""
        return self.say(error_words(error), "stop", *actions, stay=True)

    def _room(self) -> None:
        """Room round the messages, none without them."""
        above = 8 if self.shown() else 0
        self._lines.setContentsMargins(24, above, 16, above)

    def shown(self) -> list[Notice]:
        """The messages in sight, oldest first."""
        found = [self._lines.itemAt(i).widget() for i in range(self._lines.count())]  # type: ignore[union-attr]
        return [w for w in found if isinstance(w, Notice)]
