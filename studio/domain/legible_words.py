"""Hashtags, capitals and emoji that screen readers stumble over, and how they read better."""

import re
from collections.abc import Iterator
from functools import lru_cache

from studio.domain.emoji import emoji_pattern
from studio.domain.record import Value

LEAST_TAG = 8
"""Letters from which a hashtag in one case is looked at."""
LONG_TAG = 20
"""From here on it is surely several words, even where the list does not know them."""
MOST_EMOJI = 3
SHOUTED_WORDS, SHOUTED_LETTERS = 4, 20
PLAIN_WORD = 5
"""A word in capitals of this many letters is no abbreviation, unless the list has it."""
TAG = re.compile(r"(?<![\w#/&])#(\w+)")
CAPITALS = re.compile(r"(?<![\w#@./])[A-Z][A-Z0-9]*(?:[-/][A-Z0-9]+)*(?![\w@]|\.\w)")
BETWEEN = re.compile(r"[ \t,:&“”\"'()-]{1,3}(?:\d[\d.]*[ \t]{1,2})?")
BEFORE_EMOJI = (
    r"(?:di|ke|dari|dan|atau|dengan|bawa|pakai|untuk|naik|siapkan|pada|yang|sebuah|lewat|kirim|urus)"
)


class Stumble(Value, frozen=True, kw_only=True):
    """A stretch of a text, and what may stand in its place when that is sure."""

    start: int
    end: int
    better: str | None = None


class Lexicon(Value, frozen=True, kw_only=True):
    """Words in lower case, the small ones among them, and abbreviations in capitals."""

    words: frozenset[str]
    small: frozenset[str]
    short: frozenset[str]


def tags_in(text: str, lexicon: Lexicon) -> Iterator[Stumble]:
    """Hashtags written in a text whose words run together; `better` has no sign."""
    for found in TAG.finditer(text):
        tag = found.group(1)
        better = better_tag(tag, lexicon)
        if better != tag:
            yield Stumble(start=found.start(1), end=found.end(1), better=better or None)


def better_tag(tag: str, lexicon: Lexicon) -> str:
    """The hashtag with a capital at each word; itself when fine, empty when not sure how it is split."""
    letters = tag.lower()
    if len(tag) < LEAST_TAG or not tag.isalpha() or tag not in (letters, tag.upper(), tag.capitalize()):
        return tag
    if letters in lexicon.words or (tag.isupper() and tag in lexicon.short):
        return tag
    words = split(letters, lexicon)
    if words is None:
        return "" if len(tag) >= LONG_TAG else tag
    shown = (word.upper() if word.upper() in lexicon.short else word.capitalize() for word in words)
    return "".join(shown)


def split(letters: str, lexicon: Lexicon) -> tuple[str, ...] | None:
    """The words of which letters consist, in the only shortest way; None when there is none or several."""
    known = lexicon.words | {word.lower() for word in lexicon.short}
    return _split(letters, frozenset(known))


@lru_cache(maxsize=512)
def _split(letters: str, known: frozenset[str]) -> tuple[str, ...] | None:
    ways: dict[int, list[tuple[str, ...]]] = {0: [()]}
    for end in range(1, len(letters) + 1):
        found = [
            (*way, letters[start:end])
            for start in range(max(0, end - 20), end)
            if start in ways and letters[start:end] in known
            for way in ways[start]
        ]
        least = min(map(len, found), default=0)
        if found:
            ways[end] = [way for way in found if len(way) == least][:3]
    best = ways.get(len(letters), [])
    return best[0] if len(best) == 1 and len(best[0]) > 1 else None


def emoji_runs(text: str) -> Iterator[Stumble]:
    """Four or more emoji in a row, spaces between them counted out; better is the first alone."""
    start, end, count, first = 0, -1, 0, ""
    for found in emoji_pattern().finditer(text):
        if count and text[end : found.start()].strip(" ") == "":
            count, end = count + 1, found.end()
            continue
        if count > MOST_EMOJI:
            yield Stumble(start=start, end=end, better=first)
        start, end, count, first = found.start(), found.end(), 1, found.group()
    if count > MOST_EMOJI:
        yield Stumble(start=start, end=end, better=first)


def emoji_words(text: str) -> Iterator[Stumble]:
    """Emoji that stand for a word: after a word that asks for one."""
    for found in emoji_pattern().finditer(text):
        if re.search(rf"(?i)(?<!\w){BEFORE_EMOJI} $", text[max(0, found.start() - 12) : found.start()]):
            yield Stumble(start=found.start(), end=found.end())


def shouted(text: str, lexicon: Lexicon) -> Iterator[Stumble]:
    """Stretches in capitals of four or more words or over twenty letters, abbreviations aside."""
    run: list[re.Match[str]] = []
    for found in CAPITALS.finditer(text):
        if run and not BETWEEN.fullmatch(text, run[-1].end(), found.start()):
            yield from _shout(text, run, lexicon)
            run = []
        run.append(found)
    yield from _shout(text, run, lexicon)


def _shout(text: str, run: list[re.Match[str]], lexicon: Lexicon) -> Iterator[Stumble]:
    while run and _is_short(run[-1].group(), lexicon):
        run = run[:-1]
    plain = [found.group() for found in run if not _is_short(found.group(), lexicon)]
    letters = sum(character.isalpha() for found in run for character in found.group())
    long = sum(len(word) >= PLAIN_WORD for word in plain)
    if not (len(plain) >= SHOUTED_WORDS or letters > SHOUTED_LETTERS) or not long or len(plain) < 2:
        return
    start, end = run[0].start(), run[-1].end()
    sure = all(word.lower() in lexicon.words for word in plain)
    yield Stumble(start=start, end=end, better=_lowered(text, run, lexicon) if sure else None)


def _is_short(word: str, lexicon: Lexicon) -> bool:
    if word in lexicon.short:
        return True
    return word.lower() not in lexicon.words and (len(word) <= 4 or not set(word) & set("AIUEO"))


def _lowered(text: str, run: list[re.Match[str]], lexicon: Lexicon) -> str:
    """The stretch in small letters, abbreviations kept, a capital at the start of a sentence or line."""
    start, parts, last = run[0].start(), [], run[0].start()
    for found in run:
        parts.append(text[last : found.start()])
        word = found.group()
        parts.append(word if _is_short(word, lexicon) else word.lower())
        last = found.end()
    lowered = "".join(parts)
    before = text[:start].rstrip(" “\"'(")
    opens = not before or before[-1] in ".!?\n:"
    return lowered[:1].upper() + lowered[1:] if opens else lowered
