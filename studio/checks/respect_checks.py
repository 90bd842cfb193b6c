"""Whether people are named with respect: groups, conditions, children."""

from collections.abc import Iterator
from functools import cache, lru_cache

from studio.catalog.lexicon import Law, Phrases, either, lexicon
from studio.checks.passages import Passage, published
from studio.checks.registry import Case, check
from studio.checks.subject import Subject
from studio.checks.wording import Finder, Hit, around, finder, shown

SPEAKS_OF_WORDS = (
    "istilah",
    "sebutan",
    "julukan",
    "disebut",
    "menyebut",
    "bukan lagi",
    "hindari kata",
    "jangan sebut",
)
"""Cues that a sentence explains a word instead of using it."""


@cache
def _respect() -> Finder:
    return finder("istilah", Phrases, lexicon("istilah", Phrases).entries)


@cache
def _stigma() -> Finder:
    return finder("hukum", Law, lexicon("hukum", Law).stigma.entries)


@lru_cache(maxsize=512)
def _hits(text: str, *, child: bool) -> tuple[Hit, ...]:
    law = lexicon("hukum", Law)
    unless = either(law.stigma.unless if child else SPEAKS_OF_WORDS)
    found = (_stigma() if child else _respect()).hits(text)
    return tuple(hit for hit in found if not unless.search(around(text, hit.start)))


@check(
    id="language/respect",
    severity="warning",
    applies_to="post",
    rationale="A word can wound those whom the office serves; there is nearly always a better one.",
    basis="KUHP Pasal 242 dan 300; UU 8/2016 (B2)",
    codes=("language/respect", "language/respect-rewrite"),
)
def respect(subject: Subject) -> Iterator[Case]:
    """Each term with the respectful one and the reason; terms in dispute are advice."""
    for passage in published(subject):
        if passage.sort == "link":
            continue
        for hit in _hits(passage.text, child=False):
            yield _case("language/respect", passage, hit, firm=hit.entry.firm)


@check(
    id="child/stigma",
    severity="warning",
    applies_to="post",
    rationale="A label stays with a child longer than any deed.",
    basis="UU 35/2014; UU 11/2012 Pasal 19 (C4)",
    codes=("child/stigma", "child/stigma-rewrite"),
)
def stigma(subject: Subject) -> Iterator[Case]:
    """Each label put on children, unless the sentence speaks against it."""
    for passage in published(subject):
        if passage.sort == "link":
            continue
        for hit in _hits(passage.text, child=True):
            yield _case("child/stigma", passage, hit, firm=True)


def _case(code: str, passage: Passage, hit: Hit, *, firm: bool) -> Case:
    values: dict[str, str | int | float] = {"words": shown(passage.text[hit.start : hit.end])}
    if hit.entry.why:
        values["why"] = hit.entry.why.rstrip(".")
    if hit.fix is None:
        values["example"] = hit.example
        code = f"{code}-rewrite"
    else:
        values["better"] = hit.fix
    where = passage.at(hit.start, hit.end)
    return Case(code=code, where=where, severity="warning" if firm else "advice", values=values, fix=hit.fix)
