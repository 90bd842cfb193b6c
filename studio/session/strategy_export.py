"""A written plan of an open project as a document."""

from datetime import date
from pathlib import Path
from typing import get_args

from studio import i18n
from studio.domain.content import Office, Person
from studio.domain.record import Value
from studio.domain.strategy import StrategyPlan
from studio.errors import StudioError
from studio.export.docx import Kop, Paper
from studio.export.strategy_docx import StrategyDocument, strategy_docx
from studio.intake.child import run_job
from studio.session.emblem import emblem_of
from studio.session.session import Session
from studio.session.strategy_plan import find_plan, form_of, results, span_of
from studio.store.atomic import write_atomic

INDICATORS = "indicators"


class WrittenPlan(Value, frozen=True, kw_only=True):
    """A document that was written."""

    path: str
    bytes: int
    parts: int


def write_plan(
    session: Session, wanted: str, out: Path, paper: str = "a4", span: tuple[str, str] = ("", "")
) -> WrittenPlan:
    """Write a plan, with its results in a span (all of it without one); an existing file is replaced."""
    plan = find_plan(session.project, wanted)
    data = strategy_docx(document_of(session, plan, paper, span))
    write_atomic(out, data)
    return WrittenPlan(path=str(out), bytes=len(data), parts=len(form_of(plan).part))


def document_of(
    session: Session, plan: StrategyPlan, paper: str = "a4", span: tuple[str, str] = ("", "")
) -> StrategyDocument:
    """What the document shows."""
    known: tuple[Paper, ...] = get_args(Paper)
    size = next((one for one in known if one == paper), None)
    if size is None:
        raise StudioError("strategy/paper", f"Kertas “{paper}” tidak dikenal.", "Pakai a4 atau f4.")
    form, office = form_of(plan), session.project.find(Office, "office")
    whole = span_of(plan, date.fromisoformat(session.now()[:10]))
    first, last = span[0] or whole[0], span[1] or whole[1]
    parts = form.parts
    signer = _signer(session)
    return StrategyDocument(
        kop=kop_of(session, office), form=form.title["id"], title=plan.title or form.title["id"],
        period=f"{i18n.long_date(whole[0])} sampai {i18n.long_date(whole[1])}", basis=form.basis.name["id"],
        parts=tuple((part.title["id"], plan.parts.get(part.id, "")) for part in parts),
        indicators_in=next((n for n, part in enumerate(parts) if part.id == INDICATORS), -1),
        results=results(session.project, plan, first, last), city=office.city if office else "",
        position=signer.position if signer else "", name=signer.name if signer else "", paper=size,
    )  # fmt: skip


def _signer(session: Session) -> Person | None:
    """Who approves; nobody when that is not one person."""
    found = [person for person in session.project.all(Person) if "approver" in person.roles]
    return found[0] if len(found) == 1 else None


def kop_of(session: Session, office: Office | None) -> Kop:
    """The letterhead of the office."""
    if office is None:
        return Kop()
    reach = " · ".join(filter(None, (
        f"Telepon {office.phone}" if office.phone else "", f"Laman {office.site}" if office.site else "",
    )))  # fmt: skip
    return Kop(
        logo=_logo(session, office),
        lines=tuple(filter(None, (office.institution.upper(), office.unit.upper()))),
        address=tuple(filter(None, (office.address, reach))),
    )


def _logo(session: Session, office: Office) -> bytes:
    """The emblem as PNG; a document without one is better than none."""
    drawing = emblem_of(session, office, "light")
    if not drawing or drawing.startswith(b"\x89PNG"):
        return drawing
    try:
        return run_job("svg", drawing).data
    except StudioError:
        return b""
