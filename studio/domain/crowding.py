"""Whether ceremonies crowd out what people come for: posts told apart by words, sums held against limits."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Literal

import msgspec

from studio.domain.content import Post
from studio.domain.platform import Confidence
from studio.domain.record import Value

PostKind = Literal["ceremony", "service", ""]
WHOLE = 100


class Lexicon(Value, frozen=True, kw_only=True):
    """Words that tell a kind of post; a word of several is found as it is written."""

    name: dict[str, str]
    words: tuple[str, ...]


class CrowdRule(Value, frozen=True, kw_only=True):
    """When to say something: from so many posts on, above a share of ceremonies, or when they are the more.

    `fewest` are ceremonies below which nothing is said. `s` names the source, `c` how sure it is.
    """

    posts: int
    fewest: int
    share: int
    advice: dict[str, str]
    s: str
    c: Confidence


class Crowd(Value, frozen=True, kw_only=True):
    """What was counted: all posts, ids of ceremonies and of services, words found with how often."""

    whole: int
    ceremonies: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    words: tuple[tuple[str, int], ...] = ()
    crowded: bool = False

    @property
    def share(self) -> int:
        """Percent of all posts that are ceremonies."""
        return round(WHOLE * len(self.ceremonies) / self.whole) if self.whole else 0


class Telling(Value, frozen=True, kw_only=True):
    """The whole of it as a file has it: two lexicons and the rule."""

    ceremony: Lexicon
    service: Lexicon
    rule: CrowdRule


def kind_of(told: Telling, title: str, rubric: str = "", pillar: str = "") -> tuple[PostKind, str]:
    """What a post is and by which word. The title is heard first, then rubric and pillar.

    What a text names first is what it is about: “Peresmian loket” is a ceremony, “Loket tutup saat
    upacara” is not.
    """
    return _teller(told.ceremony.words, told.service.words)(title, f"{rubric} {pillar}")


def crowd(
    told: Telling, posts: Iterable[Post], named: Mapping[str, str], rubric: Callable[[Post], str]
) -> Crowd:
    """Count posts; `named` are names of pillars by id, `rubric` gives the name of a post's rubric."""
    found: dict[PostKind, list[str]] = {"ceremony": [], "service": [], "": []}
    words: Counter[str] = Counter()
    tell = _teller(told.ceremony.words, told.service.words)
    for post in posts:
        kind, word = tell(post.title, f"{rubric(post)} {named.get(post.pillar or '', '')}")
        found[kind].append(str(post.id))
        if kind == "ceremony":
            words[word] += 1
    made = Crowd(
        whole=sum(len(idents) for idents in found.values()),
        ceremonies=tuple(found["ceremony"]),
        services=tuple(found["service"]),
        words=tuple(words.most_common()),
    )
    return msgspec.structs.replace(made, crowded=_crowded(told.rule, made))


def _crowded(rule: CrowdRule, seen: Crowd) -> bool:
    many, few = len(seen.ceremonies), len(seen.services)
    if seen.whole < rule.posts or many < rule.fewest:
        return False
    return many > few or WHOLE * many > rule.share * seen.whole


@lru_cache(maxsize=4)
def _teller(
    ceremonies: tuple[str, ...], services: tuple[str, ...]
) -> Callable[[str, str], tuple[PostKind, str]]:
    """Tells a title, and what stands behind it; titles heard before are remembered."""
    first, other = _pattern(ceremonies), _pattern(services)

    @lru_cache(maxsize=16384)
    def of(text: str) -> tuple[PostKind, str]:
        ceremony, service = first.search(text.casefold()), other.search(text.casefold())
        if service and (ceremony is None or service.start() <= ceremony.start()):
            return "service", service.group(0)
        return ("ceremony", ceremony.group(0)) if ceremony else ("", "")

    def tell(title: str, behind: str) -> tuple[PostKind, str]:
        found = of(title)
        return found if found[0] else of(behind)

    return tell


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Whole words, the longer first; `-nya` and the like may hang on."""
    longest = sorted((word.casefold() for word in words), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?=(?:nya|kan)?(?!\w))")
