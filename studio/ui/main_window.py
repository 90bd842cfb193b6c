"""The window: rail, the page one is on, the bar of messages, the status line."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from studio.domain.content import Person, Post
from studio.domain.project import Key
from studio.errors import StudioError
from studio.session import preferences
from studio.session.accent import accent_of
from studio.ui import theme
from studio.ui.actions import Actions
from studio.ui.commands import add_actions, save_copy
from studio.ui.desk import Desk
from studio.ui.jobs import Jobs
from studio.ui.modes import ModeBadges
from studio.ui.places import PLACES
from studio.ui.post.outside.door import MediaDoor
from studio.ui.project_button import ProjectButton
from studio.ui.reveal import spot_of
from studio.ui.status_bar import StatusBar
from studio.ui.switching import may_close
from studio.ui.widgets.basic import column, line, row
from studio.ui.widgets.notices import Notices
from studio.ui.widgets.rail import Rail
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.gate.survey import Survey

SMALLEST = (1180, 680)


class MainWindow(QMainWindow):
    """One project's window. Pages are made when first gone to, and told what changed through the desk."""

    moved = Signal()
    """One went to another place, post or tab."""
    became = Signal()
    """One works as somebody else from now on."""
    leaving = Signal()
    """The window is about to close."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.jobs = Jobs(self)
        self.actions_by_id = Actions(self, preferences.read().keys)
        self.pages: dict[str, QWidget] = {}
        self.place = ""
        self.notices = Notices()
        self._kit = ("", "")
        self.shut: QObject | None = None
        self.agreed = False
        """Whether the window may close whatever is lost by it."""
        self._dress()
        self.setMinimumSize(*SMALLEST)
        self._build()
        self._wire()

    # where one is

    def go(self, ident: str) -> None:
        """Show a place of the rail."""
        place = next(p for p in PLACES if p.ident == ident)
        if ident not in self.pages:
            self._add(ident, place.make(self))
        self._show(ident, ident)

    def open_post(self, ident: str, tab: str = "", where: str = "") -> None:
        """Show a post's page, on a tab, at the slot, placement or platform that `where` names."""
        from studio.ui.post.page import PostPage  # noqa: PLC0415 - the first window need not wait for it

        if not self.desk.project.get(Post, ident).design:  # it came in a table or a calendar, as words alone
            self.new_post(ident)
            return
        page = self.pages.get("post")
        if not isinstance(page, PostPage) or page.ident != ident:
            if page is not None:
                self._drop("post")
            page = PostPage(self, ident)
            self._add("post", page)
        page.show_tab(tab or page.tab, where)
        self._show("post", "content")

    def new_post(self, post: str = "") -> None:
        """Choose a template for a new post, or for one that has none yet."""
        from studio.ui.post.gallery import GalleryPage  # noqa: PLC0415 - the first window need not wait for it

        self._drop("gallery")
        self._add("gallery", GalleryPage(self, post))
        self._show("gallery", "content")

    def current(self) -> QWidget | None:
        """The page in sight."""
        return self.stack.currentWidget()

    # who one is

    @cached_property
    def survey(self) -> "Survey":
        """What is open on all posts."""
        from studio.ui.gate.survey import Survey  # noqa: PLC0415 - the first window need not wait for it

        return Survey(self)

    @property
    def me(self) -> Person | None:
        """Who works here."""
        ident = preferences.read().people.get(self.desk.session.file.id, "")
        return self.desk.project.find(Person, ident) if ident else None

    def be(self, person: Person) -> None:
        """Work as somebody."""
        people = {**preferences.read().people, self.desk.session.file.id: str(person.id)}
        preferences.change(people=people)
        self.status.refresh()
        self.became.emit()

    # undo

    def undo(self) -> None:
        """Take the last command back and show what it touched."""
        self._step(self.desk.undo)

    def redo(self) -> None:
        """Do it again."""
        self._step(self.desk.redo)

    def _step(self, move: Callable[[], frozenset[Key]]) -> None:
        self.desk.flush()
        self.notices.forget(self.undo)  # the offer would take back another command now
        at, before = (self.place, getattr(self.current(), "ident", "")), self.desk.project
        keys = move()
        place, post = spot_of(before, self.desk.project, keys, at)
        if (place, post) in {at, ("", "")}:
            return
        if place == "post":
            self.open_post(post)
        elif place != self.place:
            self.go(place)

    # the rest

    def rebuild(self) -> None:
        """Make every page anew in another language or look, and stand where one stood."""
        at, post = self.place, getattr(self.pages.get("post"), "ident", "")
        tab = getattr(self.pages.get("post"), "tab", "")
        for ident in list(self.pages):
            self._drop(ident)
        self.actions_by_id.clear()
        add_actions(self)
        self._build()
        if at == "post" and post:
            self.open_post(post, tab)
        else:
            self.go(at if any(p.ident == at for p in PLACES) else "home")

    def closeEvent(self, event: QCloseEvent) -> None:
        """Store what is typed and let others write; ask before something would be lost."""
        if not may_close(self):
            event.ignore()
            return
        self.leaving.emit()
        for ident in list(self.pages):
            self._drop(ident)
        self.jobs.close()
        self.desk.close()
        super().closeEvent(event)

    def _build(self) -> None:
        top = [(p.ident, p.icon, p.words()) for p in PLACES if not p.low]
        low = [(p.ident, p.icon, p.words()) for p in PLACES if p.low]
        self.project = ProjectButton(self)
        self.rail = Rail(self.project, top, low, ModeBadges(self))
        self.rail.chosen.connect(self.go)
        if "survey" in self.__dict__:
            self.survey.show_badge()
        self.stack = QStackedWidget()
        self.status = StatusBar(self)
        above: list[QWidget] = [self.notices]
        if self.desk.session.read_only:
            from studio.ui.read_only import ReadOnlyBar, Shut  # noqa: PLC0415 - rare

            above.insert(0, ReadOnlyBar(self))
            self.shut = self.shut or Shut(self)
        right = column(*above, self.stack, line(), self.status, gap=0)
        whole = QWidget()
        whole.setObjectName("page")
        whole.setLayout(row(self.rail, line(upright=True), right, gap=0))
        self.setCentralWidget(whole)
        office = self.desk.office
        name = (office.short_name or office.unit) if office else Path(self.desk.session.path).stem
        title = _("{name} (hanya baca)").format(name=name) if self.desk.session.read_only else name
        self.setWindowTitle(f"{title} · Studio Humas")

    def _dress(self) -> bool:
        """Take the accent of the office's kit; whether it is another one than before."""
        office = self.desk.office
        kit = (office.kit, str(office.kit_hash)) if office else ("", "")
        if kit == self._kit:
            return False
        self._kit, now = kit, theme.look()
        accent = accent_of(self.desk.session, office)
        if accent == now.accent:
            return False
        now.use(accent=accent)
        return True

    def _changed(self, keys: frozenset[Key]) -> None:
        if ("office", "office") in keys and self._dress():
            QTimer.singleShot(0, self, self.rebuild)  # after the page that switched the kit is done

    def _wire(self) -> None:
        self.desk.changed.connect(self._changed)
        self.desk.failed.connect(self._failed)
        self.desk.told.connect(lambda words: self.notices.say(words, "ok"))
        add_actions(self)
        MediaDoor(self)

    def _failed(self, error: StudioError) -> None:
        if self.desk.session.read_only:
            (self.current() or self).setFocus()  # a field with the caret keeps what was typed in vain
        if self.desk.session.unsaved is None:
            self.notices.fail(error)
            return
        self.notices.fail(error, (_("Coba simpan lagi"), lambda: self.desk.attempt(self.desk.session.retry)),
                          (_("Simpan salinan…"), lambda: save_copy(self)))  # fmt: skip

    def _add(self, ident: str, page: QWidget) -> None:
        self.pages[ident] = page
        self.stack.addWidget(page)

    def _drop(self, ident: str) -> None:
        page = self.pages.pop(ident, None)
        if page is not None:
            leave = getattr(page, "leave", None)
            if callable(leave):
                leave()
            self.stack.removeWidget(page)
            page.deleteLater()

    def _show(self, ident: str, mark: str) -> None:
        self.desk.flush()
        self.place = ident
        self.rail.mark(mark)
        page = self.pages[ident]
        came = self.stack.currentWidget() is not page
        self.stack.setCurrentWidget(page)
        if came and ident == mark:
            page.setFocus()  # Qt would put a ring round the first control, which nobody asked for
        refresh = getattr(page, "refresh", None)
        if callable(refresh):
            refresh()
        now = self.focusWidget()
        if now is None or not page.isAncestorOf(now):
            page.setFocus()  # so that Tab goes to the page's first control, not to the rail
        self.moved.emit()
