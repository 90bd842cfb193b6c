"""Advice that people decided to pass over for good; blockers and warnings are never passed over so."""

import hashlib
from collections.abc import Iterable

from msgspec.structs import replace

from studio.checks.passages import passages
from studio.checks.subject import Subject
from studio.domain.ethics import Ignored, ignored_id
from studio.domain.review import Finding, Where

WHOLE = "text:"
"""What the words of a record begin with that passes a whole text over."""


def without_ignored(subject: Subject, findings: Iterable[Finding]) -> list[Finding]:
    """The findings less advice about words for which the project holds an `Ignored` record."""
    over = {found.id for found in subject.project.all(Ignored)}
    if not over:
        return list(findings)
    texts = _texts(subject)
    return [
        f for f in findings
        if f.severity != "advice" or ignored_id(f.code, _words(subject, f, texts)) not in over
    ]  # fmt: skip


def ignorable(subject: Subject, finding: Finding) -> str:
    """The words that passing a finding over is about; empty when it must be answered or mended.

    Advice about a whole text is about this text of this post alone: another text is advised anew.
    """
    return _words(subject, finding, _texts(subject)) if finding.severity == "advice" else ""


def _texts(subject: Subject) -> dict[Where, str]:
    found: dict[Where, str] = {}
    for passage in passages(subject):  # the name of a file stands where its alt text does, which is meant
        found.setdefault(_place(passage.where), passage.text)
    return found


def _words(subject: Subject, finding: Finding, texts: dict[Where, str]) -> str:
    """The words a finding points at; for a whole text its post and hash, as texts are long."""
    place = _place(finding.where)
    text = texts.get(place) or texts.get(replace(place, platform=""), "")  # of a platform that follows
    if finding.where.span is not None:
        start, end = finding.where.span
        return " ".join(text[start:end].split())
    if not text.strip():
        return ""
    known = hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:16]
    return f"{WHOLE}{subject.post.id} {known}"


def _place(where: Where) -> Where:
    placement = "" if where.field else where.placement  # words of a caption are those of all its placements
    return replace(where, span=None, box=None, placement=placement)
