"""The year as heat: twelve small months, each day as dark as it is full."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from studio.session.campaign_bars import Span, bars
from studio.session.schedule import WEEK, Plan, weeks_of
from studio.ui import theme
from studio.ui.calendar.bar_paint import mixed, span_color
from studio.ui.calendar.marks import Mark
from studio.ui.naming import DAYS, many_posts, month_name, short_date
from studio.ui.widgets.basic import plain_tip
from studio.ui.widgets.painting import write
from studio.ui.words import _, language

if TYPE_CHECKING:
    from studio.ui.calendar.page import CalendarPage

ACROSS, WEEKS = 4, 6
HEAD, GAP = 42, 28
MIDDLE = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine)
LANES = 2
"""Lines of campaigns below a day."""
FULL = 5
"""Posts a day that are as dark as it gets."""
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -WEEK, Qt.Key.Key_Down: WEEK}


class YearView(QWidget):
    """The months. A click on a day opens its month there."""

    def __init__(self, page: "CalendarPage") -> None:
        super().__init__()
        self.page, self.day = page, page.today
        self.plan, self.marks = Plan({}, ()), dict[date, tuple[Mark, ...]]()
        self.runs = dict[date, list[tuple[int, QColor]]]()
        self.setAccessibleName(_("Tahun"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def show_year(self, day: date, plan: Plan, marks: dict[date, tuple[Mark, ...]]) -> None:
        """Show the year of a day."""
        self.day, self.plan, self.marks = day, plan, marks
        self.runs = runs_of(self.page.bars.spans, day.year)
        self.setAccessibleDescription(self._said(day))
        self.update()

    def month_box(self, month: int) -> QRect:
        """Where a month stands."""
        width = (self.width() - 48 - GAP * (ACROSS - 1)) // ACROSS
        height = (self.height() - 32 - 16 * 2) // 3
        row, column = divmod(month - 1, ACROSS)
        return QRect(24 + column * (width + GAP), 16 + row * (height + 16), width, height)

    def boxes(self, month: int) -> dict[date, QRect]:
        """Where the days of a month stand."""
        area = self.month_box(month)
        wide, tall = area.width() // WEEK, (area.height() - HEAD) // WEEKS
        found = {}
        for row, week in enumerate(weeks_of(self.day.year, month)):
            for column, day in enumerate(week):
                if day.month == month:
                    top = area.top() + HEAD + row * tall
                    found[day] = QRect(area.left() + column * wide, top, wide - 3, tall - 3)
        return found

    def day_at(self, at: QPoint) -> date | None:
        """The day at a point."""
        for month in range(1, 13):
            if self.month_box(month).contains(at):
                return next((day for day, box in self.boxes(month).items() if box.contains(at)), None)
        return None

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        """Twelve months."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.look().color("surface1"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for month in range(1, 13):
            self._month(painter, month)

    def _month(self, painter: QPainter, month: int) -> None:
        area, wide = self.month_box(month), self.month_box(month).width() // WEEK
        boxes = self.boxes(month)
        write(
            painter,
            QRect(area.left(), area.top(), area.width(), 22),
            month_name(date(self.day.year, month, 1), year=False),
            "strong",
            weight=600,
        )
        count = sum(len(self.plan.on(day)) for day in boxes)
        told = many_posts(count)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        head = QRect(area.left(), area.top(), wide * WEEK - 3, 22)
        write(painter, head, told, "muted", size=12, align=right)
        for column, name in enumerate(DAYS.get(language(), DAYS["id"])):
            at = QRect(area.left() + column * wide, area.top() + 22, wide - 3, 18)
            write(painter, at, name[:1], "muted", size=11, align=Qt.AlignmentFlag.AlignCenter)
        font = QFont(painter.font())
        font.setPixelSize(11)
        font.setWeight(QFont.Weight.Normal)
        painter.setFont(font)
        for day, box in boxes.items():
            self._day(painter, day, box)

    def _day(self, painter: QPainter, day: date, box: QRect) -> None:
        now, count = theme.look(), len(self.plan.on(day))
        off = any(mark.off for mark in self.marks.get(day, ()))
        ground = now.color("stop_tint" if off else "surface2")
        if count:
            ground = mixed(ground, now.color("fill"), 0.15 + 0.85 * min(count, FULL) / FULL)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, 3, 3)
        for lane, color in self.runs.get(day, ()):
            painter.fillRect(QRect(box.left(), box.bottom() + 1 - 3 * lane, box.width() + 3, 2), color)
        if day in (self.page.today, self.day) and (day == self.page.today or self.hasFocus()):
            painter.setPen(QPen(now.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(box).adjusted(-1, -1, 1, 1), 4, 4)
        free = off or day.weekday() == WEEK - 1
        token = "on_fill" if count > FULL // 2 else "strong" if count else "stop" if free else "normal"
        painter.setPen(now.color(token))
        painter.drawText(box, MIDDLE, str(day.day))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what a day has."""
        day = self.day_at(event.position().toPoint())
        self.setCursor(Qt.CursorShape.PointingHandCursor if day else Qt.CursorShape.ArrowCursor)
        self.setToolTip(plain_tip(self._said(day)) if day else "")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the month of a day."""
        day = self.day_at(event.position().toPoint())
        if day is not None:
            self.page.show_day(day)
            self.page.show_view("month")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk the days, Enter opens the month, Page up and down go by years."""
        step, key = STEPS.get(Qt.Key(event.key())), Qt.Key(event.key())
        if step is not None:
            self.page.show_day(self.day + timedelta(days=step))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.page.show_view("month")
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.page.step(-1 if key == Qt.Key.Key_PageUp else 1)
        else:
            super().keyPressEvent(event)

    def _said(self, day: date) -> str:
        names = ", ".join(mark.name for mark in self.marks.get(day, ()))
        posts = len(self.plan.on(day))
        count = many_posts(posts)
        runs = ", ".join(span.campaign.name for span in self.page.bars.on(day))
        runs = _("Kampanye: {names}").format(names=runs) if runs else ""
        return ". ".join(part for part in (short_date(day.isoformat()), names, count, runs) if part)


def runs_of(spans: tuple[Span, ...], year: int) -> dict[date, list[tuple[int, QColor]]]:
    """The lines of campaigns below each day of a year: lane and colour."""
    found: dict[date, list[tuple[int, QColor]]] = {}
    for bar in bars(spans, date(year, 1, 1), date(year, 12, 31)):
        if bar.lane < LANES:
            color = span_color(bar.span)
            for at in range(bar.first.toordinal(), bar.last.toordinal() + 1):
                found.setdefault(date.fromordinal(at), []).append((bar.lane, color))
    return found
