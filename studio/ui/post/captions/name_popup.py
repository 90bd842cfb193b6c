"""A small field that floats at a button and asks for a name."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.widgets.basic import Label, button, put
from studio.ui.widgets.fields import TextField
from studio.ui.words import _


class NamePopup(QFrame):
    """A name and a button; Enter keeps, Esc lets go."""

    def __init__(self, parent: QWidget, label: str, keep: Callable[[str], object]) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._keep = keep
        self.field = TextField(label)
        self.field.setFixedWidth(220)
        self.field.returnPressed.connect(self._done)
        self.save = button(_("Simpan"), self._done, kind="primary")
        line = QHBoxLayout()
        put(
            QVBoxLayout(self),
            Label(label, "strong"),
            put(line, self.field, self.save),
            margins=(14, 12, 14, 14),
        )

    def _done(self) -> None:
        name = self.field.text().strip()
        if name:
            self.close()
            self._keep(name)


def ask_name(at: QWidget, label: str, keep: Callable[[str], object]) -> NamePopup:
    """Show the field below a widget."""
    made = NamePopup(at, label, keep)
    made.adjustSize()
    corner = at.mapToGlobal(QPoint(at.width() - made.width(), at.height() + 4))
    frame = at.window().frameGeometry()
    left = max(frame.left() + 8, corner.x())
    made.move(left, min(corner.y(), frame.bottom() - made.height() - 8))
    made.show()
    made.field.setFocus()
    return made
