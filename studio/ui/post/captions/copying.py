"""A button that puts a text on the clipboard and says for a moment that it has."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from studio.ui import theme
from studio.ui.words import _

DONE_MS = 1600


class CopyButton(QPushButton):
    """Copies what `text` gives when it is pressed."""

    def __init__(self, words: str, text: Callable[[], str]) -> None:
        super().__init__(words)
        self._words, self._text = words, text
        self.setProperty("small", "true")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._back = QTimer(self)
        self._back.setSingleShot(True)
        self._back.timeout.connect(self._rest)
        self.clicked.connect(lambda _on=False: self.copy())
        self.setIconSize(QSize(18 + theme.look().size("xs"), 18))
        self._rest()

    def copy(self) -> None:
        """Copy now."""
        QGuiApplication.clipboard().setText(self._text())
        self.setText(_("Tersalin"))
        self.setIcon(theme.icon("check", "ok", 18, gap=theme.look().size("xs")))
        self._back.start(DONE_MS)

    def say(self, name: str) -> None:
        """Tell what is copied."""
        self.setToolTip(name)
        self.setAccessibleName(name)

    def _rest(self) -> None:
        self.setText(self._words)
        self.setIcon(theme.icon("copy", "normal", 18, gap=theme.look().size("xs")))
