"""The bundled and office fonts: which file holds which face of which family."""

from functools import cache, partial
from pathlib import Path

from studio import paths
from studio.catalog.decode import decode_toml, files_in, nearest
from studio.domain.record import Value
from studio.errors import StudioError

INDEX = "fonts.toml"
PREFIX = "fonts:"
"""How a kit or template names a bundled face: `fonts:KEY`."""


class _Face(Value, frozen=True, kw_only=True):
    key: str
    family: str
    style: str
    file: str
    weight: int
    italic: bool
    scripts: tuple[str, ...]
    licence: str
    licence_file: str
    copyright: str
    version: str
    source: str


class _Index(Value, frozen=True, kw_only=True):
    face: tuple[_Face, ...]


class FontFile(Value, frozen=True, kw_only=True):
    """One face of a family: its file, weight 1..1000, Unicode script names it covers, and its licence."""

    key: str
    family: str
    style: str
    path: Path
    weight: int
    italic: bool
    scripts: tuple[str, ...]
    licence: str
    licence_path: Path
    copyright: str
    version: str
    source: str


def read_fonts(folder: Path) -> dict[str, FontFile]:
    """The faces that the index in `folder` lists, by key; each file and licence text must be there."""
    found: dict[str, FontFile] = {}
    inside = partial(_inside, folder, files_in(folder))
    for face in decode_toml(folder / INDEX, _Index).face:
        if face.key in found:
            raise StudioError(
                "font/duplicate", f"{folder / INDEX}: kunci “{face.key}” ada dua kali.", "Beri kunci lain."
            )
        found[face.key] = FontFile(
            key=face.key,
            family=face.family,
            style=face.style,
            path=inside(face.file),
            weight=face.weight,
            italic=face.italic,
            scripts=face.scripts,
            licence=face.licence,
            licence_path=inside(face.licence_file),
            copyright=face.copyright,
            version=face.version,
            source=face.source,
        )
    return found


@cache
def font_index() -> dict[str, FontFile]:
    """Every shipped and office face by key; an office face replaces a shipped one of the same key."""
    found = read_fonts(paths.resources() / "fonts")
    office = paths.office_data() / "fonts"
    return found | read_fonts(office) if (office / INDEX).is_file() else found


def font_file(name: str) -> FontFile:
    """The face that `KEY` or `fonts:KEY` names; an unknown key is an error with the nearest one."""
    key = name.removeprefix(PREFIX)
    index = font_index()
    if key not in index:
        close = nearest(key, index)
        hint = f"Mungkin maksudnya “{close}”." if close else "Lihat resources/fonts/fonts.toml."
        raise StudioError("font/unknown", f"Huruf “{name}” tidak dikenal.", hint)
    return index[key]


def _inside(folder: Path, there: frozenset[str], file: str) -> Path:
    if file not in there:
        raise StudioError(
            "font/missing",
            f"{folder / INDEX}: berkas “{file}” tidak ada.",
            "Kembalikan berkas itu ke foldernya.",
        )
    return folder / file
