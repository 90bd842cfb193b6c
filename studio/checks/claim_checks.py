"""Whether what a post claims can be traced: its numbers, its superlatives, its key message."""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from studio.catalog.claim_words import NumberRule, claims, number_rule
from studio.checks.debunk_checks import quotes_claim
from studio.checks.passages import Passage, published
from studio.checks.phrases import has_any, pattern, sentence
from studio.checks.registry import Case, check
from studio.checks.slot_checks import figures_of
from studio.checks.subject import Subject
from studio.checks.wording import shown
from studio.domain.content import Campaign, Figure, Post
from studio.domain.strategy import KeyMessage
from studio.domain.told_numbers import Told, same_number, told_numbers

MARKS = ("sumber:", "sumber data:", "data:", "source:")
LARGEST_FEE = Decimal(50_000_000)
SOURCE_SLOT = "source"
"""The slot of many templates that is the page's line of sources, with or without the word."""
EACH = re.compile(r"\s*(?:per\b|/|,-)")
FROM, TO = re.compile(r"(?i)\bdari\s+$"), re.compile(r"(?i)(?:\s+\w+){0,2}\s+menjadi\s+\d")
FROM_TO = re.compile(r"(?i)\bdari\s+[\d.,]+(?:\s+\w+){0,2}\s+menjadi\s+$")
SPOKEN: frozenset[str] = frozenset({"caption", "slot"})
"""Alt texts describe a picture, links are addresses; neither claims."""


IDENTIFIER = re.compile(r"\d{9}|0[\d.]{4}")
"""Digits in a row that nobody writes as a count: a NIK, an account, a telephone; no finding repeats them."""


@check(
    id="verify/unsourced-number",
    severity="warning",
    applies_to="post",
    rationale="People repeat a number from an office as a fact; it must be possible to look it up.",
    basis="UU 14/2008 Pasal 7 ayat (2); SE Menteri PANRB 137/2018 angka 6 (V1)",
    codes=("verify/unsourced-number", "verify/fee-no-rule"),
)
def unsourced_number(subject: Subject) -> Iterator[Case]:
    """Numbers that are data, but no shown figure and without a source; fees without the rule behind them."""
    rule, known = number_rule(), tuple(shown_values(subject))
    spoken = [passage for passage in published(subject) if passage.sort in SPOKEN]
    for passage in spoken:
        if quotes_claim(subject, passage):
            continue
        near = _near(spoken, passage)
        for told in data_in(rule, passage.text):
            values: dict[str, str | int | float] = {"number": shown(passage.text[told.start : told.end])}
            where = passage.at(told.start, told.end)
            if told.kind == "money" and _is_fee(rule, passage.text, told):
                if not has_any(rule.fee_basis, near):
                    yield Case(code="verify/fee-no-rule", severity="advice", where=where, values=values)
            elif not any(same_number(told, value) for value in known) and not sourced(
                near, passage.text, told
            ):
                yield Case(where=where, values=values)


def data_in(rule: NumberRule, text: str) -> Iterator[Told]:
    """The numbers of a text that report something."""
    for told in told_numbers(text):
        said = sentence(text, told.start)
        if not told.value:
            continue
        if told.kind == "money":
            yield told
            continue
        if IDENTIFIER.match(text[told.start : told.end]):
            continue
        if has_any(rule.instructs, said) and not _reports(rule, said, told):
            continue
        if told.kind in {"percent", "scaled"}:
            if told.kind == "scaled" or told.value != 100 or has_any(rule.reports, said):
                yield told
        elif _compared(text, told) or (
            _counted(rule, told) and (told.value >= rule.small or has_any(rule.reports, said))
        ):
            yield told


def sourced(near: str, text: str, told: Told) -> bool:
    """Whether the sentence of a number, or a line of sources beside it, says where it comes from."""
    words = claims().sourced.words
    return has_any(words, sentence(text, told.start)) or any(mark in near.casefold() for mark in MARKS)


def shown_values(subject: Subject) -> Iterator[Decimal]:
    """The values of all figures that the post shows, what they are compared with, and the differences."""
    for _number, page in subject.pages:
        for value in page.slots.values():
            for ident in figures_of(value):
                figure = subject.project.find(Figure, ident)
                if figure is not None:
                    yield from _values(figure)


def _values(figure: Figure) -> Iterator[Decimal]:
    value, previous = _exact(figure.value), _exact(figure.previous)
    yield from (one for one in (value, previous) if one is not None)
    if value is not None and previous:
        yield abs(value - previous)
        yield abs(value - previous) / abs(previous) * 100


def _exact(text: str) -> Decimal | None:
    try:
        made = Decimal(text.replace(",", ".").strip())
    except InvalidOperation:
        return None
    return made if made.is_finite() else None


@check(
    id="verify/overclaim",
    severity="warning",
    applies_to="post",
    rationale="A superlative without proof, a promise nobody can keep or hearsay costs trust when it fails.",
    basis="UU 1/2023 Pasal 264; UU 14/2008 Pasal 7 ayat (2) (V3)",
    codes=("verify/overclaim", "verify/absolute", "verify/hearsay"),
)
def overclaim(subject: Subject) -> Iterator[Case]:
    """Superlatives without a source, absolute promises, hearsay."""
    codes = {"superlative": "verify/overclaim", "absolute": "verify/absolute", "hearsay": "verify/hearsay"}
    for passage in published(subject):
        if passage.sort not in SPOKEN or quotes_claim(subject, passage):
            continue
        for kind, start, end in claims_in(passage.text):
            words: dict[str, str | int | float] = {"words": shown(passage.text[start:end])}
            yield Case(code=codes[kind], where=passage.at(start, end), values=words)


def claims_in(text: str) -> Iterator[tuple[str, int, int]]:
    """Kind and place of each claim that its sentence neither proves nor excuses."""
    known = claims()
    for claim in known.claim:
        for match in pattern(claim.words).finditer(text):
            said = sentence(text, match.start())
            if has_any(claim.unless, said):
                continue
            if claim.kind == "superlative" and has_any(known.sourced.words, said):
                continue
            yield claim.kind, match.start(), match.end()


@check(
    id="verify/no-key-message",
    severity="advice",
    applies_to="post",
    rationale="A campaign speaks with one voice only when each post carries one of its messages.",
    basis="Inpres 9/2015 (V6)",
)
def no_key_message(subject: Subject) -> Iterator[Case]:
    """A post of a campaign that has key messages, linked to none of them."""
    post: Post = subject.post
    campaign = subject.project.find(Campaign, post.campaign or "")
    if campaign is None or post.messages:
        return
    count = sum(message.campaign == campaign.id for message in subject.project.all(KeyMessage))
    if count:
        yield Case(values={"name": campaign.name, "count": count})


def _near(spoken: list[Passage], passage: Passage) -> str:
    """The texts read together with this one: its caption, or the slots of its page."""
    if passage.sort == "slot":
        here = (p for p in spoken if p.sort == "slot" and p.where.page == passage.where.page)
        return "\n".join(f"{MARKS[0]} {p.text}" if p.where.slot == SOURCE_SLOT else p.text for p in here)
    return "\n".join(
        p.text for p in spoken if p.sort == "caption" and p.where.platform == passage.where.platform
    )


def _counted(rule: NumberRule, told: Told) -> bool:
    """Whether what is counted is one of the things an office counts."""
    return bool(told.noun) and (has_any(rule.nouns, told.noun.split()[0]) or has_any(rule.nouns, told.noun))


def _reports(rule: NumberRule, said: str, told: Told) -> bool:
    """A sentence that instructs may report as well, when the number is large."""
    return told.value >= 10 * rule.small and has_any(rule.reports, said)


def _compared(text: str, told: Told) -> bool:
    """Whether a number is one of two that are compared: “turun dari 40 menjadi 12”."""
    before, behind = text[max(0, told.start - 24) : told.start], text[told.end : told.end + 40]
    return bool(FROM.search(before) and TO.match(behind)) or bool(FROM_TO.search(before))


def _is_fee(rule: NumberRule, text: str, told: Told) -> bool:
    """Whether money is what a service costs one person, not what an office spent or earned."""
    if told.scaled or told.value > LARGEST_FEE:
        return False
    if EACH.match(text, told.end) or not has_any(rule.reports, sentence(text, told.start)):
        return True
    return has_any(rule.fees, sentence(text, told.start)) or has_any(rule.fees, text[: told.start])
