"""Answers as the list gives them: what was typed so far, what is stored, for one row or for all alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studio.checks.gate import Row
from studio.domain.review import Answer
from studio.errors import StudioError
from studio.session.gate import Said, answer, may_answer, may_waive
from studio.session.gate_list import LEAST, alike, settled
from studio.ui.words import _, many

if TYPE_CHECKING:
    from studio.ui.post.page import PostPage


@dataclass(slots=True)
class Draft:
    """What was typed for a row and not sent yet; `said` is the answer it was begun for."""

    reason: str = ""
    evidence: str = ""
    said: str = ""
    for_all: bool = False


class Answering:
    """Gives answers for a post's page, and remembers what was begun."""

    def __init__(self, page: "PostPage") -> None:
        self._page = page
        self.drafts: dict[str, Draft] = {}

    def draft(self, row: Row) -> Draft:
        """What was typed for a row; an answer that fell is begun with its own words."""
        if row.key not in self.drafts:
            old = row.answer if row.open else None
            self.drafts[row.key] = Draft(old.reason, old.evidence) if old is not None else Draft()
        return self.drafts[row.key]

    def lacks(self, row: Row, said: Said) -> str:
        """What an answer still needs before it can be stored: `reason`, `evidence`, or nothing."""
        draft = self.draft(row)
        needs_words = said != "yes" or row.severity == "warning" or bool(row.findings)
        if needs_words and len(draft.reason.strip()) < LEAST:
            return "reason"
        needed = row.question is not None and row.question.item.evidence_needed and said == "yes"
        return "evidence" if needed and not draft.evidence.strip() else ""

    def give(self, row: Row, said: Said) -> bool:
        """Store an answer, for all alike where that was ticked; False when it was refused, which is said."""
        draft, project, me = self.draft(row), self._page.desk.project, self._page.window_.me
        gate = self._page.verdict.gate if self._page.verdict is not None else None
        rows: Sequence[Row] = (row,)
        if draft.for_all and gate is not None:
            allowed = may_waive if said == "waived" else lambda r, p: bool(may_answer(project, r, p))
            rows = [r for r in alike(gate, row) if r.key == row.key or allowed(r, me)]
        at = self._page.desk.session.now()
        try:
            made = [
                answer(
                    project, self._page.post.id, r, said, me, at, reason=draft.reason, evidence=draft.evidence
                )
                for r in rows
            ]
        except StudioError as error:
            self._page.window_.notices.fail(error)
            return False
        return self._store(made, row)

    def again(self, row: Row) -> bool:
        """Give the answer that fell once more, with the words it had."""
        if row.answer is None or row.state != "void":
            return False
        self.drafts[row.key] = Draft(row.answer.reason, row.answer.evidence)
        return self.give(row, row.answer.answer)

    def _store(self, made: Sequence[Answer], row: Row) -> bool:
        name = row.item if row.question is not None else _("temuan")
        words = _("Beri pengecualian {item}") if made[0].answer == "waived" else _("Jawab {item}")
        command = words.format(item=name)
        if len(made) > 1:
            command += f" ({many('{count} bagian', len(made)).format(count=len(made))})"
        if not self._page.desk.put(command, *made):
            return False
        for one in made:
            self.drafts.pop(f"{one.item}|{one.about}", None)
        if self._page.verdict is not None:
            self._page.settle(settled(self._page.verdict.gate, made))
        return True
