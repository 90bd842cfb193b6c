"""Many foreign pictures taken in at once, each by the one door; what was refused is told file by file."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from studio.domain.content import Asset
from studio.domain.record import Value
from studio.errors import StudioError
from studio.intake.picture import TakenPicture
from studio.session.posts import asset_of, take_and_look
from studio.session.session import Session

AT_ONCE = 2
"""Pictures decoded side by side, each in its own limited process."""
PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".tif", ".tiff", ".bmp", ".svg", ".svgz")


class Refused(Value, frozen=True, kw_only=True):
    """A file that was not taken in, and why."""

    name: str
    why: str
    hint: str = ""


class Taken(Value, frozen=True, kw_only=True):
    """What came of the files: new pictures, those the library had already, refusals, notes by file."""

    new: tuple[Asset, ...] = ()
    known: tuple[tuple[str, Asset], ...] = ()
    refused: tuple[Refused, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    skipped: int = 0
    """Files not looked at because somebody stopped it."""


def take_many(
    session: Session,
    files: Sequence[Path],
    progress: Callable[[int, int, str], None],
    cancelled: Callable[[], bool],
) -> Taken:
    """Take pictures into the project's media; their records are the caller's to store. For a thread."""
    session.require_writable()
    have = {str(asset.sha256): asset for asset in session.project.all(Asset)}
    new: dict[str, Asset] = {}
    known: list[tuple[str, Asset]] = []
    refused: list[Refused] = []
    notes: list[tuple[str, str]] = []
    done = 0
    for path, taken in _decoded(files, cancelled):
        done += 1
        progress(done, len(files), path.name)
        if isinstance(taken, StudioError):
            refused.append(Refused(name=path.name, why=taken.message, hint=taken.hint))
            continue
        digest = str(taken.sha256)
        if digest in have or digest in new:
            known.append((path.name, have.get(digest) or new[digest]))
            continue
        session.add_blob(taken.data, taken.mime)
        session.add_blob(taken.original, "application/octet-stream")
        new[digest] = asset_of(taken, path.name)
        notes += [(path.name, note) for note in taken.notes]
    return Taken(
        new=tuple(new.values()), known=tuple(known), refused=tuple(refused), notes=tuple(notes),
        skipped=len(files) - done,
    )  # fmt: skip


def pictures_in(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The files to take in: files as they come, of folders the pictures in them."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(p for p in path.iterdir() if p.suffix.lower() in PICTURES)
        else:
            found.append(path)
    return tuple(dict.fromkeys(found))


def _decoded(
    files: Sequence[Path], cancelled: Callable[[], bool]
) -> Iterator[tuple[Path, TakenPicture | StudioError]]:
    """Files with their clean copies, a few decoded ahead; ends early when somebody stops it."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for at in range(0, len(files), AT_ONCE):
            if cancelled():
                return
            group = files[at : at + AT_ONCE]
            yield from zip(group, pool.map(_take, group), strict=True)


def _take(path: Path) -> TakenPicture | StudioError:
    try:
        return take_and_look(path)
    except StudioError as error:
        return error
