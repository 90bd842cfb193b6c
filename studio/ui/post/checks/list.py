"""The list of findings: keys go up and down, Enter and a row's button act, heads open and close."""

from functools import partial

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from studio.ui.canvas.spots import Spots
from studio.ui.post.checks.paint import RowPainter
from studio.ui.post.checks.rows import ORDER, Row, Rows
from studio.ui.widgets.rowlist import ROW, RowList
from studio.ui.words import _

ACTING = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}


class Findings(RowList):
    """`jumped` asks to go to where the current finding is mended, `folded` names a head to open or close."""

    jumped = Signal()
    folded = Signal(str)
    chosen = Signal()

    def __init__(self, rows: Rows, spots: Spots) -> None:
        super().__init__(rows, _("Temuan"))
        self.rows = rows
        self.painter_ = RowPainter(self, spots)
        self.setItemDelegate(self.painter_)
        self.selectionModel().currentChanged.connect(lambda _now, _old: self.chosen.emit())
        spots.painted.connect(self.paint_anew)

    def row(self) -> Row | None:
        """The finding chosen."""
        found: Row | None = self.currentIndex().data(ROW)
        return found if found is not None and found.kind == "finding" else None

    def choose(self, number: int) -> None:
        """Select a row and bring it into sight."""
        index = self.rows.index(number, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect)
        self.scrollTo(index)

    def step(self, by: int) -> None:
        """Choose the next or the previous finding, around the end."""
        numbers = self.rows.findings()
        now = self.currentIndex().row()
        later = [n for n in numbers if n > now] if by > 0 else [n for n in reversed(numbers) if n < now]
        if numbers:
            self.choose(later[0] if later else numbers[0 if by > 0 else -1])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter jumps, or opens a head."""
        if event.key() in ACTING:
            self._act(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be clicked."""
        super().mouseMoveEvent(event)
        number, on_button = self._hit(event)
        over = number if on_button else -1
        fold = number >= 0 and _folds(self.rows.rows[number])
        hand = Qt.CursorShape.PointingHandCursor if on_button or fold else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(hand)
        if over != self.painter_.over:
            self.painter_.over = over
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a button jumps, one on a head opens or closes it."""
        super().mouseReleaseEvent(event)
        number, on_button = self._hit(event)
        if number >= 0 and (on_button or _folds(self.rows.rows[number])):
            QTimer.singleShot(0, self, partial(self._act, number))

    def _hit(self, event: QMouseEvent) -> tuple[int, bool]:
        point = event.position().toPoint()
        index = self.indexAt(point)
        return index.row(), index.isValid() and self.painter_.on_button(self, index, point)

    def _act(self, number: int) -> None:
        if not 0 <= number < len(self.rows.rows):
            return
        row = self.rows.rows[number]
        if _folds(row):
            self.folded.emit(row.key)
        elif row.kind == "finding":
            self.choose(number)
            self.jumped.emit()


def _folds(row: Row) -> bool:
    return row.kind == "head" and row.key not in ORDER
