"""The field at the head of the first page that leads to search and commands."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy

from studio.ui.widgets.basic import Icon, Label, put
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow


class Opener(QPushButton):
    """Looks like a field and opens the palette; where there is none, the list of posts with its search."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        self.window_ = window
        self.setAccessibleName(_("Cari atau perintah"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(QSize(248, 34))
        words, key = Label(_("Cari atau perintah"), "muted"), Label("Ctrl K", "key")
        put(QHBoxLayout(self), Icon("search", "muted", 18), words, None, key, gap=8, margins=(10, 0, 8, 0))
        key.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for part in self.findChildren(Label):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(self._open)

    def _open(self) -> None:
        if "palette" in self.window_.actions_by_id.known:
            self.window_.actions_by_id.run("palette")
            return
        self.window_.go("content")
        search = getattr(self.window_.current(), "search_here", None)
        if callable(search):
            search()
