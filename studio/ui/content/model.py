"""Posts as a table: plain cells for the view, the whole row for the delegate."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from studio.session.post_list import Row
from studio.ui.naming import platform_name, status_of, when
from studio.ui.words import _, named, sense

COLUMNS: tuple[tuple[str, Callable[[], str], int], ...] = (
    ("title", lambda: sense("satu", "Konten"), 0),
    ("status", lambda: _("Status"), 186),
    ("when", lambda: _("Jadwal"), 208),
    ("platforms", lambda: _("Platform"), 164),
    ("pillar", lambda: _("Pilar"), 150),
    ("owner", lambda: _("Penanggung jawab"), 170),
    ("template", lambda: sense("satu", "Templat"), 150),
)
"""Key, words, width; the first takes what is left."""
HIDDEN_FIRST = frozenset({"template", "pillar"})
ROW = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class PostTable(QAbstractTableModel):
    """The rows in sight, already searched, filtered and sorted."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Row, ...] = ()

    def show(self, rows: tuple[Row, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many posts."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """How many columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words of a cell; the whole row for painting."""
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return cell(row, COLUMNS[index.column()][0])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cell(row, COLUMNS[index.column()][0]) or _("Kosong")
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Words of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section][1]()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None


def cell(row: Row, column: str) -> str:
    """What a cell says."""
    return CELLS[column](row)


CELLS: dict[str, Callable[[Row], str]] = {
    "title": lambda row: row.post.title,
    "status": lambda row: status_of(row.post.status)[0],
    "when": lambda row: when(row.post.schedule),
    "platforms": lambda row: ", ".join(platform_name(p) for p in row.platforms),
    "pillar": lambda row: row.pillar,
    "owner": lambda row: row.owner,
    "template": lambda row: named(row.template_name, row.template),
}
