"""What is done to posts in the calendar: moved, copied, taken away, written in one line. All is undoable."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from studio.domain.calendar_days import Day
from studio.domain.content import Post, Schedule
from studio.session import schedule
from studio.session.quick_post import Quick, quick_post
from studio.session.schedule import without_day
from studio.ui import theme
from studio.ui.calendar.bars import edit_new
from studio.ui.calendar.office import add_day_acts
from studio.ui.calendar.popup import Question
from studio.ui.calendar.post_menu import add_post_acts
from studio.ui.content import acts as many
from studio.ui.naming import number, short_date
from studio.ui.said import said as said_in
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.domain.month_plan import Idea
    from studio.domain.moves import Move
    from studio.domain.span import FreeSlot
    from studio.ui.calendar.page import CalendarPage

To = Callable[[Schedule], Schedule]


def posts_of(page: "CalendarPage", idents: tuple[str, ...] = ()) -> list[Post]:
    """The posts of ids, or those picked."""
    project = page.desk.project
    found = (project.find(Post, ident) for ident in (idents or tuple(page.picked)))
    return [post for post in found if post is not None]


def drop(page: "CalendarPage", idents: tuple[str, ...], to: To, copies: bool) -> None:
    """What the mouse let go."""
    (copy if copies else move)(page, idents, to)


def move(page: "CalendarPage", idents: tuple[str, ...], to: To) -> None:
    """Give posts another time. What is out stays; where a time was agreed, one question is asked for all."""
    plans = plans_of(page, idents, to)
    if not plans:
        return
    agreed = [plan.post for plan in plans if plan.dropped]
    if not agreed:
        store_moves(page, plans)
        return
    told = _("Waktu tayang {what} sudah disetujui. Isinya tetap disetujui; hanya waktunya disetujui lagi.")
    question = Question(
        page,
        _("Ubah waktu yang sudah disetujui?"),
        told.format(what=many.name_of(agreed)),
        _("Ubah waktu"),
        lambda: store_moves(page, plans_of(page, idents, to)),
    )
    question.ask()


def plans_of(page: "CalendarPage", idents: tuple[str, ...], to: To) -> "list[Move]":
    """What moving posts would do; those that are out are left where they are, and that is told."""
    from studio.session import agenda  # noqa: PLC0415 - the first window need not wait for it

    posts = [post for post in posts_of(page, idents) if to(post.schedule) != post.schedule]
    plans = [agenda.plan_move(page.desk.project, post, to(post.schedule)) for post in posts]
    stay = [plan for plan in plans if plan.forbidden]
    if stay and len(stay) == len(plans):
        page.window_.notices.say(said_in(stay[0].forbidden), "warn")
    elif stay:
        words = _("{what} sudah terbit, jadi tetap di tanggalnya.")
        page.window_.notices.say(words.format(what=many.name_of([plan.post for plan in stay])), "warn")
    return [plan for plan in plans if not plan.forbidden]


def store_moves(page: "CalendarPage", plans: "list[Move]") -> None:
    """Move the posts as one command, and log whose approval of the time has fallen."""
    from studio.session import agenda  # noqa: PLC0415 - the first window need not wait for it

    if not plans:
        return
    days = {plan.post.schedule.date for plan in plans}
    where = short_date(min(days)) or _("gagasan")
    what = many.name_of([plan.post for plan in plans])
    words = _("Pindahkan {what} ke {where}").format(what=what, where=where)
    records = [record for plan in plans for record in (plan.post, *plan.reviews)]
    if page.desk.put(words, *records):
        page.desk.attempt(lambda: agenda.log_dropped(page.desk.session, tuple(plans)))


def greet(page: "CalendarPage", day: Day) -> None:
    """A post for an observance, from its template with what is known filled in, opened."""
    from studio.domain.month_plan import PlanSoFar, of_days  # noqa: PLC0415 - the first window need not wait

    office = page.desk.office
    idea = of_days([day], PlanSoFar(zone=office.zone if office else "Asia/Jakarta"))
    ids = take(page, tuple(idea), _("Konten baru “{title}”").format(title=day.title))
    if ids:
        page.window_.open_post(ids[0], "fill")


def take(page: "CalendarPage", ideas: "tuple[Idea, ...]", command: str) -> tuple[str, ...]:
    """Make posts of ideas, as one command; their ids."""
    from studio.session import agenda  # noqa: PLC0415 - the first window need not wait for it

    made: list[str] = []

    def work() -> None:
        ids, records = agenda.idea_records(page.desk.session, ideas)
        if page.desk.put(command, *records):
            made.extend(str(ident) for ident in ids)

    page.desk.attempt(work)
    return tuple(made)


def copy(page: "CalendarPage", idents: tuple[str, ...], to: To) -> None:
    """Copies at another time, picked afterwards."""
    posts, made = posts_of(page, idents), list[str]()
    words = _("Salin {what}").format(what=many.name_of(posts))
    if page.desk.edit(words, lambda draft: made.extend(schedule.copy(draft, [p.id for p in posts], to))):
        page.pick(frozenset(made))


def trash(page: "CalendarPage") -> None:
    """Take the posts picked away."""
    posts = posts_of(page)
    if page.picked and posts:
        many.trash(page.window_, posts)


def write(page: "CalendarPage", said: Quick, day: date | None, slot: "FreeSlot | None" = None) -> str:
    """A post from a line; its id, empty when it was refused."""
    made: list[str] = []

    def work() -> None:
        new = quick_post(page.desk.session, said, day.isoformat() if day else "", slot)
        if page.desk.put(_("Konten baru “{title}”").format(title=said.title), *new.all):
            made.append(str(new.post.id))

    page.desk.attempt(work)
    if made:
        page.pick(frozenset(made))
    return made[0] if made else ""


def name_menu(page: "CalendarPage", day: date, at: QPoint) -> None:
    """What a click on the name of a day offers: a post for it, and the office's own word on it."""
    page.pick(frozenset())
    shown = QMenu(page)
    _add_greetings(shown, page, day)
    add_day_acts(shown, page, day)
    shown.popup(at)


def _add_greetings(shown: QMenu, page: "CalendarPage", day: date) -> None:
    for mark in page.days.between(day, day).get(day, ()):
        if mark.day is not None and mark.day.kind != "joint-leave":
            words = _("Buat dari templat: {name}").format(name=mark.name).replace("&", "&&")
            shown.addAction(theme.icon("flag"), words, partial(greet, page, mark.day))


def menu(page: "CalendarPage", day: date | None, at: QPoint) -> None:
    """What can be done with the posts picked, or with a day."""
    posts = posts_of(page) if page.picked else []
    shown = many.row_menu(page.window_, posts, page) if posts else QMenu(page)
    if posts and page.writable:
        add_post_acts(shown, page, posts)
        back = QAction(theme.icon("bulb"), _("Kembalikan ke gagasan"), shown)
        shown.insertAction([line for line in shown.actions() if line.isSeparator()][-1], back)
        back.triggered.connect(
            lambda _on=False: move(page, tuple(str(post.id) for post in posts), without_day)
        )
        back.setEnabled(any(post.schedule.date for post in posts))
    elif day is not None and page.writable:
        shown.addAction(theme.icon("plus"), _("Konten baru di sini"), lambda: page.quick(day))
        words = _("Kampanye baru di sini")
        shown.addAction(theme.icon("speakerphone"), words, partial(edit_new, page, day, day))
    if day is not None:
        if page.writable and not posts:
            _add_greetings(shown, page, day)
        count = len(page.plan.on(day))
        words = _("Lihat {count} konten hari ini").format(count=number(count))
        if count:
            shown.addAction(theme.icon("list"), words, lambda: page.list_day(day))
        if page.writable and not posts:
            add_day_acts(shown, page, day)
    if shown.actions():
        shown.popup(at)
