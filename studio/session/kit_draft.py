"""A kit as it would be while its form is being filled in: colours at once, pictures a little later."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from studio import paths
from studio.catalog.brand import RoleContrast, kit_hash
from studio.domain import color
from studio.domain.brand import CONTRASTS
from studio.domain.color import Rgb
from studio.domain.derive import Palette, derive
from studio.session import gallery, previews
from studio.session.kit_sheet import sheet_previews
from studio.session.kits import KitOrder, new_kit

FOLDER = "lembar-kit"
TEMPLATE, EXAMPLE, PLACE = "kabar", "lazim", "instagram/feed-portrait"


def palette_of(primary: Rgb, accent: Rgb) -> tuple[Palette, tuple[RoleContrast, ...]]:
    """All colours of a kit made of two, with the contrast of each pair."""
    made = derive(primary, accent)
    rgb = {role: color.parse(made.swatches[swatch]) for role, swatch in made.roles.items()}
    rows = tuple(
        RoleContrast(role=role, ground=ground, ratio=color.contrast(rgb[role], rgb[ground]), needed=needed)
        for role, ground, needed in CONTRASTS
    )
    return made, rows


def order_of(given: dict[str, Any]) -> KitOrder:
    """An order from plain values: `id`, `name`, `short`, `primary`, `accent`, `footer`, `logo`, `fonts`."""
    return KitOrder(
        id=given["id"], name=given["name"], short=given["short"],
        primary=color.parse(given["primary"]), accent=color.parse(given["accent"]),
        footer=tuple(part for part in given.get("footer", ()) if part.strip()),
        logo=Path(given["logo"]) if given.get("logo") else None,
        fonts=tuple(Path(file) for file in given.get("fonts", ())),
    )  # fmt: skip


def draft(
    order: KitOrder, progress: Callable[[int, int, str], None], cancelled: Callable[[], bool]
) -> dict[str, Any]:
    """Notes on the kit, a picture of it in a template, and its sheet, as files in the user's cache."""
    with tempfile.TemporaryDirectory(prefix="studio-kit-") as name:
        made = new_kit(order, Path(name))
        look = gallery.look_in(TEMPLATE, made.kit, made.folder)
        shown = previews.previews(previews.wanted(look, (EXAMPLE,), (PLACE,)), progress, cancelled)
        out = paths.cache_dir() / FOLDER / kit_hash(made.kit)[:16]
        sheet = sheet_previews(made.kit, made.folder, out)
    return {
        "notes": list(made.notes), "pictures": [str(one.path) for one in shown],
        "sheet": [str(file) for file in sheet],
    }  # fmt: skip
