"""Figures as rows: number, what it counts, source and day, how fresh; for the register and the picker."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studio import i18n
from studio.domain.content import Figure
from studio.domain.figure_register import Lack
from studio.session.figure_register import Row
from studio.ui import theme
from studio.ui.naming import decimal, many_posts, short_date
from studio.ui.widgets.basic import Tone
from studio.ui.widgets.painting import RIGHT, draw_icon, draw_ring, write
from studio.ui.widgets.rowlist import ROW, Spoken
from studio.ui.words import _

Index = QModelIndex | QPersistentModelIndex
TALL = 58
EDGE, VALUE, STATE, USED = 24, 156, 186, 84
WIDE = 640
"""Width from which there is room for state and use beside the words."""


def value_of(figure: Figure) -> str:
    """The number as it will be set."""
    return i18n.number(figure.value) if figure.value else "–"


def freshness_words(row: Row) -> tuple[str, Tone, str]:
    """What is to be known of a figure first: words, tone and icon."""
    day = short_date(row.figure.expires).partition(", ")[2]
    if row.freshness == "expired":
        return _("kedaluwarsa {day}").format(day=day), "warn", "calendar-x"
    if row.lacks:
        return lack_words(row.lacks), "stop", "alert-octagon"
    if row.freshness == "old":
        return _("tua, perlu diperbarui"), "warn", "clock-exclamation"
    if row.freshness == "soon":
        return _("sampai {day}").format(day=day), "info", "clock"
    return _("masih berlaku"), "ok", "circle-check"


def lack_words(lacks: tuple[Lack, ...]) -> str:
    """What a figure lacks."""
    known = {
        "value": _("nilainya belum terbaca"), "label": _("tanpa keterangan"), "source": _("tanpa sumber"),
        "date": _("tanpa tanggal"),
    }  # fmt: skip
    first = known[lacks[0]]
    more = len(lacks) - 1
    return _("{what} +{count}").format(what=first, count=more) if more else first


def change_words(percent: float | None) -> str:
    """How a figure changed against the one before."""
    if percent is None:
        return ""
    if not percent:
        return _("tetap")
    words = _("naik {percent} %") if percent > 0 else _("turun {percent} %")
    return words.format(percent=decimal(abs(percent)))


@dataclass(frozen=True, slots=True)
class FigureRow(Spoken):
    """A figure of the register."""

    row: Row

    @property
    def about(self) -> str:
        """What it counts, and when."""
        figure = self.row.figure
        return " · ".join(
            part for part in (figure.label or _("Belum diberi keterangan"), figure.period) if part
        )

    @property
    def origin(self) -> str:
        """Source and day."""
        figure = self.row.figure
        day = short_date(figure.as_of).partition(", ")[2]
        dated = _("per {day}").format(day=day) if day else ""
        return " · ".join(part for part in (figure.source, dated, change_words(self.row.change)) if part)

    @property
    def used(self) -> str:
        """How many posts show it."""
        return many_posts(self.row.posts) if self.row.posts else _("belum dipakai")

    @property
    def said(self) -> str:
        """What a screen reader says."""
        value = f"{value_of(self.row.figure)} {self.row.figure.unit}".strip()
        parts = (value, self.about, self.origin, freshness_words(self.row)[0], self.used)
        return ". ".join(part for part in parts if part)


class FigurePainter(QStyledItemDelegate):
    """Paints them; narrow views show the number over the words."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's own
        """Two lines."""
        return QSize(160, TALL)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One figure."""
        now, room, shown = theme.look(), option.rect, index.data(ROW)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, over = state & QStyle.StateFlag.State_Selected, state & QStyle.StateFlag.State_MouseOver
        painter.fillRect(room, now.color("tint" if chosen else "surface2" if over else "surface1"))
        painter.fillRect(QRect(room.left(), room.bottom(), room.width(), 1), now.color("line"))
        wide = room.width() >= WIDE
        value = QRect(room.left() + (EDGE if wide else 16), room.top(), VALUE if wide else 120, room.height())
        _value(painter, value, shown.row.figure)
        left = value.right() + 17
        right = room.right() - 16 - (STATE + USED if wide else 0)
        area = QRect(left, room.top() + 10, right - left - 12, 19)
        write(painter, area, shown.about, "strong", weight=500)
        below = area.translated(0, 19)
        words, tone, icon = freshness_words(shown.row)
        if wide:
            write(painter, below, shown.origin or "–", "muted", size=12)
            _state(painter, QRect(right, room.top(), STATE, room.height()), words, tone, icon)
            used = QRect(right + STATE, room.top(), USED, room.height())
            write(painter, used, shown.used, "normal" if shown.row.posts else "muted", size=12, align=RIGHT)
        elif tone in {"warn", "stop"}:
            draw_icon(painter, QRect(below.left() - 1, below.top(), 16, 19), icon, tone, 14)
            write(painter, below.adjusted(20, 0, 0, 0), words, tone, size=12)
        else:
            write(painter, below, shown.origin or "–", "muted", size=12)
        if state & QStyle.StateFlag.State_HasFocus:
            draw_ring(painter, room)
        painter.restore()


def _value(painter: QPainter, area: QRect, figure: Figure) -> None:
    """The number large, its unit small on the same line."""
    upper = QRect(area.left(), area.top() + 6, area.width(), 27)
    write(painter, upper, value_of(figure), "strong", size=18, weight=600)
    write(painter, QRect(area.left(), area.top() + 30, area.width(), 18), figure.unit, "muted", size=12)


def _state(painter: QPainter, area: QRect, words: str, tone: Tone, icon: str) -> None:
    quiet = tone in {"ok", ""}
    draw_icon(painter, QRect(area.left(), area.top(), 18, area.height()), icon, tone or "muted", 16)
    token = "muted" if quiet else tone
    write(painter, area.adjusted(24, 0, -8, 0), words, token, size=12, weight=400 if quiet else 500)
