"""The register below a button, with search: a slot takes a figure from it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from studio.session.figure_register import Row, Wanted, arranged
from studio.ui.widgets.basic import Label, line, put, row
from studio.ui.widgets.choice import Search
from studio.ui.widgets.figure_rows import TALL, FigurePainter, FigureRow
from studio.ui.widgets.rowlist import ROW, RowList, RowModel
from studio.ui.words import _

WIDE, MOST, EDGE = 460, 6, 8
WALKING = {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}
ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class FigurePicker(QFrame):
    """`picked` gives the figure. Typing searches, arrows walk, Enter or a click picks, Esc lets go."""

    picked = Signal(object)

    def __init__(self, owner: QWidget, rows: Sequence[Row]) -> None:
        super().__init__(owner, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._rows = tuple(rows)
        self.search = Search(_("Cari angka"), _("Cari angka atau sumber"))
        self.search.textChanged.connect(lambda _text: self._show())
        self.search.installEventFilter(self)
        self.figures: RowModel[FigureRow] = RowModel()
        self.list = RowList(self.figures, _("Daftar angka"))
        self.list.setItemDelegate(FigurePainter(self.list))
        self.list.setFixedHeight(TALL * min(MOST, max(2, len(self._rows))))
        self.list.clicked.connect(lambda index: self._pick(index.data(ROW)))
        self.list.installEventFilter(self)
        self.none = Label(_("Tidak ada angka yang cocok."), "muted")
        self.none.setContentsMargins(16, 10, 16, 10)
        top = row(self.search, margins=(8, 8, 8, 8))
        put(QVBoxLayout(self), top, line(), self.list, self.none, gap=0, margins=(1, 1, 1, 1))
        self.setFixedWidth(WIDE)
        self._show()

    def appear(self, under: QWidget) -> None:
        """Below a button, or above it where there is no room."""
        self.adjustSize()
        corner, frame = under.mapToGlobal(QPoint(0, under.height() + 4)), under.window().frameGeometry()
        if corner.y() + self.height() > frame.bottom() - EDGE:
            corner = under.mapToGlobal(QPoint(0, -self.height() - 4))
        self.move(min(corner.x(), frame.right() - WIDE - EDGE), max(corner.y(), frame.top() + EDGE))
        self.show()
        self.search.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows walk the list from the search field; Enter picks."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in ENTER:
                self._pick(self.list.currentIndex().data(ROW))
                return True
            if watched is self.search and event.key() in WALKING:
                self.list.keyPressEvent(event)
                return True
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        shown = arranged(self._rows, Wanted(words=self.search.text(), sort="label"))
        self.figures.show_rows([FigureRow(row) for row in shown])
        self.list.setCurrentIndex(self.figures.index(0, 0))
        self.list.setVisible(bool(shown))
        self.none.setVisible(not shown)

    def _pick(self, shown: FigureRow | None) -> None:
        if shown is not None:
            self.close()
            self.picked.emit(shown.row.figure)
