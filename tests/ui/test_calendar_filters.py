"""Filters of the calendar, the views a person keeps, and what the context menu gives to posts."""

from collections.abc import Iterator

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from studio.domain.content import Campaign, Person, Post
from studio.session import preferences
from studio.ui.calendar.page import CalendarPage
from studio.ui.calendar.saved import NamePanel
from studio.ui.desk import Desk
from studio.ui.main_window import MainWindow
from tests.ui.calendar_hand import LEFT, NINTH, called, december


@pytest.fixture
def page(window: MainWindow, desk: Desk, qtbot: QtBot) -> Iterator[CalendarPage]:
    """December with a campaign, two people, and “Satu” theirs."""
    desk.put(
        "Isi",
        Campaign(id="k", name="Paspor pelajar", start="2026-12-08", end="2026-12-10"),
        Person(id="rani", name="Rani Lestari", roles=("filler",)),
        Person(id="sri", name="Sri Wahyuni", roles=("approver",)),
    )
    made = december(window, desk, qtbot)
    found = next(made)
    one = msgspec.structs.replace(
        called(desk, "Satu")[0], campaign="k", owner="rani", content_type="educating"
    )
    desk.put("Isi", one)
    yield found
    next(made, None)


def shown(page: CalendarPage) -> set[str]:
    """Titles in sight."""
    return {entry.post.title for _rect, entry in page.month.tiles()}


def menu_of(page: CalendarPage, title: str) -> QMenu:
    """The context menu of a post."""
    rect = next(rect for rect, entry in page.month.tiles() if entry.post.title == title)
    page.menu(page.month.entry_at(rect.center()), NINTH, QPoint(10, 10))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose(menu: QMenu, *words: str) -> None:
    """Walk down the menus by their words."""
    for text in words[:-1]:
        menu = next(a.menu() for a in menu.actions() if a.text() == text)
    next(a for a in menu.actions() if a.text() == words[-1]).trigger()


@pytest.mark.parametrize(
    ("chip", "words"),
    [("campaigns", "Paspor pelajar"), ("owners", "Rani Lestari"), ("types", "Edukatif")],
)
def test_each_filter_narrows_and_is_cleared(page: CalendarPage, qtbot: QtBot, chip: str, words: str) -> None:
    """Campaign, owner and content type leave the one post they fit; one click shows all again."""
    menu = page.filters.chips[chip].menu_of_choices()
    next(a for a in menu.actions() if a.text() == words).trigger()
    assert shown(page) == {"Satu"}
    assert page.filters.chips[chip].isVisible()
    qtbot.mouseClick(page.filters.none, LEFT)
    assert shown(page) >= {"Satu", "Dua"}


def test_the_line_fits_the_smallest_window(page: CalendarPage, window: MainWindow, qtbot: QtBot) -> None:
    """At 1180 px the chips without room are in one more, whose menu narrows as they would."""
    window.resize(1180, 680)
    qtbot.waitUntil(page.filters.more.isVisible)
    line = page.filters
    assert line.saved.geometry().right() <= line.width()
    hidden = line.hidden_chips()
    assert hidden
    last = line.chips["types"]
    assert last in hidden
    menu = last.menu_of_choices()
    next(a for a in menu.actions() if a.text() == "Edukatif").trigger()
    assert last.isVisible()
    assert shown(page) == {"Satu"}
    assert line.saved.geometry().right() <= line.width()


def test_a_view_is_kept_chosen_renamed_and_put_away(
    page: CalendarPage, window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    """By its chip and keys alone; what was put away comes back by the notice."""
    page.narrow(owners=frozenset({"rani"}), words="sat")
    page.show_view("list")
    choose(page.filters.saved.menu_of_views(), "Simpan tampilan ini…")
    panel = page.popup
    assert isinstance(panel, NamePanel)
    qtbot.keyClicks(panel.field, "Punya Rani")
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    assert page.filters.saved.text() == "Punya Rani"
    page.filters.clear()
    page.show_view("month")
    assert page.filters.saved.text() == "Tampilan"
    choose(page.filters.saved.menu_of_views(), "Punya Rani")
    assert (page.view_key(), page.filters.search.text()) == ("list", "sat")
    assert page.wanted.owners == {"rani"}
    choose(page.filters.saved.menu_of_views(), "Ganti nama", "Punya Rani")
    assert isinstance(page.popup, NamePanel)
    page.popup.field.selectAll()
    qtbot.keyClicks(page.popup.field, "Rani")
    qtbot.keyClick(page.popup.field, Qt.Key.Key_Return)
    kept = preferences.read().views[desk.session.file.id]
    assert [view.name for view in kept] == ["Rani"]
    choose(page.filters.saved.menu_of_views(), "Hapus", "Rani")
    assert preferences.read().views[desk.session.file.id] == ()
    notice = window.notices.shown()[-1]
    qtbot.mouseClick(
        next(b for b in notice.findChildren(type(page.filters.none)) if b.text() == "Urungkan"), LEFT
    )
    assert [view.name for view in preferences.read().views[desk.session.file.id]] == ["Rani"]


def test_posts_are_given_what_they_lack_from_the_menu(page: CalendarPage, desk: Desk) -> None:
    """Owner, content type and three clocks for all that are picked, each one command."""
    page.pick(frozenset(str(called(desk, title)[0].id) for title in ("Satu", "Dua")))
    for words in (
        ("Penanggung jawab", "Sri Wahyuni"),
        ("Jenis konten", "Interaktif"),
        ("Nasional (tiga jam)",),
    ):
        menu = menu_of(page, "Satu")
        choose(menu, *words)
        menu.close()
    for title in ("Satu", "Dua"):
        post = called(desk, title)[0]
        assert (post.owner, post.content_type, post.national) == ("sri", "interactive", True)
    assert desk.commands()[0][:3] == (
        "Jadikan 2 konten nasional", "Ubah jenis 2 konten", "Ubah penanggung jawab 2 konten",
    )  # fmt: skip


def test_a_national_post_shows_three_clocks(page: CalendarPage, desk: Desk) -> None:
    """The tile in short, the tip and the screen reader in full; another zone than the office's is named."""
    from studio.ui.calendar.details import tile_time, tip

    entry = next(e for e in page.plan.on(NINTH) if e.post.title == "Satu")
    assert tile_time(entry) == "08.00 WIB"  # the office of the example keeps WITA
    desk.put("Nasional", msgspec.structs.replace(entry.post, national=True))
    entry = next(e for e in page.plan.on(NINTH) if e.post.title == "Satu")
    assert tile_time(entry) == "08/09/10.00"
    assert tip(page, entry).startswith("08.00 WIB · 09.00 WITA · 10.00 WIT, Satu")
    home: Post = msgspec.structs.replace(
        entry.post,
        national=False,
        schedule=msgspec.structs.replace(entry.post.schedule, zone="Asia/Makassar"),
    )
    desk.put("Zona", home)
    assert tile_time(next(e for e in page.plan.on(NINTH) if e.post.title == "Satu")) == "08.00"


def test_the_menu_key_is_for_what_is_picked_or_the_day(page: CalendarPage, desk: Desk, qtbot: QtBot) -> None:
    """By keys the menu of the picked post comes, wherever the mouse is; without one that of the day."""
    page.month.setFocus()
    page.show_day(NINTH)
    middle, key = page.month.viewport().rect().center(), QContextMenuEvent.Reason.Keyboard
    asked = QContextMenuEvent(key, middle, page.month.viewport().mapToGlobal(middle))
    QApplication.sendEvent(page.month.viewport(), asked)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert "Kampanye baru di sini" in [action.text() for action in menu.actions()]
    menu.close()
    qtbot.keyClick(page.month, Qt.Key.Key_Space)
    QApplication.sendEvent(page.month.viewport(), asked)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    choose(menu, "Kampanye", "Tanpa kampanye")
    menu.close()
    assert called(desk, "Satu")[0].campaign is None
