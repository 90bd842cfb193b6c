"""A post that is nowhere stored, for the form and the picture to work on: what is typed in it is lost."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from studio.domain.change import diff
from studio.domain.content import Design, DesignPage, Person, Post
from studio.domain.record import Record
from studio.domain.template import Template
from studio.session.session import Draft
from studio.session.starting import NewPost
from studio.ui.desk import Desk, diff_of

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow
    from studio.ui.post.page import PostPage


class TrialDesk(Desk):
    """The desk with more on it, none of which is stored."""

    def __init__(self, desk: Desk, *records: Record) -> None:
        super().__init__(desk.session)
        self._beat.stop()  # the real desk keeps the project alive
        self.project = desk.project.with_records(*records)
        self.stage = desk.stage

    def edit(self, command: str, change: Callable[[Draft], None]) -> bool:  # noqa: ARG002 - as the desk has it
        """Change what lies here alone."""
        draft, before = Draft(self.project), self.project
        change(draft)
        self.project = draft.project
        self._announce(frozenset(diff(before, self.project).pairs()))
        return True

    def type(self, field: str, command: str, *records: Record) -> None:  # noqa: ARG002 - as the desk has it
        """Show what is typed."""
        before, self.project = self.project, self.project.with_records(*records)
        self._announce(diff_of(before, records))

    def flush(self) -> bool:
        """There is nothing to store."""
        return True


class Filler:
    """The window in the eyes of somebody who fills: no designer works here, so no lock is lifted."""

    me: Person | None = None

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def __getattr__(self, name: str) -> Any:
        """All else is the window's."""
        return getattr(self._window, name)


class Trial:
    """What the form, its fields and the picture ask of a post's page."""

    def __init__(self, window: "MainWindow", made: NewPost, template: Template) -> None:
        self.window_ = Filler(window)
        self.desk = TrialDesk(window.desk, *made.all)
        self.ident = made.post.id
        self.template = template

    @property
    def post(self) -> Post:
        """The post as it is now."""
        return self.desk.project.get(Post, self.ident)

    @property
    def design(self) -> Design:
        """Its design."""
        return self.desk.project.get(Design, self.post.design)

    @property
    def as_page(self) -> "PostPage":
        """This, where a post's page is asked for."""
        return cast("PostPage", self)

    def design_page(self, number: int = 0) -> DesignPage:
        """A page of its design."""
        return self.desk.project.get(DesignPage, self.design.pages[number])

    def served(self) -> tuple[str, ...]:
        """Placements that the template serves, in order."""
        known, purposes = self.desk.stage.placements(), self.template.purposes
        return tuple(i for i in self.post.placements if i in known and known[i].purpose in purposes)

    def show_tab(self, ident: str, where: str = "") -> None:
        """A trial has no other tabs."""
