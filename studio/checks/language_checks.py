"""Whether Indonesian is plain: office phrases, usual forms, short forms, slips, what comes first."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from studio.catalog.lexicon import Ceremony, Phrases, Standard, either, lexicon, pattern
from studio.checks import spelling
from studio.checks.passages import published
from studio.checks.registry import Case, check
from studio.checks.short_forms import Unexplained, unexplained
from studio.checks.standard_forms import Unusual, unusual
from studio.checks.subject import Subject
from studio.checks.wording import Finder, Hit, finder, opening, prose, quoted, shown
from studio.domain.content import FigureRef, FigureRefs
from studio.domain.language.sentences import folded, words_of

BASIS = "UU 14/2008 Pasal 9 (4); UU 24/2009 Pasal 33 (B1)"
LEAST_WORDS = 25
"""Below it a text is a label, not a message."""


@cache
def _bureaucratic() -> Finder:
    return finder("birokratis", Phrases, lexicon("birokratis", Phrases).entries)


@lru_cache(maxsize=512)
def _phrases(text: str) -> tuple[Hit, ...]:
    return tuple(_bureaucratic().hits(text))


@check(
    id="language/bureaucratic",
    severity="advice",
    applies_to="post",
    rationale="Office phrases hide who does what; people stop reading before the useful part.",
    basis=BASIS,
    codes=("language/bureaucratic", "language/superfluous", "language/rewrite"),
)
def bureaucratic(subject: Subject) -> Iterator[Case]:
    """Each office phrase with its plain form, or with an example where only a person can rewrite it."""
    for passage in prose(subject):
        for hit in _phrases(passage.text):
            where, words = passage.at(hit.start, hit.end), shown(passage.text[hit.start : hit.end])
            if hit.fix is None:
                values: dict[str, str | int | float] = {"words": words, "example": hit.example}
                yield Case(code="language/rewrite", where=where, values=values)
            elif not hit.entry.use:
                yield Case(code="language/superfluous", where=where, values={"words": words}, fix=hit.fix)
            else:
                yield Case(where=where, values={"words": words, "better": hit.fix.strip()}, fix=hit.fix)


@lru_cache(maxsize=512)
def _unusual(text: str) -> tuple[Unusual, ...]:
    return tuple(unusual(text, lexicon("baku", Standard)))


@check(
    id="language/nonstandard",
    severity="advice",
    applies_to="post",
    rationale="A spelling that people know from school books is read faster and looks official.",
    basis="UU 24/2009 Pasal 33; EYD V; list from memory, not checked against KBBI (B1)",
)
def nonstandard(subject: Subject) -> Iterator[Case]:
    """Each word with the form that is usually written."""
    for passage in prose(subject):
        for found in _unusual(passage.text):
            words = passage.text[found.start : found.end]
            yield Case(
                where=passage.at(found.start, found.end),
                values={"words": shown(words), "better": found.better},
                fix=found.better,
            )


@check(
    id="language/spelling",
    severity="advice",
    applies_to="post",
    rationale="One wrong letter in a notice costs more trust than it seems.",
    basis=BASIS,
    codes=("language/spelling", "language/spelling-doubt"),
)
def misspelled(subject: Subject) -> Iterator[Case]:
    """Each word that looks like a slip of the keys, and those an installed dictionary does not know."""
    for passage in prose(subject):
        for slip in spelling.slips(passage.text, subject.unknown_words):
            where, words = passage.at(slip.start, slip.end), passage.text[slip.start : slip.end]
            if slip.better:
                yield Case(where=where, values={"words": words, "better": slip.better}, fix=slip.better)
            else:
                yield Case(code="language/spelling-doubt", where=where, values={"words": words})


@lru_cache(maxsize=512)
def _short(text: str, besides: str) -> tuple[Unexplained, ...]:
    return tuple(unexplained(text, besides))


@check(
    id="language/abbreviation",
    severity="advice",
    applies_to="post",
    rationale="A short form that an office says daily means nothing to those who come once in five years.",
    basis=BASIS,
    codes=("language/abbreviation", "language/abbreviation-unknown"),
)
def abbreviation(subject: Subject) -> Iterator[Case]:
    """Each short form at its first use in a text, when it is written out nowhere near."""
    texts = prose(subject)
    slots = "\n".join(passage.text for passage in texts if passage.sort == "slot")
    told: set[str] = set()
    for passage in texts:
        on_picture = passage.sort == "slot"
        for found in _short(passage.text, slots if on_picture else ""):
            if on_picture and found.short in told:
                continue
            told |= {found.short} if on_picture else set()
            values: dict[str, str | int | float] = {"short": found.short}
            where = passage.at(found.start, found.end)
            if not found.long:
                yield Case(code="language/abbreviation-unknown", where=where, values=values)
            else:
                long = f"{found.long} ({found.short})"
                yield Case(where=where, values=values | {"long": found.long}, fix=long)


@cache
def _ceremony() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """An official at a ceremony; an event as subject; what is a service all the same."""
    words = lexicon("seremoni", Ceremony)
    officials, verbs = "|".join(words.officials), "|".join(words.verbs)
    led = pattern(rf"(?:{officials})(?:[^!?\n]{{0,140}}?)(?<!\w)(?:{verbs})")
    return led, either(words.events), either(words.unless)


@lru_cache(maxsize=512)
def _ceremonious(text: str) -> tuple[int, int] | None:
    """Where a text begins with a ceremony."""
    first = opening(text)
    if first is None or len(first.words) < 4:
        return None
    led, event, service = _ceremony()
    low = folded(text[first.start : first.end])
    found = led.search(low) or event.search(low)
    if found is None or service.search(low) or len(words_of(low[: found.start()])) > 8:
        return None
    return first.start, first.end


@check(
    id="language/ceremony",
    severity="advice",
    applies_to="post",
    rationale="People look for what changes for them; an official at an event is not yet news to them.",
    basis="UU 25/2009 Pasal 34; house rule: what changes for people comes first (B3)",
)
def ceremony(subject: Subject) -> Iterator[Case]:
    """Each text whose first sentence tells of an official at an event."""
    for passage in prose(subject):
        at = _ceremonious(passage.text)
        if at is not None:
            words = quoted(passage.text[at[0] : at[1]])
            yield Case(where=passage.at(*at), values={"words": words})


@cache
def _cues() -> tuple[re.Pattern[str], ...]:
    words = lexicon("seremoni", Ceremony).next_step
    return either(words.reader), either(words.imperative), either(words.channel), either(words.greetings)


@check(
    id="language/next-step",
    severity="advice",
    applies_to="post",
    rationale="After reading, people should know what to do, when and where.",
    basis="UU 14/2008 Pasal 9; UU 25/2009 Pasal 21 (B3)",
)
def next_step(subject: Subject) -> Iterator[Case]:
    """A post that neither speaks to the reader nor asks anything, or that names no time and no place."""
    texts = [passage for passage in published(subject) if passage.sort != "alt"]
    whole = folded("\n".join(passage.text for passage in texts))
    if len(words_of(whole)) < LEAST_WORDS:
        return
    reader, asks, channel, greeting = _cues()
    if greeting.search(whole):
        return
    linked = any(passage.sort == "link" or passage.where.field == "call_to_action" for passage in texts)
    spoken = bool(asks.search(whole) or reader.search(whole))
    placed = linked or bool(channel.search(whole)) or _shows_figures(subject)
    if not spoken or not placed:
        first = next(passage for passage in texts if passage.sort != "link")
        missing = "reader" if placed else "place" if spoken else "both"
        yield Case(where=first.where, values={"missing": missing})


def _shows_figures(subject: Subject) -> bool:
    """Whether the picture tells by numbers, which need no place to go to."""
    values = (value for _number, page in subject.pages for value in page.slots.values())
    return any(isinstance(value, (FigureRef, FigureRefs)) for value in values)
