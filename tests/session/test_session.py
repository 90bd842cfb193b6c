"""Sessions: one edit is one command, an error means nothing happened, the clock is given."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from studio.domain.content import Asset, Office, Pillar, Post
from studio.domain.project import NAMES, Project
from studio.domain.review import ExportLog
from studio.errors import StudioError
from studio.session import projects
from studio.session.session import Session
from tests.store.samples import AT, HASH, RECORDS

NOON = datetime(2026, 8, 17, 10, 0, tzinfo=timezone(timedelta(hours=7)))


def clock():
    """Ten o'clock in Jakarta on Independence Day."""
    return NOON


@pytest.fixture
def session(tmp_path):
    """An open new project."""
    with projects.create_project(
        tmp_path / "kantor",
        institution=" Pemkot Contoh ",
        unit="Kominfo",
        city="Contoh",
        who="Sari",
        clock=clock,
    ) as session:
        yield session


def reopened(session):
    """The same project, closed and opened again."""
    session.close()
    return projects.open_project(session.path, clock=clock)


def test_new_project_has_its_office_and_suffix(session):
    """A new project holds one office profile and gets the suffix of project files."""
    assert session.path.name == "kantor.humas"
    assert session.project == Project().with_records(
        Office(id="office", institution="Pemkot Contoh", unit="Kominfo", city="Contoh")
    )
    assert session.commands() == ((), ())


@pytest.mark.parametrize(("institution", "unit"), [("", "x"), ("x", "  ")])
def test_project_without_an_office_is_refused(tmp_path, institution, unit):
    """Institution and unit must be given; otherwise no file is made."""
    with pytest.raises(StudioError) as caught:
        projects.create_project(tmp_path / "a", institution=institution, unit=unit)
    assert caught.value.code == "project/no-office"
    assert list(tmp_path.iterdir()) == []


def test_one_edit_is_one_command(session):
    """Everything put and removed in a block is stored, undone and done again together."""
    with session.edit("Siapkan pilar") as draft:
        draft.put(Pillar(id="a", name="Layanan"), Pillar(id="b", name="Ekonomi"))
        draft.remove(Office, "office")
    after = session.project
    assert {key for key, _ in after.items()} == {("pillar", "a"), ("pillar", "b")}
    assert session.undo().command == "Siapkan pilar"
    assert session.project.find(Office, "office")
    session.redo()
    assert session.project == after
    with reopened(session) as again:
        assert again.project == after
        assert again.commands() == (("Siapkan pilar",), ())


def edit_and_fail(session):
    """Change several things, then fail."""
    with session.edit("Gagal") as draft:
        draft.put(Pillar(id="a", name="Layanan"))
        draft.remove("office", "office")
        raise ZeroDivisionError


def test_error_in_an_edit_means_nothing_happened(session):
    """After an error inside the block, project, file and undo are as before, and the next edit works."""
    before = session.project
    with pytest.raises(ZeroDivisionError):
        edit_and_fail(session)
    assert session.project is before
    with session.edit("Pilar") as draft:
        draft.put(Pillar(id="b", name="Ekonomi"))
    with reopened(session) as again:
        assert again.project == before.with_records(Pillar(id="b", name="Ekonomi"))


def test_draft_sees_its_own_changes(session):
    """Later steps find what earlier ones did; the session's project is untouched until the end."""
    with session.edit("Ubah") as draft:
        draft.put(Pillar(id="a", name="Layanan"))
        draft.put(replace(draft.get(Pillar, "a"), share=40))
        assert draft.find(Pillar, "b") is None
        draft.remove(Office, "office")
        assert draft.find(Office, "office") is None
        with pytest.raises(KeyError):
            draft.get(Office, "office")
        with pytest.raises(KeyError):
            draft.remove(Office, "office")
        assert draft.project.get(Pillar, "a").share == 40
        assert session.project.find(Pillar, "a") is None
    assert session.project.all(Pillar) == (Pillar(id="a", name="Layanan", share=40),)


def test_edit_that_changes_nothing_is_no_command(session):
    """Putting an equal record, or adding and removing one, leaves nothing to undo."""
    with session.edit("Sama") as draft:
        draft.put(session.project.get(Office, "office"), Pillar(id="a", name="x"))
        draft.remove(Pillar, "a")
    assert session.commands() == ((), ())


def test_edits_do_not_nest(session):
    """An edit inside an edit is a fault of the program and changes nothing."""
    with session.edit("Luar") as draft:
        draft.put(Pillar(id="a", name="x"))
        with pytest.raises(RuntimeError), session.edit("Dalam"):
            pass
    assert session.commands() == (("Luar",), ())


def test_time_comes_from_the_given_clock_in_utc(session):
    """The session's time is the injected clock's, in UTC, and is what the file records."""
    assert session.now() == AT
    with session.edit("Ubah") as draft:
        draft.put(Pillar(id="a", name="x"))
    with session.file.reading() as connection:
        assert connection.execute("SELECT at FROM op").fetchone() == (AT,)
        created = connection.execute("SELECT value FROM meta WHERE key = 'created'").fetchone()
    assert created == (AT,)
    assert Session(session.file).clock().tzinfo == UTC


def test_undo_keeps_export_rows(session):
    """Undoing an edit that came with an export row leaves the row."""
    log = ExportLog(id="e", posts=("p",), at=AT, manifest=HASH)
    with session.edit("Ekspor") as draft:
        draft.put(Post(id="p", title="x"), log)
    session.undo()
    assert session.project.all(ExportLog) == (log,)
    assert session.project.all(Post) == ()
    assert session.undo() is None


def test_media_come_back_by_hash(session):
    """Bytes added in a session are there by hash after a restart."""
    sha = session.add_blob(b"gambar", "image/png")
    with session.edit("Foto") as draft:
        draft.put(Asset(id="a", sha256=sha))
    with reopened(session) as again:
        assert again.blob(again.project.get(Asset, "a").sha256) == b"gambar"


def test_second_session_reads_and_cannot_edit(session):
    """While one session has the project, another reads; its edits and media are refused."""
    with projects.open_project(session.path, who="Budi") as second:
        assert second.read_only
        assert second.holder.name == "Sari"
        with pytest.raises(StudioError, match="Sari") as caught, second.edit("Ubah"):
            pass
        assert caught.value.code == "project/locked"
        for act in (lambda: second.add_blob(b"x", ""), second.undo, second.redo):
            with pytest.raises(StudioError) as caught:
                act()
            assert caught.value.code == "project/locked"
    with session.edit("Ubah") as draft:
        draft.put(Pillar(id="a", name="x"))


def test_what_could_not_be_stored_is_kept_and_can_be_saved_elsewhere(session, tmp_path):
    """When storing fails the change waits in `unsaved`; a copy elsewhere has it, and a retry stores it."""
    with session.file.reading() as connection:
        connection.execute("PRAGMA max_page_count = 1")
    draft_text = "kata " * 100_000
    with pytest.raises(StudioError) as caught, session.edit("Tulis") as draft:
        draft.put(Post(id="p", title=draft_text))
    assert caught.value.code == "project/disk-full"
    assert session.project.all(Post) == ()
    session.save_copy(tmp_path / "salinan.humas")
    with projects.open_project(tmp_path / "salinan.humas") as copy:
        assert copy.project.get(Post, "p").title == draft_text
    with session.file.reading() as connection:
        connection.execute("PRAGMA max_page_count = 100000")
    session.retry()
    assert session.unsaved is None
    with reopened(session) as again:
        assert again.project.get(Post, "p").title == draft_text
    with pytest.raises(StudioError):
        session.save_copy(tmp_path / "salinan.humas")


def test_unsaved_work_is_not_lost_by_later_edits(session):
    """Two failed edits wait together; a later edit of one record replaces it, and a retry stores the rest."""
    with session.file.reading() as connection:
        connection.execute("PRAGMA max_page_count = 1")
    for name in "ab":
        with pytest.raises(StudioError), session.edit("Tulis") as draft:
            draft.put(Post(id=name, title="kata " * 100_000))
    with session.file.reading() as connection:
        connection.execute("PRAGMA max_page_count = 100000")
    with session.edit("Tulis ulang") as draft:
        draft.put(Post(id="a", title="singkat"))
    assert set(session.unsaved[1].pairs()) == {("post", "b")}
    session.undo()
    session.retry()
    assert session.unsaved is None
    assert {post.id for post in session.project.all(Post)} == {"b"}
    assert session.project == session.file.snapshot()


def test_undo_inside_an_edit_is_a_fault_of_the_program(session):
    """Undo and redo are refused while an edit is open; the edit itself goes on."""
    with session.edit("Ubah") as draft:
        draft.put(Pillar(id="a", name="x"))
        for act in (session.undo, session.redo):
            with pytest.raises(RuntimeError):
                act()
    assert session.commands() == (("Ubah",), ())


def test_named_versions(session):
    """A named version keeps its records through later edits and a restart."""
    before = session.project
    number = projects.name_version(session, "Sebelum rapat")
    with session.edit("Ubah") as draft:
        draft.put(Pillar(id="a", name="x"))
    with reopened(session) as again:
        assert [(v.id, v.name, v.at) for v in projects.versions(again)] == [(number, "Sebelum rapat", AT)]
        assert projects.version_of(again, number) == before


def test_taking_over_is_explicit(session):
    """Opening with take-over gives a writable session; the first one's next edit is refused."""
    with projects.open_project(session.path, who="Budi", take_over=True) as second:
        assert not second.read_only
        with pytest.raises(StudioError) as caught, session.edit("Ubah") as draft:
            draft.put(Pillar(id="a", name="x"))
        assert caught.value.code == "project/lock-lost"


@settings(max_examples=20, deadline=None)
@given(st.lists(st.lists(st.tuples(RECORDS, st.booleans()), max_size=4), max_size=6))
def test_undo_all_is_the_start_whatever_was_edited(tmp_path_factory, edits):
    """After random puts and removals, undoing all gives the new project and redoing all the last state."""
    path = tmp_path_factory.mktemp("s") / "a.humas"
    with projects.create_project(path, institution="i", unit="u") as session:
        start = session.project
        for number, records in enumerate(edits):
            with session.edit(str(number)) as draft:
                for record, stays in records:
                    draft.put(record)
                    if not stays:
                        draft.remove(NAMES[type(record)], record.id)
        last = session.project
        while session.undo():
            pass
        assert session.project == start == session.file.snapshot()
        while session.redo():
            pass
        assert session.project == last == session.file.snapshot()
