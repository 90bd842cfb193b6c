"""The gate of a post of the project, and answers to it; both for command line and window."""

from collections.abc import Mapping
from typing import Literal

from studio.catalog.profiles import load_items, load_profiles
from studio.checks import gate as rules
from studio.checks.gate import LEAST, Gate, Row
from studio.checks.roles import decider_role, role_of
from studio.checks.runner import Report
from studio.checks.subject import Subject
from studio.domain.content import Person
from studio.domain.ethics import GateRules, Item, Profile
from studio.domain.ids import PostId
from studio.domain.project import Key, Project
from studio.domain.review import Answer
from studio.errors import StudioError
from studio.session.projects import new_id
from studio.session.session import Session
from studio.store import audit

Said = Literal["yes", "no", "not-applicable", "waived"]
DEFAULT = "umum"


def gate_of(session: Session, subject: Subject, report: Report, profile: str = "") -> Gate:
    """The gate as it stands, recomputed from the content; `profile` instead of the office's own."""
    altered = altered_of(session)
    chosen = profile_of(profile or chosen_profile(subject.project, altered))
    return rules.gate(subject, report, items(), chosen, altered)


def items() -> Mapping[str, Item]:
    """Every question of the list, office's files included."""
    return load_items()


def altered_of(session: Session) -> frozenset[Key]:
    """Records the gate rests on that were changed outside the studio."""
    with session.file.reading() as connection:
        return audit.altered(connection)


def chosen_profile(project: Project, altered: frozenset[Key] = frozenset()) -> str:
    """The profile of the office; one written into the file from outside is not believed."""
    found = project.find(GateRules, "gate")
    return found.profile if found and ("gate", "gate") not in altered else DEFAULT


def profile_of(ident: str) -> Profile:
    """A profile by its id; StudioError with the known ones."""
    known = load_profiles()
    if ident not in known:
        raise StudioError(
            "gate/unknown-profile", f"Profil pemeriksaan “{ident}” tidak ada.",
            f"Pilih salah satu: {', '.join(known)}.",
        )  # fmt: skip
    return known[ident]


def may_answer(project: Project, row: Row, person: Person | None) -> str:
    """The role in which a person may answer a row; empty when it is not theirs."""
    if person is None:
        return ""
    if row.question is not None:
        return role_of(person, row.question.item.attests, project.all(Person)) or ""
    return person.roles[0] if person.roles and row.severity != "blocker" else ""


def may_waive(row: Row, person: Person | None) -> bool:
    """Whether a person may waive a row: a decider, and only what blocks."""
    return person is not None and row.severity == "blocker" and decider_role(person) is not None


def answer(
    project: Project, post: PostId, row: Row, said: Said, person: Person | None, at: str, *,
    reason: str = "", evidence: str = "",
) -> Answer:  # fmt: skip
    """An answer to store, bound to what the row attests now; StudioError says what it lacks."""
    if person is None:
        raise StudioError("gate/nobody", "Belum jelas siapa yang menjawab.", "Pilih nama Anda dahulu.")
    role = (decider_role(person) or "") if said == "waived" else may_answer(project, row, person)
    if not role or (said == "waived" and not may_waive(row, person)):
        raise _not_theirs(row, said, person)
    made = Answer(
        id=new_id(), post=post, item=row.item, about=row.about, answer=said, reason=reason.strip(),
        person=person.id, role=role, at=at, attests=row.attests, evidence=evidence.strip(),
    )  # fmt: skip
    needs_words = said != "yes" or row.severity == "warning" or bool(row.findings)
    if needs_words and len(made.reason) < LEAST:
        raise StudioError(
            "gate/short", f"Jawaban tertulis kurang dari {LEAST} huruf.",
            "Tulis alasannya sehingga orang lain mengerti.",
        )  # fmt: skip
    if row.question and row.question.item.evidence_needed and said == "yes" and not made.evidence:
        raise StudioError(
            "gate/evidence", "Buktinya belum dicatat.", "Isi nomor, tautan, atau nama berkas bukti."
        )
    return made


def _not_theirs(row: Row, said: Said, person: Person) -> StudioError:
    if said == "waived":
        return StudioError(
            "gate/not-decider", f"{person.name} bukan penyetuju, jadi tidak dapat memberi pengecualian.",
            "Minta penyetuju memberi pengecualian, atau perbaiki isinya.",
        )  # fmt: skip
    if row.question is None and row.severity == "blocker":
        return StudioError(
            "gate/fix", "Penghalang otomatis tidak dapat dijawab.",
            "Perbaiki isinya, atau minta pengecualian penyetuju.",
        )  # fmt: skip
    return StudioError(
        "gate/not-theirs", f"Peran {person.name} tidak berwenang menjawab butir {row.item}.",
        "Pilih orang dengan peran yang diminta, atau tambahkan perannya di Setelan.",
    )  # fmt: skip
