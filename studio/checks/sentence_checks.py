"""Counts of sentences: how long, how many in the passive, how many nouns made of verbs."""

from collections.abc import Iterator

from studio.checks.passages import Passage
from studio.checks.registry import Case, check
from studio.checks.subject import Subject
from studio.checks.wording import prose, quoted
from studio.domain.language.forms import is_nominal, is_passive
from studio.domain.language.measures import measures
from studio.domain.language.sentences import Sentence, sentences

LONGEST, MEDIAN = 25, 15
PASSIVE_SHARE, PASSIVE_LEAST = 50, 4
"""Percent of sentences, of at least so many."""
NOMINAL_PER_HUNDRED, NOMINAL_LEAST = 12, 40
"""Nouns in a hundred words, of at least so many."""
SHOWN = 4
BASIS = "House advice; no formula is validated for Indonesian adults (B1)"


@check(
    id="language/long-sentence",
    severity="advice",
    applies_to="post",
    rationale="A sentence beyond 25 words must be read twice on a telephone.",
    basis=BASIS,
    codes=("language/long-sentence", "language/long-sentences"),
)
def long_sentence(subject: Subject) -> Iterator[Case]:
    """Each long sentence, and texts whose sentences are long altogether."""
    for passage in prose(subject):
        long = [s for s in sentences(passage.text) if _length(s) > LONGEST]
        for held in long:
            words = quoted(passage.text[held.start : held.end])
            values: dict[str, str | int | float] = {"count": _length(held), "words": words, "limit": LONGEST}
            yield Case(where=passage.at(held.start, held.end), values=values)
        counted = measures(passage.text)
        if not long and counted.sentences >= 3 and counted.median > MEDIAN:
            values = {"median": counted.median, "limit": MEDIAN}
            yield Case(code="language/long-sentences", where=passage.where, values=values)


@check(
    id="language/nominal",
    severity="advice",
    applies_to="post",
    rationale="Nouns made of verbs hide who does what; verbs are read faster.",
    basis=BASIS,
)
def nominal(subject: Subject) -> Iterator[Case]:
    """Each text dense with nouns made of verbs."""
    for passage in prose(subject):
        counted = measures(passage.text)
        if counted.words >= NOMINAL_LEAST and counted.per_hundred > NOMINAL_PER_HUNDRED:
            found = _found(passage, nominal=True)
            values: dict[str, str | int | float] = {
                "count": counted.nominal,
                "all": counted.words,
                "words": found,
            }
            yield Case(where=passage.where, values=values)


@check(
    id="language/passive",
    severity="advice",
    applies_to="post",
    rationale="The passive does not say who acts, and whom to turn to.",
    basis=BASIS,
)
def passive(subject: Subject) -> Iterator[Case]:
    """Each text of which more than half of the sentences are passive."""
    for passage in prose(subject):
        counted = measures(passage.text)
        if counted.sentences >= PASSIVE_LEAST and counted.passive_share > PASSIVE_SHARE:
            values: dict[str, str | int | float] = {
                "count": counted.passive,
                "all": counted.sentences,
                "words": _found(passage, nominal=False),
            }
            yield Case(where=passage.where, values=values)


def _length(sentence: Sentence) -> int:
    return len(sentence.words)


def _found(passage: Passage, *, nominal: bool) -> str:
    """The first few words that were counted."""
    counts = is_nominal if nominal else is_passive
    words = (word.text.lower() for held in sentences(passage.text) for word in held.words)
    return ", ".join(list(dict.fromkeys(word for word in words if counts(word)))[:SHOWN])
