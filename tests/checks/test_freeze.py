"""The frozen queue: in a crisis no way out lets a post go unmarked that nobody answered for."""

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from studio.catalog.profiles import load_items, load_profiles
from studio.checks.freeze import LOOKED_AT, OUT, frozen, held_back
from studio.checks.gate import gate
from studio.checks.runner import Report
from studio.checks.situations import situations_on
from studio.domain.content import Person, Post, Status
from studio.domain.ethics import OfficeItem, Situation
from studio.domain.planning import Mourning, Rhythm
from studio.domain.project import Project
from studio.domain.review import Answer
from studio.seal.attest import parts
from tests.checks.samples import good

TODAY = "2026-11-21"
CRISIS = Situation(id="krisis-1", mode="crisis", start="2026-11-20", reason="Sistem paspor mati")
HEAD = Person(id="kepala", name="Kepala", roles=("approver",))
ITEMS, GENERAL = load_items(), load_profiles()["umum"]


def with_crisis(*more: object, status: Status = "scheduled") -> tuple[Project, Post]:
    """The good post in a crisis."""
    subject = good()
    post = replace(subject.post, status=status)
    return subject.project.with_records(CRISIS, HEAD, post, *more), post  # type: ignore[arg-type]


def answered(project: Project, post: Post, said: str = "yes", day: str = TODAY) -> Answer:
    """What the head answers to K1 now."""
    names = parts(project, post.id, situations_on(project, day))
    return Answer(
        id="j1", post=post.id, item=LOOKED_AT, about="situation", answer=said, role="approver",  # type: ignore[arg-type]
        reason="Sudah dilihat bersama pimpinan", person=HEAD.id, at="2026-11-21T02:00:00Z",
        attests=names["situation"], evidence="Catatan rapat pagi",
    )  # fmt: skip


def held(project: Project, post: Post, day: str = TODAY) -> bool:
    """Whether the post is held back."""
    return post.id in held_back(project, [post], day, ITEMS, GENERAL)


def test_a_crisis_holds_what_nobody_answered_for() -> None:
    """Without a crisis nothing is held; in one everything that may still go out is."""
    subject = good()
    assert not held(subject.project, subject.post)
    project, post = with_crisis()
    assert held(project, post)
    assert not held(project, post, "2026-11-19")
    for status in OUT:
        assert not held(*with_crisis(status=status))  # type: ignore[arg-type]


def test_an_answer_for_this_crisis_lets_the_post_go() -> None:
    """A yes does; a no does not; an edit, another crisis, or another person takes it back."""
    project, post = with_crisis()
    yes = answered(project, post)
    assert not held(project.with_records(yes), post)
    assert held(project.with_records(answered(project, post, "no")), post)
    edited = replace(post, caption=replace(post.caption, text="Lain sama sekali"))
    assert held(project.with_records(yes, edited), edited)
    later = project.with_records(
        yes,
        replace(CRISIS, ended="2026-11-21T08:00:00+07:00"),
        replace(CRISIS, id="krisis-2", start="2026-11-22"),
    )
    assert not held(later, post)
    assert held(later, post, "2026-11-22")
    assert held(project.with_records(yes, replace(HEAD, roles=("filler",))), post)


def test_an_answer_written_into_the_file_from_outside_does_not_count() -> None:
    """Nor does a crisis taken out of it."""
    project, post = with_crisis()
    project = project.with_records(answered(project, post))
    assert held_back(project, [post], TODAY, ITEMS, GENERAL, [("answer", "j1")])
    subject = good()
    assert held_back(subject.project, [subject.post], TODAY, ITEMS, GENERAL, [("situation", "krisis-1")])


def test_a_waiver_and_a_question_switched_off_free_it() -> None:
    """The decider's exception counts; so does the office's choice, whose reason is printed."""
    project, post = with_crisis()
    assert not held(project.with_records(answered(project, post, "waived")), post)
    off = OfficeItem(id=LOOKED_AT, off=True, reason="Kantor ini punya prosedur sendiri")
    assert not held(project.with_records(off), post)


def test_mourning_alone_freezes_nothing() -> None:
    """It asks K1, and the gate warns; the queue goes on."""
    subject = good()
    project = subject.project.with_records(Rhythm(id="rhythm", mourning=(Mourning(start=TODAY),)))
    assert not held(project, subject.post)


def test_the_gate_and_the_quick_way_say_the_same() -> None:
    """One rule: by a whole gate and by the one question alone."""
    project, post = with_crisis()
    for now in (project, project.with_records(answered(project, post))):
        whole = gate(replace_subject(now, post), Report(), ITEMS, GENERAL)
        assert frozen(post, whole) == held(now, post)
        assert whole.blocked or not frozen(post, whole)


def replace_subject(project: Project, post: Post):  # type: ignore[no-untyped-def] # a Subject
    """The good subject over another project."""
    import dataclasses

    return dataclasses.replace(good(), project=project, post=post, today=TODAY)


@settings(max_examples=60, deadline=None)
@given(
    start=st.integers(1, 28), length=st.none() | st.integers(0, 10), ended=st.none() | st.integers(1, 28),
    day=st.integers(1, 28),
)  # fmt: skip
def test_a_situation_holds_between_its_days(
    start: int, length: int | None, ended: int | None, day: int
) -> None:
    """From its start to its end, both included, and never from the day on that somebody ended it."""
    last = None if length is None else min(28, start + length)
    made = Situation(
        id="s", mode="crisis", start=f"2026-11-{start:02}", end=f"2026-11-{last:02}" if last else "",
        ended=f"2026-11-{ended:02}T12:00:00+07:00" if ended else "",
    )  # fmt: skip
    project = Project().with_records(made)
    on = start <= day and (last is None or day <= last) and (ended is None or day < ended)
    assert bool(situations_on(project, f"2026-11-{day:02}")) == on
