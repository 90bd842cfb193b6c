"""A form in a list's place: its title and fields scroll, what ends it stays in sight below."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from studio.ui import theme
from studio.ui.widgets.basic import Label, Part, box, button, line, put, row, writes
from studio.ui.words import _


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
