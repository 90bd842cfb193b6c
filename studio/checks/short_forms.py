"""Short forms that nobody explains: capitals in a row that are neither known to all nor written out near."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from studio.catalog.lexicon import Short, lexicon
from studio.domain.language.sentences import Word, words_of

CAPITALS = re.compile(r"[A-Z][A-Z0-9]{1,7}(?:[-/][A-Z0-9]{1,5})?")
ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
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
        if not CAPITALS.fullmatch(short) or short in seen or short.upper() in known:
            continue
        if ROMAN.fullmatch(short) or _shouted(words, number) or _part_known(short, known):
            continue
        seen.add(short)
        long = long_forms.get(short, "")
        if not _explained(short, long, f"{text}\n{besides}"):
            yield Unexplained(word.start, word.end, short, long)


def _part_known(short: str, known: frozenset[str]) -> bool:
    """`KTP-el`, `RT/RW`: known when its parts are."""
    parts = re.split(r"[-/]", short)
    return len(parts) > 1 and all(part in known or ROMAN.fullmatch(part) for part in parts)


def _shouted(words: tuple[Word, ...], number: int) -> bool:
    """Whether a neighbour is in capitals too, as in a heading."""
    near = [words[n].text for n in (number - 1, number + 1) if 0 <= n < len(words)]
    long = any(len(word) > 4 and word.isupper() and word.isalpha() for word in near)
    own = words[number].text
    return long or (not near and own.isupper())


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
