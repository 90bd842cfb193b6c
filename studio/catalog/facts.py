"""Facts in resource files: `{ v = 1080, s = "IG-API", c = "Q" }` is a value with its origin.

`v` is a number, a text, a list or a table; `s` names an entry of `[sources]`; `c` is the confidence; `n` a
short note. A number outside such a table is refused, so nothing enters the product without an origin.
"""

from typing import Any, get_args

import msgspec

from studio.catalog.decode import nearest, unknown_key
from studio.domain.platform import Confidence, Fact, Platform, Source
from studio.errors import StudioError

FactTable = dict[str, Any]
KEYS = {"v", "s", "c", "n"}
CONFIDENCES: tuple[Confidence, ...] = get_args(Confidence)
DEFAULT_SOURCE = "STUDIO"
DEFAULT_ORIGIN = Source(title="Nilai bawaan Studio Humas: tidak ada batas khusus", checked="2026-11-21")


def is_fact(value: Any) -> bool:
    """Whether a raw value is a fact table."""
    return isinstance(value, dict) and "v" in value


def resolve(raw: FactTable, sources: FactTable, where: str) -> tuple[FactTable, dict[str, Fact]]:
    """The plain values, and the facts by dotted path."""
    facts: dict[str, Fact] = {}
    return _table(raw, sources, where, "", facts), facts


def number_paths(value: Any, path: str = "") -> list[str]:
    """Dotted paths of all numbers in a value of structs, dicts, lists and tuples."""
    if isinstance(value, bool):
        return []
    if isinstance(value, (int, float)):
        return [path]
    if isinstance(value, msgspec.Struct):
        value = msgspec.structs.asdict(value)
    if isinstance(value, dict):
        return [
            found
            for key, inner in value.items()
            for found in number_paths(inner, f"{path}.{key}" if path else str(key))
        ]
    if isinstance(value, (list, tuple)):
        return [
            found for index, inner in enumerate(value) for found in number_paths(inner, f"{path}[{index}]")
        ]
    return []


def add_defaults(platform: Platform) -> Platform:
    """The platform with a fact of house confidence for each number that no file states."""
    facts = dict(platform.facts)
    body = {"placements": platform.placements, "captions": platform.captions}
    for path in number_paths(body):
        if platform.fact(path) is None:
            facts[path] = Fact(
                value=_at(body, path), source=DEFAULT_SOURCE, confidence="H", checked=DEFAULT_ORIGIN.checked
            )
    sources = {**platform.sources, DEFAULT_SOURCE: DEFAULT_ORIGIN}
    return msgspec.structs.replace(platform, facts=facts, sources=sources)


def _table(raw: FactTable, sources: FactTable, where: str, path: str, facts: dict[str, Fact]) -> FactTable:
    return {
        key: _value(value, sources, where, f"{path}.{key}" if path else key, facts)
        for key, value in raw.items()
    }


def _value(value: Any, sources: FactTable, where: str, path: str, facts: dict[str, Fact]) -> Any:
    if is_fact(value):
        facts[path] = _fact(value, sources, where, path)
        return value["v"]
    if isinstance(value, dict):
        return _table(value, sources, where, path, facts)
    if isinstance(value, list):
        return [_value(item, sources, where, f"{path}[{index}]", facts) for index, item in enumerate(value)]
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        raise StudioError(
            "catalog/no-source",
            f"{where}: angka “{path}” tidak punya sumber.",
            'Tulis seperti { v = 1080, s = "KUNCI-SUMBER", c = "S" }.',
        )
    return value


def _fact(table: FactTable, sources: FactTable, where: str, path: str) -> Fact:
    for key in table:
        if key not in KEYS:
            raise unknown_key(key, path, KEYS, where)
    source, confidence = table.get("s"), table.get("c")
    if not isinstance(source, str) or not isinstance(sources.get(source), dict):
        close = nearest(str(source), sources)
        hint = f"Mungkin maksudnya “{close}”." if close else "Tambahkan sumber itu di tabel [sources]."
        raise StudioError(
            "catalog/unknown-source", f"{where}: sumber “{source}” di “{path}” tidak ada.", hint
        )
    if confidence not in CONFIDENCES:
        raise StudioError(
            "catalog/confidence",
            f"{where}: keyakinan “{confidence}” di “{path}” tidak dikenal.",
            f"Pakai salah satu dari {', '.join(CONFIDENCES)}.",
        )
    checked = str(sources[source].get("checked", ""))
    note = str(table.get("n", ""))
    return Fact(value=table["v"], source=source, confidence=confidence, checked=checked, note=note)


def _at(value: Any, path: str) -> Any:
    for part in path.split("."):
        name, *indices = part.replace("]", "").split("[")
        value = getattr(value, name) if isinstance(value, msgspec.Struct) else value[name]
        for index in indices:
            value = value[int(index)]
    return value
