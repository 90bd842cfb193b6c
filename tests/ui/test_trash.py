"""The trash: what was deleted comes back whole, later than an undo would take it."""

import msgspec
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio.domain.content import Design, DesignPage, Picture, Post, TrashedPost
from studio.errors import StudioError
from studio.session import library, projects
from studio.ui.content import acts
from studio.ui.content.page import ContentPage
from studio.ui.desk import Desk
from studio.ui.main_window import MainWindow


def parts(desk: Desk, post: Post) -> tuple[Post, Design, tuple[DesignPage, ...]]:
    """A post with all that belongs to it."""
    design = desk.project.get(Design, post.design)
    return (
        desk.project.get(Post, post.id),
        design,
        tuple(desk.project.get(DesignPage, ident) for ident in design.pages),
    )


def opened(window: MainWindow) -> ContentPage:
    """The list of posts."""
    window.go("content")
    page = window.pages["content"]
    assert isinstance(page, ContentPage)
    return page


def test_a_deleted_post_comes_back_whole(window: MainWindow, desk: Desk, post: Post, qtbot: QtBot) -> None:
    """After other edits, from the trash by Enter: the post, its design and pages, equal to before."""
    page, before = opened(window), parts(desk, post)
    acts.trash(window, [post])
    other = desk.project.all(Post)[0]
    desk.put("Lain", msgspec.structs.replace(other, title="Diubah kemudian"))
    assert desk.project.find(Design, post.design) is None
    page.show_trash()
    page.trash.list.setCurrentIndex(page.trash.rows.index(0, 0))
    qtbot.keyClick(page.trash.list, Qt.Key.Key_Return)
    assert parts(desk, post) == before
    assert not desk.project.all(TrashedPost)
    window.undo()
    assert desk.project.find(Post, post.id) is None
    assert [one.id for one in desk.project.all(TrashedPost)] == [post.id]


def test_the_trash_survives_closing(window: MainWindow, desk: Desk, post: Post) -> None:
    """It lies in the project file, with every part of the post."""
    before = parts(desk, post)
    acts.trash(window, [post])
    with projects.open_project(desk.session.path, read_only=True) as again:
        one = again.project.get(TrashedPost, post.id)
    assert (one.post, one.design, one.pages) == before
    assert one.at


def test_what_is_forgotten_is_undone_too(window: MainWindow, desk: Desk, post: Post, qtbot: QtBot) -> None:
    """Search narrows, Delete takes the found one away for good, Ctrl+Z has it in the trash again."""
    page = opened(window)
    acts.trash(window, list(desk.project.all(Post)))
    page.show_trash()
    qtbot.keyClicks(page.trash.search, post.title[:12])
    assert [row.one.id for row in page.trash.rows.rows] == [post.id]
    page.trash.list.selectAll()
    qtbot.keyClick(page.trash.list, Qt.Key.Key_Delete)
    assert desk.project.find(TrashedPost, post.id) is None
    window.undo()
    assert desk.project.find(TrashedPost, post.id) is not None


def test_a_picture_that_the_trash_shows_stays(window: MainWindow, desk: Desk, post: Post) -> None:
    """Its removal is refused by name until the post is brought back or forgotten."""
    slots = [value for page in parts(desk, post)[2] for value in page.slots.values()]
    picture = next(value for value in slots if isinstance(value, Picture))
    asset = next(a for a in library.matching(desk.project, {}) if a.id == picture.asset)
    acts.trash(window, [post])
    refused: list[StudioError] = []
    desk.failed.connect(refused.append)
    assert not desk.edit("Buang", lambda draft: library.remove(draft, [asset]))
    assert post.title in refused[0].message
