"""What a crisis holds back leaves by no way: no scheduler file, no sure date, no unmarked bundle."""

import csv
import io
import json
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import icalendar
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from studio.checks.situations import situations_on
from studio.domain.content import Person, Post, Schedule
from studio.domain.ethics import Situation
from studio.domain.review import Answer
from studio.errors import StudioError
from studio.seal.attest import parts
from studio.session import plan_export, plan_tasks, projects, scheduling, special_times
from studio.session.checking import today_of
from studio.session.demo import example_files, make_example
from studio.session.exporting import export_posts
from studio.session.held import held_posts
from studio.session.projects import create_project
from studio.session.session import Session
from tests.settled import ALL, settle

HEAD = Person(id="kepala", name="Kepala", roles=("approver",))
STATUSES = ("draft", "approved", "scheduled", "published")
CHOICES = st.lists(st.tuples(st.sampled_from(STATUSES), st.booleans()), min_size=1, max_size=6)


def begin(session: Session) -> Situation:
    """A crisis that is on."""
    made = special_times.crisis(
        session.project, "Gangguan", "Sistem paspor mati sejak pagi", today_of(session), None, session.now()
    )
    with session.edit("Mulai mode krisis") as draft:
        draft.put(made)
    return made


def release(session: Session, post: Post, person: Person) -> None:
    """K1 answered for this crisis."""
    names = parts(session.project, post.id, situations_on(session.project, today_of(session)))
    with session.edit("Jawab") as draft:
        draft.put(
            Answer(id=f"k1-{post.id}", post=post.id, item="K1", about="situation", answer="yes",
                   reason="Dilihat bersama pimpinan", person=person.id, role="approver", at=session.now(),
                   attests=names["situation"], evidence="Catatan rapat"),
        )  # fmt: skip


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Session]:
    """A project with nobody's posts."""
    with create_project(
        tmp_path / "kantor.humas", institution="Instansi", unit="Unit", zone="Asia/Makassar",
        clock=lambda: datetime.fromisoformat("2026-11-22T00:00:00+00:00"),
    ) as opened:  # fmt: skip
        yield opened


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(choices=CHOICES, crisis=st.booleans())
def test_no_file_that_goes_out_holds_a_frozen_post(
    empty: Session, choices: list[tuple[str, bool]], crisis: bool
) -> None:
    """Whatever the statuses and answers: frozen posts are named as left out, all others are there."""
    posts = [
        Post(id=f"{n:032x}", title=f"Konten {n}", status=status, placements=("x/post",),  # type: ignore[arg-type]
             schedule=Schedule(date=f"2026-12-{n + 1:02}", time="09:00"))
        for n, (status, _yes) in enumerate(choices)
    ]  # fmt: skip
    with empty.edit("Isi") as draft:
        for old in (*empty.project.all(Post), *empty.project.all(Situation), *empty.project.all(Answer)):
            draft.remove(type(old), old.id)
        draft.put(HEAD, *posts)
    if crisis:
        begin(empty)
    for post, (_status, yes) in zip(posts, choices, strict=True):
        if yes:
            release(empty, post, HEAD)
    held = held_posts(empty)
    kept = zip(posts, choices, strict=True)
    frozen = {post.id for post, (status, yes) in kept if status != "published" and not yes}
    assert held == (frozen if crisis else set())
    publer = scheduling.scheduler_file(empty, scheduling.Scheduler(platform="x"))
    titles = {row["Title"] for row in csv.DictReader(io.StringIO(publer.data.decode(), newline=""))}
    sure = {p.title for p in posts if p.status in {"approved", "scheduled"}}
    assert titles == {p.title for p in posts if p.title in sure and p.id not in held}
    made = plan_export.plan_file(empty, "ics")
    events = icalendar.Calendar.from_ical(made.data).walk("VEVENT")
    confirmed = {str(event["summary"]) for event in events if str(event["status"]) == "CONFIRMED"}
    assert confirmed == {p.title for p in posts if p.status != "draft" and p.id not in held}
    told = {title for title, why in made.left_out if why == "ditahan krisis"}
    assert told == {p.title for p in posts if p.id in held and p.title in sure}
    assert {str(event["summary"]) for event in events} | told == {p.title for p in posts}


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with one post of the example, every question of which is answered."""
    path = tmp_path_factory.mktemp("held") / "kantor.humas"
    with make_example(path, example_files()[:1]) as made:
        (post,) = made.project.all(Post)
        with made.edit("Pilih penempatan") as draft:
            draft.put(replace(post, placements=("x/post",), captions={}, status="scheduled"))
        settle(made)
    return path


def test_a_bundle_of_a_frozen_post_is_a_marked_draft(settled: Path, tmp_path: Path) -> None:
    """Final before the crisis, refused in it, final again after it or once K1 is answered."""
    shutil.copy(settled, tmp_path / "kantor.humas")
    with projects.open_project(tmp_path / "kantor.humas") as session:
        (post,) = session.project.all(Post)
        export_posts(session, [post], tmp_path / "a", final=True)
        crisis = begin(session)
        with pytest.raises(StudioError) as refused:
            export_posts(session, [post], tmp_path / "b", final=True)
        assert refused.value.code == "gate/held"
        assert not list((tmp_path / "b").glob("*"))
        draft = export_posts(session, [post], tmp_path / "c")
        (told,) = json.loads((draft.folder / "manifest.json").read_text("utf-8"))["posts"]
        assert told["draft"] is True
        span = {
            "project": str(session.path),
            "first": "2026-01-01",
            "last": "2027-12-31",
            "today": "2026-11-22",
        }
        assert plan_tasks.span(span, lambda *_: None, lambda: False)["held"] == (post.id,)
        with session.edit("Akhiri krisis") as change:
            change.put(*special_times.ended(session.project, "crisis", session.local_now()))
        assert held_posts(session) == frozenset()
        export_posts(session, [post], tmp_path / "d", final=True)
        session.undo()
        release(session, post, session.project.get(Person, ALL.id))
        assert held_posts(session) == frozenset()
        assert session.project.get(Situation, crisis.id).ended == ""


def test_a_crisis_says_why_and_is_one_at_a_time(empty: Session) -> None:
    """No reason, no crisis; a second one is refused; what ended can begin anew."""
    with pytest.raises(StudioError, match="Alasannya kurang"):
        special_times.crisis(empty.project, "", "mati", "2026-11-22", None, "")
    begin(empty)
    with pytest.raises(StudioError, match="sudah menyala"):
        begin(empty)
    (on,) = special_times.on_now(empty.project, "2026-11-22")
    assert (on.mode, on.until) == ("crisis", "")
    with empty.edit("Akhiri krisis") as draft:
        draft.put(*special_times.ended(empty.project, "crisis", empty.local_now()))
    assert special_times.on_now(empty.project, "2026-11-22") == ()
    (old,) = special_times.of_mode(empty.project, "crisis")
    assert special_times.state_of(old, "2026-11-22") == "over"
    begin(empty)
    assert len(special_times.on_now(empty.project, "2026-11-22")) == 1


def test_a_holding_statement_carries_its_tag(settled: Path, tmp_path: Path) -> None:
    """The post of the next step is of the emergency template, dated today, known to the gate by its tag."""
    shutil.copy(settled, tmp_path / "kantor.humas")
    with projects.open_project(tmp_path / "kantor.humas") as session:
        made = special_times.holding_post(session, "Pernyataan awal", "2026-11-22")
        assert (made.design.template, made.post.tags, made.post.schedule.date) == (
            "darurat",
            ("holding",),
            "2026-11-22",
        )
