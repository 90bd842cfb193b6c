"""Contact sheets: one template and example in all shapes, or one shape across templates and kits."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from studio.catalog.templates import list_templates
from studio.errors import StudioError
from studio.export.contact_sheet import Band, Tile, contact_sheet
from studio.export.pipeline import Cancelled, Progress
from studio.session import gallery
from studio.session.gallery import Look
from studio.session.previews import Preview, previews, representatives, wanted
from studio.store.atomic import write_atomic

By = Literal["family", "class"]
MANY_PAGES = "instagram/feed-portrait"
"""The placement at which a sheet shows every page of a carousel; elsewhere it shows the first."""
WIDE = 1.12
"""Shapes wider than this stand in rows of their own."""
SHAPES = {ident: name for name, ident in gallery.REPRESENTATIVES}
PURPOSES = {
    "post": "kiriman", "story": "cerita", "link": "tautan", "cover": "sampul", "avatar": "foto profil",
    "print": "cetak", "screen": "layar",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Choice:
    """What to show; an empty tuple means all, and of the examples those of everyday length."""

    families: tuple[str, ...] = ()
    kits: tuple[str, ...] = ()
    shapes: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


def sheets(
    choice: Choice, out: Path, by: By = "family", progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> tuple[Path, ...]:  # fmt: skip
    """Write the sheets as PNG files under `out`."""
    looks = looks_of(choice.families, choice.kits)
    wants = [
        want
        for look in looks
        for want in wanted(look, _examples(look, choice), _places(look, choice))
        if want.page == 0 or (by == "family" and want.placement.id == MANY_PAGES)
    ]
    if not wants:
        raise StudioError(
            "gallery/nothing", "Tidak ada yang dapat ditampilkan.", "Pilih contoh, bentuk, atau templat lain."
        )
    made = previews(wants, progress, cancelled)
    out.mkdir(parents=True, exist_ok=True)
    return _by_family(made, out) if by == "family" else _by_class(made, out)


def looks_of(families: Sequence[str] = (), kits: Sequence[str] = ()) -> tuple[Look, ...]:
    """Each template in each kit; empty means all of them."""
    return tuple(
        gallery.look_of(template, kit)
        for template in (families or list_templates())
        for kit in (kits or gallery.kit_names())
    )


def _examples(look: Look, choice: Choice) -> tuple[str, ...]:
    names = gallery.example_names(look.examples)
    return tuple(name for name in names if name in (choice.examples or ("lazim",)))


def _places(look: Look, choice: Choice) -> tuple[str, ...]:
    from studio.catalog.platforms import find_placement  # noqa: PLC0415 - only here

    idents = representatives(look)
    if not choice.shapes:
        return idents
    asked = {shape.replace(".", ",") for shape in choice.shapes}
    return tuple(i for i in idents if {SHAPES[i], find_placement(i).aspect} & asked)


def _by_family(made: Sequence[Preview], out: Path) -> tuple[Path, ...]:
    groups: dict[tuple[str, str, str], list[Preview]] = {}
    for one in made:
        want = one.wanted
        groups.setdefault((want.look.template.id, want.look.kit.id, want.example), []).append(one)
    paths = []
    for (template, kit, example), found in groups.items():
        title = f"{_title(found[0])} · {kit} · {example}"
        tiles = [_tile(one, _caption(one)) for one in found]
        upright = tuple(tile for tile in tiles if tile.ratio <= WIDE)
        wide = tuple(tile for tile in tiles if tile.ratio > WIDE)
        data = contact_sheet(title, [Band("", upright), Band("", wide)])
        paths.append(_write(out / f"{template}_{kit}_{example}.png", data))
    return tuple(paths)


def _by_class(made: Sequence[Preview], out: Path) -> tuple[Path, ...]:
    groups: dict[tuple[str, str], dict[str, list[Preview]]] = {}
    for one in made:
        want = one.wanted
        group = groups.setdefault((want.placement.id, want.example), {})
        group.setdefault(want.look.template.id, []).append(one)
    paths = []
    for (place, example), bands in groups.items():
        rows = [
            Band(_title(found[0]), tuple(_tile(one, one.wanted.look.kit.id) for one in found))
            for found in bands.values()
        ]
        data = contact_sheet(f"{SHAPES[place]} · {place} · {example}", rows)
        paths.append(_write(out / f"bentuk_{place.replace('/', '-')}_{example}.png", data))
    return tuple(paths)


def _title(one: Preview) -> str:
    template = one.wanted.look.template
    return f"{template.name.get('id', template.id)} ({template.id})"


def _caption(one: Preview) -> str:
    place = one.wanted.placement
    page = f"halaman {one.wanted.page + 1}" if one.wanted.page else PURPOSES[place.purpose]
    return f"{SHAPES.get(place.id, place.aspect)} · {page} · {place.id}"


def _tile(one: Preview, caption: str) -> Tile:
    return Tile(one.path, caption, one.wanted.placement.width, one.wanted.placement.height)


def _write(path: Path, data: bytes) -> Path:
    write_atomic(path, data)
    return path
