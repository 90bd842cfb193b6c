"""Why a check speaks of these words: what it looks after, what to do, and on what it rests."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from studio.domain.review import Finding
from studio.ui.widgets.basic import Label, line, put
from studio.ui.words import _, language

WIDTH = 340


class WhyPopup(QFrame):
    """A small card at the words; a click elsewhere or Esc closes it."""

    def __init__(self, parent: QWidget, found: Finding) -> None:
        from studio.session.findings import about  # noqa: PLC0415 - the first window need not wait for it

        super().__init__(parent, Qt.WindowType.Popup)
        self._at = parent
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        told = about(found.id, "en" if language() == "en" else "id")
        self.setAccessibleName(_("Mengapa: {name}").format(name=told.name))
        parts = [Label(told.name, "section"), Label(found.message, wrap=True)]
        if found.hint:
            parts.append(Label(found.hint, "muted", wrap=True))
        basis = Label(_("Dasar: {basis}").format(basis=told.basis), "hint", wrap=True)
        put(
            QVBoxLayout(self),
            *parts,
            line(),
            Label(told.why, wrap=True),
            basis,
            gap=8,
            margins=(16, 14, 16, 14),
        )
        self.setFixedWidth(WIDTH)

    def open_at(self, corner: QPoint) -> None:
        """Show it below a place, within the window."""
        self.adjustSize()
        frame = self._at.window().frameGeometry()
        left = min(max(frame.left() + 8, corner.x()), frame.right() - self.width() - 8)
        top = min(corner.y() + 4, frame.bottom() - self.height() - 8)
        self.move(left, top)
        self.show()
