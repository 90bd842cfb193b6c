"""The emoji of the picker, in groups, found by Indonesian words or their Unicode names."""

import unicodedata
from functools import cache

import msgspec

from studio import paths
from studio.catalog.decode import decode_toml
from studio.domain.record import Value


class Emoji(Value, frozen=True, kw_only=True):
    """One sign: what people call it, and the words it is found by, in small letters."""

    sign: str
    name: str
    words: str


class EmojiGroup(Value, frozen=True, kw_only=True):
    """Signs that belong together."""

    name: dict[str, str]
    icon: str
    emoji: tuple[Emoji, ...]


class _Group(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    name: dict[str, str]
    icon: str
    signs: str


class _File(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    group: tuple[_Group, ...] = msgspec.field(default_factory=tuple)


@cache
def emoji_groups() -> tuple[EmojiGroup, ...]:
    """All groups in order."""
    file = decode_toml(paths.resources() / "emoji" / "emoji.toml", _File)
    return tuple(
        EmojiGroup(
            name=group.name,
            icon=group.icon,
            emoji=tuple(_emoji(line) for line in group.signs.splitlines() if line),
        )
        for group in file.group
    )


def find_emoji(wanted: str) -> tuple[Emoji, ...]:
    """Emoji whose words begin with every word looked for, each sign once."""
    parts = wanted.casefold().split()
    found = {
        emoji.sign: emoji
        for group in emoji_groups()
        for emoji in group.emoji
        if all(any(word.startswith(part) for word in emoji.words.split()) for part in parts)
    }
    return tuple(found.values())


def _emoji(line: str) -> Emoji:
    sign, _blank, words = line.partition(" ")
    names = " ".join(unicodedata.name(char, "") for char in sign if ord(char) > 0x2000)
    return Emoji(sign=sign, name=words, words=f"{words} {names}".casefold())
