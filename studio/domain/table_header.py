"""The header of a table from outside: which line it is, and what each of its columns is taken for."""

from collections.abc import Collection, Mapping, Sequence

from studio.domain.plan_table import plain
from studio.errors import StudioError

IGNORE = "-"
"""How a mapping leaves a column out."""
WITHIN = 10
"""Lines in which the header is looked for; tables often begin with a title."""
Line = tuple[int, Sequence[str]]
Known = Mapping[str, Collection[str]]
"""Each field with the headers it is known by, as `plain` gives them."""


def header_at(rows: Sequence[Line], known: Known, mapping: Mapping[str, str]) -> int:
    """Where the header is: the line that names most columns, the first of equals."""
    found = [sum(1 for key in keys_of(cells, known, mapping) if key) for _line, cells in rows[:WITHIN]]
    return found.index(max(found))


def keys_of(header: Sequence[str], known: Known, mapping: Mapping[str, str]) -> list[str]:
    """The field of each column, empty for none: as mapped, else by its name; each field once."""
    asked = {plain(name): key for name, key in mapping.items()}
    for key in asked.values():
        if key != IGNORE and key not in known:
            raise StudioError("plan/no-field", f"Isian “{key}” tidak dikenal.", f"Pakai: {', '.join(known)}.")
    taken = {key for key in asked.values() if key != IGNORE}
    keys = []
    for name in (plain(cell) for cell in header):
        if name in asked:
            keys.append("" if asked[name] == IGNORE else asked[name])
            continue
        key = next((key for key, names in known.items() if name in names and key not in taken), "")
        taken.add(key)
        keys.append(key)
    return keys
