"""What is done to posts in the calendar: moved, copied, taken away, written in one line. All is undoable."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QMessageBox

from studio.domain.calendar_days import Day
from studio.domain.content import Post, Schedule
from studio.session import schedule
from studio.session.quick_post import Quick, quick_post
from studio.session.schedule import without_day
from studio.ui import theme
from studio.ui.calendar.office import add_day_acts
from studio.ui.content import acts as many
from studio.ui.naming import number, short_date
from studio.ui.said import said as said_in
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.domain.month_plan import Idea
    from studio.ui.calendar.page import CalendarPage

AGREED = frozenset({"approved", "scheduled"})
"""Statuses in which a time was agreed: another one is asked for."""
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
    """Give posts another time; those whose time was agreed are asked about once, and it is logged."""
    from studio.session import agenda  # noqa: PLC0415 - the first window need not wait for it

    posts = [post for post in posts_of(page, idents) if to(post.schedule) != post.schedule]
    plans = [agenda.plan_move(page.desk.project, post, to(post.schedule)) for post in posts]
    out = next((plan.forbidden for plan in plans if plan.forbidden), "")
    if out:
        page.window_.notices.say(said_in(out), "warn")
        return
    agreed = [post for post, plan in zip(posts, plans, strict=True) if plan.dropped or post.status in AGREED]
    if not posts or (agreed and not may_move(page, agreed)):
        return
    where = short_date(plans[0].post.schedule.date) or _("gagasan")
    words = _("Pindahkan {what} ke {where}").format(what=many.name_of(posts), where=where)
    records = [record for plan in plans for record in (plan.post, *plan.reviews)]
    if page.desk.put(words, *records):
        page.desk.attempt(lambda: agenda.log_dropped(page.desk.session, tuple(plans)))


def may_move(page: "CalendarPage", agreed: list[Post]) -> bool:
    """Whether an agreed time is given up."""
    box = QMessageBox(page)
    box.setWindowTitle(_("Ubah waktu yang sudah disetujui?"))
    box.setText(_("Waktu tayang {what} sudah disetujui.").format(what=many.name_of(agreed)))
    box.setInformativeText(_("Isi tetap disetujui; hanya waktunya yang perlu disetujui lagi."))
    yes = box.addButton(_("Ubah waktu"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(_("Biarkan"), QMessageBox.ButtonRole.RejectRole)
    box.exec()
    return box.clickedButton() is yes


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


def write(page: "CalendarPage", said: Quick, day: date | None) -> str:
    """A post from a line; its id, empty when it was refused."""
    made: list[str] = []

    def work() -> None:
        new = quick_post(page.desk.session, said, day.isoformat() if day else "")
        if page.desk.put(_("Konten baru “{title}”").format(title=said.title), *new.all):
            made.append(str(new.post.id))

    page.desk.attempt(work)
    if made:
        page.pick(frozenset(made))
    return made[0] if made else ""


def menu(page: "CalendarPage", day: date | None, at: QPoint) -> None:
    """What can be done with the posts picked, or with a day."""
    posts = posts_of(page) if page.picked else []
    shown = many.row_menu(page.window_, posts, page) if posts else QMenu(page)
    if posts and page.writable:
        back = shown.addAction(theme.icon("bulb"), _("Kembalikan ke gagasan"))
        back.triggered.connect(
            lambda _on=False: move(page, tuple(str(post.id) for post in posts), without_day)
        )
        back.setEnabled(any(post.schedule.date for post in posts))
    elif day is not None and page.writable:
        shown.addAction(theme.icon("plus"), _("Konten baru di sini"), lambda: page.quick(day))
    if day is not None:
        for mark in page.days.between(day, day).get(day, ()) if page.writable and not posts else ():
            if mark.day is not None and mark.day.kind != "joint-leave":
                words = _("Buat dari templat: {name}").format(name=mark.name)
                shown.addAction(theme.icon("flag"), words, partial(greet, page, mark.day))
        count = len(page.plan.on(day))
        words = _("Lihat {count} konten hari ini").format(count=number(count))
        if count:
            shown.addAction(theme.icon("list"), words, lambda: page.list_day(day))
        if page.writable and not posts:
            add_day_acts(shown, page, day)
    if shown.actions():
        shown.popup(at)
