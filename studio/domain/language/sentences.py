"""Where sentences and words of a caption begin and end, with abbreviations, clocks and sums left whole."""

import re
from functools import lru_cache
from typing import NamedTuple

KEEP = frozenset(
    """
    no nr jl gg jln kav blok kab kec kel prov ds dsn a.n u.p d.a c.q yth sdr sdri tn ny nn bpk dr drs
    dra ir prof h hj kh k.h s.h m.h s.e m.m s.sos m.si s.t s.ip s.pd m.pd s.kom m.kom s.kep s.k.m sp vs
    rp tgl hlm hal ps tlp telp ext st plt plh pj kol jend letjen mayjen brigjen kombes kompol ipda iptu
    akp aipda bripka alm almh min maks mis lih bd gd lt ruko perum komp est cap min ha kpd dng ttd
    """.split()  # noqa: SIM905
)
"""Short forms after which a sentence goes on."""
LAST = frozenset({"dll", "dsb", "dst", "dkk", "a.s", "dsj"})
"""Short forms after which one may end, when a capital follows."""
END = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s|$)")
BEFORE = re.compile(r"[\w.]+$")
SKIP = re.compile(
    r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.]+|[#@][\w.]+"
    r"|\b[\w-]+(?:\.[\w-]+)*\.(?:go\.id|id|com|org|example)\b(?:/\S*)?"
)
WORD = re.compile(r"[^\W_]+(?:[-'’./:,&][^\W_]+)*")
VOWELS = str.maketrans("", "", "aiueoé")
DEGREE = re.compile(r"(?:[A-Z]\.){1,3}[A-Z]\w{0,3}")
LISTED = re.compile(r"\s*(?:\d{1,2}|[a-z])[.)]\s|\s*[•▪◦‣–—*·✅✔☑🔹🔸👉➡️-]\s*")


class Word(NamedTuple):
    """A word as written; `start` and `end` are characters of the text."""

    text: str
    start: int
    end: int


class Sentence(NamedTuple):
    """A sentence; a line without an end of its own is one too. `listed` lines are rows of a list."""

    start: int
    end: int
    words: tuple[Word, ...]
    listed: bool = False


@lru_cache(maxsize=512)
def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text that hold words, in order; addresses, tags and mentions are no words."""
    found: list[Sentence] = []
    words = list(words_of(text))
    at = 0
    for line in text.splitlines(keepends=True):
        listed = LISTED.match(line) is not None
        for start, end in _cut(text, at, at + len(line.rstrip())):
            held = _between(words, start, end)
            if held:
                first = start + len(text[start:end]) - len(text[start:end].lstrip())
                found.append(Sentence(first, end, held, listed))
        at += len(line)
    return tuple(found)


@lru_cache(maxsize=512)
def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text, addresses, tags and mentions left out; `K/L` and `e-KTP` are one."""
    plain = SKIP.sub(lambda found: " " * len(found.group()), text)
    return tuple(Word(m.group(), m.start(), m.end()) for m in WORD.finditer(plain))


def syllables(word: str) -> int:
    """Syllables of an Indonesian word: its vowels, where a last ai, au, ei or oi is one."""
    low = word.lower()
    vowels = len(low) - len(low.translate(VOWELS))
    return max(1, vowels - low.endswith(("ai", "au", "ei", "oi"))) if vowels else 1


def folded(text: str) -> str:
    """The text in small letters with as many characters as before, so that places stay."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _between(words: list[Word], start: int, end: int) -> tuple[Word, ...]:
    """Takes the words of a stretch off the front of the list."""
    took = 0
    while took < len(words) and words[took].start < end:
        took += 1
    held = tuple(word for word in words[:took] if word.start >= start)
    del words[:took]
    return held


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Stretches of a line that are sentences."""
    found, begin = [], start
    for stop in END.finditer(text, start, end):
        if _goes_on(text, start, stop.start(), stop.end(), end):
            continue
        found.append((begin, stop.end()))
        begin = stop.end()
    if text[begin:end].strip():
        found.append((begin, end))
    return found


def _goes_on(text: str, line: int, at: int, after: int, end: int) -> bool:
    """Whether the stop at `at` ends no sentence: an abbreviation, an initial, the number of a row."""
    if text[at] != "." or after - at > 1:
        return False
    before = BEFORE.search(text, max(line, at - 24), at)
    short = before.group().lower() if before else ""
    rest = text[after:end].lstrip()
    if short in LAST:
        return not rest[:1].isupper()
    row = short.isdigit() and not text[line : at - len(short)].strip()
    return row or short in KEEP or (len(short) == 1 and short.isalpha()) or _is_title(before, rest)


def _is_title(before: re.Match[str] | None, rest: str) -> bool:
    """Degrees such as `S.Sos` and a small letter that follows go on."""
    return rest[:1].islower() or (before is not None and bool(DEGREE.fullmatch(before.group())))
