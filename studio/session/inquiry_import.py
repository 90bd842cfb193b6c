"""Taking what the public asked from a table or pasted lines: looked at first, personal data never kept."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from studio.domain.inquiries import (
    KIND_NAMES,
    STATE_NAMES,
    Topic,
    gathered,
    gist,
    kind_of,
    suggest,
)
from studio.domain.plan_table import plain
from studio.domain.project import Project
from studio.domain.record import Value
from studio.domain.strategy import Inquiry, InquiryKind, InquiryState
from studio.domain.table_header import header_at, keys_of
from studio.domain.typed import exact_number, iso_day
from studio.errors import StudioError
from studio.i18n import N_
from studio.intake.limits import LIMITS
from studio.intake.picture import read_bounded
from studio.session.inquiries import kept, service_of, topics, usual_channel
from studio.session.projects import new_id
from studio.session.session import Session
from studio.session.table_intake import read_table, sheet_notes

FIELDS: dict[str, tuple[str, ...]] = {
    "words": (
        "pertanyaan",
        "isi",
        "isi pesan",
        "pesan",
        "keluhan",
        "pengaduan",
        "uraian",
        "komentar",
        "question",
        "message",
        "text",
        "teks",
        "isi pengaduan",
        "isi laporan",
        "masukan",
        "aduan",
    ),
    "date": (
        "tanggal",
        "tgl",
        "waktu",
        "date",
        "tanggal masuk",
        "created at",
        "timestamp",
        "tanggal pertanyaan",
    ),
    "kind": ("jenis", "kategori", "kind", "type", "klasifikasi", "jenis laporan"),
    "topic": ("pokok", "topik", "topic", "subjek", "perihal", "judul"),
    "service": ("layanan", "service", "jenis layanan", "bidang", "seksi"),
    "channel": ("kanal", "saluran", "media", "channel", "sumber", "asal"),
    "count": ("jumlah", "banyaknya", "count", "frekuensi"),
    "state": ("keadaan", "status", "state", "tindak lanjut"),
}
"""What a column can be, and headers it is known by."""
KNOWN = {key: {key, *names} for key, names in FIELDS.items()}
PERSONAL = (
    "nama", "name", "nik", "hp", "telepon", "telp", "phone", "whatsapp", "wa", "email", "surel", "alamat",
    "address", "no", "pelapor", "pengirim", "akun", "username", "paspor", "umur", "tanggal lahir", "ktp",
)  # fmt: skip
"""Headers of columns that hold personal data: such columns are never read."""
KINDS: dict[str, InquiryKind] = {
    **{name: code for code, name in KIND_NAMES.items()},
    "question": "question",
    "tanya": "question",
    "informasi": "question",
    "permintaan informasi": "question",
    "complaint": "complaint",
    "keluhan": "complaint",
    "aduan": "complaint",
    "laporan": "complaint",
    "suggestion": "suggestion",
    "masukan": "suggestion",
    "aspirasi": "suggestion",
    "thanks": "thanks",
    "terima kasih": "thanks",
    "apresiasi": "thanks",
}
STATES: dict[str, InquiryState] = {
    **{name: code for code, name in STATE_NAMES.items()},
    "open": "open",
    "belum": "open",
    "answered": "answered",
    "sudah dijawab": "answered",
    "dijawab": "answered",
    "planned": "planned",
    "closed": "closed",
    "tuntas": "closed",
}
SHOWN, MOST = 3, 1_000_000
FEW, NEARLY = 3, 0.6
"""From how many rows, and which share of them, a file seems to have been taken in before."""
BULLET = re.compile(r"^\s*(?:[-•*·]|\d{1,3}[.)])\s+")


class Column(Value, frozen=True, kw_only=True):
    """A column of the file: its header, what it is read as (empty: left out), masked samples."""

    header: str
    key: str = ""
    personal: bool = False
    samples: tuple[str, ...] = ()


class BadLine(Value, frozen=True, kw_only=True):
    """A row that cannot be read: its line in the file and why."""

    line: int
    reason: str
    shown: str = ""


class Incoming(Value, frozen=True, kw_only=True):
    """What taking a file in would do: new records, known ones asked more, rows left out, what was masked."""

    name: str
    rows: int
    columns: tuple[Column, ...] = ()
    new: tuple[Inquiry, ...] = ()
    more: dict[str, int] = msgspec.field(default_factory=dict)
    bad: tuple[BadLine, ...] = ()
    masked: dict[str, int] = msgspec.field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @property
    def asked(self) -> int:
        """How many questions the good rows are."""
        return sum(one.count for one in self.new) + sum(self.more.values())


def preview(project: Project, path: Path, today: str, mapping: Mapping[str, str] | None = None) -> Incoming:
    """Read a table in the limited child and compare it with the project; nothing is stored."""
    rows, facts = read_table(read_bounded(path, LIMITS.table.bytes), path.name)
    asked = dict(mapping or {})
    at = header_at(rows, KNOWN, asked)
    header = rows[at][1]
    keys = keys_of(header, KNOWN, asked)
    if "words" not in keys and len([cell for cell in header if cell.strip()]) == 1:
        keys, at, header = ["words"] * len(header), -1, [""]  # a plain list of questions
    if "words" not in keys:
        raise StudioError(
            "inquiries/no-words", f"Kolom pertanyaan tidak ditemukan di “{path.name}”.",
            f"Pilih kolom pertanyaan; kolomnya: {', '.join(filter(None, header))}.",
        )  # fmt: skip
    good, bad, masked = _read(
        project, [(n, dict(zip(keys, c, strict=False))) for n, c in rows[at + 1 :]], today
    )
    new, more = gathered(project.all(Inquiry), good, new_id)
    columns = tuple(
        _column(n, name, keys[n], rows[at + 1 :]) for n, name in enumerate(header) if name.strip()
    )
    notes = sheet_notes(facts)
    if _seems_known(project, good):
        notes.append(
            N_("Sebagian besar baris sudah tercatat; bila berkas ini pernah diimpor, hitungannya berlipat.")
        )
    return Incoming(
        name=path.name, rows=len(rows) - at - 1, columns=columns, new=tuple(new), more=more, bad=tuple(bad),
        masked=masked, notes=tuple(notes),
    )  # fmt: skip


def _seems_known(project: Project, good: Sequence[Inquiry]) -> bool:
    """Whether nearly every row is there already, by words and day."""
    known = {(gist(one.words), one.date) for one in project.all(Inquiry)}
    there = sum((gist(one.words), one.date) in known for one in good)
    return len(good) >= FEW and there >= NEARLY * len(good)


def pasted(project: Project, text: str, today: str, channel: str = "") -> Incoming:
    """What pasted lines would become: one line, one question."""
    lines = [(n, BULLET.sub("", line)) for n, line in enumerate(text.splitlines(), 1) if line.strip()]
    rows = [(n, {"words": line, "channel": channel}) for n, line in lines]
    good, bad, masked = _read(project, rows, today)
    new, more = gathered(project.all(Inquiry), good, new_id)
    return Incoming(name="", rows=len(rows), new=tuple(new), more=more, bad=tuple(bad), masked=masked)


def apply(session: Session, seen: Incoming) -> int:
    """Store the good rows as one command; how many questions were taken in."""
    records = records_of(session.project, seen)
    if records:
        with session.edit(f"Impor masukan “{seen.name}”") as draft:
            draft.put(*records)
    return seen.asked if records else 0


def records_of(project: Project, seen: Incoming) -> tuple[Inquiry, ...]:
    """What is to be stored, known inquiries as they are by now."""
    known = (project.find(Inquiry, ident) for ident in seen.more)
    raised = (
        msgspec.structs.replace(one, count=one.count + seen.more[one.id]) for one in known if one is not None
    )
    return (*seen.new, *raised)


def _read(
    project: Project, rows: Sequence[tuple[int, dict[str, str]]], today: str
) -> tuple[list[Inquiry], list[BadLine], dict[str, int]]:
    known = topics(project)
    by_name = {name.casefold(): ident for ident, topic in known.items() for name in topic.name.values()}
    good: list[Inquiry] = []
    bad: list[BadLine] = []
    masked: dict[str, int] = {}
    for line, cells in rows:
        words, found = kept(cells.get("words", ""))
        for kind, count in found.items():
            masked[kind] = masked.get(kind, 0) + count
        reason = _wrong(cells, words)
        if reason:
            bad.append(BadLine(line=line, reason=reason, shown=words[:80]))
            continue
        good.append(_inquiry(cells, words, today, (known, by_name)))
    return good, bad, masked


def _wrong(cells: Mapping[str, str], words: str) -> str:
    if len(words) < 3:
        return N_("pertanyaannya kosong")
    if cells.get("date", "").strip() and not _day(cells["date"]):
        return N_("tanggalnya tidak terbaca")
    number = cells.get("count", "").strip()
    if number and not (exact_number(number).isdigit() and 0 < int(exact_number(number)) <= MOST):
        return N_("jumlahnya bukan bilangan bulat")
    return ""


def _day(text: str) -> str:
    bare = text.strip()
    return iso_day(bare) or iso_day(re.split(r"[ T,]+\d{1,2}[.:]\d{2}", bare)[0])


def _inquiry(
    cells: Mapping[str, str],
    words: str,
    today: str,
    known: tuple[dict[str, Topic], dict[str, str]],
) -> Inquiry:
    topics_by_id, by_name = known
    said = cells.get("topic", "").strip()
    topic = by_name.get(said.casefold(), "") or (said if said in topics_by_id else "")
    topic = topic or suggest(f"{words} {said}", topics_by_id)
    service = kept(cells.get("service", ""))[0][:60] or service_of(topics_by_id, topic)
    return Inquiry(
        id="", words=words, date=_day(cells.get("date", "")) or today,
        kind=KINDS.get(plain(cells.get("kind", ""))) or kind_of(words), topic=topic, service=service,
        channel=usual_channel(kept(cells.get("channel", ""))[0][:40]),
        count=int(exact_number(cells.get("count", "")) or 1),
        state=STATES.get(plain(cells.get("state", "")), "open"),
    )  # fmt: skip


def _column(at: int, header: str, key: str, rows: Sequence[tuple[int, list[str]]]) -> Column:
    personal = not key and is_personal(header)
    cells = (cells[at] for _, cells in rows[:50] if at < len(cells) and cells[at].strip())
    samples = () if personal else tuple(dict.fromkeys(kept(cell)[0][:48] for cell in cells))[:SHOWN]
    return Column(header=kept(header)[0], key=key, personal=personal, samples=samples)


def is_personal(header: str) -> bool:
    """Whether a column's header says that it holds personal data."""
    words = re.findall(r"[a-z]+", header.casefold())
    return any(word in PERSONAL for word in words)
