"""A list of rows that a delegate paints: the model that holds them and the view they share."""

from html import escape
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView

Index = QModelIndex | QPersistentModelIndex
ROW = int(Qt.ItemDataRole.UserRole)


class Spoken:
    """A row that says itself to a screen reader; a mouse resting on it is told the same."""

    @property
    def said(self) -> str:
        """One sentence or more."""
        raise NotImplementedError

    @property
    def tip(self) -> str:
        """Rich text, what people wrote escaped; empty for none."""
        return f"<span>{escape(self.said)}</span>"


R = TypeVar("R", bound=Spoken)


class RowModel(QAbstractListModel, Generic[R]):
    """The rows, as they are."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[R] = []

    def show_rows(self, rows: list[R]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many rows."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = 0) -> Any:
        """The row, and what to say of it."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return row.said
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.tip or None
        return None


class RowList(QListView):
    """The view: scrolls by pixels, down only, and follows the mouse. `discarded` tells of Del."""

    discarded = Signal()

    def __init__(self, rows: QAbstractListModel, name: str) -> None:
        super().__init__()
        self.setObjectName("findings")
        self.setModel(rows)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del is for the row one is on."""
        if event.key() == Qt.Key.Key_Delete and self.currentIndex().isValid():
            self.discarded.emit()
        else:
            super().keyPressEvent(event)

    def paint_anew(self, _what: object = None) -> None:
        """Something that rows show has come. A method, so that Qt calls none that are gone."""
        self.viewport().update()
