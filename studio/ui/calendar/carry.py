"""Posts carried by the mouse across the calendar: to a day, to an hour, back among the ideas."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from studio.domain.content import Schedule
from studio.ui.widgets.basic import Label


class Target(Protocol):
    """A place that takes posts."""

    def place_at(self, at: QPoint) -> Callable[[Schedule], Schedule] | None:
        """What a post let go at a global point gets, marked as the place to drop; None for nowhere."""

    def put_down(self) -> None:
        """Show no place any more."""


class Carry(QObject):
    """One drag at a time. `dropped` gives the ids, what they get, and whether copies are wanted."""

    dropped = Signal(object, object, bool)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.ids: tuple[str, ...] = ()
        self.targets: list[Target] = []
        self._from = QPoint()
        self._armed: tuple[str, ...] = ()
        self._page, self._ghost = page, Label()
        self._ghost.setParent(page)
        self._ghost.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._ghost.hide()

    def press(self, ids: tuple[str, ...], at: QPoint) -> None:
        """Posts under a pressed button; nothing is carried before the mouse has moved."""
        self._armed, self._from = ids, at

    def move(self, at: QPoint, picture: Callable[[], QPixmap]) -> bool:
        """Follow the mouse to a global point; whether posts are being carried."""
        if not self._armed:
            return False
        if not self.ids:
            if (at - self._from).manhattanLength() < QApplication.startDragDistance():
                return False
            self.ids = self._armed
            self._ghost.setPixmap(picture())
            self._ghost.adjustSize()
            self._ghost.show()
            self._ghost.raise_()
        self._ghost.move(self._page.mapFromGlobal(at) + QPoint(10, 8))
        self._place(at)
        return True

    def release(self, at: QPoint, *, copies: bool) -> bool:
        """Let go; whether something had been carried."""
        ids = self.ids
        to = self._place(at) if ids else None
        self.stop()
        if to is not None:
            self.dropped.emit(ids, to, copies)
        return bool(ids)

    def stop(self) -> None:
        """Carry nothing: Escape, or the end."""
        self.ids = self._armed = ()
        self._ghost.hide()
        for target in self.targets:
            target.put_down()

    def _place(self, at: QPoint) -> Callable[[Schedule], Schedule] | None:
        found = None
        for target in self.targets:
            place = target.place_at(at) if found is None else None
            if place is None:
                target.put_down()
            found = found or place
        return found
