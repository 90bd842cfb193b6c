"""Texts of press releases: encodings, Word documents, and containers that lie."""

import io
import random
import struct
import zipfile

import docx
import pytest

from studio.errors import StudioError
from studio.intake.press import decode_text, read_press, read_text
from studio.intake.sniff import sniff, sniff_bytes
from tests.intake.conftest import Save

WORDS = "Gubernur: “Harga naik 5 % – kita siap.” Café, Rp1.000"
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
    ' Target="word/document.xml"/></Relationships>'
)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def document(body: str, head: str = "") -> str:
    return f'<?xml version="1.0"?>{head}<w:document {W}><w:body>{body}</w:body></w:document>'


def package(body: str = "<w:p><w:r><w:t>Isi</w:t></w:r></w:p>", head: str = "", **more: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELS)
        archive.writestr("word/document.xml", document(body, head))
        for name, data in more.items():
            archive.writestr(name, data)
    return out.getvalue()


def refusal(save: Save, data: bytes, name: str = "a.docx") -> str:
    with pytest.raises(StudioError) as caught:
        read_text(save(name, data))
    return caught.value.code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings(encoding: str) -> None:
    """The same words are read from every encoding that office programs write."""
    assert decode_text(WORDS.encode(encoding)) == WORDS


@pytest.mark.parametrize(
    "data",
    [
        b"a\x00b",
        "a\ud800b".encode("utf-8", "surrogatepass"),
        "a\ud800".encode("utf-16", "surrogatepass"),
        b"\x81\x8d abc",
        b"\x01\x02 abc",
    ],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    """NUL, lone surrogates, control characters and bytes without a meaning are refused."""
    with pytest.raises(StudioError) as caught:
        decode_text(data)
    assert caught.value.code == "intake/text"


def test_line_ends_and_length(save: Save) -> None:
    """Line ends become one kind; a text beyond the bound is refused."""
    assert read_text(save("a.txt", b"satu\r\ndua\rtiga")) == "satu\ndua\ntiga"
    assert refusal(save, b"a" * 200_001, "b.txt") == "intake/too-large"
    assert refusal(save, b"%PDF-1.7 isi", "c.txt") == "intake/kind"
    assert refusal(save, rb"{\rtf1 isi}", "d.rtf") == "intake/kind"


def test_word_document(save: Save) -> None:
    """Headings, lists, tables and hidden words of a real Word document are read in order."""
    made = docx.Document()
    made.add_heading("Judul rilis", 0)
    run = made.add_paragraph("Isi ").add_run("tersembunyi")
    run.font.hidden = True
    made.add_paragraph("butir", style="List Bullet")
    made.add_table(1, 2).cell(0, 1).text = "sel"
    made.add_paragraph("Akhir")
    out = io.BytesIO()
    made.save(out)
    press = read_press(save("a.docx", out.getvalue()))
    assert [line for line in press.text.split("\n") if line] == [
        "Judul rilis",
        "Isi tersembunyi",
        "- butir",
        "sel",
        "Akhir",
    ]
    assert press.notes == ("Ada tulisan tersembunyi di dokumen (1); kini ditampilkan.",)


def test_changes_fields_and_links(save: Save) -> None:
    """Inserted words are read, deleted ones and field codes are not; links outside are counted."""
    body = (
        "<w:p><w:r><w:t>Tetap </w:t></w:r><w:ins><w:r><w:t>baru</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>lama</w:delText></w:r></w:del>"
        "<w:r><w:instrText>DDEAUTO c:\\\\cmd</w:instrText></w:r></w:p>"
    )
    link = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="t1"'
        ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"'
        ' Target="http://contoh.id/x.dotm" TargetMode="External"/></Relationships>'
    )
    data = package(body, **{"word/_rels/document.xml.rels": link.encode()})
    press = read_press(save("a.docx", data))
    assert press.text == "Tetap baru"
    assert "Tidak diambil dari dokumen: rujukan ke luar berkas (1)." in press.notes
    assert "Tidak diambil dari dokumen: kode bidang (1)." in press.notes


def test_document_types_are_refused(save: Save) -> None:
    """A document type in any part is refused, in UTF-16 too."""
    assert refusal(save, package(head='<!DOCTYPE x [<!ENTITY a "b">]>')) == "intake/docx"
    sneaky = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x><x/>'.encode("utf-16")
    assert refusal(save, package(**{"word/settings.xml": sneaky})) == "intake/docx"


def test_ratio_bombs(save: Save) -> None:
    """One entry beyond 100 times its size, or a whole beyond 20 times, is refused before unpacking."""
    noise = random.Random(1).randbytes(300_000)  # noqa: S311 - noise, not a secret
    assert (
        refusal(save, package(**{"word/n.bin": noise, "word/z.bin": b"\0" * 2_000_000})) == "intake/container"
    )
    many = {f"word/z{n}.bin": b"\0" * 900_000 for n in range(10)}
    assert refusal(save, package(**many)) == "intake/container"
    assert read_text(save("b.docx", package(**{"word/n.bin": noise}))) == "Isi"


def test_lying_size(save: Save) -> None:
    """An entry whose local header and directory claim different sizes is refused."""
    data = bytearray(package())
    at = data.rindex(b"PK\x03\x04")
    data[at + 22 : at + 26] = struct.pack("<I", 5)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
    assert refusal(save, bytes(data)) == "intake/container"


def overlapping() -> bytes:
    """A container whose entry `a` holds, as its stored data, the whole local record of entry `b`."""
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("word/b.xml", b"<x/>")
    record = inner.getvalue()
    start = record.index(b"PK\x01\x02")
    local, central = record[:start], bytearray(record[start : record.index(b"PK\x05\x06")])
    outer = io.BytesIO(package())
    with zipfile.ZipFile(outer, "a", zipfile.ZIP_STORED) as archive:
        archive.writestr("word/a.bin", local)
    data = outer.getvalue()
    central[42:46] = struct.pack("<I", data.index(local))
    end = data.rindex(b"PK\x05\x06")
    tail = bytearray(data[end:])
    count, size = struct.unpack_from("<HI", tail, 10)
    tail[8:16] = struct.pack("<HHI", count + 1, count + 1, size + len(central))
    return data[:end] + bytes(central) + bytes(tail)


def test_overlap(save: Save) -> None:
    """Entries that share bytes are refused, though Python's reader opens both without complaint."""
    data = overlapping()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist()[-2:] == ["word/a.bin", "word/b.xml"]
    assert refusal(save, data) == "intake/container"


@pytest.mark.parametrize(
    "name", ["../keluar.xml", "/akar.xml", "word\\a.xml", "word/CON.xml", "word//a.xml", "w\u202eo.xml"]
)
def test_names(save: Save, name: str) -> None:
    """Names that leave the folder, name a device or hide their direction are refused."""
    assert refusal(save, package(**{name: b"<x/>"})) == "intake/container"


def test_names_and_counts(save: Save) -> None:
    """Names that differ only in case, and more than 500 parts, are refused."""
    assert refusal(save, package(**{"word/A.xml": b"<x/>", "word/a.xml": b"<x/>"})) == "intake/container"
    many = {f"word/p{n}.xml": b"<x/>" for n in range(500)}
    assert refusal(save, package(**many)) == "intake/container"


def test_bytes_before_the_first_entry(save: Save) -> None:
    """Bytes hidden before the first entry are refused."""
    assert refusal(save, b"PK\x03\x04" + package()) == "intake/container"


def test_depth_and_damage(save: Save) -> None:
    """Deep nesting, a missing document and a cut file are refused."""
    deep = "<w:sdt>" * 210 + "<w:p/>" + "</w:sdt>" * 210
    assert refusal(save, package(deep)) == "intake/docx"
    assert refusal(save, package()[:400]) == "intake/container"


def test_sniffing(save: Save) -> None:
    """Kinds are told by content; an extension that claims something else is reported."""
    assert sniff(save("a.docx", package())).kind == "docx"
    assert sniff(save("a.png", package())).agrees is False
    assert sniff(save("a.txt", "halo")).agrees is True
    comments = "<?xml version='1.0'?>" + "<!-- a -->" * 500
    assert sniff_bytes(comments.encode() + b"<svg/>") == "svg"
    assert sniff_bytes(comments.encode()) == "text"
    assert sniff_bytes(b"RIFF0000WEBPVP8 ") == "webp"
    assert sniff_bytes(b"BMW adalah merek mobil dari Jerman") == "text"
    assert sniff_bytes("é".encode() * 32_768 + b"x") == "text"
    assert sniff_bytes(rb"{\rtf1\ansi halo}") == "unknown"
    assert sniff_bytes(b"\x00\x01\x02\x03" * 50) == "unknown"
