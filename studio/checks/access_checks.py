"""Whether people with weak sight, other colour sight, or a screen reader get the same as everybody."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import combinations

from studio.catalog.access import access_words
from studio.checks.brand_checks import plain_color
from studio.checks.passages import Passage, published
from studio.checks.places import on
from studio.checks.registry import Case, check
from studio.checks.subject import Subject
from studio.domain import color
from studio.domain.color_sight import lost_pair
from studio.domain.layout_facts import LayoutFacts
from studio.domain.legible_words import (
    Lexicon,
    Stumble,
    better_tag,
    emoji_runs,
    emoji_words,
    shouted,
    tags_in,
)
from studio.domain.review import Where

PHONE = 390
"""Points that a picture is wide on a phone."""
CAPITAL = 0.7
"""Height of a capital, of the size."""
LEAST_CAPITAL = 4.0
"""Points that a capital is high at least; smaller ones are not read at arm's length."""
SEEN_ON_PHONES = {"post", "story", "link"}
MEANING = ("ok", "warn", "stop")
"""Roles whose colour says something: in order, attention, stop."""
COLORS = "merah|hijau|kuning|biru|oranye|jingga|ungu"
THINGS = "berwarna|bertanda|tanda|kotak|tombol|garis|titik|tulisan|bagian|batang|lingkaran"
COLOR_WORD = re.compile(rf"(?i)(?<!\w)(?:{THINGS})(?: warna)? (?:{COLORS})(?!\w)")


@cache
def lexicon() -> Lexicon:
    """The shipped words, or the office's."""
    words = access_words()
    return Lexicon(words=words.words, small=words.small, short=words.short)


@check(
    id="access/phone-size",
    severity="advice",
    applies_to="page",
    rationale="Most people see the picture as wide as a phone, where small letters of a wide picture vanish.",
    basis="House rule: capitals of 4 points on a phone 390 points wide (A2)",
    needs=("layout",),
)
def phone_size(subject: Subject, facts: LayoutFacts) -> Iterator[Case]:
    """The smallest text of a page, when its capitals are lower than four points on a phone."""
    place = subject.placements.get(facts.placement)
    if place is None or place.purpose not in SEEN_ON_PHONES:
        return
    small = min((text for text in facts.texts if text.slot), key=lambda text: text.size, default=None)
    if small is None:
        return
    points = small.size * CAPITAL * PHONE / max(1, facts.width)
    if points < LEAST_CAPITAL and small.size >= small.floor:
        yield Case(
            where=on(facts, node=small.node, slot=small.slot, box=small.box),
            values={"points": round(points, 1), "least": LEAST_CAPITAL},
        )


@check(
    id="access/color-only",
    severity="advice",
    applies_to="post",
    rationale="One man in twelve does not tell red from green; "
    "a meaning needs a word or a sign beside its colour.",
    basis="WCAG 2.2 SC 1.4.1; Machado et al. 2009 (A2)",
    codes=("access/color-only", "access/color-word"),
)
def color_only(subject: Subject) -> Iterator[Case]:
    """Colours with a meaning that fall together for some eyes, and words that point by colour alone."""
    for passage in published(subject):
        for found in COLOR_WORD.finditer(passage.text):
            where = passage.at(found.start(), found.end())
            yield Case(code="access/color-word", where=where, values={"words": found.group()})
    kit = subject.kit
    if kit is None:
        return
    meanings = {role: kit.color(role) for role in MEANING if role in kit.roles}
    for facts in subject.facts:
        shown = {plain_color(one) for one in facts.colors}
        used = {role: name for role, name in meanings.items() if plain_color(name) in shown}
        for (one, first), (two, second) in combinations(used.items(), 2):
            if lost_pair(color.parse(first), color.parse(second)) is not None:
                yield Case(
                    where=on(facts), values={"first": first, "second": second, "roles": f"{one}, {two}"}
                )


@check(
    id="access/hashtag-case",
    severity="advice",
    applies_to="post",
    rationale="A screen reader speaks a hashtag word by word only when each word has a capital.",
    basis="WCAG 2.2 SC 3.1.5; house rule: capitals in hashtags (A2)",
    codes=("access/hashtag-case", "access/hashtag-long"),
)
def hashtag_case(subject: Subject) -> Iterator[Case]:
    """Each hashtag of several words in one case, in the texts and in the hashtags of captions."""
    for passage in _spoken(subject):
        for found in tags_in(passage.text, lexicon()):
            tag = passage.text[found.start : found.end]
            yield _tag_case(tag, found.better or "", passage.at(found.start, found.end), found.better)
    captions = {"": subject.post.caption, **subject.post.captions}
    for platform, caption in captions.items():
        for tag in dict.fromkeys(caption.hashtags or ()):
            better = better_tag(tag, lexicon())
            if better != tag:
                yield _tag_case(tag, better, Where(platform=platform, field="hashtags"), None)


def _tag_case(tag: str, better: str, where: Where, fix: str | None) -> Case:
    if not better:
        return Case(code="access/hashtag-long", where=where, values={"tag": tag})
    return Case(where=where, values={"tag": tag, "better": better}, fix=fix)


@check(
    id="access/emoji-run",
    severity="advice",
    applies_to="post",
    rationale="A screen reader speaks the name of each emoji, and knows no other word for it.",
    basis="WCAG 2.2 SC 1.1.1; house rule: at most three emoji in a row (A2)",
    codes=("access/emoji-run", "access/emoji-word"),
)
def emoji_run(subject: Subject) -> Iterator[Case]:
    """Each run of four emoji or more, and each emoji in the place of a word."""
    yield from _stumbles(subject, emoji_runs, "access/emoji-run")
    yield from _stumbles(subject, emoji_words, "access/emoji-word")


@check(
    id="access/all-caps",
    severity="advice",
    applies_to="post",
    rationale="Words in capitals have no outline to read them by, and screen readers may spell them.",
    basis="House rule: at most three words or twenty letters in capitals (A2)",
)
def all_caps(subject: Subject) -> Iterator[Case]:
    """Each stretch in capitals that is more than abbreviations."""
    yield from _stumbles(subject, lambda text: shouted(text, lexicon()), "access/all-caps")


def _stumbles(subject: Subject, look: Callable[[str], Iterator[Stumble]], code: str) -> Iterator[Case]:
    for passage in _spoken(subject):
        for found in look(passage.text):
            words = passage.text[found.start : found.end]
            shown = words if len(words) <= 60 else f"{words[:57].rstrip()}…"
            where = passage.at(found.start, found.end)
            yield Case(code=code, where=where, values={"words": shown}, fix=found.better)


def _spoken(subject: Subject) -> tuple[Passage, ...]:
    return tuple(passage for passage in published(subject) if passage.sort != "link")
