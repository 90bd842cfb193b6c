"""Finished files read for a post to come: pages on disk beside the project until somebody says yes."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import lru_cache, partial
from pathlib import Path

import msgspec

from studio.catalog.brand import kit_paths
from studio.domain.content import Asset
from studio.domain.outside import Outside
from studio.domain.record import Value
from studio.errors import StudioError
from studio.i18n import N_
from studio.intake.outside.read import (
    LogoDrawing,
    Logos,
    MadePage,
    digest_of,
    draw_logos,
    read_file,
    read_subtitles,
)
from studio.intake.picture import with_faces
from studio.session.posts import asset_of
from studio.session.resources import find_kit, kit_file
from studio.session.taking import Refused

Progress = Callable[[int, int, str], None]
Cancelled = Callable[[], bool]
MEDIA = (
    ".png", ".jpg", ".jpeg", ".webp", ".gif", ".tif", ".tiff", ".bmp", ".pdf", ".pptx", ".mp4", ".mov",
    ".m4v",
)  # fmt: skip
"""Names that finished media have; what they are is told by their bytes."""
SUBTITLES = ".srt"
MOST_PAGES = 50
AT_ONCE = 2


class ReadPage(Value, frozen=True, kw_only=True):
    """A page as it would come in: the record, where its bytes lie until then, what is to be said of it."""

    asset: Asset
    clean: str
    original: str
    film: str = ""
    subtitles: str = ""
    notes: tuple[str, ...] = ()

    @property
    def outside(self) -> Outside:
        """What is known of its file."""
        return self.asset.outside or Outside(form="picture")


class Reading(Value, frozen=True, kw_only=True):
    """What came of the files: pages in order, refusals by file, and how many files were not looked at."""

    pages: tuple[ReadPage, ...] = ()
    refused: tuple[Refused, ...] = ()
    skipped: int = 0


def is_media(path: Path) -> bool:
    """Whether a dropped file may be finished media or goes with it."""
    return path.suffix.lower() in (*MEDIA, SUBTITLES)


def read_files(
    files: Sequence[Path], folder: Path, logos: Logos, progress: Progress, cancelled: Cancelled,
    most: int = MOST_PAGES,
) -> Reading:  # fmt: skip
    """Read finished files into `folder`; for a thread. One that is refused is told and the others go on.

    While one page is drawn, the faces of the one before are counted.
    """
    refused: list[Refused] = []
    media = [path for path in files if path.suffix.lower() != SUBTITLES]
    words = [path for path in files if path.suffix.lower() == SUBTITLES]
    skipped = 0
    with ThreadPoolExecutor(AT_ONCE) as pool:
        waiting: list[Future[ReadPage]] = []
        for number, path in enumerate(media):
            if cancelled() or len(waiting) >= most:
                skipped = len(media) - number
                break
            progress(number, len(media), path.name)
            told = partial(_tell, progress, number, len(media))
            try:
                for page in read_file(path, logos, told):
                    waiting.append(pool.submit(_kept, page, folder))
                    logos = Logos() if page.outside.logo and page.outside.logo.found else logos
                    if cancelled() or len(waiting) >= most:
                        break
            except StudioError as error:
                refused.append(Refused(name=path.name, why=error.message, hint=error.hint))
        pages = [one.result() for one in waiting]
    pages, more = _with_subtitles(pages, words, folder)
    return Reading(pages=tuple(pages), refused=(*refused, *more), skipped=skipped)


def _tell(progress: Progress, number: int, total: int, what: str) -> None:
    progress(number, total, what)


def _kept(page: MadePage, folder: Path) -> ReadPage:
    """A page with its bytes in files, so that fifty of them need no memory; its faces are counted."""
    taken = with_faces(page.taken, fine=page.outside.form == "picture")
    asset = msgspec.structs.replace(
        asset_of(taken, page.name), outside=page.outside, alt=proposed_alt(page.outside),
        had_place=taken.had_gps,
    )  # fmt: skip
    if page.film and page.outside.film:  # two films may share their cover
        ident = digest_of(f"{asset.id}{page.outside.film.sha256}".encode())[:32]
        asset = msgspec.structs.replace(asset, id=type(asset.id)(ident))
    film = _write(folder, page.film) if page.film else ""
    return ReadPage(
        asset=asset, clean=_write(folder, taken.data), original=_write(folder, taken.original), film=film,
        notes=taken.notes,
    )  # fmt: skip


def _with_subtitles(
    pages: list[ReadPage], words: Sequence[Path], folder: Path
) -> tuple[list[ReadPage], list[Refused]]:
    """Films with the SRT that lies beside them, by name, or the only one with the only film."""
    refused: list[Refused] = []
    films = [page for page in pages if page.outside.film]
    for path in words:
        same = [p for p in films if Path(p.outside.file).stem.casefold() == path.stem.casefold()]
        found = same or (films if len(films) == 1 else [])
        if not found:
            why = N_(f"Tidak ada video untuk “{path.name}”.")
            hint = N_("Seret videonya bersama takarir SRT-nya.")
            refused.append(Refused(name=path.name, why=why, hint=hint))
            continue
        try:
            data = read_subtitles(path)
        except StudioError as error:
            refused.append(Refused(name=path.name, why=error.message, hint=error.hint))
            continue
        at = pages.index(found[0])
        pages[at] = with_subtitles(pages[at], data, _write(folder, data))
    return pages, refused


def with_subtitles(page: ReadPage, data: bytes, file: str) -> ReadPage:
    """The page with the SRT of its film."""
    film = page.outside.film
    if film is None:
        return page
    film = msgspec.structs.replace(film, subtitles=digest_of(data))
    outside = msgspec.structs.replace(page.outside, film=film)
    asset = msgspec.structs.replace(page.asset, outside=outside)
    return msgspec.structs.replace(page, asset=asset, subtitles=file)


def _write(folder: Path, data: bytes) -> str:
    target = folder / digest_of(data)
    if not target.exists():
        target.write_bytes(data)
    return str(target)


ALT_WORDS = 220


def proposed_alt(outside: Outside) -> str:
    """A first alt text of the words on a page; empty when none are known. People finish it."""
    words = " ".join(outside.words.split())
    if not words:
        return ""
    if len(words) > ALT_WORDS:
        words = words[:ALT_WORDS].rpartition(" ")[0].rstrip(" ,.;:") + "…"
    return f"Bertuliskan: {words}"


def proposed_caption(pages: Sequence[ReadPage]) -> str:
    """A first caption: the speaker's notes where there are any, else the words of the first page."""
    notes = "\n\n".join(page.outside.notes for page in pages if page.outside.notes)
    first = pages[0].outside.words if pages else ""
    return (notes or first)[:2_000].strip()


def logos_of(kit: str) -> Logos:
    """The kit's logos drawn to be looked for; none when the kit has none or cannot be drawn."""
    found, folder = find_kit(kit)
    files = kit_paths(found, folder)
    grounds = {
        files[logo.file]: found.color("paper" if logo.ground == "light" else "field")
        for logo in found.logos
        if logo.file in files
    }
    return _drawn(kit_file(found)[0], tuple(grounds.items()))


@lru_cache(maxsize=4)
def _drawn(kit: str, grounds: tuple[tuple[Path, str], ...]) -> Logos:
    """Drawn once for each state of a kit, whose hash `kit` is."""
    try:
        drawn = draw_logos([file.read_bytes() for file, _ground in grounds])
    except (StudioError, OSError):
        return Logos(kit=kit)
    drawings = [LogoDrawing(png=png, ground=ground) for png, (_, ground) in zip(drawn, grounds, strict=True)]
    return Logos(kit=kit, drawings=tuple(one for one in drawings if one.png))
