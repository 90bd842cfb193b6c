"""The emblem of the office's kit, as the window shows it."""

from studio.domain.brand import Kit, Logo
from studio.domain.content import Office
from studio.errors import StudioError
from studio.session.accent import kit_of_office
from studio.session.session import Session

Ground = str
"""`light` or `dark`: what the emblem stands on."""


def emblem_of(session: Session, office: Office | None, ground: Ground) -> bytes:
    """The drawing that stands on this ground, SVG or PNG; nothing when the office's kit has none."""
    kit = kit_of_office(session, office) if office is not None and office.kit else None
    logo = _chosen(kit, ground) if kit is not None else None
    if office is None or kit is None or logo is None:
        return b""
    try:
        pinned = (
            session.file.pinned("kit", office.kit, office.kit_hash, logo.file) if office.kit_hash else None
        )
        return pinned.get(logo.file, b"") if pinned else _of_catalogue(office.kit, logo)
    except (StudioError, OSError):
        return b""  # the page of kits says what is wrong with it


def shape_of(session: Session, office: Office | None, ground: Ground) -> float:
    """Width over height of that drawing."""
    kit = kit_of_office(session, office) if office is not None and office.kit else None
    logo = _chosen(kit, ground) if kit is not None else None
    return logo.aspect if logo is not None else 1.0


def _chosen(kit: Kit, ground: Ground) -> Logo | None:
    """An emblem before a whole logo, one for this ground before another."""
    ordered = sorted(kit.logos, key=lambda one: (one.ground != ground, one.kind != "emblem"))
    return ordered[0] if ordered and ordered[0].ground == ground else None


def _of_catalogue(ident: str, logo: Logo) -> bytes:
    from studio.session.resources import find_kit  # noqa: PLC0415 - reads drawings, which takes its time

    return (find_kit(ident)[1] / logo.file).read_bytes()
