"""Words of the lists found in texts, with the wording that may stand in their place."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from studio.catalog.lexicon import Entry, Origin, lexicon, pattern
from studio.catalog.privacy import load_privacy
from studio.checks import phrases
from studio.checks.passages import Passage, published
from studio.checks.subject import Subject
from studio.domain.language.sentences import Sentence, folded, sentences
from studio.domain.masking import mask
from studio.domain.platform import Confidence

NO_PROSE = frozenset({"tags", "keywords"})
"""Fields that hold lists of words."""
GROUP = re.compile(r"\\(?:(\d)|g<(\w+)>)")
"""A group named in a wording."""
SPACES = re.compile(r"\s+")


class Hit(NamedTuple):
    """An entry found in a text, and what may stand there instead; None asks for a hand."""

    start: int
    end: int
    entry: Entry
    fix: str | None

    @property
    def example(self) -> str:
        """How it may be rewritten, without the stop at the end."""
        return self.entry.by_hand.rstrip(".")


class Finder:
    """All entries of a list as one pattern, so that a text is read once."""

    def __init__(self, entries: Sequence[Entry], origin: Origin) -> None:
        self._entries = tuple(entries)
        self._own = tuple(pattern(entry.find) for entry in entries)
        self._all = pattern("|".join(f"(?P<e{n}>{entry.find})" for n, entry in enumerate(entries)))
        self.origin = origin

    def hits(self, text: str) -> Iterator[Hit]:
        """What is found, left to right."""
        low, at = folded(text), 0
        while (found := self._all.search(low, at)) is not None:
            name = found.lastgroup or "e0"
            number = int(name[1:]) if name[1:].isdigit() else self._which(low, found.start())
            at = max(found.end(), at + 1)
            yield self._hit(text, low, number, found.start())

    def mark(self, entry: Entry) -> Confidence:
        """How sure an entry is."""
        return entry.mark or self.origin.confidence

    def _which(self, low: str, at: int) -> int:
        return next(n for n, own in enumerate(self._own) if own.match(low, at))

    def _hit(self, text: str, low: str, number: int, at: int) -> Hit:
        entry, own = self._entries[number], self._own[number].match(low, at)
        if own is None:  # the joined pattern found it here, so does the single one
            raise LookupError(entry.find)
        end = own.end()
        if entry.use is None:
            return Hit(at, end, entry, None)
        if not entry.use:
            return _without(text, at, end, entry)
        shape = GROUP.sub(lambda named: _as_written(text, own, named), entry.use)
        return Hit(at, end, entry, alike(text[at:end], shape))


def finder(name: str, type_: type[Origin], entries: Sequence[Entry]) -> Finder:
    """The finder of a shipped list."""
    return Finder(entries, lexicon(name, type_))


def alike(written: str, better: str) -> str:
    """The better words with capitals as in those written."""
    letters = [c for c in written if c.isalpha()]
    if len(letters) > 3 and all(c.isupper() for c in letters):
        return better.upper()
    return better[:1].upper() + better[1:] if written[:1].isupper() else better


def prose(subject: Subject) -> tuple[Passage, ...]:
    """Captions and texts on the pictures: what people read as sentences."""
    return tuple(
        p for p in published(subject) if p.sort in {"caption", "slot"} and p.where.field not in NO_PROSE
    )


def around(text: str, at: int, more: int = 0) -> str:
    """The sentence that holds a character, with this many on each side, in small letters."""
    first, last = phrases.around(text, at, more)
    return folded(text[first:last])


def opening(text: str) -> Sentence | None:
    """The first sentence of a text."""
    return next(iter(sentences(text)), None)


def shown(words: str, most: int = 60) -> str:
    """Words as a message quotes them: on one line, cut when long."""
    line = SPACES.sub(" ", words).strip()
    return line if len(line) <= most else line[: most - 1].rstrip(" ,.;:") + "…"


def quoted(sentence: str) -> str:
    """The beginning of a sentence for a message, personal data put out of sight: findings hold none."""
    return shown(mask(sentence, load_privacy()).text)


def _as_written(text: str, own: re.Match[str], named: re.Match[str]) -> str:
    """A group of a pattern with the letters that stand in the text."""
    name = named.group(1) or named.group(2)
    start, end = own.span(int(name) if name.isdigit() else name)
    return text[start:end]


def _without(text: str, at: int, end: int, entry: Entry) -> Hit:
    """Takes words away, with the space behind them; what follows begins the sentence in their place."""
    after = len(text) - len(text[end:].lstrip(" ,"))
    if text[at : at + 1].isupper() and after < len(text):
        return Hit(at, after + 1, entry, text[after].upper())
    return Hit(at, after, entry, "")
