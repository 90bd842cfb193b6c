"""How the rows of the list are painted: fixed columns, so that the eye runs straight down."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studio.ui import theme
from studio.ui.canvas.spots import Spot, Spots
from studio.ui.naming import PLATFORM_ICONS
from studio.ui.post.checks.areas import DISC, EDGE, Area, areas_of, left_of
from studio.ui.post.checks.rows import QUIET, Row
from studio.ui.widgets.painting import RIGHT, draw_button, draw_icon, draw_ring, draw_tile, write
from studio.ui.widgets.rowlist import ROW
from studio.ui.words import _

HEADS, TALL, LOW = 36, 60, 44
ICON, GAP = 20, 16
TILE = QSize(56, 42)
CENTER = Qt.AlignmentFlag.AlignCenter
Index = QModelIndex | QPersistentModelIndex


class Anywhere:
    """Where to show what is wrong in all placements, and at which slot each picture stands."""

    def __init__(self) -> None:
        self.placement = ""
        self.slots: dict[str, tuple[int, str]] = {}
        """Page and slot by asset and by figure."""


def spot_of(row: Row, anywhere: Anywhere, size: QSize, number: int = 0) -> Spot | None:
    """What the picture of a row shows; none for what is about a text or the whole."""
    room = (size.width(), size.height())
    if row.spreads:
        first = row.spreads[min(number, len(row.spreads) - 1)].first
        where = first.where
        if where.field or first.id.startswith("caption/"):
            return None
        placement = where.placement or (anywhere.placement if where.slot else "")
        return Spot(placement, where.page, *room, where.box, where.slot) if placement else None
    about = row.gate.about if row.gate is not None else ""
    page, slot = anywhere.slots.get(about.partition(":")[2], (0, ""))
    if not anywhere.placement or not (slot or about == "media"):
        return None
    return Spot(anywhere.placement, page, *room, None, slot)


class RowPainter(QStyledItemDelegate):
    """Paints rows; `over` is the row and control the mouse is on, `drafts` what was typed and not sent."""

    def __init__(self, view: QListView, spots: Spots) -> None:
        super().__init__(view)
        self._spots = spots
        self.anywhere = Anywhere()
        self.over: tuple[int, str] = (-1, "")
        self.drafts: dict[str, str] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height of the row."""
        row: Row = index.data(ROW)
        height = {"head": HEADS, "item": TALL}.get(row.kind, LOW)
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
            if row.kind == "item":
                self._item(painter, option, row, self.over[1] if self.over[0] == index.row() else "")
            else:
                self._quiet(painter, option.rect, row)
        focused = QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_KeyboardFocusChange
        if option.state & focused == focused:
            draw_ring(painter, option.rect)
        painter.restore()

    def control_at(self, view: QListView, index: Index, point: QPoint) -> str:
        """What the control at a point of the view does; empty for none."""
        row: Row | None = index.data(ROW)
        if row is None or row.kind != "item":
            return ""
        found = areas_of(row, view.visualRect(index), view.fontMetrics())
        return next((one.act for one in found if one.area.contains(point)), "")

    def field_area(self, view: QListView, index: Index) -> QRect:
        """Where the field of a row stands."""
        row: Row = index.data(ROW)
        found = areas_of(row, view.visualRect(index), view.fontMetrics())
        return found[0].area if found and row.control == "typed" else QRect()

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
        if row.key in QUIET:
            said = _("Sembunyikan") if row.open else _("Tampilkan semua")
            side = QRect(text.right() - 15, text.top(), 16, text.height())
            draw_icon(painter, side, "chevron-up" if row.open else "chevron-down", "accent", 16)
            write(painter, text.adjusted(0, 0, -22, 0), said, "accent", weight=500, align=RIGHT)
        else:
            write(painter, text, row.detail, "muted", size=12, align=RIGHT)

    def _item(self, painter: QPainter, option: QStyleOptionViewItem, row: Row, over: str) -> None:
        area, left = option.rect, option.rect.left() + EDGE
        draw_icon(painter, QRect(left, area.top(), ICON, area.height()), row.icon, row.tone or "muted")
        left += ICON + GAP
        tile = QRect(left, area.center().y() - TILE.height() // 2 + 1, TILE.width(), TILE.height())
        draw_tile(painter, tile, self._picture(painter, row), icon_of(row))
        left += TILE.width() + GAP
        room = left_of(row, area, option.fontMetrics) - left
        fell = row.gate is not None and row.gate.fell
        write(painter, QRect(left, area.top() + 10, room, 20), row.title, "strong", weight=500)
        write(
            painter, QRect(left, area.top() + 31, room, 18), row.detail, "warn" if fell else "muted", size=12
        )
        painter.setFont(option.font)
        found = areas_of(row, area, option.fontMetrics)
        if row.control == "choice":
            _choice(painter, found, row.chosen, over)
        elif row.control == "typed":
            self._field(painter, found[0].area, row)
        elif found:
            for one in found:
                draw_button(painter, one.area, one.words, over=one.act == over)
        else:
            _note(painter, area, row, left + room)

    def _field(self, painter: QPainter, area: QRect, row: Row) -> None:
        now = theme.look()
        painter.setBrush(now.color("surface1"))
        painter.setPen(QPen(now.color("control"), 1))
        painter.drawRoundedRect(area, 6, 6)
        draft = self.drafts.get(row.gate.key, "") if row.gate else ""
        inner = area.adjusted(10, 0, -30, 0)
        write(painter, inner, draft or _("Jawaban, min. 10 huruf"), "strong" if draft else "muted")
        draw_icon(
            painter, QRect(area.right() - 28, area.top(), 22, area.height()), "corner-down-left", "muted", 16
        )

    def _quiet(self, painter: QPainter, area: QRect, row: Row) -> None:
        left = area.left() + EDGE
        draw_icon(painter, QRect(left, area.top(), ICON, area.height()), row.icon, row.tone or "muted", 18)
        text = area.adjusted(EDGE + ICON + GAP, 0, -EDGE, 0)
        width = write(painter, text.adjusted(0, 0, -text.width() // 3, 0), row.title, "normal")
        write(painter, text.adjusted(width + 24, 0, 0, 0), row.detail, "muted", size=12, align=RIGHT)

    def _picture(self, painter: QPainter, row: Row) -> QPixmap | None:
        wish = spot_of(row, self.anywhere, TILE)
        device = painter.device()
        return self._spots.get(wish, device.devicePixelRatioF()) if wish and device else None


def _choice(painter: QPainter, found: tuple[Area, ...], chosen: str, over: str) -> None:
    """Ya, Belum, Tidak berlaku on one ground; the one said stands out."""
    now, whole = theme.look(), found[0].area.united(found[-1].area).adjusted(-3, -3, 3, 3)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(now.color("surface2"))
    painter.drawRoundedRect(whole, 6, 6)
    for one in found:
        if one.act in {chosen, over}:
            painter.setPen(QPen(now.color("control"), 1) if one.act == chosen else Qt.PenStyle.NoPen)
            painter.setBrush(now.color("surface1"))
            painter.drawRoundedRect(one.area, 4, 4)
        said = one.act == chosen
        write(
            painter,
            one.area,
            one.words,
            "strong" if said else "normal",
            weight=600 if said else 400,
            align=CENTER,
        )


def _note(painter: QPainter, area: QRect, row: Row, left: int) -> None:
    """Who answered and when, with initials; whom it waits for; that the program saw to it."""
    right = area.right() - EDGE
    if row.control == "done" and row.initials:
        disc = QRect(right - DISC + 1, area.center().y() - DISC // 2 + 1, DISC, DISC)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.look().color("tint"))
        painter.drawEllipse(disc)
        write(painter, disc, row.initials, "accent", size=11, weight=600, align=CENTER)
        right = disc.left() - 8
    token = "muted" if row.control != "waits" else "normal"
    text = QRect(left, area.top(), right - left, area.height())
    width = write(painter, text, row.note, token, size=12, align=RIGHT)
    sign = {"auto": "settings", "waits": "user"}.get(row.control)
    if sign:
        draw_icon(painter, QRect(right - width - 22, area.top(), 18, area.height()), sign, "muted", 16)


def icon_of(row: Row) -> str:
    """The icon of a row that has no picture."""
    about = row.gate.about if row.gate is not None else ""
    if about.startswith("caption:") and row.spread is None:
        return PLATFORM_ICONS.get(about.partition(":")[2], "text-caption")
    if row.spread is None:
        parts = {"texts": "typography", "captions": "text-caption", "media": "photo", "accounts": "user",
                 "picture": "photo", "figure": "percentage"}  # fmt: skip
        return parts.get(about.partition(":")[0], "file-text")
    first = row.spread.first
    if about == "caption:common":
        return "text-caption"
    if first.where.platform and (first.where.field or first.id.startswith("caption/")):
        return PLATFORM_ICONS.get(first.where.platform, "text-caption")
    areas = {"picture": "photo", "figure": "percentage", "placement": "layout-grid",
             "caption": "text-caption", "narrative": "message"}  # fmt: skip
    return areas.get(first.id.partition("/")[0], "typography" if first.where.slot else "file-text")
