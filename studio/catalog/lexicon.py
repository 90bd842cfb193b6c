"""Word lists of plain, respectful and lawful Indonesian, with their patterns ready to search.

Patterns are written in small letters; a space in them stands for any white space. Each file tells its source,
when it was checked and how sure it is; an entry may be surer than its file.
"""

import re
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

from studio import paths
from studio.catalog.decode import decode_toml
from studio.domain.platform import Confidence
from studio.domain.record import Value
from studio.errors import StudioError


class Origin(Value, frozen=True, kw_only=True):
    """Where the words of a file come from, when that was looked at, and how sure they are."""

    source: str
    checked: str
    confidence: Confidence


class Entry(Value, frozen=True, kw_only=True):
    r"""A pattern and what stands better: `use` in its place, or `by_hand` an example for rewriting.

    `use` may name groups of the pattern (`\1`); empty it takes the words away. `firm` words wound people and
    are a warning; others are advice.
    """

    find: str
    use: str | None = None
    by_hand: str = ""
    why: str = ""
    mark: Confidence | None = None
    firm: bool = False


class Phrases(Origin, frozen=True, kw_only=True):
    """`birokratis.toml`, `istilah.toml`."""

    entries: tuple[Entry, ...]


class Joined(Value, frozen=True, kw_only=True):
    """What is written together: verbs after `di`, words after `antar` and `non`."""

    verbs: tuple[str, ...]
    after_between: tuple[str, ...]
    after_non: tuple[str, ...]


class Standard(Origin, frozen=True, kw_only=True):
    """`baku.toml`: words and their usual form; `unless` a neighbour makes them a name."""

    words: dict[str, str]
    joined: Joined
    unless: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)


class Spelling(Origin, frozen=True, kw_only=True):
    """`kata-pelayanan.toml`: words offered for a slip, by topic, and others that exist."""

    targets: dict[str, str]
    known: dict[str, str]


class Short(Origin, frozen=True, kw_only=True):
    """`singkatan.toml`: short forms that everybody knows, and those to be written out once."""

    known: tuple[str, ...]
    expand: dict[str, str]


class Marks(Value, frozen=True, kw_only=True):
    """Marks of classified papers: alone on a line in capitals, phrases anywhere, and what they are not."""

    marks: tuple[str, ...]
    phrases: tuple[str, ...]
    unless: tuple[str, ...]


class Threat(Value, frozen=True, kw_only=True):
    """Words of a legal threat, who would be shielded by it, who is its target, and what it is not."""

    words: tuple[str, ...]
    institution: tuple[str, ...]
    critics: tuple[str, ...]
    unless: tuple[str, ...]


class Indecent(Value, frozen=True, kw_only=True):
    """Words of gambling, pornography and gore; sentences with `unless` warn of them; `graphic` never fit."""

    words: tuple[str, ...]
    unless: tuple[str, ...]
    graphic: tuple[str, ...]


class Presumption(Value, frozen=True, kw_only=True):
    """Words that judge, what follows them harmlessly, cues of a case, words of its state, general talk."""

    words: tuple[str, ...]
    not_after: tuple[str, ...]
    case: tuple[str, ...]
    safe: tuple[str, ...]
    general: tuple[str, ...]


class Stigma(Value, frozen=True, kw_only=True):
    """Words that wound children, and cues of sentences that speak against them."""

    entries: tuple[Entry, ...]
    unless: tuple[str, ...]


class Law(Origin, frozen=True, kw_only=True):
    """`hukum.toml`."""

    classified: Marks
    threat: Threat
    indecent: Indecent
    presumption: Presumption
    stigma: Stigma


class Blocks(Value, frozen=True, kw_only=True):
    """Cues of what a first statement in a crisis holds."""

    known: tuple[str, ...]
    empathy: tuple[str, ...]
    action: tuple[str, ...]
    update: tuple[str, ...]
    contact: tuple[str, ...]


class Crisis(Origin, frozen=True, kw_only=True):
    """`krisis.toml`."""

    tags: tuple[str, ...]
    speculation: tuple[str, ...]
    denial: tuple[str, ...]
    blocks: Blocks


class NextStep(Value, frozen=True, kw_only=True):
    """Cues that a reader is spoken to, asked to act, told where or when; greetings ask nothing."""

    reader: tuple[str, ...]
    imperative: tuple[str, ...]
    channel: tuple[str, ...]
    greetings: tuple[str, ...]


class Ceremony(Origin, frozen=True, kw_only=True):
    """`seremoni.toml`."""

    officials: tuple[str, ...]
    verbs: tuple[str, ...]
    unless: tuple[str, ...]
    events: tuple[str, ...]
    next_step: NextStep


T = TypeVar("T", bound=Origin)
FILES: dict[str, type[Origin]] = {
    "birokratis": Phrases,
    "istilah": Phrases,
    "baku": Standard,
    "kata-pelayanan": Spelling,
    "singkatan": Short,
    "hukum": Law,
    "krisis": Crisis,
    "seremoni": Ceremony,
}


def lexicon(name: str, type_: type[T]) -> T:
    """A shipped list by the name of its file."""
    found = _read(paths.resources() / "lexicon" / f"{name}.toml", type_)
    if not isinstance(found, type_):
        raise TypeError(name)
    return found


@cache
def _read(file: Path, type_: type[Origin]) -> Origin:
    return decode_toml(file, type_)


def pattern(found: str, where: str = "") -> re.Pattern[str]:
    """A pattern of a list, whole words alone, ready to search text in small letters."""
    try:
        return re.compile(_whole(found))
    except re.error as error:
        message = f"{where or 'kamus'}: pola “{found}” tidak sah: {error}."
        raise StudioError("catalog/pattern", message, "Perbaiki pola itu.") from error


def either(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern that finds any of these."""
    return pattern("|".join(patterns))


def _whole(found: str) -> str:
    """With word limits at both sides, and spaces that stand for any white space."""
    return rf"(?<!\w)(?:{found.replace(' ', chr(92) + 's+')})(?:(?<=\s)|(?!\w))"
