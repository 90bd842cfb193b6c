"""How long a text is for each platform: one function for each counting rule.

Sources: twitter-text configuration v3 (X), the Bluesky lexicon (graphemes and bytes), Mastodon's
documentation (graphemes, addresses cost 23, the server part of a mention is free), Threads' documentation
(emoji cost their UTF-8 bytes), TikTok's publishing reference (UTF-16), YouTube's videos resource (UTF-8
bytes). Where a unit is not published UTF-16 is used, which is never too generous.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from studio.domain.emoji import emoji_pattern
from studio.domain.platform import Rule, TextLimit, Unit
from studio.domain.record import Value
from studio.domain.text_parts import Found, Span, counted_form, find_parts, links, without

X_LIGHT = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
"""Code points that weigh 1 on X; all others weigh 2."""
LINK_COST = 23
"""What an address costs on X and Mastodon, however long it is."""
TELEGRAM_PAIRS = (r"```(.+?)```", r"`(.+?)`", r"\*\*(.+?)\*\*", r"__(.+?)__", r"~~(.+?)~~", r"\|\|(.+?)\|\|")
TELEGRAM_LINK = re.compile(r"\[([^\[\]\n]+)\]\((?:https?|tg)://[^\s()]+\)")


class Part(Value, frozen=True, kw_only=True):
    """One measure of a text against its limit."""

    unit: Unit
    used: int
    limit: int | None

    @property
    def over(self) -> bool:
        """Whether it is longer than allowed."""
        return self.limit is not None and self.used > self.limit


class Count(Value, frozen=True, kw_only=True):
    """A counted text. `parts` holds every measure; the one that bites, else the first, stands in front.

    `fold` is where the platform hides the rest, approximately; `length` the visible characters it is compared
    with. `forbidden` lists characters that the platform refuses.
    """

    used: int
    limit: int | None
    unit: Unit
    over: bool
    soft: int | None
    over_soft: bool
    hashtags: int
    links: int
    mentions: int
    fold: int | None
    length: int
    parts: tuple[Part, ...]
    found: Found
    forbidden: tuple[str, ...] = ()

    @property
    def past_fold(self) -> bool:
        """Whether some of the text is hidden at first."""
        return self.fold is not None and self.length > self.fold


def count(text: str, limit: TextLimit, *, warning: str = "") -> Count:
    """Measure `text` by the rule of `limit`. `warning` is a content warning, which Mastodon counts too."""
    form, heading = counted_form(text), counted_form(warning)
    used = measure(form, limit.rule)
    if limit.rule == "mastodon":
        used += graphemes(heading)
    parts = [Part(unit=limit.unit, used=used, limit=limit.limit)]
    if limit.max_bytes is not None:
        parts.append(Part(unit="bytes", used=utf8(form), limit=limit.max_bytes))
    first = next((part for part in parts if part.over), parts[0])
    found = find_parts(form, bare_links=limit.rule != "mastodon")
    return Count(
        used=first.used,
        limit=first.limit,
        unit=first.unit,
        over=first.over,
        soft=limit.soft,
        over_soft=limit.soft is not None and parts[0].used > limit.soft,
        hashtags=len(found.hashtags),
        links=len(found.links),
        mentions=len(found.mentions),
        fold=limit.fold,
        length=graphemes(form),
        parts=tuple(parts),
        found=found,
        forbidden=tuple(char for char in limit.forbidden if char in form),
    )


def measure(text: str, rule: Rule) -> int:
    """The length of a text in counted form by one rule."""
    return RULES[rule](text)


def x_weight(text: str) -> int:
    """X: an address costs 23, an emoji 2, light code points 1, all others 2."""
    spans = links(text)
    return len(spans) * LINK_COST + sum(_x_plain(piece) for piece in _between(text, spans))


def graphemes(text: str) -> int:
    """Characters as a reader sees them."""
    return len(text) if text.isascii() else sum(1 for _ in _grapheme_pattern().finditer(text))


def mastodon(text: str) -> int:
    """Mastodon: graphemes, http addresses cost 23, the server part of a mention is free."""
    spans = links(text, bare=False)
    pieces = (_mention_pattern().sub(r"\1", piece) for piece in _between(text, spans))
    return len(spans) * LINK_COST + sum(graphemes(piece) for piece in pieces)


def threads(text: str) -> int:
    """Threads: an emoji costs its UTF-8 bytes, every other code point 1."""
    if text.isascii():
        return len(text)
    emoji = emoji_pattern()
    signs = (match.group() for match in _grapheme_pattern().finditer(text))
    return sum(utf8(sign) if emoji.search(sign) else len(sign) for sign in signs)


def utf16(text: str) -> int:
    """UTF-16 code units, as programs on the web count."""
    return len(text.encode("utf-16-le")) // 2


def utf8(text: str) -> int:
    """UTF-8 bytes."""
    return len(text.encode())


def telegram(text: str) -> int:
    """Telegram: the marks of bold, italic and links are taken out, the rest counts in UTF-16."""
    shown = TELEGRAM_LINK.sub(r"\1", text)
    for pair in TELEGRAM_PAIRS:
        shown = re.sub(pair, r"\1", shown, flags=re.DOTALL if pair.startswith("```") else 0)
    return utf16(shown)


RULES: dict[Rule, Callable[[str], int]] = {
    "x": x_weight,
    "graphemes": graphemes,
    "mastodon": mastodon,
    "threads": threads,
    "utf16": utf16,
    "bytes": utf8,
    "codepoints": len,
    "telegram": telegram,
}


def _between(text: str, spans: tuple[Span, ...]) -> list[str]:
    """What stands before, between and after the spans."""
    return without(text, spans, "\0").split("\0")


def _x_plain(text: str) -> int:
    if text.isascii():
        return len(text)
    rest = emoji_pattern().split(text)
    emoji = len(rest) - 1
    return 2 * emoji + sum(_x_code_point(ord(char)) for piece in rest for char in piece)


def _x_code_point(code: int) -> int:
    return 1 if any(first <= code <= last for first, last in X_LIGHT) else 2


@cache
def _grapheme_pattern() -> Any:
    import regex  # noqa: PLC0415 - heavy

    return regex.compile(r"\X")


@cache
def _mention_pattern() -> re.Pattern[str]:
    return re.compile(r"(?<![\w/=])(@\w+(?:[.-]+\w+)*)@[\w-]+(?:\.[\w-]+)*", re.ASCII)
