"""Pictures from before are measured when a post is checked, and no record changes by it."""

import msgspec
import pytest

from studio import paths
from studio.domain.content import Asset, Post
from studio.session import picture_marks
from studio.session.demo import example_files, make_example


@pytest.fixture
def session(tmp_path, monkeypatch):
    """An example whose pictures were taken in before anything was measured."""
    monkeypatch.setattr(paths, "cache_dir", lambda: tmp_path / "cache")
    made = make_example(tmp_path / "lama.humas", example_files()[:1])
    with made.edit("Lama") as draft:
        draft.put(*(msgspec.structs.replace(a, likeness="", codes=None) for a in made.project.all(Asset)))
    yield made
    made.close()


def test_old_pictures_are_measured_once(session) -> None:
    """The cache knows them afterwards, checks see them, and the project is as it was."""
    before = session.project
    [post] = session.project.all(Post)
    assert picture_marks.waiting(session.project.all(Asset))
    picture_marks.measure_own(session, post)
    assert not picture_marks.waiting(session.project.all(Asset))
    told = picture_marks.with_known(session.project)
    assert all(len(a.likeness) == 16 and a.codes is not None for a in told.all(Asset))
    assert session.project is before


def test_a_damaged_note_in_the_cache_is_measured_anew(session, tmp_path) -> None:
    """What cannot be read counts as unknown."""
    [post] = session.project.all(Post)
    picture_marks.measure_own(session, post)
    for file in (tmp_path / "cache" / picture_marks.FOLDER).iterdir():
        file.write_text("{", "utf-8")
    assert picture_marks.waiting(session.project.all(Asset))


def test_the_quiet_task_measures_the_library(session) -> None:
    """All that is left, told how many."""
    left = len(picture_marks.waiting(session.project.all(Asset)))
    given = {"project": str(session.path)}
    done = picture_marks.TASKS["picture_marks"](given, lambda *_said: None, lambda: False)
    assert (done, picture_marks.waiting(session.project.all(Asset))) == (left, ())
