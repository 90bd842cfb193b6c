"""The register of the office's accounts: entries, monthly checks, when one is due, the handover sheet."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec

from studio import i18n
from studio.domain.accounts import AccountCheck, AccountEntry, Checked, days_since, last_check, secret_in
from studio.domain.content import Office, Person
from studio.domain.ids import PersonId
from studio.domain.project import Project
from studio.errors import StudioError
from studio.export.handover_docx import HandedOver, HandoverSheet, handover_docx
from studio.session.projects import new_id, open_project
from studio.session.session import Session
from studio.session.strategy_export import kop_of
from studio.store.atomic import write_atomic

EVERY_DAYS = 31
"""A check is due when the last one is older."""
SAID: dict[str, str] = {"yes": "aktif", "no": "belum aktif", "unknown": "belum diketahui"}
WRITTEN = ("holders", "admins", "recovery", "devices", "note")
Progress = Callable[[int, int, str], None]
Cancelled = Callable[[], bool]
Task = Callable[[dict[str, Any], Progress, Cancelled], Any]


def entries(project: Project) -> tuple[AccountEntry, ...]:
    """One entry for each account of the office, blank where nothing was written; handles are the office's."""
    office = project.find(Office, "office")
    made = []
    for platform, account in office.accounts.items() if office else ():
        known = project.find(AccountEntry, platform) or AccountEntry(id=platform, platform=platform)
        made.append(msgspec.structs.replace(known, platform=platform, handle=account.handle))
    return tuple(made)


def refuse_secrets(entry: AccountEntry | Checked) -> None:
    """StudioError naming the field that seems to hold a password."""
    fields = WRITTEN if isinstance(entry, AccountEntry) else ("note",)
    for field in fields:
        if secret_in(getattr(entry, field)):
            raise StudioError(
                "account/secret",
                "Isian ini tampak memuat kata sandi atau kode.",
                "Simpan di pengelola kata sandi kantor; di sini cukup tulis siapa yang memegangnya.",
            )


def history(project: Project) -> tuple[AccountCheck, ...]:
    """Checks, the latest first."""
    return tuple(sorted(project.all(AccountCheck), key=lambda one: (one.day, one.at), reverse=True))


def due_in(project: Project, today: date) -> int | None:
    """Days until the next check is due, below 0 when it is late; None for an office without accounts."""
    if not entries(project):
        return None
    latest = last_check(project.all(AccountCheck))
    return EVERY_DAYS - days_since(latest, today.isoformat()) if latest else -1


def next_day(project: Project) -> date | None:
    """The day by which the next check is due; None before the first."""
    latest = last_check(project.all(AccountCheck))
    try:
        return date.fromisoformat(latest.day) + timedelta(days=EVERY_DAYS) if latest else None
    except ValueError:
        return None


def new_check(today: date, at: str, me: Person | None, found: tuple[Checked, ...]) -> AccountCheck:
    """A check as it is stored; StudioError when a remark seems to hold a secret."""
    for one in found:
        refuse_secrets(one)
    return AccountCheck(
        id=new_id(), day=today.isoformat(), person=PersonId(me.id) if me else None, by=me.name if me else "",
        accounts=found, at=at,
    )  # fmt: skip


def proposed(entry: AccountEntry) -> Checked:
    """Answers that the register already gives; the rest is asked."""
    return Checked(
        platform=entry.platform,
        answers={"two-factor": entry.two_factor} if entry.two_factor != "unknown" else {},
    )


def write_handover(session: Session, out: Path, taker: str = "", giver: str = "", paper: str = "a4") -> int:
    """Write the handover sheet of all accounts; how many stand on it."""
    sheet = sheet_of(session, taker, giver, paper)
    write_atomic(out, handover_docx(sheet))
    return len(sheet.accounts)


def sheet_of(session: Session, taker: str = "", giver: str = "", paper: str = "a4") -> HandoverSheet:
    """What the handover sheet shows; `taker` and `giver` are ids of people, or nobody yet."""
    project = session.project
    office, latest = project.find(Office, "office"), last_check(project.all(AccountCheck))
    heads = [person for person in project.all(Person) if "approver" in person.roles]
    listed = entries(project)
    if not listed:
        raise StudioError("account/none", "Kantor ini belum punya akun.", "Isi akunnya di Setelan, Kantor.")
    for entry in listed:
        refuse_secrets(entry)
    return HandoverSheet(
        kop=kop_of(session, office), title=f"Akun resmi {office.unit}" if office else "Akun resmi",
        day=i18n.long_date(session.local_now()[:10]), giver=_who(project, giver), taker=_who(project, taker),
        head=(heads[0].name, heads[0].position) if len(heads) == 1 else ("", ""),
        accounts=tuple(_row(entry) for entry in listed),
        checked=i18n.long_date(latest.day) if latest else "", city=office.city if office else "",
        paper="f4" if paper == "f4" else "a4",
    )  # fmt: skip


def _row(entry: AccountEntry) -> HandedOver:
    return HandedOver(
        platform=_platform(entry.platform), handle=entry.handle, holders=entry.holders, admins=entry.admins,
        two_factor=SAID[entry.two_factor], recovery=entry.recovery, devices=entry.devices,
    )  # fmt: skip


def _platform(ident: str) -> str:
    from studio.catalog.platforms import load_platforms  # noqa: PLC0415 - only on paper

    found = load_platforms().get(ident)
    return found.name.get("id", ident) if found else ident


def _who(project: Project, ident: str) -> tuple[str, str]:
    person = project.find(Person, ident)
    return (person.name, person.position) if person else ("", "")


def handover(given: dict[str, Any], progress: Progress, cancelled: Cancelled) -> Any:  # noqa: ARG001 - one signature
    """Write the handover sheet. Given: project, out, taker, giver, paper. Gives the path."""
    with open_project(Path(given["project"]), read_only=True) as session:
        write_handover(
            session,
            Path(given["out"]),
            given.get("taker", ""),
            given.get("giver", ""),
            given.get("paper", "a4"),
        )
    return str(given["out"])


TASKS: dict[str, Task] = {"account_handover": handover}
