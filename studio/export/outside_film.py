"""A film made elsewhere as it stands in a bundle: framed as its cover is."""

from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from studio.domain.outside import Film
from studio.domain.outside_fit import copied_as_is
from studio.domain.platform import Placement
from studio.export.encoders.film import Frame, film_for
from studio.render import display as d


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
