"""Names that shipped templates give to themselves, their pages and their slots, in every language."""

from functools import lru_cache

import msgspec

from studio import paths
from studio.domain.record import Value

Names = dict[str, str]
"""A name by language."""


class _Slot(Value, frozen=True):
    label: Names = msgspec.field(default_factory=dict)


class _Page(Value, frozen=True):
    name: Names = msgspec.field(default_factory=dict)


class _Template(Value, frozen=True):
    name: Names = msgspec.field(default_factory=dict)
    slots: tuple[_Slot, ...] = ()
    pages: tuple[_Page, ...] = ()


@lru_cache(maxsize=1)
def template_names() -> tuple[Names, ...]:
    """Every name there is."""
    found: list[Names] = []
    for file in sorted((paths.resources() / "templates").glob("*/template.json")):
        template = msgspec.json.decode(file.read_bytes(), type=_Template)
        found += [template.name, *(s.label for s in template.slots), *(p.name for p in template.pages)]
    return tuple(found)
