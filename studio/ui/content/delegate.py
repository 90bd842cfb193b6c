"""A row of the list of posts, painted: picture, title over template, status with its icon, platform icons."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studio.session.post_list import Row
from studio.ui import theme
from studio.ui.canvas.thumbs import Thumbs, draw_thumb
from studio.ui.content.model import COLUMNS, ROW, cell
from studio.ui.naming import PLATFORM_ICONS, status_of
from studio.ui.words import _, named

TALL, SHORT = 60, 44
LEFT = 24


class PostDelegate(QStyledItemDelegate):
    """Paints cells; asks for a picture only when its row is painted, that is, in sight."""

    def __init__(self, thumbs: Thumbs) -> None:
        super().__init__()
        self.thumbs = thumbs
        self.height = TALL

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        """The row's height."""
        return QSize(80, self.height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One cell."""
        now, rect, row = theme.look(), option.rect, index.data(ROW)
        flags = option.state
        picked = bool(flags & QStyle.StateFlag.State_Selected)
        over = bool(flags & QStyle.StateFlag.State_MouseOver)
        painter.save()
        if picked or over:
            painter.fillRect(rect, now.color("tint" if picked else "surface2"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), now.color("line"))
        column = COLUMNS[index.column()][0]
        if column == "title":
            if picked:
                painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height() - 1), now.color("accent"))
            self._title(painter, rect, row)
        elif column == "status":
            self._status(painter, rect, row)
        elif column == "platforms":
            _platforms(painter, rect, row)
        else:
            words = cell(row, column)
            if column == "when" and not words:
                write(painter, rect.adjusted(12, 0, -8, 0), _("Belum dijadwalkan"), now.color("muted"))
            else:
                write(painter, rect.adjusted(12, 0, -8, 0), words or "–", now.color("normal"))
        if flags & QStyle.StateFlag.State_HasFocus and column == "title":
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(now.color("accent"), 2))
            painter.drawRoundedRect(QRectF(rect).adjusted(6, 3, -6, -4), 6, 6)
        painter.restore()

    def _title(self, painter: QPainter, rect: QRect, row: Row) -> None:
        now = theme.look()
        tall = self.height == TALL
        side = 38 if tall else 28
        room = QRectF(rect.left() + LEFT, rect.top() + 6, side, rect.height() - 13)
        draw_thumb(painter, room, self.thumbs.get(row.post))
        left = rect.left() + LEFT + side + 12
        text = QRect(left, rect.top(), rect.right() - left - 8, rect.height() - 1)
        if tall:
            half = text.height() // 2
            upper = QRect(text.left(), text.top() + 8, text.width(), half - 6)
            lower = QRect(text.left(), text.top() + half + 1, text.width(), half - 8)
            write(painter, upper, row.post.title, now.color("strong"), bold=True)
            write(painter, lower, named(row.template_name, row.template), now.color("muted"), small=True)
        else:
            write(painter, text, row.post.title, now.color("strong"), bold=True)

    def _status(self, painter: QPainter, rect: QRect, row: Row) -> None:
        words, tone, icon = status_of(row.post.status)
        now = theme.look()
        picture = theme.pixmap(icon, tone or "muted", 16)
        metrics = painter.fontMetrics()
        width = min(rect.width() - 16, metrics.horizontalAdvance(words) + 38)
        middle = rect.center().y()
        pill = QRectF(rect.left() + 12, middle - 12, width, 24)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.color(f"{tone}_tint" if tone else "surface2"))
        painter.drawRoundedRect(pill, 12, 12)
        painter.drawPixmap(round(pill.left()) + 9, middle - 8, picture)
        area = pill.toRect().adjusted(30, 0, -6, 0)
        write(painter, area, words, now.color(tone or "normal"), small=True)


def _platforms(painter: QPainter, rect: QRect, row: Row) -> None:
    shown = [p for p in row.platforms if p in PLATFORM_ICONS]
    room = max(1, (rect.width() - 44) // 24)
    for number, platform in enumerate(shown[:room]):
        at = rect.left() + 12 + number * 24
        painter.drawPixmap(at, rect.center().y() - 8, theme.pixmap(PLATFORM_ICONS[platform], "normal", 17))
    if len(shown) > room:
        rest = rect.adjusted(12 + room * 24, 0, 0, 0)
        write(painter, rest, f"+{len(shown) - room}", theme.look().color("muted"), small=True)


def write(
    painter: QPainter, room: QRect, text: str, color: QColor, *, bold: bool = False, small: bool = False
) -> None:
    """One line, cut with … where room ends."""
    painter.save()
    font = painter.font()
    font.setPixelSize(theme.look().size("hint" if small else "body"))
    if bold:
        font.setWeight(font.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(color)
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
    painter.restore()
