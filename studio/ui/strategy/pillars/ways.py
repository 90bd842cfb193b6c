"""Ways from the plan to the posts behind it: the list of posts, the calendar."""

from typing import TYPE_CHECKING, cast

from studio.domain.shares import period

if TYPE_CHECKING:
    from studio.ui.calendar.page import CalendarPage
    from studio.ui.content.page import ContentPage
    from studio.ui.main_window import MainWindow
    from studio.ui.strategy.pillars.facts import View


def show_only(window: "MainWindow", idents: frozenset[str], words: str) -> None:
    """These posts alone in the list of posts, under a chip that says which."""
    window.go("content")
    cast("ContentPage", window.current()).show_only(idents, words)


def show_pillar(window: "MainWindow", view: "View", key: str) -> None:
    """One pillar alone in the calendar, in the period that is looked at."""
    window.go("calendar")
    page = cast("CalendarPage", window.current())
    page.filters.chips["pillars"].choose(frozenset({key}))
    page.narrow(pillars=frozenset({key}))
    page.show_view("year" if view.length == "year" else "month")
    page.show_day(period(view.length, view.day)[0])
