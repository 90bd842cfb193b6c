"""Media by hash: in pieces, checked on reading, large ones beside the project."""

import hashlib
import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.errors import StudioError
from studio.store import blobs
from studio.store.check import check
from studio.store.project_file import ProjectFile
from tests.store.samples import AT


@pytest.fixture
def file(tmp_path):
    """An open, empty project."""
    with ProjectFile.create(tmp_path / "a.humas", at=AT) as file:
        yield file


@pytest.mark.parametrize("size", [0, 1, blobs.CHUNK - 1, blobs.CHUNK, blobs.CHUNK + 1, 3 * blobs.CHUNK])
def test_bytes_come_back_whatever_their_size(file, size):
    """Around every boundary the same bytes come back under their SHA-256, in pieces of at most 1 MB."""
    data = bytes(n * 7 % 251 for n in range(1000)) * (size // 1000 + 1)
    data = data[:size]
    sha = file.add_blob(data, "image/png")
    assert sha == hashlib.sha256(data).hexdigest()
    with file.reading() as connection:
        pieces = list(blobs.stream(connection, file.path, sha))
        assert b"".join(pieces) == data
        assert all(0 < len(piece) <= blobs.CHUNK for piece in pieces)
        assert blobs.listed(connection) == ((sha, size, "image/png"),)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.binary(max_size=50), max_size=6))
def test_same_bytes_are_kept_once(tmp_path_factory, many):
    """However often bytes are added, each content stands once in the file."""
    path = tmp_path_factory.mktemp("blobs") / "a.humas"
    with ProjectFile.create(path, at=AT) as file:
        for data in [*many, *many]:
            file.add_blob(data, "")
        with file.reading() as connection:
            assert len(blobs.listed(connection)) == len(set(many))


def test_damaged_and_missing_media_raise_a_sentence(file):
    """Changed pieces, lost pieces and unknown hashes are refused on reading, each with its code."""
    changed, cut = file.add_blob(b"satu", ""), file.add_blob(b"x" * (blobs.CHUNK + 5), "")
    connection = sqlite3.connect(file.path)
    connection.execute("UPDATE chunk SET data = ? WHERE sha256 = ?", (b"dua!", changed))
    connection.execute("DELETE FROM chunk WHERE sha256 = ? AND n = 1", (cut,))
    connection.commit()
    connection.close()
    for sha, code in [(changed, "blob-damaged"), (cut, "blob-damaged"), ("0" * 64, "blob-missing")]:
        with pytest.raises(StudioError) as caught:
            file.blob(sha)
        assert caught.value.code == f"project/{code}"
    assert len(check(file.path).faults) == 2


def test_jobs_get_files_named_by_hash(file, tmp_path):
    """Exported blobs are files named by their hash with the same bytes; a second export keeps them."""
    shas = [file.add_blob(name, "") for name in (b"satu", b"dua")]
    with file.reading() as connection:
        paths = blobs.export_to(connection, file.path, tmp_path / "kerja", shas)
        assert [path.name for path in paths] == shas
        assert [path.read_bytes() for path in paths] == [b"satu", b"dua"]
        assert blobs.export_to(connection, file.path, tmp_path / "kerja", shas) == paths
    assert len(list((tmp_path / "kerja").iterdir())) == 2


def test_large_media_stand_beside_the_project(file):
    """From 64 MB on a blob is a file in NAME.media; the project stays small and says when it is missing."""
    data = bytes(blobs.INSIDE)
    sha = file.add_blob(data, "video/mp4")
    outside = file.path.parent / "a.media" / sha
    assert outside.stat().st_size == blobs.INSIDE
    assert file.path.stat().st_size < 1_000_000
    assert hashlib.sha256(file.blob(sha)).hexdigest() == sha
    outside.unlink()
    with pytest.raises(StudioError) as caught:
        file.blob(sha)
    assert caught.value.code == "project/blob-missing"
    assert [fault.code for fault in check(file.path).faults] == ["project/blob-damaged"]
