"""The kinds of files a plan can become, and the spans it can cover."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from studio.session.schedule import WEEK, monday_of, month_of
from studio.ui.naming import month_name, short_date
from studio.ui.words import _


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file. `form` is what the session calls it, `tool` the scheduling tool it is for."""

    ident: str
    words: Callable[[], str]
    icon: str
    suffix: str
    form: str = ""
    tool: str = ""
    about: Callable[[], str] = str

    @property
    def printed(self) -> bool:
        """Whether it goes on paper."""
        return self.form in {"month-pdf", "list-pdf", "docx"}

    @property
    def shown(self) -> bool:
        """Whether its first page can be seen before it is written."""
        return self.form in {"month-pdf", "list-pdf"}


KINDS = (
    Kind("month-pdf", lambda: _("Halaman bulan (PDF)"), "printer", "pdf", "month-pdf",
         about=lambda: _("Satu bulan satu halaman; yang tidak muat dilanjutkan di halaman berikutnya.")),
    Kind("list-pdf", lambda: _("Daftar (PDF)"), "list", "pdf", "list-pdf",
         about=lambda: _("Semua konten berurutan dengan kop kantor.")),
    Kind("docx", lambda: _("Daftar (DOCX)"), "file-type-docx", "docx", "docx",
         about=lambda: _("Tabel dengan kop kantor, dapat disunting di Word atau LibreOffice.")),
    Kind("xlsx", lambda: _("Tabel (XLSX)"), "file-spreadsheet", "xlsx", "xlsx",
         about=lambda: _("Semua isian setiap konten, satu baris satu konten. Dapat diimpor kembali.")),
    Kind("csv", lambda: _("Tabel (CSV)"), "file-type-csv", "csv", "csv",
         about=lambda: _("Seperti XLSX, untuk program lain. Sel yang mirip rumus diberi tanda ' dan aman.")),
    Kind("ics", lambda: _("Kalender (ICS)"), "calendar", "ics", "ics",
         about=lambda: _("Untuk kalender telepon dan Outlook. Impor ulang memperbarui, tidak menggandakan.")),
    Kind("publer", lambda: "Publer (CSV)", "send", "csv", tool="publer",
         about=lambda: _("Konten disetujui dan bertanggal dari satu platform, dengan kepala kolom Publer.")),
    Kind("buffer", lambda: "Buffer (CSV)", "send", "csv", tool="buffer",
         about=lambda: _("Konten disetujui dan bertanggal dari satu platform, paling banyak 100 baris.")),
    Kind("template", lambda: _("Alat lain (CSV)"), "send", "csv", tool="template",
         about=lambda: _("Memakai templat kosong dari alat itu: petakan setiap kolomnya sekali saja.")),
)  # fmt: skip
GROUPS: tuple[tuple[Callable[[], str], tuple[str, ...]], ...] = (
    (lambda: _("Cetak"), ("month-pdf", "list-pdf", "docx")),
    (lambda: _("Ekspor"), ("xlsx", "csv", "ics")),
    (lambda: _("Alat penjadwal"), ("publer", "buffer", "template")),
)
MIME_SUFFIXES = (".ics", ".xlsx", ".csv")
"""What the calendar takes in."""


def kind_of(ident: str) -> Kind:
    """The kind of that name."""
    return next(kind for kind in KINDS if kind.ident == ident)


def spans(day: date) -> list[tuple[str, str, str, str]]:
    """Key, words, first and last ISO day of the spans round a day; empty days for everything."""
    first, last = month_of(day)
    monday = monday_of(day)
    sunday = monday + timedelta(days=WEEK - 1)
    week = _("Minggu {first} – {last}").format(
        first=short_date(monday.isoformat()), last=short_date(sunday.isoformat())
    )
    year = (date(day.year, 1, 1).isoformat(), date(day.year, 12, 31).isoformat())
    return [
        ("month", month_name(day), first.isoformat(), last.isoformat()),
        ("week", week, monday.isoformat(), sunday.isoformat()),
        ("year", _("Tahun {year}").format(year=day.year), *year),
        ("all", _("Semua konten"), "", ""),
        ("own", _("Rentang sendiri"), "", ""),
    ]
