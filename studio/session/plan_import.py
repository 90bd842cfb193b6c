"""Taking a plan in from a calendar or a table: looked at first, stored only when somebody says so."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from studio.domain.content import Post
from studio.domain.moments import DAY, OFFSETS, at_moment, require_day, shifted
from studio.domain.moves import Move
from studio.domain.plan_merge import OUR_UID, BadRow, Incoming, Merged, Taking, merge
from studio.domain.plan_table import COLUMNS, KEYS, Names, listed, plain, read_row
from studio.domain.project import Project
from studio.domain.record import Record, Value
from studio.domain.table_header import header_at, keys_of
from studio.domain.table_types import CellType, type_of
from studio.errors import StudioError
from studio.export.plan_calendar import CAMPAIGN_UID, CARRIED, DAYS_UID
from studio.i18n import N_
from studio.intake.child import run_job
from studio.intake.limits import LIMITS
from studio.intake.picture import read_bounded
from studio.session.agenda import log_dropped, plan_move
from studio.session.plan_export import names
from studio.session.session import Session
from studio.session.table_intake import read_table, sheet_notes

KNOWN = {column.key: {plain(column.header), column.key, *column.known_as} for column in COLUMNS}
TIMED: tuple[str, ...] = ("date", "time", "zone")
SHOWN = 3
BACK, AHEAD = 366, 732
"""Days around today within which recurring events are expanded unless a span is named."""


class SeenColumn(Value, frozen=True, kw_only=True):
    """A column of the file: its header, what it is taken for (empty: left out), what its cells look like."""

    header: str
    key: str = ""
    type: CellType = "empty"
    samples: tuple[str, ...] = ()


class Preview(Value, frozen=True, kw_only=True):
    """What taking a file in would do; `unit` is what a bad row's number counts."""

    name: str
    form: str
    unit: str
    merged: Merged
    columns: tuple[SeenColumn, ...] = ()
    notes: tuple[str, ...] = ()
    moves: tuple[Move, ...] = ()


def preview(
    session: Session, path: Path, mapping: Mapping[str, str] | None = None, span: tuple[str, str] = ("", ""),
    *, strict: bool = True,
) -> Preview:  # fmt: skip
    """Read a file in the limited child and compare it with the project; nothing is stored.

    A table without titles is refused; where columns can be mapped, not `strict`, it has no rows but a note.
    """
    data = read_bounded(path, max(LIMITS.table.bytes, LIMITS.calendar.bytes))
    known = names(session)
    if _is_calendar(data, path):
        seen = _calendar(data, path, known, _whole(span, session.now()[:10]))
    else:
        seen = _table(data, path, known, dict(mapping or {}), strict=strict)
    rows, bad, columns, notes, form = seen
    merged = merge(rows, session.project.all(Post), known)
    merged, moves = _with_moves(session, merged)
    merged = msgspec.structs.replace(merged, bad=tuple(sorted((*bad, *merged.bad), key=lambda b: b.line)))
    unit = "kegiatan" if form == "ics" else "baris"
    return Preview(
        name=path.name, form=form, unit=unit, merged=merged, columns=columns, notes=notes, moves=moves
    )


def apply(session: Session, seen: Preview) -> int:
    """Store the good rows as one command; how many posts were added or changed."""
    records, moves = changes(session.project, seen)
    if not records:
        return 0
    with session.edit(command_of(seen)) as draft:
        draft.put(*records)
    if moves:
        log_dropped(session, moves)
    return len(seen.merged.new) + len(seen.merged.changed)


def command_of(seen: Preview) -> str:
    """The name of the step that stores them."""
    return N_(f"Impor rencana “{seen.name}”")


def changes(project: Project, seen: Preview) -> tuple[tuple[Record, ...], tuple[Move, ...]]:
    """The records that store the good rows, and the moves by which approvals fall.

    Refused when the posts are not as they were when the file was looked at.
    """
    takings = (*seen.merged.new, *seen.merged.changed)
    for taking in takings:
        if project.find(Post, taking.post.id) != taking.before:
            raise StudioError(
                "plan/stale",
                "Proyek sudah berubah sejak berkas ini dilihat.",
                "Lihat pratinjaunya sekali lagi.",
            )
    moved = [(project.get(Post, one.post.id), one.post.schedule) for one in seen.moves]
    freed = [review for post, to in moved for review in plan_move(project, post, to).reviews]
    dropped = tuple(one for one in seen.moves if one.dropped)
    return (*(taking.post for taking in takings), *freed), dropped


Seen = tuple[list[Incoming], list[BadRow], tuple[SeenColumn, ...], tuple[str, ...], str]


def _is_calendar(data: bytes, path: Path) -> bool:
    head = data[:200].removeprefix(b"\xef\xbb\xbf").lstrip().upper()
    return head.startswith(b"BEGIN:VCALENDAR") or path.suffix.lower() == ".ics"


def _with_moves(session: Session, merged: Merged) -> tuple[Merged, tuple[Move, ...]]:
    """Changed times pass through the same rule as a move by hand: the approval of the time falls."""
    changed: list[Taking] = []
    moves: list[Move] = []
    for taking in merged.changed:
        before, after = taking.before, taking.post
        if before is None or before.schedule == after.schedule:
            changed.append(taking)
            continue
        planned = plan_move(session.project, before, after.schedule)
        remarks = list(taking.remarks)
        schedule, status = planned.post.schedule, after.status
        if planned.forbidden:
            remarks.append(planned.forbidden)
        if planned.dropped:
            remarks.append(N_("persetujuan jadwalnya gugur"))
            moves.append(planned)
            status = planned.post.status if before.status == after.status else after.status
        after = msgspec.structs.replace(after, schedule=schedule, status=status)
        fields = tuple(f for f in taking.fields if not (planned.forbidden and f in ("date", "time", "zone")))
        changed.append(msgspec.structs.replace(taking, post=after, fields=fields, remarks=tuple(remarks)))
    kept = tuple(t for t in changed if t.fields or t.remarks)
    return msgspec.structs.replace(merged, changed=kept), tuple(moves)


def _table(data: bytes, path: Path, known: Names, mapping: dict[str, str], *, strict: bool) -> Seen:
    rows, facts = read_table(data, path.name)
    at = header_at(rows, KNOWN, mapping)
    header = rows[at][1]
    keys = keys_of(header, KNOWN, mapping)
    titled = bool({"title", "uid"} & set(keys))
    if strict and not titled:
        raise StudioError(
            "plan/no-title",
            f"Kolom judul tidak ditemukan di “{path.name}”.",
            f"Petakan dengan --map “Nama kolom=title”; kolomnya: {', '.join(filter(None, header))}.",
        )
    good, bad = _read(rows[at + 1 :], keys, known) if titled else ([], [])
    columns = tuple(_seen(n, name, keys[n], rows[at + 1 :]) for n, name in enumerate(header) if name)
    notes = [] if titled else [N_("Tunjukkan kolom mana yang berisi judul.")]
    return good, bad, columns, (*notes, *sheet_notes(facts)), str(facts["form"])


def _read(
    rows: Sequence[tuple[int, list[str]]], keys: Sequence[str], known: Names
) -> tuple[list[Incoming], list[BadRow]]:
    """Rows that could be read, and those that could not with every reason."""
    good: list[Incoming] = []
    bad: list[BadRow] = []
    told = frozenset(key for key in keys if key)
    for line, cells in rows:
        by_key = {key: cell for key, cell in zip(keys, cells, strict=False) if key}
        row, wrong = read_row(by_key, known)
        if wrong:
            bad.append(BadRow(line=line, reasons=tuple(wrong), shown=" | ".join(filter(None, cells))[:60]))
        else:
            good.append(Incoming(line=line, row=row, columns=told))
    return good, bad


def header_of(path: Path) -> tuple[str, ...]:
    """The first filled line of a table, such as a scheduling tool's own template."""
    rows, _facts = read_table(read_bounded(path, LIMITS.table.bytes), path.name)
    return tuple(rows[0][1])


def _seen(at: int, header: str, key: str, rows: Sequence[tuple[int, list[str]]]) -> SeenColumn:
    cells = [cells[at] for _, cells in rows if at < len(cells) and cells[at].strip()]
    samples = tuple(dict.fromkeys(cell.split("\n")[0][:40] for cell in cells[:50]))[:SHOWN]
    return SeenColumn(header=header, key=key, type=type_of(cells), samples=samples)


def _whole(span: tuple[str, str], today: str) -> tuple[str, str]:
    first, last = span[0] or shifted(today, -BACK), span[1] or shifted(today, AHEAD)
    return require_day(first), require_day(last)


def _calendar(data: bytes, path: Path, known: Names, span: tuple[str, str]) -> Seen:
    if len(data) > LIMITS.calendar.bytes:
        most = LIMITS.calendar.bytes // 1_000_000
        raise StudioError(
            "intake/too-large", f"Berkas “{path.name}” melebihi batas {most} MB, tidak dipakai.",
            "Ekspor rentang yang lebih pendek.",
        )  # fmt: skip
    answer = run_job(f"calendar:{span[0]}:{span[1]}", data, wall=LIMITS.calendar.wall)
    good: list[Incoming] = []
    bad: list[BadRow] = []
    left = 0
    for event in json.loads(answer.data):
        uid, number = str(event["uid"]), int(event["number"])
        if uid.endswith((DAYS_UID, CAMPAIGN_UID)):
            left += 1
            continue
        cells, columns = _event_cells(event, known)
        row, wrong = read_row(cells, known)
        reasons = [event["bad"]] if "bad" in event else wrong
        if event.get("cancelled"):
            reasons = [*reasons, N_("dibatalkan di kalender asalnya")]
        if reasons:
            bad.append(BadRow(line=number, reasons=tuple(reasons), shown=str(event["title"])[:60]))
        else:
            good.append(Incoming(line=number, row=row, columns=columns))
    notes = [str(note) for note in answer.facts.get("notes", ())]
    if left:
        notes.append(N_(f"Hari peringatan dan kampanye dari Studio Humas dilewati ({left})."))
    return good, bad, (), tuple(notes), "ics"


def _event_cells(event: dict[str, Any], known: Names) -> tuple[dict[str, str], frozenset[str]]:
    """An event as cells, and which of them it speaks of."""
    ours = {key: str(value) for key, value in event["ours"].items() if key in CARRIED}
    cells = {"uid": str(event["uid"]), "title": str(event["title"]), **_local(event, known)}
    if ours.get("status"):
        cells |= {key: ours.get(key, "") for key in CARRIED if key != "zone"}
        cells |= {"text": str(event["text"]), "tags": ", ".join(event["tags"])}
        cells["zone"] = cells.get("zone") or ours.get("zone", "")
        return cells, frozenset(KEYS)
    told = {"date", "time", "zone", "title"}
    if not cells["uid"].endswith(OUR_UID):
        cells |= {"note": str(event["text"]), "tags": ", ".join(listed(", ".join(event["tags"])))}
        told |= {"note", "tags"}
    return cells, frozenset(told)


def _local(event: dict[str, Any], known: Names) -> dict[str, str]:
    """Day, time and zone: kept in one of the three zones, else turned into the office's."""
    told = {str(key): str(event[key]) for key in TIMED if key in event}
    if "utc" not in event or told.get("zone") in OFFSETS:
        return told
    moment = datetime.fromisoformat(event["utc"])
    minutes = moment.toordinal() * DAY + moment.hour * 60 + moment.minute
    local = at_moment(minutes, known.zone)
    return {"date": local.date, "time": local.time, "zone": local.zone}
