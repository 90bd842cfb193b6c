"""Whatever an office plans goes out in every form and comes back as it was; zones are those of Indonesia."""

import shutil
from datetime import datetime, timedelta
from pathlib import Path
from typing import get_args

import icalendar
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.domain.content import Campaign, Caption, Person, Pillar, Post, Schedule, Status
from studio.domain.plan_merge import OPEN
from studio.session import plan_export, plan_import
from studio.session.projects import create_project, open_project
from tests.session.reading_here import reading_here

FORMS = ("ics", "csv", "xlsx")
RISKY = "=+-@|%\t'＝＋－＠ \u200b,;#\"\n\\:ab1é😀👩‍⚖️"
ANY = st.one_of(
    st.text(st.sampled_from(RISKY), max_size=14),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=14),
)
TITLES = st.one_of(ANY, st.just("Layanan paspor " * 60), st.just('=HYPERLINK("x")')).filter(
    lambda t: " ".join(t.split())
)
POSTS = st.lists(
    st.builds(
        dict, title=TITLES, text=ANY, note=ANY, tags=st.lists(ANY, max_size=2), day=st.integers(0, 31),
        time=st.sampled_from(["", "00:00", "09:05", "23:59"]), status=st.sampled_from(get_args(Status)),
        zone=st.sampled_from(["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"]), pillar=st.booleans(),
    ),
    min_size=1, max_size=5,
)  # fmt: skip


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office's project without posts."""
    path = tmp_path_factory.mktemp("kantor") / "kantor.humas"
    with create_project(
        path, institution="Instansi", unit="Unit", zone="Asia/Makassar",
        clock=lambda: datetime.fromisoformat("2026-11-22T00:00:00+00:00"),
    ) as session, session.edit("Isi") as draft:  # fmt: skip
        draft.put(Pillar(id="p", name="Layanan"), Campaign(id="k", name="K"), Person(id="o", name="Sari"))
    return path


def posts_of(given_posts: list[dict]) -> list[Post]:
    """The posts; one without a day has no time either."""
    return [
        Post(
            id=f"{number:032x}", title=one["title"], status=one["status"], note=one["note"],
            tags=tuple(one["tags"]), caption=Caption(text=one["text"], hashtags=tuple(one["tags"])),
            pillar="p" if one["pillar"] else None,
            schedule=Schedule(
                date=f"2026-12-{one['day']:02d}" if one["day"] else "",
                time=one["time"] if one["day"] else "", zone=one["zone"],
            ),
        )
        for number, one in enumerate(given_posts)
    ]  # fmt: skip


@given(POSTS, st.sampled_from(FORMS))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_plan_read_into_a_copy_changes_nothing(office, tmp_path: Path, posts, form):
    """All statuses and zones, any words: a copy has nothing new and nothing changed.

    Taken in where no post was, each comes once and keeps what it may; the same file then changes nothing.
    """
    mine, other, out = (tmp_path / name for name in ("a.humas", "b.humas", f"r.{form}"))
    shutil.copyfile(office, mine)
    shutil.copyfile(office, other)
    made = posts_of(posts)
    with reading_here():
        with open_project(mine) as session:
            with session.edit("Isi") as draft:
                draft.put(*made)
            plan_export.write_plan(out, plan_export.plan_file(session, form))
        with open_project(mine, read_only=True) as copy:
            seen = plan_import.preview(copy, out)
            assert (seen.merged.new, seen.merged.changed, seen.merged.bad) == ((), (), ())
        wanted = [post for post in made if post.schedule.date or form != "ics"]
        with open_project(other) as empty:
            first = plan_import.preview(empty, out)
            assert (len(first.merged.new), first.merged.bad) == (len(wanted), ())
            plan_import.apply(empty, first)
            again = plan_import.preview(empty, out)
            assert (again.merged.new, again.merged.changed) == ((), ())
            for post in wanted:
                got = empty.project.get(Post, post.id)
                assert (got.schedule, got.pillar) == (post.schedule, post.pillar)
                assert got.status == (post.status if post.status in OPEN else "draft")


def test_a_calendar_read_again_updates_by_its_names(office, tmp_path: Path):
    """Another program moved an event and gave it other words: the same post changes, and none is new."""
    mine, out = tmp_path / "a.humas", tmp_path / "r.ics"
    shutil.copyfile(office, mine)
    with open_project(mine) as session:
        with session.edit("Isi") as draft:
            draft.put(*posts_of([{"title": "Satu", "text": "", "note": "", "tags": [], "day": 5,
                                  "time": "09:00", "status": "draft", "zone": "Asia/Jayapura",
                                  "pillar": True}]))  # fmt: skip
        data = plan_export.plan_file(session, "ics").data
        out.write_bytes(data.replace(b"20261205T090000", b"20261206T103000").replace(b"Satu", b"Dua"))
        seen = plan_import.preview(session, out)
        assert (seen.merged.new, [t.fields for t in seen.merged.changed]) == ((), [("date", "time", "title")])
        plan_import.apply(session, seen)
        (post,) = session.project.all(Post)
        assert (post.title, post.schedule) == (
            "Dua", Schedule(date="2026-12-06", time="10:30", zone="Asia/Jayapura")
        )  # fmt: skip
        assert plan_import.preview(session, out).merged.same == 1


@pytest.mark.parametrize(("zone", "hours"), [("Asia/Jakarta", 7), ("Asia/Makassar", 8), ("Asia/Jayapura", 9)])
def test_the_zones_are_written_out(office, tmp_path: Path, zone, hours):
    """Each zone stands in the calendar with its offset; a post without an hour is a whole day."""
    mine = tmp_path / "a.humas"
    shutil.copyfile(office, mine)
    base = {
        "title": "T",
        "text": "",
        "note": "",
        "tags": [],
        "status": "draft",
        "zone": zone,
        "pillar": False,
    }
    with open_project(mine) as session:
        with session.edit("Isi") as draft:
            draft.put(*posts_of([{**base, "day": 5, "time": "09:00"}, {**base, "day": 6, "time": ""}]))
        calendar = icalendar.Calendar.from_ical(plan_export.plan_file(session, "ics").data)
    (told,) = calendar.walk("VTIMEZONE")
    assert str(told["TZID"]) == zone
    offsets = {part["TZOFFSETTO"].td for part in told.subcomponents}
    assert timedelta(hours=hours) in offsets
    timed, whole = calendar.walk("VEVENT")
    assert timed["DTSTART"].dt.utcoffset() == timedelta(hours=hours)
    assert timed["DTSTART"].params["TZID"] == zone
    assert (whole["DTEND"].dt - whole["DTSTART"].dt, whole["DTSTART"].params["VALUE"]) == (
        timedelta(days=1), "DATE",
    )  # fmt: skip


def test_zones_stand_in_one_order(office, tmp_path: Path):
    """However the posts come, the zones are written the same way round: the same plan is the same bytes."""
    mine = tmp_path / "a.humas"
    shutil.copyfile(office, mine)
    base = {"title": "T", "text": "", "note": "", "tags": [], "status": "draft", "pillar": False,
            "day": 5, "time": "09:00"}  # fmt: skip
    zones = ["Asia/Makassar", "Asia/Jakarta", "Asia/Jayapura"]
    with open_project(mine) as session:
        with session.edit("Isi") as draft:
            draft.put(*posts_of([{**base, "zone": zone} for zone in zones]))
        calendar = icalendar.Calendar.from_ical(plan_export.plan_file(session, "ics").data)
    assert [str(told["TZID"]) for told in calendar.subcomponents[:3]] == sorted(zones)


@pytest.mark.usefixtures("qapp")
def test_only_some_posts_go_out(office, tmp_path: Path):
    """A list of ids narrows every form."""
    mine = tmp_path / "a.humas"
    shutil.copyfile(office, mine)
    base = {"title": "T", "text": "", "note": "", "tags": [], "status": "draft", "zone": "Asia/Jakarta",
            "pillar": False, "time": "09:00"}  # fmt: skip
    with open_project(mine) as session:
        with session.edit("Isi") as draft:
            draft.put(*posts_of([{**base, "day": 5}, {**base, "day": 6}]))
        for form in ("ics", "csv", "xlsx", "list-pdf", "docx"):
            wanted = plan_export.Wanted(form=form, only=(f"{1:032x}",))
            assert plan_export.plan_of(session, wanted).rows == 1
