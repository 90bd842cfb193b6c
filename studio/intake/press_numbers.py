"""Numbers in a press release that could be shown as figures; dates, rules and telephone numbers are none."""

import re
from decimal import Decimal, InvalidOperation

from studio.domain.record import Value
from studio.intake.press_number_words import WORDS, number_of
from studio.intake.sentences import MONTH, sentences, words

SCALES = {"ribu": 3, "juta": 6, "miliar": 9, "milyar": 9, "triliun": 12}
NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
PATTERN = re.compile(
    rf"(?:\b(?P<rp>Rp\.?\s?)|(?<![\w.,/:#§-]))(?P<value>{NUMBER}|{WORDS})(?![\w]|[.,/:-]\d|[-–]\d)"
    rf"(?P<scale>\s(?:{'|'.join(SCALES)}))?(?P<percent>\s?%|\spersen\b)?",
    re.IGNORECASE,
)
WORD = re.compile(r"\s([A-Za-z][\w/²³-]*)")
QUALIFIER = re.compile(
    r"(?i)(lebih dari|kurang dari|kurang lebih|sekitar|hampir|paling sedikit|paling banyak|minimal|maksimal"
    r"|sedikitnya|sebanyak|mencapai|hingga)\s$"
)
NOT_BEFORE = re.compile(
    r"(?i)(?:\b(?:tahun|thn|tanggal|tgl\.?|pukul|pkl\.?|nomor|no\.?|pasal|ayat|huruf|bab|lampiran|kav\.?|rt|rw|lantai|blok"
    rf"|jl\.?|telp\.?|telepon|wa|whatsapp|hp|faks?|hotline|nip|nik|versi|edisi|volume|ke(?=-)|kelas|tipe|{MONTH}"
    r"|abad|angkatan|jam|call center|nomor \S+)\s*[:.(-]?\s*"
    r"|\d\s*(?:-|–|hingga|sampai|s\.d\.|dan)\s+|\+|[A-Za-z]\(|\(0\d{1,4}\)\s*)$"
)
NOT_AFTER = re.compile(
    rf"(?i)^\s*(?:{MONTH}\b|(?:hingga|sampai(?: dengan)?|s\.d\.|-|–|dan)\s+\d|(?:wib|wita|wit)\b|/)"
)
STOP = words(
    """dari di yang atau dan hingga sampai ke pada dengan untuk per oleh sebagai serta dalam adalah
    tersebut lagi juga saja telah sudah akan dapat bisa itu ini tentang antara karena maupun bagi
    agar sebelum sesudah setelah lalu kini sejak melalui terhadap secara ketika saat tidak bukan
    naik turun lebih kurang sekaligus"""
)
VERB = re.compile(
    r"^(?:me(?:m|n|ng|ny|l|r|w|y)|ber(?!kas|ita|as)|ter(?!minal|nak)|di(?=[kpstb]e|guna|laku|jad|lay|ikut|hadir))"
)
COMPOUND = re.compile(rf"\s(?:{NUMBER})\s(?:menit|detik|jam|bulan|hari)\b")
PAIRS = re.compile(
    r"(?:unit kerja|hari kerja|hari kalender|jam kerja|kepala keluarga"
    r"|rumah tangga|perangkat daerah|(?:meter|kilometer) persegi|meter kubik"
    r"|pelaku (?:usaha|UMKM)|tenaga (?:kerja|kesehatan)|sepeda motor)\b"
)
PER = re.compile(r"\sper\s[a-z]+")
YEAR = re.compile(r"(?:19|20)\d\d")
SURE_UNITS = words(
    """menit detik jam hari minggu bulan tahun orang unit desa kelurahan kecamatan kabupaten kota
    provinsi warga peserta siswa guru keluarga kk paket ton kg kilogram liter meter km kilometer
    hektare hektar ha kali rumah sekolah puskesmas lokasi titik bidang sertifikat dokumen berkas
    pohon bibit jiwa pegawai pelaku umkm nelayan petani"""
)
CLAUSE = re.compile(r"[;()“”\"—–]|[,:.]\s|\s(?:atau|dan|serta|sedangkan|sementara)\s")
LEANING = re.compile(
    r"(?i)(?:(?:^|\s+)(?:ada|selama|sebesar|sejumlah|yakni|yaitu|mencapai|senilai|adalah|menjadi|dengan"
    r"|di|ke|dalam|dari|pada))+$"
)
LABEL = 70


class FoundFigure(Value, frozen=True, kw_only=True):
    """A number as written. `label` are words around it, `qualifier` one like `sekitar`; all verbatim."""

    value: str
    unit: str
    label: str
    sentence: str
    scale: str = ""
    qualifier: str = ""

    @property
    def exact(self) -> str:
        """The number as an exact decimal; rupiah with the scale multiplied out."""
        number = decimal_of(self.value)
        if self.unit.lower().startswith("rp") and self.scale:
            number = format((Decimal(number) * 10 ** SCALES[self.scale.lower()]).normalize(), "f")
        return number


def decimal_of(written: str) -> str:
    """`1112` of `1.112`, `6.3` of `6,3`, `25` of `dua puluh lima`."""
    worded = number_of(written)
    if worded is not None:
        return str(worded)
    try:
        return format(Decimal(written.replace(".", "").replace(",", ".")), "f")
    except InvalidOperation as error:
        raise ValueError(written) from error


def find_figures(paragraphs: tuple[str, ...]) -> tuple[FoundFigure, ...]:
    """The figures of the paragraphs in order; the same number and unit in the same sentence once."""
    found: list[FoundFigure] = []
    for paragraph in paragraphs:
        for sentence in sentences(paragraph):
            found += (figure for figure in _in_sentence(sentence) if figure not in found)
    return tuple(found)


def _in_sentence(sentence: str) -> list[FoundFigure]:
    figures, end = [], 0
    for match in PATTERN.finditer(sentence):
        if match.start() < end or not _is_amount(sentence, match):
            continue
        floor = end
        unit, end = _unit(sentence, match)
        if not unit:
            continue
        if per := PER.match(sentence, end):
            unit, end = f"{unit}{per.group(0)}", per.end()
        qualifier = QUALIFIER.search(sentence[: match.start()])
        figures.append(
            FoundFigure(
                value=match.group("value"),
                unit=unit,
                scale=(match.group("scale") or "").strip(),
                label=_label(sentence, floor, match.start(), end),
                sentence=sentence,
                qualifier=qualifier.group(1) if qualifier else "",
            )
        )
    return figures


def _is_amount(sentence: str, match: re.Match[str]) -> bool:
    before, after, value = sentence[: match.start()], sentence[match.end() :], match.group("value")
    if value[0].isalpha() and number_of(value) is None:
        return False
    if match.group("rp"):
        return True
    if NOT_AFTER.match(after) or NOT_BEFORE.search(before):
        return bool(match.group("percent"))
    return not (value.isdecimal() and (len(value) > 6 or (value != "0" and value.startswith("0"))))


def _unit(sentence: str, match: re.Match[str]) -> tuple[str, int]:
    """The unit as written and where it ends; empty when the number counts nothing that is named."""
    end = match.end()
    if match.group("rp"):
        return match.group("rp").strip(), end
    if match.group("percent"):
        return sentence[
            match.start("scale") if match.group("scale") else match.start("percent") : end
        ].strip(), end
    compound = re.match(rf"\s(?:jam|hari|bulan|tahun|menit){COMPOUND.pattern}", sentence[end:])
    if compound:
        return compound.group(0).strip(), end + compound.end()
    word = WORD.match(sentence, end)
    start = match.start("scale") if match.group("scale") else end
    if word and _counts(word.group(1), match.group("value")):
        pair = PAIRS.match(sentence, word.start(1))
        stop = pair.end() if pair else word.end()
        return sentence[start:stop].strip(), stop
    return (match.group("scale") or "").strip(), end


def _counts(word: str, value: str) -> bool:
    low = word.lower()
    if low in SURE_UNITS:
        return True
    if YEAR.fullmatch(value) or low in STOP or VERB.match(low):
        return False
    return word.islower() and len(word) > 1


def _label(sentence: str, floor: int, start: int, end: int) -> str:
    """Words around the number: those after it in its clause, else those before."""
    clause = CLAUSE.split(sentence[:start])[-1].strip()
    after = CLAUSE.split(sentence[end:], maxsplit=1)[0].strip().rstrip(".!?")
    before = CLAUSE.split(sentence[floor:start])[-1].strip()
    before = LEANING.sub("", QUALIFIER.sub("", before + " ").strip())
    another = any(char.isdigit() for char in after)  # what follows belongs to the next number
    weak = (
        not after
        or another
        or after.split()[0].lower()
        in (
            "dari",
            "di",
            "pada",
            "per",
            "dalam",
            "ke",
            "hingga",
            "sejak",
            "untuk",
        )
    )
    chosen = (
        before if weak and before else after or before or LEANING.sub("", clause) or sentence.rstrip(".!? ")
    )
    return _shortened(chosen, from_end=chosen != after)


def _shortened(text: str, *, from_end: bool) -> str:
    while len(text) > LABEL and " " in text:
        text = text.split(" ", 1)[1] if from_end else text.rsplit(" ", 1)[0]
    return text
