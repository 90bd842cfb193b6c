"""The rules that the studio knows, with their status, read from `resources/rules/*.toml`; the office's win.

A rule that is not listed is unknown, not wrong: the list holds what the questions rest on and what is often
cited in its old form.
"""

import re
from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from studio import paths
from studio.catalog.decode import decode, read_toml
from studio.domain.platform import Confidence, Source
from studio.domain.record import Value
from studio.errors import StudioError

FOLDER = "rules"
RuleStatus = Literal["in-force", "changed", "revoked", "unsure"]
"""Stands; stands as others changed it; stands no more; nobody checked."""
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


RuleKey = tuple[str, str, int]
"""Kind, number and year as the list writes them."""


class Rule(Value, frozen=True, kw_only=True):
    """A rule: `kind` such as `UU`, its number, year and short title, whether it stands.

    `also` are names by which people call it, such as `KUHP`. `by` names what changed or revoked it. `as_of`:
    to which day the status is known; `confidence`: how well.
    """

    kind: str
    number: str
    year: int
    title: str
    also: tuple[str, ...] = ()
    status: RuleStatus
    by: str = ""
    note: str = ""
    as_of: str
    confidence: Confidence
    source: str

    @property
    def key(self) -> RuleKey:
        """What names it in the list."""
        return self.kind, self.number, self.year

    @property
    def name(self) -> str:
        """As it is cited in short: `UU 14/2008`."""
        return f"{self.kind} {self.number}/{self.year}"


class RuleFile(Value, frozen=True, kw_only=True):
    """One file of rules with its sources."""

    format: int = 1
    sources: dict[str, Source] = msgspec.field(default_factory=dict)
    rule: tuple[Rule, ...] = ()


def default_layers() -> tuple[Path, ...]:
    """The shipped folder and the office's, the stronger one last."""
    return (paths.resources() / FOLDER, paths.office_data() / FOLDER)


def load_rules(layers: tuple[Path, ...] | None = None) -> dict[RuleKey, Rule]:
    """All rules by their key."""
    return dict(_read(default_layers() if layers is None else layers))


@lru_cache(maxsize=8)
def _read(layers: tuple[Path, ...]) -> dict[RuleKey, Rule]:
    found: dict[RuleKey, Rule] = {}
    for layer in layers:
        here: dict[RuleKey, Rule] = {}
        for path in sorted(layer.glob("*.toml")):
            file = decode(read_toml(path), RuleFile, str(path))
            for rule in file.rule:
                _check(rule, file.sources, str(path))
                if rule.key in here:
                    raise _fault(str(path), rule, "tercatat dua kali", "Hapus salah satunya.")
                here[rule.key] = rule
        found |= here
    return found


def _check(rule: Rule, sources: dict[str, Source], where: str) -> None:
    if not (rule.kind.strip() and rule.number.strip() and rule.title.strip()):
        raise _fault(where, rule, "belum lengkap", "Isi kind, number, dan title.")
    if not DATE.fullmatch(rule.as_of):
        raise _fault(where, rule, "punya as_of yang bukan tanggal", "Tulis seperti 2026-11-21.")
    if rule.source not in sources:
        raise _fault(where, rule, "menyebut sumber yang tidak ada", "Tambahkan sumbernya di [sources].")
    if rule.status == "changed" and not rule.by:
        raise _fault(where, rule, "berubah tanpa menyebut oleh apa", "Isi by.")


def _fault(where: str, rule: Rule, said: str, hint: str) -> StudioError:
    return StudioError("catalog/invalid", f"{where}: “{rule.name}” {said}.", hint)
