"""Words of campaigns, claims and counted things, as data; what they mean is for `studio/checks` to say.

They lie in `resources/neutrality` and `resources/claims`; files of the office's own folders come first.
"""

from functools import lru_cache
from pathlib import Path
from typing import Literal

from studio import paths
from studio.catalog.decode import decode_toml
from studio.domain.platform import Confidence, Source
from studio.domain.record import Value
from studio.errors import StudioError

ClaimKind = Literal["superlative", "absolute", "hearsay"]


class Strong(Value, frozen=True, kw_only=True):
    """What asks for votes wherever it stands: a call with a target at most `apart` words on, or a phrase.

    A `named` phrase asks only with a ballot number behind it.
    """

    s: str
    c: Confidence
    apart: int
    calls: tuple[str, ...]
    targets: tuple[str, ...]
    phrases: tuple[str, ...]
    named: tuple[str, ...]


class Weak(Value, frozen=True, kw_only=True):
    """Words that are suspect in times of election alone."""

    s: str
    c: Confidence
    words: tuple[str, ...]


class Neutral(Value, frozen=True, kw_only=True):
    """What makes a sentence harmless: queues, service of elections, other choices; ambiguous party names."""

    s: str
    c: Confidence
    queue: tuple[str, ...]
    service: tuple[str, ...]
    others: tuple[str, ...]
    common: tuple[str, ...]


class Ambiguous(Value, frozen=True, kw_only=True):
    """A party's short name that means something else beside these words."""

    name: str
    unless: tuple[str, ...]


class CampaignWords(Value, frozen=True, kw_only=True):
    """All that tells a campaign."""

    format: int
    sources: dict[str, Source]
    strong: Strong
    weak: Weak
    neutral: Neutral
    ambiguous: tuple[Ambiguous, ...] = ()


class Sourced(Value, frozen=True, kw_only=True):
    """Words that name a source."""

    s: str
    c: Confidence
    words: tuple[str, ...]


class ClaimWords(Value, frozen=True, kw_only=True):
    """Claims of one kind and the words beside which they are fair."""

    kind: ClaimKind
    words: tuple[str, ...]
    unless: tuple[str, ...] = ()


class Claims(Value, frozen=True, kw_only=True):
    """All kinds of claims, and what names a source."""

    format: int
    sources: dict[str, Source]
    sourced: Sourced
    claim: tuple[ClaimWords, ...]


class NumberRule(Value, frozen=True, kw_only=True):
    """When a number is data: below `small` only in a sentence that reports; never in one that instructs."""

    s: str
    c: Confidence
    small: int
    reports: tuple[str, ...]
    nouns: tuple[str, ...]
    instructs: tuple[str, ...]
    fees: tuple[str, ...]
    fee_basis: tuple[str, ...]


class _Numbers(Value, frozen=True, kw_only=True):
    format: int
    sources: dict[str, Source]
    rule: NumberRule


def campaign_words() -> CampaignWords:
    """What tells a campaign."""
    return _campaign(own_or_shipped("neutrality", "kampanye.toml"))


def claims() -> Claims:
    """Superlatives, absolutes and hearsay."""
    return _claims(own_or_shipped("claims", "klaim.toml"))


def number_rule() -> NumberRule:
    """When a number in a text is data."""
    return _numbers(own_or_shipped("claims", "angka.toml"))


def own_or_shipped(folder: str, name: str) -> Path:
    """The office's file of that name, else ours."""
    own = paths.office_data() / folder / name
    return own if own.is_file() else paths.resources() / folder / name


def require_sources(file: Path, sources: dict[str, Source], keys: tuple[str, ...]) -> None:
    """Refuse a file that names a source it does not list."""
    for key in keys:
        if key not in sources:
            said = f"{file}: sumber “{key}” tidak ada di [sources]."
            raise StudioError("catalog/source", said, "Tulis sumbernya, dengan judul dan tanggal periksa.")


@lru_cache(maxsize=4)
def _campaign(file: Path) -> CampaignWords:
    found = decode_toml(file, CampaignWords)
    require_sources(file, found.sources, (found.strong.s, found.weak.s, found.neutral.s))
    return found


@lru_cache(maxsize=4)
def _claims(file: Path) -> Claims:
    found = decode_toml(file, Claims)
    require_sources(file, found.sources, (found.sourced.s,))
    return found


@lru_cache(maxsize=4)
def _numbers(file: Path) -> NumberRule:
    found = decode_toml(file, _Numbers)
    require_sources(file, found.sources, (found.rule.s,))
    return found.rule
