"""An office's changes to the questions as a file for others: TOML, read with limits, taken by ticks."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Literal

import msgspec

from studio.catalog.decode import decode, read_toml_text
from studio.domain import office_gate as rules
from studio.domain.content import Office
from studio.domain.ethics import Asked, Attester, Binds, Group, Item, OfficeItem, Text
from studio.domain.record import Value
from studio.domain.review import Severity
from studio.errors import StudioError
from studio.i18n import N_
from studio.intake.limits import LIMITS
from studio.intake.picture import read_bounded
from studio.session.gate import chosen_profile, profile_of
from studio.session.office_gate import OfficeRow, add_own, free_id, rows, rules_of
from studio.session.projects import open_project
from studio.session.session import Draft, Session
from studio.store.atomic import write_atomic

FORMAT, MOST = 1, 500
Sort = Literal["new", "changed", "conflict"]
Progress = Callable[[int, int, str], None]
Cancelled = Callable[[], bool]
Task = Callable[[dict[str, Any], Progress, Cancelled], Any]


class ChangeEntry(Value, frozen=True, kw_only=True):
    """What an office made of a shipped question, as the file says it."""

    id: str
    reason: str
    off: bool = False
    severity: Severity | None = None
    question: Text = msgspec.field(default_factory=dict)


class OwnEntry(Value, frozen=True, kw_only=True):
    """A question of the office's own, as the file says it."""

    id: str
    reason: str
    question: Text
    group: Group
    severity: Severity
    attests: tuple[Attester, ...]
    asked: Asked
    binds: Binds = "whole"
    why: str
    do: str = ""
    right: str = ""
    wrong: str = ""
    rule: str = ""
    article: str = ""
    off: bool = False


class ProfileFile(Value, frozen=True, kw_only=True):
    """The whole file. `profile` is one of the shipped ones; `office` is whose it is, for the eye."""

    format: int
    office: str = ""
    written: str = ""
    profile: str = ""
    change: tuple[ChangeEntry, ...] = ()
    own: tuple[OwnEntry, ...] = ()


class Offer(Value, frozen=True, kw_only=True):
    """One change that the file brings; `before` is what stands here. `looser`: it asks less than now."""

    key: str
    sort: Sort
    record: OfficeItem
    title: str
    before: OfficeItem | None = None
    looser: bool = False


class Wrong(Value, frozen=True, kw_only=True):
    """An entry that cannot be taken, and why."""

    id: str
    why: str


class Seen(Value, frozen=True, kw_only=True):
    """A file as looked at: nothing is stored yet. `same` counts what stands here already."""

    name: str
    office: str = ""
    profile: str = ""
    offers: tuple[Offer, ...] = ()
    wrong: tuple[Wrong, ...] = ()
    same: int = 0


def written(session: Session) -> bytes:
    """The office's changes as TOML."""
    project = session.project
    office = project.find(Office, "office")
    lines = [
        "# Profil kantor Studio Humas. Buka di Setelan, Gerbang etika, Profil kantor, Ambil dari berkas.",
        f"format = {FORMAT}", f"office = {_quoted(office.unit if office else '')}",
        f"written = {_quoted(session.now()[:10])}", f"profile = {_quoted(chosen_profile(project))}",
    ]  # fmt: skip
    for change in project.all(OfficeItem):
        table = "own" if change.own is not None else "change"
        lines += ["", f"[[{table}]]", *_lines(_own_raw(change) if change.own else _change_raw(change))]
    return ("\n".join(lines) + "\n").encode()


def read_profile(data: bytes, name: str) -> ProfileFile:
    """The file as a value; a StudioError names what is wrong."""
    raw = read_toml_text(data, name)
    if "format" not in raw:
        raise StudioError(
            "gate/not-profile",
            f"“{name}” bukan profil kantor.",
            "Pilih berkas yang ditulis oleh Studio Humas.",
        )
    if raw["format"] != FORMAT:
        raise StudioError(
            "gate/format", f"“{name}” ditulis oleh versi lain.", "Perbarui Studio Humas, lalu coba lagi."
        )
    file = decode(raw, ProfileFile, name)
    if len(file.change) + len(file.own) > MOST:
        raise StudioError("gate/many", f"“{name}” memuat lebih dari {MOST} butir.", "Bagi berkasnya.")
    return file


def preview(session: Session, path: Path) -> Seen:
    """What taking a file in would do, compared with the office's own changes; nothing is stored."""
    file = read_profile(read_bounded(path, LIMITS.content.bytes), path.name)
    here = {row.item.id: row for row in rows(session.project)}
    offers: list[Offer] = []
    wrong: list[Wrong] = []
    taken: set[str] = set()
    same = 0
    entries: tuple[ChangeEntry | OwnEntry, ...] = (*file.change, *file.own)
    for number, entry in enumerate(entries):
        key = f"{number}"
        try:
            offer = (
                _own_offer(session, key, entry, here, taken)
                if isinstance(entry, OwnEntry)
                else _offer(key, entry, here)
            )
        except StudioError as error:
            wrong.append(Wrong(id=entry.id[:20], why=f"{error.message} {error.hint}"))
            continue
        if offer is None:
            same += 1
        elif offer.record.id in taken:
            wrong.append(
                Wrong(id=entry.id[:20], why=N_("Butir ini disebut dua kali; hanya yang pertama dipakai."))
            )
        else:
            taken.add(offer.record.id)
            offers.append(offer)
    profile = file.profile if _known(file.profile) and file.profile != chosen_profile(session.project) else ""
    return Seen(name=path.name, office=rules.bare(file.office)[:120], profile=profile, offers=tuple(offers),
                wrong=tuple(wrong), same=same)  # fmt: skip


def take(
    draft: Draft, seen: Seen, keys: Iterable[str], stamp: Callable[[OfficeItem], OfficeItem], *,
    profile: bool = False,
) -> None:  # fmt: skip
    """Store what is ticked, unless the office changed it since it was compared."""
    wanted = set(keys)
    for offer in seen.offers:
        if offer.key not in wanted:
            continue
        if draft.find(OfficeItem, offer.record.id) != offer.before:
            raise StudioError(
                "gate/stale", "Daftar pertanyaan sudah berubah sejak berkas ini dilihat.",
                "Buka berkasnya sekali lagi.",
            )  # fmt: skip
        record = stamp(offer.record)
        if record.own is not None:
            add_own(draft, record)
        else:
            draft.put(record)
    if profile and seen.profile:
        draft.put(msgspec.structs.replace(rules_of(draft.project), profile=seen.profile))


def _offer(key: str, entry: ChangeEntry, here: dict[str, OfficeRow]) -> Offer | None:
    row = here.get(entry.id)
    if row is None or row.shipped is None:
        raise StudioError("gate/unknown-item", f"Butir {entry.id[:20]} tidak ada di daftar.",
                          "Mungkin berkas ini dari versi lain.")  # fmt: skip
    made = rules.changed(
        row.shipped, entry.reason, off=entry.off, severity=entry.severity, title=entry.question
    )
    if row.change is not None and _content(made) == _content(row.change):
        return None
    looser = (made.off and not row.off) or _weight(made, row.base) < _weight(row.change, row.base)
    sort: Sort = "new" if row.change is None else "changed"
    return Offer(
        key=key, sort=sort, record=made, title=row.item.question["id"], before=row.change, looser=looser
    )


def _own_offer(
    session: Session, key: str, entry: OwnEntry, here: dict[str, OfficeRow], taken: set[str]
) -> Offer | None:
    if not rules.OWN.fullmatch(entry.id):
        raise StudioError(
            "gate/own-id", f"“{entry.id[:20]}” bukan nomor butir kantor.", "Nomornya X1, X2, dan seterusnya."
        )
    typed = msgspec.convert(
        {
            key: value
            for key, value in msgspec.to_builtins(entry).items()
            if key in rules.OwnQuestion.__struct_fields__
        },
        rules.OwnQuestion,
    )
    made = rules.own_item(entry.id, typed, session.now()[:10])
    row = here.get(entry.id)
    twin = next((r for r in here.values() if r.own and r.item.question["id"] == made.question["id"]), None)
    if twin is not None:
        row = twin
    sort: Sort = "new" if row is None else "changed" if twin is not None else "conflict"
    ident = twin.item.id if twin else entry.id if row is None and _free(session, entry.id, taken) else ""
    if not ident:
        sort, ident = "conflict", free_id(session.project, taken)
    before = twin.change if twin else None
    made = msgspec.structs.replace(made, id=ident)
    record = OfficeItem(id=ident, reason=rules.reason_of(entry.reason), off=entry.off, own=made)
    if before is not None and _content(record) == _content(before):
        return None
    looser = before is not None and entry.off and not before.off
    return Offer(key=key, sort=sort, record=record, title=made.question["id"], before=before, looser=looser)


def _free(session: Session, ident: str, taken: set[str]) -> bool:
    """Whether a number was never given here."""
    return int(ident[1:]) >= int(free_id(session.project)[1:]) and ident not in taken


def _content(change: OfficeItem) -> Any:
    own = change.own
    dated = (
        msgspec.structs.replace(own, basis=tuple(msgspec.structs.replace(b, as_of="") for b in own.basis))
        if own
        else None
    )
    return (change.reason.strip(), change.off, change.severity, change.question, dated)


def _weight(change: OfficeItem | None, base: Item) -> int:
    """How grave a question is with a change."""
    least = rules.WEIGHT[base.severity]
    return max(least, rules.WEIGHT[change.severity]) if change and change.severity else least


def _known(profile: str) -> bool:
    try:
        profile_of(profile)
    except StudioError:
        return False
    return True


def _change_raw(change: OfficeItem) -> dict[str, Any]:
    return {
        "id": change.id, "reason": change.reason, "off": change.off, "severity": change.severity,
        "question": change.question,
    }  # fmt: skip


def _own_raw(change: OfficeItem) -> dict[str, Any]:
    own = change.own
    if own is None:
        return {}
    return {
        "id": change.id, "reason": change.reason, "off": change.off, "question": own.question,
        "group": own.group, "severity": own.severity, "attests": own.attests,
        "asked": msgspec.to_builtins(own.asked), "binds": own.binds, "why": own.why["id"],
        "do": own.do.get("id", ""), "right": own.right.get("id", ""), "wrong": own.wrong.get("id", ""),
        "rule": own.basis[0].rule, "article": own.basis[0].article,
    }  # fmt: skip


def _lines(raw: dict[str, Any]) -> list[str]:
    return [f"{key} = {_value(value)}" for key, value in raw.items() if value not in (None, "", {}, ())]


def _value(value: Any) -> str:
    if isinstance(value, dict):
        inner = ", ".join(f"{key} = {_value(v)}" for key, v in value.items())
        return f"{{ {inner} }}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(_value(v) for v in value)}]"
    return str(value).lower() if isinstance(value, bool) else _quoted(value)


def _quoted(text: str) -> str:
    """A TOML basic string: JSON's escapes are all TOML's, and DEL is escaped too."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")


def look(given: dict[str, Any], progress: Progress, cancelled: Cancelled) -> Any:  # noqa: ARG001 - one signature
    """What taking an office's profile in would do. Given: project, path."""
    with open_project(Path(given["project"]), read_only=True) as session:
        return msgspec.to_builtins(preview(session, Path(given["path"])))


def write(given: dict[str, Any], progress: Progress, cancelled: Cancelled) -> Any:  # noqa: ARG001 - one signature
    """Write the office's profile. Given: project, path. Gives how many changes."""
    with open_project(Path(given["project"]), read_only=True) as session:
        data, count = written(session), len(session.project.all(OfficeItem))
    write_atomic(Path(given["path"]), data)
    return count


TASKS: dict[str, Task] = {"gate_profile": look, "gate_profile_out": write}
