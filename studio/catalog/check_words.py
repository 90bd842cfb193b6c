"""The words of checks, a folder of themes per language: code → message and hint with {names} to fill."""

from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import msgspec

from studio import paths
from studio.catalog.decode import decode_toml
from studio.domain.record import Value
from studio.errors import StudioError

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

    codes: dict[str, Words] = msgspec.field(default_factory=dict)
    skips: dict[str, str] = msgspec.field(default_factory=dict)
    labels: dict[str, str] = msgspec.field(default_factory=dict)
    report: dict[str, str] = msgspec.field(default_factory=dict)
    checks: dict[str, About] = msgspec.field(default_factory=dict)


def load_words(language: Language = "id") -> CheckWords:
    """The shipped catalogue of a language: all its themes together."""
    return read_words(paths.resources() / "checks" / language)


@lru_cache(maxsize=8)
def read_words(folder: Path) -> CheckWords:
    """The themes of a folder as one catalogue; unknown keys are refused, and a code said twice."""
    themes = [(file, decode_toml(file, CheckWords)) for file in sorted(folder.glob("*.toml"))]
    if not themes:
        raise StudioError(
            "catalog/unreadable", f"{folder} tidak berisi katalog kata.", "Pasang ulang Studio Humas."
        )
    return CheckWords(**{name: _joined(themes, name) for name in CheckWords.__struct_fields__})


def _joined(themes: list[tuple[Path, CheckWords]], name: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for file, theme in themes:
        own = getattr(theme, name)
        if twice := sorted(own.keys() & found.keys()):
            message = f"{file} mengulang “{twice[0]}” yang sudah dikatakan berkas lain."
            raise StudioError("catalog/twice", message, "Hapus salah satunya.")
        found |= own
    return found
