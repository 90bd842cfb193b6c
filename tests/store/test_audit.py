"""The audit chain shows edits, gaps and cuts."""

import hashlib
import sqlite3

import pytest

from studio.store import audit
from studio.store.check import check
from studio.store.project_file import ProjectFile
from tests.store.samples import AT


@pytest.fixture
def path(tmp_path):
    """A closed project with five audit entries."""
    path = tmp_path / "a.humas"
    with ProjectFile.create(path, at=AT) as file, file.writing() as connection:
        for n in range(5):
            audit.append(connection, b'{"event":%d}' % n)
    return path


def alter(path, statement):
    """Change the log behind the program's back."""
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()


def test_hash_is_of_the_encoding_that_names_its_type(path):
    """The first hash is SHA-256 of DSSE's encoding of type and body, computed here by hand."""
    kind, body = b"application/vnd.studio-humas.audit.v1+json", b'{"event":0}'
    expected = hashlib.sha256(b"DSSEv1 42 " + kind + b" 11 " + body).hexdigest()
    with ProjectFile.open(path) as file, file.reading() as connection:
        assert audit.entries(connection)[0] == (1, body.decode(), expected)
        assert audit.head(connection) == audit.entries(connection)[-1][2]
        assert audit.broken(connection) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET body = '{}' WHERE n = 3",
        "UPDATE audit SET hash = prev WHERE n = 3",
        "DELETE FROM audit WHERE n = 3",
        "DELETE FROM audit WHERE n = 1",
        "UPDATE audit SET n = n + 1 WHERE n = 5",
    ],
)
def test_edits_and_gaps_are_found_by_the_check(path, statement):
    """Changing, removing or renumbering an entry is named by the full check."""
    assert check(path).ok
    alter(path, statement)
    assert {fault.code for fault in check(path).faults} == {"project/audit-broken"}


def test_cut_tail_shows_against_a_known_head(path):
    """A cut tail leaves a sound chain, but its head is no longer the one others know."""
    with ProjectFile.open(path) as file, file.reading() as connection:
        known = audit.head(connection)
    alter(path, "DELETE FROM audit WHERE n = 5")
    with ProjectFile.open(path) as file, file.reading() as connection:
        assert audit.broken(connection) == []
        assert known not in {digest for _, _, digest in audit.entries(connection)}
