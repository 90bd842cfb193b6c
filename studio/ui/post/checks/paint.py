"""How the rows of the findings list are painted: fixed columns, so that the eye runs straight down."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studio.ui import theme
from studio.ui.canvas.spots import Spot, Spots
from studio.ui.naming import PLATFORM_ICONS
from studio.ui.post.checks.rows import Row
from studio.ui.widgets.painting import RIGHT, draw_button, draw_icon, draw_ring, draw_tile, write
from studio.ui.widgets.rowlist import ROW
from studio.ui.words import _

HEADS, TALL, LOW = 36, 60, 44
EDGE, ICON, GAP = 24, 20, 16
TILE = QSize(56, 42)
Index = QModelIndex | QPersistentModelIndex


def tile_spot(row: Row, anywhere: str) -> Spot | None:
    """What the small picture of a row shows; none for what is about a text or the whole."""
    if row.spread is None:
        return None
    where = row.spread.first.where
    if where.field or row.spread.first.id.startswith("caption/"):
        return None
    placement = where.placement or (anywhere if where.slot else "")
    if not placement:
        return None
    return Spot(placement, where.page, TILE.width(), TILE.height(), where.box, where.slot)


class RowPainter(QStyledItemDelegate):
    """Paints rows; `over` is the row whose button the mouse is on."""

    def __init__(self, view: QListView, spots: Spots) -> None:
        super().__init__(view)
        self._spots = spots
        self.anywhere = ""
        """A placement to show slots on that are wrong in all."""
        self.over = -1

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height of the row."""
        row: Row = index.data(ROW)
        height = {"head": HEADS, "finding": TALL}.get(row.kind, LOW)
        return QSize(option.rect.width(), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row: Row = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(option.font)
        if row.kind == "head":
            self._head(painter, option, row)
        else:
            self._ground(painter, option)
            if row.kind == "finding":
                self._finding(painter, option, row, over=self.over == index.row())
            else:
                self._quiet(painter, option.rect, row)
        focused = QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_KeyboardFocusChange
        if option.state & focused == focused:
            draw_ring(painter, option.rect)
        painter.restore()

    def button_area(self, area: QRect, row: Row, metrics: QFontMetrics) -> QRect:
        """Where the button of a finding stands."""
        if row.target is None:
            return QRect()
        width = metrics.horizontalAdvance(row.target.words) + 26
        return QRect(area.right() - EDGE - width + 1, area.center().y() - 14, width, 28)

    def on_button(self, view: QListView, index: Index, point: QPoint) -> bool:
        """Whether a point of the view is on the row's button."""
        row: Row | None = index.data(ROW)
        if row is None:
            return False
        return self.button_area(view.visualRect(index), row, view.fontMetrics()).contains(point)

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        now, area = theme.look(), option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.fillRect(area, now.color("tint" if chosen else "surface2" if hovered else "surface1"))
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), now.color("line"))
        if chosen:
            painter.fillRect(QRect(area.left(), area.top(), 3, area.height()), now.color("accent"))

    def _head(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        now, area = theme.look(), option.rect
        painter.fillRect(area, now.color("surface0"))
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), now.color("line"))
        token = row.tone or "muted"
        draw_icon(painter, QRect(area.left() + EDGE, area.top(), ICON, area.height()), row.icon, token)
        text = area.adjusted(EDGE + ICON + GAP, 0, -EDGE, 0)
        width = write(painter, text, row.title, "strong", weight=600)
        write(painter, text.adjusted(width + 8, 0, 0, 0), str(row.count), "muted")
        if row.key in {"passed", "skipped"}:
            said = _("Sembunyikan") if row.open else _("Tampilkan semua")
            side = QRect(text.right() - 15, text.top(), 16, text.height())
            draw_icon(painter, side, "chevron-up" if row.open else "chevron-down", "accent", 16)
            write(painter, text.adjusted(0, 0, -22, 0), said, "accent", weight=500, align=RIGHT)
        else:
            write(painter, text, row.detail, "muted", size=12, align=RIGHT)

    def _finding(self, painter: QPainter, option: QStyleOptionViewItem, row: Row, *, over: bool) -> None:
        area = option.rect
        left = area.left() + EDGE
        draw_icon(painter, QRect(left, area.top(), ICON, area.height()), row.icon, row.tone or "muted")
        left += ICON + GAP
        tile = QRect(left, area.center().y() - TILE.height() // 2 + 1, TILE.width(), TILE.height())
        draw_tile(painter, tile, self._picture(painter, row), icon_of(row))
        button = self.button_area(area, row, option.fontMetrics)
        left += TILE.width() + GAP
        room = button.left() - GAP - left if button.isValid() else area.right() - EDGE - left
        write(painter, QRect(left, area.top() + 10, room, 20), row.title, "strong", weight=500)
        write(painter, QRect(left, area.top() + 31, room, 18), row.detail, "muted", size=12)
        if row.target is not None:
            draw_button(painter, button, row.target.words, over=over)

    def _quiet(self, painter: QPainter, area: QRect, row: Row) -> None:
        left = area.left() + EDGE
        draw_icon(painter, QRect(left, area.top(), ICON, area.height()), row.icon, row.tone or "muted", 18)
        text = area.adjusted(EDGE + ICON + GAP, 0, -EDGE, 0)
        width = write(painter, text.adjusted(0, 0, -text.width() // 3, 0), row.title, "normal")
        write(painter, text.adjusted(width + 24, 0, 0, 0), row.detail, "muted", size=12, align=RIGHT)

    def _picture(self, painter: QPainter, row: Row) -> QPixmap | None:
        wish = tile_spot(row, self.anywhere)
        device = painter.device()
        return self._spots.get(wish, device.devicePixelRatioF()) if wish and device else None


def icon_of(row: Row) -> str:
    """The icon of a row that has no picture."""
    if row.spread is None:
        return ""
    first = row.spread.first
    if first.where.platform and (first.where.field or first.id.startswith("caption/")):
        return PLATFORM_ICONS.get(first.where.platform, "text-caption")
    areas = {
        "picture": "photo",
        "figure": "percentage",
        "placement": "layout-grid",
        "caption": "text-caption",
        "narrative": "message",
    }
    return areas.get(first.id.partition("/")[0], "typography" if first.where.slot else "file-text")
