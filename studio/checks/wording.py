"""Finding words in texts: whole words in any case, and the sentence around a place."""

import re
from collections.abc import Iterable
from functools import lru_cache

ENDS = re.compile(r"[!?]+(?=\s|$)|\.(?=\s+[\"“(]?[A-Z0-9@#]|\s*$)|\n")
"""Where a sentence ends; not after abbreviations, nor inside numbers and addresses."""
SHORT = re.compile(
    r"(?:\b(?:No|Nomor|Jl|Jln|Gg|Kec|Kab|Kel|Prov|Dr|dr|Drs|Ir|H|Hj|Prof|S|M|Tn|Ny|Sdr|dll|dsb|dst|yth|Yth|Th|Ps|tsb|a\.n|s\.d)|\b[A-Z])$"
)


@lru_cache(maxsize=256)
def pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the words as a whole word, the longest first; spaces may be several, case does not matter."""
    longest = sorted({word.casefold() for word in words}, key=lambda word: (-len(word), word))
    parts = [re.sub(r"(?:\\ )+", r"\\s+", re.escape(word)) for word in longest]
    return re.compile(rf"(?<![\w]){'(?:' + '|'.join(parts) + ')'}(?!\w)", re.IGNORECASE)


def has_any(words: Iterable[str], text: str) -> bool:
    """Whether any of the words stands in the text."""
    known = tuple(words)
    return bool(known) and pattern(known).search(text) is not None


@lru_cache(maxsize=512)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """First and last place of each sentence, in order; together they cover the text."""
    found: list[tuple[int, int]] = []
    start = 0
    for end in ENDS.finditer(text):
        if end.group() == "." and SHORT.search(text, max(0, end.start() - 8), end.start()):
            continue
        found.append((start, end.end()))
        start = end.end()
    if start < len(text):
        found.append((start, len(text)))
    return tuple(found)


def around(text: str, at: int) -> tuple[int, int]:
    """The sentence in which a place stands."""
    return next((span for span in sentences(text) if span[0] <= at < span[1]), (0, len(text)))


def sentence(text: str, at: int) -> str:
    """The words of the sentence in which a place stands."""
    first, last = around(text, at)
    return text[first:last]


def shown(words: str, most: int = 60) -> str:
    """Words as a message quotes them: on one line, shortened."""
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[:most].rstrip(' ,.;:')}…"
