"""What the list of the gate needs beside the gate: whose a row is, which are alike, what was said before."""

from collections.abc import Iterable

from msgspec.structs import replace

from studio.catalog.profiles import load_profiles
from studio.checks.gate import LEAST, OPEN, Gate, Row, in_order
from studio.checks.roles import DECIDER, role_of, roles_for
from studio.domain.content import Person, Role
from studio.domain.ethics import GateRules, Profile
from studio.domain.ids import PostId
from studio.domain.project import Project
from studio.domain.review import Answer, Finding
from studio.session.gate import may_answer, may_waive

__all__ = [
    "LEAST", "OPEN", "alike", "answerers", "before", "deciders", "mine", "profiles", "roles_of", "settled",
    "with_profile", "without",
]  # fmt: skip


def mine(project: Project, row: Row, person: Person | None) -> bool:
    """Whether somebody still has to do something that this person may do: answer it, or waive it."""
    if not row.open or person is None:
        return False
    return bool(may_answer(project, row, person)) or may_waive(row, person)


def roles_of(row: Row) -> tuple[Role, ...]:
    """The roles whose answer a row takes; none when it is not to be answered but mended."""
    return roles_for(row.question.item.attests) if row.question is not None else ()


def answerers(project: Project, row: Row) -> tuple[Person, ...]:
    """The people who may answer a question."""
    if row.question is None:
        return ()
    people = project.all(Person)
    return tuple(p for p in people if role_of(p, row.question.item.attests, people) is not None)


def deciders(project: Project) -> tuple[Person, ...]:
    """The people who may waive what blocks."""
    return tuple(person for person in project.all(Person) if set(DECIDER) & set(person.roles))


def alike(gate: Gate, row: Row) -> tuple[Row, ...]:
    """The open rows of the same question or case about other parts, the row itself first."""
    if row.question is None and row.severity == "blocker":
        return (row,)
    others = tuple(r for r in gate.rows if r.item == row.item and r.open and r.key != row.key)
    return (row, *others)


def before(project: Project, post: PostId, row: Row) -> tuple[Answer, ...]:
    """Every answer that the row ever had but the one shown, newest first."""
    shown = row.answer.id if row.answer is not None else ""
    found = [
        a for a in project.all(Answer)
        if a.post == post and a.item == row.item and a.about == row.about and a.id != shown
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda answer: answer.at, reverse=True))


def settled(gate: Gate, answers: Iterable[Answer]) -> Gate:
    """The gate as it will be once these answers are stored: shown until the next check says it itself."""
    given = {f"{answer.item}|{answer.about}": answer for answer in answers}
    rows = [_answered(row, given[row.key]) if row.key in given else row for row in gate.rows]
    return replace(gate, rows=in_order(rows))


def without(gate: Gate, findings: Iterable[Finding]) -> Gate:
    """The gate as it will be once these findings are passed over; questions stay, without them."""
    gone = tuple(findings)
    rows = []
    for row in gate.rows:
        left = tuple(f for f in row.findings if f not in gone)
        if left == row.findings:
            rows.append(row)
        elif left or row.question is not None:
            rows.append(replace(row, findings=left))
    return replace(gate, rows=tuple(rows))


def _answered(row: Row, answer: Answer) -> Row:
    if answer.answer == "no" and row.severity == "blocker":
        return replace(row, state="open", answer=answer, fell="no")
    return replace(row, state="waived" if answer.answer == "waived" else "answered", answer=answer, fell="")


def profiles() -> tuple[Profile, ...]:
    """Every profile there is; reads files when first asked."""
    return tuple(load_profiles().values())


def with_profile(project: Project, ident: str) -> GateRules:
    """The rules of the office with another profile."""
    return replace(project.find(GateRules, "gate") or GateRules(id="gate"), profile=ident)
