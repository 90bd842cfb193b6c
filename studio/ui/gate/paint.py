"""How posts are painted in the place Periksa, in columns under their heads."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from studio.ui import theme
from studio.ui.gate.rows import Row
from studio.ui.naming import short_date, status_of
from studio.ui.widgets.painting import draw_icon, draw_ring, write
from studio.ui.widgets.rowlist import ROW
from studio.ui.words import _

Index = QModelIndex | QPersistentModelIndex
EDGE, TALL, HEADS = 24, 56, 32
COUNT, OLD, STATUS = 70, 90, 170


class PostPainter(QStyledItemDelegate):
    """Title over the day it goes out, status, what is open, for whom, since when."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def heads(self) -> QWidget:
        """The heads of the columns."""
        return _Heads(self._view)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's own
        """Two lines."""
        return QSize(200, TALL)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one post."""
        row: Row = index.data(ROW)
        now, area = theme.look(), option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(option.font)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.fillRect(area, now.color("tint" if chosen else "surface2" if over else "surface1"))
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), now.color("line"))
        if chosen:
            painter.fillRect(QRect(area.left(), area.top(), 3, area.height()), now.color("accent"))
        at = _columns(area)
        title = at["title"]
        write(
            painter,
            QRect(title.left(), area.top() + 8, title.width(), 20),
            row.post.title,
            "strong",
            weight=500,
        )
        day = short_date(row.post.schedule.date) or _("Belum dijadwalkan")
        write(painter, QRect(title.left(), area.top() + 29, title.width(), 18), day, "muted", size=12)
        words, tone, icon = status_of(row.post.status)
        draw_icon(
            painter, QRect(at["status"].left(), area.top(), 18, area.height()), icon, tone or "muted", 16
        )
        write(painter, at["status"].adjusted(24, 0, 0, 0), words, "normal")
        for key, count, sign, token in (
            ("stop", row.stop, "alert-octagon", "stop"), ("warn", row.warn, "alert-triangle", "warn"),
        ):  # fmt: skip
            place = at[key]
            if count:
                draw_icon(painter, QRect(place.left(), area.top(), 18, area.height()), sign, token, 16)
                write(painter, place.adjusted(24, 0, 0, 0), str(count), token, weight=600)
            else:
                write(painter, place.adjusted(24, 0, 0, 0), "–", "muted")
        write(painter, at["waits"], row.waits or "–", "normal")
        write(painter, at["old"], row.since or "–", "muted")
        focused = QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_KeyboardFocusChange
        if option.state & focused == focused:
            draw_ring(painter, area)
        painter.restore()


class _Heads(QWidget):
    """The words over the columns; the rows say all of it to a screen reader."""

    def __init__(self, view: QListView) -> None:
        super().__init__()
        self._view = view
        self.setFixedHeight(HEADS)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        """Draw the words where the rows have their columns."""
        now, painter = theme.look(), QPainter(self)
        painter.fillRect(self.rect(), now.color("surface0"))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), now.color("line"))
        area = QRect(0, 0, self._view.viewport().width() or self.width(), self.height())
        names = {
            "title": _("Konten"), "status": _("Status"), "stop": _("Penghalang"), "warn": _("Peringatan"),
            "waits": _("Menunggu"), "old": _("Sejak"),
        }  # fmt: skip
        for key, place in _columns(area).items():
            write(painter, place, names[key], "muted", size=12, weight=500)


def _columns(area: QRect) -> dict[str, QRect]:
    """The room of each column; the title and whom it waits for share what the others leave."""
    wide = area.width() - 2 * EDGE - STATUS - 2 * (COUNT + 24) - OLD - 5 * 16
    title, waits = wide * 3 // 5, wide * 2 // 5
    left, found = area.left() + EDGE, {}
    for key, width in (
        ("title", title), ("status", STATUS), ("stop", COUNT + 24), ("warn", COUNT + 24), ("waits", waits),
        ("old", OLD),
    ):  # fmt: skip
        found[key] = QRect(left, area.top(), width, area.height())
        left += width + 16
    return found
