"""The gate: which questions a post is asked, which answers still hold, and whether it may leave.

Everything is recomputed from the content; no stored status or decision is read. An answer holds only while
the part it attests has the hash it was given for, and only as the log of the project file noted it.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from msgspec.structs import replace

from studio.checks.questions import Question, questions_of
from studio.checks.roles import DECIDER, decider_role, role_of
from studio.checks.runner import RANK, Report
from studio.checks.situations import situations_on
from studio.checks.subject import Subject
from studio.checks.traits import tags_of, traits_of
from studio.domain.content import FigureRef, FigureRefs, Person, Picture
from studio.domain.ethics import Item, Mode, Profile
from studio.domain.ids import Sha256
from studio.domain.moments import shifted
from studio.domain.project import Key
from studio.domain.record import Value
from studio.domain.review import Answer, Finding, Severity
from studio.seal.attest import COMMON, parts, parts_of, stands_for

LEAST = 10
"""Characters of a typed answer, without blanks around it."""
ALTERED = "gate/altered"
SHARED, SHARED_DAYS = "accounts", 31
"""The part that all posts have in common, and how long one answer about it serves them."""
State = Literal["open", "void", "answered", "waived", "passed"]
Fell = Literal["", "changed", "unrecorded", "person", "short", "evidence", "no"]
"""Why an answer does not hold: what it attests was edited, the row was edited outside, it is not theirs to
answer, its words are too few, its proof is missing, or it says no."""
OPEN: frozenset[State] = frozenset({"open", "void"})
SETTLED = frozenset({"pass", "skip", "info"})


class Row(Value, frozen=True, kw_only=True):
    """One line of the list: a question, or what checks found about one part. `key` stays from run to run."""

    item: str
    about: str
    attests: Sha256
    severity: Severity
    state: State
    question: Question | None = None
    findings: tuple[Finding, ...] = ()
    answer: Answer | None = None
    fell: Fell = ""

    @property
    def key(self) -> str:
        """What tells the row from others."""
        return f"{self.item}|{self.about}"

    @property
    def open(self) -> bool:
        """Whether somebody still has to do something."""
        return self.state in OPEN


class Gate(Value, frozen=True, kw_only=True):
    """Every row, worst and open first; what is switched off and why; which situations are on."""

    profile: str
    rows: tuple[Row, ...]
    off: tuple[tuple[str, str], ...] = ()
    modes: tuple[Mode, ...] = ()

    def left(self, severity: Severity) -> tuple[Row, ...]:
        """Rows of a severity that are open."""
        return tuple(row for row in self.rows if row.open and row.severity == severity)

    @property
    def blocked(self) -> bool:
        """Whether the post may leave only as a marked draft."""
        return bool(self.left("blocker"))

    @property
    def ready(self) -> bool:
        """Whether nothing is open but advice."""
        return not self.blocked and not self.left("warning")


def gate(
    subject: Subject, report: Report, items: Mapping[str, Item], profile: Profile,
    altered: Iterable[Key] = (),
) -> Gate:  # fmt: skip
    """The gate of a post from what the checks found. `altered` are records changed outside the studio."""
    changed = frozenset(altered)
    situations = situations_on(subject.project, subject.today)
    modes = tuple(sorted({situation.mode for situation in situations}))
    asked = questions_of(
        subject.project, items, profile, changed,
        modes=modes, traits=traits_of(subject), tags=tags_of(subject),
        platforms={place.platform for place in subject.chosen}, report=report, language=subject.language,
    )  # fmt: skip
    names = parts(subject.project, subject.post.id, situations)
    desk = _Desk(subject, names, changed)
    rows = [row for question in asked.put for row in desk.asked(question, report)]
    taken = {id(finding) for row in rows for finding in row.findings if finding.severity != "blocker"}
    rows += desk.found((f for f in report.findings if id(f) not in taken), asked.raised)
    if any(kind != "answer" for kind, _ident in changed):
        rows.append(desk.row(ALTERED, "situation", "blocker"))
    return Gate(profile=profile.id, rows=in_order(rows), off=asked.off, modes=modes)


def in_order(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Open and worst first; of the same weight what is to be mended stands before what is to be answered."""
    key = lambda row: (not row.open, RANK[row.severity], row.question is not None, row.key)  # noqa: E731
    return tuple(sorted(rows, key=key))


class _Desk:
    """Where rows are made: the post's parts, its answers, the people who may answer."""

    def __init__(self, subject: Subject, names: dict[str, Sha256], altered: frozenset[Key]) -> None:
        self.subject, self.names, self.altered = subject, names, altered
        self.heads = stands_for(subject.project, (page for _number, page in subject.pages))
        self.people = {person.id: person for person in subject.project.all(Person)}
        self.answers: dict[tuple[str, str], list[Answer]] = {}
        for answer in subject.project.all(Answer):
            if answer.post == subject.post.id or self._shared(answer):
                self.answers.setdefault((answer.item, answer.about), []).append(answer)

    def _shared(self, answer: Answer) -> bool:
        """Whether an answer given for another post holds for this one: about accounts, for a month."""
        if answer.about != SHARED or not self.subject.today or not answer.at:
            return False
        return answer.at[:10] >= shifted(self.subject.today, -SHARED_DAYS)

    def asked(self, question: Question, report: Report) -> list[Row]:
        """The rows of a question: one for each part it is about."""
        if question.decided:
            return [self._passed(question)]
        mine = tuple(f for f in report.findings if f.id in question.item.checks and f.status not in SETTLED)
        rows = []
        for about in parts_of(question.item.binds, self.names):
            here = tuple(f for f in mine if question.item.binds not in {"caption", "picture", "figure"}
                         or self.about(f) == about)  # fmt: skip
            rows.append(self.row(question.item.id, about, question.severity, question, here))
        return rows

    def found(self, findings: Iterable[Finding], raised: Mapping[str, Severity]) -> list[Row]:
        """The rows of what checks found: one for each case and part, as grave as its question now is."""
        groups: dict[tuple[str, str], list[Finding]] = {}
        for finding in findings:
            groups.setdefault((finding.code, self.about(finding)), []).append(finding)
        rows = []
        for (code, about), group in groups.items():
            weights = {f.severity for f in group} | {raised.get(f.id, f.severity) for f in group}
            rows.append(self.row(code, about, min(weights, key=RANK.__getitem__), None, tuple(group)))
        return rows

    def row(
        self, item: str, about: str, severity: Severity, question: Question | None = None,
        findings: tuple[Finding, ...] = (),
    ) -> Row:  # fmt: skip
        """A row with the answer that holds, else the newest that fell and why."""
        blank = Row(
            item=item, about=about, attests=self.names.get(about, Sha256("")), severity=severity,
            state="open", question=question, findings=findings,
        )  # fmt: skip
        given = reversed(self.answers.get((item, about), []))
        newest = sorted(given, key=lambda answer: answer.at, reverse=True)
        judged = [(answer, self.fell(answer, blank)) for answer in newest]
        holding = next((answer for answer, fell in judged if not fell), None)
        if holding is not None:
            state: State = "waived" if holding.answer == "waived" else "answered"
            return _with(blank, state, holding, "")
        if judged:
            answer, fell = judged[0]
            return _with(blank, "open" if fell == "no" else "void", answer, fell)
        return blank

    def fell(self, answer: Answer, row: Row) -> Fell:
        """Why an answer does not hold; empty when it does."""
        typed = len(answer.reason.strip()) >= LEAST
        person = self.people.get(answer.person) if answer.person else None
        if ("answer", answer.id) in self.altered:
            return "unrecorded"
        if answer.attests != row.attests or not row.attests:
            return "changed"
        if person is None or not self._theirs(person, answer, row):
            return "person"
        if answer.answer == "no" and row.severity == "blocker":
            return "no"
        if not typed and (answer.answer != "yes" or row.severity == "warning" or row.findings):
            return "short"
        needed = row.question is not None and row.question.item.evidence_needed
        return "evidence" if needed and answer.answer == "yes" and not answer.evidence.strip() else ""

    def about(self, finding: Finding) -> str:
        """The part of the post a finding speaks of."""
        where = finding.where
        if where.field and not where.field.startswith("note."):
            own = f"caption:{where.platform}"
            return own if own in self.names else f"caption:{COMMON}"
        picture = f"picture:{self.heads.get(where.asset, where.asset)}"
        if picture in self.names:
            return picture
        if where.slot:
            return self._of_slot(where.page, where.slot)
        return "media" if where.placement or where.node else "whole"

    def _of_slot(self, page: int, slot: str) -> str:
        value = next((p.slots.get(slot) for n, p in self.subject.pages if n == page), None)
        if isinstance(value, Picture):
            return f"picture:{self.heads.get(value.asset, value.asset)}"
        if isinstance(value, FigureRef):
            return f"figure:{value.figure}"
        return "texts" if value is not None and not isinstance(value, FigureRefs) else "media"

    def _theirs(self, person: Person, answer: Answer, row: Row) -> bool:
        if answer.answer == "waived":
            return decider_role(person) is not None and answer.role in DECIDER
        if row.question is None:
            return row.severity != "blocker" and answer.role in person.roles
        people = tuple(self.people.values())
        return role_of(person, row.question.item.attests, people) is not None and answer.role in person.roles

    def _passed(self, question: Question) -> Row:
        return Row(
            item=question.item.id, about="whole", attests=self.names["whole"], severity=question.severity,
            state="passed", question=question,
        )  # fmt: skip


def _with(row: Row, state: State, answer: Answer, fell: Fell) -> Row:
    return replace(row, state=state, answer=answer, fell=fell)


def voided(before: Gate, after: Gate) -> tuple[Row, ...]:
    """Rows whose answer held before and fell since: what an edit voided."""
    held: Sequence[str] = [row.key for row in before.rows if row.state in {"answered", "waived"}]
    return tuple(row for row in after.rows if row.key in held and row.state == "void")
