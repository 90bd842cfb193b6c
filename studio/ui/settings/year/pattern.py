"""How often a recurring slot comes: weekdays, the nth of a month, a date; the rule itself on request."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from studio.domain.rubric_rules import LAST, Pattern, read_pattern, write_pattern
from studio.errors import StudioError
from studio.ui.naming import number
from studio.ui.settings.year.words import weekdays, weeks
from studio.ui.widgets.basic import Label, ToolButton, put, row
from studio.ui.widgets.choice import Choice
from studio.ui.widgets.fields import TextField
from studio.ui.widgets.flow import Flow
from studio.ui.words import _

FORMS = ("weekly", "nth", "date", "other")
MOST_WEEKS = 12


class PatternField(QWidget):
    """`changed` comes for every choice; `rule` gives the rule or raises a StudioError."""

    changed = Signal()

    def __init__(self, rule: str) -> None:
        super().__init__()
        pattern = read_pattern(rule)
        self.form = Choice(_("Kapan"), [
            ("weekly", _("Hari tertentu tiap pekan")), ("nth", _("Hari ke-n tiap bulan")),
            ("date", _("Tanggal tertentu tiap bulan")), ("other", _("Pola lain (RRULE)")),
        ], pattern.form)  # fmt: skip
        self.days = [_toggle(name) for name in weekdays()]
        for day, made in enumerate(self.days):
            made.setChecked(day in pattern.weekdays and pattern.form == "weekly")
            made.clicked.connect(lambda _on=False: self.changed.emit())
        self.every = Choice(_("Setiap berapa minggu"), _every(pattern.every), str(pattern.every))
        names = [(str(n), name) for n, name in enumerate(weekdays())]
        self.weekday = Choice(_("Hari"), names, str(pattern.weekdays[0]) if pattern.weekdays else "1")
        self.week = Choice(_("Yang ke berapa"), [(str(n), words) for n, words in weeks()], str(pattern.week))
        dates = [*((str(n), str(n)) for n in range(1, 32)), (str(LAST), _("terakhir"))]
        self.date = Choice(_("Tanggal"), dates, str(pattern.day))
        self.raw = TextField(_("Pola berulang"), pattern.rule or rule, hint="FREQ=WEEKLY;BYDAY=TU")
        self._build()
        self._stack.setCurrentIndex(FORMS.index(pattern.form))

    def rule(self) -> str:
        """The rule; StudioError when it gives no days."""
        form = FORMS[self._stack.currentIndex()]
        if form == "weekly":
            chosen = tuple(day for day, made in enumerate(self.days) if made.isChecked())
            return write_pattern(Pattern(form="weekly", weekdays=chosen, every=int(self.every.key())))
        if form == "nth":
            weekday = (int(self.weekday.key()),)
            return write_pattern(Pattern(form="nth", weekdays=weekday, week=int(self.week.key())))
        if form == "date":
            return write_pattern(Pattern(form="date", day=int(self.date.key())))
        return write_pattern(Pattern(form="other", rule=self.raw.text()))

    def _build(self) -> None:
        self._stack = QStackedWidget()
        days = QWidget()
        flow = Flow(days, gap=6)
        for made in self.days:
            flow.addWidget(made)
        weekly = (days, row(self.every, None))
        nth, dated = (row(self.weekday, self.week, None),), (row(Label(_("Tanggal")), self.date, None),)
        raw = (self.raw, Label(_("Untuk yang paham RRULE."), "hint"))
        for parts in (weekly, nth, dated, raw):
            page = QWidget()
            put(QVBoxLayout(page), *parts, None, gap=8)
            self._stack.addWidget(page)
        put(QVBoxLayout(self), self.form, self._stack, gap=8)
        self.setFocusProxy(self.form)
        self.form.picked.connect(self._turn)
        for choice in (self.every, self.weekday, self.week, self.date):
            choice.picked.connect(lambda _key: self.changed.emit())
        self.raw.typed.connect(lambda _text: self.changed.emit())

    def _turn(self, form: str) -> None:
        if form == "other":  # the rule as it is now, to begin with
            try:
                self.raw.show_text(self.rule())
            except StudioError:
                self.raw.show_text("")
        self._stack.setCurrentIndex(FORMS.index(form))
        self.changed.emit()


def _toggle(name: str) -> ToolButton:
    made = ToolButton()
    made.setObjectName("assetChip")
    made.setText(name)
    made.setAccessibleName(name)
    made.setCheckable(True)
    return made


def _every(now: int) -> list[tuple[str, str]]:
    counts = sorted({*range(1, MOST_WEEKS + 1), now})
    return [
        (str(n), _("setiap pekan") if n == 1 else _("setiap {count} minggu").format(count=number(n)))
        for n in counts
    ]
