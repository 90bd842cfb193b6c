"""The register of figures as a table: columns, cells out, rows in, and what taking them in would change."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from studio.domain.content import Figure
from studio.domain.plan_table import plain
from studio.domain.record import Value
from studio.domain.table_header import WITHIN
from studio.domain.typed import exact_number, iso_day
from studio.i18n import N_

NUMBERS, DAYS = ("value", "previous"), ("as_of", "expires")


class FigureColumn(Value, frozen=True, kw_only=True):
    """A column: the figure's field, its header, other names by which it is known."""

    key: str
    header: str
    known_as: tuple[str, ...] = ()


COLUMNS = tuple(
    FigureColumn(key=key, header=header, known_as=tuple(known))
    for key, header, *known in (
        ("id", "ID"),
        ("label", "Keterangan", "label", "uraian", "indikator", "nama", "nama data", "data"),
        ("value", "Nilai", "angka", "jumlah", "value", "capaian", "realisasi"),
        ("unit", "Satuan", "unit"),
        ("period", "Periode", "tahun", "bulan", "period", "kurun"),
        ("as_of", "Per tanggal", "tanggal", "tanggal data", "data per", "per", "as of"),
        ("source", "Sumber", "sumber data", "asal", "source", "dokumen"),
        ("previous", "Nilai sebelumnya", "sebelumnya", "previous", "angka sebelumnya"),
        ("previous_label", "Waktu sebelumnya", "periode sebelumnya", "dari kapan"),
        ("expires", "Berlaku sampai", "kedaluwarsa", "masa berlaku", "expires"),
    )
)
NAMES = {name: column.key for column in COLUMNS for name in (plain(column.header), *column.known_as)}
LEAST = 2
"""Columns that make a line a header."""


class Wrong(Value, frozen=True, kw_only=True):
    """A row that cannot be taken: its line, what it says, why."""

    line: int
    shown: str
    reasons: tuple[str, ...]


class Taken(Value, frozen=True, kw_only=True):
    """A row as a figure; `before` is what it takes the place of, `remarks` what to know about it."""

    line: int
    figure: Figure
    before: Figure | None = None
    remarks: tuple[str, ...] = ()


class Table(Value, frozen=True, kw_only=True):
    """What a table would change: new figures, changed ones, equal ones counted, rows that cannot be taken."""

    new: tuple[Taken, ...] = ()
    changed: tuple[Taken, ...] = ()
    same: int = 0
    bad: tuple[Wrong, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    """Headers of the file, each with the field it is taken for, empty when left out."""


def cells_of(figure: Figure) -> list[str]:
    """A figure's cells in the order of the columns; numbers have a decimal comma."""
    made = []
    for column in COLUMNS:
        text = str(getattr(figure, column.key))
        made.append(text.replace(".", ",") if column.key in NUMBERS and exact_number(text) else text)
    return made


def header_at(rows: Sequence[tuple[int, Sequence[str]]]) -> int:
    """Where the header is: the line that names most columns; -1 when none names a value and one more."""
    found = [len(_keys(cells)) if "value" in _keys(cells) else 0 for _line, cells in rows[:WITHIN]]
    best = max(found, default=0)
    return found.index(best) if best >= LEAST else -1


def read(rows: Sequence[tuple[int, Sequence[str]]], figures: Iterable[Figure], fresh: Sequence[str]) -> Table:
    """Compare rows with the register. `fresh` are ids for new figures, at least as many as there are rows."""
    known = tuple(figures)
    at = header_at(rows)
    if at < 0:
        return Table()
    header = rows[at][1]
    keys = _places(header)
    by_id = {str(figure.id): figure for figure in known}
    by_name = {_name(figure): figure for figure in known}
    taken: dict[str, Taken] = {}
    bad: list[Wrong] = []
    for (line, cells), ident in zip(rows[at + 1 :], fresh, strict=False):
        said = {key: cells[place].strip() for key, place in keys.items() if place < len(cells)}
        made, wrong = _row(said)
        before = by_id.get(said.get("id", "")) or by_name.get(_name(made, said)) if not wrong else None
        if before is not None and str(before.id) in taken:
            wrong = [N_(f"sama dengan baris {taken[str(before.id)].line}")]
        if wrong:
            bad.append(Wrong(line=line, shown=" | ".join(filter(None, cells))[:80], reasons=tuple(wrong)))
            continue
        base = before or Figure(id=ident, value="", label="")  # type: ignore[arg-type] # an id from outside
        figure = msgspec.structs.replace(base, **made)
        by_name.setdefault(_name(figure), figure)
        taken[str(figure.id)] = Taken(line=line, figure=figure, before=before, remarks=_remarks(figure))
    return _sorted(taken.values(), bad, header, keys)


def _sorted(
    taken: Iterable[Taken], bad: list[Wrong], header: Sequence[str], keys: Mapping[str, int]
) -> Table:
    rows = tuple(taken)
    of = {place: key for key, place in keys.items()}
    return Table(
        new=tuple(row for row in rows if row.before is None),
        changed=tuple(row for row in rows if row.before is not None and row.before != row.figure),
        same=sum(row.before == row.figure for row in rows),
        bad=tuple(bad),
        columns=tuple((name, of.get(place, "")) for place, name in enumerate(header) if name.strip()),
    )


def _keys(cells: Sequence[str]) -> set[str]:
    return {NAMES[plain(cell)] for cell in cells if plain(cell) in NAMES}


def _places(header: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, cell in enumerate(header):
        if (key := NAMES.get(plain(cell), "")) != "":
            found.setdefault(key, place)
    return found


def _row(said: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """The fields of a row as they are kept, and what is wrong with it."""
    made, wrong = {key: text for key, text in said.items() if key != "id"}, []
    for key in NUMBERS:
        if made.get(key):
            exact = exact_number(made[key])
            if not exact:
                wrong.append(N_(f"“{made[key]}” bukan angka"))
            made[key] = exact
    for key in DAYS:
        if made.get(key):
            day = iso_day(made[key])
            if not day:
                wrong.append(N_(f"“{made[key]}” bukan tanggal"))
            made[key] = day
    if not made.get("value") and not wrong:
        wrong.append(N_("nilainya kosong"))
    if not made.get("label") and not said.get("id"):
        wrong.append(N_("keterangannya kosong"))
    return made, wrong


def _remarks(figure: Figure) -> tuple[str, ...]:
    made = []
    if not figure.source:
        made.append(N_("tanpa sumber"))
    if not figure.as_of:
        made.append(N_("tanpa tanggal data"))
    return tuple(made)


def _name(figure: Figure | Mapping[str, str], said: Mapping[str, str] | None = None) -> str:
    """What makes two figures the same one: label, unit and period."""
    if isinstance(figure, Figure):
        parts: tuple[str, ...] = (figure.label, figure.unit, figure.period)
    else:
        parts = tuple((said or figure).get(key, "") for key in ("label", "unit", "period"))
    return "\n".join(plain(part) for part in parts)
