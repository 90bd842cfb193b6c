"""Kalender: month, week, list and year of the office's posts, with ideas beside and pillars below."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from studio.domain.content import Pillar
from studio.domain.span import FreeSlot
from studio.session.calendar_filter import Filter
from studio.session.quick_post import Quick
from studio.session.schedule import WEEK, Entry, Plan, monday_of, month_of, months_on, plan, weeks_of
from studio.ui.calendar import acts
from studio.ui.calendar.agenda import AgendaView
from studio.ui.calendar.bars import Bars
from studio.ui.calendar.carry import Carry
from studio.ui.calendar.exchange.entry import Exchange
from studio.ui.calendar.filters import Filters
from studio.ui.calendar.hand import Hand
from studio.ui.calendar.ideas import IdeaColumn
from studio.ui.calendar.marks import Year
from studio.ui.calendar.month import MonthView
from studio.ui.calendar.popup import Popup
from studio.ui.calendar.prepare import Prepare
from studio.ui.calendar.quick import QuickLine
from studio.ui.calendar.strip import PillarStrip
from studio.ui.calendar.week import WeekView
from studio.ui.calendar.year import YearView
from studio.ui.canvas.thumbs import Thumbs
from studio.ui.colors import pillar_color
from studio.ui.modes import KINDS as MODE_KINDS
from studio.ui.modes import ModeNotice, calendar_words
from studio.ui.naming import month_name, number
from studio.ui.widgets.basic import Label, Segments, button, header, line, put, row, tool, writes
from studio.ui.widgets.room import WordsWithRoom
from studio.ui.words import _, many

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow

SHOWN_KINDS = frozenset(
    {"post", "design", "page", "asset", "pillar", "figure", "office", "campaign", "person"}
)
VIEWS: tuple[tuple[str, Callable[[], str], str], ...] = (
    ("month", lambda: _("Bulan"), "Alt+B"), ("week", lambda: _("Minggu"), "Alt+M"),
    ("list", lambda: _("Daftar"), "Alt+D"), ("year", lambda: _("Tahun"), "Alt+T"),
)  # fmt: skip


class CalendarPage(QWidget):
    """The page. `day` is where the caret is, `picked` are ids of posts."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        self.setObjectName("page")
        self.window_, self.desk = window, window.desk
        self.today = self.desk.now.date()
        self.day, self.picked = self.today, frozenset[str]()
        self.plan, self.wanted = Plan({}, ()), Filter()
        self.days = Year(window)
        self.days.ready.connect(partial(_more_known, self))
        self.thumbs = Thumbs(self.desk, QSize(62, 78), self)
        self.carry, self.hand, self.bars = Carry(self), Hand(self), Bars(self)
        self.popup: Popup | None = None
        self.now, self.overdue = self.desk.now, dict[str, bool]()
        self._line: QuickLine | None = None
        self._build()
        _add_keys(self)
        self.thumbs.ready.connect(self._paint)
        self.carry.dropped.connect(partial(acts.drop, self))
        self.desk.changed.connect(self._changed)

    @property
    def writable(self) -> bool:
        """Whether posts may be moved and written here."""
        return not self.desk.session.read_only

    def view(self) -> QWidget:
        """The view in sight."""
        return self.views.currentWidget() or self.month

    def view_key(self) -> str:
        """Which of the views it is; behind the proposals of a month that is the month."""
        now = self.views.currentIndex()
        return VIEWS[now][0] if now < len(VIEWS) else VIEWS[0][0]

    def refresh(self) -> None:
        """Read the posts anew."""
        self.now, self.overdue = self.desk.now, {}
        self.today = self.now.date()
        self.plan = plan(self.desk.project, self.wanted)
        self.bars.read()
        self._colors = {str(p.id): p.color for p in self.desk.project.all(Pillar)}
        self.filters.refresh()
        self.side.show_ideas(self.plan.ideas)
        self.days.catch_up()
        self.notice.refresh()
        self.show_again()

    def leave(self) -> None:
        """Let go of the desk."""
        self.desk.changed.disconnect(self._changed)
        self.days.leave()
        self.thumbs.stop()

    def search_here(self) -> None:
        """Put the caret into the search field."""
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # where one is

    def show_day(self, day: date) -> None:
        """Put the caret on a day, turning the page when it is not in sight."""
        self.day = day
        self.show_again()

    def show_view(self, key: str) -> None:
        """Show another view of the same day."""
        if self.popup is not None:
            self.popup.leave()
        self.segments.buttons[key].setChecked(True)
        self.views.setCurrentIndex([ident for ident, _words, _key in VIEWS].index(key))
        self.show_again()
        self.view().setFocus()

    def show_again(self) -> None:
        """The view in sight, on the day of the caret."""
        if self.views.currentWidget() is not self.prepare:
            SHOWING[self.view_key()](self)
            self.filters.saved.refresh()

    def step(self, by: int) -> None:
        """To the next or the previous month, week or year."""
        if self.view() is self.week:
            self.show_day(self.day + timedelta(days=WEEK * by))
        else:
            self.show_day(months_on(self.day, by * (12 if self.view() is self.year else 1)))

    def list_day(self, day: date) -> None:
        """All of a day, in the list."""
        self.day = day
        self.show_view("list")
        self.list.scroll_to(day)

    def narrow(self, **changes: object) -> None:
        """Search and filter anew."""
        self.wanted = msgspec.structs.replace(self.wanted, **changes)
        self.refresh()

    # posts

    def pick(self, idents: frozenset[str]) -> None:
        """Pick these posts and no others."""
        if idents:
            self.bars.picked = ""
        if idents != self.picked:
            self.picked = idents
            self._paint()

    def open(self, entry: Entry) -> None:
        """Open a post."""
        self.window_.open_post(entry.post.id)

    def menu(self, entry: Entry | None, day: date | None, at: QPoint) -> None:
        """What can be done here."""
        if entry is None:
            self.pick(frozenset())
        elif entry.post.id not in self.picked:
            self.pick(frozenset({str(entry.post.id)}))
        acts.menu(self, day, at)

    def quick(self, day: date | None, time: str = "", *, anywhen: bool = False) -> None:
        """A line to write a post in, near its day; `anywhen` it takes the next free slot from there on."""
        if not self.desk.attempt(self.desk.session.require_writable):
            return
        if self._line is not None:
            self._line.deleteLater()
        self._line = QuickLine(self, day, anywhen=anywhen)
        self._line.written.connect(partial(_written, self))
        if time:
            self._line.field.setText(time.replace(":", ".").rstrip() + " ")
        self._line.appear(_near(self, day))

    def color(self, entry: Entry) -> QColor:
        """The colour of an entry's pillar."""
        own = self._colors.get(str(entry.post.pillar or ""), "")
        return pillar_color(own, entry.pillar)

    # what happens

    def _changed(self, keys: frozenset[Any]) -> None:
        if any(kind in MODE_KINDS for kind, _ident in keys):
            self.notice.refresh()
        if self.window_.current() is self and any(kind in SHOWN_KINDS for kind, _ident in keys):
            self.refresh()

    def _paint(self, _what: object = None) -> None:
        for view in (self.month, self.week, self.list, self.side.list):
            view.viewport().update()

    # parts

    def _build(self) -> None:
        self.exchange = Exchange(self)
        self.title = Label("", "title")
        self.segments = Segments([(key, words()) for key, words, _keys in VIEWS], "month")
        self.segments.chosen.connect(self.show_view)
        self.segments.setFixedHeight(36)
        propose = button(_("Siapkan bulan ini"), partial(_propose, self), icon="sparkles")
        propose.setToolTip(_("Usulan isi sebulan dari hari penting, slot tetap, kampanye, dan pilar"))
        new = button(
            _("Konten baru"), lambda: self.quick(self.day, anywhen=True), kind="primary", icon="plus"
        )
        head = header(
            self.title,
            tool("chevron-left", _("Sebelumnya (Page Up)"), partial(self.step, -1)),
            tool("chevron-right", _("Berikutnya (Page Down)"), partial(self.step, 1)),
            button(_("Hari ini"), lambda: self.show_day(self.today), small=True),
            tool("settings", _("Kalender kantor: hari, rubrik, irama"), partial(_office, self)),
            None,
            self.segments,
            self.exchange.button,
            writes(propose),
            writes(new),
        )
        WordsWithRoom(head, (propose, self.exchange.button, new))
        self.filters = Filters(self)
        self.month, self.week = MonthView(self), WeekView(self)
        self.list, self.year = AgendaView(self), YearView(self)
        self.views = QStackedWidget()
        for view in (self.month, self.week, self.list, self.year):
            self.views.addWidget(view)
        self.prepare = Prepare()
        self.views.addWidget(self.prepare)
        self.prepare.closed.connect(lambda: self.show_view("month"))
        self.prepare.made.connect(partial(_take, self))
        self.month.wanted.connect(self.quick)
        self.month.more.connect(self.list_day)
        self.week.wanted.connect(self.quick)
        self.side, self.strip = IdeaColumn(self), PillarStrip(self)
        self.carry.targets = [self.month, self.week, self.side]
        main = QWidget()
        put(QVBoxLayout(main), self.filters, line(), self.views, line(), self.strip, gap=0).setStretch(2, 1)
        body: QBoxLayout = row(main, line(upright=True), self.side, gap=0)
        body.setStretch(0, 1)
        whole = QWidget()
        whole.setLayout(body)
        self.notice = ModeNotice(self.window_, calendar_words)
        put(QVBoxLayout(self), head, line(), self.notice, whole, gap=0).setStretch(3, 1)
        self.setFocusProxy(self.views)


def _written(page: CalendarPage, said: Quick, day: date | None, slot: FreeSlot | None, opened: bool) -> None:
    """A line becomes a post."""
    made = acts.write(page, said, day, slot)
    if made and opened:
        page.window_.open_post(made)
    elif made:
        if went := slot.schedule.date if slot else said.date:
            page.show_day(date.fromisoformat(went))
        page.view().setFocus()


def _near(page: CalendarPage, day: date | None) -> QPoint:
    """Where the line for a day comes up."""
    if day is None:
        return page.side.mapTo(page, QPoint(-140, 40))
    if page.view() is page.month:
        index = page.month.month_.index_of(day)
        return page.month.viewport().mapTo(page, page.month.visualRect(index).topLeft() + QPoint(8, 30))
    return page.views.mapTo(page, QPoint(page.views.width() // 3, 80))


def _more_known(page: CalendarPage) -> None:
    """Days, slots and warnings have come."""
    page.side.show_slots(page.days.slots())
    page.overdue = {}
    page.show_again()


def _office(page: CalendarPage) -> None:
    """The office's days, slots and rhythm, in the settings."""
    from studio.ui.settings.year.door import open_year  # noqa: PLC0415 - the first window need not wait for it

    open_year(page.window_)


def _propose(page: CalendarPage) -> None:
    """Ask for what the month could hold; the panel comes when it is there."""
    if not page.desk.flush():
        return
    given = {"project": str(page.desk.session.path), "month": f"{page.day:%Y-%m}"}
    job = page.window_.jobs.run("propose", _("Menyiapkan usulan"), given)
    job.failed.connect(page.window_.notices.fail)
    day = page.day

    def show(found: list[Any]) -> None:
        from studio.domain.month_plan import Idea  # noqa: PLC0415 - the first window need not wait for it

        page.views.setCurrentWidget(page.prepare)
        page.prepare.show_month(day, msgspec.convert(found, list[Idea]))

    job.done.connect(show)


def _take(page: CalendarPage, ideas: tuple[Any, ...]) -> None:
    """The ideas ticked become posts."""
    count = len(ideas)
    words = many("Siapkan bulan: {count} gagasan", count).format(count=number(count))
    made = acts.take(page, ideas, words)
    if made:
        page.show_view("month")
        page.pick(frozenset(made))
        told = many("{count} gagasan ada di kalender.", count).format(count=number(count))
        page.window_.notices.say(told, "ok", (_("Urungkan"), page.window_.undo))


def _add_keys(page: CalendarPage) -> None:
    """Views one shortcut apart, today, zoom."""

    def add(ident: str, words: str, act: Callable[[], None], keys: str) -> None:
        page.window_.actions_by_id.add(ident, words, partial(_act, page, act), keys)

    for key, words, keys in VIEWS:
        name = _("Kalender: {view}").format(view=words())
        add(f"calendar-{key}", name, partial(page.show_view, key), keys)
    add("calendar-today", _("Kalender: hari ini"), lambda: page.show_day(page.today), "Alt+H")
    add("calendar-saved", _("Kalender: tampilan tersimpan"), page.filters.saved.open_menu, "Alt+S")
    add("calendar-taller", _("Kalender: baris lebih tinggi"), partial(_scale, page, 1), "Ctrl++")
    add("calendar-lower", _("Kalender: baris lebih rendah"), partial(_scale, page, -1), "Ctrl+-")


def _scale(page: CalendarPage, by: int) -> None:
    """Weeks of the month or hours of the week, whichever is in sight."""
    view = page.view()
    if view is page.week:
        page.week.scale(by)
    elif view is page.month:
        page.month.scale(by)


def _act(page: CalendarPage, act: Callable[[], None]) -> None:
    if page.window_.current() is page:
        act()


def _show_month(page: CalendarPage) -> None:
    weeks = weeks_of(page.day.year, page.day.month)
    page.month.show_month(page.day, page.plan, page.days.between(weeks[0][0], weeks[-1][-1]))
    page.title.setText(month_name(page.day))
    page.strip.show_entries(page.plan.between(*month_of(page.day)))


def _show_week(page: CalendarPage) -> None:
    first = monday_of(page.day)
    last = first + timedelta(days=WEEK - 1)
    page.week.show_week(page.day, page.plan, page.days.between(first, last))
    words = _("{month}, minggu {week}")
    page.title.setText(words.format(month=month_name(page.day), week=page.day.isocalendar().week))
    page.strip.show_entries(page.plan.between(first, last))


def _show_list(page: CalendarPage) -> None:
    first, last = month_of(page.day)
    page.list.show_days(first, last, page.plan, page.days.between(first, last))
    page.title.setText(month_name(page.day))
    page.strip.show_entries(page.plan.between(first, last))


def _show_year(page: CalendarPage) -> None:
    first, last = date(page.day.year, 1, 1), date(page.day.year, 12, 31)
    page.year.show_year(page.day, page.plan, page.days.between(first, last))
    page.title.setText(str(page.day.year))
    page.strip.show_entries(page.plan.between(first, last))


SHOWING: dict[str, Callable[[CalendarPage], None]] = {
    "month": _show_month, "week": _show_week, "list": _show_list, "year": _show_year,
}  # fmt: skip
