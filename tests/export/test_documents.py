"""The PDF after its finish, the approval sheet, and the index page."""

import base64
import io
import os
import re
import subprocess
import sys
import zipfile

import docx
import pytest
from docx.shared import Pt
from lxml import etree
from lxml import html as lxml_html
from PIL import Image
from pypdf import PdfReader

from studio.domain import color
from studio.domain.caption import AssembledCaption
from studio.domain.content import Schedule
from studio.domain.review import Finding, Where
from studio.export.docx import FACT_LABELS, ApprovalSheet, Kop, Work, approval_docx, facts_of
from studio.export.encoders.pdf import finish_pdf, print_boxes
from studio.export.encoders.webp import thumbnail
from studio.export.gate_sheet import GatePaper
from studio.export.index_page import PER_POST, PostView, Shown, index_page, when
from studio.export.index_style import Look, style_sheet
from studio.paths import resources
from tests.export.conftest import picture

PAINT = """
import sys
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QPageSize, QPainter, QPdfWriter
app = QGuiApplication([])
data = QByteArray()
buffer = QBuffer(data)
buffer.open(QIODevice.OpenModeFlag.WriteOnly)
writer = QPdfWriter(buffer)
writer.setResolution(72)
writer.setTitle("judul <lama>")
writer.setPageSize(QPageSize(QSizeF(226, 313), QPageSize.Unit.Millimeter))
writer.setPageMargins(QMarginsF(0, 0, 0, 0))
painter = QPainter(writer)
families = []
for name in sys.argv[1:]:
    families += QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(name))
painter.drawText(100, 100, "Layanan paspor 2026")
for number, family in enumerate(families):
    painter.setFont(QFont(family, 12))
    painter.drawText(100, 200 + 30 * number, "Huruf")
writer.newPage()
painter.drawText(100, 100, "Halaman dua")
painter.end()
sys.stdout.buffer.write(bytes(data))
"""


FONTS = sorted((resources() / "fonts").glob("*/*-Regular.ttf"))[:7]


def qt_pdf() -> bytes:
    """A two-page document from a process of its own, as the render process makes it."""
    done = subprocess.run(
        [sys.executable, "-c", PAINT, *(str(path) for path in FONTS)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        check=True,
    )
    return done.stdout


@pytest.fixture(scope="module")
def two_runs() -> tuple[bytes, bytes]:
    """The same pages painted twice."""
    return qt_pdf(), qt_pdf()


def test_pdf_bytes_depend_on_content_alone(two_runs):
    """Two runs differ as Qt writes them and are equal when finished; another content hash is another id."""
    first, second = two_runs
    assert first != second
    boxes = print_boxes(210, 297, bleed_mm=3, marks_mm=5)
    made = [finish_pdf(raw, content_hash="ab" * 32, boxes=boxes, title="Poster") for raw in two_runs]
    assert made[0] == made[1]
    other = finish_pdf(first, content_hash="cd" * 32, boxes=boxes, title="Poster")
    ids = [PdfReader(io.BytesIO(data)).trailer["/ID"] for data in (made[0], other)]
    assert ids[0] != ids[1]
    assert ids[0][0] == ids[0][1]
    fonts = PdfReader(io.BytesIO(made[0])).pages[0]["/Resources"]["/Font"].values()
    names = [str(font.get_object()["/BaseFont"]) for font in fonts]
    assert len(names) > 4
    assert all(re.fullmatch(r"/[A-Z]{6}\+\S+", name) for name in names)


def test_pdf_boxes_and_text(two_runs):
    """Each page has the three boxes in pt, and its words can be read out."""
    made = finish_pdf(
        two_runs[0],
        content_hash="ab" * 32,
        boxes=print_boxes(210, 297, bleed_mm=3, marks_mm=5),
        title="Poster & <b>",
    )
    read = PdfReader(io.BytesIO(made))
    assert len(read.pages) == 2
    for page in read.pages:
        assert [float(v) for v in page.mediabox] == pytest.approx(
            [0, 0, 226 / 25.4 * 72, 313 / 25.4 * 72], abs=1e-3
        )
        assert [float(v) for v in page.trimbox] == pytest.approx(
            [8 / 25.4 * 72, 8 / 25.4 * 72, 218 / 25.4 * 72, 305 / 25.4 * 72], abs=1e-3
        )
        assert [float(v) for v in page.bleedbox] == pytest.approx(
            [5 / 25.4 * 72, 5 / 25.4 * 72, 221 / 25.4 * 72, 308 / 25.4 * 72], abs=1e-3
        )
    assert made[:8] == two_runs[0][:8]
    assert [" ".join(page.extract_text().split()) for page in read.pages] == [
        "Layanan paspor 2026" + " Huruf" * len(FONTS),
        "Halaman dua",
    ]


def test_pdf_names_no_program_clock_or_person(two_runs):
    """Producer, creator and dates are fixed in the info and in the XMP packet; the old title is gone."""
    made = finish_pdf(two_runs[0], content_hash="ab" * 32, boxes=None, title="Poster & <b>")
    read = PdfReader(io.BytesIO(made))
    info = read.metadata
    assert (info.title, info.producer, info.creator) == ("Poster & <b>", "Studio Humas", "Studio Humas")
    assert info["/CreationDate"] == info["/ModDate"] == "D:19800101000000Z"
    assert not info.author
    packet = read.root_object["/Metadata"].get_object().get_data()
    etree.fromstring(packet)
    assert b"Poster &amp; &lt;b&gt;" in packet
    for trace in (b"Qt 6", b"lama", b"2026-", b"D:2026"):
        assert trace not in made
        assert trace not in packet
    assert set(re.findall(rb"xmp:\w+Date=\"([^\"]*)", packet)) == {b"1980-01-01T00:00:00+00:00"}


def test_print_boxes_without_bleed_are_one_page():
    """Without bleed and marks the three boxes are the paper itself."""
    boxes = print_boxes(297, 420)
    assert boxes.media == boxes.bleed == boxes.trim == (0, 0, 841.8898, 1190.5512)


def image_bytes(kind: str, size: tuple[int, int]) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (20, 80, 120)).save(out, kind)
    return out.getvalue()


FINDINGS = (
    Finding(id="a", code="ok", severity="blocker", status="pass", message="Lolos saja"),
    Finding(
        id="b",
        code="contrast/low",
        severity="warning",
        status="warn",
        message="Kontras <rendah> & kabur",
        hint="Gelapkan foto.",
        where=Where(placement="x/post"),
    ),
    Finding(id="c", code="slot/empty", severity="blocker", status="fail", message="Judul kosong"),
)


PAPER = GatePaper(
    draft=True,
    counts=(("Penghalang", 1), ("Peringatan", 1), ("Saran", 0), ("Dijawab", 1)),
    open=(("Penghalang", "Judul kosong", "media"), ("Peringatan", "Kontras <rendah> & kabur", "x/post")),
    answered=(("Rani, editor", (("L2 · Berwenang?", "Ya", "Sesuai disposisi"),)),),
    off=(("P6", "Studio kami kosong"),),
)


def sheet(title: str = "Layanan paspor") -> ApprovalSheet:
    return ApprovalSheet(
        kop=Kop(
            logo=image_bytes("PNG", (80, 80)),
            lines=("KEMENTERIAN CONTOH REPUBLIK INDONESIA", "KANTOR WILAYAH NUSA SELARAS"),
            address=("Jalan Contoh No. 1",),
        ),
        title=title,
        facts=facts_of(
            {"Judul": title, "Kanal dan jadwal": "Instagram\nSelasa, 24 November 2026 · 09.00 WIB"}
        ),
        works=tuple(
            Work(picture=image_bytes("JPEG", s), label=f"Karya {s[0]}") for s in ((108, 135), (300, 100))
        ),
        gate=PAPER,
        signer_position="Kepala Kantor Wilayah",
        signer_name="Nama Pejabat",
        city="Kota Selaras",
    )


def test_sheet_is_the_same_bytes_and_stored():
    """Two builds are equal; the parts are stored with 1980 dates and carry no clock, thumbnail or program."""
    data = approval_docx([sheet()])
    assert data == approval_docx([sheet()])
    assert len(data) < 250_000
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert parts.testzip() is None
        for info in parts.infolist():
            assert info.date_time == (1980, 1, 1, 0, 0, 0)
            assert info.compress_type == zipfile.ZIP_STORED
            assert "thumbnail" not in info.filename
            if info.filename.endswith((".xml", ".rels")):
                text = parts.read(info.filename)
                etree.fromstring(text)
                for trace in (b"Microsoft Macintosh", b"2013-12-23", b"python-docx", b"2026-"):
                    assert trace not in text, info.filename


def test_sheet_follows_the_page_rules():
    """A4, margins 3/2/2.5/2 cm, Arial 11, page number only in the header of later pages."""
    read = docx.Document(io.BytesIO(approval_docx([sheet()])))
    section = read.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    edges = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    assert [round(edge.mm, 1) for edge in edges] == [30, 20, 20, 25]
    assert (read.styles["Normal"].font.name, read.styles["Normal"].font.size) == ("Arial", Pt(11))
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    assert "PAGE" not in section.first_page_header._element.xml
    assert read.core_properties.author == "Studio Humas"


def test_sheet_holds_every_field():
    """Letterhead, all fields, pictures with alt text, findings, paraf, decisions, place to sign."""
    read = docx.Document(io.BytesIO(approval_docx([sheet()])))
    cells = [cell.text for table in read.tables for row in table.rows for cell in row.cells]
    text = "\n".join([*cells, *(paragraph.text for paragraph in read.paragraphs)])
    for label in FACT_LABELS:
        assert label in cells
    for words in (
        "KEMENTERIAN CONTOH REPUBLIK INDONESIA", "LEMBAR PERSETUJUAN KONTEN", "24 November 2026 · 09.00 WIB",
        "Kontras <rendah> & kabur", "Judul kosong", "Kreator", "Hukum/PPID", "☐ Setuju dengan perbaikan",
        "Kepala Kantor Wilayah", "Nama Pejabat", "Kota Selaras", "Klasifikasi arsip dan retensi",
    ):  # fmt: skip
        assert words in text
    assert "Lolos saja" not in text
    assert cells.index("Judul kosong") < cells.index("Kontras <rendah> & kabur")
    assert len(read.inline_shapes) == 3
    shown = read.inline_shapes[1]
    assert shown.width / shown.height == pytest.approx(108 / 135, abs=0.01)
    assert [shape._inline.docPr.get("descr") for shape in read.inline_shapes] == [
        "Logo instansi",
        "Karya 108",
        "Karya 300",
    ]
    for forged in ("elektronik", "BSrE", "TTE"):
        assert forged not in text


def test_several_posts_have_sheets_of_their_own():
    """Each post starts a page; a misspelt field name is an error."""
    read = docx.Document(io.BytesIO(approval_docx([sheet("Satu"), sheet("Dua")])))
    assert sum(p.text == "LEMBAR PERSETUJUAN KONTEN" for p in read.paragraphs) == 2
    assert read.element.xml.count('w:type="page"') == 1
    with pytest.raises(KeyError):
        facts_of({"Judull": "x"})


HOSTILE = "<script>alert(1)</script>\"'&"


def view(**changes) -> PostView:
    shown = Shown(
        path="media/2026-11-24_humas_uji_x_post_01.png", platform="x", placement="Unggahan",
        width=1200, height=675, file_bytes=845_000,
        thumb=thumbnail(picture(1200, 675)), alt="Loket " + HOSTILE, page=1, pages=2,
    )  # fmt: skip
    film = Shown(
        path="media/a.mp4", platform="youtube", placement="Shorts", width=1080, height=1920,
        file_bytes=2_345_678, kind="video",
    )  # fmt: skip
    values = {
        "id": "p1",
        "title": "Layanan " + HOSTILE,
        "schedule": Schedule(date="2026-11-24", time="09:00", zone="Asia/Makassar"),
        "platforms": {"x": "X", "youtube": "YouTube"},
        "captions": {
            "x": AssembledCaption(text="Baris satu\n\nBaris " + HOSTILE, first_comment="Komentar"),
            "youtube": AssembledCaption(text="Isi", fields={"title": "Judul video"}),
        },
        "shown": (shown, film),
        "findings": FINDINGS,
    }  # fmt: skip
    return PostView(**{**values, **changes})


def parsed(posts, **more):
    return lxml_html.document_fromstring(index_page(posts, Look(), office="Kanwil " + HOSTILE, **more))


def test_index_shows_every_rendition_with_its_words():
    """Picture, link, caption, comment, fields, alt text, schedule and findings stand in the page as typed."""
    page = parsed([view()], documents=[("proof.pdf", "Lembar kontak"), ("captions/a b.txt", "Teks")])
    image = page.xpath("//figure//img")[0]
    assert image.get("alt") == "Loket " + HOSTILE
    data = base64.b64decode(image.get("src").removeprefix("data:image/webp;base64,"))
    assert Image.open(io.BytesIO(data)).format == "WEBP"
    assert page.xpath("//figure/a/@href") == ["media/2026-11-24_humas_uji_x_post_01.png", "media/a.mp4"]
    words = [node.text_content() for node in page.find_class("words")]
    alt = "Loket " + HOSTILE
    assert words == ["Baris satu\n\nBaris " + HOSTILE, "Komentar", alt, "Isi", "Judul video"]
    text = page.text_content()
    shown = (
        "Selasa, 24 November 2026 · 09.00 WITA", "1200 × 675 px", "2,3 MB", "845 KB", "1/2", "Shorts",
        "Kontras <rendah> & kabur", "Gelapkan foto.", "1 penghalang", "1 peringatan",
    )  # fmt: skip
    for part in shown:
        assert part in text
    assert "Lolos saja" not in text
    assert page.xpath("//p[@class='files']/a/@href") == ["proof.pdf", "captions/a%20b.txt"]
    assert page.xpath("string(//h1)") == "Layanan " + HOSTILE


def test_index_runs_nothing_foreign():
    """The only script is ours, nothing is fetched, the policy forbids it; buttons need the script to show."""
    page = parsed([view()])
    assert len(page.xpath("//script")) == 1
    assert "alert(1)" not in page.xpath("string(//script)")
    assert not page.xpath("//*[@onclick or @onload or @onerror]|//link|//iframe|//script[@src]")
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == [
        "default-src 'none'; img-src data: 'self'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
    ]
    for address in page.xpath("//@href|//@src"):
        assert not re.match(r"(?!data:image/webp)[a-z]+:", address)
    buttons = page.xpath("//button")
    assert len(buttons) == 5
    for button in buttons:
        assert button.get("hidden") is not None
        assert page.get_element_by_id(button.get("data-copy")).text_content()


def test_index_stays_under_a_megabyte_a_post():
    """Sixty pictures of 25 KB are made smaller until the post fits; each is still a picture."""
    heavy = thumbnail(picture(700, 700, noise=0.9))
    assert len(heavy) > 20_000
    shown = tuple(
        Shown(
            path=f"media/{n}.jpg",
            platform="x",
            placement="P",
            width=700,
            height=700,
            file_bytes=1,
            thumb=heavy,
        )
        for n in range(60)
    )
    text = index_page([view(shown=shown)], Look(), office="K")
    assert len(text.encode()) < PER_POST + 20_000
    sources = re.findall(r"base64,([A-Za-z0-9+/=]+)", text)
    assert len(sources) == 60
    assert len(sources[0]) * 60 > PER_POST / 2
    assert Image.open(io.BytesIO(base64.b64decode(sources[0]))).size[0] > 100


def test_index_of_several_posts_links_to_each():
    """Several posts have a list at the top whose links lead to their sections."""
    page = parsed([view(), view(title="Kedua", findings=(), schedule=Schedule())])
    targets = page.xpath("//nav//a/@href")
    assert [page.get_element_by_id(target[1:]).tag for target in targets] == ["section", "section"]
    assert "Pemeriksaan otomatis tanpa temuan" in page.text_content()
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert when(Schedule()) == "Belum dijadwalkan"


@pytest.mark.parametrize("accent", ["#ffdd00", "#0b6b66", "#101010", "#f4f4f4"])
def test_index_colours_read_in_light_and_dark(accent):
    """Whatever the kit's accent, text has 4.5 : 1 on page and card in both schemes."""
    css = style_sheet(Look(accent=accent, muted="#b0b0b0", paper="#e9d9b0"))
    light, dark = css.split("@media (prefers-color-scheme:dark)")
    for part in (light, dark.split("}")[0]):
        found = {k: color.parse(v) for k, v in re.findall(r"--([\w-]+):(#\w{6})", part)}
        for front in ("accent-ink", "ink", "muted", "ok", "warn", "stop", "info"):
            for back in ("card", "paper"):
                assert color.contrast(found[front], found[back]) >= 4.45, (front, back)
