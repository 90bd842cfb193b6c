"""What stands near a place of a text: words of a list, a web address."""

import re

LINK = re.compile(
    r"(?:https?://|www\.)[^\s<>\"”]+|(?<![\w@])(?:[\w-]+\.)+[a-z]{2,}/[^\s<>\"”]+", re.IGNORECASE
)

LONGEST = 300
"""Characters of a web address that are looked at to either side."""


def near(words: re.Pattern[str], text: str, hit: re.Match[str], before: int, after: int = 12) -> bool:
    """Whether any of the words stands so many characters before or after a place."""
    start = max(0, hit.start() - before)
    return bool(words.search(text, start, hit.start()) or words.search(text, hit.end(), hit.end() + after))


def words_before(text: str, start: int, count: int) -> str:
    """The last words before a place."""
    return " ".join(text[max(0, start - 16 * count) : start].split()[-count:])


def link_at(text: str, start: int) -> str:
    """The web address a place stands in, or nothing."""
    around = max(0, start - LONGEST), start + LONGEST
    return next((m[0] for m in LINK.finditer(text, *around) if m.start() <= start < m.end()), "")


def in_link(text: str, start: int) -> bool:
    """Whether a place stands within a web address."""
    return bool(link_at(text, start))
