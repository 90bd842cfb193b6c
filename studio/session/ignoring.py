"""Passing advice over for good: one record a code and words, taken back as any other command."""

from studio.checks.ignoring import WHOLE, ignorable
from studio.checks.subject import Subject
from studio.domain.content import Person, Post
from studio.domain.ethics import Ignored, ignored_id
from studio.domain.project import Project
from studio.domain.review import Finding


def ignore(finding: Finding, text: str, person: Person | None, at: str) -> Ignored | None:
    """The record that passes a finding over, wherever its words stand again; none for what must be answered.

    `text` is the whole text the finding is about, `at` the time in UTC.
    """
    if finding.severity != "advice" or finding.where.span is None:
        return None
    start, end = finding.where.span
    return _record(finding, " ".join(text[start:end].split()), person, at)


def ignore_in(
    project: Project, post: Post, finding: Finding, person: Person | None, at: str
) -> Ignored | None:
    """The same for a finding of a post; about a whole text it is passed over for this text of it alone."""
    return _record(finding, ignorable(Subject(project=project, post=post), finding), person, at)


def can_ignore(project: Project, post: Post, finding: Finding) -> bool:
    """Whether a finding can be passed over for good."""
    return bool(ignorable(Subject(project=project, post=post), finding))


def about_words(record: Ignored) -> str:
    """The words a record is about; none when it is about a whole text."""
    return "" if record.words.startswith(WHOLE) else record.words


def _record(finding: Finding, words: str, person: Person | None, at: str) -> Ignored | None:
    if not words:
        return None
    ident = ignored_id(finding.code, words)
    return Ignored(id=ident, code=finding.code, words=words, person=person.id if person else None, at=at)
