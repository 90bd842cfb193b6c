"""The list of the gate: keys go up and down and answer, Enter and controls act, heads open and close."""

from functools import partial

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent

from studio.session.gate_list import LEAST
from studio.ui.canvas.spots import Spots
from studio.ui.post.checks.paint import RowPainter
from studio.ui.post.checks.rows import QUIET, Row, Rows
from studio.ui.widgets.basic import writes
from studio.ui.widgets.fields import TextField
from studio.ui.widgets.rowlist import ROW, RowList
from studio.ui.words import _

Key = Qt.Key
ACTING = {Key.Key_Return, Key.Key_Enter, Key.Key_Space}
ANSWERS = {
    Key.Key_Y: "yes", Key.Key_1: "yes", Key.Key_B: "no", Key.Key_2: "no", Key.Key_T: "not-applicable",
    Key.Key_3: "not-applicable", Key.Key_L: "again", Key.Key_P: "fix", Key.Key_A: "ignore", Key.Key_O: "jump",
}  # fmt: skip


class TypedAnswer(TextField):
    """The field that stands over a row while its answer is typed; Enter sends, Esc leaves."""

    sent = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__(_("Jawaban tertulis"), hint=_("Jawaban, min. 10 huruf"))
        writes(self)
        self.setTextMargins(0, 0, 52, 0)
        self.textChanged.connect(lambda _text: self._count_letters())
        self.counter.show()
        self._count_letters()

    def _count_letters(self) -> None:
        count = len(self.text().strip())
        self.counter.setText(f"{count} / {LEAST}")
        self.counter.tint("ok" if count >= LEAST else "")
        self.counter.adjustSize()
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Ctrl+Enter send, Esc goes back to the list, up and down too."""
        key = event.key()
        if key in {Key.Key_Return, Key.Key_Enter}:
            self.sent.emit()
        elif key in {Key.Key_Escape, Key.Key_Up, Key.Key_Down}:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class Findings(RowList):
    """`asked` says what is wanted of the current row, `folded` names a head to open or close.

    Wanted are the answers `yes`, `no`, `not-applicable`; `again`, `open`, `jump`, `answer`, `fix`, `sent`.
    """

    asked = Signal(str)
    folded = Signal(str)
    chosen = Signal()

    def __init__(self, rows: Rows, spots: Spots) -> None:
        super().__init__(rows, _("Pertanyaan dan temuan"))
        self.rows = rows
        self.painter_ = RowPainter(self, spots)
        self.setItemDelegate(self.painter_)
        self.field = TypedAnswer()
        self.field.setParent(self.viewport())
        self.field.hide()
        self.field.sent.connect(lambda: self.asked.emit("sent"))
        self.field.left.connect(self.setFocus)
        self.field.textEdited.connect(self._drafted)
        self._typing = ""
        self.selectionModel().currentChanged.connect(lambda _now, _old: self._moved())
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.place_field())
        spots.painted.connect(self.paint_anew)

    def row(self) -> Row | None:
        """The row of the gate chosen."""
        found: Row | None = self.currentIndex().data(ROW)
        return found if found is not None and found.kind == "item" else None

    def choose(self, number: int) -> None:
        """Select a row and bring it into sight."""
        index = self.rows.index(number, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect)
        self.scrollTo(index)

    def step(self, by: int) -> None:
        """Choose the next or the previous open row, around the end."""
        numbers = self.rows.unsettled() or self.rows.items()
        now = self.currentIndex().row()
        later = [n for n in numbers if n > now] if by > 0 else [n for n in reversed(numbers) if n < now]
        if numbers:
            self.choose(later[0] if later else numbers[0 if by > 0 else -1])

    # typing over a row

    def type_here(self) -> None:
        """Open the field of the current row."""
        row = self.row()
        if row is None or row.gate is None or row.control != "typed":
            return
        self._typing = row.gate.key
        self.field.setText(self.painter_.drafts.get(row.gate.key, ""))
        self.field.setAccessibleName(_("Jawaban tertulis: {question}").format(question=row.title))
        self.field.show()
        self.place_field()
        self.field.setFocus()

    def place_field(self) -> None:
        """Keep the field over its row, or away with it when the row is gone or answered."""
        if not self._typing:
            return
        index = self.rows.index(self.rows.number_of(self._typing), 0)
        area = self.painter_.field_area(self, index) if index.isValid() else None
        if area is None or not area.isValid():
            self.stop_typing()
            return
        self.field.setGeometry(area)

    def stop_typing(self) -> None:
        """Close the field; what was typed waits in the row."""
        if self._typing:
            self._typing = ""
            had = self.field.hasFocus()
            self.field.hide()
            if had:
                self.setFocus()

    def _drafted(self, text: str) -> None:
        if self._typing:
            self.painter_.drafts[self._typing] = text

    def _moved(self) -> None:
        row = self.row()
        if self._typing and (row is None or row.gate is None or row.gate.key != self._typing):
            self.stop_typing()
        self.chosen.emit()

    # keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter acts or opens a head; Y, B, T or 1, 2, 3, L answer; P mends, A passes over, O goes."""
        key = Key(event.key())
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if key in ACTING:
            self._act(self.currentIndex().row(), "")
        elif key in ANSWERS and plain and self.row() is not None:
            self.asked.emit(ANSWERS[key])
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters answer; the field above searches."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The field stays over its row."""
        super().resizeEvent(event)
        self.place_field()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be clicked."""
        super().mouseMoveEvent(event)
        number, act = self._hit(event)
        fold = number >= 0 and _folds(self.rows.rows[number])
        hand = Qt.CursorShape.PointingHandCursor if act or fold else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor if act == "type" else hand)
        over = (number, act) if act else (-1, "")
        if over != self.painter_.over:
            self.painter_.over = over
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a control does what it says, on the picture goes there, on a head opens or closes it."""
        super().mouseReleaseEvent(event)
        number, act = self._hit(event)
        if number >= 0 and (act or _folds(self.rows.rows[number])):
            QTimer.singleShot(0, self, partial(self._act, number, act))

    def _hit(self, event: QMouseEvent) -> tuple[int, str]:
        point = event.position().toPoint()
        index = self.indexAt(point)
        if not index.isValid():
            return -1, ""
        act = self.painter_.control_at(self, index, point)
        row = self.rows.rows[index.row()]
        tile = self.visualRect(index).left() + 60
        if not act and row.kind == "item" and tile <= point.x() <= tile + 56:
            act = "jump"
        return index.row(), act

    def _act(self, number: int, act: str) -> None:
        if not 0 <= number < len(self.rows.rows):
            return
        row = self.rows.rows[number]
        if _folds(row):
            self.folded.emit(row.key)
        elif row.kind == "item":
            self.choose(number)
            self.asked.emit(act or _likely(row))


def _likely(row: Row) -> str:
    """What Enter does on a row."""
    if row.control == "typed":
        return "type"
    acts = [act for act, _words in row.acts]
    if row.control == "acts" and acts:
        return next((act for act in ("fix", "jump", "open") if act in acts), acts[-1])
    return "open"


def _folds(row: Row) -> bool:
    return row.kind == "head" and row.key in QUIET
