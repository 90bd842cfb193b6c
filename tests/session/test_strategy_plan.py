"""A plan is begun, filled from the project, compared with what was done, and written as a document."""

import io
from datetime import date, datetime
from pathlib import Path

import docx
import msgspec
import pytest
from docx.shared import Mm

from studio.domain.content import Account, Campaign, Office, Pillar, Post, Schedule
from studio.domain.strategy import Indicator, Inquiry, KeyMessage
from studio.errors import StudioError
from studio.export.strategy_docx import strategy_docx
from studio.session.projects import create_project
from studio.session.session import Session
from studio.session.strategy_export import document_of, write_plan
from studio.session.strategy_plan import (
    find_plan,
    new_plan,
    proposals,
    results,
    spans,
    taken_in,
    with_part,
)

TODAY = date(2026, 11, 22)


@pytest.fixture
def session(tmp_path: Path):
    """A project with a campaign, a pillar, posts, accounts and an inquiry."""
    opened = create_project(
        tmp_path / "kantor.humas",
        institution="Kementerian Contoh",
        unit="Kantor Imigrasi",
        zone="Asia/Jakarta",
        clock=lambda: datetime.fromisoformat("2026-11-22T00:00:00+00:00"),
    )
    office = opened.project.get(Office, "office")
    with opened.edit("Isi") as draft:
        draft.put(
            msgspec.structs.replace(
                office, city="Bogor", address="Jalan Satu 1", accounts={"instagram": Account(handle="kanim")}
            ),
            Pillar(id="pl", name="Layanan", share=60),  # type: ignore[arg-type]
            Campaign(id="k", name="Siap Berangkat", start="2026-03-01", end="2026-12-31"),  # type: ignore[arg-type]
            KeyMessage(id="m", campaign="k", text="Periksa paspor Anda.", facts=("Enam bulan",)),  # type: ignore[arg-type]
            Post(id="a", title="A", status="published", pillar="pl", messages=("m",),
                 schedule=Schedule(date="2026-04-01")),  # type: ignore[arg-type]
            Post(id="b", title="B", status="scheduled", schedule=Schedule(date="2026-12-01")),  # type: ignore[arg-type]
            Inquiry(id="i", words="Paspor hilang?", date="2026-11-02", topic="paspor-hilang", count=14),
        )  # fmt: skip
    yield opened
    opened.close()


def test_every_source_proposes_what_the_project_knows(session: Session) -> None:
    """Messages with facts, shares as a table, accounts, activities, questions asked."""
    plan = new_plan(session.project, "strategy", TODAY)
    assert (plan.start, plan.end) == ("2026-01-01", "2030-12-31")

    def said(aid: str) -> str:
        return "\n".join(one.text for one in proposals(session.project, aid, plan, TODAY))  # type: ignore[arg-type]

    assert said("messages") == "- Periksa paspor Anda. Fakta: Enam bulan."
    assert "Layanan | 60 persen | 1 (50 persen) | 1" in said("pillars")
    assert "- Instagram: @kanim" in said("channels")
    assert "- Siap Berangkat, 1 Maret 2026 sampai 31 Desember 2026" in said("calendar")
    assert "Paspor hilang atau rusak: ditanyakan 14 kali" in said("inquiries")
    table = proposals(session.project, "pillars", plan, TODAY)
    assert taken_in("Awal.", table).startswith("Awal.\n\nPilar | Target")


def test_the_plan_stands_beside_what_was_done(session: Session) -> None:
    """A span counts its own posts, pillars and messages; years and quarters are offered."""
    plan = new_plan(session.project, "strategy", TODAY)
    found = results(session.project, plan, "2026-01-01", "2026-12-31")
    assert (found.planned, found.published) == (2, 1)
    assert [m.published for m in found.messages] == [1]
    assert found.pillars[0].published_share == 100.0
    offered = spans(plan, TODAY)
    assert offered[0] == ("2026-01-01", "2030-12-31")
    assert ("2027-01-01", "2027-12-31") in offered
    assert ("2026-10-01", "2026-12-31") in offered


def filled_plan(session: Session) -> str:
    """A stored plan with text, a table and an indicator; its id."""
    plan = with_part(
        new_plan(session.project, "strategy", TODAY), "issues", "Dua isu.\n- Satu\n- Dua\n\nA | B\nx | 1"
    )
    plan = msgspec.structs.replace(
        plan,
        indicators=(
            Indicator(name="Berkas lengkap", unit="persen", baseline="62", target="90", actual="74.5"),
        ),
    )
    with session.edit("Rencana") as draft:
        draft.put(plan)
    return plan.id


def test_the_document_holds_what_an_office_files(session: Session, tmp_path: Path) -> None:
    """Letterhead, all parts as headings, numbers as Indonesians write them, a place to sign; F4 paper."""
    ident = filled_plan(session)
    out = tmp_path / "strategi.docx"
    made = write_plan(session, ident[:8], out, "f4")
    assert made.parts == 8
    read = docx.Document(str(out))
    heads = [p.text for p in read.paragraphs if p.style is not None and p.style.name == "Heading 1"]
    assert heads[0] == "A.\tIsu publik"
    assert heads[7:] == ["H.\tIndikator kinerja", "I.\tRencana dan hasil"]
    cells = [cell.text for table in read.tables for row in table.rows for cell in row.cells]
    for wanted in ("KANTOR IMIGRASI", "74,5", "Berkas lengkap", "mendekati target, selisih 15,5", "Layanan"):
        assert any(wanted in cell for cell in cells), wanted
    assert abs((read.sections[0].page_height or 0) - Mm(330)) < Mm(1)
    assert any(p.text.startswith("Bogor, …") for p in read.paragraphs)
    assert any(p.text == "Bagian ini belum diisi." for p in read.paragraphs)


def test_the_same_plan_is_the_same_bytes(session: Session) -> None:
    """Nothing of the clock or the machine is in the document."""
    ident = filled_plan(session)
    plan = find_plan(session.project, ident)
    one, other = (strategy_docx(document_of(session, plan)) for _ in range(2))
    assert one == other
    read = docx.Document(io.BytesIO(one))
    assert read.core_properties.author == "Studio Humas"


def test_an_unknown_plan_and_paper_are_refused(session: Session, tmp_path: Path) -> None:
    """Both are said, and nothing is written."""
    ident = filled_plan(session)
    out = tmp_path / "x.docx"
    with pytest.raises(StudioError, match="tidak ditemukan"):
        write_plan(session, "tidak ada", out)
    with pytest.raises(StudioError, match="Kertas"):
        write_plan(session, ident, out, "letter")
    assert not out.exists()
