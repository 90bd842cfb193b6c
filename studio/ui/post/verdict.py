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
        """How many questions and findings of a severity are open."""
        return sum(row.open and row.severity == severity for row in self.gate.rows)

    @property
    def done(self) -> int:
        """How many rows of the gate are answered, waived or passed, and checks that ran and found nothing."""
        return sum(not row.open for row in self.gate.rows) + len(self.fine)

    @property
    def fine(self) -> tuple[str, ...]:
        """Checks that ran, found nothing, and decide no question that stands in the list itself."""
        from studio.session.findings import passed  # noqa: PLC0415 - the first window need not wait

        passing = (row.question for row in self.gate.rows if row.state == "passed" and row.question)
        own = {check for question in passing for check in question.item.checks}
        return tuple(ident for ident in passed(self.findings, self.skipped) if ident not in own)

    def at(self, placement: str) -> tuple[Finding, ...]:
        """What concerns a placement."""
        return tuple(f for f in self.findings if f.where.placement == placement)


def verdict_of(given: dict[str, Any]) -> Verdict:
    """The verdict of a `check` task's result."""
    return msgspec.convert(given, Verdict)
