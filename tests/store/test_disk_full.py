"""A full disk: a clear sentence, everything saved before is there, and work goes on once there is room."""

import json
import resource
import subprocess
import sys

import pytest

from studio.domain.change import diff
from studio.domain.content import Post
from studio.errors import StudioError
from studio.store.check import check
from studio.store.project_file import ProjectFile
from tests.store.samples import AT, PROJECT

BIG = "kata " * 2000


def add(file, n):
    """Commit one large post."""
    before = file.snapshot()
    file.commit("Isi", diff(before, before.with_records(Post(id=f"q{n}", title=BIG))), AT)


def add_until_full(file, added):
    """Commit posts until it fails, noting each that was acknowledged."""
    for n in range(100):
        add(file, n)
        added.append(n)


def test_commit_on_a_full_disk_loses_nothing(tmp_path):
    """On a full disk the last commit is refused whole, earlier ones stay, later ones work."""
    path = tmp_path / "a.humas"
    with ProjectFile.create(path, at=AT, project=PROJECT) as file:
        with file.reading() as connection:
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count = {pages + 20}")
        added: list[int] = []
        with pytest.raises(StudioError) as caught:
            add_until_full(file, added)
        saved = len(added)
        assert caught.value.code == "project/disk-full"
        assert caught.value.hint
        assert 0 < saved < 20
        assert len(file.snapshot()) == len(PROJECT) + saved
        with pytest.raises(StudioError):
            file.add_blob(bytes(1_000_000), "")
        with file.reading() as connection:
            connection.execute("PRAGMA max_page_count = 100000")
        add(file, saved)
        assert len(file.commands()[0]) == saved + 1
    assert check(path).ok


CHILD = """
import json, sys
from pathlib import Path
from studio.domain.change import diff
from studio.domain.content import Post
from studio.domain.project import Project
from studio.errors import StudioError
from studio.store import backup
from studio.store.project_file import ProjectFile

path = Path(sys.argv[1])
saved, codes = 0, []
with ProjectFile.open(path) as file:
    try:
        for saved in range(500):
            before = file.snapshot()
            after = before.with_records(Post(id=f"q{saved}", title="kata " * 2000))
            file.commit("Isi", diff(before, after), "")
    except StudioError as error:
        codes.append(error.code)
    for act in (
        lambda: file.add_blob(bytes(400_000), ""),
        lambda: ProjectFile.create(path.with_name("baru.humas"), at="",
            project=Project().with_records(*(Post(id=str(n), title="kata " * 2000) for n in range(60)))),
        lambda: backup.make(path, "2026-08-17T00:00:00Z", path.parent / "cadangan"),
        lambda: backup.restore(path, path.with_name("salin.humas")),
    ):
        try:
            act()
            codes.append("")
        except StudioError as error:
            codes.append(error.code)
    left = len(file.snapshot())
print(json.dumps([saved, codes, left]))
"""


def test_process_that_may_not_write_more_keeps_what_was_saved(tmp_path):
    """When files cannot grow, commits, new files and copies are refused, and none is half."""
    path = tmp_path / "a.humas"
    with ProjectFile.create(path, at=AT, project=PROJECT) as file:
        add(file, 999)
    limit = path.stat().st_size + 200_000
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(path)],
        check=True,
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    saved, codes, left = json.loads(done.stdout)
    assert saved > 2
    assert left == len(PROJECT) + 1 + saved
    assert codes[0] in ("project/disk-full", "project/io")
    assert codes[1] in ("project/disk-full", "project/io")
    assert codes[2] in ("project/disk-full", "project/io")
    assert check(path).ok
    assert check(path).records == left
    stray = {p.name for p in tmp_path.rglob("*") if ".tmp-" in p.name or p.suffix == ".lock"}
    assert stray == set()
    for name in ("baru.humas", "salin.humas"):
        assert not (tmp_path / name).exists() or check(tmp_path / name).ok
