"""What differs in a bundle for media made elsewhere: bytes that go out as they came in, films, subtitles."""

from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from studio.domain.outside import Film
from studio.domain.outside_fit import copied_as_is
from studio.domain.platform import Placement
from studio.export.encoders.clean import check_clean
from studio.export.encoders.film import Frame, film_for
from studio.render import display as d

SQUARE = (0.0, 0.0, 0.0, 0.0)


def lone_photo(page: d.DisplayList) -> d.Photo | None:
    """The one picture that fills the page px for px with all of itself, when there is nothing else on it."""
    shown = [op for op in page.ops if not isinstance(op, d.Rect)]
    if len(shown) != 1 or not isinstance(shown[0], d.Photo):
        return None
    photo, size = shown[0], (page.width, page.height)
    box, source = photo.box, photo.source
    whole = (source.x, source.y, source.width, source.height) == (0, 0, *size) and photo.size == size
    placed = (box.x, box.y, box.width, box.height) == (0, 0, *size)
    over = page.ops[-1] is photo
    return photo if whole and placed and over and photo.radii == SQUARE and photo.tone is None else None


def as_it_came(data: bytes, placement: Placement) -> bool:
    """Whether the bytes of a JPEG that fills the placement go out unchanged."""
    light = placement.max_bytes is None or len(data) <= placement.max_bytes
    if not data.startswith(b"\xff\xd8") or "jpeg" not in placement.formats or not light:
        return False
    check_clean(data)
    return True


def film_bytes(
    store: Path, film: Film, page: d.DisplayList, placement: Placement, folder: Path,
    progress: Callable[[int, int], None] | None, cancelled: Callable[[], bool] | None, over: str = "",
) -> bytes:  # fmt: skip
    """The film as the placement takes it, framed as its cover is; `over` is a clear PNG laid over it."""
    photo = next(op for op in reversed(page.ops) if isinstance(op, d.Photo))
    limits = placement.motion
    frame = msgspec.structs.replace(_frame(page, photo, film), over=over)
    made = film_for(
        store / film.sha256, film, frame, folder, copied=copied_as_is(film, placement),
        max_bytes=limits.max_bytes if limits else None, max_fps=limits.max_fps if limits else None,
        progress=progress, cancelled=cancelled,
    )  # fmt: skip
    return made.read_bytes()


def _frame(page: d.DisplayList, photo: d.Photo, film: Film) -> Frame:
    k = film.width / photo.size[0]
    source = msgspec.structs.replace(
        photo.source, x=photo.source.x * k, y=photo.source.y * k, width=photo.source.width * k,
        height=photo.source.height * k,
    )  # fmt: skip
    behind = [op for op in page.ops[: page.ops.index(photo)] if isinstance(op, d.Photo | d.Rect)]
    framed = (photo.box.width, photo.box.height) != (page.width, page.height)
    ground = _ground(behind) if framed else ""
    return Frame(
        width=int(page.width), height=int(page.height), source=source, target=photo.box, ground=ground
    )


def _ground(behind: Iterable[d.Photo | d.Rect]) -> str:
    last = list(behind)[-1]
    if isinstance(last, d.Photo):
        return "blur"
    tint = last.fill.color if last.fill else None
    return "#{:02x}{:02x}{:02x}".format(*tint[:3]) if tint else "#000000"
