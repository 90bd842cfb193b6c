"""The colour the window takes from the office's kit."""

import msgspec

from studio.domain.brand import Kit
from studio.domain.color import parse
from studio.domain.content import Office
from studio.domain.oklab import to_lch
from studio.errors import StudioError
from studio.session.session import Session

WANTED = ("field", "accent-ink", "deep")
"""Roles that may dress the window, the first one that fits."""
KIT = "kit.json"
"""What `resources` pins a kit as; the first window must not wait for that module."""
GREY = 0.03
RED, APART = 29.5, 22.0
"""Hue of what is wrong, and how far from it an accent stays: a red button means “cannot be taken back”."""


def accent_of(session: Session, office: Office | None) -> str:
    """`#rrggbb` of the office's kit, or nothing when there is no kit or none of its colours will do."""
    kit = kit_of_office(session, office) if office is not None and office.kit else None
    return accent_in(kit) if kit is not None else ""


def accent_in(kit: Kit) -> str:
    """The kit's field; where that is grey or the red of an error, its accent."""
    colors = (kit.color(role) for role in WANTED if role in kit.roles)
    return next((color for color in colors if _fits(color)), "")


def _fits(color: str) -> bool:
    seen = to_lch(parse(color))
    away = abs((seen.hue - RED + 180) % 360 - 180)
    return seen.chroma >= GREY and away >= APART


def kit_of_office(session: Session, office: Office) -> Kit | None:
    """The office's kit as pinned, else of the catalogues; None when it cannot be read."""
    try:
        files = session.file.pinned("kit", office.kit, office.kit_hash, KIT) if office.kit_hash else None
        return msgspec.json.decode(files[KIT], type=Kit) if files else _of_catalogue(office.kit)
    except (StudioError, msgspec.DecodeError, KeyError):
        return None  # the window stays as it comes; the kit page says what is wrong with the kit


def _of_catalogue(ident: str) -> Kit:
    from studio.session.resources import find_kit  # noqa: PLC0415 - reads drawings, which takes its time

    return find_kit(ident)[0]
