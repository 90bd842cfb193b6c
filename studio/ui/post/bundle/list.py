"""The list of a bundle's files: Space and clicks on the boxes leave placements out or take them in."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

from studio.ui.canvas.spots import Spots
from studio.ui.post.bundle.paint import RowPainter
from studio.ui.post.bundle.rows import Rows
from studio.ui.widgets.rowlist import RowList
from studio.ui.words import _

TICKING = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}


class Files(RowList):
    """The list."""

    def __init__(self, rows: Rows, spots: Spots) -> None:
        super().__init__(rows, _("Isi bundel"))
        self.rows = rows
        self.locked = False
        """While a bundle is written nothing is taken in or left out."""
        self.painter_ = RowPainter(self, spots)
        self.setItemDelegate(self.painter_)
        spots.painted.connect(self.paint_anew)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space turns the box of the current row."""
        if event.key() in TICKING:
            self._tick(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a box turns it."""
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        if index.isValid() and self.painter_.on_box(self, index, point):
            self._tick(index.row())

    def _tick(self, number: int) -> None:
        if number >= 0 and not self.locked:
            self.rows.tick(number)
