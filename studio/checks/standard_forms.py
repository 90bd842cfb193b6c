"""Forms that are not usual: words of the list with their endings, `di` apart or joined, sums and clocks."""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from studio.catalog.lexicon import Standard, lexicon
from studio.domain.language.sentences import Word, folded, words_of

ENDINGS = ("nya", "lah", "kah", "ku", "mu", "pun", "kan", "an", "i")
BEGINNINGS = ("di", "ber", "ter", "se", "ke", "per", "peng", "meng", "men", "me")
LEAST = 4
"""Letters that must remain of a word without beginning and ending."""


Better = Callable[[re.Match[str]], str]
"""Makes the usual form of a hit."""


class Unusual(NamedTuple):
    """A stretch of the text and its usual form."""

    start: int
    end: int
    better: str


def unusual(text: str, forms: Standard) -> Iterator[Unusual]:
    """What is usually written otherwise, left to right."""
    words = words_of(text)
    found = [made for n, word in enumerate(words) if (made := _word(words, n, word, forms)) is not None]
    for shape, better in _shapes():
        for hit in shape.finditer(folded(text)):
            start, end = hit.span(1) if shape.groups == 1 else hit.span()
            found.append(Unusual(start, end, _cased(text[start:end], better(hit))))
    taken = -1
    for made in sorted(found):
        if made.start >= taken:
            taken = made.end
            yield made


def _word(words: tuple[Word, ...], number: int, word: Word, forms: Standard) -> Unusual | None:
    """A word of the list, alone or with a beginning and an ending."""
    low = word.text.lower()
    better = forms.words.get(low) or _bent(low)
    if not better or (word.text.isupper() and len(low) < 4):
        return None
    beside = {words[n].text.lower() for n in (number - 1, number + 1) if 0 <= n < len(words)}
    if beside & set(forms.unless.get(low, ())):
        return None
    if word.text[:1].isupper() and number and words[number - 1].text[:1].isupper() and better[:1].islower():
        return None  # within a name, such as Apotik Sehat
    return Unusual(word.start, word.end, _cased(word.text, better))


@lru_cache(maxsize=8192)
def _bent(low: str) -> str:
    """The usual form of a word with affixes, when its stem is of the list."""
    forms = lexicon("baku", Standard).words
    for beginning in ("", *BEGINNINGS):
        rest = low[len(beginning) :]
        if not low.startswith(beginning) or rest[:LEAST] not in _stems():
            continue
        for ending in ("", *ENDINGS):
            stem = rest.removesuffix(ending)
            if stem in forms and stem in _stems() and stem != low and (not ending or stem != rest):
                return f"{beginning}{forms[stem]}{ending}"
    return ""


@cache
def _stems() -> frozenset[str]:
    """Words of the list that take affixes, and how they begin."""
    forms = lexicon("baku", Standard).words
    stems = {
        word for word, better in forms.items()
        if len(word) >= LEAST and not word.startswith("ng") and " " not in better and better.islower()
    }  # fmt: skip
    return frozenset(stems | {f"{stem[:LEAST]}" for stem in stems} - (forms.keys() - stems))


def _cased(written: str, better: str) -> str:
    letters = [c for c in written if c.isalpha()]
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return better.upper()
    return better[:1].upper() + better[1:] if written[:1].isupper() else better


@cache
def _shapes() -> tuple[tuple[re.Pattern[str], Better], ...]:
    """Patterns over more than one word, with what makes the usual form of a hit."""
    forms = lexicon("baku", Standard)
    spaced = {words: better for words, better in forms.words.items() if " " in words}
    verbs, between, non = (
        "|".join(names) for names in (forms.joined.verbs, forms.joined.after_between, forms.joined.after_non)
    )
    names = "|".join(re.escape(words).replace(r"\ ", r"\s+") for words in spaced)
    return (
        (re.compile(rf"\b(?:{names})\b"), lambda hit: spaced[re.sub(r"\s+", " ", hit.group())]),
        (re.compile(rf"\bdi (?:{verbs})(?:nya)?\b"), lambda hit: hit.group().replace("di ", "di", 1)),
        (re.compile(rf"\bantar[ -](?:{between})\b"), _joined),
        (re.compile(rf"\bnon[ -](?:{non})\b"), _joined),
        (re.compile(r"\bpasca (?:bencana|banjir|gempa|panen|libur|lebaran|pandemi|kebakaran)\b"), _joined),
        (re.compile(r"\brp(?:\.\s*|\s+)(?=\d)"), lambda _hit: "Rp"),
        (re.compile(r"\b(?:hut|ulang tahun|dies natalis|hari jadi)\b[^.!?\n]{0,40}?\b(ke \d+)\b"),
         lambda hit: hit.group(1).replace("ke ", "ke-", 1)),
        (re.compile(r"\b(\d{1,2}:\d{2})(?=\s*(?:wib|wita|wit)\b)"),
         lambda hit: hit.group(1).replace(":", ".")),
        (re.compile(r"\byth\b(?!\.)"), lambda _hit: "Yth."),
    )  # fmt: skip


def _joined(hit: re.Match[str]) -> str:
    return re.sub(r"[ -]", "", hit.group())
