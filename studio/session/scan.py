"""Checks of a text or a file that belongs to no project: everything that can be said of words alone."""

import json
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from studio.catalog.check_words import Language
from studio.checks.every import every_check
from studio.checks.registry import Check
from studio.checks.runner import Report, run
from studio.checks.subject import Subject
from studio.domain.content import Caption, Post
from studio.domain.ids import PostId
from studio.domain.project import Project
from studio.domain.record import Value
from studio.domain.review import Finding
from studio.errors import StudioError
from studio.i18n import N_
from studio.intake.child import run_job
from studio.intake.limits import LIMITS
from studio.intake.picture import read_bounded
from studio.intake.sniff import RASTER, Kind, judge

FIELD = "text"
"""The caption field in which a bare text is checked."""
TABLES = ("csv", "tsv")
OFFICE = ("docx", "pptx", "xlsx")


class Part(Value, frozen=True, kw_only=True):
    """A text of a file: `name` is its source, `page` counts from 1, `lines` are rows of a table's lines."""

    name: str
    text: str
    page: int = 0
    lines: tuple[int, ...] = ()


class Spot(Value, frozen=True, kw_only=True):
    """A finding in a file: which part, page and line, all counted from 1; 0 where there is none."""

    finding: Finding
    part: str
    page: int = 0
    line: int = 0


class Scan(Value, frozen=True, kw_only=True):
    """What was found in a file, and what a person should know about the reading."""

    spots: tuple[Spot, ...] = ()
    notes: tuple[str, ...] = ()


def scan_text(text: str, language: Language = "id") -> Report:
    """Every check that reads words, on one bare text; only what points at a place in it is told.

    A check belongs here by itself: it runs once a post, needs nothing but the post, and gives a span.
    """
    post = Post(id=PostId("scan"), title="", caption=Caption(text=text))
    report = run(Subject(project=Project(), post=post, language=language), checks=_of_words())
    found = tuple(f for f in report.findings if _in_text(f) or f.status == "error")
    return Report(findings=found)


def scan_file(path: Path, language: Language = "id") -> Scan:
    """Every text of a file, read in the limited child, with its name and what it carries unseen."""
    parts, notes = texts_of(path)
    named = Part(name="file-name", text=path.name)
    spots = [spot for part in (named, *parts) for spot in _spots(part, language)]
    return Scan(spots=tuple(spots), notes=notes)


def texts_of(path: Path) -> tuple[tuple[Part, ...], tuple[str, ...]]:
    """The texts of a file and notes; StudioError when its kind is not known or it is beyond the limits."""
    data = read_bounded(path, LIMITS.scan.bytes)
    sniffed = judge(data, path)
    job = _job(sniffed.kind, sniffed.extension, path)
    answer = run_job(f"scan:{job}", data, wall=LIMITS.scan.wall)
    try:
        read = json.loads(answer.data)
        parts = tuple(Part(name=str(n), page=int(p), lines=tuple(ls), text=str(t)) for n, p, ls, t in read)
    except (ValueError, TypeError) as error:
        raise _unknown(path) from error
    told = "" if job == "office" and sniffed.extension in OFFICE else sniffed.note
    notes = (told, *(str(note) for note in answer.facts.get("notes", ())))
    return parts, tuple(note for note in notes if note)


def where_of(spot: Spot) -> dict[str, object]:
    """A place as JSON: part, page and line from 1 (null where there is none), span in the part's text."""
    span = spot.finding.where.span
    return {
        "part": spot.part, "page": spot.page or None, "line": spot.line or None,
        "span": list(span) if span else None,
    }  # fmt: skip


def spots_of(part: Part, report: Report) -> Iterator[Spot]:
    """Findings of a part with their pages and lines."""
    ends = [at for at, char in enumerate(part.text) if char == "\n"]
    for finding in report.findings:
        at = bisect_left(ends, finding.where.span[0]) if finding.where.span else -1
        line = part.lines[at] if 0 <= at < len(part.lines) else at + 1
        yield Spot(finding=finding, part=part.name, page=part.page, line=line)


def _spots(part: Part, language: Language) -> Iterator[Spot]:
    return spots_of(part, scan_text(part.text, language))


@cache
def _of_words() -> tuple[Check, ...]:
    return tuple(check for check in every_check() if check.applies_to == "post" and not check.needs)


def _in_text(finding: Finding) -> bool:
    where = finding.where
    return where.field == FIELD and not where.platform and where.span is not None


def _job(kind: Kind, extension: str, path: Path) -> str:
    if kind in RASTER:
        return "picture"
    if kind == "text" and extension in TABLES:
        return "table"
    office: tuple[Kind, ...] = ("docx", "pptx", "zip")
    jobs: dict[Kind, str] = {"text": "text", "svg": "svg", "pdf": "pdf", **dict.fromkeys(office, "office")}
    if kind not in jobs:
        raise _unknown(path)
    return jobs[kind]


def _unknown(path: Path) -> StudioError:
    return StudioError(
        "scan/kind", f"“{path.name}” bukan berkas yang dapat diperiksa.",
        N_("Pakai teks, gambar, PDF, DOCX, PPTX, XLSX, atau CSV."),
    )  # fmt: skip
