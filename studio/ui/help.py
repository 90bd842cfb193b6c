"""Help without a network: the handbook's page of where one is, and the list of keys."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from studio.ui.handbook import WIDTH, Reader, page_for
from studio.ui.widgets.basic import Label, box, column, float_over, line, put, row, tool
from studio.ui.widgets.fields import TextField
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow


class Sheet(QFrame):
    """A panel over the window with a head and a body; Esc closes it."""

    def __init__(self, window: "MainWindow", title: str, body: QWidget, width: int) -> None:
        super().__init__(window)
        self.setObjectName("popup")
        float_over(self)
        self._before = window.focusWidget()
        close = tool("x", _("Tutup (Esc)"), self.leave)
        put(
            QVBoxLayout(self),
            row(Label(title, "section"), None, close, margins=(20, 8, 8, 8)),
            line(),
            body,
            gap=0,
        )
        height = min(window.height() - 96, 620)
        self.setGeometry((window.width() - width) // 2, 48, width, height)
        self.show()
        self.raise_()
        close.setFocus()

    def leave(self) -> None:
        """Close, and give the focus back to where it was."""
        if self._before is not None and isValid(self._before):
            self._before.setFocus()
        self.hide()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == int(Qt.Key.Key_Escape):
            self.leave()
            return
        super().keyPressEvent(event)


def show_keys(window: "MainWindow") -> Sheet:
    """Every action with its keys, to be searched."""
    grid = QGridLayout()
    grid.setContentsMargins(20, 8, 20, 16)
    grid.setHorizontalSpacing(24)
    rows: list[tuple[str, Label, QWidget]] = []
    for number, known in enumerate(window.actions_by_id.known.values()):
        words = Label(known.words)
        shown = (QKeySequence(k).toString(QKeySequence.SequenceFormat.NativeText) for k in known.keys)
        keys = box(row(*(Label(k, "key") for k in shown), None, gap=4))
        grid.addWidget(words, number, 0)
        grid.addWidget(keys, number, 1)
        rows.append((known.words.casefold(), words, keys))
    grid.setRowStretch(len(rows), 1)
    grid.setColumnStretch(0, 1)

    def search(text: str) -> None:
        for name, *parts in rows:
            for part in parts:
                part.setVisible(text.casefold() in name)

    field = TextField(_("Cari tombol"), hint=_("Cari tombol"))
    field.textChanged.connect(search)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setAccessibleName(_("Daftar tombol"))
    area.setWidget(box(grid))
    body = box(column(row(field, margins=(20, 12, 20, 4)), area, gap=0))
    sheet = Sheet(window, _("Daftar tombol"), body, 560)
    field.setFocus()
    return sheet


def show_help(window: "MainWindow") -> Sheet:
    """The handbook's page of where one is."""
    page = page_for(window)
    reader = Reader(page)
    sheet = Sheet(window, _("Buku panduan"), box(column(reader, margins=(12, 8, 4, 8))), WIDTH)
    QTimer.singleShot(0, reader, lambda: reader.go(reader.heading))  # once it has its size
    reader.setFocus()
    return sheet
