"""What a check is: an id for ever, why it exists, and a small function that yields cases."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

import msgspec

from studio.domain.record import Value
from studio.domain.review import Severity, Where

Scope = Literal["post", "page", "placement", "caption"]
"""What a check is called with beside the subject: nothing, LayoutFacts, a Placement, a CaptionText."""
Need = Literal["design", "template", "kit", "layout", "today", "accounts"]
"""What must be known before a check can say anything; without it the check is skipped."""


class Case(Value, frozen=True, kw_only=True):
    """What a check found, without words: which case, where, how much. Empty parts come from the check."""

    code: str = ""
    where: Where = Where()
    severity: Severity | None = None
    values: dict[str, str | int | float] = msgspec.field(default_factory=dict)
    fix: str | None = None


Body = Callable[..., Iterator[Case]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One check. `codes` are all the cases it may report; `basis` is the rule or standard it rests on."""

    id: str
    severity: Severity
    applies_to: Scope
    rationale: str
    basis: str
    codes: tuple[str, ...]
    needs: tuple[Need, ...]
    body: Body

    def cases(self, *given: Any) -> Iterator[Case]:
        """What the check finds on one target."""
        return self.body(*given)


def check(
    *,
    id: str,  # noqa: A002 - the key's name in findings
    severity: Severity,
    applies_to: Scope,
    rationale: str,
    basis: str,
    codes: tuple[str, ...] = (),
    needs: tuple[Need, ...] = (),
) -> Callable[[Body], Check]:
    """Make a check of a function; without `codes` its id is its only case."""

    def made(body: Body) -> Check:
        return Check(
            id=id,
            severity=severity,
            applies_to=applies_to,
            rationale=rationale,
            basis=basis,
            codes=codes or (id,),
            needs=needs,
            body=body,
        )

    return made
