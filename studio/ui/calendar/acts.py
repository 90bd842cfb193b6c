"""What is done to posts in the calendar: moved, copied, taken away, written in one line. All is undoable."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QMessageBox

from studio.domain.content import Post, Schedule
from studio.session import schedule
from studio.session.quick_post import Quick, quick_post
from studio.session.schedule import without_day
from studio.ui import theme
from studio.ui.content import acts as many
from studio.ui.naming import number, short_date
from studio.ui.words import _

if TYPE_CHECKING:
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
    """Give posts another time; those whose time was agreed are asked about once."""
    posts = [post for post in posts_of(page, idents) if to(post.schedule) != post.schedule]
    if not posts or not may_move(page, posts):
        return
    new = to(posts[0].schedule)
    where = short_date(new.date) or _("gagasan")
    words = _("Pindahkan {what} ke {where}").format(what=many.name_of(posts), where=where)
    page.desk.edit(words, lambda draft: schedule.move(draft, [post.id for post in posts], to))


def may_move(page: "CalendarPage", posts: list[Post]) -> bool:
    """Whether posts may get another time; an agreed time is given up with a yes only."""
    agreed = [post for post in posts if post.status in AGREED]
    if not agreed:
        return True
    box = QMessageBox(page)
    box.setWindowTitle(_("Ubah waktu yang sudah disetujui?"))
    box.setText(_("Waktu tayang {what} sudah disetujui.").format(what=many.name_of(agreed)))
    box.setInformativeText(_("Isi tetap disetujui; hanya waktunya yang perlu disetujui lagi."))
    yes = box.addButton(_("Ubah waktu"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(_("Biarkan"), QMessageBox.ButtonRole.RejectRole)
    box.exec()
    return box.clickedButton() is yes


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
        count = len(page.plan.on(day))
        words = _("Lihat {count} konten hari ini").format(count=number(count))
        if count:
            shown.addAction(theme.icon("list"), words, lambda: page.list_day(day))
    if shown.actions():
        shown.popup(at)
