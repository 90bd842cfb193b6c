"""The words of checks, one catalogue file per language: code → message and hint with {names} to fill."""

from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from studio import paths
from studio.catalog.decode import decode_toml
from studio.domain.record import Value

Language = Literal["id", "en"]


class Words(Value, frozen=True, kw_only=True):
    """What to say of one case: what is so, and what to do."""

    message: str
    hint: str = ""


class About(Value, frozen=True, kw_only=True):
    """A check in words: what it looks after, why that matters, the rule or standard it rests on."""

    name: str
    why: str
    basis: str


class CheckWords(Value, frozen=True, kw_only=True):
    """A catalogue: words by code, why a check was skipped, labels by `kind.name`, words of the report.

    `checks` tells about each check by its id.
    """

    codes: dict[str, Words]
    skips: dict[str, str]
    labels: dict[str, str] = msgspec.field(default_factory=dict)
    report: dict[str, str] = msgspec.field(default_factory=dict)
    checks: dict[str, About] = msgspec.field(default_factory=dict)


def load_words(language: Language = "id") -> CheckWords:
    """The shipped catalogue of a language."""
    return read_words(paths.resources() / "checks" / f"{language}.toml")


@lru_cache(maxsize=8)
def read_words(file: Path) -> CheckWords:
    """A catalogue file; unknown keys are refused."""
    return decode_toml(file, CheckWords)
