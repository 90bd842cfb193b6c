"""References to rules as people write them: “UU No. 27 Tahun 2022”, “PP 94/2021”, “Permen PAN-RB 29/2011”."""

import re
from collections.abc import Iterator

from studio.domain.record import Value

FULL = {
    "undangundangdasar": "uud", "undangundang": "uu", "peraturanpemerintahpenggantiundangundang": "perppu",
    "peraturanpemerintah": "pp", "peraturanpresiden": "perpres", "keputusanpresiden": "keppres",
    "instruksipresiden": "inpres", "peraturanmenteri": "permen", "keputusanmenteri": "kepmen",
    "suratedaranmenteri": "se", "suratedaran": "se", "peraturandaerah": "perda",
    "peraturangubernur": "pergub", "peraturanbupati": "perbup", "peraturanwalikota": "perwali",
    "keputusanbersama": "skb",
    "suratkeputusanbersama": "skb", "peraturankomisiinformasi": "perki", "peraturankepala": "perka",
    "instruksimenteri": "inmen", "pmk": "permenkeu", "peraturanmahkamahagung": "perma",
}  # fmt: skip
"""Names in full, letters alone, to the short kind."""
MINISTRIES = {
    "pendayagunaanaparaturnegaradanreformasibirokrasi": "panrb", "panrb": "panrb", "pan": "panrb",
    "panandrb": "panrb", "pandanrb": "panrb", "hukumdanhakasasimanusia": "kumham", "hukumdanham": "kumham",
    "kumham": "kumham", "hukumham": "kumham", "hukum": "kum", "kum": "kum", "kominfo": "kominfo",
    "komunikasidaninformatika": "kominfo", "komdigi": "komdigi", "komunikasidandigital": "komdigi",
    "keuangan": "keu", "keu": "keu", "dalamnegeri": "dagri", "dagri": "dagri", "luarnegeri": "lu",
    "imigrasidanpemasyarakatan": "imipas", "imipas": "imipas", "desapdt": "desapdt",
    "desapembangunandaerahtertinggaldantransmigrasi": "desapdt",
}  # fmt: skip
"""Names of ministries, letters alone, to the short one."""
NAMES = (
    r"(?i:Undang[\s-]*Undang(?:[\s-]+(?:Republik\s+Indonesia|RI))?)|(?:UU|Uu)(?:\s+RI)?|Perppu|Perpu"
    r"|(?i:Peraturan\s+Pemerintah(?:\s+Pengganti\s+Undang[\s-]*Undang)?(?:\s+(?:Republik\s+Indonesia|RI))?)|PP"
    r"|(?i:Peraturan\s+Presiden|Keputusan\s+Presiden|Instruksi\s+Presiden)|Perpres|Keppres|Kepres|Inpres"
    r"|(?i:Peraturan\s+Menteri|Keputusan\s+Menteri)|Permen[A-Za-z]*|Kepmen[A-Za-z]*|PMK|Perka|Perki|Perma"
    r"|Peraturan\s+(?:Daerah|Gubernur|Bupati|Wali\s*[Kk]ota|Komisi\s+Informasi|Mahkamah\s+Agung|Kepala)"
    r"|Perda|Pergub|Perbup|Perwali|Perwal|(?:Surat\s+)?Keputusan\s+Bersama|SKB|Surat\s+Edaran|SE"
)
REFERENCE = re.compile(
    rf"(?<![\w/])(?P<kind>{NAMES})"
    r"(?P<of>(?:[\s/-]+(?!No\b|Nomor\b|Tahun\b|Th\b|Thn\b)(?:[A-Z][A-Za-z&-]*|dan|bidang)){0,10}?)"
    r"\s*(?:[Nn]o(?:mor)?|NO|NOMOR)?\.?\s*:?\s*"
    r"(?P<number>(?=[\w./-]*\d)[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*)"
    r"(?:\s*[,]?\s+(?:[Tt]ahun|TAHUN|[Tt]hn|[Tt]h)\.?\s*|\s*/\s*)(?P<year>(?:19|20)\d{2})\b"
)
"""Kind, whose it is, number and year; years behind “Tahun” or a stroke."""
TITLE = re.compile(
    r"\s*(?:[,]?\s*(?:RI|Republik Indonesia))?\s*\(?\s*tentang\s+(?P<title>[^.;:()\n“”\"]{4,200})",
    re.IGNORECASE,
)
ABBREVIATION = re.compile(r"\b[A-Z]{3,6}\b")
LITTLE = frozenset({
    "tentang", "dan", "atas", "atau", "di", "dari", "yang", "untuk", "dengan", "dalam", "pada", "bagi",
    "serta", "perubahan", "pertama", "kedua", "ketiga", "keempat", "undang", "peraturan", "pemerintah",
    "nomor", "tahun",
    "republik", "indonesia", "mengatur", "ini", "adalah", "telah", "sudah", "bahwa", "kami", "wajib",
})  # fmt: skip
"""Words that make no title."""


class RuleRef(Value, frozen=True, kw_only=True):
    """A reference in a text: its span, short kind (`uu`, `permenpanrb`), number, year, title."""

    start: int
    end: int
    kind: str
    number: str
    year: int
    title: str = ""
    title_span: tuple[int, int] | None = None


def references(text: str) -> Iterator[RuleRef]:
    """Every reference of a text, in order; a title is what stands behind “tentang”."""
    for match in REFERENCE.finditer(text):
        title = TITLE.match(text, match.end())
        yield RuleRef(
            start=match.start(), end=match.end(), kind=kind_of(f"{match['kind']} {match['of']}"),
            number=number_of(match["number"]), year=int(match["year"]),
            title=" ".join(title["title"].split()) if title else "",
            title_span=title.span("title") if title else None,
        )  # fmt: skip


def kind_of(name: str) -> str:
    """The short kind of a name, however it is spelled; a ministry is part of it."""
    letters = re.sub(r"[^a-z]", "", name.casefold())
    letters = letters.replace("republikindonesia", "")
    for full in sorted(FULL, key=len, reverse=True):
        if letters.startswith(full):
            letters = FULL[full] + letters[len(full) :]
            break
    letters = {"perpu": "perppu", "kepres": "keppres", "perwal": "perwali", "uuri": "uu", "ppri": "pp"}.get(
        letters, letters
    )
    for head in ("permen", "kepmen", "semen", "se", "inmen"):
        if letters.startswith(head) and letters != head:
            ministry = letters.removeprefix(head)
            return ("se" if head == "semen" else head) + MINISTRIES.get(ministry, ministry)
    for head in ("perda", "pergub", "perbup", "perwali", "skb", "perka"):
        if letters.startswith(head):
            return head
    return letters


def number_of(number: str) -> str:
    """A number as rules are compared by it: without leading zeros and stray points."""
    bare = number.strip(" .-").casefold()
    return bare.lstrip("0") or bare


def title_words(title: str) -> frozenset[str]:
    """The words that make a title what it is."""
    return frozenset(word for word in re.findall(r"[a-z]{3,}", title.casefold()) if word not in LITTLE)


def same_title(said: str, known: str) -> bool:
    """Whether a title in a text is that of a rule: two thirds of the shorter one's words are the other's.

    An abbreviation stands for the words whose first letters it has.
    """
    first, known = said.partition(",")[0], known.partition("(")[0]
    if first != said and same_title(first, known):
        return True  # what follows the comma is the sentence, not the title
    own, other = title_words(said), title_words(known)
    if not own or not other:
        return True
    initials = "".join(word[0] for word in re.findall(r"\w+", known.casefold()) if word not in LITTLE)
    short = {word.casefold() for word in ABBREVIATION.findall(said) if word.casefold() in initials}
    return bool(short) or 3 * len(own & other) >= 2 * min(len(own), len(other))
