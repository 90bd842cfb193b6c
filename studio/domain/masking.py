"""Personal data in what the public writes, put out of sight before anything is kept.

What `personal_data` finds goes first; then comes what only could be personal: long numbers, codes, handles,
and names where the words before them say so. What is masked is told by kind; values are never returned.
"""

import re
from collections import Counter

from studio.domain.personal_data import PLACED, find, redacted
from studio.domain.personal_places import MONTH
from studio.domain.privacy_lexicon import Lexicon, alternatives
from studio.domain.record import Value

KINDS: dict[str, str] = {
    **{str(kind): words for kind, words in PLACED.items()},
    "link": "[tautan]", "number": "[nomor]", "name": "[nama]", "handle": "[akun]",
}  # fmt: skip
"""Every kind with what stands in its place."""
ROUNDS = 6
"""Times a text is looked through until nothing more is found; placeholders end it soon."""
GAP = r"[\s.\-–/]{0,2}"
"""What people put between the digits of one number."""
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


class Masked(Value, frozen=True, kw_only=True):
    """A text without personal data, and how many of which kind were put out of sight."""

    text: str
    found: dict[str, int]

    @property
    def kinds(self) -> tuple[str, ...]:
        """What was found, the most frequent first."""
        return tuple(sorted(self.found, key=lambda kind: (-self.found[kind], kind)))


def mask(text: str, lexicon: Lexicon) -> Masked:
    """The text with every piece of personal data replaced by its kind."""
    found: Counter[str] = Counter()
    for _ in range(ROUNDS):
        shown = _once(text, lexicon, found)
        if shown == text:
            break
        text = shown
    return Masked(text=text, found=dict(found))


def _once(text: str, lexicon: Lexicon, found: Counter[str]) -> str:
    for kind, pattern in FIRST:
        text = _replaced(text, kind, pattern, lexicon, found)
    hits = find(text, lexicon)
    found.update(hit.kind for hit in hits)
    text = redacted(text, hits)
    for kind, pattern in (*RULES[:4], *_listed(lexicon), *RULES[4:]):
        text = _replaced(text, kind, pattern, lexicon, found)
    return text


def _listed(lexicon: Lexicon) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Patterns made of the lists: accounts behind any bank's name, plates of any region."""
    return ("account", lexicon.pattern("mask account", _account)), (
        "plate",
        lexicon.pattern("mask plate", _plate),
    )


def _account(lexicon: Lexicon) -> str:
    words = alternatives((*lexicon.near["account"], *lexicon.numbers["banks"]))
    before = rf"\b(?:{words})(?!\w)\.?[\s:.]{{0,3}}(?:nomor|no\.?)?[\s:.]{{0,3}}"
    return rf"(?i)(?P<before>{before})(?P<value>\d(?:{GAP}\d){{7,15}})(?!\d)"


def _plate(lexicon: Lexicon) -> str:
    region = alternatives(lexicon.numbers["plates"])
    return rf"(?<![A-Za-z0-9])(?:{region})\s?[1-9]\d{{2,3}}\s?[A-Z]{{2,3}}(?![A-Za-z0-9])"


def _replaced(text: str, kind: str, pattern: re.Pattern[str], lexicon: Lexicon, found: Counter[str]) -> str:
    return pattern.sub(lambda hit: _placed(hit, kind, lexicon, found), text)


FIRST: tuple[tuple[str, re.Pattern[str]], ...] = (("email", EMAIL), ("link", LINK))
"""What may hold other kinds within it, so that it goes before them."""
RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("birth", BIRTH), ("nip", NIP), ("phone", MOBILE), ("nik", NIK), ("phone", LANDLINE), ("phone", AREA),
    ("passport", PASSPORT), ("number", NUMBER), ("number", CODE), ("address", ADDRESS), ("name", SAID_NAME),
    ("name", TITLED), ("name", SIGNED), ("handle", HANDLE),
)  # fmt: skip
"""More eager than a check would be; the surer first, the listed kinds behind the fourth."""


def _placed(hit: re.Match[str], kind: str, lexicon: Lexicon, found: Counter[str]) -> str:
    groups = hit.groupdict()
    before, value = groups.get("before") or "", groups.get("value") or hit[0]
    rest = ""
    if kind == "name":
        value, rest = _name(value, lexicon)
        if not value:
            return hit[0]
    found[kind] += 1
    return f"{before}{KINDS[kind]}{rest}"


def _name(words: str, lexicon: Lexicon) -> tuple[str, str]:
    """The words that are a name, and those after it; nothing when they begin with one that is none."""
    parts = words.split(" ")
    taken = 0
    for part in parts:
        if (
            part.casefold().strip(".,'’") in lexicon.all("not_names")
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
