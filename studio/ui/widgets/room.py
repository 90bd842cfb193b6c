"""Buttons of a head say their words where there is room, and show an icon where there is not."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractButton, QWidget

from studio.ui.widgets.basic import plain_tip

GAP = 8
"""Between icon and words, px."""


class WordsWithRoom(QObject):
    """Watches a head; of its buttons the first ones get their words first."""

    def __init__(self, head: QWidget, buttons: Sequence[QAbstractButton]) -> None:
        super().__init__(head)
        self._head, self._buttons = head, tuple(buttons)
        for button in self._buttons:
            button.setAccessibleName(button.text())
            button.setToolTip(button.toolTip() or plain_tip(button.text()))
            button.setText("")
        head.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Words come and go with the room there is."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.Show}:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        layout = self._head.layout()
        if layout is None:
            return
        shown = sum(_need(button) for button in self._buttons if button.text())
        room = self._head.width() - layout.minimumSize().width() + shown
        for button in self._buttons:
            fits = _need(button) <= room
            words = button.accessibleName().replace("&", "&&") if fits else ""
            room -= _need(button) if fits else 0
            if button.text() != words:
                button.setText(words)


def _need(button: QAbstractButton) -> int:
    return button.fontMetrics().horizontalAdvance(button.accessibleName()) + GAP
