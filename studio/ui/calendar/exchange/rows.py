"""What a file holds, row by row: what is new, what changes, what cannot be read and why."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studio.ui import theme
from studio.ui.calendar.exchange.columns import field_words
from studio.ui.naming import short_date
from studio.ui.said import said
from studio.ui.widgets.painting import RIGHT, draw_icon, draw_ring, write
from studio.ui.widgets.rowlist import ROW, Spoken
from studio.ui.words import _

TALL = 52
LOOKS = {"new": ("plus", "ok"), "changed": ("pencil", "info"), "bad": ("alert-triangle", "warn")}
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row(Spoken):
    """One row: its number in the file, title, day, and what there is to say of it."""

    kind: str
    line: int
    title: str
    date: str
    time: str
    told: str

    @classmethod
    def of(cls, given: dict[str, Any]) -> "Row":
        """The row as the background process gives it."""
        words = [said(one) for one in given["said"]]
        if given.get("fields"):
            words.insert(0, ", ".join(field_words(key) for key in given["fields"]))
        told = "; ".join(words)
        return cls(
            given["kind"], given["line"], given["title"], given.get("date", ""), given.get("time", ""), told
        )

    @property
    def words(self) -> str:
        """What a search looks at."""
        return f"{self.title} {self.told}".casefold()

    @property
    def when(self) -> str:
        """Day and time in words."""
        if self.kind == "bad":
            return ""
        return (
            f"{short_date(self.date)} {self.time.replace(':', '.')}".strip()
            if self.date
            else _("tanpa tanggal")
        )

    @property
    def said(self) -> str:
        """What a screen reader says."""
        at = _("Baris {line}").format(line=self.line)
        return ". ".join(part for part in (f"{at}: {self.title}", self.when, self.told) if part)


class RowPainter(QStyledItemDelegate):
    """Two lines: title over reason; number and day at the sides."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's own
        """Two lines."""
        return QSize(200, TALL)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row."""
        one: Row = index.data(ROW)
        now, room = theme.look(), option.rect
        painter.save()
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.fillRect(room, now.color("surface2" if over else "surface1"))
        painter.fillRect(QRect(room.left(), room.bottom(), room.width(), 1), now.color("line"))
        icon, tone = LOOKS[one.kind]
        draw_icon(painter, QRect(room.left() + 16, room.top(), 20, room.height()), icon, tone, 17)
        number = QRect(room.left() + 42, room.top(), 44, room.height())
        write(painter, number, str(one.line), "muted", size=12)
        left = room.left() + 88
        wide = room.right() - left - (16 if one.kind == "bad" else 176)
        below = bool(one.told)
        top = room.top() + (6 if below else 16)
        write(painter, QRect(left, top, wide, 20), one.title or _("(tanpa judul)"), "strong", weight=500)
        if below:
            tint = "warn" if one.kind == "bad" else "muted"
            words = one.told if one.kind != "changed" else _("berubah: {what}").format(what=one.told)
            write(painter, QRect(left, room.top() + 26, wide, 20), words, tint, size=12)
        side = QRect(room.right() - 170, room.top(), 154, room.height())
        write(painter, side, one.when, "normal", size=12, align=RIGHT)
        if option.state & QStyle.StateFlag.State_HasFocus:
            draw_ring(painter, room)
        painter.restore()
