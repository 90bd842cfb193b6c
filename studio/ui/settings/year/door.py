"""The one way to the office's calendar from elsewhere in the window."""

from datetime import date
from typing import TYPE_CHECKING

from studio.domain.calendar_days import Day

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow
    from studio.ui.settings.year.section import YearSection


def open_year(window: "MainWindow", tab: str = "days") -> "YearSection":
    """Go to the office's calendar, at a tab."""
    from studio.ui.settings.page import SettingsPage  # noqa: PLC0415 - the first window need not wait for it
    from studio.ui.settings.year.section import YearSection  # noqa: PLC0415 - likewise

    window.go("settings")
    page = window.pages["settings"]
    assert isinstance(page, SettingsPage)  # noqa: S101 - the place has no other page
    section = page.show_section("year")
    assert isinstance(section, YearSection)  # noqa: S101 - likewise
    section.show_tab(tab)
    return section


def rename(window: "MainWindow", day: Day) -> None:
    """Give a day another name, then go back to where one was."""
    back = window.place
    section = open_year(window)
    section.tabs["days"].open_day(day, back)


def add_day(window: "MainWindow", day: date) -> None:
    """A day of the office's own, then back to where one was."""
    back = window.place
    section = open_year(window)
    section.tabs["days"].open_new(day, back)


def change_rubric(window: "MainWindow", ident: str) -> None:
    """Change a recurring slot, then go back to where one was."""
    back = window.place
    section = open_year(window, "rubrics")
    section.tabs["rubrics"].open_rubric(ident, back)
