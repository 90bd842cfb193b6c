"""What is opened, what is refused, and that a refused file is never touched."""

import os
import sqlite3
import subprocess
import sys

import pytest

from studio.domain.change import diff
from studio.domain.content import Post
from studio.errors import StudioError
from studio.store import database, schema
from studio.store.backup import make, restore
from studio.store.check import check
from studio.store.project_file import ProjectFile
from tests.store.samples import AT, PROJECT


@pytest.fixture
def path(tmp_path):
    """A closed project with a few records and a 300 kB blob."""
    path = tmp_path / "kantor.humas"
    with ProjectFile.create(path, at=AT, project=PROJECT) as file:
        for n in range(40):
            before = file.snapshot()
            file.commit("Isi", diff(before, before.with_records(Post(id=f"q{n}", title="kata " * 200))), AT)
        file.add_blob(bytes(range(256)) * 1200, "image/png")
    return path


def change(path, *statements):
    """Change a project behind its back, with plain sqlite3."""
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def names(folder):
    """Names in a folder, sorted."""
    return sorted(path.name for path in folder.iterdir())


def refused(path):
    """The code with which a file is refused, after seeing that it and its folder were not touched."""
    bytes_before, names_before = path.read_bytes(), names(path.parent)
    codes = set()
    for read_only in (True, False):
        with pytest.raises(StudioError) as caught:
            ProjectFile.open(path, read_only=read_only)
        codes.add(caught.value.code)
        assert caught.value.hint
    assert path.read_bytes() == bytes_before
    assert names(path.parent) == names_before
    assert len(codes) == 1
    return codes.pop()


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER INSERT ON op BEGIN DELETE FROM record; END",
        "CREATE VIEW v AS SELECT * FROM record",
        "CREATE TABLE lain (x)",
        "CREATE INDEX i ON record (body)",
        "CREATE VIRTUAL TABLE cari USING fts5(x)",
        "DROP TABLE skip",
        "ALTER TABLE record ADD COLUMN x TEXT",
    ],
)
def test_foreign_schema_is_refused(path, statement):
    """Triggers, views, tables, indexes or columns that no version of ours made keep a file closed."""
    change(path, statement)
    assert refused(path) == "project/foreign-schema"


def test_newer_file_is_refused_with_a_clear_sentence(path):
    """A file of a later schema is refused by naming the newer program, and is not changed."""
    change(path, f"PRAGMA user_version = {schema.version() + 1}")
    assert refused(path) == "project/newer"
    with pytest.raises(StudioError, match="lebih baru"):
        ProjectFile.open(path)


def test_wal_file_is_refused_and_gets_no_companions(path):
    """A file in WAL mode is refused before SQLite sees it, so no -wal or -shm file appears."""
    change(path, "PRAGMA journal_mode = WAL")
    assert refused(path) == "project/not-a-project"


@pytest.mark.parametrize("data", [b"", b"SQLite format 3\x00", b"PK\x03\x04" + bytes(200), bytes(4096)])
def test_other_files_are_refused(tmp_path, data):
    """Empty, short and foreign files are named as no project of ours."""
    path = tmp_path / "lain.humas"
    path.write_bytes(data)
    assert refused(path) == "project/not-a-project"


def test_other_database_is_refused(tmp_path):
    """A database of another program is no project, even with the same file name."""
    path = tmp_path / "lain.humas"
    change(path, "CREATE TABLE meta (key, value)", "PRAGMA user_version = 1")
    assert refused(path) == "project/not-a-project"


def test_missing_file_is_named(tmp_path):
    """Opening what is not there says so and makes nothing."""
    with pytest.raises(StudioError) as caught:
        ProjectFile.open(tmp_path / "tidak-ada.humas")
    assert caught.value.code == "project/missing"
    assert names(tmp_path) == []


def test_cut_file_is_refused(path):
    """A file whose size is no multiple of its page size is damaged."""
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size - 100)
    assert refused(path) == "project/damaged"
    assert [fault.code for fault in check(path).faults] == ["project/damaged"]


def test_every_corrupted_page_is_found_before_editing(path, tmp_path):
    """Whichever page is overwritten, opening refuses the file or the full check names the fault."""
    whole = path.read_bytes()
    page = int.from_bytes(whole[16:18], "big")
    assert check(path).ok
    silent = []
    for number in range(1, len(whole) // page):
        broken = bytearray(whole)
        broken[number * page : (number + 1) * page] = os.urandom(page)
        copy = tmp_path / "rusak.humas"
        copy.write_bytes(broken)
        if check(copy).ok:
            silent.append(number)
    assert silent == []


def test_flipped_bits_in_media_are_found(path):
    """One changed byte inside a stored picture is named by the full check and refused on reading."""
    data = bytearray(path.read_bytes())
    at = data.rindex(bytes(range(256)) * 2)
    data[at] ^= 1
    path.write_bytes(data)
    assert [fault.code for fault in check(path).faults] == ["project/blob-damaged"]


def test_unreadable_record_is_named_by_the_check(path):
    """A record that is no longer a record is named with its kind and id; opening refuses with a sentence."""
    change(path, "UPDATE record SET body = '{}' WHERE id = 'q7'")
    general, fault = check(path).faults
    assert general.code == "project/records-changed"
    assert fault.code == "project/record-unreadable"
    assert "q7" in fault.message
    with ProjectFile.open(path) as file, pytest.raises(StudioError):
        file.snapshot()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE record SET body = replace(body, 'kata', 'kota') WHERE id = 'q7'",
        "DELETE FROM record WHERE id = 'q7'",
        "UPDATE record SET id = 'q77' WHERE id = 'q7'",
    ],
)
def test_old_or_altered_records_are_found_before_editing(path, tmp_path, statement):
    """Records altered or lost on sound pages open for reading only; a copy can be saved and used."""
    change(path, statement)
    before = path.read_bytes()
    with ProjectFile.open(path) as file:
        assert (file.read_only, file.why) == (True, "damaged")
        rest = file.snapshot()
        with pytest.raises(StudioError) as caught:
            file.undo()
        assert caught.value.code == "project/damaged"
    assert "project/records-changed" in {fault.code for fault in check(path).faults}
    with pytest.raises(StudioError) as caught:
        make(path, AT, tmp_path / "c")
    assert caught.value.code == "project/damaged"
    assert restore(path, tmp_path / "salin.humas").doubtful
    assert path.read_bytes() == before
    with ProjectFile.open(tmp_path / "salin.humas") as file:
        assert not file.read_only
        assert file.snapshot() == rest


def test_page_that_was_never_written_is_found(path, tmp_path):
    """When one page of the last commit kept its old content, the file does not open for editing."""
    older = path.read_bytes()
    with ProjectFile.open(path) as file:
        before = file.snapshot()
        after = before.with_records(Post(id="q7", title="lain " * 200), Post(id="q30", title="lain " * 200))
        file.commit("Ubah", diff(before, after), AT)
    newer = path.read_bytes()
    page = int.from_bytes(newer[16:18], "big")
    in_use = []
    for at in range(page, min(len(older), len(newer)), page):
        if older[at : at + page] == newer[at : at + page]:
            continue
        stale = tmp_path / "basi.humas"
        stale.write_bytes(newer[:at] + older[at : at + page] + newer[at + page :])
        try:
            with ProjectFile.open(stale) as file:
                in_use.append(file.why or ("same" if file.snapshot() == after else "LOST"))
        except StudioError as error:
            in_use.append(error.code)
    assert "LOST" not in in_use
    assert "damaged" in in_use


@pytest.mark.parametrize("read_only", [True, False])
def test_read_only_place_opens_for_reading(path, read_only):
    """In a folder and file that may not be written, a project opens for reading and edits are refused."""
    code = (
        "import sys; from pathlib import Path\n"
        "from studio.store.project_file import ProjectFile; from studio.errors import StudioError\n"
        "from studio.domain.project import Project; from studio.domain.content import Post\n"
        "from studio.domain.change import diff\n"
        f"with ProjectFile.open(Path(sys.argv[1]), read_only={read_only}) as file:\n"
        "    print(file.why, len(file.snapshot()))\n"
        "    try: file.commit('x', diff(Project(), Project().with_records(Post(id='z', title='z'))), '')\n"
        "    except StudioError as e: print(e.code)\n"
        "try: ProjectFile.create(Path(sys.argv[1]).with_name('baru.humas'), at='')\n"
        "except StudioError as e: print(e.code)\n"
    )
    before = path.read_bytes()
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        done = run_without_rights(code, path)
    finally:
        path.parent.chmod(0o755)
    why = "asked" if read_only else "not-writable"
    assert done == f"{why} 42\nproject/read-only\nproject/read-only\n"
    assert path.read_bytes() == before


def run_without_rights(code, path):
    """Run code in a child that, even when the tests run as root, has no right to write here."""
    for parent in path.parents:
        if parent.stat().st_uid == os.geteuid() and not parent.stat().st_mode & 0o001:
            parent.chmod(parent.stat().st_mode | 0o011)
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        check=False,
        capture_output=True,
        text=True,
        user=65534 if os.geteuid() == 0 else None,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert not done.stderr
    return done.stdout


def leave_hot_journal(path):
    """Die in the middle of a commit, with pages already in the file, and leave the journal behind."""
    code = (
        "import os, sys, sqlite3; from pathlib import Path; from studio.store import database\n"
        "c = database.connect(Path(sys.argv[1]), write=True); c.execute('PRAGMA cache_size = 2')\n"
        "c.execute('PRAGMA cache_spill = 1'); c.execute('BEGIN IMMEDIATE')\n"
        'c.execute("UPDATE record SET body = upper(body) || zeroblob(2000)")\n'
        "os._exit(9)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    assert done.returncode == 9
    assert database.journal_of(path).exists()


def test_cut_off_commit_is_taken_back_on_opening(path):
    """With pages half written and the journal left, opening gives the state before the commit."""
    with ProjectFile.open(path, read_only=True) as file:
        expected = file.snapshot()
    before = path.read_bytes()
    leave_hot_journal(path)
    assert path.read_bytes() != before
    with ProjectFile.open(path) as file:
        assert file.snapshot() == expected
    assert not database.journal_of(path).exists()
    assert check(path).ok


def test_journal_that_never_came_into_force_is_cleared_away(path):
    """A journal of a commit killed before its first page is removed on opening, and nothing else changes."""
    before = path.read_bytes()
    for data in (b"", bytes(512)):
        database.journal_of(path).write_bytes(data)
        with ProjectFile.open(path, read_only=True) as file:
            assert len(file.snapshot()) == 42
        ProjectFile.open(path).close()
        assert names(path.parent) == ["kantor.humas"]
        assert path.read_bytes() == before


def test_reader_of_a_cut_off_file_is_told_to_open_it_once(path, tmp_path):
    """Readers, the check and restore name the cut-off commit, show nothing of it, and change nothing."""
    leave_hot_journal(path)
    before = path.read_bytes()
    for look in (lambda: ProjectFile.open(path, read_only=True), lambda: restore(path, tmp_path / "x.humas")):
        with pytest.raises(StudioError) as caught:
            look()
        assert caught.value.code == "project/unfinished"
    assert [fault.code for fault in check(path).faults] == ["project/unfinished"]
    assert path.read_bytes() == before
    assert not (tmp_path / "x.humas").exists()
