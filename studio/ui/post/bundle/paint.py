"""How the rows of the bundle's list are painted."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studio.ui import theme
from studio.ui.canvas.spots import Spot, Spots
from studio.ui.post.bundle.rows import Row
from studio.ui.widgets.basic import TONE_ICONS
from studio.ui.widgets.painting import RIGHT, draw_check, draw_icon, draw_ring, draw_tile, write
from studio.ui.widgets.rowlist import ROW

HEADS, TALL, LOW = 36, 60, 40
EDGE, BOX, GAP = 24, 16, 14
TILE = QSize(56, 42)
COLUMN = 116
"""Width of the column of weights."""
Index = QModelIndex | QPersistentModelIndex


class RowPainter(QStyledItemDelegate):
    """Paints platforms, files and documents."""

    def __init__(self, view: QListView, spots: Spots) -> None:
        super().__init__(view)
        self._spots = spots

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height of the row."""
        row: Row = index.data(ROW)
        return QSize(option.rect.width(), {"platform": HEADS, "file": TALL}.get(row.kind, LOW))

    def box_area(self, area: QRect) -> QRect:
        """Where the check box of a row stands."""
        return QRect(area.left() + EDGE, area.center().y() - BOX // 2 + 1, BOX, BOX)

    def on_box(self, view: QListView, index: Index, point: QPoint) -> bool:
        """Whether a point of the view is on the row's box, or near enough."""
        row: Row | None = index.data(ROW)
        if row is None or row.checked is None:
            return False
        return self.box_area(view.visualRect(index)).adjusted(-12, -12, 10, 12).contains(point)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row: Row = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(option.font)
        self._ground(painter, option, row)
        if row.checked is not None:
            draw_check(painter, self.box_area(option.rect), row.checked)
        {"platform": self._head, "file": self._file}.get(row.kind, self._plain)(painter, option.rect, row)
        focused = QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_KeyboardFocusChange
        if option.state & focused == focused:
            draw_ring(painter, option.rect)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        now, area = theme.look(), option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver) and row.kind == "file"
        rest = "surface0" if row.kind == "platform" else "surface1"
        painter.fillRect(area, now.color("tint" if chosen else "surface2" if hovered else rest))
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), now.color("line"))
        if chosen:
            painter.fillRect(QRect(area.left(), area.top(), 3, area.height()), now.color("accent"))

    def _head(self, painter: QPainter, area: QRect, row: Row) -> None:
        left = area.left() + EDGE + (BOX + GAP if row.checked is not None else 0)
        draw_icon(painter, QRect(left, area.top(), 20, area.height()), row.icon, "normal")
        text = QRect(left + 32, area.top(), area.right() - EDGE - left - 32, area.height())
        write(painter, text, row.title, "strong", weight=600)
        write(painter, text, row.right, "muted", size=12, align=RIGHT)

    def _file(self, painter: QPainter, area: QRect, row: Row) -> None:
        left = area.left() + EDGE + BOX + GAP
        tile = QRect(left, area.center().y() - TILE.height() // 2 + 1, TILE.width(), TILE.height())
        file, device = row.file, painter.device()
        picture = None
        if file is not None and device is not None:
            wish = Spot(file.placement, file.number, TILE.width(), TILE.height())
            picture = self._spots.get(wish, device.devicePixelRatioF())
        if row.right == "" and row.under and row.tone == "":
            painter.setOpacity(0.5)
        draw_tile(painter, tile, picture, "video" if row.file and row.file.kind == "video" else "photo")
        painter.setOpacity(1)
        left += TILE.width() + 16
        column = QRect(area.right() - EDGE - COLUMN + 1, area.top(), COLUMN, area.height())
        room = column.left() - 16 - left
        top, low = area.top() + 10, area.top() + 31
        width = write(painter, QRect(left, top, room, 20), row.title, "strong", weight=500)
        if row.warning:
            self._warn(painter, QRect(left + width + 14, top, room - width - 14, 20), row)
        write(painter, QRect(left, low, room, 18), row.detail, "muted", size=12, middle=True)
        write(
            painter,
            QRect(column.left(), top, COLUMN, 20),
            row.right,
            "strong" if row.file else "muted",
            align=RIGHT,
        )
        write(painter, QRect(column.left(), low, COLUMN, 18), row.under, "muted", size=12, align=RIGHT)

    def _warn(self, painter: QPainter, area: QRect, row: Row) -> None:
        tone = row.tone or "warn"
        draw_icon(
            painter,
            QRect(area.left(), area.top(), 16, area.height()),
            TONE_ICONS.get(tone, "alert-triangle"),
            tone,
            16,
        )
        write(painter, area.adjusted(22, 0, 0, 0), row.warning, tone, size=12, weight=500)

    def _plain(self, painter: QPainter, area: QRect, row: Row) -> None:
        left = area.left() + EDGE
        draw_icon(painter, QRect(left, area.top(), 20, area.height()), row.icon, "muted", 18)
        text = QRect(left + 32, area.top(), area.right() - EDGE - left - 32, area.height())
        width = write(painter, text.adjusted(0, 0, -text.width() // 2, 0), row.title, "normal")
        middle = text.adjusted(width + 16, 0, -COLUMN if row.right else 0, 0)
        write(painter, middle, row.detail, "muted", size=12)
        write(painter, text, row.right, "normal", align=RIGHT)
