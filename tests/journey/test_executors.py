"""The same bundle from every executor; cancelling and dying children leave nothing behind."""

import os
import signal
import subprocess
from contextlib import nullcontext

import pytest

from studio.errors import StudioError
from studio.export.job import perform
from studio.export.render_process import RenderProcess
from studio.session import exporting, posts, projects
from studio.session.rendering import store_of
from tests.journey.conftest import THREE, TITLE
from tests.journey.support import Bundle, assert_same, tree

SOME = tuple(THREE.split(","))


@pytest.fixture
def session(office):
    """The shared project, open for reading only."""
    with projects.open_project(office, read_only=True) as opened:
        yield opened


def written(done: exporting.Exported) -> Bundle:
    """An export as a bundle."""
    return Bundle(done.folder, done.archive, {})


def children_of(executor: RenderProcess) -> int:
    """The process id of the warm child."""
    assert executor._child is not None
    return executor._child.pid


def test_render_process_gives_the_same_bundle(bundle, session, tmp_path):
    """A warm child process writes the bundle byte for byte as rendering in place does, and ends with it."""
    post = posts.find_post(session, TITLE)
    with RenderProcess() as executor:
        done = exporting.export_posts(session, (post,), tmp_path, SOME, executor=executor)
        child = children_of(executor)
        os.kill(child, 0)
    assert_same(bundle, written(done))
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


def test_killed_child_is_an_error_and_the_next_job_works(session):
    """A render child that is killed gives a StudioError for its job; a new child serves the next one."""
    post = posts.find_post(session, TITLE)
    plan = exporting.plan_export(session, (post,), ("web/opengraph",))
    (job,) = plan.jobs
    with store_of(session, plan.items) as store, RenderProcess() as executor:
        first = executor.submit(perform, job, store).result(timeout=60)
        child = children_of(executor)
        os.kill(child, signal.SIGSTOP)
        waiting = executor.submit(perform, job, store)
        os.kill(child, signal.SIGKILL)
        with pytest.raises(StudioError) as caught:
            waiting.result(timeout=60)
        assert caught.value.code == "render/died"
        assert "web/opengraph" in caught.value.message
        again = executor.submit(perform, job, store).result(timeout=60)
        assert children_of(executor) != child
    assert again == first
    assert len(again.data) > 10_000


def test_export_whose_child_dies_leaves_nothing(session, tmp_path):
    """When the render child dies in an export, the error comes out and the out folder stays empty."""
    post = posts.find_post(session, TITLE)

    def kill(done: int, total: int, name: str) -> None:
        if done == 1:
            os.kill(children_of(executor), signal.SIGKILL)

    with RenderProcess() as executor, pytest.raises(StudioError) as caught:
        exporting.export_posts(session, (post,), tmp_path, SOME, executor=executor, progress=kill)
    assert caught.value.code == "render/died"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("warm", [False, True])
@pytest.mark.parametrize("after", [0, 2])
def test_cancelled_export_leaves_nothing(session, tmp_path, warm, after):
    """An export stopped before or between its files says so and leaves no file, and a later one works."""
    post = posts.find_post(session, TITLE)
    asked = iter(range(1000))

    def cancelled() -> bool:
        return next(asked) >= after

    how = {"executor": RenderProcess()} if warm else {}
    with how.get("executor", nullcontext()), pytest.raises(StudioError) as caught:
        exporting.export_posts(session, (post,), tmp_path, SOME, cancelled=cancelled, **how)
    assert caught.value.code == "export/cancelled"
    assert list(tmp_path.iterdir()) == []


def test_cancelled_film_leaves_nothing(session, tmp_path):
    """An export stopped in the middle of a film ends soon, with its film's parts gone and no encoder left."""
    post = posts.find_post(session, TITLE)
    asked = iter(range(100_000))

    def cancelled() -> bool:
        return next(asked) > 12

    with pytest.raises(StudioError) as caught:
        exporting.export_posts(session, (post,), tmp_path / "o", ("x/post",), video=True, cancelled=cancelled)
    assert caught.value.code == "export/cancelled"
    assert tree(tmp_path) == {}
    assert next(asked) < 30, "no more frames were painted"
    listed = subprocess.run(["ps", "-o", "args", "--ppid", str(os.getpid())], capture_output=True, check=True)
    assert b"ffmpeg" not in listed.stdout
