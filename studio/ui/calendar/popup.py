"""Small panels that float over the calendar, one at a time; Escape closes them and the view has the keys."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from studio.ui.widgets.basic import Icon, Label, Part, button, column, float_over, put, row, writes
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.calendar.page import CalendarPage

WIDE = 380
GAP = 12


class Popup(QFrame):
    """One panel. `closed` comes when it goes, whatever was done in it."""

    closed = Signal()

    def __init__(self, page: "CalendarPage", name: str, wide: int = WIDE) -> None:
        super().__init__(page)
        self.page = page
        self.setObjectName("popup")
        self.setAccessibleName(name)
        self.setFixedWidth(wide)
        float_over(self)

    def fill(self, *parts: Part, gap: int = 10) -> None:
        """What stands in it, one below the other."""
        put(QVBoxLayout(self), *parts, gap=gap, margins=(16, 14, 16, 14))

    def appear(self, near: QPoint, first: QWidget) -> None:
        """Come up near a point of the page, wholly inside it, in the place of any other."""
        if self.page.popup is not None:
            self.page.popup.leave()
        self.page.popup = self
        self.adjustSize()
        room = self.page.rect().adjusted(GAP, GAP, -GAP, -GAP)
        left = max(min(near.x(), room.right() - self.width()), room.left())
        top = max(min(near.y(), room.bottom() - self.height()), room.top())
        self.move(left, top)
        self.show()
        self.raise_()
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        """Go, and give the keys back to the view."""
        if self.page.popup is self:
            self.page.popup = None
            self.hide()
            self.closed.emit()
            self.deleteLater()
            self.page.view().setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            event.accept()  # no key goes on to the view below


class Question(Popup):
    """One question for all posts at once; nothing happens unless it is answered with yes."""

    def __init__(
        self, page: "CalendarPage", title: str, words: str, answer: str, yes: Callable[[], object]
    ) -> None:
        super().__init__(page, title, 420)

        def agree() -> None:
            self.leave()
            yes()

        self.yes = writes(button(answer, agree, kind="primary", small=True))
        self.no = button(_("Biarkan"), self.leave, small=True)
        head = row(Icon("alert-triangle", "warn", 20), Label(title, "strong", wrap=True), gap=10)
        head.setStretch(1, 1)
        self.told = Label(words, "muted", wrap=True)
        self.fill(head, column(self.told, margins=(30, 0, 0, 0)), 4, row(None, self.no, self.yes))

    def ask(self) -> None:
        """Come up over the middle of the view."""
        self.adjustSize()
        views = self.page.views
        middle = views.mapTo(self.page, QPoint((views.width() - self.width()) // 2, 72))
        self.appear(middle, self.yes)
