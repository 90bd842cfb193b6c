"""Findings for people: worst first, each with its place and what to do, then how many."""

from collections.abc import Iterator

from studio.catalog.check_words import CheckWords, Language, load_words
from studio.checks.runner import Report
from studio.domain.review import Finding

GROUPS = ("error", "blocker", "warning", "advice")
PLACES_SHOWN = 6


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
    alike: dict[tuple[str, ...], list[Finding]] = {}
    for finding in found:
        alike.setdefault(_likeness(finding), []).append(finding)
    for several in alike.values():
        first = several[0]
        more = f" {words.report['more'].format(count=len(several) - 1)}" if several[1:] else ""
        yield f"  • {first.message}{more} {first.hint}".rstrip()
        yield f"    [{' · '.join((first.code, *_place(several, words)))}]"
    yield ""


def _kind(finding: Finding) -> str:
    return "error" if finding.status == "error" else finding.severity


def _likeness(finding: Finding) -> tuple[str, ...]:
    """What findings share for which one sentence can stand: the same case of the same part elsewhere.

    Rows of a list are one part; captions and what holds for all placements stand alone.
    """
    where = finding.where
    part = where.slot or where.node.partition("#")[0]
    if where.field or not where.placement:
        return (finding.code, repr(where), finding.message)
    return (finding.code, str(where.page), part or repr(sorted(finding.values.items())))


def _place(several: list[Finding], words: CheckWords) -> Iterator[str]:
    """What helps to find the places, by the names that commands take."""
    where = several[0].where
    names = dict.fromkeys(f.where.placement or f.where.platform for f in several)
    shown = [name for name in names if name]
    if shown:
        rest = f" +{len(shown) - PLACES_SHOWN}" if len(shown) > PLACES_SHOWN else ""
        yield ", ".join(shown[:PLACES_SHOWN]) + rest
    if where.field:
        yield f"{words.report['field']} {where.field}"
    if where.slot or where.node:
        yield f"{words.report['page']} {where.page + 1}"
        yield where.slot or where.node.partition("#")[0]
