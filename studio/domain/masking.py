"""Personal data in what the public writes, put out of sight before anything is kept.

Rules and their sources: the facts of personal data patterns. A number is masked when it could be one; a name
when the words before it say so. What is masked is told by kind, the value itself is never returned.
"""

import re
from collections import Counter

from studio.domain.record import Value

KINDS: dict[str, str] = {
    "email": "[surel]", "link": "[tautan]", "nip": "[NIP]", "nik": "[NIK/KK]", "phone": "[telepon]",
    "passport": "[nomor paspor]", "account": "[nomor rekening]", "plate": "[pelat nomor]",
    "number": "[nomor]", "birth": "[tanggal lahir]", "address": "[alamat]", "name": "[nama]",
    "handle": "[akun]",
}  # fmt: skip
"""Every kind with what stands in its place."""
GAP = r"[\s.\-–/]{0,2}"
"""What people put between the digits of one number."""
MONTH = r"(?:jan|feb|mar|apr|mei|jun|jul|agu|sep|okt|nov|des)[a-z]*"
EMAIL = re.compile(r"[\w.+-]{1,64}\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\s?\.\s?[A-Za-z]{2,})+", re.IGNORECASE)
LINK = re.compile(r"(?:https?://|www\.|wa\.me/|t\.me/)\S+", re.IGNORECASE)
BIRTH = re.compile(
    r"(?i)(?P<before>\b(?:lahir|ttl|tgl\.? lahir|tanggal lahir)\b[^\d\n]{0,30}?)"
    rf"(?P<value>\d{{1,2}}(?:[\s./-]\d{{1,2}}[\s./-]|\s{MONTH}\s)\d{{2,4}})"
)
CLOCK = r"(?!\d\d[.:]\d\d\b)"
"""Hours look like the beginning of a number."""
MOBILE = re.compile(rf"(?<!\d){CLOCK}(?:\+?\s?62|0){GAP}8(?:{GAP}\d){{7,11}}(?!\d)")
LANDLINE = re.compile(
    r"(?i)(?P<before>\b(?:telp\.?|telepon|telpon|hp|no\.? ?hp|wa|whatsapp|nomor saya|hubungi)\b[\s:.]{0,3}"
    r"(?:saya|aku|kami)?[\s:.]{0,3})(?P<value>\(?\+?\d(?:[\s().\-]{0,2}\d){5,13})"
)
AREA = re.compile(rf"(?<!\d){CLOCK}\(?0[2-79]\d{{1,2}}\)?{GAP}\d(?:{GAP}\d){{5,7}}(?!\d)")
NIP = re.compile(
    rf"(?<!\d)(?:19[4-9]\d|20[01]\d){GAP}(?:0[1-9]|1[0-2]){GAP}(?:0[1-9]|[12]\d|3[01]){GAP}(?:19|20)\d\d{GAP}"
    rf"(?:0[1-9]|1[0-2]|21){GAP}[12]{GAP}\d{GAP}\d{GAP}\d(?!\d)"
)
NIK = re.compile(rf"(?<!\d)[1-9](?:{GAP}\d){{15}}(?!\d)")
PASSPORT = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]\s?\d{6,7}(?!\d)")
ACCOUNT = re.compile(
    r"(?i)(?P<before>\b(?:rek(?:ening)?|norek|bca|bri|bni|bsi|btn|mandiri)\b\.?[\s:.]{0,3}(?:nomor|no\.?)?[\s:.]{0,3})"
    rf"(?P<value>\d(?:{GAP}\d){{7,15}})(?!\d)"
)
REGION = (
    "A|B|D|E|F|G|H|K|L|M|N|P|R|S|T|W|Z|AA|AB|AD|AE|AG|BA|BB|BD|BE|BG|BH|BK|BL|BM|BN|BP|DA|DB|DC|DD|DE|DG|DH|DK"
    "|DL|DM|DN|DP|DR|DS|DT|DW|EA|EB|ED|KB|KH|KT|KU|PA|PB"
)
PLATE = re.compile(rf"(?<![A-Za-z0-9])(?:{REGION})\s?[1-9]\d{{2,3}}\s?[A-Z]{{2,3}}(?![A-Za-z0-9])")
NUMBER = re.compile(r"(?<![\d.,])(?<!Rp)(?<!rp)(?<!Rp )(?<!rp )(?<!Rp\. )\d(?:[\s\-]?\d){8,}(?![\d.,]*\d)")
CODE = re.compile(r"(?<![A-Za-z0-9])(?=[A-Z0-9]*[A-Z])(?=(?:[A-Z]*\d){5})[A-Z0-9]{9,}(?![A-Za-z0-9])")
ADDRESS = re.compile(
    r"(?i)\bRT\s?[./]?\s?\d{1,3}\s?[/,.\-]?\s?(?:RW\s?[./]?\s?\d{1,3})?"
    r"|(?:(?<=alamat saya )|(?<=rumah saya di )|(?<=tinggal di ))"
    r"(?:jl\.?|jalan|gang|gg\.?|perum\w*|komplek\w*)[^,;.!?\n]+"
)
HANDLE = re.compile(r"(?<![\w@.])@[A-Za-z][\w.]{2,}")
WORD = r"[^\W\d_][^\W\d_'’.]*"
CAPITAL = r"[A-Z][^\W\d_'’]*"
NAMES = rf"{CAPITAL}(?:\s(?:bin|binti|{CAPITAL})){{0,4}}"
SAID_NAME = re.compile(
    rf"(?i)(?P<before>\b(?:nama\s+(?:saya|sy|aku|lengkap(?:\s+saya)?|ibu|ayah|bapak|anak|suami|istri)"
    rf"(?:\s+(?:saya|sy|kami))?|atas\s+nama|a\.?\s?n\.?(?=\s[A-Z])|perkenalkan(?:\s+saya)?|bernama)\s*[:,]?\s+)"
    rf"(?P<value>{WORD}(?:\s{WORD}){{0,3}})"
)
TITLED = re.compile(
    r"(?P<before>\b(?:(?:[Bb]apak|[Ii]bu|[Pp]ak|[Bb]u|[Bb]pk\.?|[Mm]as|[Mm]bak|[Kk]ak|[Ss]dri?\.?"
    rf"|[Ss]audar[ai]|[Tt]n\.|[Nn]y\.|[Hh]j?\.|[Uu]stad[hz]?|[Ss]aya"
    rf"|[Dd]engan saya|[Oo]leh|[Pp]etugas)\s)+)(?P<value>{NAMES})"
)
SIGNED = re.compile(
    r"(?P<before>(?:[Tt]erima kasih|[Mm]akasih|[Tt]rims|[Hh]ormat (?:saya|kami)|[Ss]alam"
    r"|[Ww]assalam\w*|[Tt]td\.?)"
    rf"[\s,.!–-]{{1,4}})(?P<value>{CAPITAL}(?:\s{CAPITAL}){{0,3}})(?=\s*[.!)]?\s*$)"
)
NO_NAME = frozenset(
    """di ke dari dan atau yang untuk pada dengan karena tapi tetapi salah beda berbeda kurang tidak tak belum
    sudah telah mau ingin akan mohon tolong ada apa apakah bagaimana gimana kenapa harus bisa dapat
    boleh ini itu hilang rusak sama juga lagi masih hanya cuma saya sy aku kami kita anak ibu ayah bapak
    suami istri orang kakak adik paspor ktp kk akta akte visa kitas ijazah kantor imigrasi petugas loket
    pak bu mas mbak kak min admin sesuai tertulis tercantum dalam satu dua tiga kata suku lengkap
    panggilan gadis tanpa lebih terlalu kok kan dong ya kepala bagian seksi staf tim humas customer
    service warga negara indonesia wni wna pemohon pelapor selamat pagi siang sore malam terima kasih
    mohonnya jam hari senin selasa rabu kamis jumat sabtu minggu januari februari maret april mei juni
    juli agustus september oktober november desember sebagai jika kalau bila saat ketika waktu sebelum
    sesudah setelah supaya agar tentang soal mengenai lewat melalui lain diri domisili kelahiran asal
    warganegara dulu dahulu perusahaan pt cv yayasan koperasi presiden menteri gubernur bupati wali
    camat lurah rt rw polisi dokter guru hamil disabilitas lansia kandung hj h dr drs ir prof tiri
    angkat sambung mereka dia beliau bukan umur usia kelas alamat nik no nomor hp wa pns tki asn
    muslim""".split()  # noqa: SIM905
)
"""Words after "nama saya" or "Pak" that are no name."""


class Masked(Value, frozen=True, kw_only=True):
    """A text without personal data, and how many of which kind were put out of sight."""

    text: str
    found: dict[str, int]

    @property
    def kinds(self) -> tuple[str, ...]:
        """What was found, the most frequent first."""
        return tuple(sorted(self.found, key=lambda kind: (-self.found[kind], kind)))


def mask(text: str) -> Masked:
    """The text with every piece of personal data replaced by its kind."""
    found: Counter[str] = Counter()
    shown = text
    for kind, pattern in RULES:
        shown = pattern.sub(lambda hit, kind=kind: _placed(hit, kind, found), shown)  # type: ignore[misc]
    return Masked(text=shown, found=dict(found))


RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("email", EMAIL), ("link", LINK), ("birth", BIRTH), ("nip", NIP), ("phone", MOBILE), ("nik", NIK),
    ("account", ACCOUNT), ("phone", LANDLINE), ("phone", AREA), ("passport", PASSPORT), ("plate", PLATE),
    ("number", NUMBER), ("number", CODE), ("address", ADDRESS), ("name", SAID_NAME), ("name", TITLED),
    ("name", SIGNED), ("handle", HANDLE),
)  # fmt: skip
"""Kinds in the order in which they are looked for: the surer first."""


def _placed(hit: re.Match[str], kind: str, found: Counter[str]) -> str:
    groups = hit.groupdict()
    before, value = groups.get("before") or "", groups.get("value") or hit[0]
    rest = ""
    if kind == "name":
        value, rest = _name(value)
        if not value:
            return hit[0]
    found[kind] += 1
    return f"{before}{KINDS[kind]}{rest}"


def _name(words: str) -> tuple[str, str]:
    """The words that are a name, and those after it; nothing when they begin with one that is none."""
    parts = words.split(" ")
    taken = 0
    for part in parts:
        if (
            part.casefold().strip(".,'’") in NO_NAME
            or _short(part)
            or (taken and len(part) > 3 and _verbal(part))
        ):
            break
        taken += 1
    name = " ".join(parts[:taken])
    return name, words[len(name) :]


def _short(word: str) -> bool:
    """Whether a word is an abbreviation such as BPJS."""
    return word.isupper() and not set("AEIOU") & set(word)


def _verbal(word: str) -> bool:
    """Whether a word without a capital looks like one that goes on with the sentence."""
    return word[0].islower() and bool(re.match(r"(?:me|ber|ter|di|pe)[a-z]{3}", word))
