"""Sorts the lines of a press release: title, paragraphs, summary, captions, credits, and the rest."""

import re

import msgspec

from studio.domain.record import Value
from studio.intake.sentences import DATE

SHORT = 160
END_MARK = re.compile(r"[.!?:;,”\"…)]$")
BULLET = re.compile(r"^(?:[-•*–·▪]|\d{1,2}[.)])\s+")
SUMMARY = re.compile(r"(?i)^(ringkasan berita|ringkasan|poin penting|intisari|sorotan)\s*:?$")
BYLINE = re.compile(
    rf"^Oleh(?:\s*:\s*|\s+(?=[A-Z]))(?P<who>[^\s,][^,]*?)(?:\s+Dipublikasikan(?: pada)?\s+(?P<date>{DATE}))?$"
)
KEYED = re.compile(
    r"(?i)^(?P<key>sumber(?: berita)?|penulis|reporter|pewarta|kontributor|fotografer|foto|editor|penyunting"
    r"|kategori|rubrik)\s*:\s*(?P<value>.*)$"
)
FIELDS = {
    "sumber": "source", "sumber berita": "source", "penulis": "author", "reporter": "author",
    "pewarta": "author",
    "kontributor": "author", "fotografer": "photographer", "foto": "photographer", "editor": "editor",
    "penyunting": "editor", "kategori": "kicker", "rubrik": "kicker",
}  # fmt: skip
KICKER = re.compile(
    r"(?i)^(siaran pers|rilis pers|press release|keterangan pers|pengumuman|berita(?: utama)?)$"
)
CAPTION = re.compile(
    r"^(?P<text>.{10,}?)\s*\((?P<credit>(?:Foto|Dok\.?|Dokumentasi|Doc\.?|Ist)\b[^()]{0,80})\)\.?$"
)
CREDIT_KEY = re.compile(r"^(?:Foto|Dok\.?|Dokumentasi|Doc\.?)\s*[:/]?\s*")
DATE_ONLY = re.compile(
    rf"(?i)^(?:(?:dipublikasikan|diterbitkan|tanggal)\s*(?:pada)?\s*:?\s*)?(?:[a-z’'`]+,\s*)?(?P<date>{DATE})"
    r"(?:\s*[|,-]?\s*(?:pukul\s*)?\d{1,2}[.:]\d{2}\s*(?:WIB|WITA|WIT)?)?$"
)
INITIALS = re.compile(r"\s*\((?P<who>[A-Za-z]{1,12}(?:/[A-Za-z]{1,12}){0,3})\)\s*$")
NOISE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?i)^\W{0,3}(baca|lihat|simak|tonton|dengarkan)\s+juga\b"), "tautan artikel lain"),
    (re.compile(r"(?i)^(dibaca|dilihat|views?|hits?)\s*:?\s*[\d.,]+"), "jumlah pembaca"),
    (re.compile(r"^\|"), "tabel tautan"),
    (re.compile(r"(?i)^(no\.?|nomor)\s*:?\s*\S*\d\S*$"), "nomor surat"),
    (re.compile(r"(?i)^(tags?|tagar|kata kunci|topik)\s*:"), "label situs"),
    (re.compile(r"^(#\w+\s*)+$"), "label situs"),
    (re.compile(r"(?i)^(narahubung|kontak( media| person)?|contact person|info(rmasi)? lebih lanjut)\b.*:"),
     "narahubung"),
    (re.compile(r"(?i)^(isi komentar|copyright|hak cipta|©|dilarang mengutip)"), "catatan situs"),
    (re.compile(r"(?i)^(bagikan|share|komentar|advertisement|iklan|scroll|ikuti kami|cetak)\b.{0,60}$"),
     "tombol situs"),
    (re.compile(r"^[\W_]{1,20}$"), "tanda pemisah"),
)  # fmt: skip
TAIL = re.compile(r"(?i)^(berita|artikel)\s+(terbaru|terkait|lainnya|populer|lain)\s*:?$")


class Dropped(Value, frozen=True, kw_only=True):
    """A line that is not proposed for anything, and why."""

    line: str
    reason: str


class Lines(Value, frozen=True, kw_only=True):
    """Lines by what they are. `fields` holds kicker, source, author, photographer, editor, published."""

    texts: tuple[str, ...] = ()
    summary: tuple[str, ...] = ()
    captions: tuple[tuple[str, str], ...] = ()
    fields: dict[str, str] = msgspec.field(default_factory=dict)
    dropped: tuple[Dropped, ...] = ()


class _Sorter:
    """Walks the lines once; a heading decides what the lines under it are."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.summary: list[str] = []
        self.captions: list[tuple[str, str]] = []
        self.fields: dict[str, str] = {}
        self.dropped: list[Dropped] = []
        self.under = ""
        self.waiting = ""

    def drop(self, line: str, reason: str) -> None:
        self.dropped.append(Dropped(line=line, reason=reason))

    def take(self, line: str) -> None:
        """Sort one line that is not blank."""
        if self.waiting and len(line) <= 80 and not KEYED.match(line):
            self.fields.setdefault(self.waiting, line)
            self.waiting = ""
            return
        self.waiting = ""
        if self.under == "summary" and BULLET.match(line):
            self.summary.append(BULLET.sub("", line))
        elif self.under == "tail":
            self.drop(line, "daftar berita lain")
        else:
            self.under = ""
            self._fresh(line)

    def _fresh(self, line: str) -> None:
        noise = next((reason for pattern, reason in NOISE if pattern.search(line)), "")
        if noise:
            self.drop(line, noise)
        elif SUMMARY.match(line):
            self.under = "summary"
            self.drop(line, "judul ringkasan")
        elif TAIL.match(line):
            self.under = "tail"
            self.drop(line, "daftar berita lain")
        elif not self._field(line):
            self._text(line)

    def _field(self, line: str) -> bool:
        if found := KEYED.match(line):
            return self._keyed(found)
        if len(line) <= SHORT and not line.endswith(".") and (found := BYLINE.match(line)):
            self.fields.setdefault("author", found.group("who"))
            if found.group("date"):
                self.fields.setdefault("published", found.group("date"))
            return True
        if found := DATE_ONLY.match(line):
            self.fields.setdefault("published", found.group("date"))
            return True
        if KICKER.match(line) and not self.texts:
            self.fields.setdefault("kicker", line)
            return True
        return False

    def _keyed(self, found: re.Match[str]) -> bool:
        field, value = FIELDS[found.group("key").lower()], found.group("value").strip()
        if len(value) > 80:
            return False
        if field in self.fields:
            self.drop(found.group(0), "keterangan ganda")
        elif value:
            self.fields[field] = value
        else:
            self.waiting = field
        return True

    def _text(self, line: str) -> None:
        caption = CAPTION.match(line) if len(line) <= 400 else None
        if caption:
            self.captions.append((caption.group("text"), CREDIT_KEY.sub("", caption.group("credit"))))
            return
        self.texts.append(line)


def sort_lines(text: str) -> Lines:
    """Every line of the text, sorted; none is lost and none is changed but for blanks at its ends."""
    sorter = _Sorter()
    for raw in text.split("\n"):
        line = raw.strip().lstrip("\ufeff")
        if line:
            sorter.take(line)
    if sorter.texts and (found := INITIALS.search(sorter.texts[-1])) and found.start() > 40:
        sorter.drop(found.group(0).strip(), "inisial penulis")
        sorter.texts[-1] = sorter.texts[-1][: found.start()]
    return Lines(
        texts=tuple(sorter.texts),
        summary=tuple(sorter.summary),
        captions=tuple(sorter.captions),
        fields=sorter.fields,
        dropped=tuple(sorter.dropped),
    )


def looks_like_title(line: str) -> bool:
    """Whether a line is a title or a deck: short, not a sentence, not a list item."""
    return len(line) <= SHORT and not END_MARK.search(line) and not BULLET.match(line)
