"""Lists of an election from the rows of a table: columns jenis, nama, nomor, slogan; or plain lines."""

import re
from collections.abc import Sequence

import msgspec

from studio.domain.campaign_lists import ListKind
from studio.domain.ethics import Situation
from studio.domain.plan_table import plain
from studio.domain.record import Value
from studio.domain.table_header import WITHIN
from studio.i18n import N_

Rows = Sequence[tuple[int, Sequence[str]]]
COLUMNS: dict[str, tuple[str, ...]] = {
    "kind": ("jenis", "kategori", "tipe", "kind", "type"),
    "name": (
        "nama",
        "nama partai",
        "nama calon",
        "partai",
        "calon",
        "pasangan calon",
        "paslon",
        "name",
        "nama paslon",
    ),
    "number": ("nomor", "nomor urut", "no urut", "no. urut", "no", "number"),
    "slogan": ("slogan", "semboyan", "tagar", "tagline", "jargon", "moto"),
}
KINDS: dict[str, ListKind] = {
    **dict.fromkeys(("partai", "parpol", "partai politik", "party"), "party"),
    **dict.fromkeys(
        (
            "calon",
            "paslon",
            "pasangan calon",
            "kandidat",
            "candidate",
            "caleg",
            "capres",
            "calon perseorangan",
        ),
        "candidate",
    ),
    **dict.fromkeys(("nomor", "nomor urut", "number"), "number"),
    **dict.fromkeys(("slogan", "semboyan", "tagar", "tagline", "jargon"), "slogan"),
}
LINE = re.compile(r"^\s*(?:(?P<kind>[A-Za-z ]{3,24}?)\s*[:=]\s*)(?P<rest>.+)$")
MOST, LONGEST = 2000, 200
"""Entries taken in, and letters of one."""


class Bad(Value, frozen=True, kw_only=True):
    """A row that cannot be taken: its line, what it says, why."""

    line: int
    shown: str
    why: str


class ElectionLists(Value, frozen=True, kw_only=True):
    """What a table holds, each once in its order, and rows that cannot be taken."""

    parties: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    slogans: tuple[str, ...] = ()
    bad: tuple[Bad, ...] = ()

    @property
    def count(self) -> int:
        """How many entries there are."""
        return len(self.parties) + len(self.candidates) + len(self.numbers) + len(self.slogans)


def read(rows: Rows) -> ElectionLists:
    """The lists in a table's rows; without a header each line is `jenis: isi`, or a name."""
    at, places = _header(rows)
    found: dict[ListKind, dict[str, None]] = {"party": {}, "candidate": {}, "number": {}, "slogan": {}}
    bad: list[Bad] = []
    for line, cells in rows[at + 1 :]:
        said = _line(cells) if not places else _cells(cells, places)
        why = _take(found, said) if any(said.values()) else ""
        if why:
            bad.append(Bad(line=line, shown=" | ".join(filter(None, cells))[:80], why=why))
        if sum(map(len, found.values())) >= MOST:
            break
    return ElectionLists(
        parties=tuple(found["party"]), candidates=tuple(found["candidate"]),
        numbers=tuple(found["number"]), slogans=tuple(found["slogan"]), bad=tuple(bad),
    )  # fmt: skip


def with_lists(situation: Situation, lists: ElectionLists) -> Situation:
    """The situation with these lists behind its own, each entry once."""
    fields = ("parties", "candidates", "numbers", "slogans")
    joined = {
        name: tuple(dict.fromkeys((*getattr(situation, name), *getattr(lists, name)))) for name in fields
    }
    return msgspec.structs.replace(situation, **joined)


def _header(rows: Rows) -> tuple[int, dict[str, int]]:
    """The line of the header and where its columns are; -1 and nothing when there is none."""
    for at, (_line_number, cells) in enumerate(rows[:WITHIN]):
        places: dict[str, int] = {}
        for place, cell in enumerate(cells):
            key = next((key for key, names in COLUMNS.items() if plain(cell) in names), "")
            if key:
                places.setdefault(key, place)
        if len(places) > 1 or ("kind" not in places and "name" in places and len(cells) == 1):
            return at, places
    return -1, {}


def _cells(cells: Sequence[str], places: dict[str, int]) -> dict[str, str]:
    return {key: cells[place].strip() if place < len(cells) else "" for key, place in places.items()}


def _line(cells: Sequence[str]) -> dict[str, str]:
    """A line without a header: `partai: Nama`, or cells of which the first is a kind."""
    kept = [cell.strip() for cell in cells if cell.strip()]
    if len(kept) > 1 and plain(kept[0]) in KINDS:
        rest = dict(zip(("name", "number", "slogan"), kept[1:], strict=False))
        return {"kind": kept[0], **rest}
    match = LINE.match(" ".join(kept))
    if match and plain(match["kind"]) in KINDS:
        return {"kind": match["kind"], "name": match["rest"].strip()}
    return {"kind": "", "name": " ".join(kept)}


def _take(found: dict[ListKind, dict[str, None]], said: dict[str, str]) -> str:
    """Put a row where it belongs; why it cannot be, or nothing."""
    kind, name = plain(said.get("kind", "")), said.get("name", "")
    number, slogan = said.get("number", ""), said.get("slogan", "")
    if max(map(len, (name, number, slogan))) > LONGEST:
        return N_("terlalu panjang")
    if kind and kind not in KINDS:
        return N_(f"jenis “{said['kind']}” tidak dikenal")
    listed = KINDS.get(kind) or _guess(name)
    if number and not re.search(r"\d", number):
        return N_(f"“{number}” bukan nomor")
    if name:
        if listed == "number" and not re.search(r"\d", name):
            return N_(f"“{name}” bukan nomor")
        found[listed][name] = None
    if number and listed != "party":
        found["number"][number] = None
    if slogan:
        found["slogan"][slogan] = None
    return "" if name or number or slogan else N_("namanya kosong")


def _guess(name: str) -> ListKind:
    """What a row without a kind is: a party by its first word, a slogan by its sign, else a person."""
    if re.match(r"(?i)partai\b", name):
        return "party"
    if name.startswith("#"):
        return "slogan"
    return "number" if name.isdigit() else "candidate"
