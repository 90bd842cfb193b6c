"""Siapkan bulan ini in a real project: days, slots, campaigns and pillars together, made into posts."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.catalog.template_pillars import themes
from studio.domain.calendar_days import OfficeDay
from studio.domain.content import Campaign, Design, DesignPage, Pillar, Post, RichText
from studio.domain.moments import minutes_of
from studio.domain.month_plan import Idea
from studio.domain.planning import Mourning, Rhythm, Rubric
from studio.domain.strategy import KeyMessage
from studio.session import agenda
from studio.session.demo import example_files, make_example
from studio.session.office_year import keep_day
from studio.session.session import Session


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """An office with a day of its own, a hidden one, a slot, a campaign, two pillars and days of mourning."""
    made = make_example(tmp_path / "rencana.humas", example_files()[:1])
    ibu = next(
        d
        for d in agenda.days_between(made.project, "2026-12-01", "2026-12-31")
        if d.id == "hari-aids-sedunia"
    )
    with made.edit("Siapkan") as draft:
        for pillar in made.project.all(Pillar):
            draft.remove(Pillar, pillar.id)
        draft.put(
            Pillar(id="layanan", name="Panduan layanan", share=60),
            Pillar(id="unik", name="Jelajah", share=40),
            Rubric(id="tanya", name="Selasa Tanya Jawab", rule="FREQ=WEEKLY;BYDAY=TU", time="10:00",
                   placements=("instagram/feed-portrait",), pillar="layanan", template="karusel"),
            Campaign(id="calo", name="Tanpa calo", start="2026-12-01", end="2026-12-31"),
            KeyMessage(id="sendiri", campaign="calo", text="Urus paspor sendiri, tanpa calo"),
            Rhythm(id="rhythm", mourning=(Mourning(start="2026-12-15", reason="gempa"),)),
            OfficeDay(id="jadi", name="Hari Jadi Kantor", when="12-14", base_year=1998, kind="institution"),
        )  # fmt: skip
        keep_day(draft, ibu, hidden=True)
    yield made
    made.close()


def words(session: Session, post: Post) -> dict[str, str]:
    """What the first page of a post says, by slot."""
    design = session.project.get(Design, post.design)
    page = session.project.get(DesignPage, design.pages[0])
    return {name: value.plain for name, value in page.slots.items() if isinstance(value, RichText)}


def by_origin(ideas: tuple[Idea, ...], origin: str) -> list[Idea]:
    """Ideas that come from one source."""
    return [idea for idea in ideas if idea.origin == origin]


def test_all_sources_are_proposed_and_become_posts_with_template_and_slots(session: Session) -> None:
    """Each idea has a day, a reason and a template; the posts made of them have their slots filled."""
    ideas = agenda.propose_month(session, "2026-12", 20)
    assert {idea.origin for idea in ideas} == {"day", "leave", "rubric", "campaign", "pillar"}
    days = {idea.observance: idea for idea in by_origin(ideas, "day")}
    assert days["jadi"].title == "Hari Jadi Kantor ke-28"
    assert "hari-aids-sedunia" not in days
    assert [i.schedule.date for i in by_origin(ideas, "rubric")] == [
        "2026-12-01",
        "2026-12-08",
        "2026-12-22",
        "2026-12-29",
    ]
    made = {post.title: post for post in session.project.all(Post)}
    assert all(idea.template and idea.reason for idea in ideas if idea.pillar != "unik")
    idents = agenda.create_ideas(session, ideas)
    posts = {str(post.id): post for post in session.project.all(Post) if post.title not in made}
    assert session.commands()[0][0] == "Siapkan bulan"
    for ident, idea in zip(idents, ideas, strict=True):
        post = posts[str(ident)]
        assert (post.title, post.schedule, post.status) == (idea.title, idea.schedule, "idea")
        if not idea.template:
            assert not post.design
            continue
        assert session.project.get(Design, post.design).template == idea.template
        assert idea.slots.items() <= words(session, post).items() or idea.origin == "day"
    campaign = next(posts[str(i)] for i, idea in zip(idents, ideas, strict=True) if idea.origin == "campaign")
    assert words(session, campaign) == {"kicker": "Tanpa calo", "headline": "Urus paspor sendiri, tanpa calo"}
    rubric = next(posts[str(i)] for i, idea in zip(idents, ideas, strict=True) if idea.origin == "rubric")
    assert rubric.placements == ("instagram/feed-portrait",)
    assert words(session, rubric)["kicker"] == "Selasa Tanya Jawab"
    again = agenda.propose_month(session, "2026-12", 20)
    assert not {i.key for i in again if i.origin != "pillar"} & {i.key for i in ideas}
    session.undo()
    assert {post.title for post in session.project.all(Post)} == set(made)


def test_ideas_of_pillars_say_what_they_are_about(session: Session) -> None:
    """A pillar of a known theme gets its ideas, none twice; another one gets topics to find."""
    ideas = by_origin(agenda.propose_month(session, "2026-12", 40), "pillar")
    titles = [idea.title for idea in ideas]
    assert len(titles) == len(set(titles))
    assert not any("…" in title for title in titles)
    known = {angle.title: angle.template for angle in themes()["layanan"].ideas}
    told = [idea for idea in ideas if idea.pillar == "layanan"]
    assert told[0].template == known[told[0].title]
    assert told[0].slots == {"kicker": "Panduan layanan", "headline": told[0].title}
    assert next(i.title for i in ideas if i.pillar == "unik") == "Topik baru Jelajah 1"


def test_ideas_of_one_day_do_not_crowd_each_other(session: Session) -> None:
    """What no day or slot gives an hour keeps the office's distance from all else on its day."""
    ideas = agenda.propose_month(session, "2026-12", 45)
    free = [idea for idea in ideas if idea.origin in ("campaign", "pillar")]
    assert len({idea.schedule.date for idea in free}) < len(free)
    for idea in free:
        others = [i for i in ideas if i.schedule.date == idea.schedule.date and i is not idea]
        times = [minutes_of(i.schedule.time) for i in others if i.schedule.time]
        assert all(abs(minutes_of(idea.schedule.time) - time) >= 60 for time in times)


def test_an_idea_that_was_told_is_not_proposed_again(session: Session) -> None:
    """What became a post in one month is not proposed in the next."""
    first = by_origin(agenda.propose_month(session, "2026-12", 30), "pillar")
    agenda.create_ideas(session, tuple(first[:3]))
    later = by_origin(agenda.propose_month(session, "2027-01", 30), "pillar")
    assert not {i.title for i in first[:3]} & {i.title for i in later}
