"""Findings as JSON with the keys of the shared contract; keys are never left out."""

import math
from typing import Any

from studio.checks.runner import Report
from studio.domain.review import Finding, Where


def as_json(report: Report) -> dict[str, Any]:
    """`findings`, `skipped` and `counts` as plain values; numbers that are none become null."""
    return {
        "findings": [finding_json(found) for found in report.findings],
        "skipped": [{"id": ident, "reason": reason} for ident, reason in report.skipped],
        "counts": report.counts,
    }


def finding_json(found: Finding) -> dict[str, Any]:
    """One finding."""
    return {
        "id": found.id,
        "code": found.code,
        "severity": found.severity,
        "status": found.status,
        "where": where_json(found.where),
        "message": found.message,
        "hint": found.hint,
        "values": {name: _number(value) for name, value in found.values.items()},
        "fix": found.fix,
    }


def where_json(where: Where) -> dict[str, Any]:
    """A place with all its parts; `page` counts from 0, `box` is null where there is none."""
    plain = {name: getattr(where, name) for name in Where.__struct_fields__}
    return {**plain, "box": [_number(edge) for edge in where.box] if where.box else None}


def _number(value: str | float) -> str | float | None:
    """The value; not-a-number and infinity are no JSON."""
    return None if isinstance(value, float) and not math.isfinite(value) else value
