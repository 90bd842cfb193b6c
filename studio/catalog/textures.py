"""The library of pattern drawings: where each is, what it means, and how careful one should be with it."""

from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from studio import paths
from studio.catalog.decode import decode_toml, nearest
from studio.domain.brand import Texture
from studio.domain.record import Value
from studio.errors import StudioError

INDEX = "textures.toml"
PREFIX = "textures:"
"""How a kit names a drawing of the library: `textures:ID`."""
OWN_TILE = (100.0, 100.0)
LARGE = 600
"""A drawing of a kit's own from this size on is one large ornament, unless the kit says what it is."""


class Motif(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A drawing of the library. `spaced`: what stands between the motifs may go, so they can stand apart."""

    id: str
    file: str
    name: dict[str, str]
    region: str
    meaning: str
    kind: Literal["tile", "band", "ornament"]
    tile: tuple[float, float]
    inks: int
    source: str
    confidence: Literal["O", "Q", "S", "C", "H", "M"]
    spaced: bool = False


class _Index(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    format: int = 1
    texture: tuple[Motif, ...]


def read_textures(folder: Path) -> dict[str, tuple[Motif, Path]]:
    """The drawings that the index in `folder` lists, by id, each with its file, which must be there."""
    found: dict[str, tuple[Motif, Path]] = {}
    where = folder / INDEX
    for motif in decode_toml(where, _Index).texture:
        path = folder / motif.file
        if not path.resolve().is_relative_to(folder.resolve()) or not path.is_file():
            message = f"{where}: berkas “{motif.file}” tidak ada."
            raise StudioError("texture/missing", message, "Kembalikan berkas itu ke foldernya.")
        if motif.id in found:
            raise StudioError("texture/duplicate", f"{where}: id “{motif.id}” ada dua kali.", "Beri id lain.")
        found[motif.id] = motif, path
    return found


@cache
def texture_index() -> dict[str, tuple[Motif, Path]]:
    """Every shipped and office drawing; an office one replaces a shipped one of the same id."""
    found = read_textures(paths.resources() / "textures")
    office = paths.office_data() / "textures"
    return found | read_textures(office) if (office / INDEX).is_file() else found


def texture_file(name: str) -> tuple[Motif, Path]:
    """The drawing that `ID` or `textures:ID` names; an unknown id is an error with the nearest one."""
    ident = name.removeprefix(PREFIX)
    index = texture_index()
    if ident not in index:
        close = nearest(ident, index)
        hint = f"Mungkin maksudnya “{close}”." if close else "Lihat studio textures list."
        raise StudioError("texture/unknown", f"Motif “{name}” tidak dikenal.", hint)
    return index[ident]


def completed(texture: Texture) -> Texture:
    """A kit's texture with everything it leaves open taken from the library, or from what is usual."""
    if not texture.file.startswith(PREFIX):
        tile = texture.tile if texture.tile[0] else OWN_TILE
        kind = texture.kind or ("ornament" if max(tile) >= LARGE else "tile")
        return msgspec.structs.replace(texture, tile=tile, kind=kind)
    motif, _ = texture_file(texture.file)
    return msgspec.structs.replace(
        texture,
        name=texture.name or motif.name,
        region=texture.region or motif.region,
        meaning=texture.meaning or motif.meaning,
        tile=texture.tile if texture.tile[0] else motif.tile,
        kind=texture.kind or motif.kind,
        spaced=texture.spaced or motif.spaced,
    )
