"""Press releases become drafts in which every word stands in the release."""

import re
import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest

from studio.intake.content_file import decode_content
from studio.intake.draft import DateLine, PressDraft, draft_from_text, title_of
from studio.intake.draft_content import draft_to_content, toml_string
from studio.intake.press import read_text
from studio.intake.press_numbers import find_figures
from studio.intake.press_people import Speaker, split_person
from studio.intake.press_quotes import find_quotes
from studio.intake.sentences import event_date, iso_date, sentences

SAMPLES = Path(__file__).parent / "samples"
NAMES = ("kota", "kementerian", "portal", "kabupaten", "biro")
DERIVED = {"iso", "event_date", "reason"}


def draft(name: str) -> PressDraft:
    return draft_from_text(read_text(SAMPLES / f"{name}.txt"))


def normal(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("“", '"').replace("”", '"')).strip()


def strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for part in value for text in strings(part)]
    if isinstance(value, msgspec.Struct):
        fields = [name for name in value.__struct_fields__ if name not in DERIVED]
        return [text for name in fields for text in strings(getattr(value, name))]
    return []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_invented(name: str) -> None:
    """Every string of a draft is a piece of the text, but for ISO dates and reasons."""
    text = normal(read_text(SAMPLES / f"{name}.txt"))
    proposed = [part for part in strings(draft(name)) if part]
    assert len(proposed) > 15
    assert [part for part in proposed if normal(part) not in text] == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_lost(name: str) -> None:
    """Every word of the text stands somewhere in the draft: used, or dropped with a reason."""
    made = draft(name)
    held = normal(" ".join(strings(made))).split()
    keys = {
        "Oleh",
        "Dipublikasikan",
        "pada",
        "Kategori:",
        "Sumber:",
        "Penulis:",
        "Fotografer:",
        "Editor:",
        "-",
    }
    lost = [word for word in normal(read_text(SAMPLES / f"{name}.txt")).split() if word not in held]
    assert [word for word in lost if word not in keys and not word.startswith("(Foto:")] in (
        [],
        ["Sekretariat/Dewi)"],
    )
    assert all(item.reason for item in made.dropped)


def test_town_release() -> None:
    """A release that begins with place and date: title from the lead, two speakers, dates are no figures."""
    made = draft("kota")
    assert (made.title, made.title_from_lead) == (
        "Pemerintah Kota Telukjati membuka layanan adminduk keliling di 14 kelurahan",
        True,
    )
    assert made.date_line == DateLine(
        written="Telukjati, 12 Mei 2026 —", city="Telukjati", date="12 Mei 2026", iso="2026-05-12"
    )
    assert (made.event_date_written, made.event_date) == ("Selasa (12/5)", "2026-05-12")
    assert [(quote.speaker, quote.position, quote.sure) for quote in made.quotes] == [
        ("R. Wiratma Kusumah", "Kepala Dinas Kependudukan dan Pencatatan Sipil Kota Telukjati", True),
        ("Ratna Puspa", "Koordinator Petugas Keliling", False),
    ]
    assert made.quotes[0].text == (
        "Warga yang sakit atau lanjut usia tetap berhak atas dokumen yang benar."
        " Kami yang datang, bukan mereka"
    )
    assert [(figure.value, figure.unit, figure.exact) for figure in made.figures] == [
        ("14", "kelurahan", "14"),
        ("1.250", "dokumen", "1250"),
        ("30", "hari", "30"),
    ]


def test_ministry_release() -> None:
    """An agency in brackets, rule numbers, articles and telephones are no figures; rupiah is exact."""
    made = draft("kementerian")
    assert (made.date_line.city, made.date_line.outlet, made.date_line.iso) == (
        "Muarasari",
        "Kabarpesisir – Daerah",
        "",
    )
    assert made.title_from_lead
    assert made.event_date == ""
    assert [(quote.speaker, quote.position) for quote in made.quotes] == [
        ("Laksmi Andayani", "Kepala Biro Umum, Hukum dan Kerja Sama")
    ]
    assert [(figure.value, figure.unit, figure.label, figure.exact) for figure in made.figures] == [
        ("2,4", "juta permohonan", "Laporan mencatat", "2.4"),
        ("18,5", "persen", "Angka ini naik", "18.5"),
        ("3", "jam 20 menit per hari", "Rata-rata petugas memerlukan waktu", "3"),
        ("1,75", "Rp", "Anggaran yang disiapkan", "1750000000"),
        ("10", "hari kerja", "bagi setiap pemohon", "10"),
    ]


def test_portal_article() -> None:
    """Deck, summary, links to other articles and degrees in names are told apart."""
    made = draft("portal")
    assert made.title == "Perpustakaan Desa Didorong Buka Sampai Malam"
    assert made.deck == "Bukan hanya ruang baca, perpustakaan desa menjadi tempat belajar bersama"
    assert made.summary == (
        "Perpustakaan desa diminta membuka layanan sampai pukul 21.00",
        "Pengelola mendapat pelatihan katalog digital",
    )
    assert (made.date_line.outlet, made.date_line.city) == ("KABARNUSA.CO.ID", "LEMBAHASRI")
    assert [item.reason for item in made.dropped] == [
        "judul ringkasan",
        "tautan artikel lain",
        "tabel tautan",
        "tabel tautan",
        "catatan situs",
    ]
    assert [(quote.speaker, quote.position) for quote in made.quotes] == [
        ("Sekar Maheswari", "Akademisi Universitas Lembah Asri (ULA)"),
        ("Dr. Yudha Prakosa, S.H., M.Si.", "Kepala Dinas Perpustakaan Kabupaten Lembahasri"),
    ]
    assert [figure.unit for figure in made.figures] == ["desa"]


def test_regency_article() -> None:
    """Credits on lines of their own, straight quotation marks, percentages and qualifiers."""
    made = draft("kabupaten")
    assert (made.source, made.author, made.photographer, made.editor) == (
        "Dinas Kesehatan",
        "Nirmala",
        "Gilang",
        "Sasmita",
    )
    assert (made.date_line.city, made.event_date) == ("Bukitraya", "2026-04-16")
    assert [(quote.speaker, quote.position, quote.sure) for quote in made.quotes] == [
        ("Harsanto", "Bupati Bukitraya", True),
        ("Harsanto", "Bupati Bukitraya", False),
    ]
    assert [(figure.qualifier, figure.value, figure.unit) for figure in made.figures] == [
        ("Sebanyak", "360", "kader"),
        ("mencapai", "92,3", "%"),
        ("sekitar", "7", "ribu balita"),
    ]


def test_bureau_article() -> None:
    """Byline, caption with photographer, view count, initials and the list of other news."""
    made = draft("biro")
    assert made.title == "Gandeng Kampus, Biro Humas Latih 75 Pengelola Akun"
    assert (made.kicker, made.author, made.photographer) == ("Berita", "Humas", "Humas Sekretariat/Dewi")
    assert (made.date_line.date, made.date_line.iso) == ("6 Juli 2026", "2026-07-06")
    assert made.captions[0].startswith("Deputi Komunikasi Panji Wicaksana dan Rektor")
    assert [(quote.speaker, quote.position) for quote in made.quotes] == [
        ("Panji Wicaksana", "Deputi Bidang Komunikasi Publik (DKP)"),
        ("Panji Wicaksana", "Deputi Bidang Komunikasi Publik (DKP)"),
        ("Intan Kirana", "Rektor Universitas Samudra Biru"),
    ]
    assert [item.line for item in made.dropped] == [
        "Dibaca: 2.031 Kali",
        "Berita Terbaru",
        "Harga Pangan Stabil",
        "(AB/CD)",
    ]
    assert [(figure.value, figure.unit) for figure in made.figures] == [("75", "orang"), ("12", "unit kerja")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Rapat digelar 9 Juni 2015 di kota.",
        "Berlaku sejak tahun 2021 sampai kini.",
        "Mulai pukul 09.00 WIB tepat.",
        "Sesuai Peraturan Nomor 12 Tahun 2020 tentang arsip.",
        "Merujuk M.HH-12.PR.01.03 Tahun 2020 tanggal 23 Desember.",
        "Hubungi 0812-3456-7890 atau (021) 5550142 segera.",
        "Lihat Pasal 5 ayat (2) huruf a.",
        "Peringatan ke-97 meriah.",
        "Pada Kamis-Jumat (27-28/05) lalu.",
        "Kirim ke WA 081234567890 saja.",
        "Acara Forum #1 dan KAI121 di Gedung 3.",
        "Peserta 50-60 orang datang.",
        "Pada 2021 naik pesat.",
        "Tanggal 9 hingga 10 Juni 2015 nanti.",
    ],
)
def test_no_figures(sentence: str) -> None:
    """Dates, times, rules, telephones, ranges and names are not figures."""
    assert find_figures((sentence,)) == ()


@pytest.mark.parametrize(
    ("sentence", "value", "unit", "exact"),
    [
        ("Layanan dipakai 1.112 kali.", "1.112", "kali", "1112"),
        ("Inflasi 2,5% tahun ini.", "2,5", "%", "2.5"),
        ("Kerugian Rp 24 juta.", "24", "Rp", "24000000"),
        ("Ada Rp1.250.000,50 di kas.", "1.250.000,50", "Rp", "1250000.50"),
        ("Luas 12,5 hektare sawah.", "12,5", "hektare", "12.5"),
        ("Sebanyak 2020 orang hadir.", "2020", "orang", "2020"),
        ("Ada 0 kasus baru.", "0", "kasus", "0"),
        ("Dibawa ke 42 desa.", "42", "desa", "42"),
        ("Sebanyak dua puluh lima desa ikut.", "dua puluh lima", "desa", "25"),
        ("Ada seribu dua ratus lima belas pohon.", "seribu dua ratus lima belas", "pohon", "1215"),
        ("Panen 5 ton per hektare.", "5", "ton per hektare", "5"),
    ],
)
def test_figures(sentence: str, value: str, unit: str, exact: str) -> None:
    """Counts, percentages and rupiah are found with their exact decimal."""
    found = find_figures((sentence,))
    assert [(figure.value, figure.unit, figure.exact) for figure in found] == [(value, unit, exact)]


def test_sentences_survive_titles() -> None:
    """Initials, degrees and abbreviations do not end a sentence."""
    text = (
        "Hadir R. Bima, Dr. Sari Wulan, S.H., M.Si. dan Ir. Tono di Jl. Melati No. 5."
        " Acara selesai. “Baik.” Lalu pulang."
    )
    assert sentences(text) == (
        "Hadir R. Bima, Dr. Sari Wulan, S.H., M.Si. dan Ir. Tono di Jl. Melati No. 5.",
        "Acara selesai.",
        "“Baik.”",
        "Lalu pulang.",
    )


def test_dates() -> None:
    """Only a date that exists is certain, and a date without a year only when the weekday fits."""
    assert [iso_date(text) for text in ("31 Juli 2025", "9/6/2015", "31 Februari 2025", "Juli 2025")] == [
        "2025-07-31",
        "2015-06-09",
        "",
        "",
    ]
    assert event_date("pada Kamis (31/7) di", "2025-07-31")[1] == "2025-07-31"
    assert event_date("pada Rabu (31/7) di", "2025-07-31")[1] == ""
    assert event_date("pada Kamis (31/7) di", "")[1] == ""


def test_titles_of_events_are_no_quotes() -> None:
    """The name of an event in quotation marks is not taken for speech."""
    assert find_quotes(("Kegiatan bertajuk “Bahasa yang Dipahami Warga” digelar di Telukjati.",)) == ()


def test_positions() -> None:
    """Name and position come apart with comma, without comma, and in either order."""
    assert split_person("Kepala Dinas Sosial, Rina Hartati, S.H., M.Si.", "") == Speaker(
        name="Rina Hartati, S.H., M.Si.", position="Kepala Dinas Sosial"
    )
    assert split_person("Rina Hartati, Kepala Dinas Sosial", "") == Speaker(
        name="Rina Hartati", position="Kepala Dinas Sosial"
    )
    assert split_person("Bupati Bukitraya Anom Wirya", "") == Speaker(
        name="Anom Wirya", position="Bupati Bukitraya"
    )


@pytest.mark.parametrize(
    ("start", "city", "outlet", "date", "iso"),
    [
        ("JAKARTA, KABARKITA.com - ", "JAKARTA", "KABARKITA.com", "", ""),
        ("Jakarta (PUSAT) - ", "Jakarta", "PUSAT", "", ""),
        ("Jakarta, InfoContoh – ", "Jakarta", "InfoContoh", "", ""),
        ("Surabaya, 4/3/2026 – ", "Surabaya", "", "4/3/2026", "2026-03-04"),
        ("Bandung, Jawa Barat — ", "Bandung", "", "", ""),
        ("Kota Bekasi, Jumat (3/4/2026) – ", "Kota Bekasi", "", "3/4/2026", "2026-04-03"),
        ("Jakarta, Kamis (2/4) — ", "Jakarta", "", "2/4", ""),
        ("Kab. Bogor, 2 Mei 2026 - ", "Kab. Bogor", "", "2 Mei 2026", "2026-05-02"),
        ("Yogyakarta, 1 Mei 2026. ", "Yogyakarta", "", "1 Mei 2026", "2026-05-01"),
        ("Media sosial – ", "", "", "", ""),
        ("Program Kartu Sehat – ", "", "", "", ""),
        ("Non-tunai - ", "", "", "", ""),
    ],
)
def test_date_lines(start: str, city: str, outlet: str, date: str, iso: str) -> None:
    """Date lines of many houses give city, house and date; a dash alone makes no date line."""
    made = draft_from_text(f"Judul yang baik\n{start}Pemerintah membuka layanan baru.")
    line = made.date_line
    assert (line.city, line.outlet, line.date, line.iso) == (city, outlet, date, iso)
    assert made.lead.endswith("Pemerintah membuka layanan baru.")
    assert made.lead.startswith("Pemerintah") is bool(city)


@pytest.mark.parametrize(
    ("text", "name", "position"),
    [
        (
            "“Kami siap melayani,” ujar Kepala Dinas Kesehatan, dr. Maya Sari, Sp.A., Jumat (3/4/2026).",
            "dr. Maya Sari, Sp.A.",
            "Kepala Dinas Kesehatan",
        ),
        (
            "Kepala Dinas Pangan, Budi Santoso mengatakan itu.\n“Harga turun lagi,” ujarnya, Rabu (4/3).",
            "Budi Santoso",
            "Kepala Dinas Pangan",
        ),
        ("Menurut Rina Wati, “Harga cabai turun sejak lama.”", "Rina Wati", ""),
        (
            "Gubernur Contoh, H. Ahmad Fauzi, dalam sambutan menyampaikan pesan. “Ini kerja kita,” ucapnya.",
            "H. Ahmad Fauzi",
            "Gubernur Contoh",
        ),
        (
            "“Ini kerja bersama,” kata Plt. Kepala Dinas Perhubungan Ir. Dedi Mulya, M.T. dalam rilis.",
            "Ir. Dedi Mulya, M.T.",
            "Plt. Kepala Dinas Perhubungan",
        ),
        (
            "Hal itu disampaikan Kepala Puskesmas Sukamaju, Lestari. “Antrean ada sejak pagi,” katanya.",
            "Lestari",
            "Kepala Puskesmas Sukamaju",
        ),
        (
            "“Ayo datang ke posyandu!” ajak Bunda PAUD Contoh Ny. Ratna Wijaya.",
            "Ny. Ratna Wijaya",
            "Bunda PAUD Contoh",
        ),
        ("Ia menambahkan, “Layanan dibuka setiap hari kerja.”", "", ""),
    ],
)
def test_speakers(text: str, name: str, position: str) -> None:
    """Who speaks and as what, in the many ways in which releases say it."""
    found = find_quotes(tuple(text.split("\n")))
    assert [(quote.speaker, quote.position) for quote in found] == [(name, position)]


def test_title_is_cut_at_a_word() -> None:
    """A title taken from a long lead has at most 110 letters and ends with a whole word of it."""
    lead = "Pemerintah " + "membangun jembatan " * 12 + "baru."
    title = title_of(lead)
    assert len(title) <= 110
    assert lead.startswith(title + " ")


@pytest.mark.parametrize("name", NAMES)
def test_draft_as_content_file(name: str, tmp_path: Path) -> None:
    """The content file of a draft is valid TOML of the schema; its figures wait for a source."""
    made = draft(name)
    source = draft_to_content(made, placements=("instagram/feed-portrait",))
    content = decode_content(tomllib.loads(source), tmp_path, "naskah.toml")
    slots = content.pages[0].slots
    assert content.title == made.title
    assert slots["headline"].plain == made.title
    assert slots["body"].plain.split("\n") == [part for part in made.body if part in slots["body"].plain]
    assert content.caption.text == made.lead
    assert [(figure.value, figure.source) for figure in content.figures] == [
        (figure.exact, "") for figure in made.figures
    ]


@pytest.mark.parametrize("text", ['a"b\\c', "baris\nbaru\ttab", "\x7f\x85\u2028é 😀", "**bintang** \\*"])
def test_toml_strings(text: str) -> None:
    """Any text survives the emitter and Python's TOML reader."""
    assert tomllib.loads(f"x = {toml_string(text)}")["x"] == text


def test_odd_texts() -> None:
    """Empty, one-line and very odd texts give a draft and no error."""
    assert draft_from_text("") == PressDraft()
    assert draft_from_text("Hanya satu baris").title == "Hanya satu baris"
    odd = "“" * 500 + "\n" + "A. " * 2000 + "\n" + "Rp" * 1000 + "\n" + "😀" * 20_000
    assert len(draft_from_text(odd).paragraphs) >= 3
