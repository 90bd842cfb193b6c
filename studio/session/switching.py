"""A project's kit: which one is in use, and another one for the office and every design, as one command."""

from pathlib import Path

import msgspec

from studio.catalog.brand import kit_hash, kit_paths, list_kits, load_kit
from studio.domain.brand import Kit
from studio.domain.content import Design, Office
from studio.domain.ids import Sha256
from studio.domain.project import Project
from studio.domain.record import Value
from studio.errors import StudioError
from studio.paths import brand_kits
from studio.session.resources import KIT, find_kit
from studio.session.session import Draft, Session


class KitAtHand(Value, frozen=True, kw_only=True):
    """A kit one may look at: `origin` is `shipped`, `office` or `project` (only pinned in the project)."""

    id: str
    name: str
    digest: str
    origin: str
    designs: int = 0
    """Designs that use this very version."""
    in_use: bool = False
    """Whether the office's profile names it in this version."""


def kits_at_hand(session: Session) -> tuple[KitAtHand, ...]:
    """Every kit of the catalogues and of the project, the project's own first; broken ones are left out."""
    project = session.project
    office = project.find(Office, "office")
    now = (office.kit, str(office.kit_hash)) if office else ("", "")
    found: dict[tuple[str, str], KitAtHand] = {}
    for ident, folder in list_kits().items():
        try:
            kit = load_kit(folder)
        except StudioError:
            continue
        digest = kit_hash(kit)
        origin = "shipped" if folder.is_relative_to(brand_kits()) else "office"
        found[ident, digest] = KitAtHand(id=ident, name=kit.name.full, digest=digest, origin=origin)
    for ident, digest in _pinned(project, now):
        if (ident, digest) not in found and (own := _of_pin(session, ident, digest)) is not None:
            found[ident, digest] = KitAtHand(id=ident, name=own.name.full, digest=digest, origin="project")
    used = [(d.kit, str(d.kit_hash)) for d in project.all(Design)]
    told = [
        msgspec.structs.replace(one, designs=used.count(key), in_use=key == now) for key, one in found.items()
    ]
    return tuple(sorted(told, key=lambda one: (not one.in_use, -one.designs, one.name.casefold())))


def kit_and_files(session: Session, at_hand: KitAtHand, store: Path) -> tuple[Kit, dict[str, Path]]:
    """The kit and where each of its files is; a pinned kit's files are put into `store` by hash."""
    if at_hand.origin != "project":
        kit, folder = find_kit(at_hand.id)
        return kit, kit_paths(kit, folder)
    files = session.file.pinned("kit", at_hand.id, at_hand.digest)
    if files is None:
        raise StudioError("kit/unknown", f"Kit merek “{at_hand.id}” tidak ada di proyek ini.", "")
    kit = msgspec.json.decode(files[KIT], type=Kit)
    for name, digest in kit.files.items():
        if not (store / digest).exists():
            (store / digest).write_bytes(files[name])
    return kit, {name: store / digest for name, digest in kit.files.items()}


def use_kit(draft: Draft, ident: str, digest: Sha256) -> int:
    """Give the office and every design this pinned kit; how many designs changed."""
    office = draft.find(Office, "office")
    if office is not None:
        draft.put(msgspec.structs.replace(office, kit=ident, kit_hash=digest))
    changed = [d for d in draft.project.all(Design) if (d.kit, d.kit_hash) != (ident, digest)]
    draft.put(*(msgspec.structs.replace(design, kit=ident, kit_hash=digest) for design in changed))
    return len(changed)


def _pinned(project: Project, now: tuple[str, str]) -> list[tuple[str, str]]:
    keys = [(d.kit, str(d.kit_hash)) for d in project.all(Design)]
    return [key for key in dict.fromkeys((now, *keys)) if all(key)]


def _of_pin(session: Session, ident: str, digest: str) -> Kit | None:
    files = session.file.pinned("kit", ident, digest)
    return msgspec.json.decode(files[KIT], type=Kit) if files else None
