"""Inquiries in a project: taken in without personal data, gathered, turned into ideas."""

import io
import json
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from studio.cli.root import root
from studio.domain.content import Post
from studio.domain.inquiries import Asked
from studio.domain.strategy import Inquiry, InquiryTopic
from studio.errors import StudioError
from studio.session import inquiries, inquiry_import
from studio.session.demo import example_files, make_example
from studio.session.projects import create_project, open_project
from studio.session.session import Session

TODAY = "2026-11-22"
ROWS = (
    ("Tanggal", "Nama", "HP", "Pertanyaan", "Kanal", "Jumlah"),
    ("02/11/2026", "Budi Santoso", "081234567890", "Paspor hilang, ini NIK 3171011708450001", "Loket", "3"),
    ("03/11/2026", "Siti", "0", "paspor hilang ini NIK 3171011708450002 ya", "Loket", "2"),
    ("31/02/2026", "X", "0", "Sabtu buka?", "", ""),
    ("04/11/2026", "X", "0", "", "", ""),
    ("05/11/2026", "X", "0", "Sabtu buka?", "", "banyak"),
    ("05/11/2026", "X", "0", "Sabtu buka?", "Instagram", ""),
)


@pytest.fixture
def session(tmp_path: Path):
    """An empty project of the office."""
    opened = create_project(
        tmp_path / "kantor.humas", institution="Instansi", unit="Unit", zone="Asia/Jakarta",
        clock=lambda: datetime.fromisoformat("2026-11-22T00:00:00+00:00"),
    )  # fmt: skip
    yield opened
    opened.close()


def csv_file(folder: Path) -> Path:
    """The rows as CSV."""
    path = folder / "masukan.csv"
    path.write_text("\n".join(";".join(f'"{cell}"' for cell in row) for row in ROWS), "utf-8")
    return path


def xlsx_file(folder: Path) -> Path:
    """The rows as XLSX."""
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    path = folder / "masukan.xlsx"
    path.write_bytes(out.getvalue())
    return path


@pytest.mark.parametrize("make", [csv_file, xlsx_file])
def test_a_table_is_taken_in_without_personal_data(session: Session, tmp_path: Path, make) -> None:
    """Columns of names are not read, numbers in words are masked, bad rows are told by line."""
    seen = inquiry_import.preview(session.project, make(tmp_path), TODAY)
    assert [(b.line, b.reason) for b in seen.bad] == [
        (4, "tanggalnya tidak terbaca"), (5, "pertanyaannya kosong"), (6, "jumlahnya bukan bilangan bulat"),
    ]  # fmt: skip
    assert [c.header for c in seen.columns if c.personal] == ["Nama", "HP"]
    assert {one.words: one.count for one in seen.new} == {
        "Paspor hilang, ini NIK [NIK/KK]": 5,
        "Sabtu buka?": 1,
    }
    assert seen.masked["nik"] == 2
    assert inquiry_import.apply(session, seen) == 6
    kept = session.path.read_bytes()
    for secret in (b"3171011708450001", b"081234567890", b"Santoso"):
        assert secret not in kept
    again = inquiry_import.preview(session.project, make(tmp_path), TODAY)
    assert again.new == ()
    assert sum(again.more.values()) == 6
    assert any("berlipat" in note for note in again.notes)


def test_columns_are_mapped_by_hand(session: Session, tmp_path: Path) -> None:
    """A column nobody knows can be named; an unknown field is refused with those known."""
    path = tmp_path / "x.csv"
    path.write_text("Kode,Curhat\n1,Paspor saya hilang\n", "utf-8")
    with pytest.raises(StudioError, match="Kolom pertanyaan"):
        inquiry_import.preview(session.project, path, TODAY)
    seen = inquiry_import.preview(session.project, path, TODAY, {"Curhat": "words"})
    assert [one.topic for one in seen.new] == ["paspor-hilang"]
    with pytest.raises(StudioError, match="tidak dikenal"):
        inquiry_import.preview(session.project, path, TODAY, {"Curhat": "nama"})


def test_pasted_lines_are_one_question_each(session: Session) -> None:
    """Bullets and numbers before a line are no part of it; equal lines are counted."""
    text = "- Sabtu buka?\n2) Sabtu buka?\n\n• Paspor saya hilang, hubungi 0812 3456 7890"
    seen = inquiry_import.pasted(session.project, text, TODAY, "WhatsApp")
    assert sorted((one.words, one.count) for one in seen.new) == [
        ("Paspor saya hilang, hubungi [telepon]", 1), ("Sabtu buka?", 2),
    ]  # fmt: skip
    assert {one.channel for one in seen.new} == {"WhatsApp"}


def test_topics_are_renamed_and_merged(session: Session) -> None:
    """A name belongs to one topic; a merged topic takes its questions along."""
    with session.edit("x") as draft:
        draft.put(
            Inquiry(id="1", words="Paspor hilang", date=TODAY, topic="paspor-hilang", count=3),
            Inquiry(id="2", words="Syarat", date=TODAY, topic="paspor-syarat", count=2),
        )
    record = inquiries.renamed(session.project, "paspor-hilang", " Kehilangan  paspor ")
    assert record.name == "Kehilangan paspor"
    with session.edit("x") as draft:
        draft.put(record)
    with pytest.raises(StudioError, match="sudah ada"):
        inquiries.renamed(session.project, "paspor-syarat", "kehilangan paspor")
    known = inquiries.topics(session.project)
    with session.edit("x") as draft:
        assert inquiries.merge(draft, "paspor-syarat", "paspor-hilang", known) == 1
    (group,) = inquiries.grouped(session.project, Asked(), TODAY)
    assert (group.key, group.count) == ("paspor-hilang", 5)
    entry = inquiries.read_entry(session.project, "syarat paspor apa saja", TODAY)
    assert entry.inquiry.topic == "paspor-hilang"
    assert session.project.get(InquiryTopic, "paspor-syarat").into == "paspor-hilang"


def test_a_group_becomes_an_idea_and_undo_takes_it_back(tmp_path: Path) -> None:
    """The post is an idea with its questions noted, its inquiries point to it, one undo frees them."""
    path = tmp_path / "contoh.humas"
    make_example(path, example_files()[:1]).close()
    with open_project(path) as session:
        with session.edit("x") as draft:
            draft.put(
                Inquiry(
                    id="1",
                    words="Paspor hilang?",
                    date=TODAY,
                    topic="paspor-hilang",
                    service="Paspor",
                    count=3,
                )
            )
        (group,) = inquiries.grouped(session.project, Asked(), TODAY)
        made = inquiries.idea_for(
            session, session.project, group, "Tanya jawab: paspor hilang", "Paspor hilang"
        )
        assert made.post.status == "idea"
        assert made.design.template == "layanan"
        assert "Paspor hilang? (3)" in made.post.note
        with session.edit("Buat gagasan") as draft:
            draft.put(*made.all)
            inquiries.linked(draft, group, made.post)
        one = session.project.get(Inquiry, "1")
        assert (one.state, one.post) == ("planned", made.post.id)
        (group,) = inquiries.grouped(session.project, Asked(), TODAY)
        assert [post.id for post in inquiries.answers(session.project, group)] == [made.post.id]
        session.undo()
        assert session.project.get(Inquiry, "1").post is None
        assert session.project.find(Post, made.post.id) is None


def test_the_commands_take_in_and_list(session: Session, tmp_path: Path) -> None:
    """Bad rows stop the import unless good ones are asked for; the list counts by topic."""
    path, run = str(session.path), CliRunner().invoke
    session.close()
    file = str(csv_file(tmp_path))
    dry = run(root, ["inquiry", "import", path, file, "--dry-run", "--json"])
    assert json.loads(dry.output)["asked"] == 6
    assert run(root, ["inquiry", "import", path, file]).exit_code == 2
    assert run(root, ["inquiry", "import", path, file, "--good-rows"]).exit_code == 0
    found = json.loads(run(root, ["inquiry", "list", path, "--json"]).output)
    assert {row["key"]: row["count"] for row in found} == {"paspor-hilang": 5, "jam-layanan": 1}
    assert "Paspor hilang atau rusak" in run(root, ["inquiry", "list", path]).output
    assert json.loads(run(root, ["strategy", "list", path, "--json"]).output) == []


@pytest.mark.parametrize(
    ("written", "kept"), [("whatsapp", "WhatsApp"), (" LOKET", "Loket"), ("Radio", "Radio")]
)
def test_a_channel_is_one_however_it_is_written(written, kept):
    """The usual ones as the studio writes them; others as they are."""
    assert inquiries.usual_channel(written) == kept
