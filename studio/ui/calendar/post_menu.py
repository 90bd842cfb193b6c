"""What the calendar's menu gives posts beside what every list offers: campaign, owner, clocks, steps."""

from functools import partial
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from studio.domain.content import Campaign, Person, Post
from studio.ui import theme
from studio.ui.content import acts as many
from studio.ui.widgets.basic import writes
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.calendar.page import CalendarPage

Options = list[tuple[Any, str]]


def add_post_acts(menu: QMenu, page: "CalendarPage", posts: list[Post]) -> None:
    """Put the submenus before the last line of a menu, after what every list of posts offers."""
    lines = [action for action in menu.actions() if action.isSeparator()]
    before = lines[-1] if lines else None
    for name, words, field, options in _fields(page):
        inner = _choices(menu, page, posts, name, words, field, options)
        if field == "owner":
            inner.addSeparator()
            window = page.window_
            inner.addAction(
                theme.icon("user-plus"), _("Kelola orang dan peran…"), partial(window.go, "settings")
            )
        _insert(menu, before, inner.menuAction())
    national = QAction(_("Nasional (tiga jam)"), menu)
    national.setCheckable(True)
    national.setChecked(all(post.national for post in posts))
    national.toggled.connect(lambda on: _nationwide(page, posts, on=on))
    _insert(menu, before, national)
    if len(posts) == 1:
        steps = QAction(theme.icon("list"), _("Langkah dan tenggat…"), menu)
        steps.triggered.connect(lambda _on=False: open_steps(page, posts[0]))
        _insert(menu, before, steps)


def open_steps(page: "CalendarPage", post: Post) -> None:
    """The panel of a post's steps."""
    from studio.ui.calendar.steps import StepsPanel  # noqa: PLC0415 - the first view need not wait for it

    if page.desk.attempt(page.desk.session.require_writable):
        StepsPanel(page, post).ask()


def give(page: "CalendarPage", posts: list[Post], words: str, **changes: object) -> None:
    """Give posts something, as one command."""
    made = [msgspec.structs.replace(post, **changes) for post in posts]
    if made != posts:
        page.desk.put(words.format(what=many.name_of(posts)), *made)


def _fields(page: "CalendarPage") -> tuple[tuple[str, str, str, Options], ...]:
    project = page.desk.project
    campaigns: Options = [(c.id, c.name) for c in project.all(Campaign)]
    people: Options = [(p.id, p.name) for p in project.all(Person)]
    return (
        (_("Kampanye"), _("Ganti kampanye {what}"), "campaign", [*campaigns, (None, _("Tanpa kampanye"))]),
        (
            _("Penanggung jawab"), _("Ubah penanggung jawab {what}"), "owner",
            [*people, (None, _("Tanpa penanggung jawab"))],
        ),
    )  # fmt: skip


def _choices(
    menu: QMenu, page: "CalendarPage", posts: list[Post], name: str, words: str, field: str, options: Options
) -> QMenu:
    inner: QMenu = writes(QMenu(name, menu))
    now = {getattr(post, field) for post in posts}
    for key, text in options:
        action = inner.addAction(text.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(now == {key})
        action.triggered.connect(partial(_given, page, posts, words, field, key))
    return inner


def _given(page: "CalendarPage", posts: list[Post], words: str, field: str, key: object) -> None:
    give(page, posts, words, **{field: key})


def _nationwide(page: "CalendarPage", posts: list[Post], *, on: bool) -> None:
    words = _("Jadikan {what} nasional") if on else _("Jadikan {what} tidak nasional")
    give(page, posts, words, national=on)


def _insert(menu: QMenu, before: QAction | None, action: QAction) -> None:
    if before is None:
        menu.addAction(action)
    else:
        menu.insertAction(before, action)
    writes(action)
