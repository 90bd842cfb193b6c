"""Pictures of tiles, painted one per turn of the event loop, in a cache with a bound."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPixmap

MOST_BYTES = 96_000_000


@dataclass(frozen=True, slots=True)
class Painted:
    """A tile's picture, or why there is none; `key` names the layout it was made from."""

    key: str
    scale: float
    picture: QPixmap | None
    message: str = ""

    @property
    def bytes(self) -> int:
        """What it holds in memory."""
        return self.picture.width() * self.picture.height() * 4 if self.picture is not None else 0


class PaintQueue(QObject):
    """Paints what is wanted, first things first. `painted` names the tile that has a new picture."""

    painted = Signal(str)

    def __init__(
        self, paint: Callable[[str, Painted | None], Painted], wanted: Callable[[], Sequence[str]]
    ) -> None:
        super().__init__()
        self._paint, self._wanted = paint, wanted
        self.done: OrderedDict[str, Painted] = OrderedDict()
        self._stale: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._turn)

    def expire(self) -> None:
        """What is painted may be out of date; it stays in sight until painted anew."""
        self._stale = set(self.done)
        self.start()

    def start(self) -> None:
        """See to it that what is wanted gets painted."""
        if not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """Paint no more."""
        self._timer.stop()
        self.done.clear()

    def _turn(self) -> None:
        wanted = self._wanted()
        ident = next((i for i in wanted if i not in self.done or i in self._stale), "")
        if not ident:
            return
        before = self.done.get(ident)
        self.done[ident] = self._paint(ident, before)
        self.done.move_to_end(ident)
        self._stale.discard(ident)
        self._bound(frozenset(wanted))
        if self.done[ident] is not before:
            self.painted.emit(ident)
        self._timer.start()

    def _bound(self, kept: frozenset[str]) -> None:
        """Let go of the oldest out of sight."""
        total = sum(one.bytes for one in self.done.values())
        for ident in [i for i in self.done if i not in kept]:
            if total <= MOST_BYTES:
                return
            total -= self.done.pop(ident).bytes
