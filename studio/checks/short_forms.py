"""Short forms that nobody explains: capitals in a row that are neither known to all nor written out near."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from studio.catalog.lexicon import Short, lexicon
from studio.checks.spelling import exists
from studio.domain.language.sentences import Word, words_of

CAPITALS = re.compile(r"[A-Z][A-Z0-9]{1,7}(?:[-/][A-Z0-9]{1,5})?")
PLATE = re.compile(r"(?<![A-Za-z0-9])[A-Z]{1,2} ?\d{1,4} ?$")
"""What stands before the letters of a vehicle's plate."""
ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
NAMED = frozenset(
    {
        "UU",
        "RUU",
        "PP",
        "PT",
        "CV",
        "Universitas",
        "SMA",
        "SMK",
        "SD",
        "SMP",
        "KM",
        "Gedung",
        "Blok",
        "inisial",
        "berinisial",
    }
)
"""What stands before the name of a law, a firm, a school."""
SHOUTED = 4
"""Further words in capitals around one that make it a phrase of capitals."""
SMALL_LINK = frozenset({"dan", "di", "ke", "dari", "untuk", "dengan", "yang", "atau", "pada"})
"""Words that a short form leaves out."""


class Unexplained(NamedTuple):
    """A short form where it stands, and its long form when that is known."""

    start: int
    end: int
    short: str
    long: str


@cache
def _lists() -> tuple[frozenset[str], dict[str, str]]:
    words = lexicon("singkatan", Short)
    return frozenset(word.upper() for word in words.known), words.expand


def unexplained(text: str, besides: str = "") -> Iterator[Unexplained]:
    """Each short form at its first place in a text; `besides` may explain it too."""
    known, long_forms = _lists()
    words, seen = words_of(text), set[str]()
    for number, word in enumerate(words):
        short = word.text
        if not CAPITALS.fullmatch(short) or short in seen or short in known or _is_code(short, long_forms):
            continue
        if _shouted(text, words, number) or _part_known(short, known) or _alone(text, word):
            continue
        seen.add(short)
        long = long_forms.get(short, "")
        if not _explained(short, long, f"{text}\n{besides}"):
            yield Unexplained(word.start, word.end, short, long)


def _is_code(short: str, long_forms: dict[str, str]) -> bool:
    """Numerals, names of things such as `KAI121`, and words that are only written in capitals."""
    if short not in long_forms and exists(short.lower()):
        return True
    return bool(ROMAN.fullmatch(short)) or (sum(c.isdigit() for c in short) > 1 and short not in long_forms)


def _part_known(short: str, known: frozenset[str]) -> bool:
    """`KTP-el`, `RT/RW`: known when its parts are."""
    parts = re.split(r"[-/]", short)
    return len(parts) > 1 and all(part in known or ROMAN.fullmatch(part) for part in parts)


def _shouted(text: str, words: tuple[Word, ...], number: int) -> bool:
    """Whether a neighbour is in capitals too, as in a heading or on a plate, or says that this is a name."""
    near = [words[n].text for n in (number - 1, number + 1) if 0 <= n < len(words)]
    if number and near[0] in NAMED:
        return True
    if number and PLATE.search(text[: words[number].start]):
        return True
    long = any(len(word) > 4 and word.isupper() and word.isalpha() for word in near)
    return long or not near or _in_capitals(words, number)


def _in_capitals(words: tuple[Word, ...], number: int) -> bool:
    """Whether it stands in a whole phrase of capitals, where a short form cannot be told from a word."""
    first = last = number
    while first and words[first - 1].text.isupper():
        first -= 1
    while last + 1 < len(words) and words[last + 1].text.isupper():
        last += 1
    return last - first >= SHOUTED


def _alone(text: str, word: Word) -> bool:
    """Whether it is a line by itself: a mark or a heading."""
    before, after = text[: word.start].rpartition("\n")[2], text[word.end :].partition("\n")[0]
    return not re.search(r"\w", before + after)


def _explained(short: str, long: str, text: str) -> bool:
    """Whether a text writes it out: in brackets on either side, or the long form stands in it."""
    low = text.lower()
    if long and long.lower() in low:
        return True
    if re.search(rf"{re.escape(short)}\s*[(=:–-]\s*[A-Za-z]\w+\s+\w+", text):
        return True
    for found in re.finditer(rf"\(\s*(?:selanjutnya |disingkat )?{re.escape(short)}\s*\)", text):
        if _initials(short, text[: found.start()]):
            return True
    return False


def _initials(short: str, before: str) -> bool:
    """Whether the words before a bracket could be what it shortens: they share its first letter."""
    words = [w for w in re.findall(r"\w+", before)[-9:] if w.lower() not in SMALL_LINK]
    return len(words) >= 2 and any(word[:1].upper() == short[:1] for word in words)
