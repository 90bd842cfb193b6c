"""Plans out and in: round trips are equal, re-import updates, bad rows are named, nothing unasked."""

import csv
import io
import json
import zipfile
from datetime import datetime
from pathlib import Path

import icalendar
import msgspec
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.domain.content import Campaign, Caption, Person, Pillar, Post, Schedule
from studio.domain.review import ReviewState
from studio.domain.safe_cells import guarded, is_dangerous, unguarded
from studio.errors import StudioError
from studio.export.plan_tables import csv_bytes, xlsx_bytes
from studio.intake import table_rows
from studio.seal.content_hash import content_hashes
from studio.session import demo, plan_export, plan_import, scheduling
from studio.session.agenda import move_post
from studio.session.exporting import export_posts
from studio.session.projects import create_project
from studio.store import audit
from tests.session.reading_here import reading_here

FORMS = ("ics", "csv", "xlsx")
RISKY = "=+-@|%\t'＝＋－＠ \u200b,;#\"\nab1é😀"
WORDS = st.one_of(
    st.text(st.sampled_from(RISKY), max_size=12),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=12),
)
CELLS = st.lists(st.lists(WORDS.filter(str.strip), min_size=3, max_size=3), min_size=1, max_size=5)


@pytest.fixture
def session(tmp_path: Path):
    """A project with six posts that hold everything a row can hold."""
    opened = create_project(
        tmp_path / "kantor.humas", institution="Instansi", unit="Unit", zone="Asia/Makassar",
        clock=lambda: datetime.fromisoformat("2026-11-22T00:00:00+00:00"),
    )  # fmt: skip
    with opened.edit("Isi") as draft:
        draft.put(
            Pillar(id="pl", name="Layanan Publik", share=60),
            Campaign(id="k", name="Antipungli", start="2026-12-01", end="2026-12-31"),
            Person(id="o", name="Sari Dewi"),
            Post(
                id="a" * 32, title='=Paspor; "murah", cepat', status="draft", pillar="pl", campaign="k",
                owner="o", placements=("instagram/feed-portrait", "x/post"), tags=("paspor", "desa"),
                note="- satu\n- dua",
                schedule=Schedule(date="2026-12-01", time="09:00", zone="Asia/Makassar"),
                caption=Caption(text="@sobat\n=1+1\n\nBaris 😀 terakhir ", hashtags=("#Imigrasi", "Paspor")),
                key_message="A", summary="+ ringkas",
            ),
            Post(
                id="b" * 32, title="Sepanjang hari",
                schedule=Schedule(date="2026-12-02", zone="Asia/Jayapura"),
            ),
            Post(id="c" * 32, title="Tanpa tanggal", status="idea"),
            Post(
                id="d" * 32, title="Disetujui", status="scheduled",
                schedule=Schedule(date="2026-12-03", time="23:30"),
            ),
            Post(
                id="e" * 32, title="Terbit", status="published",
                schedule=Schedule(date="2026-12-04", time="08:00"),
            ),
            Post(id="f" * 32, title="_x0041_", status="archived", schedule=Schedule(date="2026-12-05")),
        )  # fmt: skip
    with opened:
        yield opened


def written(session, form, folder: Path, **given) -> Path:
    out = folder / f"rencana.{form}"
    plan_export.write_plan(out, plan_export.plan_file(session, form, **given))
    return out


@pytest.mark.parametrize("form", FORMS)
def test_what_goes_out_comes_back_the_same(session, tmp_path: Path, form):
    """Written and read back, no post is new, none changed, none refused."""
    seen = plan_import.preview(session, written(session, form, tmp_path))
    assert (seen.form, seen.merged.new, seen.merged.changed, seen.merged.bad) == (form, (), (), ())
    assert seen.merged.same == (5 if form == "ics" else 6)


@pytest.mark.parametrize("form", FORMS)
def test_another_project_gets_the_same_posts_once(session, tmp_path: Path, form):
    """An empty project takes all; taken again, nothing is duplicated or changed."""
    out = written(session, form, tmp_path)
    with create_project(tmp_path / "lain.humas", institution="I", unit="U", zone="Asia/Makassar") as other:
        with other.edit("Nama") as draft:
            draft.put(
                *session.project.all(Pillar), *session.project.all(Campaign), *session.project.all(Person)
            )
        first = plan_import.preview(other, out)
        assert other.project.all(Post) == ()
        count = plan_import.apply(other, first)
        assert count == len(first.merged.new) == (5 if form == "ics" else 6)
        again = plan_import.preview(other, out)
        assert (again.merged.new, again.merged.changed) == ((), ())
        got = other.project.get(Post, "a" * 32)
        had = session.project.get(Post, "a" * 32)
        same = ("title", "schedule", "placements", "pillar", "campaign", "owner", "tags", "note", "summary")
        assert [getattr(got, key) for key in same] == [getattr(had, key) for key in same]
        assert got.caption == had.caption
        assert {p.status for p in other.project.all(Post)} <= {"idea", "draft", "archived"}


@given(CELLS)
@settings(max_examples=60, deadline=None)
def test_tables_keep_every_cell(rows):
    """CSV and XLSX give back any text, whatever it begins with; and in neither does a cell run."""
    header = ["A", "B", "C"]
    kept = [[cell.replace("\r", "") for cell in row] for row in rows]
    for data in (csv_bytes(header, kept), xlsx_bytes("Rencana", header, kept)):
        _, read = table_rows.table_rows(data)
        assert [cells for _, cells in json.loads(read)][1:] == kept
    text = csv_bytes(header, kept).decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert not any(is_dangerous(line) for cell in cells for line in cell.split("\n"))
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_bytes("R", header, kept))).active
    assert {cell.data_type for line in sheet.iter_rows() for cell in line} <= {"s", "n"}
    assert not any(cell.data_type == "f" for line in sheet.iter_rows() for cell in line)


@given(WORDS)
def test_a_guard_comes_off_again(text):
    """Guarding and taking off is the identity; a guarded line is never dangerous."""
    assert unguarded(guarded(text)) == text
    assert not any(is_dangerous(line) for line in guarded(text).split("\n"))


POSTS = st.builds(
    lambda title, text, tags, note, day, hour, zone: Post(
        id="a" * 32, title=title, note=note, tags=tuple(tags),
        caption=Caption(text=text, hashtags=tuple(tags)),
        schedule=Schedule(date=f"2026-12-{day:02d}", time=hour, zone=zone),
    ),
    WORDS.filter(lambda t: t.strip() and t.split()), WORDS, st.lists(WORDS, max_size=3), WORDS,
    st.integers(1, 31), st.sampled_from(["", "00:00", "09:05", "23:59"]),
    st.sampled_from(["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"]),
)  # fmt: skip


@given(POSTS, st.sampled_from(FORMS))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_post_goes_round(session, tmp_path: Path, post, form):
    """Whatever is written in a post, its row in each form reads back as no change."""
    with session.edit("Ubah") as draft:
        draft.put(post)
    with reading_here():
        seen = plan_import.preview(session, written(session, form, tmp_path))
    assert (seen.merged.new, seen.merged.changed, seen.merged.bad) == ((), (), ())


def test_the_same_plan_gives_the_same_bytes(session):
    """Every form is the same, byte for byte, when written again."""
    for form in FORMS:
        assert plan_export.plan_file(session, form).data == plan_export.plan_file(session, form).data


def test_the_calendar_is_one_others_read(session):
    """Zones are written out, posts without an hour are whole days, UIDs stay, days come when asked."""
    data = plan_export.plan_file(session, "ics", "2026-12-01", "2026-12-31", with_days=True).data
    calendar = icalendar.Calendar.from_ical(data)
    zones = {str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")}
    events = {str(event["UID"]): event for event in calendar.walk("VEVENT")}
    assert zones == {"Asia/Makassar", "Asia/Jakarta"}
    assert events["a" * 32 + "@studio-humas"]["DTSTART"].dt.isoformat() == "2026-12-01T09:00:00+08:00"
    whole = events["b" * 32 + "@studio-humas"]
    assert (whole["DTSTART"].dt.isoformat(), whole["DTEND"].dt.isoformat()) == ("2026-12-02", "2026-12-03")
    aids = events["hari-aids-sedunia-2026-12-01@hari.studio-humas"]
    assert "dari ingatan" in str(aids["SUMMARY"])
    assert "k@kampanye.studio-humas" in events


def test_days_and_campaigns_do_not_come_back_as_posts(session, tmp_path: Path):
    """What the calendar holds beside posts is left aside, and that is said."""
    out = written(session, "ics", tmp_path, first="2026-12-01", last="2026-12-31", with_days=True)
    seen = plan_import.preview(session, out)
    assert (seen.merged.new, seen.merged.same) == ((), 5)
    assert "dilewati" in seen.notes[-1]


def table(folder: Path, text: str, name="tabel.csv") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


FOREIGN = (
    "RENCANA KONTEN DESEMBER,,,,\n"
    "Tgl,Pukul,Topik,Kanal,PIC\n"
    "21/12/2026,9.30,Layanan malam,IG; FB,Budi\n"
    "32/12/2026,9,Salah tanggal,IG,\n"
    "22 Des 2026,25:00,Salah jam,TikTuk,\n"
    ",,,,\n"
    "23/12/2026,,,IG,\n"
    "21/12/2026,9.30,Layanan malam,IG,\n"
)


def test_a_foreign_table_is_read_by_its_headers(session, tmp_path: Path):
    """Headers as people write them, a title line above; bad rows by line with every reason."""
    seen = plan_import.preview(session, table(tmp_path, FOREIGN))
    assert [(c.header, c.key, c.type) for c in seen.columns] == [
        ("Tgl", "date", "date"), ("Pukul", "time", "text"), ("Topik", "title", "text"),
        ("Kanal", "placements", "text"), ("PIC", "owner", "text"),
    ]  # fmt: skip
    made = seen.merged.new[0]
    assert (made.post.schedule, made.post.placements) == (
        Schedule(date="2026-12-21", time="09:30", zone="Asia/Makassar"),
        ("instagram/feed-portrait", "facebook/feed-portrait"),
    )
    assert made.post.status == "idea"
    assert "budi" in made.remarks[0]
    assert [(bad.line, len(bad.reasons)) for bad in seen.merged.bad] == [(4, 1), (5, 2), (7, 1), (8, 1)]
    assert "32/12/2026" in seen.merged.bad[0].reasons[0]
    assert "baris 3" in seen.merged.bad[3].reasons[0]


def test_columns_can_be_mapped(session, tmp_path: Path):
    """A column is read as told, or left out; an unknown field and a table without titles are refused."""
    path = table(tmp_path, "Apa;Kapan;Topik\nSatu;2026-12-24;x\n")
    seen = plan_import.preview(session, path, {"Apa": "title", "Kapan": "date", "Topik": "-"})
    assert [(t.post.title, t.post.schedule.date) for t in seen.merged.new] == [("Satu", "2026-12-24")]
    with pytest.raises(StudioError, match="judulnya"):
        plan_import.preview(session, path, {"Apa": "judulnya"})
    with pytest.raises(StudioError, match="Kolom judul"):
        plan_import.preview(session, path, {"Topik": "-"})


def test_nothing_is_stored_before_it_is_confirmed(session, tmp_path: Path):
    """A preview leaves the project as it was; applying is one command; what changed meanwhile is refused."""
    before = session.project
    seen = plan_import.preview(session, table(tmp_path, FOREIGN))
    assert session.project == before
    assert plan_import.apply(session, seen) == 1
    assert "Impor rencana" in session.commands()[0][0]
    with pytest.raises(StudioError, match="berubah"):
        plan_import.apply(session, seen)
    session.undo()
    assert session.project == before


def test_a_file_approves_nothing(session, tmp_path: Path):
    """A status that people give is not taken from a file, neither for new posts nor for known ones."""
    path = table(tmp_path, f"ID,Judul,Status\n{'c' * 32},Tanpa tanggal,disetujui\n,Baru,terbit\n")
    seen = plan_import.preview(session, path)
    assert [(t.post.title, t.post.status) for t in seen.merged.new] == [("Baru", "draft")]
    assert "tidak diambil" in seen.merged.new[0].remarks[0]
    assert (seen.merged.changed, seen.merged.same) == ((), 1)


def approve(session, ident):
    parts = content_hashes(session.project, ident)
    with session.edit("Setuju") as draft:
        draft.put(ReviewState(id="r", post=ident, decision="approve", parts=parts))


def test_moving_by_import_is_moving(session, tmp_path: Path):
    """A file that moves what is approved drops its time alone, says so, logs it; what is out stays."""
    approve(session, "d" * 32)
    path = table(tmp_path, f"ID,Tanggal,Jam\n{'d' * 32},2026-12-10,09:00\n{'e' * 32},2026-12-11,09:00\n")
    seen = plan_import.preview(session, path)
    told = {t.post.title: t for t in seen.merged.changed}
    assert "gugur" in told["Disetujui"].remarks[0]
    assert "sudah terbit" in told["Terbit"].remarks[0]
    plan_import.apply(session, seen)
    moved = session.project.get(Post, "d" * 32)
    assert (moved.status, moved.schedule.date) == ("approved", "2026-12-10")
    assert set(session.project.get(ReviewState, "r").parts) == {
        "media",
        "captions",
        "alt",
        "answers",
        "whole",
    }
    assert session.project.get(Post, "e" * 32).schedule.date == "2026-12-04"
    with session.file.reading() as connection:
        assert [body for _, body, _ in audit.entries(connection)] == [
            '{"act":"approval-dropped","at":"2026-11-22T00:00:00Z","parts":["schedule"],"post":"'
            + "d" * 32
            + '"}'
        ]


def test_moving_by_hand_is_refused_for_what_is_out(session):
    """A published post keeps its day, with a sentence."""
    with pytest.raises(StudioError, match="sudah terbit"):
        move_post(session, session.project.get(Post, "e" * 32), Schedule(date="2026-12-30"))


def test_schedulers_get_their_exact_header(session):
    """Publer's twelve columns, Buffer's four; not the unapproved, what is out, texts that could run."""
    with session.edit("Isi") as draft:
        draft.put(
            Post(id="g" * 32, title="Siap", status="approved", placements=("x/post",),
                 caption=Caption(text="Halo\n- poin", link="https://x.go.id"), tags=("paspor",),
                 schedule=Schedule(date="2026-12-06", time="10:00")),
            Post(id="h" * 32, title="Awas", status="approved", placements=("x/post",),
                 caption=Caption(text="@sobat"), schedule=Schedule(date="2026-12-07", time="10:00")),
            Post(id="i" * 32, title="Sudah", status="published", placements=("x/post",),
                 caption=Caption(text="Halo"), schedule=Schedule(date="2026-12-05", time="10:00")),
        )  # fmt: skip
    publer = scheduling.scheduler_file(session, scheduling.Scheduler(platform="x"))
    rows = list(csv.reader(io.StringIO(publer.data.decode(), newline="")))
    assert ",".join(rows[0]) == (
        "Date,Text,Link(s),Media URL(s),Title,Label(s),Alt text(s),Comment(s),Board/Album,Post subtype,CTA,"
        "Reminder"
    )
    assert [row[:3] for row in rows[1:]] == [
        ["2026-12-06 10:00", "Halo\n- poin\n\nhttps://x.go.id", "https://x.go.id"]
    ]
    assert [name for name, _ in publer.left_out] == ['=Paspor; "murah", cepat', "Sudah", "Awas"]
    assert publer.left_out[1][1] == "sudah terbit"
    assert scheduling.ready(session.project.all(Post), "x") == 2
    buffer = scheduling.scheduler_file(session, scheduling.Scheduler(platform="x", tool="buffer"))
    assert buffer.data.decode().startswith('"Text","Image URL","Tags","Posting Time"\r\n')
    own = scheduling.Scheduler(
        platform="x",
        tool="template",
        header=("When", "Body", "Empty"),
        mapping={"When": "when", "Body": "text"},
    )
    lines = list(csv.reader(io.StringIO(scheduling.scheduler_file(session, own).data.decode(), newline="")))
    assert (lines[0], lines[1][0], lines[1][2]) == (["When", "Body", "Empty"], "2026-12-06 10:00", "")


def test_a_workbook_keeps_no_trace(session):
    """The XLSX holds no clock time and no name but the program's."""
    with zipfile.ZipFile(io.BytesIO(plan_export.plan_file(session, "xlsx").data)) as book:
        core = book.read("docProps/core.xml").decode()
        assert {info.date_time for info in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert "1980-01-01" in core
    assert "openpyxl" not in core


def test_a_foreign_calendar_keeps_its_names(session, tmp_path: Path):
    """UTC becomes the office's clock; a UID stays when its post goes out again, also after edits."""
    path = tmp_path / "asing.ics"
    events = (
        "UID:rapat-1@contoh.go.id\nDTSTART:20261207T020000Z\nSUMMARY:Rilis bersama\nDESCRIPTION:Bawa data",
        "UID:rapat-2@contoh.go.id\nDTSTART;TZID=Asia/Jayapura:20261208T100000\nSUMMARY:Siaran",
        "UID:batal@contoh.go.id\nDTSTART:20261209\nSTATUS:CANCELLED\nSUMMARY:Batal",
    )
    body = "".join(f"BEGIN:VEVENT\n{event}\nEND:VEVENT\n" for event in events)
    path.write_text(f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//\n{body}END:VCALENDAR\n", "utf-8")
    seen = plan_import.preview(session, path)
    assert [(t.post.title, t.post.schedule.date, t.post.schedule.time, t.post.schedule.zone, t.post.note)
            for t in seen.merged.new] == [
        ("Rilis bersama", "2026-12-07", "10:00", "Asia/Makassar", "Bawa data"),
        ("Siaran", "2026-12-08", "10:00", "Asia/Jayapura", ""),
    ]  # fmt: skip
    assert [(bad.line, bad.reasons) for bad in seen.merged.bad] == [(3, ("dibatalkan di kalender asalnya",))]
    plan_import.apply(session, seen)
    made = next(p for p in session.project.all(Post) if p.title == "Rilis bersama")
    with session.edit("Ganti judul") as draft:
        draft.put(msgspec.structs.replace(made, title="Rilis kami", status="draft"))
    data = plan_export.plan_file(session, "ics").data
    names = {str(e["UID"]): str(e["SUMMARY"]) for e in icalendar.Calendar.from_ical(data).walk("VEVENT")}
    assert names["rapat-1@contoh.go.id"] == "Rilis kami"
    back = plan_import.preview(session, path)
    assert [(t.fields, t.before.title) for t in back.merged.changed] == [(("title",), "Rilis kami")]
    assert back.merged.new == ()


def test_media_are_named_as_in_the_bundle(tmp_path: Path):
    """Addresses of media are the media address and the names in a sound bundle; a damaged one is refused."""
    with demo.make_example(tmp_path / "contoh.humas", demo.example_files()[:1]) as example:
        post = msgspec.structs.replace(example.project.all(Post)[0], status="approved")
        with example.edit("Setujui") as draft:
            draft.put(post)
        made = export_posts(example, [post], tmp_path, ["x/post"])
        wanted = scheduling.Scheduler(
            platform="x",
            tool="buffer",
            bundle=str(made.folder),
            media_base="https://media.contoh.go.id/2026/",
        )
        row = scheduling.scheduler_file(example, wanted).data.decode().splitlines()
        names = [path.name for path in (made.folder / "media").iterdir()]
        assert f'"https://media.contoh.go.id/2026/{names[0]}"' in "\n".join(row)
        (made.folder / "media" / names[0]).write_bytes(b"lain")
        with pytest.raises(StudioError, match="tidak utuh"):
            scheduling.scheduler_file(example, wanted)
