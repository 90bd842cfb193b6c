"""Killed at any moment of two hundred edits and exports: nothing acknowledged is lost, nothing is half."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from studio.domain.content import Pillar
from studio.domain.review import ExportLog
from studio.export.verify import verify_bundle
from studio.session import posts, projects
from studio.store import check
from tests.journey.support import EXAMPLES, environment

EDITS = """
import os, sys
from pathlib import Path
from studio.domain.content import Pillar
from studio.session import projects

with projects.open_project(Path(sys.argv[1]), who="anak") as session:
    number = int(sys.argv[2])
    os.write(1, b"siap\\n")
    while True:
        number += 1
        with session.edit(f"Ubah {number}") as draft:
            draft.put(*(Pillar(id=f"p{n}", name=f"{number} " + "kata " * 200) for n in range(6)))
        if number % 5 == 0:
            session.add_blob(str(number).encode() * 40_000, "image/png")
        if number % 7 == 0:
            session.undo()
            session.redo()
        os.write(1, b"%d\\n" % number)
"""
EXPORTS = """
import os, sys
from pathlib import Path
from studio.export.job import ensure_application
from studio.session import exporting, posts, projects

app = ensure_application()
with projects.open_project(Path(sys.argv[1]), who="anak") as session:
    post = posts.find_post(session, sys.argv[3])
    os.write(1, b"siap\\n")
    while True:
        done = exporting.export_posts(session, (post,), Path(sys.argv[2]), ("x/link", "web/email-header"))
        os.write(1, done.archive.name.encode() + b"\\n")
"""


def told_until_killed(code: str, arguments: tuple[object, ...], delay: float) -> list[str]:
    """What a child acknowledged before it was killed, `delay` seconds after it was ready."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, bufsize=0, env=environment()) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"siap\n"
        time.sleep(delay)
        child.send_signal(signal.SIGKILL)
        told = child.stdout.read().decode().split("\n")
        child.wait(30)
    return told[:-1]


def seconds_of_one_export(project: Path, out: Path, title: str) -> float:
    """How long a child needs for one export here and now, from being ready."""
    command = [sys.executable, "-c", EXPORTS, str(project), str(out), title]
    with subprocess.Popen(command, stdout=subprocess.PIPE, bufsize=0, env=environment()) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"siap\n"
        started = time.monotonic()
        assert child.stdout.readline().endswith(b".bundel.zip\n")
        took = time.monotonic() - started
        child.send_signal(signal.SIGKILL)
        child.wait(30)
    return took


def free(project: Path) -> None:
    """Let go of the lock of a process that is dead; no force is needed for that."""
    if project.with_suffix(".lock").exists():
        assert projects.unlock_project(project) == "anak di komputer " + os.uname().nodename


@pytest.fixture
def project(tmp_path) -> Path:
    """A project with one post."""
    path = tmp_path / "a.humas"
    with projects.create_project(path, institution="A", unit="B", kit="nila") as session:
        posts.add_post(session, next(EXAMPLES.glob("07-*.toml")))
    return path


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_hundred_and_fifty_kills_during_edits(project):
    """After each kill the project opens for writing, is sound and holds every acknowledged edit whole."""
    dice, last, cut_off = random.Random(150), 0, 0  # noqa: S311 - chooses moments, not secrets
    for _ in range(150):
        told = told_until_killed(EDITS, (project, last), dice.uniform(0, 0.25))
        acknowledged = int(told[-1]) if told else last
        cut_off += Path(f"{project}-journal").exists()
        free(project)
        with projects.open_project(project) as session:
            assert not session.read_only
            names = {pillar.name.split()[0] for pillar in session.project.all(Pillar)}
            assert len(names) <= 1, "an edit is whole or absent"
            last = int(names.pop()) if names else 0
            assert acknowledged <= last <= acknowledged + 1
            assert session.project == session.file.snapshot()
        report = check.check(project)
        assert report.ok, report.faults
        assert {path.name for path in project.parent.iterdir()} == {"a.humas"}
    assert last > 150
    assert cut_off > 0, "no kill hit a commit"


def assert_nothing_half(out: Path) -> set[str]:
    """Every visible folder and ZIP in the out folder verifies; their names."""
    seen = {path.name for path in out.iterdir() if not path.name.startswith(".")} if out.exists() else set()
    for name in seen:
        assert (out / name).is_dir() or name.endswith(".bundel.zip"), name
        found = verify_bundle(out / name)
        assert found.ok, (name, found.faults)
    return seen


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_fifty_kills_during_exports(project, tmp_path):
    """After each kill the acknowledged bundles are there, whatever is visible verifies, strays are swept."""
    title = "Loket libur 25 dan 26 Desember"
    out = tmp_path / "keluar"
    span = seconds_of_one_export(project, tmp_path / "ukur", title)
    free(project)
    with projects.open_project(project, read_only=True) as session:
        kept = len(session.project.all(ExportLog))
    dice, strays, told_of = random.Random(50), 0, 0  # noqa: S311 - chooses moments, not secrets
    for _ in range(50):
        told = told_until_killed(EXPORTS, (project, out, title), dice.uniform(0, 2.5 * span))
        seen = assert_nothing_half(out)
        for name in told:
            assert {name, name.removesuffix(".bundel.zip")} <= seen
        told_of += len(told)
        free(project)
        with projects.open_project(project) as session:
            assert not session.read_only
            logged = len(session.project.all(ExportLog))
            assert kept + len(told) <= logged <= kept + len(told) + 1
            kept = logged
        assert check.check(project).ok
        hidden = [path for path in out.iterdir() if path.name.startswith(".")] if out.exists() else []
        strays += bool(hidden)
        two_hours_ago = time.time() - 7200
        for path in hidden:
            os.utime(path, (two_hours_ago, two_hours_ago))
        for name in seen:
            whole = out / name
            shutil.rmtree(whole) if whole.is_dir() else whole.unlink()
    assert told_of > 10
    assert strays > 5, "too few kills hit an export"
    told_until_killed(EXPORTS, (project, out, title), span / 2)
    left = [path for path in out.iterdir() if path.name.startswith(".")]
    assert all(path.stat().st_mtime > time.time() - 60 for path in left), "old strays are swept"
