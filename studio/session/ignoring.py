"""Passing advice over for good: one record a code and words, taken back as any other command."""

from studio.domain.content import Person
from studio.domain.ethics import Ignored, ignored_id
from studio.domain.review import Finding


def ignore(finding: Finding, text: str, person: Person | None, at: str) -> Ignored | None:
    """The record that passes a finding over, wherever its words stand again; none for what must be answered.

    `text` is the whole text the finding is about, `at` the time in UTC.
    """
    if finding.severity != "advice" or finding.where.span is None:
        return None
    start, end = finding.where.span
    words = " ".join(text[start:end].split())
    if not words:
        return None
    ident = ignored_id(finding.code, words)
    return Ignored(id=ident, code=finding.code, words=words, person=person.id if person else None, at=at)
