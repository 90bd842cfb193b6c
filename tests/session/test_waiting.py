"""Whom posts wait for: since is kept wherever a status changes, and goes back with undo."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, reset_tzpath

import msgspec

from studio.domain.content import Person, Post, Schedule, Step
from studio.domain.moments import OFFSETS
from studio.session import preferences
from studio.session.calendar_filter import Filter
from studio.session.post_list import set_status
from studio.session.preferences import SavedView
from studio.session.projects import create_project
from studio.session.session import Session
from studio.session.waiting import all_held, days_since, hours_since

NOW = datetime(2026, 12, 9, 3, 0, tzinfo=UTC)


def project(tmp_path: Path) -> Session:
    """A project whose clock stands still."""
    made = create_project(tmp_path / "p.humas", institution="Pemkot", unit="Kominfo")
    made.clock = lambda: NOW
    return made


def test_a_status_tells_when_it_came_and_undo_takes_both_back(tmp_path: Path) -> None:
    """One command, one undo; an edit of something else leaves the time alone."""
    with project(tmp_path) as session:
        with session.edit("Baru") as draft:
            draft.put(Post(id="p", title="Paspor"))
        assert session.project.get(Post, "p").since == "2026-12-09T10:00:00+07:00"
        session.clock = lambda: NOW + timedelta(hours=5)
        with session.edit("Judul") as draft:
            draft.put(msgspec.structs.replace(draft.get(Post, "p"), title="Paspor anak"))
        assert session.project.get(Post, "p").since == "2026-12-09T10:00:00+07:00"
        with session.edit("Status") as draft:
            set_status(draft, ["p"], "in-review")
        assert session.project.get(Post, "p").since == "2026-12-09T15:00:00+07:00"
        session.undo()
        before = session.project.get(Post, "p")
        assert (before.status, before.since) == ("draft", "2026-12-09T10:00:00+07:00")


def test_the_late_come_first_then_those_that_wait_longest(tmp_path: Path) -> None:
    """A passed time stands above; drafts without a written time wait for nobody to be told of."""
    with project(tmp_path) as session:
        with session.edit("Isi") as draft:
            draft.put(
                Person(id="sri", name="Sri Wahyuni", roles=("approver",)),
                Post(id="a", title="Baru", status="verifying", since="2026-12-09T09:00:00+07:00"),
                Post(id="b", title="Lama", status="in-review", since="2026-12-08T09:00:00+07:00",
                     steps=(Step(status="approved", owner="sri", due="2026-12-08"),)),
                Post(id="c", title="Draf", since="2026-11-01T09:00:00+07:00"),
                Post(id="d", title="Draf telat", since="2026-12-01T09:00:00+07:00",
                     steps=(Step(status="editing", due="2026-12-07"),), schedule=Schedule(date="2026-12-20")),
            )  # fmt: skip
        found = all_held(session.project, NOW.astimezone(ZoneInfo("Asia/Jakarta")))
    assert [(one.post.title, one.who, one.late) for one in found] == [
        ("Draf telat", "", True), ("Lama", "Sri Wahyuni", True), ("Baru", "", False),
    ]  # fmt: skip


def test_how_long_is_told_in_hours_and_days() -> None:
    """Of the wall's time; what cannot be read is not told."""
    now = NOW.astimezone(ZoneInfo("Asia/Jakarta"))
    assert (days_since("2026-12-07T23:00:00+07:00", now), hours_since("2026-12-09T07:30:00+07:00", now)) == (
        2,
        2,
    )
    assert (days_since("", now), hours_since("kemarin", now)) == (None, None)


def test_a_view_is_kept_for_one_project(tmp_path: Path, monkeypatch) -> None:
    """Name, view, search and filters come back as they were; an older program's file is read as none."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    view = SavedView(
        name="Menunggu", view="list", wanted=Filter(words="paspor", owners=frozenset({"sri", ""}))
    )
    preferences.change(views={"satu": (view,)})
    assert preferences.read().views == {"satu": (view,)}


def test_zones_come_from_the_bundled_data_where_the_system_has_none() -> None:
    """Windows has no zone files: with an empty path the three zones are found in the package."""
    try:
        reset_tzpath(to=())
        for zone, hours in OFFSETS.items():
            found = ZoneInfo.no_cache(zone)
            assert found.utcoffset(NOW.replace(tzinfo=None)) == timedelta(hours=hours)
    finally:
        reset_tzpath()
