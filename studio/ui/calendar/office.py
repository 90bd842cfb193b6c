"""The office's own word on the calendar, said where one is: days hidden, renamed, added; slots changed."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from studio.domain.planning import Rubric
from studio.domain.span import FreeSlot
from studio.ui import theme
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.calendar.marks import Mark
    from studio.ui.calendar.page import CalendarPage
    from studio.ui.main_window import MainWindow


def add_day_acts(menu: QMenu, page: "CalendarPage", day: date) -> None:
    """What the office can say of a day, and of the slots that are empty on it."""
    from studio.ui.settings.year import door  # noqa: PLC0415 - the first window need not wait for it

    window = page.window_
    menu.addSeparator()
    known = page.days.between(day, day).get(day, ())
    for one in known:
        if one.day is None:
            continue
        of_many = len(known) > 1
        hide = _("Sembunyikan “{name}”").format(name=one.name) if of_many else _("Sembunyikan hari ini")
        rename = _("Ganti nama “{name}”…").format(name=one.name) if of_many else _("Ganti nama…")
        menu.addAction(theme.icon("eye-off"), hide, partial(hide_day, page, one))
        menu.addAction(theme.icon("pencil"), rename, partial(door.rename, window, one.day))
    menu.addAction(theme.icon("calendar-event"), _("Tambah hari kantor…"), partial(door.add_day, window, day))
    for slot in page.days.slots():
        if slot.schedule.date == day.isoformat() and slot.rubric:
            add_slot_acts(menu, window, slot.rubric, slot.name)


def add_slot_acts(menu: QMenu, window: "MainWindow", rubric: str, name: str) -> None:
    """What can be done with a recurring slot."""
    from studio.ui.settings.year import door, rubrics  # noqa: PLC0415 - as above

    menu.addSeparator()
    change = _("Ubah rubrik “{name}”…").format(name=name)
    menu.addAction(theme.icon("refresh"), change, partial(door.change_rubric, window, rubric))
    rest = _("Jeda rubrik “{name}”").format(name=name)
    menu.addAction(theme.icon("player-pause"), rest, partial(rubrics.pause, window, rubric, paused=True))


def slot_menu(page: "CalendarPage", rubric: str, name: str) -> QMenu:
    """The menu of an empty slot."""
    menu = QMenu(page)
    add_slot_acts(menu, page.window_, rubric, name)
    return menu


def fill_slot(page: "CalendarPage", slot: FreeSlot) -> None:
    """A post for a recurring slot, with its template, places and pillar, opened."""
    from studio.domain.month_plan import of_slot  # noqa: PLC0415 - the first window need not wait for it
    from studio.domain.slots import Slot  # noqa: PLC0415 - likewise
    from studio.ui.calendar.acts import take  # noqa: PLC0415 - it shows the menu made here

    rubric = page.desk.project.find(Rubric, slot.rubric)
    if rubric is None:
        return
    idea = of_slot(Slot(rubric=rubric, schedule=slot.schedule))
    ids = take(page, (idea,), _("Isi slot “{name}”").format(name=slot.name))
    if ids:
        page.window_.open_post(ids[0], "fill")


def hide_day(page: "CalendarPage", mark: "Mark") -> None:
    """Show a day no more; it can be shown again in the settings, and undone here."""
    from studio.session.office_year import keep_day  # noqa: PLC0415 - the first window need not wait for it

    day = mark.day
    words = _("Sembunyikan hari “{name}”").format(name=mark.name)
    if day is not None and page.desk.edit(words, lambda draft: keep_day(draft, day, hidden=True)):
        told = _("“{name}” disembunyikan. Tampilkan lagi di Setelan, Kalender kantor.").format(name=mark.name)
        page.window_.notices.say(told, "info", (_("Urungkan"), page.window_.undo))
