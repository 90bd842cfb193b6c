"""A new office's project is whole or not there; the first page's facts come from records and history."""

import platform
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from studio.domain.content import Office, Person, Post
from studio.domain.ids import PersonId, PostId
from studio.errors import StudioError
from studio.session import overview, projects
from studio.session.founding import file_name, found_office
from studio.session.restoring import put_version
from studio.store import lock


def office(kit: str = "mula") -> Office:
    """An office without accounts."""
    return Office(id="office", institution="Pemkot", unit="Dinas Kominfo", kit=kit)


def test_an_unknown_kit_leaves_no_file_behind(tmp_path: Path) -> None:
    """What could not be finished is taken away, with its lock."""
    with pytest.raises(StudioError):
        found_office(tmp_path / "a.humas", office("tidak-ada"), None, command="Isi")
    assert list(tmp_path.iterdir()) == []


def test_a_founded_project_has_its_person_and_pinned_kit(tmp_path: Path) -> None:
    """Everything is one file that can be opened for work at once."""
    me = Person(id=PersonId("rani"), name="Rani", roles=("filler",))
    found_office(tmp_path / "a.humas", office(), me, command="Isi")
    with projects.open_project(tmp_path / "a.humas") as session:
        assert not session.read_only
        assert session.project.all(Person) == (me,)
        assert session.project.get(Office, "office").kit_hash


def test_file_names_hold_letters_digits_and_hyphens() -> None:
    """Nothing that a file system may refuse."""
    assert file_name("Dinas Kominfo, Kota: A/B") == "dinas-kominfo-kota-a-b"
    assert file_name("  ") == "kantor"


def test_undone_work_is_not_what_was_last_worked_on(tmp_path: Path) -> None:
    """The post of an undone command does not come first; a restored version comes back as one command."""
    with projects.create_project(tmp_path / "a.humas", institution="P", unit="U") as session:
        one, two = Post(id=PostId("1"), title="Satu"), Post(id=PostId("2"), title="Dua")
        with session.edit("Tambah") as draft:
            draft.put(one, two)
        for post in (one, two):
            with session.edit("Ubah") as draft:
                draft.put(msgspec.structs.replace(post, note="x"))
        assert overview.last_edited(session)[0].post.id == "2"
        session.undo()
        assert overview.last_edited(session)[0].post.id == "1"
        number = projects.name_version(session, "Versi")
        with session.edit("Hapus") as draft:
            draft.remove(Post, "1")
        with session.edit("Pulihkan") as draft:
            put_version(draft, session, number)
        assert session.project.get(Post, PostId("1")).note == "x"


def test_after_a_crash_the_project_opens_for_work_again(tmp_path: Path) -> None:
    """A lock of a process that is no more on this computer is taken over; a living one is respected."""
    path = tmp_path / "a.humas"
    found_office(path, office(), None, command="Isi")
    with projects.open_project(path, who="Bayu"), projects.open_to_work(path) as second:
        assert second.read_only
    gone = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True
    )
    holder = lock.Holder(name="Bayu", host=platform.node(), session="x", counter=1, pid=int(gone.stdout))
    lock.lock_path(path).write_bytes(msgspec.json.encode(holder))
    with projects.open_to_work(path) as again:
        assert not again.read_only
