"""When a day of the office's own comes round: four ways to say it, each with its fields."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from studio.domain.day_rules import DayRule, parse_rule, write_rule
from studio.ui.settings.year.words import months, weekdays, weeks
from studio.ui.widgets.basic import box, put, row
from studio.ui.widgets.choice import Choice
from studio.ui.widgets.dates import DayField
from studio.ui.words import _

WAYS = ("yearly", "once", "nth", "hijri")


class WhenField(QWidget):
    """`changed` comes for every choice; `rule` gives the rule or raises ValueError."""

    changed = Signal()

    def __init__(self, today: date, hijri: Sequence[str]) -> None:
        super().__init__()
        self.way = Choice(_("Jatuh pada"), [
            ("yearly", _("Setiap tahun, tanggal yang sama")), ("once", _("Sekali saja")),
            ("nth", _("Setiap tahun, hari ke-n dalam bulan")), ("hijri", _("Setiap tahun, tanggal Hijriah")),
        ])  # fmt: skip
        self.day = Choice(_("Tanggal"), _numbers(31))
        self.month = Choice(_("Bulan"), _named(months()))
        self.once = DayField(_("Tanggal"), hint=_("31/12/2026"))
        self.once.today = today
        self.week = Choice(_("Yang ke berapa"), [(str(n), words) for n, words in weeks()])
        self.weekday = Choice(_("Hari"), _named(weekdays(), first=0))
        self.of_month = Choice(_("Bulan"), _named(months()))
        self.hijri_day = Choice(_("Tanggal Hijriah"), _numbers(30))
        self.hijri_month = Choice(_("Bulan Hijriah"), _named(hijri))
        self._stack = QStackedWidget()
        for parts in ((self.day, self.month), (self.once,), (self.weekday, self.week, self.of_month),
                      (self.hijri_day, self.hijri_month)):  # fmt: skip
            self._stack.addWidget(box(row(*parts, None)))
        put(QVBoxLayout(self), self.way, self._stack, gap=8)
        self.setFocusProxy(self.way)
        self.way.picked.connect(self._turn)
        for choice in self.findChildren(Choice):
            if choice is not self.way:
                choice.picked.connect(lambda _key: self.changed.emit())
        self.once.typed.connect(lambda _text: self.changed.emit())

    def rule(self) -> str:
        """The rule chosen, as records keep it; ValueError for a day that there is not."""
        way = self.way.key()
        if way == "once":
            return write_rule(DayRule(once=self.once.day() or "-"))
        if way == "nth":
            month, week, weekday = self.of_month.key(), self.week.key(), self.weekday.key()
            return write_rule(DayRule(month=int(month), week=int(week), weekday=int(weekday)))
        fields = (self.hijri_day, self.hijri_month) if way == "hijri" else (self.day, self.month)
        day, number = int(fields[0].key()), int(fields[1].key())
        return write_rule(DayRule(month=number, day=day, hijri=way == "hijri"))

    def show_rule(self, text: str) -> None:
        """Show a rule; nothing is `changed` by it."""
        try:
            rule = parse_rule(text)
        except ValueError:
            return
        way = "once" if rule.once else "nth" if rule.week else "hijri" if rule.hijri else "yearly"
        self.way.show_key(way)
        self._stack.setCurrentIndex(WAYS.index(way))
        if rule.once:
            self.once.setText(f"{rule.once[8:]}/{rule.once[5:7]}/{rule.once[:4]}")
        elif rule.week:
            self.week.show_key(str(rule.week))
            self.weekday.show_key(str(rule.weekday))
            self.of_month.show_key(str(rule.month))
        else:
            fields = (self.hijri_day, self.hijri_month) if rule.hijri else (self.day, self.month)
            fields[0].show_key(str(rule.day))
            fields[1].show_key(str(rule.month))

    def start_on(self, day: date) -> None:
        """Begin every way with a day."""
        self.show_rule(f"{day.month}/{('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun')[day.weekday()]}/"
                       f"{min(5, (day.day + 6) // 7)}")  # fmt: skip
        self.show_rule(day.isoformat())
        self.show_rule(f"{day.month:02d}-{day.day:02d}")

    def _turn(self, way: str) -> None:
        self._stack.setCurrentIndex(WAYS.index(way))
        self.changed.emit()


def _numbers(count: int) -> list[tuple[str, str]]:
    return [(str(n), str(n)) for n in range(1, count + 1)]


def _named(names: Sequence[str], *, first: int = 1) -> list[tuple[str, str]]:
    return [(str(n), name) for n, name in enumerate(names, first)]
