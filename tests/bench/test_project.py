"""A project of 500 posts: open it, list it, show one month."""

import time

import pytest

from studio.domain.content import Design, DesignPage, Item, Items, Post, RichText, Run, Schedule
from studio.session import projects

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600), pytest.mark.benchmark(timer=time.process_time)]
COUNT = 500


def text(words):
    return RichText(paragraphs=((Run(text=words),),))


@pytest.fixture(scope="module")
def year(tmp_path_factory):
    """A saved project with a year of posts, each with its design and page."""
    path = tmp_path_factory.mktemp("project") / "tahun.humas"
    items = Items(items=tuple(Item(title=f"Langkah {n}", detail="Bawa dokumen asli. " * 5) for n in range(6)))
    new = projects.create_project(path, institution="Pemkot Contoh", unit="Kominfo")
    with new as session, session.edit("Isi setahun") as draft:
        for n in range(COUNT):
            schedule = Schedule(date=f"2026-{n % 12 + 1:02d}-{n % 28 + 1:02d}", time="09:00")
            slots = {
                "headline": text(f"Layanan ke-{n}"),
                "body": text("Kalimat contoh. " * 40),
                "steps": items,
            }
            draft.put(
                Post(id=f"p{n}", title=f"Layanan ke-{n}", design=f"d{n}", schedule=schedule),
                Design(id=f"d{n}", template="kabar", kit="nila", pages=(f"g{n}",)),
                DesignPage(id=f"g{n}", layout="main", slots=slots),
            )  # fmt: skip
    return path


def report(benchmark, what, limit):
    took = benchmark.stats.stats.median * 1e3
    print(f"\n{COUNT} posts, {what}: {took:.2f} ms CPU")  # noqa: T201 - the figure is the result
    assert took < limit


def test_open(year, benchmark):
    """Opening reads every record."""

    def opened():
        with projects.open_project(year) as session:
            return len(session.project.all(Post))

    assert benchmark.pedantic(opened, rounds=10, warmup_rounds=1) == COUNT
    report(benchmark, "open", 1000)


def test_list(year, benchmark):
    """All posts in the order of their dates."""
    with projects.open_project(year, read_only=True) as session:
        project = session.project

    def listed():
        posts = sorted(project.all(Post), key=lambda post: (post.schedule.date, post.schedule.time))
        return [(post.schedule.date, post.title, post.status) for post in posts]

    rows = benchmark(listed)
    assert len(rows) == COUNT
    assert rows == sorted(rows, key=lambda row: row[0])
    report(benchmark, "list", 50)


def test_month(year, benchmark):
    """The posts of one month."""
    with projects.open_project(year, read_only=True) as session:
        project = session.project
    found = benchmark(lambda: [p for p in project.all(Post) if p.schedule.date.startswith("2026-03")])
    assert len(found) == sum(n % 12 == 2 for n in range(COUNT))
    report(benchmark, "month", 25)
