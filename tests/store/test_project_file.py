"""The project file: commits, undo that survives, pins, versions, clean-up."""

import itertools
import json
import sqlite3
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from studio.domain.change import apply, diff
from studio.domain.content import Asset, Office, Post
from studio.domain.project import Project
from studio.domain.review import ExportLog, ReviewState
from studio.errors import StudioError
from studio.store import blobs, history, skips
from studio.store.project_file import ProjectFile
from tests.store.samples import AT, HASH, LOGS, OFFICE, PROJECT, PROJECTS

P1 = PROJECT.get(Post, "p1")


@pytest.fixture
def path(tmp_path):
    """Where a new project goes."""
    return tmp_path / "kantor.humas"


def put(file, *records, command="Ubah"):
    """Commit records as one command."""
    before = file.snapshot()
    file.commit(command, diff(before, before.with_records(*records)), AT)


def test_new_file_holds_its_records_and_names_itself(path):
    """A fresh file has the product's application id, schema 1, rollback journal, and the records given."""
    with ProjectFile.create(path, at=AT, project=PROJECT) as file:
        assert file.snapshot() == PROJECT
    header = path.read_bytes()[:100]
    assert header[68:72] == b"HUMA"
    assert int.from_bytes(header[60:64], "big") == 1
    assert header[18:20] == b"\x01\x01"
    assert [p.name for p in path.parent.iterdir()] == ["kantor.humas"]


def test_connection_has_the_settings_that_keep_data(path):
    """Each setting of the storage design is in force on the open connection."""
    expected = {
        "journal_mode": "delete",
        "synchronous": 3,
        "locking_mode": "normal",
        "foreign_keys": 1,
        "busy_timeout": 5000,
        "secure_delete": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "mmap_size": 0,
    }
    with ProjectFile.create(path, at=AT) as file, file.reading() as connection:
        found = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in expected}
    assert found == expected


@settings(max_examples=15, deadline=None)
@given(st.lists(PROJECTS, min_size=1, max_size=6))
def test_save_and_load_is_the_same_and_undo_all_is_the_start(states):
    """A reopened file holds the last state; undoing all gives the first, redoing all the last."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.humas"
        with ProjectFile.create(path, at=AT, project=states[0]) as file:
            for before, after in itertools.pairwise(states):
                file.commit("Ubah", diff(before, after), AT)
        with ProjectFile.open(path) as file:
            assert file.snapshot() == states[-1]
            while file.undo():
                pass
            assert file.snapshot() == states[0]
        with ProjectFile.open(path) as file:
            while file.redo():
                pass
            assert file.snapshot() == states[-1]


@settings(max_examples=15, deadline=None)
@given(PROJECTS, PROJECTS, st.lists(LOGS, min_size=1, max_size=4))
def test_undo_never_takes_exports_or_decisions(before, after, logs):
    """Rows of exports and decisions stay when the command they came with is undone and done again."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.humas"
        with ProjectFile.create(path, at=AT, project=before) as file:
            file.commit("Ekspor", diff(before, after.with_records(*logs)), AT)
            file.undo()
            assert file.snapshot() == before.with_records(*logs)
            file.redo()
            assert file.snapshot() == after.with_records(*logs)


def test_undo_step_says_what_it_did(path):
    """The step names the command and holds the change that leads to the new state."""
    with ProjectFile.create(path, at=AT, project=PROJECT) as file:
        put(file, replace(P1, title="Baru"), command="Ganti judul")
        before = file.snapshot()
        step = file.undo()
        assert step.command == "Ganti judul"
        assert apply(before, step.change) == file.snapshot() == PROJECT
        assert file.undo() is None
        assert file.redo().command == "Ganti judul"
        assert file.redo() is None


def test_new_command_ends_what_could_be_done_again(path):
    """After an undo, a new command replaces the undone one; the names of both sides are right."""
    with ProjectFile.create(path, at=AT, project=PROJECT) as file:
        for name in "abc":
            put(file, replace(P1, title=name), command=name)
        file.undo()
        file.undo()
        assert file.commands() == (("a",), ("b", "c"))
        put(file, ReviewState(id="r", post="p1", decision="approve"), command="Putusan")
        assert file.commands() == (("a",), ("b", "c"))
        put(file, replace(P1, title="d"), command="d")
        assert file.commands() == (("d", "a"), ())


def test_last_500_commands_are_kept(path, monkeypatch):
    """500 commands are kept; with 20 kept of 23, 20 are undone and the state before them is the end."""
    assert history.KEPT == 500
    monkeypatch.setattr(history, "KEPT", 20)
    with ProjectFile.create(path, at=AT, project=PROJECT) as file:
        for n in range(23):
            before = file.snapshot()
            file.commit(str(n), diff(before, before.with_records(replace(P1, title=str(n)))), AT)
        count = 0
        while file.undo():
            count += 1
        assert count == 20
        assert file.snapshot().get(Post, "p1").title == "2"


def test_empty_change_is_no_command(path):
    """Committing nothing adds nothing to undo."""
    with ProjectFile.create(path, at=AT, project=PROJECT) as file:
        put(file, P1)
        assert file.commands() == ((), ())


def test_failing_commit_changes_nothing(path):
    """When one record of many cannot be written, none is, neither in the file nor on the undo stack."""
    with ProjectFile.create(path, at=AT, project=PROJECT) as file:
        bad = PROJECT.with_records(replace(P1, title="baik"), Post(id="p2", title="\ud800"))
        with pytest.raises(StudioError):
            file.commit("Ubah", diff(PROJECT, bad), AT)
        assert file.snapshot() == PROJECT
        put(file, replace(P1, title="lanjut"))
        assert file.snapshot().get(Post, "p1").title == "lanjut"


def test_unknown_keys_survive_an_edit_of_the_stored_record(path):
    """Keys of another version are in the file after edit, undo and redo, as sqlite3 and json read it."""
    ProjectFile.create(path, at=AT, project=PROJECT).close()
    raw = {"id": "p1", "title": "T", "besok": {"x": [1]}, "caption": {"text": "a", "nada": "santai"}}
    with ProjectFile.open(path) as file, file.writing() as connection:
        connection.execute("UPDATE record SET body = ? WHERE id = 'p1'", (json.dumps(raw),))
        history.note_sum(connection)
    with ProjectFile.open(path) as file:
        put(file, replace(file.snapshot().get(Post, "p1"), title="Baru"))
        file.undo()
        file.redo()
    connection = sqlite3.connect(path)
    body = connection.execute("SELECT body FROM record WHERE id = 'p1'").fetchone()[0]
    connection.close()
    assert json.loads(body) == {**raw, "title": "Baru"}


def test_deleted_text_is_not_left_in_the_file(path):
    """After its undo entries are gone too, deleted text is nowhere in the bytes of the file."""
    with ProjectFile.create(path, at=AT, project=PROJECT) as file:
        put(file, replace(P1, note="RAHASIA-3175-0101"))
        assert b"RAHASIA-3175-0101" in path.read_bytes()
        file.undo()
        put(file, replace(P1, note="lain"))
    assert b"RAHASIA-3175-0101" not in path.read_bytes()


def test_existing_file_is_never_overwritten_by_a_new_one(path):
    """Creating over an existing file is refused and leaves its bytes."""
    ProjectFile.create(path, at=AT, project=PROJECT).close()
    before = path.read_bytes()
    with pytest.raises(StudioError) as caught:
        ProjectFile.create(path, at=AT)
    assert caught.value.code == "project/exists"
    assert path.read_bytes() == before


def test_pinned_resource_comes_back_and_its_versions_stand_side_by_side(path):
    """A pinned kit gives its files by its hash after a restart; another version does not replace it."""
    with ProjectFile.create(path, at=AT) as file:
        file.pin("kit", "kota", "h1", {"brand.toml": b"satu", "fonts/a.woff2": b"huruf"})
        file.pin("kit", "kota", "h2", {"brand.toml": b"dua", "fonts/a.woff2": b"huruf"})
        file.pin("kit", "kota", "h1", {"brand.toml": b"palsu"})
    with ProjectFile.open(path) as file:
        assert file.pinned("kit", "kota", "h1") == {"brand.toml": b"satu", "fonts/a.woff2": b"huruf"}
        assert file.pinned("kit", "kota", "h2")["brand.toml"] == b"dua"
        assert file.pinned("kit", "kota", "h3") is None
        assert file.pins() == (("kit", "kota", "h1"), ("kit", "kota", "h2"))


def test_named_version_outlives_the_undo_stack(path):
    """A named version gives the records of its moment after later edits and a restart."""
    with ProjectFile.create(path, at=AT, project=PROJECT) as file:
        put(file, replace(P1, title="Disetujui"))
        with file.writing() as connection:
            number = history.add_version(connection, "Sebelum rapat", AT)
        put(file, replace(P1, title="Lain"), ExportLog(id="e", posts=("p1",), at=AT, manifest=HASH))
    with ProjectFile.open(path) as file, file.reading() as connection:
        assert [v.name for v in history.versions(connection)] == ["Sebelum rapat"]
        kept = history.version_project(connection, number)
        assert kept == PROJECT.with_records(replace(P1, title="Disetujui"))
        with pytest.raises(KeyError):
            history.version_project(connection, number + 1)


def test_clean_up_drops_only_what_nothing_names(path):
    """A blob named by a record, an undo step, a version or a pin stays; one that nothing names goes."""
    with ProjectFile.create(path, at=AT) as file:
        shas = [file.add_blob(name.encode(), "image/png") for name in ("catatan", "urung", "versi", "yatim")]
        put(file, Asset(id="v", sha256=shas[2]))
        with file.writing() as connection:
            history.add_version(connection, "v", AT)
        file.undo()
        put(file, Asset(id="u", sha256=shas[1]))
        file.undo()
        file.redo()
        file.undo()
        file.pin("kit", "k", "h", {"a": b"disemat"})
        put(file, Office(id="office", institution=shas[0], unit="u"))
        file.undo()
        with file.writing() as connection:
            gone = blobs.unused(connection)
            assert shas[1] in gone  # its undo step was replaced by a later command
            assert shas[3] in gone
            assert blobs.drop_unused(connection, path) == len(b"urung") + len(b"yatim")
        assert file.blob(shas[0]) == b"catatan"
        assert file.blob(shas[2]) == b"versi"
        assert file.pinned("kit", "k", "h") == {"a": b"disemat"}


def test_skip_list_remembers_why(path):
    """A file that broke its reader is known by hash after a restart, with the first reason."""
    with ProjectFile.create(path, at=AT) as file, file.writing() as connection:
        skips.add(connection, HASH, "merusak pembaca gambar", AT)
        skips.add(connection, HASH, "lain", AT)
    with ProjectFile.open(path) as file, file.reading() as connection:
        assert skips.reason(connection, HASH) == "merusak pembaca gambar"
        assert not skips.reason(connection, "00" * 32)


@pytest.mark.parametrize("name", ["Kantor #1 100%?.humas", "kantor ünï 😀.humas", "a;b'c\"d.humas"])
def test_any_file_name_works(tmp_path, name):
    """Signs that mean something in addresses and SQL, and letters of any script, may stand in the name."""
    ProjectFile.create(tmp_path / name, at=AT, project=PROJECT).close()
    with ProjectFile.open(tmp_path / name) as file:
        assert file.snapshot() == PROJECT
    assert [p.name for p in tmp_path.iterdir()] == [name]


def test_damaged_history_is_a_sentence(path):
    """Undo and versions whose rows are no records raise StudioError; the project stays usable."""
    with ProjectFile.create(path, at=AT, project=PROJECT) as file:
        put(file, replace(P1, title="Baru"))
        with file.writing() as connection:
            number = history.add_version(connection, "v", AT)
            connection.execute("UPDATE op SET before = '[[1]]'")
            connection.execute("UPDATE version SET state = ?", (b"x",))
            connection.execute("UPDATE meta SET value = 'x' WHERE key = 'position'")
        assert file.undo() is None
        with file.writing() as connection:
            history.set_meta(connection, "position", "1")
        with pytest.raises(StudioError) as caught:
            file.undo()
        assert caught.value.code == "project/history-damaged"
        with file.reading() as connection, pytest.raises(StudioError):
            history.version_project(connection, number)
        put(file, replace(P1, title="Lanjut"))


def test_order_of_records_is_kept(path):
    """Records come back in the order in which they were added, also after an update."""
    many = Project().with_records(OFFICE, *(Post(id=f"p{n}", title="t") for n in (3, 1, 2)))
    with ProjectFile.create(path, at=AT, project=many) as file:
        put(file, Post(id="p3", title="baru"))
    with ProjectFile.open(path) as file:
        assert [record.id for _, record in file.snapshot().items()] == ["office", "p3", "p1", "p2"]
