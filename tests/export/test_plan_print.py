"""The plan on paper: nothing is lost, the same bytes, letters inside the file, every paper at its size."""

import io
import subprocess
import sys
from pathlib import Path

import docx
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from studio.domain.content import Campaign, Office, Pillar, Post, Schedule
from studio.domain.ids import CampaignId
from studio.domain.plan_sheet import (
    PAPERS,
    Letterhead,
    PlanSheet,
    SheetCampaign,
    SheetDay,
    SheetPillar,
    SheetPost,
    Signature,
    bars_of,
    each_day,
    months_of,
    weeks_in,
)
from studio.export.plan_print.document import emblem_png, first_page, pages_of, plan_pdf
from studio.export.plan_print.docx_list import plan_docx
from studio.export.plan_print.ink import STATUS_LOOK
from studio.render import display as d
from studio.session.plan_export import Wanted
from studio.session.plan_print import printed, sheet_of, span_words
from studio.session.projects import create_project

LONG = (
    "Loket ramah disabilitas: kursi roda, juru bahasa isyarat, dan antrean prioritas tanpa perlu mendaftar"
    " lebih dahulu di loket"
)
STATUSES = tuple(STATUS_LOOK)


def sheet(count: int, *, sign: bool = False, long: bool = True) -> PlanSheet:
    """A December with so many posts, campaigns, a holiday and joint leave."""
    posts = tuple(
        SheetPost(
            title=f"{LONG if long and n % 4 == 0 else 'Layanan paspor akhir pekan'} nomor{n:03d}",
            date=f"2026-12-{1 + n * 31 // count:02d}", time="09:00", codes="IG FB", platforms=("Instagram",),
            status=STATUSES[n % len(STATUSES)], pillar=n % 2, owner="Rani",
        )
        for n in range(count)
    )  # fmt: skip
    days = {day: SheetDay(other="Pon · 1 Rajab") for day in each_day("2026-12-01", "2026-12-31")}
    days["2026-12-25"] = SheetDay(names=(("Hari Raya Natal", ""),), off="holiday")
    days["2026-12-24"] = SheetDay(names=(("Cuti bersama Natal", "perkiraan"),), off="leave")
    return PlanSheet(
        title="Kalender konten", span="Desember 2026", first="2026-12-01", last="2026-12-31", posts=posts,
        days=days, campaigns=(SheetCampaign(name="Antipungli", start="2026-11-20", end="2026-12-12"),),
        pillars=(SheetPillar(name="Layanan", color="#0B7A75"), SheetPillar(name="Hukum", color="#3B63C4")),
        head=Letterhead(lines=("INSTANSI", "KANTOR"), address=("Jalan Satu 1",)),
        signature=Signature(city="Makassar", position="Kepala Kantor", name="Nama Kepala") if sign else None,
    )  # fmt: skip


pytestmark = pytest.mark.usefixtures("qapp")


def pages_in(data: bytes) -> list[str]:
    """The text of each page, which takes its time to read."""
    return [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]


def words(data: bytes) -> str:
    """The text of every page, on one line."""
    return " ".join(" ".join(pages_in(data)).split())


@pytest.mark.parametrize(("count", "paper"), [(60, "a4"), (60, "f4"), (120, "a3")])
def test_nothing_is_lost_on_paper(count, paper):
    """60 posts on A4 and 120 on A3: what the month cuts or leaves out stands whole on the pages after it."""
    made = plan_pdf(sheet(count), "month-pdf", paper)
    told = pages_in(made)
    missing = [n for n in range(count) if not any(f"nomor{n:03d}" in page for page in told)]
    assert missing == []
    on_it = sum("09.00" in line for line in told[0].splitlines())
    assert on_it == count


def test_a_crowded_day_goes_on():
    """Thirty posts on one day do not fit its cell: it says how many are left, and the list has them all."""
    crowded = msgspec.structs.replace(
        sheet(30), posts=tuple(msgspec.structs.replace(p, date="2026-12-10") for p in sheet(30).posts)
    )
    told = words(plan_pdf(crowded, "month-pdf", "a4"))
    assert "lagi di lanjutan" in told
    assert "Lanjutan Desember 2026" in told
    assert all(f"nomor{n:03d}" in told for n in range(30))


ANY_POST = st.builds(
    SheetPost,
    title=st.text(st.sampled_from("ab ,–😀ꦗ\u200bÉ\n"), max_size=160),
    date=st.integers(1, 31).map(lambda day: f"2026-12-{day:02d}"),
    time=st.sampled_from(["", "09:00", "23:59 WIT"]), status=st.sampled_from([*STATUSES, "lain"]),
    codes=st.sampled_from(["", "IG FB X +9"]), pillar=st.integers(-1, 1),
    campaign=st.sampled_from(["", "Antipungli"]), clocks=st.sampled_from(["", "09.00 WIB · 10.00 WITA"]),
)  # fmt: skip


@given(st.lists(ANY_POST, max_size=50), st.sampled_from(list(PAPERS)), st.booleans())
@settings(max_examples=25, deadline=None)
def test_any_month_is_whole(posts, paper, sign):
    """Whatever stands in it: every post is on its day's cell or in the list behind, inside the page."""
    named = tuple(
        msgspec.structs.replace(p, title=f"n{n:03d}z {p.title}".strip()) for n, p in enumerate(posts)
    )
    made = pages_of(msgspec.structs.replace(sheet(1, sign=sign), posts=named), "month-pdf", paper)
    told = " ".join(op.text for page in made for op in page.ops if isinstance(op, d.Text))
    assert [n for n in range(len(posts)) if f"n{n:03d}z" not in told] == []
    for page in made:
        for op in page.ops:
            if isinstance(op, d.Text):
                assert 0 <= op.baseline <= page.height
                assert -1 <= op.x <= page.width


def test_words_without_end_come_to_an_end():
    """A title of 20,000 letters without a blank, and no words at all: a page is made, in time."""
    post = sheet(1).posts[0]
    odd = tuple(
        msgspec.structs.replace(post, title=title, codes="X " * 40) for title in ("a" * 20_000, "", "😀" * 90)
    )
    made = msgspec.structs.replace(sheet(1), posts=odd)
    for form in ("month-pdf", "list-pdf"):
        assert plan_pdf(made, form, "a4").startswith(b"%PDF")


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("form", ["month-pdf", "list-pdf"])
def test_paper_has_its_size(form, paper):
    """Months lie on their side, lists stand; every page of a file is of one size."""
    short, tall = PAPERS[paper]
    wanted = (tall, short) if form == "month-pdf" else (short, tall)
    for page in PdfReader(io.BytesIO(plan_pdf(sheet(20), form, paper))).pages:
        size = (float(page.mediabox.width) / 72 * 25.4, float(page.mediabox.height) / 72 * 25.4)
        assert size == pytest.approx(wanted, abs=0.3)


def test_the_letters_are_in_the_file():
    """Every font is embedded, and all are of the bundled family."""
    reader = PdfReader(io.BytesIO(plan_pdf(sheet(20, sign=True), "list-pdf", "a4")))
    found = {
        str(font.get_object()["/BaseFont"]): font.get_object()["/DescendantFonts"][0].get_object()
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert found
    for name, inner in found.items():
        assert "SourceSans3" in name
        assert "/FontFile2" in inner["/FontDescriptor"].get_object()


SCRIPT = """
import sys; from pathlib import Path
from studio.session.projects import open_project
from studio.session.plan_export import Wanted, plan_of
with open_project(Path(sys.argv[1]), read_only=True) as session:
    for form in ("month-pdf", "list-pdf", "docx"):
        wanted = Wanted(form=form, first="2026-12-01", last="2026-12-31", with_days=True, sign=True)
        Path(sys.argv[2], form).write_bytes(plan_of(session, wanted).data)
"""


def test_the_same_plan_gives_the_same_bytes(tmp_path: Path):
    """Written by two processes, every form is the same, byte for byte."""
    path = tmp_path / "k.humas"
    with create_project(path, institution="Instansi", unit="Unit") as session, session.edit("Isi") as draft:
        draft.put(Pillar(id="p", name="Layanan"))
        for n in range(9):
            at = Schedule(date=f"2026-12-{n + 1:02d}", time="09:00")
            draft.put(Post(id=f"{n:032x}", title=f"{LONG} {n} 😀", pillar="p", national=n == 1, schedule=at))
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        subprocess.run([sys.executable, "-c", SCRIPT, str(path), str(tmp_path / name)], check=True)
    for form in ("month-pdf", "list-pdf", "docx"):
        assert (tmp_path / "a" / form).read_bytes() == (tmp_path / "b" / form).read_bytes()


def test_statuses_survive_a_black_and_white_print():
    """No two statuses share an icon, and each is in the legend in words."""
    icons = [icon for icon, _color in STATUS_LOOK.values()]
    assert len(icons) == len(set(icons))
    told = words(plan_pdf(sheet(len(STATUSES), long=False), "month-pdf", "a4"))
    assert all(word in told for word in ("Menunggu persetujuan", "Perlu perbaikan", "Ditahan", "Arsip"))


def test_holidays_and_doubt_are_told():
    """A holiday and joint leave are named and filled otherwise; what is uncertain has its mark."""
    ops = pages_of(sheet(5), "month-pdf", "a4")[0].ops
    texts = [op.text for op in ops if isinstance(op, d.Text)]
    assert "Hari Raya Natal" in texts
    assert "Cuti bersama Natal*" in texts
    assert any(text.startswith("* tanggalnya perkiraan") for text in texts)
    told = words(plan_pdf(sheet(5), "list-pdf", "a4"))
    assert "Cuti bersama Natal (perkiraan)" in told


def test_a_list_is_headed_and_signed():
    """The office's head, the title and who takes note stand once; without a wish nobody signs."""
    told = words(plan_pdf(sheet(8, sign=True), "list-pdf", "a4"))
    assert told.count("Jalan Satu 1") == 1
    assert "Mengetahui, Kepala Kantor" in told
    assert "Nama Kepala" in told
    assert "Mengetahui" not in words(plan_pdf(sheet(8), "list-pdf", "a4"))


def test_a_document_is_a_table_one_can_go_on_with():
    """Every title is in the table, its head repeats, the last rows are whole, and no clock time is in it."""
    data = plan_docx(sheet(20, sign=True), "f4", emblem_png(sheet(1).head))
    made = docx.Document(io.BytesIO(data))
    table = made.tables[-1]
    cells = [cell.text for row in table.rows for cell in row.cells]
    assert all(any(f"nomor{n:03d}" in cell for cell in cells) for n in range(20))
    assert [cell.text for cell in table.rows[0].cells][:2] == ["Jam", "Judul"]
    page = made.sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (215, 330)
    assert any("Mengetahui," in paragraph.text for paragraph in made.paragraphs)
    assert data == plan_docx(sheet(20, sign=True), "f4", b"")


def test_the_first_page_is_a_picture():
    """A PNG as wide as asked for, and the number of pages."""
    data, pages = first_page(sheet(20), "list-pdf", "a4", 400)
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(data[16:20]) == 400
    assert pages == len(pages_of(sheet(20), "list-pdf", "a4"))


def test_bars_close_up():
    """A campaign that goes on from last month and one within a week: lanes, columns, and ends in sight."""
    weeks = weeks_in("2026-12")
    assert (weeks[0][0], weeks[-1][-1], len(weeks)) == ("2026-11-30", "2027-01-03", 5)
    shown = (
        SheetCampaign(name="A", start="2026-11-20", end="2026-12-08"),
        SheetCampaign(name="B", start="2026-12-07", end="2026-12-31"),
    )
    bars = bars_of(weeks, shown)
    assert [(b.name, b.lane, b.begin, b.end, b.starts, b.ends) for b in bars[1]] == [
        ("A", 0, 0, 1, False, True), ("B", 1, 0, 6, True, False),
    ]  # fmt: skip
    assert [(b.name, b.lane) for b in bars[2]] == [("B", 0)]


def test_spans_have_names():
    """A month, a year, a day and any other span in words; months of a span over new year."""
    assert span_words("2026-12-01", "2026-12-31") == "Desember 2026"
    assert span_words("2026-01-01", "2026-12-31") == "Tahun 2026"
    assert span_words("2026-12-05", "2026-12-05") == "5 Desember 2026"
    assert span_words("2026-12-30", "2027-01-02") == "30 Desember 2026 – 2 Januari 2027"
    assert months_of("2026-11-30", "2027-01-01") == ["2026-11", "2026-12", "2027-01"]


def test_an_office_without_posts_can_print(tmp_path: Path):
    """An empty month has its days; an empty list says so; control characters are no obstacle."""
    with create_project(tmp_path / "k.humas", institution="I", unit="U") as session:
        with session.edit("Isi") as draft:
            office = session.project.get(Office, "office")
            draft.put(msgspec.structs.replace(office, address="Jalan\x07 Satu\nLantai 2", city="\x00Kota"))
        for form in ("month-pdf", "list-pdf", "docx"):
            wanted = Wanted(form=form, first="2026-12-01", last="2026-12-31", with_days=True, sign=True)
            assert printed(session, wanted).rows == 0
        assert sheet_of(session, wanted).head.address == ("Jalan Satu Lantai 2",)
        assert "Belum ada konten" in words(printed(session, Wanted(form="list-pdf")).data)


def test_a_campaign_lasts_as_long_on_paper_as_on_the_screen(tmp_path: Path) -> None:
    """One that has only an end is that day; one without any day is left out."""
    with create_project(tmp_path / "k.humas", institution="Instansi", unit="Kantor Uji") as session:
        with session.edit("Kampanye") as draft:
            draft.put(
                Campaign(id=CampaignId("a"), name="Akhir saja", end="2026-12-20"),
                Campaign(id=CampaignId("b"), name="Tanpa hari"),
            )
        sheet = sheet_of(session, Wanted(form="month-pdf", first="2026-12-01", last="2026-12-31"))
        assert [(c.name, c.start, c.end) for c in sheet.campaigns] == [
            ("Akhir saja", "2026-12-20", "2026-12-20")
        ]
