"""Rules that offices cite, with their state: `resources/rules/peraturan.toml`."""

from functools import lru_cache
from pathlib import Path
from typing import Literal

from studio import paths
from studio.catalog.decode import decode_toml
from studio.domain.platform import Confidence
from studio.domain.record import Value

RuleStatus = Literal["in-force", "changed", "revoked"]


class Rule(Value, frozen=True, kw_only=True):
    """One rule: kind as people write it, number, year, title, state; `by` names what changed or revoked it."""

    kind: str
    number: str
    year: int
    title: str
    status: RuleStatus = "in-force"
    by: str = ""
    note: str = ""
    as_of: str
    confidence: Confidence
    source: str = ""


class _Rules(Value, frozen=True, kw_only=True):
    format: int
    rule: tuple[Rule, ...]


def load_rules() -> dict[tuple[str, str, int], Rule]:
    """All rules of the list."""
    return {
        (one.kind, one.number, one.year): one for one in _read(paths.resources() / "rules" / "peraturan.toml")
    }


@lru_cache(maxsize=2)
def _read(file: Path) -> tuple[Rule, ...]:
    return decode_toml(file, _Rules).rule
