"""Killed at any moment: every acknowledged edit is there, and the project opens."""

import random
import signal
import subprocess
import sys
import time

import pytest

from studio.domain.content import Post
from studio.store.check import check
from studio.store.project_file import ProjectFile
from tests.store.samples import AT, PROJECT

CHILD = """
import os, sys
from pathlib import Path
from studio.domain.change import diff
from studio.domain.content import Post
from studio.store.project_file import ProjectFile

file = ProjectFile.open(Path(sys.argv[1]), who="anak", force=True)
number = int(sys.argv[2])
project = file.snapshot()
os.write(1, b"siap\\n")
while True:
    number += 1
    posts = [Post(id=f"q{n}", title=f"{number} " + "kata " * 400) for n in range(8)]
    after = project.with_records(*posts)
    file.commit("Ubah", diff(project, after), "")
    project = after
    if number % 7 == 0:
        file.add_blob(str(number).encode() * 50_000, "image/png")
    os.write(1, b"%d\\n" % number)
"""


def run_and_kill(path, start, delay):
    """Let a child commit until the delay has passed, kill it, and give the last number it acknowledged."""
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path), str(start)], stdout=subprocess.PIPE, bufsize=0
    )
    assert child.stdout.readline() == b"siap\n"
    time.sleep(delay)
    child.send_signal(signal.SIGKILL)
    told = child.stdout.read().split(b"\n")
    child.wait(30)
    child.stdout.close()
    return int(told[-2]) if len(told) > 1 else start


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_sixty_kills_lose_nothing_that_was_acknowledged(tmp_path):
    """After each of 60 kills the project opens, is sound, and holds all acknowledged edits."""
    path = tmp_path / "a.humas"
    ProjectFile.create(path, at=AT, project=PROJECT).close()
    dice, last, cut_off = random.Random(17), 0, 0  # noqa: S311 - chooses moments, not secrets
    for _ in range(60):
        told = run_and_kill(path, last, dice.uniform(0.0, 0.4))
        cut_off += (tmp_path / "a.humas-journal").exists()
        with ProjectFile.open(path, force=True) as file:
            titles = {post.title.split()[0] for post in file.snapshot().all(Post) if post.id != "p1"}
            assert len(titles) <= 1, "a commit is whole or absent"
            last = int(titles.pop()) if titles else 0
            assert told <= last <= told + 1
        report = check(path)
        assert report.ok, report.faults
    assert last > 60
    assert cut_off > 0, "no kill hit a commit"
    assert {p.name for p in tmp_path.iterdir()} <= {"a.humas"}
