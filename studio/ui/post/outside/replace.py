"""A finished file that takes the place of another page of its post, or an SRT that joins its film."""

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.domain.content import Asset, Picture
from studio.errors import StudioError
from studio.session.outside import making, reading
from studio.session.starting import kit_of
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.post.fill.take import PictureDoor


def replace_page(door: "PictureDoor", path: Path) -> None:
    """Read the file beside the window's thread and show its first page in the slot; one step of undo."""
    filling = door.filling
    number, page = filling.number, filling.page
    now = filling.value(door.slot)
    asset = filling.desk.project.find(Asset, now.asset) if isinstance(now, Picture) else None
    work = partial(_read, filling.desk.session, path, asset)
    job = page.window_.jobs.here(work, _("Membaca berkas jadi"), quiet=True)

    def came(found: Asset) -> None:
        door.said.emit("", "info")
        if filling.number == number and filling.page is page:
            alt = now.alt if isinstance(now, Picture) and asset is not None and found.id == asset.id else ""
            name = _("Ganti media dengan {name}").format(name=path.name)
            filling.put(name, door.slot, Picture(asset=found.id, alt=alt), found)

    job.done.connect(came)
    job.failed.connect(door.refused)


def _read(
    session: Any, path: Path, asset: Asset | None, progress: Callable[[int, int, str], None],
    cancelled: Callable[[], bool],
) -> Asset:  # fmt: skip
    """The record of the file's first page, its bytes kept; for a thread."""
    if path.suffix.lower() == reading.SUBTITLES and asset is not None:
        return making.subtitled(session, asset, path)
    with tempfile.TemporaryDirectory(prefix="studio-luar-", ignore_cleanup_errors=True) as folder:
        found = reading.read_files(
            [path], Path(folder), reading.logos_of(kit_of(session)), progress, cancelled, most=1
        )
        if not found.pages:
            why = found.refused[0] if found.refused else None
            raise StudioError(
                "outside/refused",
                why.why if why else "Berkas ini tidak dapat dibaca.",
                why.hint if why else "",
            )
        return making.replaced(session, found.pages[0])
