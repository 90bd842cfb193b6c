"""Finding lists of words in texts: whole words in any case, and the sentence around a place."""

import re
from collections.abc import Iterable
from functools import lru_cache

from studio.domain.language.sentences import sentences as parted


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
    """First and last place of each sentence, in order."""
    return tuple((one.start, one.end) for one in parted(text))


def around(text: str, at: int, more: int = 0) -> tuple[int, int]:
    """The sentence in which a place stands, with this many on each side."""
    held = sentences(text)
    place = next((n for n, (first, last) in enumerate(held) if first <= at < last), None)
    if place is None:
        return 0, len(text)
    return held[max(0, place - more)][0], held[min(len(held) - 1, place + more)][1]


def sentence(text: str, at: int) -> str:
    """The words of the sentence in which a place stands."""
    first, last = around(text, at)
    return text[first:last]
