"""Finished pictures made elsewhere go out as they came in."""

from studio.domain.platform import Placement
from studio.export.encoders.clean import check_clean
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
