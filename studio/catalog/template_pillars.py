"""Themes of an office's posts and the templates that fit them: `pillars.toml` beside the templates."""

from functools import lru_cache
from pathlib import Path

import msgspec

from studio.catalog.decode import decode_toml
from studio.catalog.templates import folders, list_templates
from studio.domain.month_plan import Angle
from studio.domain.record import Value
from studio.errors import StudioError

FILE = "pillars.toml"


class Theme(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A theme: its name by language, words of its pillars' names, templates that fit, ideas for posts."""

    name: dict[str, str]
    words: tuple[str, ...]
    templates: tuple[str, ...]
    ideas: tuple[Angle, ...] = ()


class _Themes(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    theme: dict[str, Theme] = msgspec.field(default_factory=dict)


@lru_cache(maxsize=1)
def themes() -> dict[str, Theme]:
    """The shipped themes and the office's, which replace those of the same id."""
    found: dict[str, Theme] = {}
    for folder in folders():
        if (folder / FILE).is_file():
            found |= read_themes(folder / FILE)
    return found


def read_themes(file: Path) -> dict[str, Theme]:
    """The themes of a file; each must name templates that are there."""
    known = set(list_templates())
    found = decode_toml(file, _Themes).theme
    for ident, theme in found.items():
        for template in (*theme.templates, *(angle.template for angle in theme.ideas)):
            if template not in known:
                said = f"{file}: tema “{ident}” menyebut templat “{template}” yang tidak ada."
                raise StudioError("template/pillar", said, "Lihat daftarnya: studio templates list.")
    return found
