"""The rows of the findings list: heads, findings, what passed, what was skipped, by filter and search."""

from dataclasses import dataclass, field
from html import escape

from PySide6.QtCore import Qt

from studio.domain.template import Template
from studio.session.findings import Spread, about, passed, spreads
from studio.ui.post.checks.where import Target, severity_word, severity_words, speech, spread_words, target_of
from studio.ui.post.verdict import Verdict
from studio.ui.widgets.basic import Tone
from studio.ui.widgets.rowlist import Index, RowModel, Spoken
from studio.ui.words import _

ORDER = ("blocker", "warning", "advice")


@dataclass(slots=True)
class Row(Spoken):
    """One row. A head stands over others; only findings have a `spread` and a `target`."""

    kind: str
    title: str
    detail: str = ""
    icon: str = ""
    tone: Tone = ""
    count: int = 0
    key: str = ""
    open: bool = True
    spread: Spread | None = None
    target: Target | None = None

    @property
    def said(self) -> str:
        """What a screen reader says."""
        if self.kind == "head":
            return f"{self.title} {self.count}. {self.detail}"
        words = severity_word(self.spread.severity) if self.spread else self.key
        return f"{words}: {self.title} {self.detail}"

    @property
    def tip(self) -> str:
        """The whole finding; a head needs none."""
        return f"<span>{escape(self.title)}<br>{escape(self.detail)}</span>" if self.kind != "head" else ""


@dataclass(slots=True)
class Filter:
    """What is to be seen: one severity or all, words to look for, which quiet groups are open."""

    severity: str = ""
    words: str = ""
    open: set[str] = field(default_factory=set)

    def takes(self, *texts: str) -> bool:
        """Whether every word looked for stands in one of the texts."""
        all_of_it = " ".join(texts).casefold()
        return all(word in all_of_it for word in self.words.casefold().split())


def rows_of(verdict: Verdict, template: Template | None, pages: int, wanted: Filter) -> list[Row]:
    """Everything the list shows."""
    found: list[Row] = []
    for severity in ORDER:
        if wanted.severity in {"", severity}:
            found += _severity(verdict, template, pages, wanted, severity)
    if not wanted.severity:
        quiet = [(ident, about(ident, speech()).basis) for ident in passed(verdict.findings, verdict.skipped)]
        found += _quiet("passed", _("Lolos"), "check", "ok", quiet, wanted)
        found += _quiet("skipped", _("Tidak dijalankan"), "circle-dashed", "", list(verdict.skipped), wanted)
    return found


def count_of(verdict: Verdict, severity: str) -> int:
    """How many rows of a severity there are in all."""
    return len(spreads(f for f in verdict.findings if not severity or f.severity == severity))


def _severity(
    verdict: Verdict, template: Template | None, pages: int, wanted: Filter, severity: str
) -> list[Row]:
    words, icon, tone, means = severity_words(severity)
    rows = []
    for spread in spreads((f for f in verdict.findings if f.severity == severity), speech()):
        detail = spread_words(spread, template, pages)
        if wanted.takes(spread.message, detail, spread.hint):
            target = target_of(spread.first, template)
            rows.append(Row("finding", spread.message, detail, icon, tone, spread=spread, target=target))
    head = Row("head", words, means, icon, tone, count=len(rows), key=severity)
    return [head, *rows] if rows else []


def _quiet(
    key: str, words: str, icon: str, tone: Tone, checks: list[tuple[str, str]], wanted: Filter
) -> list[Row]:
    rows = [
        Row(key, about(ident, speech()).name, why, icon, tone, key=words)
        for ident, why in checks
        if wanted.takes(about(ident, speech()).name, why)
    ]
    if not rows:
        return []
    is_open = key in wanted.open or bool(wanted.words)
    head = Row("head", words, "", icon, tone, count=len(rows), key=key, open=is_open)
    return [head, *rows] if is_open else [head]


class Rows(RowModel[Row]):
    """The rows for the list view."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Heads are passed over by the keys, unless they open and close."""
        row = self.rows[index.row()]
        if row.kind == "head" and row.key in ORDER:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def findings(self) -> list[int]:
        """Numbers of the rows that are findings."""
        return [number for number, row in enumerate(self.rows) if row.kind == "finding"]
