"""Undo shows what it touched, and another language reaches every word of the actions."""

import msgspec

from studio.domain.content import Asset, Office, Post
from studio.session.starting import kit_of
from studio.ui import words
from studio.ui.main_window import MainWindow
from studio.ui.palette import entries

replace = msgspec.structs.replace


def test_undo_goes_where_it_worked(window: MainWindow, post: Post) -> None:
    """Pictures are undone in Aset, the kit in Merek, a post on its page."""
    desk = window.desk
    asset = desk.project.all(Asset)[0]
    window.go("home")
    desk.put("Ubah nama gambar", replace(asset, name="Nama lain"))
    window.undo()
    assert window.place == "assets"
    now = kit_of(desk.session)
    office = desk.project.get(Office, "office")
    desk.put("Ganti kit", replace(office, kit="mula", kit_hash=""))
    window.undo()
    assert window.place == "brand"
    assert kit_of(desk.session) == now
    desk.put("Ubah judul", replace(post, title="Judul lain"))
    window.undo()
    assert (window.place, window.current().ident) == ("post", post.id)


def test_undo_stays_on_the_post_in_sight(window: MainWindow) -> None:
    """A step over several posts does not take one away from the one in sight."""
    first, second = window.desk.project.all(Post)
    window.desk.put("Ubah dua judul", replace(first, title="Satu"), replace(second, title="Dua"))
    window.open_post(second.id)
    window.undo()
    assert window.current().ident == second.id


def test_actions_speak_the_language_chosen(window: MainWindow, post: Post) -> None:
    """After a change of language palette and keys say every action anew, and people keep their keys."""
    window.actions_by_id.rebind("save", ("Ctrl+Alt+S",))
    window.open_post(post.id)
    before = set(window.actions_by_id.known)
    words.use("xx")
    window.rebuild()
    known = window.actions_by_id.known
    assert set(known) == before
    assert [k.words for k in known.values() if "[" not in k.words] == []
    assert known["save"].keys == ("Ctrl+Alt+S",)
    assert all(e.title.startswith("[") for e in entries(window, "") if e.icon == "command")
    owned = [a for a in window.actions() if a.text()]
    assert len(owned) == len(known)
