"""The list of posts: search, filters, keys, many at once."""

import msgspec
import pytest
from PySide6.QtCore import Qt

from studio.domain.content import Post
from studio.session import post_list
from studio.ui.content import acts
from studio.ui.content.page import ContentPage
from studio.ui.main_window import MainWindow


@pytest.fixture
def page(window: MainWindow) -> ContentPage:
    """The list, in sight."""
    window.go("content")
    found = window.current()
    assert isinstance(found, ContentPage)
    return found


def titles(page: ContentPage) -> list[str]:
    """Titles in sight."""
    return [row.post.title for row in page.table.rows]


def test_search_finds_as_one_types_in_titles_captions_and_alt_texts(page: ContentPage, qtbot) -> None:
    """Words of a title narrow the list at once; words nobody wrote lead to a way back."""
    word = page.desk.project.all(Post)[0].title.split()[0]
    qtbot.keyClicks(page.search, word.upper())
    assert page.desk.project.all(Post)[0].title in titles(page)
    qtbot.keyClicks(page.search, "qqq")
    assert titles(page) == []
    page.clear()
    assert len(titles(page)) == 2


def test_a_chip_lets_one_status_through(page: ContentPage) -> None:
    """With a status chosen only its posts are listed, and the chip says which."""
    first = page.desk.project.all(Post)[0]
    page.desk.put("Ubah", msgspec.structs.replace(first, status="approved"))
    page.refresh()
    chip = page.chips["statuses"]
    action = next(a for a in chip.menu_of_choices().actions() if a.text() == "Disetujui")
    action.toggle()
    assert titles(page) == [first.title]
    assert chip.text() == "Status: Disetujui"


def test_delete_takes_away_and_undo_brings_back(page: ContentPage, qtbot) -> None:
    """Del on a row removes the post with a message; Ctrl+Z brings it back."""
    page.view.selectRow(0)
    gone = titles(page)[0]
    qtbot.keyClick(page.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: gone not in titles(page))
    assert gone in page.window_.notices.shown()[-1].text
    page.desk.undo()
    qtbot.waitUntil(lambda: gone in titles(page))


def test_enter_opens_the_row(page: ContentPage, qtbot, monkeypatch) -> None:
    """Enter asks for the post under the caret."""
    asked: list[str] = []
    monkeypatch.setattr(page.window_, "open_post", asked.append)
    page.view.selectRow(1)
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert asked == [page.table.rows[1].post.id]


def test_status_of_many_is_one_command(page: ContentPage) -> None:
    """Two posts get a status in one step that is undone as one."""
    page.view.selectAll()
    acts.give_status(page.window_, page.chosen(), "editing")
    assert {p.status for p in page.desk.project.all(Post)} == {"editing"}
    page.desk.undo()
    assert "editing" not in {p.status for p in page.desk.project.all(Post)}


def test_many_go_into_one_bundle_in_the_background(page: ContentPage, monkeypatch) -> None:
    """The job gets every chosen post and the folder."""
    given: list[dict[str, object]] = []
    run = page.window_.jobs.run

    def note(task, title, values, done=None, *, quiet=False):
        given.append(values)
        return run("check", title, {"project": "/tidak/ada", "post": ""}, quiet=True)

    monkeypatch.setattr(page.window_.jobs, "run", note)
    page.view.selectAll()
    acts.bundle_into(page.window_, page.chosen(), "/tujuan")
    assert given[0]["out"] == "/tujuan"
    assert len(given[0]["posts"]) == 2  # type: ignore[arg-type]


def test_posts_without_a_date_stand_last_in_both_directions(page: ContentPage) -> None:
    """Sorting by schedule never starts with posts that have none."""
    first = page.desk.project.all(Post)[0]
    page.desk.put("Ubah", msgspec.structs.replace(first, schedule=type(first.schedule)()))
    all_rows = post_list.rows(page.desk.project, page.desk.stage.template)
    for down in (False, True):
        wanted = post_list.Wanted(sort="when", down=down)
        assert post_list.arranged(all_rows, wanted)[-1].post.id == first.id
