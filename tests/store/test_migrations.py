"""Old files become new ones whole or not at all, after a backup."""

import hashlib
import sqlite3

import pytest

from studio import paths
from studio.errors import StudioError
from studio.store import backup, schema
from studio.store.check import check
from studio.store.project_file import ProjectFile
from tests.store.samples import AT, PROJECT

NEXT = ("CREATE TABLE baru (x TEXT) STRICT", "INSERT INTO baru SELECT id FROM record")


@pytest.fixture
def path(tmp_path, monkeypatch):
    """A closed project of schema 1, with the office's data folder in the test's own."""
    monkeypatch.setattr(paths, "office_data", lambda: tmp_path / "data")
    path = tmp_path / "a.humas"
    with ProjectFile.create(path, at=AT, project=PROJECT) as file:
        file.add_blob(b"gambar", "image/png")
    return path


def test_schema_of_a_new_file_is_the_known_list(path):
    """What sqlite-utils' migrations made is exactly the list the opener compares with."""
    connection = sqlite3.connect(path)
    assert schema.contents(connection) == schema.known(1)
    log = connection.execute("SELECT migration_set, name FROM _sqlite_migrations").fetchall()
    connection.close()
    assert log == [("project", "001")]


def test_old_file_is_backed_up_and_brought_up(path, tmp_path, monkeypatch):
    """Opening an older file for writing makes a backup of the old schema, then applies the step once."""
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, NEXT))
    for _ in range(2):
        with ProjectFile.open(path, at=AT) as file, file.reading() as connection:
            assert file.snapshot() == PROJECT
            assert connection.execute("SELECT count(*) FROM baru").fetchone() == (len(PROJECT),)
            assert connection.execute("PRAGMA user_version").fetchone() == (2,)
    assert check(path).ok
    (made,) = (tmp_path / "data" / "backups").glob("*/*.humas-cadangan")
    assert int.from_bytes(made.read_bytes()[60:64], "big") == 1
    backup.restore(made, tmp_path / "lama.humas")
    with ProjectFile.open(tmp_path / "lama.humas", read_only=True) as file:
        assert file.snapshot() == PROJECT
        assert file.blob(hashlib.sha256(b"gambar").hexdigest()) == b"gambar"


def test_failing_step_leaves_the_old_file(path, monkeypatch):
    """When a step fails half way, the file is byte for byte the old one and can be opened as such."""
    before = path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(
            schema,
            "STEPS",
            (*schema.STEPS, ("CREATE TABLE baru (x TEXT) STRICT", "INSERT INTO tiada VALUES (1)")),
        )
        with pytest.raises((StudioError, sqlite3.Error)):
            ProjectFile.open(path, at=AT)
    assert path.read_bytes() == before
    with ProjectFile.open(path) as file:
        assert file.snapshot() == PROJECT
        assert not file.read_only


def test_old_file_opened_for_reading_stays_old(path, monkeypatch):
    """Reading an older file changes nothing in it."""
    before = path.read_bytes()
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, NEXT))
    with ProjectFile.open(path, read_only=True) as file:
        assert file.snapshot() == PROJECT
    assert path.read_bytes() == before
