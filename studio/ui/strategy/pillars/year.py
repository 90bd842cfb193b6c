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
    from studio.ui.strategy.pillars.facts import Facts, ShareRow

TALL, TALLEST, FOOT, HEAD = 112, 240, 24, 18
FAINT = 72
MIDDLE = Qt.AlignmentFlag.AlignCenter


class YearStrip(QAbstractButton):
    """Twelve columns. `picked` gives a month, 1 to 12; arrows walk, Enter or a click picks."""

    picked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.facts: Facts | None = None
        self.key: str | None = None
        """The row that alone is in colour; None for all of them."""
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
        """Show a year, one row of it in colour."""
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
        for place in range(MONTHS):
            area = self.area_of(place)
            seen = first.month <= place + 1 <= last.month and last.month - first.month < MONTHS - 1
            if seen:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(now.color("tint"))
                painter.drawRoundedRect(area.adjusted(2, 0, -2, 0), 6, 6)
            self._column(painter, area, place, self.facts)
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
        if self.facts is None:
            return Month()
        return self.facts.month(place, self.key) if self.key else self.facts.month(place)

    def _column(self, painter: QPainter, area: QRect, place: int, facts: "Facts") -> None:
        most = max(facts.month(n).planned for n in range(MONTHS)) or 1
        floor, room = self.height() - FOOT, self.height() - FOOT - HEAD
        wide = min(34, area.width() - 16)
        left = area.center().x() - wide // 2
        done = 0
        for row in (*facts.rows, None):
            month = _of(facts, row, place)
            if not month.planned:
                continue
            low, high = (floor - round(room * n / most) for n in (done, done + month.planned))
            done += month.planned
            self._piece(painter, QRect(left, high, wide, max(1, low - high - 1)), row, month)
        shown = self._month(place).planned
        if shown:
            top = floor - round(room * facts.month(place).planned / most)
            words = QRect(area.left(), top - 18, area.width(), 16)
            write(painter, words, number(shown), "normal", size=11, weight=500, align=MIDDLE)

    def _piece(self, painter: QPainter, area: QRect, row: "ShareRow | None", month: Month) -> None:
        mine = self.key is None or self.key == (row.key if row else "")
        color = QColor(row.color) if row and mine else theme.look().color("control")
        painter.setPen(Qt.PenStyle.NoPen)
        faint = QColor(color)
        faint.setAlpha(FAINT)
        painter.fillRect(area, faint)
        gone = round(area.height() * month.published / month.planned)
        painter.fillRect(QRect(area.left(), area.bottom() - gone + 1, area.width(), gone), color)


def _of(facts: "Facts", row: "ShareRow | None", place: int) -> Month:
    """A row's month; without one, that of all that belongs to no row."""
    if row is not None:
        return facts.months.get(row.key, (Month(),) * MONTHS)[place] if row.key else Month()
    known = {row.key for row in facts.rows}
    rest = [months[place] for key, months in facts.months.items() if key not in known or not key]
    return Month(planned=sum(m.planned for m in rest), published=sum(m.published for m in rest))
