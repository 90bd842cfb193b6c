"""The background process: results, errors as values, cancelling, and dying without taking anybody along."""

import os
import queue
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from studio.domain.content import Post
from studio.export.render_process import send
from studio.session.demo import example_files, make_example
from studio.session.facts_memory import FactsMemory
from studio.session.projects import open_project
from studio.session.task_process import Reply, Request, TaskProcess

SOON = 60.0


class Line:
    """A process and the replies that came."""

    def __init__(self) -> None:
        self.replies: queue.Queue[Reply] = queue.Queue()
        self.process = TaskProcess(self.replies.put)

    def end_of(self, number: int) -> Reply:
        """The last reply of a task."""
        while True:
            reply = self.replies.get(timeout=SOON)
            if reply.number == number and reply.kind != "progress":
                return reply

    def progress_of(self, number: int) -> Reply:
        """The first word of how far a task is."""
        while True:
            reply = self.replies.get(timeout=SOON)
            if reply.number == number and reply.kind == "progress":
                return reply


@pytest.fixture
def line() -> Iterator[Line]:
    """A process to talk to."""
    made = Line()
    yield made
    made.process.close()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """A project with one post: its path and the post's id."""
    path = tmp_path_factory.mktemp("latar") / "contoh.humas"
    with make_example(path, example_files()[:1]) as session:
        return str(path), session.project.all(Post)[0].id


def export_of(project: tuple[str, str], out: Path) -> dict[str, Any]:
    """What an export of everything is given."""
    return {"project": project[0], "posts": [project[1]], "out": str(out)}


def test_a_refusal_comes_back_as_a_sentence_and_the_process_goes_on(line: Line, project, tmp_path) -> None:
    """A StudioError keeps its code and hint, an unforeseen error its kind; the next task is done."""
    gone = line.end_of(line.process.start("verify", {"path": str(tmp_path / "tidak-ada")}))
    assert (gone.kind, gone.code) == ("failed", "verify/not-found")
    assert gone.hint
    broken = line.end_of(line.process.start("verify", {}))
    assert (broken.kind, broken.code) == ("failed", "task/broken")
    done = line.end_of(line.process.start("check", {"project": project[0], "post": project[1]}))
    assert done.kind == "done"
    assert done.result["facts"]


def test_a_process_that_dies_fails_its_task_and_is_replaced(line: Line, project, tmp_path) -> None:
    """Its task ends as failed, never silently; the next task runs in a new process."""
    number = line.process.start("export", export_of(project, tmp_path))
    line.progress_of(number)
    line.process._child.kill()
    assert (line.end_of(number).kind, line.end_of(line.process.start("verify", {})).kind) == (
        "failed",
        "failed",
    )


def test_a_cancelled_task_ends_soon_and_leaves_nothing(line: Line, project, tmp_path) -> None:
    """Cancelled between two files: no bundle, no half-written folder; one not begun yet is cancelled too."""
    number = line.process.start("export", export_of(project, tmp_path / "keluar"))
    later = line.process.start("export", export_of(project, tmp_path / "kemudian"))
    line.progress_of(number)
    started = time.monotonic()
    line.process.cancel(number)
    line.process.cancel(later)
    assert line.end_of(number).kind == "cancelled"
    assert time.monotonic() - started < 20
    assert line.end_of(later).kind == "cancelled"
    assert not list((tmp_path / "keluar").iterdir())
    assert not (tmp_path / "kemudian").exists()


def test_a_check_repeated_lays_nothing_out_anew(project, qapp) -> None:
    """Facts of pages that did not change are remembered; the second time no page is laid out."""
    memory, counts = FactsMemory(), []
    with open_project(Path(project[0]), read_only=True) as session:
        post = session.project.get(Post, project[1])
        wanted = ("instagram/feed-portrait", "instagram/story")
        for _time in range(2):
            told: list[int] = []
            facts = memory.of(session, post, wanted, lambda done, _total, _what, told=told: told.append(done))
            counts.append(len(told))
    assert counts == [2, 0]
    assert [f.placement for f in facts] == list(wanted)


def test_a_child_whose_parent_died_ends_without_a_word() -> None:
    """Nobody reads its pipe any more; what it still has to say raises nothing."""
    child = subprocess.Popen(
        [sys.executable, "-m", "studio.session.task_process"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert child.stdin is not None
    assert child.stdout is not None
    assert child.stderr is not None
    child.stdout.close()  # as it is when the window was killed
    send(child.stdin, Request(number=1, task="unheard of"))  # type: ignore[arg-type] # a buffered pipe
    assert child.stderr.read() == b""
    assert child.wait(timeout=30) == 0
    child.stdin.close()
    child.stderr.close()
