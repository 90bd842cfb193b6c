"""All posts looked through for what is open: without a layout, remembered by content, stopped between."""

import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from studio.domain.content import Person, Post
from studio.domain.review import Answer
from studio.session import gate_tasks
from studio.session.checking import check_post
from studio.session.demo import example_files, make_example
from studio.session.gate import answer
from studio.session.gate_list import answerers
from studio.session.gate_tasks import OUT, Surveyed, laid_out, survey, surveyed
from studio.session.session import Session

MANY = 500


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """An example with two posts, nothing answered."""
    made = make_example(tmp_path / "contoh.humas", example_files()[:3:2])
    with made.edit("Lupakan") as draft:
        for one in made.project.all(Answer):
            draft.remove(Answer, str(one.id))
    yield made
    made.close()


def looked(session: Session, posts: list[str] | None = None, cancelled=lambda: False) -> list[Surveyed]:
    """What the task gives."""
    idents = posts or [post.id for post in surveyed(session.project)]
    given = {"project": str(session.path), "posts": idents}
    return msgspec.convert(survey(given, lambda *_all: None, cancelled), list[Surveyed])


def test_it_counts_what_the_gate_counts_without_pages(session: Session) -> None:
    """Open questions are those of the gate proper; what needs a layout is left to the post's own tab."""
    for found in looked(session):
        post = session.project.get(Post, found.post)
        whole = check_post(session, post).gate
        asked = [
            row for row in whole.rows
            if row.open and row.question is not None and not laid_out() & set(row.question.item.checks)
        ]  # fmt: skip
        assert len([one for one in found.open if one.attests]) >= len(asked) > 0
        assert found.count("blocker") <= len(whole.left("blocker"))


def test_an_answer_closes_and_an_edit_opens_again(session: Session) -> None:
    """The answer is seen at once though the rest is remembered; after an edit it fell, with its time."""
    post = surveyed(session.project)[0]
    (before,) = looked(session, [post.id])
    row = next(r for r in check_post(session, post).gate.rows if r.open and r.question and r.about == "texts")
    who = answerers(session.project, row)[0]
    made = answer(session.project, post.id, row, "yes", who, session.now(), reason="Sudah dicek, lengkap",
                  evidence="Nota 4")  # fmt: skip
    with session.edit("Jawab") as draft:
        draft.put(made)
    (after,) = looked(session, [post.id])
    assert len(after.open) == len(before.open) - 1
    with session.edit("Ubah") as draft:
        draft.put(msgspec.structs.replace(post, title=post.title + " lagi"))
    (again,) = looked(session, [post.id])
    assert len(again.open) == len(before.open)
    assert again.since == made.at
    assert session.project.get(Answer, made.id) == made


def test_what_went_out_or_is_not_begun_is_left_out(session: Session) -> None:
    """Ideas, published and archived posts wait for nobody."""
    post = surveyed(session.project)[0]
    for status in OUT:
        with session.edit("Status") as draft:
            draft.put(msgspec.structs.replace(post, status=status))
        assert post.id not in [one.id for one in surveyed(session.project)]


def test_a_wish_to_stop_is_followed_between_two_posts(session: Session) -> None:
    """What was found until then is given."""
    asked = iter([False, True, True])
    assert len(looked(session, cancelled=lambda: next(asked))) == 1


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_five_hundred_posts_are_remembered(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second look reads no text again, and a change of one post looks at that one."""
    post = surveyed(session.project)[0]
    copies = [msgspec.structs.replace(post, id=f"{n:032x}", title=f"Konten {n}") for n in range(MANY)]
    with session.edit("Banyak") as draft:
        draft.put(*copies)
    looks: list[str] = []
    found = gate_tasks._Look._found
    monkeypatch.setattr(
        gate_tasks._Look, "_found", lambda self, one: (looks.append(one.id), found(self, one))[1]
    )
    assert len(looked(session)) >= MANY
    assert len(looks) >= MANY
    looks.clear()
    began = time.monotonic()
    looked(session)
    print(f"\n{MANY} posts remembered: {time.monotonic() - began:.2f} s")  # noqa: T201
    assert not looks
    with session.edit("Satu") as draft:
        draft.put(msgspec.structs.replace(copies[7], title="Lain"))
    looked(session)
    assert looks == [copies[7].id]
    with session.edit("Orang") as draft:
        draft.put(msgspec.structs.replace(session.project.all(Person)[0], roles=("admin",)))
    looks.clear()
    looked(session, [copies[0].id])
    assert looks == [copies[0].id], "who may answer is everybody's"
