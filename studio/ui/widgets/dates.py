"""A day: typed as people write it, or picked from a calendar in the office's language."""

from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAction, QFont, QKeyEvent, QPainter, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QLineEdit,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from studio.domain.typed import iso_day
from studio.ui import theme
from studio.ui.widgets.basic import button, line, put, row
from studio.ui.widgets.fields import TextField
from studio.ui.words import _, language

WIDTH, HEIGHT = 308, 320


class Calendar(QCalendarWidget):
    """A month: weeks begin on Monday and have their number, Sundays in red; arrows and Page keys walk."""

    def __init__(self, day: QDate) -> None:
        super().__init__()
        self.setLocale(QLocale("en_GB" if language() == "en" else "id_ID"))
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.setGridVisible(False)
        self.setSelectedDate(day)
        self.setAccessibleName(_("Kalender"))
        self._format()
        for name, icon, words in (
            ("qt_calendar_prevmonth", "chevron-left", _("Bulan sebelumnya")),
            ("qt_calendar_nextmonth", "chevron-right", _("Bulan berikutnya")),
        ):
            step = self.findChild(QToolButton, name)
            if isinstance(step, QToolButton):
                step.setIcon(theme.icon(icon, "normal", 18))
                step.setAccessibleName(words)
                step.setToolTip(words)
        table = self.findChild(QTableView)
        if isinstance(table, QTableView):
            table.setAccessibleName(_("Hari"))
            self.setFocusProxy(table)

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate) -> None:
        """Days of the months before and after are fainter."""
        painter.save()
        painter.setOpacity(1.0 if day.month() == self.monthShown() else 0.4)
        super().paintCell(painter, rect, day)
        painter.restore()

    def _format(self) -> None:
        head = QTextCharFormat()
        head.setForeground(theme.look().color("muted"))
        head.setBackground(theme.look().color("surface1"))
        head.setFontWeight(QFont.Weight.Medium)
        self.setHeaderTextFormat(head)
        for day in Qt.DayOfWeek:
            made = QTextCharFormat()
            made.setForeground(theme.look().color("stop" if day == Qt.DayOfWeek.Sunday else "normal"))
            self.setWeekdayTextFormat(day, made)
        today = QTextCharFormat()
        today.setForeground(theme.look().color("accent"))
        today.setFontWeight(QFont.Weight.Bold)
        self.setDateTextFormat(QDate.currentDate(), today)


class CalendarPopup(QFrame):
    """The calendar at a field; a click or Enter picks, Esc lets go."""

    picked = Signal(str)
    """The day, `YYYY-MM-DD`; empty to have none."""

    def __init__(self, field: QWidget, day: str, today: date) -> None:
        super().__init__(field, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown = date.fromisoformat(day) if day else today
        self.calendar = Calendar(QDate(shown.year, shown.month, shown.day))
        self.calendar.clicked.connect(lambda day: self._pick(day.toString(Qt.DateFormat.ISODate)))
        self.calendar.activated.connect(lambda day: self._pick(day.toString(Qt.DateFormat.ISODate)))
        now = button(_("Hari ini"), lambda: self._pick(today.isoformat()), kind="link")
        none = button(_("Kosongkan"), lambda: self._pick(""), kind="ghost", small=True)
        put(QVBoxLayout(self), self.calendar, line(), row(now, None, none, margins=(8, 4, 8, 4)), gap=4,
            margins=(8, 8, 8, 6))  # fmt: skip
        self.setFixedSize(WIDTH, HEIGHT)
        self._done = False

    def _pick(self, day: str) -> None:
        if not self._done:  # Enter both activates and clicks
            self._done = True
            self.close()
            self.picked.emit(day)


class DayField(TextField):
    """A line for a day; the button in it, Alt+Down or F4 open the calendar. `typed` comes for both ways."""

    def __init__(self, name: str, hint: str = "") -> None:
        super().__init__(name, hint=hint)
        self.setObjectName("dayField")
        self.today: date = date.today()  # noqa: DTZ011 - whoever knows the office's zone sets it
        self.popup: CalendarPopup | None = None
        words = _("Pilih dari kalender (Alt+↓)")
        self.opener = QAction(theme.icon("calendar", "muted", 18), "", self)
        self.opener.setToolTip(words)
        self.opener.triggered.connect(self.open_calendar)
        self.addAction(self.opener, QLineEdit.ActionPosition.TrailingPosition)
        for made in self.findChildren(QToolButton):
            made.setAccessibleName(words)

    def day(self) -> str:
        """The day as it stands there, `YYYY-MM-DD`; empty when it is none."""
        return iso_day(self.text())

    def open_calendar(self) -> None:
        """Show the calendar below the field, or above it where there is no room."""
        if self.isReadOnly() or not self.isEnabled():
            return
        made = self.popup = CalendarPopup(self, self.day(), self.today)
        made.picked.connect(self._picked)
        made.destroyed.connect(self._closed)
        corner, frame = self.mapToGlobal(QPoint(0, self.height() + 4)), self.window().frameGeometry()
        if corner.y() + made.height() > frame.bottom() - 8:
            corner = self.mapToGlobal(QPoint(0, -made.height() - 4))
        made.move(min(corner.x(), frame.right() - made.width() - 8), max(corner.y(), frame.top() + 8))
        made.show()
        made.calendar.setFocus()

    def event(self, event: QEvent) -> bool:
        """Keys that open lists elsewhere open the calendar here."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
            if event.key() == Qt.Key.Key_F4 or (event.key() == Qt.Key.Key_Down and alt):
                self.open_calendar()
                return True
        return super().event(event)

    def _picked(self, day: str) -> None:
        shown = f"{day[8:]}/{day[5:7]}/{day[:4]}" if day else ""
        self.setText(shown)
        self.setFocus()
        self.typed.emit(shown)
        self.editingFinished.emit()

    def _closed(self) -> None:
        self.popup = None
