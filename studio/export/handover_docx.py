"""The handover sheet of the office's accounts: who gives what to whom, never a password."""

from typing import TYPE_CHECKING, Any

from studio.domain.record import Value
from studio.export.docx import EMPTY, Kop, Paper, blank, finished_docx
from studio.export.docx_layout import Sheet

if TYPE_CHECKING:
    from docx.document import Document

NOTHING = "–"
STEPS = (
    "Pihak kedua masuk sendiri dengan akun kerjanya, lalu ditambahkan sebagai admin.",
    "Alamat surel dan nomor pemulihan diganti menjadi milik kantor, bukan milik perorangan.",
    "Verifikasi dua langkah dipasang di perangkat dinas pihak kedua, lalu dicoba.",
    "Kata sandi diganti bersama-sama dan disimpan di pengelola kata sandi kantor.",
    "Perangkat dan sesi pihak pertama dikeluarkan, lalu perannya dicabut.",
    "Tiap akun dibuka bersama-sama untuk memastikan pihak kedua dapat masuk.",
)
PROMISE = (
    "Lembar ini tidak memuat kata sandi, kode OTP, atau kode cadangan. Sejak ditandatangani, pihak kedua"
    " bertanggung jawab atas akun di atas dan pihak pertama tidak lagi memegang akses."
)


class HandedOver(Value, frozen=True, kw_only=True):
    """One account on the sheet, words only."""

    platform: str
    handle: str
    holders: str = ""
    admins: str = ""
    two_factor: str = ""
    recovery: str = ""
    devices: str = ""


class HandoverSheet(Value, frozen=True, kw_only=True):
    """What the sheet shows; people who are not known become dotted lines."""

    kop: Kop
    title: str
    day: str
    giver: tuple[str, str] = ("", "")
    taker: tuple[str, str] = ("", "")
    head: tuple[str, str] = ("", "")
    accounts: tuple[HandedOver, ...] = ()
    checked: str = ""
    city: str = ""
    paper: Paper = "a4"


def handover_docx(sheet: HandoverSheet) -> bytes:
    """The document, the same bytes for the same sheet."""
    document = blank(sheet.paper)
    page = Sheet(document)
    page.letterhead(sheet.kop.logo, sheet.kop.lines, sheet.kop.address)
    page.centred("BERITA ACARA SERAH TERIMA AKUN", sheet.title)
    page.text(f"Pada {sheet.day or EMPTY} telah dilakukan serah terima pengelolaan akun resmi kantor antara:")
    page.gap()
    page.pairs(
        [("Pihak pertama", _person(sheet.giver)), ("Pihak kedua", _person(sheet.taker)),
         ("Pemeriksaan akun terakhir", sheet.checked or "belum pernah")]
    )  # fmt: skip
    page.heading("Akun yang diserahkan")
    rows = [
        (f"{number}.", f"{one.platform}\n{one.handle or NOTHING}", one.holders or NOTHING,
         one.admins or NOTHING, one.two_factor or NOTHING, _both(one.recovery, one.devices))
        for number, one in enumerate(sheet.accounts, 1)
    ]  # fmt: skip
    page.table(
        ("No.", "Akun", "Pemegang", "Admin", "Dua langkah", "Pemulihan dan perangkat"), rows,
        widths=(10, 42, 30, 26, 18, 34), size=9,
    )  # fmt: skip
    page.heading("Langkah yang dilakukan bersama")
    page.table(("No.", "Langkah", "Selesai"), [(f"{n}.", step, "☐") for n, step in enumerate(STEPS, 1)],
               widths=(10, 130, 20), size=10)  # fmt: skip
    page.gap()
    page.text(PROMISE)
    document.paragraphs[-1].paragraph_format.keep_with_next = True  # signatures never stand alone on a page
    _signatures(document, sheet)
    return finished_docx(document, sheet.title)


def _person(who: tuple[str, str]) -> str:
    name, position = who
    return ", ".join(filter(None, (name, position))) or EMPTY


def _both(recovery: str, devices: str) -> str:
    told = (f"Pemulihan: {recovery}" if recovery else "", f"Perangkat: {devices}" if devices else "")
    return "\n".join(filter(None, told)) or NOTHING


def _signatures(document: "Document", sheet: HandoverSheet) -> None:
    """Two who sign side by side, and below them who knows of it."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415 - heavy
    from docx.shared import Pt  # noqa: PLC0415

    date = document.add_paragraph(f"{sheet.city or EMPTY}, ……………………… 20…")
    date.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    date.paragraph_format.space_before, date.paragraph_format.space_after = Pt(14), Pt(8)
    date.paragraph_format.keep_with_next = True
    table = document.add_table(rows=2, cols=2)
    places = ((0, 0, "Pihak pertama,", sheet.giver), (0, 1, "Pihak kedua,", sheet.taker))
    for row, column, words, who in places:
        _signed(table.rows[row].cells[column], words, who)
    below = table.rows[1].cells[0].merge(table.rows[1].cells[1])
    _signed(below, "Mengetahui,", sheet.head)


def _signed(cell: Any, words: str, who: tuple[str, str]) -> None:
    """Room for one signature; nothing that looks like one."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415 - heavy

    name, position = who
    lines = (words, position, "", "", "", name or EMPTY, "")
    for number, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.keep_with_next = True
        paragraph.add_run(line)
