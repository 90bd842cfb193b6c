"""Counts of a text, never a grade: no readability formula has been validated for Indonesian adults."""

from functools import lru_cache
from statistics import median

from studio.domain.language.forms import is_nominal, is_passive
from studio.domain.language.sentences import sentences, syllables
from studio.domain.record import Value


class Measures(Value, frozen=True, kw_only=True):
    """What can be counted. `median` and `longest` are words a sentence, `syllables` a mean a word.

    `passive` counts sentences with a verb in di-; `nominal` nouns made of verbs, `per_hundred` of 100 words.
    """

    sentences: int = 0
    words: int = 0
    median: float = 0
    longest: int = 0
    syllables: float = 0
    passive: int = 0
    nominal: int = 0

    @property
    def per_hundred(self) -> float:
        """Nouns made of verbs in 100 words."""
        return 100 * self.nominal / self.words if self.words else 0.0

    @property
    def passive_share(self) -> float:
        """Percent of the sentences that are passive."""
        return 100 * self.passive / self.sentences if self.sentences else 0.0


@lru_cache(maxsize=256)
def measures(text: str) -> Measures:
    """The counts of a text."""
    found = sentences(text)
    if not found:
        return Measures()
    words = [word.text for sentence in found for word in sentence.words]
    spelled = [word for word in words if word[:1].isalpha()]
    lengths = [len(sentence.words) for sentence in found]
    return Measures(
        sentences=len(found),
        words=len(words),
        median=float(median(lengths)),
        longest=max(lengths),
        syllables=sum(map(syllables, spelled)) / len(spelled) if spelled else 0.0,
        passive=sum(any(is_passive(word.text) for word in sentence.words) for sentence in found),
        nominal=sum(map(is_nominal, words)),
    )
