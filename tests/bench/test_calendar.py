"""A year of 5,000 posts in the calendar: reading them and changing the view."""

import itertools
import sqlite3
import time
import timeit
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from studio.domain.content import Campaign, Pillar, Post, Schedule
from studio.domain.ids import CampaignId, PillarId, PlacementId, PostId
from studio.domain.project import Project
from studio.session.schedule import plan

pytestmark = [pytest.mark.bench, pytest.mark.benchmark(timer=time.process_time)]
COUNT = 5000


def crowded() -> Project:
    """Posts over the days of a year, three campaigns on every day, two of three posts late."""
    posts = (
        Post(
            id=PostId(f"p{n}"), title=f"Konten ke-{n}", pillar=PillarId(f"pilar{n % 5}"),
            campaign=CampaignId(f"k{n % 24}"), national=n % 7 == 0, status="in-review" if n % 3 else "draft",
            since="2026-01-01T08:00:00+07:00",
            placements=(PlacementId("instagram/story"), PlacementId("facebook/feed-square")),
            schedule=Schedule(
                date=(date(2026, 1, 1) + timedelta(days=n % 365)).isoformat(), time=f"{8 + n % 9:02}:00"
            ),
        )
        for n in range(COUNT)
    )  # fmt: skip
    starts = [date(2026, 1, 1) + timedelta(days=15 * n) for n in range(24)]
    campaigns = (
        Campaign(id=CampaignId(f"k{n}"), name=f"Kampanye {n}", start=start.isoformat(),
                 end=(start + timedelta(days=30)).isoformat())
        for n, start in enumerate(starts)
    )  # fmt: skip
    return Project().with_records(
        *(Pillar(id=PillarId(f"pilar{n}"), name=f"Pilar {n}") for n in range(5)), *campaigns, *posts
    )


def test_plan_of_a_year(benchmark: Any) -> None:
    """Every post of a year by its day."""
    project = crowded()
    found = benchmark(plan, project)
    assert sum(len(entries) for entries in found.days.values()) == COUNT


def test_a_month_against_plain_sqlite(benchmark: Any) -> None:
    """The posts of a month in order, against sqlite3 reading the same columns by an index (target 2)."""
    project = crowded()
    table = sqlite3.connect(":memory:")
    table.execute("CREATE TABLE post (id TEXT, title TEXT, status TEXT, day TEXT, time TEXT, pillar TEXT)")
    rows = [(p.id, p.title, p.status, p.schedule.date, p.schedule.time, p.pillar) for p in project.all(Post)]
    table.executemany("INSERT INTO post VALUES (?, ?, ?, ?, ?, ?)", rows)
    table.execute("CREATE INDEX post_day ON post (day, time)")
    wanted = "SELECT * FROM post WHERE day BETWEEN ? AND ? ORDER BY day, time"
    read, first, last = plan(project), date(2026, 12, 1), date(2026, 12, 31)

    def plain() -> list[Any]:
        return table.execute(wanted, (first.isoformat(), last.isoformat())).fetchall()

    assert sorted(e.post.id for e in read.between(first, last)) == sorted(row[0] for row in plain())
    best = min(timeit.repeat(plain, number=20, repeat=9, timer=time.process_time)) / 20
    ours = min(
        timeit.repeat(lambda: read.between(first, last), number=20, repeat=9, timer=time.process_time)
    ) / 20  # fmt: skip
    benchmark(read.between, first, last)
    print(f"\nmonth: {ours * 1000:.2f} ms, plain sqlite3 {best * 1000:.2f} ms: {ours / best:.2f} x")  # noqa: T201
    assert ours / best < 3


@pytest.mark.parametrize("view", ["month", "week", "list", "year"])
def test_view_change(view: str, qapp: Any, tmp_path: Path, benchmark: Any) -> None:
    """To a view and painted, from another day each time."""
    from studio.session.projects import create_project
    from studio.ui import theme
    from studio.ui.calendar.page import CalendarPage
    from studio.ui.desk import Desk
    from studio.ui.main_window import MainWindow

    theme.start(qapp, "light")
    desk = Desk(create_project(tmp_path / "tahun.humas", institution="Pemkot Contoh", unit="Kominfo"))
    desk.put("Isi", *(record for _key, record in crowded().items()))
    window = MainWindow(desk)
    window.resize(1366, 740)
    window.show()
    window.go("calendar")
    page = window.pages["calendar"]
    assert isinstance(page, CalendarPage)
    days = itertools.cycle(date(2026, month, 15) for month in range(1, 13))

    def change() -> None:
        page.day = next(days)
        page.show_view(view)
        page.views.grab()

    benchmark(change)
    window.close()
