"""The plan as rows: columns with their names, cells read as values, rows as posts and back."""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Literal, get_args

import msgspec

from studio.domain.content import ZONE_NAMES, Campaign, Person, Pillar, Post, Status, Zone
from studio.domain.moments import OFFSETS
from studio.domain.record import Value
from studio.domain.safe_cells import clean
from studio.domain.typed import clock_time, iso_day
from studio.i18n import N_

CellKind = Literal["text", "date", "time", "zone", "status", "placements", "list"]
STATUS_WORDS: dict[Status, str] = {
    "idea": "ide", "draft": "draf", "editing": "sunting", "verifying": "verifikasi",
    "in-review": "menunggu persetujuan", "changes-asked": "perlu perbaikan", "approved": "disetujui",
    "scheduled": "terjadwal", "published": "terbit", "evaluated": "dievaluasi", "on-hold": "ditahan",
    "archived": "arsip",
}  # fmt: skip
CODES: dict[str, Status] = {
    **{code: code for code in get_args(Status)},
    **{words: code for code, words in STATUS_WORDS.items()},
}
ZONES: dict[str, Zone] = {word.lower(): zone for zone in OFFSETS for word in (zone, ZONE_NAMES[zone])}
TOGETHER = re.compile(r"(.+?)[T ]+(\d{1,2}[:.]\d{2})(?:[:.]\d{2})?")
"""A day and a time in one cell."""
APART = re.compile(r"[,;\n]+")
TAG = re.compile(r" (?=#)")


class Column(Value, frozen=True, kw_only=True):
    """One column: its key, its header in our files, other headers it is known by, what its cells are."""

    key: str
    header: str
    kind: CellKind = "text"
    known_as: tuple[str, ...] = ()


COLUMNS = (
    Column(key="uid", header="ID", known_as=("uid", "nomor", "no id", "post id")),
    Column(key="date", header="Tanggal", kind="date",
           known_as=("date", "tgl", "hari", "posting time", "waktu")),
    Column(key="time", header="Jam", kind="time", known_as=("time", "pukul", "jam tayang")),
    Column(key="zone", header="Zona", kind="zone", known_as=("zone", "timezone", "zona waktu")),
    Column(key="title", header="Judul",
           known_as=("title", "topik", "tema", "konten", "nama konten", "subject")),
    Column(key="status", header="Status", kind="status"),
    Column(key="placements", header="Penempatan", kind="placements",
           known_as=("platform", "kanal", "media", "channel", "placements")),
    Column(key="pillar", header="Pilar", known_as=("pillar", "pilar konten", "rubrik", "kategori")),
    Column(key="campaign", header="Kampanye", known_as=("campaign",)),
    Column(key="owner", header="Penanggung jawab", known_as=("pic", "owner", "pj", "petugas")),
    Column(key="text", header="Takarir", known_as=("caption", "text", "teks", "message", "isi")),
    Column(key="hashtags", header="Tagar", kind="list", known_as=("hashtag", "hashtags")),
    Column(key="summary", header="Ringkasan", known_as=("summary", "deskripsi", "description")),
    Column(key="key_message", header="Pesan kunci", known_as=("key message",)),
    Column(key="tags", header="Label", kind="list", known_as=("tags", "labels", "label(s)")),
    Column(key="note", header="Catatan", known_as=("note", "notes", "keterangan")),
)  # fmt: skip
BY_KEY = {column.key: column for column in COLUMNS}
KEYS = tuple(key for key in BY_KEY if key != "uid")
"""Every column but the one that says which post a row is."""


class PlanRow(Value, frozen=True, kw_only=True):
    """One post as a row; pillar, campaign and owner by name."""

    uid: str = ""
    date: str = ""
    time: str = ""
    zone: str = ""
    title: str = ""
    status: str = ""
    placements: tuple[str, ...] = ()
    pillar: str = ""
    campaign: str = ""
    owner: str = ""
    text: str = ""
    hashtags: tuple[str, ...] = ()
    summary: str = ""
    key_message: str = ""
    tags: tuple[str, ...] = ()
    note: str = ""


class Names(Value, frozen=True, kw_only=True):
    """What names in rows mean: ids of pillars, campaigns and people, and how placements may be written."""

    pillars: dict[str, str] = msgspec.field(default_factory=dict)
    campaigns: dict[str, str] = msgspec.field(default_factory=dict)
    people: dict[str, str] = msgspec.field(default_factory=dict)
    placements: dict[str, str] = msgspec.field(default_factory=dict)
    zone: Zone = "Asia/Jakarta"


def names_of(
    pillars: Iterable[Pillar], campaigns: Iterable[Campaign], people: Iterable[Person],
    placements: Mapping[str, str], zone: Zone,
) -> Names:  # fmt: skip
    """Names by how they are compared: without case and outer blanks."""
    return Names(
        pillars={plain(p.name): p.id for p in pillars},
        campaigns={plain(c.name): c.id for c in campaigns},
        people={plain(p.name): p.id for p in people},
        placements={plain(said): ident for said, ident in placements.items()},
        zone=zone,
    )


def plain(text: str) -> str:
    """A word as it is compared."""
    return " ".join(text.casefold().split())


def row_of(post: Post, names: Names) -> PlanRow:
    """A post as a row."""
    by_id = {
        field: {ident: name for name, ident in getattr(names, field).items()}
        for field in ("pillars", "campaigns", "people")
    }
    return PlanRow(
        uid=post.id,
        date=post.schedule.date,
        time=post.schedule.time,
        zone=post.schedule.zone,
        title=_line(post.title),
        status=post.status,
        placements=tuple(post.placements),
        pillar=by_id["pillars"].get(post.pillar or "", ""),
        campaign=by_id["campaigns"].get(post.campaign or "", ""),
        owner=by_id["people"].get(post.owner or "", ""),
        text=clean(post.caption.text),
        hashtags=listed(", ".join(post.caption.hashtags or ())),
        summary=clean(post.summary),
        key_message=clean(post.key_message),
        tags=listed(", ".join(post.tags)),
        note=clean(post.note),
    )


def cells_of(row: PlanRow, names: Mapping[str, str]) -> dict[str, str]:
    """The row as text by column; `names` gives display names by how they are compared."""
    zone = ZONES.get(row.zone.lower(), row.zone)
    return {
        "uid": row.uid,
        "date": row.date,
        "time": row.time,
        "zone": ZONE_NAMES.get(zone, zone),
        "title": row.title,
        "status": STATUS_WORDS.get(row.status, row.status),  # type: ignore[call-overload]  # any text
        "placements": ", ".join(row.placements),
        "pillar": names.get(row.pillar, row.pillar),
        "campaign": names.get(row.campaign, row.campaign),
        "owner": names.get(row.owner, row.owner),
        "text": row.text,
        "hashtags": ", ".join(row.hashtags),
        "summary": row.summary,
        "key_message": row.key_message,
        "tags": ", ".join(row.tags),
        "note": row.note,
    }


def read_row(cells: Mapping[str, str], names: Names) -> tuple[PlanRow, list[str]]:
    """A row from its cells by column, and one sentence for each cell that cannot be read."""
    wrong: list[str] = []
    said = {key: clean(value).strip() for key, value in cells.items()}
    day, hour = said.get("date", ""), said.get("time", "")
    if (found := TOGETHER.fullmatch(day)) and iso_day(found[1]):
        day, hour = found[1], hour or found[2]
    date = iso_day(day) if day else ""
    time = clock_time(_bare_time(hour)) if hour else ""
    if day and not date:
        wrong.append(N_(f"tanggal “{day}” tidak dikenal; tulis seperti 2026-12-31 atau 31/12/2026"))
    if hour and not time:
        wrong.append(N_(f"jam “{hour}” tidak dikenal; tulis seperti 09:00"))
    if time and not day:
        wrong.append(N_("ada jam tanpa tanggal"))
    status, zone = _status(said, wrong), _zone(said, wrong)
    return PlanRow(
        uid=said.get("uid", ""),
        date=date,
        time=time,
        zone=zone,
        title=_line(said.get("title", "")),
        status=status,
        placements=_placements(said.get("placements", ""), names, wrong),
        pillar=plain(said.get("pillar", "")),
        campaign=plain(said.get("campaign", "")),
        owner=plain(said.get("owner", "")),
        text=clean(cells.get("text", "")),
        hashtags=listed(said.get("hashtags", "")),
        summary=clean(cells.get("summary", "")),
        key_message=clean(cells.get("key_message", "")),
        tags=listed(said.get("tags", "")),
        note=clean(cells.get("note", "")),
    ), wrong


def _status(said: Mapping[str, str], wrong: list[str]) -> str:
    text = plain(said.get("status", ""))
    if text and text not in CODES:
        close = get_close_matches(text, CODES, n=1)
        known = ", ".join(STATUS_WORDS.values())
        wrong.append(
            N_(f"status “{text}” tidak dikenal; mungkin “{close[0]}”")
            if close
            else N_(f"status “{text}” tidak dikenal; pakai {known}")
        )
    return CODES.get(text, "")


def _zone(said: Mapping[str, str], wrong: list[str]) -> str:
    text = said.get("zone", "").lower()
    if text and text not in ZONES:
        wrong.append(N_(f"zona “{text}” tidak dikenal; pakai WIB, WITA, atau WIT"))
    return ZONES.get(text, "")


def _placements(text: str, names: Names, wrong: list[str]) -> tuple[str, ...]:
    found = []
    for part in (plain(p) for p in APART.split(text) if p.strip()):
        ident = names.placements.get(part)
        if ident:
            found.append(ident)
            continue
        close = get_close_matches(part, names.placements, n=1)
        wrong.append(
            N_(f"penempatan “{part}” tidak dikenal; mungkin “{close[0]}”")
            if close
            else N_(f"penempatan “{part}” tidak dikenal; tulis misalnya instagram atau facebook")
        )
    return tuple(dict.fromkeys(found))


def _bare_time(text: str) -> str:
    """`09:00 WIB` and `09:00:00` as `09:00`."""
    bare = re.sub(r"\s*(?:wib|wita|wit)$", "", text, flags=re.IGNORECASE)
    return re.sub(r"^(\d{1,2}[:.]\d{2})[:.]\d{2}$", r"\1", bare)


def _line(text: str) -> str:
    return " ".join(clean(text).split())


def listed(text: str) -> tuple[str, ...]:
    """The words of a list cell: parted by commas, semicolons, new lines, or a blank before `#`."""
    parts = (" ".join(part.split()) for part in APART.split(clean(text)))
    return tuple(word for part in parts for word in TAG.split(part) if word)
