"""Runs checks over a subject; never raises, and says what it skipped and why."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import PurePath
from traceback import walk_tb
from typing import Any

from studio import i18n
from studio.catalog.check_words import CheckWords, load_words
from studio.checks.ignoring import without_ignored
from studio.checks.registry import Case, Check
from studio.checks.subject import Subject, lacks, targets
from studio.domain.record import Value
from studio.domain.review import Finding, FindingStatus, Severity, Where

BROKEN = "check/broken"
RANK: dict[Severity, int] = {"blocker": 0, "warning": 1, "advice": 2}
STATUS: dict[Severity, FindingStatus] = {"blocker": "fail", "warning": "warn", "advice": "info"}


class Report(Value, frozen=True, kw_only=True):
    """What the checks found, worst first, and which did not run, with the reason."""

    findings: tuple[Finding, ...] = ()
    skipped: tuple[tuple[str, str], ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """How many findings of each severity; broken checks are counted as `error` alone."""
        kinds = ["error" if found.status == "error" else found.severity for found in self.findings]
        return {kind: kinds.count(kind) for kind in ("blocker", "warning", "advice", "error")}

    @property
    def clean(self) -> bool:
        """Whether nothing needs attention; advice does not count."""
        return not any(found.status in {"warn", "fail", "error"} for found in self.findings)


def run(
    subject: Subject,
    only: Collection[str] | None = None,
    skip: Collection[str] | None = None,
    *,
    checks: Sequence[Check] | None = None,
) -> Report:
    """Run the checks (all that there are, unless given). `only` and `skip` hold ids."""
    from studio.checks.every import every_check  # noqa: PLC0415 - every theme; the first window needs none

    known = every_check() if checks is None else checks
    findings: list[Finding] = []
    skipped: list[tuple[str, str]] = []
    for check in known:
        reason = _reason(subject, check, only, skip)
        if reason:
            skipped.append((check.id, _skip_words(subject, reason)))
        else:
            findings += _run_one(subject, check)
    findings = without_ignored(subject, findings)
    idents = {check.id for check in known}
    strangers = sorted({*(only or ()), *(skip or ())} - idents)
    skipped += [(ident, _skip_words(subject, "unknown")) for ident in strangers]
    return Report(findings=tuple(sorted(findings, key=_order)), skipped=tuple(skipped))


def _reason(
    subject: Subject, check: Check, only: Collection[str] | None, skip: Collection[str] | None
) -> str:
    """Why a check does not run, or nothing."""
    if only is not None and check.id not in only:
        return "not-chosen"
    if skip is not None and check.id in skip:
        return "asked"
    return next((need for need in check.needs if lacks(subject, need)), "")


def _run_one(subject: Subject, check: Check) -> list[Finding]:
    """All findings of one check; what it found before it broke is kept."""
    found: list[Finding] = []
    try:
        for target in targets(subject, check.applies_to):
            for case in check.cases(subject, *target):
                found.append(_finding(subject, check, case))  # noqa: PERF401 - what came before a break is kept
    except Exception as error:  # noqa: BLE001 - one of the three places that catch everything
        found.append(_broken(subject, check, error))
    return found


def _finding(subject: Subject, check: Check, case: Case) -> Finding:
    code = case.code or check.id
    if code not in check.codes:
        raise LookupError(code)
    severity = case.severity or check.severity
    message, hint = _say(subject, code, case.where, case.values)
    return Finding(
        id=check.id,
        code=code,
        severity=severity,
        status=STATUS[severity],
        message=message,
        hint=hint,
        where=case.where,
        values=case.values,
        fix=case.fix,
    )


def _broken(subject: Subject, check: Check, error: Exception) -> Finding:
    """A finding that names the kind of error and its line, never its text, which may quote content."""
    frames = [(PurePath(frame.f_code.co_filename).name, line) for frame, line in walk_tb(error.__traceback__)]
    name, line = frames[-1] if frames else ("", 0)
    values: dict[str, str | int | float] = {
        "check": check.id,
        "type": type(error).__name__,
        "at": f"{name}:{line}",
    }
    try:
        message, hint = _say(subject, BROKEN, Where(), values)
    except Exception:  # noqa: BLE001 - the words themselves may be what is broken
        message, hint = f"{check.id}: {values['type']} ({values['at']})", ""
    return Finding(
        id=check.id,
        code=BROKEN,
        severity="blocker",
        status="error",
        message=message,
        hint=hint,
        values=values,
    )


def _say(subject: Subject, code: str, where: Where, values: dict[str, str | int | float]) -> tuple[str, str]:
    """Message and hint in the subject's language, filled with names of the place and with the values."""
    words = load_words(subject.language)
    names: dict[str, Any] = {
        "slot": subject.part_label(where),
        "placement": subject.placement_label(where.placement),
        "platform": subject.platform_label(where.platform or where.placement.partition("/")[0]),
        "page": str(where.page + 1),
    }
    names |= {name: _shown(subject, words, name, value) for name, value in values.items()}
    said = words.codes[code]
    return said.message.format_map(names), said.hint.format_map(names)


def _shown(subject: Subject, words: CheckWords, name: str, value: str | float) -> str:
    if isinstance(value, str):
        return words.labels.get(f"{name}.{value}", value)
    try:
        return i18n.number(str(value), locale=i18n.ENGLISH if subject.language == "en" else i18n.LOCALE)
    except ArithmeticError:  # more digits than a decimal context holds
        return str(value)


def _skip_words(subject: Subject, reason: str) -> str:
    try:
        return load_words(subject.language).skips[reason]
    except Exception:  # noqa: BLE001 - a damaged catalogue must not stop the run
        return reason


def _order(found: Finding) -> tuple[Any, ...]:
    return (
        RANK[found.severity],
        found.id,
        tuple(_place(found.where)),
        found.code,
        repr(sorted(found.values.items())),
    )


def _place(where: Where) -> Iterator[str]:
    """The place as text that sorts, whatever numbers it holds."""
    yield from (where.placement, where.platform, f"{where.page:06d}", where.field, where.slot, where.node)
    yield from (where.asset, repr(where.span), repr(where.box))
