"""One writer at a time; everybody else reads and sees who it is."""

import json
import multiprocessing
import os
import platform
import subprocess
import sys

import pytest
from msgspec.structs import replace

from studio.domain.change import diff
from studio.domain.content import Post
from studio.errors import StudioError
from studio.store import lock
from studio.store.project_file import ProjectFile
from tests.store.samples import AT, PROJECT


@pytest.fixture
def path(tmp_path):
    """A closed project."""
    path = tmp_path / "kantor.humas"
    ProjectFile.create(path, at=AT, project=PROJECT).close()
    return path


def retitle(file, title):
    """Commit another title of the first post."""
    before = file.snapshot()
    post = replace(before.get(Post, "p1"), title=title)
    file.commit("Judul", diff(before, before.with_records(post)), AT)


HOLD = (
    "import sys; from pathlib import Path; from studio.store.project_file import ProjectFile\n"
    "file = ProjectFile.open(Path(sys.argv[1]), who='Sari')\n"
    "print('terbuka', file.read_only, flush=True); sys.stdin.readline()\n"
)


def hold_elsewhere(path):
    """Another process that has the project open until it is told to go."""
    child = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout.readline() == "terbuka False\n"
    return child


def dismiss(child):
    """Let the other process end without closing the project."""
    child.communicate("pergi\n", timeout=30)


def test_lock_names_person_host_session_counter_and_process(path):
    """The lock file is plain JSON that says who works where, and is gone after closing."""
    with ProjectFile.open(path, who="Sari"):
        found = json.loads((path.parent / "kantor.lock").read_bytes())
        assert found.pop("session")
        assert found == {"name": "Sari", "host": platform.node(), "counter": 1, "pid": os.getpid()}
    assert not (path.parent / "kantor.lock").exists()


def test_second_process_reads_and_sees_who_holds_it(path):
    """While another process has the project, this one may read, sees the name, and may not write."""
    child = hold_elsewhere(path)
    try:
        with ProjectFile.open(path, who="Budi") as file:
            assert (file.read_only, file.why) == (True, "locked")
            assert file.holder.name == "Sari"
            assert file.holder.sentence() == f"Sari di komputer {platform.node()}"
            assert not file.holder.gone
            assert file.snapshot() == PROJECT
            with pytest.raises(StudioError):
                retitle(file, "Tidak boleh")
        with pytest.raises(StudioError) as caught:
            lock.clear(path)
        assert caught.value.code == "project/locked"
    finally:
        dismiss(child)


def test_lock_of_a_dead_process_is_seen_and_taken_only_on_demand(path):
    """After the holder died, opening still gives reading only but says it is gone; force takes it over."""
    dismiss(hold_elsewhere(path))
    with ProjectFile.open(path) as file:
        assert file.read_only
        assert file.holder.gone
    with ProjectFile.open(path, who="Budi", force=True) as file:
        assert not file.read_only
        retitle(file, "Lanjut")
    assert lock.read(lock.lock_path(path)) is None


def test_holder_on_another_host_is_never_called_gone(path):
    """A lock of another computer is not judged by process ids of this one."""
    child = hold_elsewhere(path)
    dismiss(child)
    found = lock.read(lock.lock_path(path))
    assert found.gone
    assert not replace(found, host="komputer-lain").gone
    (path.parent / "kantor.lock").write_bytes(b"{rusak")
    assert not lock.read(lock.lock_path(path)).gone


def test_who_lost_the_lock_cannot_write_any_more(path):
    """After a take-over the first holder's commit is refused, and its close keeps the new lock."""
    first = ProjectFile.open(path, who="Sari")
    with ProjectFile.open(path, who="Budi", force=True) as second:
        with pytest.raises(StudioError, match="Budi") as caught:
            retitle(first, "Dari Sari")
        assert caught.value.code == "project/lock-lost"
        assert first.beat() is False
        first.close()
        assert second.beat() is True
        retitle(second, "Dari Budi")
        assert second.snapshot().get(Post, "p1").title == "Dari Budi"


def test_stale_snapshot_never_overwrites(path):
    """Even when the lock comes back, a writer whose file was changed meanwhile is refused."""
    first = ProjectFile.open(path, who="Sari")
    mine = lock.lock_path(path).read_bytes()
    with ProjectFile.open(path, who="Budi", force=True) as second:
        retitle(second, "Dari Budi")
    lock.lock_path(path).write_bytes(mine)
    with pytest.raises(StudioError) as caught:
        retitle(first, "Dari Sari")
    assert caught.value.code == "project/changed-elsewhere"
    first.close()
    with ProjectFile.open(path) as file:
        assert file.snapshot().get(Post, "p1").title == "Dari Budi"


def test_heartbeat_moves_the_counter_and_stillness_is_judged_by_the_readers_clock(path):
    """A moving counter resets the watch; five still minutes on the reader's clock mean nobody."""
    with ProjectFile.open(path) as file:
        watch = lock.LockWatch(lock.lock_path(path))
        assert not watch.still(1000)
        os.utime(lock.lock_path(path), (0, 0))
        assert not watch.still(1299)
        assert file.beat()
        assert lock.read(lock.lock_path(path)).counter == 2
        assert not watch.still(1300)
        assert not watch.still(1599)
        assert watch.still(1600)
    assert not watch.still(9999)


def test_unlock_without_a_lock_says_so(path):
    """Removing a lock that is not there gives None; a forced one removes any and says whose it was."""
    assert lock.clear(path) is None
    file = ProjectFile.open(path, who="Sari")
    assert lock.clear(path, force=True).name == "Sari"
    file.close()


def race(path, start, results):
    """Open at the same moment as others; tell whether it may write, and if so write 20 times."""
    start.wait(30)
    with ProjectFile.open(path, who=str(os.getpid())) as file:
        writes = 0
        if not file.read_only:
            for n in range(20):
                retitle(file, f"{os.getpid()}-{n}")
                writes += 1
        results.put((file.read_only, writes))


def test_of_processes_that_open_at_once_writes_are_never_mixed(path):
    """Six processes open at one moment: every acknowledged write is on the undo stack, none is lost."""
    context = multiprocessing.get_context("spawn")
    start, results = context.Barrier(6), context.Queue()
    children = [context.Process(target=race, args=(path, start, results)) for _ in range(6)]
    for child in children:
        child.start()
    outcomes = [results.get(timeout=60) for _ in children]
    for child in children:
        child.join(30)
        assert child.exitcode == 0
    written = sum(writes for _, writes in outcomes)
    assert written >= 20
    assert written == 20 * sum(not read_only for read_only, _ in outcomes)
    with ProjectFile.open(path) as file:
        assert len(file.commands()[0]) == written
        assert file.snapshot().get(Post, "p1").title.endswith("-19")
