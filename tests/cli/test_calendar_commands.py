"""The calendar from the command line: days, agenda, plans out and in."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from studio.cli.root import root
from studio.domain.calendar_days import OfficeDay
from studio.domain.content import Post, Schedule
from studio.domain.planning import Rubric
from studio.session import agenda
from studio.session.projects import create_project, open_project


def run(*arguments: object, code: int = 0) -> str:
    result = CliRunner().invoke(root, [str(part) for part in arguments], catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result.output


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """An office with two posts a quarter of an hour apart, a rubric, and two days of its own."""
    path = tmp_path / "kantor.humas"
    with (
        create_project(path, institution="I", unit="Kantor", kit="nila") as session,
        session.edit("Isi") as draft,
    ):
        draft.put(
            Post(
                id="p1", title="Satu", placements=("x/post",),
                schedule=Schedule(date="2026-12-01", time="09:00"),
            ),
            Post(
                id="p2", title="Dua", placements=("x/post",),
                schedule=Schedule(date="2026-12-01", time="09:15"),
            ),
            Post(id="p3", title="Ide lepas", status="idea"),
            Rubric(id="r", name="Selasa Tanya Jawab", rule="FREQ=WEEKLY;BYDAY=TU", time="10:00"),
            OfficeDay(id="h1", of="hari-aids-sedunia", hidden=True),
            OfficeDay(id="h2", name="HUT kantor", when="12-02", base_year=1996),
        )  # fmt: skip
    return path


def test_days_of_a_year_are_json():
    """Each day has date, name and kind, its mark, its source, pasaran and Hijri date."""
    days = json.loads(run("calendar", "days", "--year", 2026, "--json"))
    found = {day["id"]: day for day in days}
    assert len(days) == 114
    assert found["hari-pengayoman"]["name"] == "Hari Pengayoman ke-81"
    assert (found["idulfitri"]["date"], found["idulfitri"]["kind"]) == ("2026-03-21", "holiday")
    assert found["hari-kartini"]["mark"] == "dari ingatan, belum dicek"
    assert not found["hari-kartini"]["certain"]
    assert found["hari-kemerdekaan"]["hijri"].endswith("1448 H (perkiraan)")
    assert all(day["source"] and day["as_of"] for day in days)


def test_days_are_marked_in_plain_text_too():
    """Whoever reads the table sees which days are from memory, and which are estimates."""
    lines = run("calendar", "days", "--year", 2027, "--search", "hari").splitlines()
    kartini = next(line for line in lines if "Kartini" in line)
    eid = next(line for line in lines if "libur nasional" in line and "Idulfitri" in line)
    assert kartini.endswith("[dari ingatan, belum dicek]")
    assert eid.endswith("[perkiraan]")


def test_an_offices_own_days_count(project: Path):
    """With a project its own days are in, hidden ones out."""
    ids = {
        d["id"] for d in json.loads(run("calendar", "days", "--year", 2026, "--project", project, "--json"))
    }
    assert "h2" in ids
    assert "hari-aids-sedunia" not in ids


def test_the_agenda_has_posts_days_slots_and_warnings(project: Path):
    """Without a span all posts; with one also days and empty slots; posts too close carry their warning."""
    assert [row["name"] for row in json.loads(run("calendar", "list", project, "--json"))] == [
        "Satu", "Dua", "Ide lepas",
    ]  # fmt: skip
    rows = json.loads(
        run("calendar", "list", project, "--from", "2026-12-01", "--to", "2026-12-08", "--json")
    )
    assert [(r["date"], r["kind"]) for r in rows if r["kind"] in ("post", "slot", "office")] == [
        ("2026-12-01", "post"), ("2026-12-01", "post"), ("2026-12-01", "slot"), ("2026-12-02", "office"),
        ("2026-12-08", "slot"),
    ]  # fmt: skip
    assert [w["code"] for r in rows for w in r.get("warnings", ())] == ["plan/too-close", "plan/too-close"]
    said = run("calendar", "list", project, "--from", "2026-12-01", "--to", "2026-12-31")
    assert "Hari Disabilitas Internasional [dari ingatan, belum dicek]" in said
    assert "HUT kantor ke-30" in said


@pytest.mark.parametrize("form", ["ics", "csv", "xlsx"])
def test_out_and_in_again(project: Path, tmp_path: Path, form):
    """A dry run writes nothing; the file read back changes nothing; JSON says how many."""
    out = tmp_path / f"r.{form}"
    told = json.loads(run("calendar", "export", project, out, "--form", form, "--dry-run", "--json"))
    assert (told["written"], out.exists()) == (False, False)
    told = json.loads(run("calendar", "export", project, out, "--form", form, "--json"))
    assert (told["rows"], len(told["left_out"])) == ((2, 1) if form == "ics" else (3, 0))
    seen = json.loads(run("calendar", "import", project, out, "--json"))
    assert (seen["new"], seen["changed"], seen["bad"], seen["written"]) == ([], [], [], 0)


def test_bad_rows_keep_a_file_out_until_one_agrees(project: Path, tmp_path: Path):
    """With a bad row nothing is stored and the end is 2; with --good-rows the good ones are."""
    table = tmp_path / "t.csv"
    table.write_text("Judul,Tanggal\nBaik,2026-12-20\nBuruk,kapan-kapan\n", "utf-8")
    seen = json.loads(run("calendar", "import", project, table, "--json", code=2))
    assert ([row["line"] for row in seen["bad"]], seen["written"]) == ([3], 0)
    assert "baris 3: tanggal “kapan-kapan”" in run("calendar", "import", project, table, "--dry-run")
    assert "Tidak ada yang disimpan" in run("calendar", "import", project, table, code=2)
    seen = json.loads(run("calendar", "import", project, table, "--good-rows", "--json"))
    assert seen["written"] == 1
    assert seen["new"][0] | {"id": ""} == {
        "date": "2026-12-20", "name": "Baik", "kind": "post", "id": "", "line": 2, "fields": [],
        "remarks": [],
    }  # fmt: skip
    with open_project(project, read_only=True) as session:
        assert len(session.project.all(Post)) == 4


def test_errors_say_what_to_do(project: Path, tmp_path: Path):
    """A wrong day or year, a scheduler without its platform, a mapping without its sign: each is 2."""
    run("calendar", "list", project, "--from", "besok", code=2)
    run("calendar", "days", "--year", 1800, code=2)
    run("calendar", "export", project, tmp_path / "x.csv", "--form", "csv", "--scheduler", "buffer", code=2)
    run("calendar", "import", project, tmp_path / "tidak-ada.csv", code=2)
    table = tmp_path / "t.csv"
    table.write_text("Judul\nx\n", "utf-8")
    run("calendar", "import", project, table, "--map", "Judul", code=2)


def test_a_tools_own_template_is_filled(project: Path, tmp_path: Path):
    """The header of a foreign template is kept as it is, and its columns are filled as mapped."""
    with open_project(project) as session, session.edit("Setuju") as draft:
        post = session.project.get(Post, "p1")
        draft.put(
            Post(id="p1", title="Satu", status="approved", placements=post.placements, schedule=post.schedule)
        )
    template = tmp_path / "templat.csv"
    template.write_text("Post Title,When,Extra\n", "utf-8")
    out = tmp_path / "alat.csv"
    run(
        "calendar", "export", project, out, "--form", "csv", "--platform", "x", "--template", template,
        "--map", "Post Title=title", "--map", "When=when",
    )  # fmt: skip
    assert out.read_text("utf-8").splitlines() == [
        '"Post Title","When","Extra"',
        '"Satu","2026-12-01 09:00",""',
    ]


@pytest.mark.usefixtures("qapp")
def test_a_month_goes_on_paper(project: Path, tmp_path: Path):
    """A month as a PDF page, a list as PDF and DOCX; a month that is none is refused with an example."""
    for form, name in (("month-pdf", "b.pdf"), ("list-pdf", "d.pdf"), ("docx", "d.docx")):
        given = ("--form", form, "--month", "2026-12", "--paper", "f4", "--sign", "--with-days", "--json")
        told = json.loads(run("calendar", "export", project, tmp_path / name, *given))
        assert (told["rows"], told["written"]) == (2, True)
        assert (tmp_path / name).read_bytes()[:4] == (b"PK\x03\x04" if form == "docx" else b"%PDF")
    given = ("--form", "month-pdf", "--month", "2026-13")
    assert "Bulan “2026-13” tidak dikenal." in run(
        "calendar", "export", project, tmp_path / "x.pdf", *given, code=2
    )


def test_a_month_becomes_ideas(project: Path):
    """Ticked ideas become posts with template, filled slots and status idea; one Ctrl+Z takes them away."""
    with open_project(project) as session:
        ideas = {idea.key: idea for idea in agenda.propose_month(session, "2026-12")}
        before = session.project
        ticked = (ideas["day:hari-ibu:2026-12-22"], ideas["rubric:r:2026-12-08"])
        made = [session.project.get(Post, i) for i in agenda.create_ideas(session, ticked)]
        assert [(p.status, p.schedule.date, bool(p.design)) for p in made] == [
            ("idea", "2026-12-22", True), ("idea", "2026-12-08", False),
        ]  # fmt: skip
        again = {idea.key for idea in agenda.propose_month(session, "2026-12")}
        assert not {idea.key for idea in ticked} & again
        session.undo()
        assert session.project == before


def test_days_are_hidden_and_renamed_by_records(project: Path):
    """One record about a day holds its new name and whether it is hidden."""
    with open_project(project) as session:
        ibu = next(d for d in agenda.days_between(session.project, "2026-12-22", "2026-12-22"))
        with session.edit("Ganti nama hari") as draft:
            draft.put(agenda.rename_day(ibu, "Hari Ibu Kota"))
        assert [d.title for d in agenda.days_between(session.project, "2026-12-22", "2026-12-22")] == [
            "Hari Ibu Kota"
        ]
        records = session.project.all(OfficeDay)
        with session.edit("Sembunyikan hari") as draft:
            draft.put(agenda.hide_day(ibu, records=records))
        assert len(session.project.all(OfficeDay)) == 3
        assert agenda.days_between(session.project, "2026-12-22", "2026-12-22") == []
