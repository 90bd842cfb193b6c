"""ZIP containers that others wrote, and hostile ones."""

import shutil
import struct
import zipfile
from pathlib import Path

import pytest

from studio.export import zip_reader
from studio.export.bundle import folder_files, write_bundle_zip
from studio.export.verify import verify_bundle
from studio.export.zip_reader import ZipContainer


@pytest.fixture
def folder(made_bundle: Path, tmp_path: Path) -> Path:
    """A bundle folder that may be changed."""
    return Path(shutil.copytree(made_bundle, tmp_path / "salinan"))


def codes(path: Path) -> set[str]:
    """Codes of the faults found."""
    return {fault.code for fault in verify_bundle(path).faults}


def packed(folder: Path) -> Path:
    """The folder as our ZIP."""
    target = folder.parent / "uji.bundel.zip"
    write_bundle_zip(folder, target)
    return target


def foreign_zip(folder: Path, target: Path, *, change=None, method=zipfile.ZIP_STORED, extra=()) -> Path:
    """The same files by Python's own zipfile."""
    with zipfile.ZipFile(target, "w", method) as out:
        for name in folder_files(folder):
            info = zipfile.ZipInfo(name, (2026, 11, 21, 9, 0, 0))
            info.compress_type = method
            if change is not None:
                change(info)
            out.writestr(info, (folder / name).read_bytes())
        for name, data in extra:
            out.writestr(name, data)
    return target


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_other_containers_verify_with_a_note(folder, tmp_path, method):
    """The same files packed by another program verify, and the note says so."""
    result = verify_bundle(foreign_zip(folder, tmp_path / "lain.zip", method=method))
    assert result.ok
    assert result.notes == ("Wadah ZIP ditulis ulang oleh program lain; isinya tetap diperiksa utuh.",)


def test_streamed_zip_with_folders_verifies(folder, tmp_path):
    """Data descriptors and folder entries, as many programs write them, do no harm."""

    class Pipe:
        def __init__(self, path):
            self.out = path.open("wb")

        def write(self, data):
            return self.out.write(data)

        def flush(self):
            self.out.flush()

    pipe = Pipe(tmp_path / "alir.zip")
    with zipfile.ZipFile(pipe, "w") as out:
        out.mkdir("media")
        for name in folder_files(folder):
            out.write(folder / name, name)
    pipe.out.close()
    result = verify_bundle(tmp_path / "alir.zip")
    assert (result.ok, len(result.notes)) == (True, 1)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("../keluar.txt", "bundle/unsafe-name"),
        ("/etc/passwd", "bundle/unsafe-name"),
        ("media\\x.png", "bundle/unsafe-name"),
        ("C:x", "bundle/unsafe-name"),
        ("a/b/c/d/e", "bundle/unsafe-name"),
        ("NUL.txt", "bundle/unsafe-name"),
        ("media/x. ", "bundle/unsafe-name"),
        ("x" * 151, "bundle/unsafe-name"),
        ("e\u0301.txt", "bundle/unsafe-name"),
        ("INDEX.html", "bundle/duplicate-name"),
        ("index.html/x", "bundle/duplicate-name"),
        ("tambahan.txt", "bundle/extra"),
        ("sarang.zip", "zip/nested"),
    ],
)
def test_hostile_names_are_refused(folder, tmp_path, name, code):
    """Zip slip, device names, case clashes, names of file and folder, and archives within are refused."""
    data = b"PK\3\4" + bytes(30) if name.endswith(".zip") else b"x"
    path = foreign_zip(folder, tmp_path / "jahat.zip")
    with zipfile.ZipFile(path, "a") as out:
        info = zipfile.ZipInfo("x")
        info.filename = name
        out.writestr(info, data)
    assert codes(path) == {code}


def test_doubled_entry_is_refused(folder, tmp_path):
    """Two entries of one name, of which readers would take different ones, are refused."""
    path = foreign_zip(folder, tmp_path / "dua.zip")
    with zipfile.ZipFile(path, "a") as out, pytest.warns(UserWarning, match="Duplicate"):
        out.writestr("index.html", b"lain")
    assert codes(path) == {"bundle/duplicate-name"}


def test_zip_links_and_encryption_are_refused(folder, tmp_path):
    """A symbolic link entry and an entry with the encryption flag are refused."""

    def link(info):
        if info.filename == "index.html":
            info.external_attr = 0o120777 << 16

    assert codes(foreign_zip(folder, tmp_path / "tautan.zip", change=link)) == {"zip/link"}
    locked = bytearray(foreign_zip(folder, tmp_path / "sandi.zip").read_bytes())
    at = locked.rfind(b"PK\1\2")
    locked[at + 8] |= 1
    (tmp_path / "sandi.zip").write_bytes(locked)
    assert codes(tmp_path / "sandi.zip") == {"zip/encrypted"}


def test_bombs_are_refused_before_they_grow(folder, tmp_path):
    """An entry of ratio over 100 and entries that share their data are refused by the records alone."""
    bomb = foreign_zip(
        folder, tmp_path / "bom.zip", method=zipfile.ZIP_DEFLATED, extra=[("nol.bin", bytes(20 << 20))]
    )
    assert codes(bomb) == {"zip/ratio"}
    archive = packed(folder).read_bytes()
    start = archive.index(b"PK\1\2")
    end = archive.rindex(b"PK\5\6")
    second = archive.index(b"PK\1\2", start + 4)
    third = archive.index(b"PK\1\2", second + 4)
    table = bytearray(archive[start:end])
    struct.pack_into("<I", table, third - start + 42, struct.unpack_from("<I", archive, second + 42)[0])
    (tmp_path / "tumpuk.zip").write_bytes(archive[:start] + table + archive[end:])
    assert codes(tmp_path / "tumpuk.zip") <= {"zip/overlap", "zip/header-mismatch"}
    assert codes(tmp_path / "tumpuk.zip")


def test_size_lie_is_caught_while_reading(folder, tmp_path):
    """Deflated data that is longer than both headers say is not read past the said size."""
    path = foreign_zip(folder, tmp_path / "dusta.zip", method=zipfile.ZIP_DEFLATED)
    with zipfile.ZipFile(path) as read:
        info = read.getinfo("index.html")
    data = bytearray(path.read_bytes())
    central = data.index(b"index.html", data.index(b"PK\1\2")) - 46
    for at in (info.header_offset + 22, central + 24):
        struct.pack_into("<I", data, at, 5)
    path.write_bytes(data)
    assert codes(path) == {"zip/damaged"}


@pytest.mark.parametrize("size", [0, 1, *range(zip_reader.BLOCK - 2, zip_reader.BLOCK + 700, 37)])
def test_deflated_data_is_read_to_its_end(tmp_path, size):
    """Long runs, whose last bytes come out of a little input, are read whole whatever the block size."""
    path = tmp_path / "nol.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
        out.writestr("nol.bin", bytes(size))
    assert b"".join(ZipContainer(path).blocks("nol.bin")) == bytes(size)


@pytest.mark.parametrize(("front", "back"), [(b"x", b""), (b"", b"x"), (b"", b"PK"), (b"#!/bin/sh\n", b"")])
def test_bytes_around_the_zip_are_refused(folder, front, back):
    """Nothing may stand before the first record or after the last."""
    archive = packed(folder)
    archive.write_bytes(front + archive.read_bytes() + back)
    assert not verify_bundle(archive).ok


def test_hidden_room_between_entries_is_refused(folder):
    """A gap of more than 64 KB between the entries and the directory is refused, a small one is a note."""
    good = packed(folder).read_bytes()
    start, end = good.index(b"PK\1\2"), good.rindex(b"PK\5\6")
    for size, wanted in ((70_000, {"zip/gap"}), (16, set())):
        tail = bytearray(good[end:])
        struct.pack_into("<I", tail, 16, start + size)
        path = folder.parent / "celah.zip"
        path.write_bytes(good[:start] + bytes(size) + good[start:end] + tail)
        result = verify_bundle(path)
        assert {fault.code for fault in result.faults} == wanted
        assert bool(result.notes) == (not wanted)
