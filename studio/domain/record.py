"""The base of everything that is stored: immutable, keyword-only, unknown keys kept."""

from typing import Any

import msgspec


class Value(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An immutable value inside a record or a resource file."""


class Record(Value, frozen=True, kw_only=True, omit_defaults=True):
    """One row of a project. `extra` holds keys this version does not know; they survive a round trip."""

    id: str
    extra: dict[str, Any] = msgspec.field(default_factory=dict)
