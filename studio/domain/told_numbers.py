"""Numbers in Indonesian sentences: what each is, and whether it tells something that wants a source."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from studio.domain.record import Value

NumberKind = Literal["percent", "money", "scaled", "plain"]
SCALES = {
    "ribu": 10**3,
    "rb": 10**3,
    "juta": 10**6,
    "jt": 10**6,
    "miliar": 10**9,
    "milyar": 10**9,
    "triliun": 10**12,
}
MONTHS = (
    "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember"
    "|jan|feb|mar|apr|jun|jul|agu|agt|sep|sept|okt|nov|des"
)
COUNTED = "%|persen|orang|paspor|warga|ribu|juta|pemohon|permohonan|kasus|dokumen|peserta|unit|wna|wni"
PLACES = (
    "rt|rw|km|kelas|tipe|lantai|lt\\.?|loket|ruang|gedung|blok|kav\\.?|gate|pintu|jalur|langkah|tahap|seri|versi"
    "|slide|halaman|hal\\.?|level|golongan|grup|meja|terminal|konter|zona|kode pos|hotline|call center"
    "|layanan|sesi|hari ke|f"
)
SIZES = "cm|mm|px|mb|kb|gb|dpi|meter|°c|derajat|rangkap|lembar|langkah|tips|cara|syarat|hal|alasan|fakta"
SPANS = "tahun|bulan|hari|jam|menit|detik|minggu|pekan"
NUMBER = re.compile(
    r"(?<![\w.,/:#@+-])(?P<rp>Rp\.?\s?)?(?P<n>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)(?!\d)"
    r"(?P<tail>\s?%|\s+persen\b|(?:\s+(?:ribu|rb|juta|jt|miliar|milyar|triliun)\b)(?:\s+rupiah\b)?|,-)?",
    re.IGNORECASE,
)
"""A number with what belongs to it; dots part thousands, a comma the decimals."""
NO_DATA = re.compile(
    "|".join(
        (
            r"https?://\S+|www\.\S+|\S+@\S+|[#@]\w+",
            r"\b\d{10,}\b",  # numbers of people and papers, never counts
            rf"\b\d{{1,2}}(?:\s*(?:[–-]|s\.?d\.?|sampai|dan|,)\s*\d{{1,2}})*\s+(?:{MONTHS})\b(?:\s+\d{{4}})?",
            rf"\b(?:{MONTHS})\s+\d{{4}}\b",
            r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b",
            (
                r"\b(?:tahun|thn|th\.?|ta\.?|t\.a\.?|periode|edisi|angkatan|sejak|semester|triwulan|kuartal|pemilu|pilkada)"
                r"\s+\d{1,4}(?:\s*[-–/]\s*\d{2,4})?\b"
            ),
            r"\b(?:19|20)\d{2}\s*[-–/]\s*(?:19|20)?\d{2}\b",
            rf"(?<![\d.,])(?:19|20)\d{{2}}(?![\d.,]*\d|\s*(?:{COUNTED}))\b",
            r"\b\d{1,2}[.:]\d{2}(?!\d)(?:\s*[-–]\s*\d{1,2}[.:]\d{2})?(?:\s*(?:wib|wita|wit))?\b",
            r"\b(?:pukul|jam|pkl\.?)\s+\d{1,2}(?:[.:]\d{2})?(?:\s*[-–]\s*\d{1,2}(?:[.:]\d{2})?)?",
            r"(?:\(0\d{2,3}\)|\+62|\b0)[\s.-]?\d[\d\s.-]{5,}\d",
            (
                r"(?<![\d.,])(?:1[145]0\d{0,4}|112|119|129|14\d{3}|1500[\s-]?\d{3}|0800[\d\s-]+)\b"
                r"(?=\D*$|\s*[,.)]|\s+(?:atau|gratis|untuk|bila|jika))"
            ),
            r"\b(?:no|nomor|nmr)\.?\s*[\w./-]*\d[\w./-]*(?:\s+tahun\s+\d{4})?",
            r"\b(?:pasal|ayat|huruf|butir|angka|bab|lampiran|poin ke)\s*\(?\d+\w*\)?",
            (
                r"\b(?:uu|pp|perpres|permen\w*|perda|pergub|perbup|perwali|se|inpres|keppres|pmk|skb)\s+(?:no\.?\s*)?"
                r"\d+(?:\s*/\s*\d{4}|\s+tahun\s+\d{4})?"
            ),
            rf"\b(?:{PLACES})\s*-?\.?\s*\d+(?:[./-]\d+)*\b",
            r"\b(?:jl|jln|jalan|gg|gang)\.?\s+[^,\n]{0,40}?\d+\w?\b",
            r"\b(?:hut|hari jadi|dirgahayu|ulang tahun)[^.\n]{0,30}?\bke-?\s?\d+|\bke-\s?\d+\b",
            r"\b(?:usia|umur|berusia|berumur)\s+(?:\w+\s+){0,2}\d+(?:\s*[-–]\s*\d+)?(?:\s+tahun)?",
            rf"(?<![\w.,])\d+(?:[.,]\d+)*(?:\s*[-–]\s*\d+)?[^\S\n]*(?:{SPANS})(?:\s+kerja)?\b",
            r"\b\d+\s*[x×]\s*\d+(?:\s*(?:cm|mm|px|m))?\b",
            rf"(?<![\w.,])\d+(?:[.,]\d+)*[^\S\n]*(?:{SIZES})\b",
            r"^\s*\d{1,2}[.)]\s|\b\d+/\d+\b|(?-i:\b(?!Rp)[A-Z]+-?\d+\b)",
        )
    ),
    re.IGNORECASE | re.MULTILINE,
)
"""Dates, times, telephone numbers, rules, addresses, ages, durations, sizes, list marks: nothing to trace."""


class Told(Value, frozen=True, kw_only=True):
    """A number as it stands: its span with its unit, its value, what it is, the word behind it."""

    start: int
    end: int
    value: Decimal
    kind: NumberKind
    noun: str = ""
    scaled: bool = False


def told_numbers(text: str) -> Iterator[Told]:
    """Each number that is no date, time, telephone number, rule, address, age, duration or size."""
    bare = NO_DATA.sub(lambda match: "\x00" * len(match.group()), text)
    for match in NUMBER.finditer(bare):
        tail = (match["tail"] or "").split()
        scale = next((SCALES[word.casefold()] for word in tail if word.casefold() in SCALES), 1)
        value = Decimal(match["n"].replace(".", "").replace(",", ".")) * scale
        kind: NumberKind = "plain"
        if match["rp"] or "rupiah" in (word.casefold() for word in tail):
            kind = "money"
        elif tail and (tail[0] == "%" or tail[0].casefold() == "persen"):
            kind = "percent"
        elif scale > 1:
            kind = "scaled"
        behind = re.match(r"\s+(?:buah\s+)?([A-Za-z][\w-]*(?:\s+[a-z]\w+)?)", text[match.end() :])
        yield Told(
            start=match.start(), end=match.end(), value=value, kind=kind,
            noun=behind.group(1).casefold() if behind else "", scaled=scale > 1,
        )  # fmt: skip


def same_number(told: Told, known: Decimal) -> bool:
    """Whether a number tells a known one: exactly, or rounded as people say thousands and millions."""
    if told.value == known:
        return True
    near = Decimal("0.05") if told.scaled else Decimal("0.005") if told.kind == "percent" else Decimal(0)
    return bool(known) and near > 0 and abs(told.value - known) <= abs(known) * near
