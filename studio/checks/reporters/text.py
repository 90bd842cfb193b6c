"""Findings for people: worst first, each with its place and what to do, then how many."""

from collections.abc import Iterator

from studio.catalog.check_words import CheckWords, Language, load_words
from studio.checks.runner import Report
from studio.domain.review import Finding, Where

GROUPS = ("error", "blocker", "warning", "advice")


def as_text(report: Report, language: Language = "id") -> str:
    """The report as lines of text."""
    words = load_words(language)
    lines = [line for kind in GROUPS for line in _group(report, kind, words)]
    if not report.findings:
        lines.append(words.report["none"])
    if report.skipped:
        lines += [f"{words.report['skipped']} ({len(report.skipped)})"]
        lines += [f"  {ident}: {reason}" for ident, reason in report.skipped]
        lines.append("")
    lines.append(summary(report, language))
    return "\n".join(lines)


def summary(report: Report, language: Language = "id") -> str:
    """How many findings of each severity, in one line."""
    said = load_words(language).report
    counts = report.counts
    parts = [said["summary"].format_map(counts)]
    if counts["error"]:
        parts.append(said["broken"].format_map(counts))
    if report.skipped:
        parts.append(said["skips"].format(skipped=len(report.skipped)))
    return " ".join(parts)


def _group(report: Report, kind: str, words: CheckWords) -> Iterator[str]:
    found = [finding for finding in report.findings if _kind(finding) == kind]
    if not found:
        return
    yield f"{words.report[kind]} ({len(found)})"
    for finding in found:
        yield f"  • {finding.message} {finding.hint}".rstrip()
        yield f"    [{' · '.join((finding.code, *_place(finding.where, words)))}]"
    yield ""


def _kind(finding: Finding) -> str:
    return "error" if finding.status == "error" else finding.severity


def _place(where: Where, words: CheckWords) -> Iterator[str]:
    """What helps to find the place, by the names that commands take."""
    if where.placement or where.platform:
        yield where.placement or where.platform
    if where.field:
        yield f"{words.report['field']} {where.field}"
    if where.slot or where.node:
        yield f"{words.report['page']} {where.page + 1}"
        yield where.slot or where.node
