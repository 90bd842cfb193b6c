"""Hari penting: every day of a year, shown or hidden, renamed, added."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout

from studio.domain.calendar_days import KIND_NAMES, Day, OfficeDay
from studio.domain.office_year import YearRow, YearTable, narrowed, year_rows
from studio.errors import StudioError
from studio.session.office_year import keep_day
from studio.ui import theme
from studio.ui.naming import number, other_calendars
from studio.ui.settings.year.day_form import DayForm
from studio.ui.settings.year.day_list import DayList
from studio.ui.settings.year.edit_page import WithForm
from studio.ui.settings.year.words import day_name, kind_name
from studio.ui.widgets.basic import Label, box, button, column, empty, line, put, row, tool, writes
from studio.ui.widgets.choice import Chip, Options, Search
from studio.ui.words import _, many, named

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow

FIRST, LAST = 1950, 2076


class DaysTab(WithForm):
    """The list with search, filters and a year to step through; a form in its place while a day is open."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.year = self.desk.now.year
        self.tables: dict[int, YearTable] = {}
        self._next: tuple[str, Any, str] | None = None
        self._asked: set[int] = set()
        self._build()

    def refresh(self) -> None:
        """Show the year as the office has it now."""
        table = self.tables.get(self.year)
        self.stepper.setText(str(self.year))
        self.back.setEnabled(self.year > FIRST)
        self.forth.setEnabled(self.year < LAST)
        if table is None:
            self._ask()
            return
        self._open_next(table)
        rows = year_rows(table, self.desk.project.all(OfficeDay))
        other = {day: other_calendars(text) for day, text in table.other.items()}
        shown = narrowed(rows, self.search.text(), self.kinds.chosen, self.states.chosen, other)
        first = not self.list.days.rows
        self.list.show_days(shown, other)
        if first:
            self.list.show_month(self.desk.now.date())
        hidden = sum(row.hidden for row in rows)
        words = many("{count} hari", len(shown)).format(count=number(len(shown)))
        if hidden:
            told = _("{count} disembunyikan").format(count=number(hidden))
            words = f"{words} · {told}"
        self.count.setText(words)
        if self.form is None:
            self._stack.setCurrentWidget(self.list if shown else self._none)

    def search_here(self) -> None:
        """Put the caret into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def step(self, by: int) -> None:
        """To another year."""
        self.year = min(LAST, max(FIRST, self.year + by))
        self.refresh()

    # one day

    def open_day(self, day: Day, back: str = "") -> None:
        """Open a day; with `back` that place is gone to afterwards."""
        self.year = int(day.date[:4])
        self._next = ("day", (day.id, day.date), back)
        self.refresh()

    def open_new(self, day: date | None = None, back: str = "") -> None:
        """A new day of the office's own."""
        if not self.desk.attempt(self.desk.session.require_writable):
            return
        today = self.desk.now.date()
        shown = day or (today if today.year == self.year else date(self.year, 1, 1))
        self.year = shown.year
        self._next = ("new", shown, back)
        self.refresh()

    def turn(self, shown: YearRow) -> None:
        """Hide a day, or show it again."""
        name = day_name(shown.day)
        words = _("Tampilkan hari “{name}”") if shown.hidden else _("Sembunyikan hari “{name}”")
        hidden = not shown.hidden
        self.desk.edit(words.format(name=name), lambda draft: keep_day(draft, shown.day, hidden=hidden))

    def drop(self, shown: YearRow) -> None:
        """Delete a day of the office's own; a known day can only be hidden."""
        name = day_name(shown.day)
        if not shown.own:
            if not shown.hidden:
                self.turn(shown)
            return
        words = _("Hapus hari “{name}”").format(name=name)
        if self.desk.edit(words, lambda draft: draft.remove(OfficeDay, shown.day.id)):
            told = _("Hari “{name}” dihapus.").format(name=name)
            self.window_.notices.say(told, "info", (_("Urungkan"), self.window_.undo))

    def original(self, shown: YearRow) -> None:
        """Give a day its own name back."""
        words = _("Kembalikan nama “{name}”").format(name=named(shown.known))
        self.desk.edit(words, lambda draft: keep_day(draft, shown.day, name=""))

    def menu_of(self, shown: YearRow) -> QMenu:
        """What can be done with a day."""
        menu = QMenu(self)
        if not self.desk.session.read_only:
            icon, words = ("eye", _("Tampilkan")) if shown.hidden else ("eye-off", _("Sembunyikan"))
            menu.addAction(theme.icon(icon), words, partial(self.turn, shown))
            change = _("Ubah…") if shown.own else _("Ganti nama…")
            menu.addAction(theme.icon("pencil"), change, partial(self.open_day, shown.day))
            if shown.known:
                menu.addAction(
                    theme.icon("restore"), _("Kembalikan nama asli"), partial(self.original, shown)
                )
            if shown.own:
                menu.addAction(theme.icon("trash"), _("Hapus"), partial(self.drop, shown))
            menu.addSeparator()
        menu.addAction(theme.icon("calendar"), _("Lihat di kalender"), partial(self._look, shown.day))
        return menu

    # parts

    def _build(self) -> None:
        self.search = Search(_("Cari hari"), _("Cari nama, dasar, tanggal Hijriah"))
        self.search.setFixedWidth(250)
        self.search.textChanged.connect(lambda _text: self.refresh())
        self.kinds = Chip(_("Jenis"), _kinds)
        self.states = Chip(_("Keadaan"), _states)
        for chip in (self.kinds, self.states):
            chip.changed.connect(lambda _keys: self.refresh())
        self.count, self.stepper = Label("", "muted"), Label(str(self.year), "strong")
        self.back = tool("chevron-left", _("Tahun sebelumnya"), partial(self.step, -1))
        self.forth = tool("chevron-right", _("Tahun berikutnya"), partial(self.step, 1))
        add = writes(button(_("Tambah hari"), self.open_new, kind="primary", icon="plus"))
        bar = row(
            self.search, self.kinds, self.states, self.count, None,
            self.back, self.stepper, self.forth, 4, add, margins=(24, 10, 24, 10),
        )  # fmt: skip
        self._head = box(column(bar, line(), gap=0))
        self.list = DayList()
        writes(self.list, really=False)
        self.list.turned.connect(self.turn)
        self.list.opened.connect(lambda shown: self.open_day(shown.day))
        self.list.dropped.connect(self.drop)
        self.list.menu_wanted.connect(self._menu)
        every = button(_("Tampilkan semua"), self._show_all)
        self._none = empty(
            "search", _("Tidak ada hari yang cocok"), _("Coba kata atau saringan lain."), every
        )
        self._wait = empty("calendar", _("Membaca kalender"), _("Sebentar lagi."))
        self._stack = QStackedWidget()
        again = button(_("Coba lagi"), self._again)
        told = _("Perbaiki berkas yang disebut di atas, lalu coba lagi.")
        self._fault = empty("alert-triangle", _("Kalender tidak terbaca"), told, again)
        for part in (self._wait, self.list, self._none, self._fault):
            self._stack.addWidget(part)
        put(QVBoxLayout(self), self._head, self._stack, gap=0).setStretch(1, 1)
        self.setFocusProxy(self.list)

    def _menu(self, shown: YearRow, at: QPoint) -> None:
        self.menu_of(shown).popup(at)

    def _show_all(self) -> None:
        self.search.clear()
        self.kinds.choose(frozenset())
        self.states.choose(frozenset())
        self.refresh()

    # what happens

    def _ask(self) -> None:
        if self.year in self._asked:
            return
        self._asked.add(self.year)
        if self.form is None:
            self._stack.setCurrentWidget(self._wait)
        job = self.window_.jobs.run(
            "year", _("Membaca kalender"), {"year": self.year}, self._take, quiet=True
        )
        job.failed.connect(self._failed)

    def _failed(self, error: StudioError) -> None:
        """Say why, and offer to read it again: a file of the office's own may be mended meanwhile."""
        self.window_.notices.fail(error)
        if self.form is None:
            self._stack.setCurrentWidget(self._fault)

    def _again(self) -> None:
        self._asked.clear()
        self.refresh()

    def _take(self, given: dict[str, Any]) -> None:
        table = msgspec.convert(given, YearTable)
        self.tables[table.year] = table
        self._asked.discard(table.year)
        if table.year == self.year:
            self.refresh()

    def _open_next(self, table: YearTable) -> None:
        """Open what was asked for before the year was read."""
        if self._next is None:
            return
        what, given, back = self._next
        self._next = None
        if what == "new":
            self._open(DayForm(self.window_, table, None, given), back)
            return
        rows = year_rows(table, self.desk.project.all(OfficeDay))
        found = next((r for r in rows if (r.day.id, r.day.date) == given), None)
        if found is not None and not self.desk.session.read_only:
            self._open(DayForm(self.window_, table, found, date.fromisoformat(given[1])), back)

    def _closed(self, form: DayForm) -> None:
        self.refresh()
        if form.own:
            self.list.put_caret(form.record.id)
        self.list.setFocus()

    def _look(self, day: Day) -> None:
        from studio.ui.calendar.page import CalendarPage  # noqa: PLC0415 - a page of its own

        self.window_.go("calendar")
        page = self.window_.pages["calendar"]
        if isinstance(page, CalendarPage):
            page.show_day(date.fromisoformat(day.date))


def _kinds() -> Options:
    return [(str(kind), kind_name(kind)) for kind in KIND_NAMES]


def _states() -> Options:
    return [
        ("shown", _("Tampil")), ("hidden", _("Disembunyikan")), ("renamed", _("Berganti nama")),
        ("own", _("Milik kantor")), ("doubt", _("Perlu dicek")),
    ]  # fmt: skip
