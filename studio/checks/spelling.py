"""Slips of the keys: a word nobody knows that is one key away from a word of public service."""

from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from studio.catalog.lexicon import Spelling, Standard, lexicon
from studio.domain.language.sentences import Word, words_of

LEAST = 7
"""Letters of a word that is offered; shorter ones have too many neighbours that exist."""
ENDINGS = ("nya", "lah", "kah", "mu", "ku", "pun")
BENT = (*ENDINGS, "i", "kan", "an")
"""Endings that make another word which exists as well."""
ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


class Slip(NamedTuple):
    """A word that looks wrong; `better` is empty when only a dictionary does not know it."""

    start: int
    end: int
    better: str


def slips(text: str, unknown: Collection[str] = ()) -> Iterator[Slip]:
    """Slips of a text. `unknown` are words, in small letters, that the office's dictionary does not have."""
    for number, word in enumerate(words := words_of(text)):
        low = word.text.lower()
        if not low.isalpha() or len(low) < 4 or _is_name(text, words, number):
            continue
        better = nearby(low)
        if better:
            yield Slip(word.start, word.end, better.capitalize() if word.text[0].isupper() else better)
        elif low in unknown and not exists(low):
            yield Slip(word.start, word.end, "")


@lru_cache(maxsize=4096)
def nearby(word: str) -> str:
    """The one word of public service that is a key away; empty for words that exist, or when none is."""
    if len(word) < LEAST - 1 or exists(word):
        return ""
    ending = next((e for e in ENDINGS if word.endswith(e) and len(word) - len(e) >= LEAST), "")
    for stem, end in ((word, ""), (word.removesuffix(ending), ending)):
        index = _index()
        near = {target for key in (stem, *_deleted(stem)) for target in index.get(key, ())}
        found = [target for target in near if target[0] == stem[0] and _is_slip(stem, target)]
        if len(found) == 1:
            return found[0] + end
        if not ending:
            break
    return ""


def _is_name(text: str, words: tuple[Word, ...], number: int) -> bool:
    """A capital inside a sentence, capitals altogether."""
    word = words[number]
    if word.text.isupper() or not word.text[1:].islower():
        return True
    before = text[max(0, word.start - 8) : word.start].rstrip(" \"'“‘(*_•-")
    return word.text[0].isupper() and bool(before) and before[-1] not in ".!?…\n:"


@cache
def _all() -> tuple[frozenset[str], frozenset[str]]:
    """What is offered, and all words that exist."""
    lists, forms = lexicon("kata-pelayanan", Spelling), lexicon("baku", Standard)
    targets = frozenset(" ".join(lists.targets.values()).split())
    known = frozenset(" ".join(lists.known.values()).split())
    usual = frozenset(word.lower() for better in forms.words.values() for word in better.split())
    return targets, targets | known | usual | forms.words.keys()


@lru_cache(maxsize=4096)
def exists(word: str) -> bool:
    """Whether the lists have a word, with or without an ending."""
    known = _all()[1]
    return word in known or any(word.endswith(e) and word.removesuffix(e) in known for e in BENT)


@cache
def _index() -> dict[str, tuple[str, ...]]:
    """Words offered, by themselves and by themselves less one letter."""
    made: dict[str, set[str]] = {}
    for target in _all()[0]:
        if len(target) >= LEAST and target.isalpha():
            for key in (target, *_deleted(target)):
                made.setdefault(key, set()).add(target)
    return {key: tuple(targets) for key, targets in made.items()}


def _deleted(word: str) -> Iterator[str]:
    return (word[:n] + word[n + 1 :] for n in range(len(word)))


def _is_slip(word: str, target: str) -> bool:
    """A letter too many or too few, two swapped, or one of the next key."""
    if abs(len(word) - len(target)) == 1:
        if len(word) < LEAST + 1 and word[-1] != target[-1]:
            return False  # a short word without its last letter is mostly another word
        long, short = sorted((word, target), key=len, reverse=True)
        return short in set(_deleted(long))
    if len(word) != len(target):
        return False
    differ = [n for n in range(len(word)) if word[n] != target[n]]
    if len(differ) == 2 and differ[1] == differ[0] + 1:
        first, second = differ
        return word[first] == target[second] and word[second] == target[first]
    return len(differ) == 1 and target[differ[0]] in _beside(word[differ[0]])


@cache
def _beside(key: str) -> frozenset[str]:
    """The keys around a key."""
    for number, row in enumerate(ROWS):
        at = row.find(key)
        if at >= 0:
            near = {row[n] for n in (at - 1, at + 1) if 0 <= n < len(row)}
            for other in (number - 1, number + 1):
                if 0 <= other < len(ROWS):
                    near |= set(ROWS[other][max(0, at - 1) : at + 2])
            return frozenset(near)
    return frozenset()
