"""Any text and file is scanned: what is found, where, and that foreign bytes are read in the child alone."""

import io
import json
import sys
from pathlib import Path

import docx
import openpyxl
import pytest
import segno
from click.testing import CliRunner
from PIL import Image

from studio.cli.root import root
from studio.errors import StudioError
from studio.session.scan import scan_file, scan_text, texts_of

NIK = "3171011708450001"


def codes(path: Path) -> list[tuple[str, str, int, int]]:
    """Code, part, page and line of each finding."""
    return [(s.finding.code, s.part, s.page, s.line) for s in scan_file(path).spots]


def test_a_bare_text_is_checked_by_every_check_of_words() -> None:
    """Only what points into the text is told; nothing about a missing design or an empty caption."""
    found = scan_text(f"Rani Putri (13) dianiaya.\nNIK {NIK}").findings
    assert [f.code for f in found] == ["child/name", "privacy/nik"]
    assert scan_text("").findings == ()
    assert scan_text("Layanan buka pukul 08.00.").findings == ()


def test_a_text_file_tells_the_line(tmp_path: Path) -> None:
    """And its name is a text too."""
    file = tmp_path / f"data {NIK}.txt"
    file.write_text(f"Satu\nDua\nNIK {NIK}\n", "utf-8")
    assert codes(file) == [("privacy/nik", "file-name", 0, 1), ("privacy/nik", "text", 0, 3)]


def test_a_picture_tells_what_it_carries(tmp_path: Path) -> None:
    """Comment and place in its metadata, and the text of a QR code."""
    exif = Image.Exif()
    exif[0x010E] = "Milik budi.santoso@gmail.com"
    exif.get_ifd(0x8825).update({1: "S", 2: (6.0, 35.0, 49.7), 3: "E", 4: (106.0, 48.0, 21.7)})
    code = io.BytesIO()
    segno.make("https://wa.me/6281234567890").save(code, kind="png", scale=8)
    picture = Image.new("RGB", (500, 500), "white")
    picture.paste(Image.open(io.BytesIO(code.getvalue())).convert("RGB"), (20, 20))
    picture.save(tmp_path / "foto.jpg", exif=exif)
    assert sorted(codes(tmp_path / "foto.jpg")) == [
        ("privacy/coordinates", "metadata", 0, 1),
        ("privacy/email", "metadata", 0, 1),
        ("privacy/phone", "qr", 0, 1),
        ("security/link", "qr", 0, 1),
    ]


def test_a_number_of_a_person_is_nobodys_statistic() -> None:
    """A NIK beside a counted word is no figure without a source, and no finding repeats it."""
    for digits in (NIK, "081234567890", "1234567890"):
        found = scan_text(f"NIK {digits} milik warga").findings
        assert not [one for one in found if one.id.startswith("verify/")]
        assert digits not in str(found)
    assert [
        one.code
        for one in scan_text("Tahun ini 12.480 warga dilayani.").findings
        if one.id.startswith("verify/")
    ]


def test_a_word_document_is_read_with_header_and_comments(tmp_path: Path) -> None:
    """Body, table and header."""
    made = docx.Document()
    made.add_paragraph("Rapat")
    made.add_table(1, 1).cell(0, 0).text = f"NIK {NIK}"
    made.sections[0].header.paragraphs[0].text = "Hubungi 0812-3456-7890"
    made.save(str(tmp_path / "a.docx"))
    assert [found[:2] for found in codes(tmp_path / "a.docx")] == [
        ("privacy/nik", "text"),
        ("privacy/phone", "header"),
    ]


def test_a_presentation_tells_the_slide(tmp_path: Path) -> None:
    """Shapes and speaker's notes; python-pptx itself stays out of this process."""
    from pptx import Presentation
    from pptx.util import Inches

    made = Presentation()
    made.slides.add_slide(made.slide_layouts[6])
    second = made.slides.add_slide(made.slide_layouts[6])
    second.shapes.add_textbox(0, 0, Inches(3), Inches(1)).text_frame.text = f"NIK {NIK}"
    second.notes_slide.notes_text_frame.text = "Telepon Pak Joko 0812-3456-7890"
    made.save(str(tmp_path / "a.pptx"))
    assert codes(tmp_path / "a.pptx") == [("privacy/nik", "slide", 2, 1), ("privacy/phone", "notes", 2, 1)]


def test_every_sheet_is_read_with_its_rows(tmp_path: Path) -> None:
    """The column's name stands before each cell and says what it is."""
    book = openpyxl.Workbook()
    book.active.append(["Nama", "Rekening"])
    book.active.append(["Budi", 1234567890])
    other = book.create_sheet("Dua")
    other.append(["No", "NIK"])
    other.append([])
    other.append([1, NIK])
    book.save(tmp_path / "a.xlsx")
    assert codes(tmp_path / "a.xlsx") == [
        ("privacy/account", "sheet:Sheet", 1, 2),
        ("privacy/nik", "sheet:Dua", 2, 3),
    ]
    (tmp_path / "a.csv").write_text(f"nama;nik\nBudi;{NIK}\n", "utf-8")
    assert codes(tmp_path / "a.csv") == [("privacy/nik", "table", 0, 2)]


def test_a_pdf_tells_the_page(tmp_path: Path, qapp) -> None:
    """Pages are counted from 1."""
    from PySide6.QtGui import QPainter, QPdfWriter

    writer = QPdfWriter(str(tmp_path / "a.pdf"))
    painter = QPainter(writer)
    painter.drawText(500, 500, "Halaman satu")
    writer.newPage()
    painter.drawText(500, 500, f"NIK {NIK} milik warga")
    painter.end()
    assert codes(tmp_path / "a.pdf") == [("privacy/nik", "page", 2, 1)]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", b"%PDF-1.7\nrusak"),
        ("a.xlsx", b"PK\x03\x04rusak"),
        ("a.bin", b"\x7fELF\x00\x01"),
        ("a.txt", b""),
    ],
)
def test_damaged_and_unknown_files_are_refused(tmp_path: Path, name: str, data: bytes) -> None:
    """With a sentence, never with a traceback."""
    (tmp_path / name).write_bytes(data)
    with pytest.raises(StudioError):
        texts_of(tmp_path / name)


def test_the_command_answers_as_the_contract_says(tmp_path: Path) -> None:
    """Exit 1 with findings, 0 without; the keys stay; no value is printed."""
    said = CliRunner().invoke(root, ["scan", "text", "--json"], input=f"NIK {NIK}")
    assert said.exit_code == 1
    (found,) = json.loads(said.stdout)["findings"]
    assert {"id", "code", "severity", "where", "message"} <= set(found)
    assert found["where"] == {"part": "text", "page": None, "line": 1, "span": [4, 20]}
    assert NIK not in said.stdout
    assert CliRunner().invoke(root, ["scan", "text"], input="Halo").exit_code == 0
    (tmp_path / "a.txt").write_text("Halo", "utf-8")
    assert CliRunner().invoke(root, ["scan", "file", str(tmp_path / "a.txt"), "--json"]).exit_code == 0
    assert CliRunner().invoke(root, ["scan", "file", str(tmp_path / "tidak-ada.txt")]).exit_code == 2


def test_foreign_files_are_read_in_the_child() -> None:
    """Scanning loads none of the readers here."""
    import subprocess

    code = (
        "import sys, studio.session.scan\n"
        "assert not {'pptx', 'pypdfium2', 'zxingcpp', 'docx', 'PIL'} & set(sys.modules), sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
