"""Covering parts of a picture: the covered copy is a picture of its own, the uncovered one stays."""

import hashlib
from collections.abc import Callable, Iterable, Sequence

import msgspec

from studio.domain.content import Asset, DesignPage, Picture
from studio.domain.covering import Covering, FaceBox, still_shown
from studio.domain.ids import AssetId, Sha256
from studio.intake.cover import cover, cover_picture
from studio.intake.faces import Presence, find_faces, presence
from studio.session.session import Draft, Session

Progress = Callable[[int, int, str], None]
Cancelled = Callable[[], bool]
Found = dict[str, tuple[FaceBox, ...] | None]

SUFFIX = " (disamarkan)"
INSTALL = 'pip install "studio-humas[wajah]" --no-index --find-links FOLDER'
"""How the extra is installed without a network, from a folder of wheels on a stick."""
__all__ = ["INSTALL", "Found", "Presence", "covered", "faces_of", "look", "presence", "shown_on", "swap"]


def covered(
    session: Session, asset: Asset, covering: Covering, progress: Progress, cancelled: Cancelled
) -> Asset | None:
    """The record of the covered copy, whose bytes are kept; None when somebody stopped it. For a thread.

    Licence, credit, alt text and labels are the original's. The uncovered bytes belong to the original alone.
    """
    session.require_writable()
    steps = len(covering.areas) + 2

    def going(done: int, _total: int) -> bool:
        progress(done, steps, asset.name)
        return not cancelled()

    made = cover_picture(session.blob(asset.sha256), covering, going)
    if made is None or cancelled():
        return None
    mime, data = made
    progress(steps - 1, steps, asset.name)
    left = _left(asset, data, covering)
    if cancelled():
        return None
    digest = session.add_blob(data, mime)
    progress(steps, steps, asset.name)
    return msgspec.structs.replace(
        asset, id=AssetId(hashlib.sha256(digest.encode()).hexdigest()[:32]), sha256=digest,
        original=Sha256(""), name=_name(asset.name), mime=mime, faces=left, codes=None,
        likeness="", made_from=asset.id, extra={},
    )  # fmt: skip


def _left(asset: Asset, data: bytes, covering: Covering) -> tuple[FaceBox, ...] | None:
    """Faces that can still be seen: counted anew, else those known before that no box covers."""
    found = find_faces(data)
    known = asset.faces if found is None else found
    return None if known is None else still_shown(known, covering)


def _name(name: str) -> str:
    stem, dot, suffix = name.rpartition(".")
    plain = stem if dot else name
    plain = plain.removesuffix(SUFFIX)
    return f"{plain}{SUFFIX}.{suffix}" if dot else f"{plain}{SUFFIX}"


def look(pixels: bytes, size: tuple[int, int], covering: Covering) -> bytes:
    """A small picture covered as the large one will be: packed RGB in, packed RGB out."""
    from PIL import Image  # noqa: PLC0415 - heavy

    image = Image.frombytes("RGB", size, pixels)
    for area in covering.areas:
        cover(image, area, covering)
    return image.tobytes()


def shown_on(draft_pages: Iterable[DesignPage], asset: Asset) -> tuple[DesignPage, ...]:
    """The pages that show a picture."""
    return tuple(page for page in draft_pages if any(_shows(value, asset) for value in page.slots.values()))


def swap(draft: Draft, old: Asset, new: Asset, pages: Sequence[str] | None = None, slot: str = "") -> int:
    """Show the covered copy in place of the picture; how many pages changed.

    Crop, focal point and alt text stay, since the copy has the same shape and shows the same. `pages` are ids
    of those to change, all without them; with `slot` only that one.
    """
    draft.put(new)
    changed = 0
    for page in shown_on(draft.project.all(DesignPage), old):
        if pages is not None and page.id not in pages:
            continue
        slots = {
            name: msgspec.structs.replace(value, asset=new.id)
            if isinstance(value, Picture) and _shows(value, old) and slot in ("", name)
            else value
            for name, value in page.slots.items()
        }
        draft.put(msgspec.structs.replace(page, slots=slots))
        changed += 1
    return changed


def _shows(value: object, asset: Asset) -> bool:
    return isinstance(value, Picture) and value.asset == asset.id


def faces_of(session: Session, assets: Sequence[Asset], progress: Progress, cancelled: Cancelled) -> Found:
    """Faces of pictures by id, as far as it got when somebody stopped it. For a thread."""
    found: Found = {}
    for number, asset in enumerate(assets):
        if cancelled():
            break
        progress(number, len(assets), asset.name)
        found[asset.id] = find_faces(session.blob(asset.sha256))
    progress(len(found), len(assets), "")
    return found
