"""`studio check` on a real project file, laid out by the real engine."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from studio.cli.check import command
from studio.cli.root import root
from studio.domain.content import Caption, DesignPage, Office, Post
from studio.domain.layout_facts import LayoutFacts
from studio.session import posts, projects
from studio.session.checking import check_post, today_of
from studio.session.session import Session
from tests.checks.samples import FACTS
from tests.settled import settle

CONTENT = """
format = 1
title = "Jalur prioritas lansia"
template = "kabar"
kit = "nila"
placements = ["x/post"]

[slots]
headline = "Lansia bisa urus paspor tiap Sabtu"

[caption]
text = "Lansia bisa urus paspor tiap Sabtu, pukul 08.00–12.00 WITA, tanpa antrean daring."
"""


def clock() -> datetime:
    """Late on 20 November in UTC, already the 21st in Indonesia."""
    return datetime(2026, 11, 20, 17, 30, tzinfo=UTC)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A project with one sound post."""
    source = tmp_path / "konten.toml"
    source.write_text(CONTENT, encoding="utf-8")
    made = projects.create_project(
        tmp_path / "kantor.humas", institution="Kantor Imigrasi", unit="Humas", kit="nila", clock=clock
    )
    with made:
        posts.add_post(made, source)
        yield made


def the_post(session: Session) -> Post:
    """The post of the project."""
    (post,) = session.project.all(Post)
    return post


def spoil(session: Session) -> None:
    """Make the caption too long for X."""
    post = replace(the_post(session), caption=Caption(text="a" * 303))
    with session.edit("Ubah takarir") as draft:
        draft.put(post)


def test_a_sound_post_exits_zero(session: Session) -> None:
    """The shipped template and kit give a post without warnings; its questions answered, nothing is left."""
    settle(session)
    path, ident = session.path, the_post(session).id
    session.close()
    result = CliRunner().invoke(command, [str(path), ident, "--json"])
    shown = json.loads(result.output)
    assert [f for f in shown["findings"] if f["status"] in {"warn", "fail", "error"}] == []
    assert result.exit_code == 0
    assert shown["skipped"] == []


def test_a_fault_exits_one(session: Session) -> None:
    """A caption over its limit is printed in Indonesian and ends with 1, as JSON too."""
    spoil(session)
    path, ident = session.path, the_post(session).id
    session.close()
    text = CliRunner().invoke(command, [str(path), ident])
    assert text.exit_code == 1
    assert "Takarir X lebih 23 dari 280" in text.output
    data = CliRunner().invoke(command, [str(path), ident, "--json", "--only", "caption/too-long"])
    assert data.exit_code == 1
    assert [f["code"] for f in json.loads(data.output)["findings"]] == ["caption/too-long"]


def test_checking_changes_nothing(session: Session) -> None:
    """The project file is read only: the same bytes before and after."""
    path, ident = session.path, the_post(session).id
    session.close()
    before = path.read_bytes()
    CliRunner().invoke(command, [str(path), ident])
    assert path.read_bytes() == before


def test_an_unknown_post_is_an_error_of_two(session: Session) -> None:
    """A wrong name ends with a sentence and 2, not with findings."""
    path = session.path
    session.close()
    result = CliRunner().invoke(root, ["check", str(path), "tidak-ada"])
    assert result.exit_code == 2
    assert "tidak ada" in result.output


def test_facts_are_asked_for_served_placements_only(session: Session) -> None:
    """A placement that is unknown or refused is not laid out, and is reported."""
    post = replace(the_post(session), placements=("x/post", "x/avatar", "x/lama"))
    asked: list[tuple[str, ...]] = []

    def facts_of(_session: Session, _post: Post, wanted: tuple[str, ...]) -> tuple[LayoutFacts, ...]:
        asked.append(wanted)
        return (FACTS,)

    report = check_post(session, post, facts_of).report
    assert asked == [("x/post",)]
    assert {"placement/refused", "placement/unknown"} <= {f.code for f in report.findings}


def test_a_post_without_design_is_not_laid_out(session: Session) -> None:
    """The idea of a post is judged by what it has: its caption is, its layout is skipped."""
    post = replace(the_post(session), design="", caption=Caption(text="a" * 303))

    def facts_of(_session: Session, _post: Post, _wanted: tuple[str, ...]) -> tuple[LayoutFacts, ...]:
        raise AssertionError("must not be called")

    report = check_post(session, post, facts_of).report
    assert [f.code for f in report.findings] == ["caption/too-long", "post/no-design"]
    assert dict(report.skipped)["text/overflow"] == "Halamannya belum ditata."


def test_overflow_of_a_real_layout_is_found(session: Session) -> None:
    """A headline of three hundred words fits nowhere; the finding names the slot and the placement."""
    (page,) = session.project.all(DesignPage)
    value = page.slots["headline"]
    run = replace(value.paragraphs[0][0], text="kewarganegaraan " * 300)
    slots = {**page.slots, "headline": replace(value, paragraphs=((run,),))}
    with session.edit("Ubah judul") as draft:
        draft.put(replace(page, slots=slots))
    found = [f for f in check_post(session, the_post(session)).report.findings if f.code == "text/overflow"]
    assert ("headline", "x/post") in {(f.where.slot, f.where.placement) for f in found}
    assert any("“Judul” tidak muat di X" in f.message for f in found)


def test_today_is_the_date_of_the_office(session: Session) -> None:
    """At half past midnight in Jakarta, or in Jayapura two hours before, it is the next day there."""
    assert today_of(session) == "2026-11-21"
    east = replace(session.project.get(Office, "office"), zone="Asia/Jayapura")
    session.clock = lambda: datetime(2026, 11, 20, 15, 30, tzinfo=UTC)
    assert today_of(session) == "2026-11-20"
    with session.edit("Pindah zona") as draft:
        draft.put(east)
    assert today_of(session) == "2026-11-21"
