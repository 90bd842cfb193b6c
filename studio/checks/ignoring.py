"""Advice that people decided to pass over for good; blockers and warnings are never passed over so."""

from collections.abc import Iterable

from msgspec.structs import replace

from studio.checks.passages import passages
from studio.checks.subject import Subject
from studio.domain.ethics import Ignored, ignored_id
from studio.domain.review import Finding, Where


def without_ignored(subject: Subject, findings: Iterable[Finding]) -> list[Finding]:
    """The findings less advice about words for which the project holds an `Ignored` record."""
    over = {found.id for found in subject.project.all(Ignored)}
    if not over:
        return list(findings)
    texts = {_place(passage.where): passage.text for passage in passages(subject)}
    return [f for f in findings if f.severity != "advice" or ignored_id(f.code, _words(f, texts)) not in over]


def _words(finding: Finding, texts: dict[Where, str]) -> str:
    """The words a finding points at; none without a span."""
    if finding.where.span is None:
        return ""
    start, end = finding.where.span
    return texts.get(_place(finding.where), "")[start:end]


def _place(where: Where) -> Where:
    return replace(where, span=None, box=None)
