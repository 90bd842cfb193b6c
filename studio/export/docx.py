"""lembar-persetujuan.docx: the approval sheet of one post, with the same bytes for the same content."""

import io
import zipfile
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

from studio.domain.record import Value
from studio.export.docx_layout import Sheet
from studio.export.gate_sheet import GatePaper, write_gate

if TYPE_CHECKING:
    from docx.document import Document

EPOCH = (1980, 1, 1, 0, 0, 0)
CREATOR = "Studio Humas"
APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.openxmlformats.org'
    b'/officeDocument/2006/extended-properties"><Application>Studio Humas</Application></Properties>'
)
"""In place of the template's claim about which program wrote it."""
UNUSED_PARTS = ("/thumbnail", "/stylesWithEffects", "/customXml")
USED_TABLES = ("TableNormal", "TableGrid")
DECISIONS = ("Setuju", "Setuju dengan perbaikan", "Tolak")
EMPTY = "…………………………"
Paper = Literal["a4", "f4"]
PAPERS: dict[Paper, tuple[int, int, int]] = {"a4": (210, 297, 20), "f4": (215, 330, 25)}
"""Width, height and right margin in mm; the text is equally wide on both."""


class Kop(Value, frozen=True, kw_only=True):
    """The letterhead: logo as PNG bytes (may be empty), name lines, then address lines."""

    logo: bytes = b""
    lines: tuple[str, ...] = ()
    address: tuple[str, ...] = ()


class Work(Value, frozen=True, kw_only=True):
    """A small picture of a rendition, PNG or JPEG bytes, with its words."""

    picture: bytes
    label: str


class ApprovalSheet(Value, frozen=True, kw_only=True):
    """What the sheet shows; empty texts become a dotted line to fill in by hand.

    `facts` are (label, text) rows in order, `initials` the roles of the paraf table, `gate` what the list of
    checks and questions says.
    """

    kop: Kop
    title: str
    facts: tuple[tuple[str, str], ...]
    gate: GatePaper
    works: tuple[Work, ...] = ()
    initials: tuple[str, ...] = ("Kreator", "Editor", "Pemeriksa", "Hukum/PPID")
    signer_position: str = ""
    signer_name: str = ""
    city: str = ""
    archive: str = ""


FACT_LABELS = (
    "Nomor", "Tanggal", "Kode konten dan versi", "Sidik isi (SHA-256)", "Kanal dan jadwal", "Judul", "Pilar",
    "Tujuan", "Khalayak", "Pesan kunci", "Ringkasan", "Sumber data", "Persetujuan orang/anak", "Lisensi aset",
    "Catatan risiko",
)  # fmt: skip
"""The rows of a sheet, in order; `facts_of` fills them."""


def facts_of(known: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """All rows in order with what is known; KeyError for a label that is not one of them."""
    for label in known:
        if label not in FACT_LABELS:
            raise KeyError(label)
    return tuple((label, known.get(label, "")) for label in FACT_LABELS)


def approval_docx(sheets: Sequence[ApprovalSheet]) -> bytes:
    """The document: one sheet a post, each on a page of its own, with the letterhead."""
    document = blank()
    page = Sheet(document)
    for number, sheet in enumerate(sheets):
        if number:
            page.next_page()
        _sheet(page, sheet)
    return finished_docx(document, sheets[0].title if len(sheets) == 1 else "Lembar Persetujuan Konten")


def blank(paper: Paper = "a4") -> "Document":
    """An empty document on official paper."""
    import docx  # noqa: PLC0415 - heavy

    document = docx.Document()
    width, height, right = PAPERS[paper]
    prepare_page(document, (width, height), (30, right, 20, 25))
    return document


def finished_docx(document: "Document", title: str) -> bytes:
    """The bytes of a document, without trace of clock, chance or the library's template."""
    _properties(document, title)
    _slim(document)
    out = io.BytesIO()
    document.save(out)
    return _repacked(out.getvalue())


def prepare_page(
    document: "Document", size: tuple[float, float], margins: tuple[float, float, float, float]
) -> None:
    """Paper, margins (left, right, top, bottom; mm) and Arial 11 as the rules of official letters ask."""
    from docx.oxml.ns import qn  # noqa: PLC0415 - heavy
    from docx.shared import Mm, Pt  # noqa: PLC0415

    section = document.sections[0]
    section.page_width, section.page_height = Mm(size[0]), Mm(size[1])
    section.left_margin, section.right_margin = Mm(margins[0]), Mm(margins[1])
    section.top_margin, section.bottom_margin = Mm(margins[2]), Mm(margins[3])
    section.different_first_page_header_footer = True
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(11)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:eastAsia", "w:cs", "w:hAnsi", "w:ascii"):
        fonts.set(qn(script), "Arial")
    normal.paragraph_format.space_after = Pt(0)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "id-ID")
    Sheet(document).page_numbers()


def _sheet(page: Sheet, sheet: ApprovalSheet) -> None:
    page.letterhead(sheet.kop.logo, sheet.kop.lines, sheet.kop.address)
    page.centred("LEMBAR PERSETUJUAN KONTEN", sheet.title)
    page.pairs([(label, text or EMPTY) for label, text in sheet.facts])
    if sheet.works:
        page.heading("Tangkapan karya")
        page.pictures([(work.picture, work.label) for work in sheet.works])
    write_gate(page, sheet.gate)
    page.heading("Paraf")
    page.table(
        ("Peran", "Nama", "Paraf", "Tanggal"), [(role, "", "", "") for role in sheet.initials], tall=True
    )
    page.heading("Keputusan")
    page.boxes(DECISIONS)
    page.signature(sheet.city or EMPTY, sheet.signer_position or EMPTY, sheet.signer_name or EMPTY)
    page.pairs([("Klasifikasi arsip dan retensi", sheet.archive or EMPTY)])


def _properties(document: "Document", title: str) -> None:
    """Fixed author and dates, in place of the template's and the clock's."""
    import datetime as dt  # noqa: PLC0415 - only here

    core: Any = document.core_properties
    epoch = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)
    core.title, core.author, core.last_modified_by = title, CREATOR, CREATOR
    core.created = core.modified = epoch
    core.revision, core.comments, core.keywords, core.subject = 1, "", "", ""
    core.language = "id-ID"


def _repacked(data: bytes) -> bytes:
    """The same parts stored in name order with 1980 dates."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as target:
        names = sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.create_system, entry.external_attr = 3, 0o100644 << 16
            target.writestr(entry, APP if name == "docProps/app.xml" else source.read(name))
    return out.getvalue()


def _slim(document: "Document") -> None:
    """Takes out what the template carries and nobody uses: a picture, a second style sheet, styles."""
    from docx.oxml.ns import qn  # noqa: PLC0415 - heavy

    part: Any = document.part
    for relations in (part.package.rels, part.rels):
        for ident, relation in list(relations.items()):
            if relation.reltype.endswith(UNUSED_PARTS):
                del relations[ident]
    sheet = document.styles.element
    for style in list(sheet.iterchildren(qn("w:style"))):
        kind, name = style.get(qn("w:type")), style.get(qn("w:styleId"))
        if kind == "table" and name not in USED_TABLES:
            sheet.remove(style)
