"""Every screen of the window by name, to be walked over by tests."""

from collections.abc import Callable, Iterator
from datetime import date
from time import monotonic
from typing import Any

from msgspec.structs import replace
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from studio.domain.accounts import AccountCheck
from studio.domain.calendar_days import OfficeDay
from studio.domain.content import Account, Post
from studio.domain.ethics import GateRules, OfficeItem, Situation
from studio.domain.planning import Mourning, Rhythm, Rubric
from studio.ui.main_window import MainWindow
from studio.ui.places import PLACES
from studio.ui.post.page import TABS
from studio.ui.words import _

OPENED = ("gallery", "palette", "keys", "help", "start", "looks", "office", "office-tried")
SCREENS = (*(place.ident for place in PLACES), *(tab[0] for tab in TABS), *OPENED)


YEAR = ("year-days", "year-new-day", "year-known-day", "year-rubrics", "year-rubric", "year-rhythm")
GATE = (
    "gate-list",
    "gate-question",
    "gate-own",
    "gate-profile",
    "gate-times",
    "gate-election",
    "gate-gestures",
)
CALENDAR = ("calendar-week", "calendar-list", "calendar-year", "calendar-prepare", "calendar-line")
ACCOUNTS = ("accounts", "accounts-entry", "accounts-check")
INNER = (*SCREENS, *YEAR, *GATE, *ACCOUNTS, "calendar-prepare", "calendar-line")
EVERY = (*SCREENS, *YEAR, *GATE, *ACCOUNTS, *CALENDAR)
"""With what lies a step further in, which no picture is kept of."""
TIMES = ("times", "election", "gestures")
DECEMBER = date(2026, 12, 22)


def screen(window: MainWindow, name: str) -> QWidget:
    """Bring a screen in sight; the widget it all lies on."""
    if any(place.ident == name for place in PLACES):
        window.go(name)
        return window
    if any(tab[0] == name for tab in TABS):
        window.open_post(window.desk.project.all(Post)[0].id, name)
        return window
    if name in YEAR:
        return _year(window, name)
    if name in GATE:
        return _gate(window, name.removeprefix("gate-"))
    if name in ACCOUNTS:
        return _accounts(window, name)
    return _calendar(window, name) if name in CALENDAR else _opened(window, name)


def _planned(window: MainWindow) -> None:
    """Give the office a slot on Tuesdays, days of mourning, a day of its own, one renamed, one hidden."""
    window.desk.put(
        "Uji",
        Rubric(id="tanya", name="Selasa Tanya", rule="FREQ=WEEKLY;BYDAY=TU", time="22:30",
               placements=("instagram/feed-portrait",)),
        Rubric(id="angka", name="Jumat Angka", rule="FREQ=MONTHLY;BYDAY=-1FR", time="10:00", paused=True),
        Rhythm(id="rhythm", mourning=(Mourning(start="2026-12-24", end="2026-12-25", reason="Gempa"),)),
        OfficeDay(id="jadi", name="Hari Jadi", when="12-14", base_year=1998),
        OfficeDay(id="b", of="hari-oeang", name="Hari Keuangan"),
        OfficeDay(id="c", of="hari-ibu", hidden=True),
    )  # fmt: skip


def until(ready: Callable[[], object]) -> None:
    """Let the window work until something is so."""
    end = monotonic() + 60
    while not ready():
        assert monotonic() < end, "it does not come"
        QApplication.processEvents()


def _year(window: MainWindow, name: str) -> QWidget:
    from studio.ui.settings.year.door import open_year

    _planned(window)
    tab = open_year(window, {"rubr": "rubrics", "rhyt": "rhythm"}.get(name[5:9], "days")).tabs
    if "days" in tab and "day" in name:
        days: Any = tab["days"]
        until(lambda: days.list.days.rows)
        if name == "year-new-day":
            days.open_new(DECEMBER)
        elif name == "year-known-day":
            days.open_day(next(r.row.day for r in days.list.days.rows if r.row and r.row.known))
    if name == "year-rubric":
        rubrics: Any = tab["rubrics"]
        rubrics.open_rubric("tanya")
    return window


def _gate(window: MainWindow, name: str) -> QWidget:
    from studio.ui.post.checks.gestures import show_gestures
    from studio.ui.settings.gate.door import open_gate

    window.desk.put(
        "Uji",
        OfficeItem(id="B3", off=True, reason="Kantor ini tanpa loket"),
        GateRules(id="gate", officials=("Budi Santoso",), domains=("kanwil.org",)),
        Situation(id="k", mode="crisis", start="2026-01-01", reason="Sistem mati"),
        Situation(id="e", mode="election", start="2026-01-01", end="2029-12-31", name="Pilkada"),
    )
    section: Any = open_gate(
        window, {"profile": "profile"}.get(name, "times" if name in TIMES else "questions")
    )
    if name == "question":
        section.tabs["questions"].open_question("B3")
    elif name == "own":
        section.tabs["questions"].add()
    elif name == "election":
        section.tabs["times"].open_election("e")
    elif name == "gestures":
        show_gestures(window)
    return window


def _calendar(window: MainWindow, name: str) -> QWidget:
    _planned(window)
    window.go("calendar")
    page: Any = window.pages["calendar"]
    page.show_day(DECEMBER)
    until(lambda: page.days.slots() and not window.jobs.open)
    if name == "calendar-line":
        page.quick(DECEMBER)
    elif name == "calendar-prepare":
        words = _("Siapkan bulan ini")
        next(b for b in page.findChildren(QPushButton) if b.text() == words).click()
        until(page.prepare.isVisible)
    else:
        page.show_view(name.removeprefix("calendar-"))
    return window


def _accounts(window: MainWindow, name: str) -> QWidget:
    """The register of the office's accounts, with an entry or the monthly check open."""
    from studio.session.accounts import entries
    from studio.ui.settings.page import SettingsPage

    office = window.desk.office
    if office is not None and not office.accounts:
        window.desk.put("Uji", replace(office, accounts={"x": Account(handle="@kantor")}))
    window.desk.put("Uji", AccountCheck(id="c", day="2026-10-01"))
    window.go("settings")
    page = window.pages["settings"]
    assert isinstance(page, SettingsPage)
    section = page.show_section("accounts")
    if name == "accounts-entry":
        section.edit(entries(window.desk.project)[0])  # type: ignore[attr-defined] # the section of accounts
    if name == "accounts-check":
        section.start_check()  # type: ignore[attr-defined] # the section of accounts
    return window


def _opened(window: MainWindow, name: str) -> QWidget:
    if name == "gallery":
        window.new_post()
        return window
    if name == "start":
        from studio.ui.start.page import StartWindow

        made = StartWindow()
        made.resize(1366, 740)
        made.show()
        made.setParent(window, made.windowFlags())  # goes when the window goes
        made.show()
        return made
    if name in {"looks", "office", "office-tried"}:
        return _designed(window, name)
    window.go("home")
    if name == "palette":
        from studio.ui.palette import Palette

        made = Palette(window)
        made.appear()
        return made
    from studio.ui.help import show_help, show_keys

    return show_keys(window) if name == "keys" else show_help(window)


def _designed(window: MainWindow, name: str) -> QWidget:
    """What a designer opens on the tab Isi."""
    from studio.ui.post.fill.tab import FillTab

    tab = screen(window, "fill").findChild(FillTab)
    if name == "looks":
        tab.looks.open("layout")
        return tab.looks.popup
    tab.keep_as_template()
    page = tab.stack.currentWidget()
    page.table.ticks["kicker", "content"].setChecked(True)
    page.trying.setChecked(name == "office-tried")
    return window


def accessible(widget: QWidget) -> Iterator[QAccessibleInterface]:
    """What a screen reader finds below a widget, depth first, what is not in sight left out."""
    yield from _below(QAccessible.queryAccessibleInterface(widget))


def _below(face: QAccessibleInterface | None) -> Iterator[QAccessibleInterface]:
    if face is None or not face.isValid() or face.state().invisible:
        return
    yield face
    for number in range(face.childCount()):
        yield from _below(face.child(number))
