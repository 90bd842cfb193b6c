"""The chart of shares: a row each with what is planned, what went out of it, and a mark for the target."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from studio.ui import theme
from studio.ui.naming import decimal, number
from studio.ui.strategy.pillars.facts import ShareRow
from studio.ui.widgets.painting import LEFT, RIGHT, draw_icon, draw_ring, write
from studio.ui.widgets.rowlist import ROW, RowList, RowModel
from studio.ui.words import _

Index = QModelIndex | QPersistentModelIndex
TALL, HEAD = 42, 26
PAD, NAME, NARROW_NAME, FIGURES, VERDICT = 16, 208, 160, 92, 142
NARROW = 780
STEP, LEAST, MOST = 10, 40, 100
FAINT = 64
"""Opacity of what is only planned."""
PLANNED, GONE = 20, 10
"""Heights of the bars."""


class Columns:
    """Where things stand in a row of a width; `top` is the percent at the right end of the bars."""

    def __init__(self, left: int, width: int, top: int) -> None:
        self.top = top
        name = NARROW_NAME if width < NARROW else NAME
        self.name = (left + PAD, name)
        right = left + width - PAD
        self.verdict = (right - VERDICT, VERDICT)
        self.gone = (self.verdict[0] - 12 - FIGURES, FIGURES)
        self.planned = (self.gone[0] - FIGURES, FIGURES)
        begin = self.name[0] + name + 12
        self.bar = (begin, max(60, self.planned[0] - 12 - begin))

    def at(self, percent: float) -> int:
        """Where a percentage lies."""
        return self.bar[0] + round(self.bar[1] * min(percent, self.top) / self.top)


def top_of(rows: list[ShareRow]) -> int:
    """Where the scale ends: the next ten above the longest bar and the farthest target."""
    most = max((max(row.share.planned_share, row.share.target) for row in rows), default=0)
    return min(MOST, max(LEAST, (int(most) // STEP + 1) * STEP))


class ShareChart(RowList):
    """The rows. `picked` gives the key of the row one is on, `opened` that of one pressed."""

    picked = Signal(str)
    opened = Signal(str)

    def __init__(self) -> None:
        self.shares: RowModel[ShareRow] = RowModel()
        super().__init__(self.shares, _("Porsi terhadap target"))
        self.top = LEAST
        self.setItemDelegate(_Painter(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayoutMode(QListView.LayoutMode.SinglePass)
        self.selectionModel().currentChanged.connect(self._came)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(ROW).key))

    def show_rows(self, rows: list[ShareRow], key: str | None) -> None:
        """Show other rows, standing on the one of a key, else on the first."""
        self.top = top_of(rows)
        self.selectionModel().blockSignals(True)
        self.shares.show_rows(rows)
        place = next((n for n, row in enumerate(rows) if row.key == key), 0)
        if rows:
            self.setCurrentIndex(self.shares.index(place, 0))
        self.selectionModel().blockSignals(False)
        self.setFixedHeight(TALL * len(rows) + 2)
        self.viewport().update()

    def key(self) -> str:
        """The row one is on."""
        row = self.currentIndex().data(ROW)
        return row.key if row is not None else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row's posts."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.opened.emit(self.key())
        else:
            super().keyPressEvent(event)

    def _came(self, now: QModelIndex, _before: QModelIndex) -> None:
        row = now.data(ROW)
        if row is not None:
            self.picked.emit(row.key)


class ChartHead(QWidget):
    """Words over the columns and the scale over the bars."""

    def __init__(self, chart: ShareChart) -> None:
        super().__init__()
        self._chart = chart
        self.setFixedHeight(HEAD)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        """Draw them."""
        painter, place = QPainter(self), Columns(0, self.width(), self._chart.top)
        for (left, wide), words, align in (
            (place.planned, _("Rencana"), RIGHT), (place.gone, _("Terbit"), RIGHT),
            ((place.verdict[0] + 24, place.verdict[1] - 24), _("Terhadap target"), LEFT),
        ):  # fmt: skip
            write(painter, QRect(left, 0, wide, HEAD), words, "muted", size=12, align=align)
        for percent in _marks(place):
            middle = QRect(place.at(percent) - 20, 0, 40, HEAD)
            write(painter, middle, f"{percent} %", "muted", size=11, align=Qt.AlignmentFlag.AlignCenter)


class Legend(QWidget):
    """What the bars mean."""

    def __init__(self) -> None:
        super().__init__()
        self._words = (_("rencana"), _("terbit"), _("target"))
        advance = self.fontMetrics().horizontalAdvance
        self.setFixedSize(sum(advance(words) + 44 for words in self._words), 24)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        """A sample of each and its word."""
        painter, left = QPainter(self), 0
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = theme.look().color("muted")
        for place, words in enumerate(self._words):
            if place < 2:
                draw_bar(painter, QRect(left, 5, 20, 14), color, gone=20 * place)
            else:
                draw_mark(painter, left + 12, 3, 18)
            used = write(painter, QRect(left + 26, 0, 120, 24), words, "muted", size=12)
            left += 26 + used + 18


def draw_bar(painter: QPainter, area: QRect, color: QColor, *, gone: int) -> None:
    """A faint bar with an outline for what is planned; inside it, so many px solid for what went out."""
    faint = QColor(color)
    faint.setAlpha(FAINT)
    painter.setPen(QPen(color, 1))
    painter.setBrush(faint)
    painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    if gone:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        high = area.height() * GONE // PLANNED
        top = area.top() + (area.height() - high) // 2
        painter.drawRoundedRect(QRect(area.left(), top, min(gone, area.width()), high), 2, 2)


def draw_mark(painter: QPainter, left: int, top: int, high: int) -> None:
    """The mark of a target: a line with a head."""
    color = theme.look().color("strong")
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRect(QRect(left - 1, top + 3, 2, high - 3))
    painter.drawPolygon(QPolygon([QPoint(left - 4, top), QPoint(left + 4, top), QPoint(left, top + 6)]))


def _marks(place: Columns) -> list[int]:
    step = STEP if place.top <= 50 and place.bar[1] > 260 else STEP * 2
    return list(range(0, place.top + 1, step))


class _Painter(QStyledItemDelegate):
    def __init__(self, chart: ShareChart) -> None:
        super().__init__(chart)
        self._chart = chart

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's own
        """One line."""
        return QSize(200, TALL)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Name, bars, figures, words."""
        now, room, row = theme.look(), option.rect, index.data(ROW)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, over = state & QStyle.StateFlag.State_Selected, state & QStyle.StateFlag.State_MouseOver
        painter.fillRect(room, now.color("tint" if chosen else "surface2" if over else "surface1"))
        place = Columns(room.left(), room.width(), self._chart.top)
        self._name(painter, room, row, place)
        self._bars(painter, room, row, place)
        self._figures(painter, room, row, place)
        if state & QStyle.StateFlag.State_HasFocus:
            draw_ring(painter, room)
        painter.restore()

    def _name(self, painter: QPainter, room: QRect, row: ShareRow, place: Columns) -> None:
        left, wide = place.name
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(row.color))
        painter.drawRoundedRect(QRect(left, room.top() + 7, 4, room.height() - 14), 2, 2)
        area = QRect(left + 14, room.top() + 3, wide - 14, 19)
        write(painter, area, row.name, "strong", weight=600)
        words = _("target {share} %").format(share=row.share.target) if row.share.target else "–"
        write(painter, area.translated(0, 18), words, "muted", size=12)

    def _bars(self, painter: QPainter, room: QRect, row: ShareRow, place: Columns) -> None:
        now, share = theme.look(), row.share
        for percent in _marks(place):
            painter.fillRect(QRect(place.at(percent), room.top(), 1, room.height()), now.color("line"))
        middle = room.center().y()
        if share.planned:
            wide = max(4, place.at(share.planned_share) - place.bar[0])
            gone = round(wide * share.published / share.planned)
            area = QRect(place.bar[0], middle - PLANNED // 2 + 1, wide, PLANNED)
            draw_bar(painter, area, QColor(row.color), gone=gone)
        if share.target:
            draw_mark(painter, place.at(share.target), room.top() + 4, room.height() - 8)

    def _figures(self, painter: QPainter, room: QRect, row: ShareRow, place: Columns) -> None:
        share = row.share
        for (left, wide), count, percent in (
            (place.planned, share.planned, share.planned_share),
            (place.gone, share.published, share.published_share),
        ):
            area = QRect(left, room.top() + 3, wide, 19)
            write(painter, area, number(count), "strong", weight=600, align=RIGHT)
            words = f"{decimal(percent, 0)} %"
            write(painter, area.translated(0, 18), words, "muted", size=12, align=RIGHT)
        words, tone, icon = row.verdict
        left, wide = place.verdict
        if icon:
            area = QRect(left + 2, room.top(), 16, room.height())
            draw_icon(painter, area, icon, tone or "muted", 16)
        area = QRect(left + 24, room.top(), wide - 24, room.height())
        write(painter, area, words, tone or ("normal" if icon else "muted"), weight=500 if tone else 400)
