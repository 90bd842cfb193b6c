"""Small pictures of the library: made once from the clean copy, kept in the user's cache under its hash."""

import io
from contextlib import suppress
from pathlib import Path

from studio import paths
from studio.errors import StudioError
from studio.session.session import Session
from studio.store import blobs
from studio.store.atomic import temporary_name

FOLDER = "gambar-kecil"
SIDES = (320, 800)
"""Longest side in px: for tiles, and for the picture of the side panel."""
CACHE_BYTES = 300_000_000


def thumbnail(session: Session, sha: str, side: int = SIDES[0]) -> Path:
    """The small picture's file. Takes 30 ms for 12 Mpx the first time, so it is for a thread."""
    folder = paths.cache_dir() / FOLDER
    found = folder / f"{sha}-{side}.webp"
    if found.is_file():
        return found
    folder.mkdir(parents=True, exist_ok=True)
    temporary = temporary_name(found)
    temporary.write_bytes(_small(session.blob(sha), side))
    temporary.replace(found)  # not synced to the disk: it can be made again
    return found


def forget(sha: str) -> None:
    """Remove small pictures that cannot be read, so that they are made again."""
    for side in SIDES:
        (paths.cache_dir() / FOLDER / f"{sha}-{side}.webp").unlink(missing_ok=True)


def size_of(session: Session, sha: str) -> int:
    """Bytes of a picture as the project keeps it."""
    with session.file.reading() as connection:
        return blobs.size(connection, sha)


def tidy() -> None:
    """Remove the oldest small pictures beyond the cache's bound."""
    files = []
    for file in (paths.cache_dir() / FOLDER).glob("*.webp"):
        with suppress(OSError):
            files.append((file.stat().st_mtime, file.stat().st_size, file))
    total = 0
    for _time, size, file in sorted(files, reverse=True):
        total += size
        if total > CACHE_BYTES:
            with suppress(OSError):
                file.unlink()


def _small(data: bytes, side: int) -> bytes:
    """The picture at most `side` long; `data` is a copy this program made itself."""
    from PIL import Image  # noqa: PLC0415 - heavy

    try:
        image = Image.open(io.BytesIO(data), formats=("PNG", "JPEG"))
        image.draft("RGB", (side, side))
        image.thumbnail((side, side), Image.Resampling.BILINEAR, reducing_gap=2.0)
        out = io.BytesIO()
        image.convert("RGBA" if image.mode in ("RGBA", "LA", "P") else "RGB").save(
            out, "WEBP", quality=82, method=0
        )
    except (OSError, SyntaxError, ValueError) as error:
        raise StudioError("asset/thumbnail", "Gambar ini tidak dapat ditampilkan.", "") from error
    return out.getvalue()
