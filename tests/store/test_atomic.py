"""Old or new, never half."""

import os
import resource
import subprocess
import sys

import pytest

from studio.errors import StudioError
from studio.store.atomic import atomic_folder, sweep, temporary_name, write_atomic, write_pieces


def names(folder):
    """Names in a folder, sorted."""
    return sorted(path.name for path in folder.iterdir())


def fill_and_fail(folder):
    """Write into a folder to be, then fail."""
    with atomic_folder(folder) as temporary:
        (temporary / "a").write_bytes(b"a")
        raise KeyError("x")


def test_write_replaces_the_whole_file(tmp_path):
    """After a write the file holds the new bytes and nothing else stands beside it."""
    path = tmp_path / "berkas.json"
    write_atomic(path, b"lama yang panjang")
    write_atomic(path, b"baru")
    assert path.read_bytes() == b"baru"
    assert names(tmp_path) == ["berkas.json"]


def test_failing_producer_leaves_the_old_file(tmp_path):
    """When the bytes stop coming with an error, the old file stays and no temporary one is left."""
    path = tmp_path / "berkas.json"
    write_atomic(path, b"lama")

    def pieces():
        yield b"separuh"
        raise KeyError("x")

    with pytest.raises(KeyError):
        write_pieces(path, pieces())
    assert path.read_bytes() == b"lama"
    assert names(tmp_path) == ["berkas.json"]


def test_overwrite_can_be_refused(tmp_path):
    """Without overwriting, an existing file is refused with a sentence and kept."""
    path = tmp_path / "berkas.json"
    write_atomic(path, b"lama")
    with pytest.raises(StudioError) as caught:
        write_atomic(path, b"baru", overwrite=False)
    assert caught.value.code == "project/exists"
    assert path.read_bytes() == b"lama"


def test_full_disk_leaves_the_old_file(tmp_path):
    """In a process that may write 100 kB, a larger file is refused as a full disk; the old one is whole."""
    path = tmp_path / "berkas.bin"
    write_atomic(path, b"lama")
    code = (
        "import sys; from pathlib import Path; from studio.errors import StudioError;"
        "from studio.store.atomic import write_atomic\n"
        "try: write_atomic(Path(sys.argv[1]), b'x' * 1_000_000)\n"
        "except StudioError as e: print(e.code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        check=True,
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)),
    )
    assert done.stdout.strip() == "project/disk-full"
    assert path.read_bytes() == b"lama"
    assert names(tmp_path) == ["berkas.bin"]


def test_folder_appears_whole(tmp_path):
    """The folder has its name only after the block, with everything in it."""
    final = tmp_path / "bundel"
    with atomic_folder(final) as folder:
        (folder / "media").mkdir()
        (folder / "media" / "a.png").write_bytes(b"a")
        (folder / "manifest.json").write_bytes(b"{}")
        assert not final.exists()
        assert folder.parent == final.parent
    assert sorted(p.relative_to(final).as_posix() for p in final.rglob("*")) == [
        "manifest.json",
        "media",
        "media/a.png",
    ]
    assert names(tmp_path) == ["bundel"]


def test_failing_block_leaves_no_folder(tmp_path):
    """An error inside the block leaves neither the folder nor a temporary one."""
    with pytest.raises(KeyError):
        fill_and_fail(tmp_path / "bundel")
    assert names(tmp_path) == []


def test_existing_folder_is_never_overwritten(tmp_path):
    """A folder with anything in it is refused; an empty one is filled."""
    final = tmp_path / "bundel"
    final.mkdir()
    with atomic_folder(final) as folder:
        (folder / "a").write_bytes(b"a")
    with pytest.raises(StudioError) as caught, atomic_folder(final):
        pass
    assert caught.value.code == "project/exists"
    assert (final / "a").read_bytes() == b"a"


def test_sweep_removes_only_strays_of_ours(tmp_path):
    """Old temporary files and folders of ours go; young ones and everything else stay."""
    stray, young = temporary_name(tmp_path / "a.humas"), temporary_name(tmp_path / "b.humas")
    stray_folder = temporary_name(tmp_path / "bundel")
    other = tmp_path / ".a.humas.tmp-catatan"
    for path in (stray, young, other):
        path.write_bytes(b"x")
    stray_folder.mkdir()
    (stray_folder / "x").write_bytes(b"x")
    for path in (stray, stray_folder, other):
        os.utime(path, (0, 0))
    assert sweep(tmp_path) == 2
    assert names(tmp_path) == sorted([young.name, other.name])
