"""Words for a lawyer: classified marks, threats to critics, indecency, judgements before a verdict."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from studio.catalog.lexicon import Law, either, lexicon
from studio.checks.passages import Passage, passages, published
from studio.checks.registry import Case, check
from studio.checks.subject import Subject
from studio.checks.wording import alike, around, shown
from studio.domain.language.sentences import folded

Spot = tuple[int, int]
"""First character, and the one after the last."""


def _law() -> Law:
    return lexicon("hukum", Law)


@cache
def _classified() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = _law().classified
    marks = "|".join(word.upper().replace(" ", r"\s+") for word in words.marks)
    alone = re.compile(rf"(?m)^[\s\[(*_-]*(?:SIFAT\s*:\s*)?({marks})[\s\])*_!.-]*$")
    labelled = re.compile(rf"(?<!\w)(?:sifat|klasifikasi|kelas)(?:\s+\w+)?\s*:\s*({marks.lower()})(?!\w)")
    return alone, labelled, either(words.phrases), either(words.unless)


@lru_cache(maxsize=512)
def _marks(text: str) -> tuple[Spot, ...]:
    """Marks of classified papers in a text."""
    alone, labelled, phrases, unless = _classified()
    low = folded(text)
    found = [hit.span(1) for hit in alone.finditer(text)]
    found += [hit.span(1) for hit in labelled.finditer(low)]
    found += [hit.span() for hit in phrases.finditer(low) if not unless.search(around(text, hit.start()))]
    return tuple(dict.fromkeys(found))


FILE_MARK = re.compile(
    r"(?<![a-z])(?:sangat[ _-]rahasia|rahasia|konsep|draf|draft|confidential|internal)(?![a-z])"
)


@check(
    id="legal/classified",
    severity="warning",
    applies_to="post",
    rationale="What bears a mark of secrecy, or is a draft, may be excluded information.",
    basis="UU 14/2008 Pasal 17 dan 54 (L1)",
    codes=("legal/classified", "legal/classified-file"),
)
def classified(subject: Subject) -> Iterator[Case]:
    """Marks of classification and of drafts in texts and in names of files."""
    for passage in passages(subject):
        if passage.sort == "file-name":
            hit = FILE_MARK.search(folded(passage.text))
            if hit is not None:
                values: dict[str, str | int | float] = {"words": hit.group()}
                yield Case(code="legal/classified-file", where=passage.where, values=values)
        elif passage.sort != "note":
            yield from _cases(passage, _marks(passage.text))


@cache
def _threat() -> tuple[re.Pattern[str], ...]:
    words = _law().threat
    return either(words.words), either(words.institution), either(words.critics), either(words.unless)


@lru_cache(maxsize=512)
def _threats(text: str) -> tuple[Spot, ...]:
    """Threats of law that shield an institution from what people say of it."""
    threat, institution, critics, unless = _threat()
    found = []
    for hit in threat.finditer(folded(text)):
        near = around(text, hit.start(), 1)
        if institution.search(near) and critics.search(near) and not unless.search(near):
            found.append(hit.span())
    return tuple(found)


@check(
    id="legal/threat",
    severity="warning",
    applies_to="post",
    rationale="Criticism is no insult, and institutions are not protected by the defamation article.",
    basis="Putusan MK 105/PUU-XXII/2024; penjelasan KUHP Pasal 240 (L4)",
)
def threat(subject: Subject) -> Iterator[Case]:
    """Each threat of law towards those who speak about the institution; one a text is enough."""
    for passage in published(subject):
        yield from _cases(passage, _threats(passage.text)[:1])


@cache
def _indecent() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = _law().indecent
    return either(words.words), either(words.unless), either(words.graphic)


@lru_cache(maxsize=512)
def _indecencies(text: str) -> tuple[Spot, ...]:
    words, unless, graphic = _indecent()
    hits = words.finditer(folded(text))
    return tuple(
        hit.span()
        for hit in hits
        if graphic.search(hit.group()) or not unless.search(around(text, hit.start(), 1))
    )


@check(
    id="legal/indecent",
    severity="warning",
    applies_to="post",
    rationale="Gambling, pornography and gore have no place in an office's voice.",
    basis="UU 44/2008; KUHP Pasal 407; UU 32/2002 Pasal 36 (5) (L6)",
)
def indecent(subject: Subject) -> Iterator[Case]:
    """Words of gambling and pornography that are not part of a warning, and gore anywhere."""
    for passage in published(subject):
        yield from _cases(passage, _indecencies(passage.text))


@cache
def _presumption() -> tuple[re.Pattern[str], ...]:
    words = _law().presumption
    harmless = "|".join(words.not_after)
    judging = "|".join(words.words)
    before = r"(?<!\w)(?<!anak )(?<!mantan )(?<!eks-)"
    named = re.compile(rf"{before}(?:{judging})(?:nya)?(?!\w)(?!\s+(?:{harmless})(?!\w))")
    return named, either(words.case), either(words.safe), either(words.general)


@lru_cache(maxsize=512)
def _judgements(text: str) -> tuple[Spot, ...]:
    """Words that call a person in a case guilty before a verdict."""
    named, case, safe, general = _presumption()
    low = folded(text)
    if safe.search(low):
        return ()
    return tuple(
        hit.span()
        for hit in named.finditer(low)
        if case.search(around(text, hit.start(), 1)) and not general.search(around(text, hit.start()))
    )


@check(
    id="legal/presumption",
    severity="warning",
    applies_to="post",
    rationale="Until a court has spoken a person is a suspect; judging may harm them and the case.",
    basis="KUHAP, asas praduga tak bersalah; UU 40/1999 Pasal 5 (1) sejalan (L7)",
)
def presumption(subject: Subject) -> Iterator[Case]:
    """Each word that judges, in a text that nowhere names the state of the case."""
    for passage in published(subject):
        for start, end in _judgements(passage.text):
            words = passage.text[start:end]
            values: dict[str, str | int | float] = {"words": words}
            better = alike(words, f"terduga {words.lower()}")
            yield Case(where=passage.at(start, end), values=values, fix=better)


def _cases(passage: Passage, spots: tuple[Spot, ...]) -> Iterator[Case]:
    for start, end in spots:
        yield Case(where=passage.at(start, end), values={"words": shown(passage.text[start:end])})
