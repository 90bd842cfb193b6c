"""The year in twelve columns: what is planned and what went out, the pillars on top of each other."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QToolTip

from studio.domain.shares import MONTHS, Month, period
from studio.ui import theme
from studio.ui.naming import MONTHS as MONTH_NAMES
from studio.ui.naming import many_posts, number
from studio.ui.widgets.basic import plain_tip
from studio.ui.widgets.painting import write
from studio.ui.words import _, language

if TYPE_CHECKING:
    from studio.ui.strategy.pillars.facts import Facts

TALL, TALLEST, FOOT, HEAD = 112, 280, 24, 18
FAINT = 72
MIDDLE = Qt.AlignmentFlag.AlignCenter


class YearStrip(QAbstractButton):
    """Twelve columns. `picked` gives a month, 1 to 12; arrows walk, Enter or a click picks."""

    picked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.facts: Facts | None = None
        self.key: str | None = None
        """The row that alone is shown; None for all of them."""
        self.at = 0
        self.setMinimumHeight(TALL)
        self.setMaximumHeight(TALLEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMouseTracking(True)

    def sizeHint(self) -> QSize:
        """Twelve columns."""
        return QSize(600, TALL)

    def show_facts(self, facts: "Facts", key: str | None) -> None:
        """Show a year, or one row of it."""
        self.facts, self.key = facts, key
        first, _last = period(facts.view.length, facts.view.day)
        self.at = first.month - 1
        told = "; ".join(self.said(place) for place in range(MONTHS))
        self.setAccessibleName(_("Sepanjang {year}").format(year=facts.view.day.year))
        self.setAccessibleDescription(told)
        self.update()

    def said(self, place: int) -> str:
        """A month in words."""
        names = MONTH_NAMES[language() if language() in MONTH_NAMES else "id"]
        month = self._month(place)
        planned, gone = many_posts(month.planned), number(month.published)
        return _("{month}: rencana {planned}, terbit {gone}").format(
            month=names[place], planned=planned, gone=gone
        )

    def area_of(self, place: int) -> QRect:
        """Where a month stands."""
        left, right = (round(self.width() * n / MONTHS) for n in (place, place + 1))
        return QRect(left, 0, right - left, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        """The columns, the months below, the counts above."""
        if self.facts is None:
            return
        now, painter = theme.look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first, last = period(self.facts.view.length, self.facts.view.day)
        names = MONTH_NAMES[language() if language() in MONTH_NAMES else "id"]
        most = max(self._month(place).planned for place in range(MONTHS)) or 1
        for place in range(MONTHS):
            area = self.area_of(place)
            seen = first.month <= place + 1 <= last.month and last.month - first.month < MONTHS - 1
            if seen:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(now.color("tint"))
                painter.drawRoundedRect(area.adjusted(2, 0, -2, 0), 6, 6)
            self._column(painter, area, place, most)
            foot = QRect(area.left(), area.bottom() - FOOT + 3, area.width(), FOOT - 4)
            write(painter, foot, names[place], "strong" if seen else "muted", size=12,
                  weight=600 if seen else 400, align=MIDDLE)  # fmt: skip
            if self.hasFocus() and place == self.at:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(now.color("accent"))
                painter.drawRoundedRect(area.adjusted(2, 0, -3, -1), 6, 6)
        floor = self.height() - FOOT
        painter.fillRect(QRect(0, floor, self.width(), 1), now.color("control"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk and pick."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self.at = min(max(self.at + step, 0), MONTHS - 1)
            self.update()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.picked.emit(self.at + 1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pick the month below the mouse."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(self._under(event.position().x()) + 1)

    def event(self, event: QEvent) -> bool:
        """A resting mouse is told the month's facts."""
        if isinstance(event, QHelpEvent) and self.facts is not None:
            QToolTip.showText(event.globalPos(), plain_tip(self.said(self._under(event.x()))), self)
            return True
        return super().event(event)

    def _under(self, x: float) -> int:
        return min(MONTHS - 1, max(0, int(x * MONTHS / max(1, self.width()))))

    def _month(self, place: int) -> Month:
        pieces = [month for _color, month in self._pieces(place)]
        planned, gone = sum(m.planned for m in pieces), sum(m.published for m in pieces)
        return Month(planned=planned, published=gone)

    def _column(self, painter: QPainter, area: QRect, place: int, most: int) -> None:
        floor, room = self.height() - FOOT, self.height() - FOOT - HEAD
        wide = min(34, area.width() - 16)
        left, done = area.center().x() - wide // 2, 0
        for color, month in self._pieces(place):
            low, high = (floor - round(room * n / most) for n in (done, done + month.planned))
            done += month.planned
            _piece(painter, QRect(left, high, wide, max(1, low - high - 1)), color, month)
        if done:
            words = QRect(area.left(), floor - round(room * done / most) - 18, area.width(), 16)
            write(painter, words, number(done), "normal", size=11, weight=500, align=MIDDLE)

    def _pieces(self, place: int) -> list[tuple[str, Month]]:
        """Colour and posts of each row in a month, or of the one row alone; what is left over last."""
        if self.facts is None:
            return []
        facts, grey = self.facts, theme.look().colors["control"]
        found = [(row.key, row.color, facts.month_of(row.key, place)) for row in facts.rows if row.key]
        found.append(("", grey, facts.month_of("", place)))
        wanted = ((color, month) for key, color, month in found if self.key in {None, key})
        return [(color, month) for color, month in wanted if month.planned]


def _piece(painter: QPainter, area: QRect, color: str, month: Month) -> None:
    """Faint for what is planned, from the foot on solid for what went out of it."""
    faint = QColor(color)
    faint.setAlpha(FAINT)
    painter.fillRect(area, faint)
    gone = round(area.height() * month.published / month.planned)
    painter.fillRect(QRect(area.left(), area.bottom() - gone + 1, area.width(), gone), QColor(color))
