"""The lists by which personal data is told, as one value: numbers, words near them, names, words of cases."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Lexicon:
    """Lists of words and codes by name; `districts` are the first six digits that a NIK of today may have.

    `provinces` are names by code. `regency`, `city` and `district` are lowest and highest part of a code.
    """

    provinces: Mapping[str, str]
    districts: frozenset[str]
    regency: tuple[str, str]
    city: tuple[str, str]
    district: tuple[str, str]
    numbers: Mapping[str, tuple[str, ...]]
    near: Mapping[str, tuple[str, ...]]
    names: Mapping[str, tuple[str, ...]]
    specific: Mapping[str, tuple[str, ...]]
    child: Mapping[str, tuple[str, ...]]
    made: dict[tuple[str, str], re.Pattern[str]] = field(default_factory=dict)
    """Patterns made of the lists so far."""
    sets: dict[str, frozenset[str]] = field(default_factory=dict)

    def words(self, group: str, name: str) -> re.Pattern[str]:
        """Any of a list's words or phrases, whole, in small or large letters."""
        return self._made("any", group, name)

    def cased(self, group: str, name: str) -> re.Pattern[str]:
        """The same as they are written."""
        return self._made("as is", group, name)

    def pattern(self, name: str, written: Callable[["Lexicon"], str]) -> re.Pattern[str]:
        """A pattern made of several lists, written once for each lexicon."""
        key = ("pattern", name)
        if key not in self.made:
            self.made[key] = re.compile(written(self))
        return self.made[key]

    def all(self, name: str) -> frozenset[str]:
        """The words of a list about names, to look one up."""
        if name not in self.sets:
            self.sets[name] = frozenset(self.names[name])
        return self.sets[name]

    def _made(self, how: str, group: str, name: str) -> re.Pattern[str]:
        key = (how, f"{group}.{name}")
        if key not in self.made:
            flags = re.IGNORECASE if how == "any" else 0
            self.made[key] = re.compile(
                rf"(?<!\w)(?:{alternatives(getattr(self, group)[name])})(?!\w)", flags
            )
        return self.made[key]


def alternatives(words: Iterable[str]) -> str:
    """Words as parts of a pattern, the longest first; a blank stands for any white space."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)
