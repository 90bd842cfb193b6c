"""A target share: digits alone, up and down by one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent

from studio.domain.shares import WHOLE
from studio.ui.widgets.fields import TextField
from studio.ui.words import _

WIDE, DIGITS = 88, 3


class ShareField(TextField):
    """`shared` gives a new share, 0 to 100."""

    shared = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__(name, hint="0")
        self.setValidator(QIntValidator(0, WHOLE, self))
        self.setMaxLength(DIGITS)
        self.setFixedWidth(WIDE)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setToolTip(_("Panah atas dan bawah mengubah satu persen"))
        self.typed.connect(lambda text: self.shared.emit(min(WHOLE, int(text or 0))))

    def show_share(self, share: int) -> None:
        """Show a share from outside."""
        if not self.hasFocus() or int(self.text() or 0) != share:
            self.setText(str(share) if share else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One more, one less."""
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        if not step:
            super().keyPressEvent(event)
            return
        share = min(WHOLE, max(0, int(self.text() or 0) + step))
        self.setText(str(share))
        self.shared.emit(share)
