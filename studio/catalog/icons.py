"""The bundled and office icons, found by key or by words."""

import re
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from studio import paths
from studio.catalog.decode import decode, files_in, nearest
from studio.domain.record import Value
from studio.errors import StudioError

INDEX = "index.json"
"""JSON, because three hundred tables of TOML take a tenth of a second to read"""


class _Entry(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    key: str
    file: str
    set: str
    look: Literal["line", "solid"]
    group: str
    tags_id: tuple[str, ...]
    tags_en: tuple[str, ...] = ()


class _Index(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    about: str = ""
    icon: tuple[_Entry, ...]


class Icon(Value, frozen=True, kw_only=True):
    """One drawing in `currentColor`. `look` says whether it is made of lines or filled shapes."""

    key: str
    path: Path
    set: str
    look: str
    group: str
    tags_id: tuple[str, ...]
    tags_en: tuple[str, ...]


def _read_index(file: Path) -> _Index:
    data = file.read_bytes()
    try:
        return msgspec.json.decode(data, type=_Index)
    except msgspec.DecodeError:  # read once more for an error that names the key and the nearest one
        try:
            raw = msgspec.json.decode(data)
        except msgspec.DecodeError as error:
            hint = "Perbaiki baris yang disebut."
            raise StudioError("catalog/syntax", f"{file} bukan JSON yang sah: {error}.", hint) from error
        return decode(raw, _Index, str(file))


def read_icons(folder: Path) -> dict[str, Icon]:
    """The icons that the index in `folder` lists, by key; each file must be there."""
    found: dict[str, Icon] = {}
    there = files_in(folder)
    for entry in _read_index(folder / INDEX).icon:
        if entry.file not in there:
            raise StudioError(
                "icon/missing",
                f"{folder / INDEX}: berkas “{entry.file}” tidak ada.",
                "Kembalikan berkas itu.",
            )
        if entry.key in found:
            raise StudioError(
                "icon/duplicate", f"{folder / INDEX}: kunci “{entry.key}” ada dua kali.", "Beri kunci lain."
            )
        found[entry.key] = Icon(
            key=entry.key,
            path=folder / entry.file,
            set=entry.set,
            look=entry.look,
            group=entry.group,
            tags_id=entry.tags_id,
            tags_en=entry.tags_en,
        )
    return found


@cache
def icon_index() -> dict[str, Icon]:
    """Every shipped and office icon by key; an office icon replaces a shipped one of the same key."""
    found = read_icons(paths.resources() / "icons")
    office = paths.office_data() / "icons"
    return found | read_icons(office) if (office / INDEX).is_file() else found


def icon_path(key: str) -> Path:
    """The SVG file of an icon; an unknown key is an error with the nearest one."""
    index = icon_index()
    if key not in index:
        close = nearest(key, index)
        hint = f"Mungkin maksudnya “{close}”." if close else "Cari ikon lain dengan kata kunci."
        raise StudioError("icon/unknown", f"Ikon “{key}” tidak dikenal.", hint)
    return index[key].path


def search_icons(words: str) -> tuple[Icon, ...]:
    """Icons that match every word in Indonesian or English, best first; no words give all of them."""
    wanted = re.findall(r"[\w-]+", words.lower())
    ranked = [(_rank(icon, wanted), order, icon) for order, icon in enumerate(icon_index().values())]
    kept = [entry for entry in ranked if entry[0] is not None]
    return tuple(icon for _, _, icon in sorted(kept, key=lambda entry: (entry[0], entry[1])))


def _rank(icon: Icon, wanted: list[str]) -> int | None:
    """The sum over words of 0 exact key, 1 whole tag, 2 word of a tag, 3 start of a word; None: no match."""
    total = 0
    tags = [tag.lower() for tag in (*icon.tags_id, *icon.tags_en)]
    parts = {part for tag in (*tags, icon.key.lower()) for part in re.split(r"[\s-]+", tag)}
    for word in wanted:
        if word == icon.key:
            continue
        if word in tags:
            total += 1
        elif word in parts:
            total += 2
        elif any(part.startswith(word) for part in parts):
            total += 3
        else:
            return None
    return total
