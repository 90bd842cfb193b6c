"""Words for people and access as data: labels of pictures, words that split a hashtag, abbreviations.

They lie in `resources/access`; a file of the same name in the office's own folder takes the place of ours.
"""

import re
from functools import lru_cache
from pathlib import Path
from typing import Literal

from studio import paths
from studio.catalog.decode import decode_toml
from studio.domain.platform import Confidence, Source
from studio.domain.record import Value
from studio.errors import StudioError

FOLDER = "access"
Shown = Literal["detained", "child", "flag", "garuda"]


class WordList(Value, frozen=True, kw_only=True):
    """Words with where they come from and how sure that is."""

    s: str
    c: Confidence
    words: tuple[str, ...]


class _Labels(Value, frozen=True, kw_only=True):
    format: int
    sources: dict[str, Source]
    detained: WordList
    child: WordList
    flag: WordList
    garuda: WordList


class _Words(Value, frozen=True, kw_only=True):
    format: int
    sources: dict[str, Source]
    words: WordList
    small: WordList
    short: WordList


class AccessWords(Value, frozen=True, kw_only=True):
    """Words a hashtag may consist of, small ones among them, and abbreviations in capitals."""

    words: frozenset[str]
    small: frozenset[str]
    short: frozenset[str]


def labelled(labels: tuple[str, ...], shown: Shown) -> bool:
    """Whether one of the labels of a picture or post names such people or such a symbol."""
    pattern = _patterns(_file("orang.toml"))[shown]
    return any(pattern.search(label) for label in labels)


def access_words() -> AccessWords:
    """The words that split hashtags and lower capitals."""
    return _words(_file("kata.toml"))


def _file(name: str) -> Path:
    own = paths.office_data() / FOLDER / name
    return own if own.is_file() else paths.resources() / FOLDER / name


@lru_cache(maxsize=4)
def _patterns(file: Path) -> dict[str, re.Pattern[str]]:
    found = decode_toml(file, _Labels)
    lists = {"detained": found.detained, "child": found.child, "flag": found.flag, "garuda": found.garuda}
    for one in lists.values():
        _known(file, found.sources, one)
    return {name: _pattern(one.words) for name, one in lists.items()}


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    either = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?i)(?<!\w)(?:{either})(?!\w)")


@lru_cache(maxsize=4)
def _words(file: Path) -> AccessWords:
    found = decode_toml(file, _Words)
    for one in (found.words, found.small, found.short):
        _known(file, found.sources, one)
    small = frozenset(found.small.words)
    return AccessWords(
        words=frozenset(found.words.words) | small, small=small, short=frozenset(found.short.words)
    )


def _known(file: Path, sources: dict[str, Source], one: WordList) -> None:
    if one.s not in sources or not all(word.strip() for word in one.words):
        said = f"{file}: sumber “{one.s}” tidak ada di [sources], atau ada kata yang kosong."
        raise StudioError("access/words", said, "Tulis sumbernya dan hapus kata yang kosong.")
