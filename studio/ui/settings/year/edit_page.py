"""A form in a list's place: its title and fields scroll, what ends it stays in sight below."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from studio.ui import theme
from studio.ui.widgets.basic import Label, Part, box, button, line, put, row, writes
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow


class EditPage(QWidget):
    """`closed` comes when it was stored or given up, by Escape too."""

    closed = Signal()

    def save(self) -> None:
        """Store what the fields say."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives up."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def fill(self, title: str, *parts: Part) -> None:
        """Put the fields in, once."""
        width = theme.look().size("form")
        form, foot = QWidget(), QWidget()
        form.setFixedWidth(width)
        foot.setFixedWidth(width)
        put(QVBoxLayout(form), Label(title, "section"), *parts, None, gap=16)
        save = writes(button(_("Simpan"), self.save, kind="primary"))
        foot.setLayout(row(save, button(_("Batal"), self.closed.emit, kind="ghost"), None))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(box(row(None, form, None, margins=(24, 20, 24, 24))))
        bar = box(row(None, foot, None, margins=(24, 10, 24, 10)), "bar")
        put(QVBoxLayout(self), area, line(), bar, gap=0).setStretch(0, 1)


class WithForm(QWidget):
    """A list in whose place a form stands while something is edited. `form` is the one that is open."""

    _head: QWidget
    _stack: QStackedWidget

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        self.window_, self.desk = window, window.desk
        self.form: Any = None

    def _open(self, form: Any, back: str = "") -> None:
        """Show a form; `back` is the place to return to when it is done."""
        self._close()
        self.form = form
        form.closed.connect(partial(self._close, back))
        self._stack.addWidget(form)
        self._stack.setCurrentWidget(form)
        self._head.hide()
        form.start()

    def _close(self, back: str = "") -> None:
        if self.form is None:
            return
        form, self.form = self.form, None
        self._head.show()
        self._stack.removeWidget(form)
        form.deleteLater()
        self._closed(form)
        if back and back != self.window_.place:
            self.window_.go(back)

    def _closed(self, form: Any) -> None:
        """Show the list again."""
        raise NotImplementedError
