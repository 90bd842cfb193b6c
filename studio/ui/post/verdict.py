"""What a background check found, as the page's tabs use it."""

from typing import Any

import msgspec

from studio.checks.gate import Gate
from studio.domain.layout_facts import LayoutFacts
from studio.domain.record import Value
from studio.domain.review import Finding


class Verdict(Value, frozen=True, kw_only=True):
    """Findings, worst first; what did not run and why; the layout's facts of every page; the gate."""

    findings: tuple[Finding, ...] = ()
    skipped: tuple[tuple[str, str], ...] = ()
    facts: tuple[LayoutFacts, ...] = ()
    gate: Gate = Gate(profile="", rows=())

    def count(self, severity: str) -> int:
        """How many open findings of a severity, one that stands in many placements counted once."""
        from studio.session.findings import OPEN, spreads  # noqa: PLC0415 - the first window need not wait

        return len(spreads(f for f in self.findings if f.severity == severity and f.status in OPEN))

    def at(self, placement: str) -> tuple[Finding, ...]:
        """What concerns a placement."""
        return tuple(f for f in self.findings if f.where.placement == placement)


def verdict_of(given: dict[str, Any]) -> Verdict:
    """The verdict of a `check` task's result."""
    return msgspec.convert(given, Verdict)
