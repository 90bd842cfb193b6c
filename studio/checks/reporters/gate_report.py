"""The gate as text for a terminal and as JSON."""

from typing import Any

from studio.catalog.check_words import Language, load_words
from studio.checks.gate import Gate, Row
from studio.checks.reporters.json_report import finding_json
from studio.domain.review import Answer


def gate_json(gate: Gate) -> dict[str, Any]:
    """Profile, whether the post is blocked and ready, modes, every row, and what is switched off."""
    return {
        "profile": gate.profile,
        "blocked": gate.blocked,
        "ready": gate.ready,
        "modes": list(gate.modes),
        "rows": [_row(row) for row in gate.rows],
        "off": [{"item": item, "reason": reason} for item, reason in gate.off],
    }


def gate_text(gate: Gate, language: Language = "id") -> str:
    """What is open and still to be answered, the gravest first, and a last line."""
    words = load_words(language).report
    lines: list[str] = []
    for row in gate.rows:
        if row.open and row.question is not None:
            question = row.question.item.question.get(language, "")
            lines.append(f"  {row.item}  {words[row.severity]}: {question}{_about(row)}{_fell(row, words)}")
        elif row.open and row.fell:
            lines.append(f"  {row.item}{_about(row)}{_fell(row, words)}")
    if lines:
        lines.insert(0, words["questions"].format(count=len(lines)))
    for item, reason in gate.off:
        lines.append(words["off"].format(item=item, reason=reason))
    state = "closed" if gate.blocked else "ready" if gate.ready else "unanswered"
    return "\n".join([*lines, words[state].format(
        blocker=len(gate.left("blocker")), warning=len(gate.left("warning")), profile=gate.profile,
    )])  # fmt: skip


def _about(row: Row) -> str:
    return "" if row.about == "whole" else f" [{row.about}]"


def _fell(row: Row, words: dict[str, str]) -> str:
    return f" ({words[f'fell-{row.fell}']})" if row.fell else ""


def _row(row: Row) -> dict[str, Any]:
    item = row.question.item if row.question else None
    return {
        "item": row.item,
        "about": row.about,
        "severity": row.severity,
        "state": row.state,
        "group": item.group if item else "",
        "question": item.question if item else {},
        "attests": row.attests,
        "fell": row.fell,
        "findings": [finding_json(finding) for finding in row.findings],
        "answer": _answer(row.answer) if row.answer else None,
    }


def _answer(answer: Answer) -> dict[str, str]:
    return {
        "answer": answer.answer,
        "reason": answer.reason,
        "evidence": answer.evidence,
        "person": answer.person or "",
        "role": answer.role,
        "at": answer.at,
    }
