"""The table of posts as people handle it: Enter opens, Delete takes away, a right click asks."""

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from studio.ui.canvas.thumbs import Thumbs
from studio.ui.content.delegate import TALL, PostDelegate
from studio.ui.content.model import COLUMNS, HIDDEN_FIRST, PostTable
from studio.ui.words import _


class PostView(QTableView):
    """Rows of posts. `opened` and `removed` are asked by key or mouse, `asked` by the menu key or button."""

    opened = Signal()
    removed = Signal()
    asked = Signal(object)
    """The place on the screen where a menu is wanted."""
    sorted_by = Signal(str)

    def __init__(self, table: PostTable, thumbs: Thumbs) -> None:
        super().__init__()
        self.setObjectName("posts")
        self.setAccessibleName(_("Daftar konten"))
        self.table = table
        self.drawn = PostDelegate(thumbs)
        self.setModel(table)
        self.setItemDelegate(self.drawn)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda at: self.asked.emit(self.viewport().mapToGlobal(at)))
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        self._columns()
        self.set_height(TALL)
        thumbs.ready.connect(self._repaint)

    def chosen(self) -> list[str]:
        """Ids of the selected posts, in the order of the list."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [str(self.table.rows[row].post.id) for row in rows]

    def choose(self, idents: set[str], current: str = "") -> None:
        """Select posts, as far as they are in sight."""
        flags = QItemSelectionModel.SelectionFlag
        for number, row in enumerate(self.table.rows):
            index = self.table.index(number, 0)
            if row.post.id == current:
                self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
            if row.post.id in idents:
                self.selectionModel().select(index, flags.Select | flags.Rows)

    def set_height(self, height: int) -> None:
        """Rows of 60 or 44 px."""
        self.drawn.height = height
        self.verticalHeader().setDefaultSectionSize(height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete removes; the rest moves and selects."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.chosen():
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete and self.chosen():
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def _columns(self) -> None:
        rows, head = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setFixedHeight(34)
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.setMinimumSectionSize(80)
        head.sectionClicked.connect(lambda number: self.sorted_by.emit(COLUMNS[number][0]))
        for number, (key, _words, width) in enumerate(COLUMNS):
            if width:
                self.setColumnWidth(number, width)
            else:
                head.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
            self.setColumnHidden(number, key in HIDDEN_FIRST)

    def _repaint(self, ident: str) -> None:
        top, foot = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        last = foot if foot >= 0 else len(self.table.rows) - 1
        for number in range(max(0, top), last + 1):
            if self.table.rows[number].post.id == ident:
                self.update(self.table.index(number, 0))
                return
