"""Finished files straight into a post, for the command line: read, judged, made and stored in one go."""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from studio.errors import StudioError
from studio.i18n import N_
from studio.session.outside.making import Suits, chosen, keep, make, suits, title_of
from studio.session.outside.reading import Cancelled, Progress, Reading, logos_of, read_files
from studio.session.outside.words import suits_words
from studio.session.session import Session
from studio.session.starting import kit_of


def command_of(title: str) -> str:
    """The name of the step that makes such a post."""
    return N_(f"Buat konten “{title}”")


def from_files(
    session: Session,
    files: Sequence[Path],
    title: str = "",
    placements: Sequence[str] = (),
    *,
    dry: bool = False,
    progress: Progress = lambda _done, _total, _what: None,
    cancelled: Cancelled = lambda: False,
) -> dict[str, Any]:
    """The post of these files, and how it suits each placement; nothing is stored when `dry`."""
    kit = kit_of(session)
    with tempfile.TemporaryDirectory(prefix="studio-luar-") as folder:
        reading = read_files(files, Path(folder), logos_of(kit), progress, cancelled)
        if not reading.pages:
            raise _nothing(reading)
        found = suits(session, [page.asset for page in reading.pages])
        wanted = tuple(placements) or chosen(found)
        name = title or title_of(reading.pages)
        told = {"title": name, "placements": list(wanted), **_told(reading, found)}
        if dry:
            return told
        keep(session, reading.pages)
        made = make(session, reading.pages, name, wanted, kit)
    with session.edit(command_of(name)) as draft:
        draft.put(*made.all)
    return {"id": made.post.id, **told}


def _nothing(reading: Reading) -> StudioError:
    if reading.refused:
        first = reading.refused[0]
        return StudioError("outside/refused", f"{first.name}: {first.why}", first.hint)
    return StudioError("outside/none", "Tidak ada berkas media.", "Pilih PNG, JPEG, PDF, PPTX, atau MP4.")


def _told(reading: Reading, found: Sequence[Suits]) -> dict[str, Any]:
    return {
        "pages": [
            {
                "name": page.asset.name, "width": page.asset.width, "height": page.asset.height,
                "words": bool(page.outside.words), "logo": _logo(page.outside.logo),
                "seconds": page.outside.film.seconds if page.outside.film else None,
                "notes": list(page.notes),
            }
            for page in reading.pages
        ],
        "suits": [
            {
                "placement": one.placement.id, "fits": one.fits, "lost": round(one.fitting.lost, 4),
                "enlarged": round(one.fitting.enlarged, 3), "words": suits_words(one),
            }
            for one in found
        ],
        "refused": [{"name": one.name, "why": one.why, "hint": one.hint} for one in reading.refused],
    }  # fmt: skip


def _logo(seen: Any) -> str:
    if seen is None:
        return "unknown"
    return ("found" if seen.found else "absent") if seen.sure else "unsure"
