"""Typing becomes commands that are stored, undone and done again; what cannot be stored is kept."""

import msgspec

from studio.domain.content import Post
from studio.session import projects
from studio.ui import desk as desk_module
from studio.ui.desk import Desk


def typed(desk: Desk, title: str) -> None:
    """Type a title into the first post."""
    post = desk.project.all(Post)[0]
    desk.type("title", "Ubah judul", msgspec.structs.replace(post, title=title))


def test_typing_shows_at_once_and_is_stored_after_a_pause(desk: Desk, qtbot) -> None:
    """The desk's project has each letter; the file has them all after the pause, as one command."""
    before = desk.commands()[0]
    for end in range(1, 6):
        typed(desk, "Layanan"[:end])
    assert desk.project.all(Post)[0].title == "Layan"
    assert desk.session.project.all(Post)[0].title != "Layan"
    qtbot.waitUntil(lambda: desk.session.project.all(Post)[0].title == "Layan", timeout=3000)
    assert desk.commands()[0] == ("Ubah judul", *before)
    with projects.open_project(desk.session.path, read_only=True) as other:
        assert other.project.all(Post)[0].title == "Layan"


def test_typing_without_a_pause_is_stored_within_two_seconds(desk: Desk, qtbot, monkeypatch) -> None:
    """Somebody who never stops typing loses at most two seconds."""
    monkeypatch.setattr(desk_module, "LONGEST_MS", 400)
    stored = desk.session.project.all(Post)[0].title
    for number in range(12):
        typed(desk, f"Judul {number}")
        qtbot.wait(60)
    assert desk.session.project.all(Post)[0].title != stored


def test_undo_takes_back_what_is_still_being_typed(desk: Desk) -> None:
    """Undo while typing stores the typing first and then takes it back; redo brings it again."""
    first = desk.project.all(Post)[0].title
    typed(desk, "Belum disimpan")
    assert ("post", desk.project.all(Post)[0].id) in desk.undo()
    assert desk.project.all(Post)[0].title == first
    desk.redo()
    assert desk.project.all(Post)[0].title == "Belum disimpan"


def test_another_field_is_another_command(desk: Desk) -> None:
    """Typing in two fields makes two steps to undo."""
    count = len(desk.commands()[0])
    typed(desk, "Satu")
    post = desk.project.all(Post)[0]
    desk.type("summary", "Ubah ringkasan", msgspec.structs.replace(post, summary="Dua"))
    desk.flush()
    assert desk.commands()[0][:2] == ("Ubah ringkasan", "Ubah judul")
    assert len(desk.commands()[0]) == count + 2


def test_a_project_for_reading_only_refuses_typing(desk: Desk, qtbot) -> None:
    """Typing in a locked project changes nothing and says who has it."""
    second = Desk(projects.open_project(desk.session.path))
    with qtbot.waitSignal(second.failed) as told:
        typed(second, "Tidak jadi")
    assert told.args[0].code == "project/locked"
    assert second.project.all(Post)[0].title != "Tidak jadi"
    second.close()
