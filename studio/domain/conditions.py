"""Conditions of templates on the data of a page: `photo`, `headline>64`, `steps<4`."""

from typing import Any

from studio.domain.content import RichText
from studio.domain.template import CONDITION
from studio.errors import StudioError

CHOSEN = "variant"
"""The key of the data under which a page knows its chosen layout, and what that decides."""


def look_up(data: dict[str, Any], path: str) -> Any:
    """The value at a dotted path, or None; `a|b` is the first of them that is not empty."""
    if "|" in path:
        return next((v for p in path.split("|") if not is_empty(v := look_up(data, p))), None)
    value: Any = data
    for part in path.split("."):
        if isinstance(value, dict):
            value = value.get(part)
        elif isinstance(value, list | tuple) and part.isdigit():
            value = value[int(part)] if int(part) < len(value) else None
        else:
            return None
    return value


def is_empty(value: Any) -> bool:
    """Whether a slot shows nothing."""
    if isinstance(value, RichText):
        return not value.plain.strip()
    return value is None or value in ("", (), [], {}, False)


def holds(scope: dict[str, Any], condition: str) -> bool:
    """`path` (not empty), `path>3`, `path<4` (number of items, else of characters).

    A chosen layout may have decided it, whatever the content is.
    """
    found = CONDITION.fullmatch(condition)
    if found is None:
        raise StudioError("template/condition", f"Syarat “{condition}” tidak terbaca.")
    decided = (scope.get(CHOSEN) or {}).get("holds") or {}
    if condition.strip() in decided:
        return bool(decided[condition.strip()])
    value = look_up(scope, found.group(1))
    if found.group(2) is None:
        return not is_empty(value)
    size = len(value.plain) if isinstance(value, RichText) else len(value or ())
    limit = int(found.group(3))
    return size > limit if found.group(2) == ">" else size < limit
