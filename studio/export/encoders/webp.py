"""WebP by Pillow: for placements that take it, and for the small pictures inside index.html."""

import io
from typing import TYPE_CHECKING

from studio.export.encoders.budget import search
from studio.export.encoders.clean import check_clean
from studio.export.encoders.encoded import MEDIA_TYPES, Encoded, over_budget
from studio.export.pixels import Pixels, to_pillow

if TYPE_CHECKING:
    from PIL import Image

QUALITY = 88
METHOD = 2
"""Twice as fast as Pillow's default for 2 % more bytes."""
THUMB_BYTES = 25_000
ROOM_FOR_THUMBS = 900_000
"""Bytes of base64; the rest of a megabyte is for words."""
THUMB_SIDE = 560
THUMB_QUALITY = 70
THUMB_FLOOR = 30


def encode_webp(
    pixels: Pixels, *, quality: int = QUALITY, max_bytes: int | None = None, placement: str = ""
) -> Encoded:
    """A WebP at `quality` or, under `max_bytes`, at the best quality from 60 up that fits."""
    picture = to_pillow(pixels)
    found = search(lambda q: _save(picture, q), start=quality, limit=max_bytes)
    if found.data is None:
        raise over_budget(placement, found.smallest, max_bytes or 0)
    check_clean(found.data)
    return Encoded(
        found.data, MEDIA_TYPES["webp"], pixels.width, pixels.height, quality=found.quality, tries=found.tries
    )


def thumb_budget(count: int) -> int:
    """Bytes for each of `count` thumbnails of a post, so that its part of the page stays under 1 MB."""
    return min(THUMB_BYTES, int(ROOM_FOR_THUMBS * 3 / 4 / max(1, count)))


def thumbnail(pixels: Pixels, *, max_bytes: int = THUMB_BYTES, side: int = THUMB_SIDE) -> bytes:
    """A small WebP of at most `max_bytes`; it gives up quality first, then size."""
    return _small(to_pillow(pixels), max_bytes, side)


def shrink(webp: bytes, max_bytes: int) -> bytes:
    """A WebP of ours made smaller until it fits; as it is when it does already."""
    if len(webp) <= max_bytes:
        return webp
    from PIL import Image  # noqa: PLC0415 - heavy, and planning a post needs none

    with Image.open(io.BytesIO(webp), formats=["WEBP"]) as opened:
        picture = opened.convert("RGB")
    return _small(picture, max_bytes, max(picture.size))


def _small(picture: "Image.Image", max_bytes: int, side: int) -> bytes:
    from PIL import Image  # noqa: PLC0415 - heavy, and planning a post needs none

    while True:
        share = min(1.0, side / max(picture.size))
        size = (max(1, round(picture.width * share)), max(1, round(picture.height * share)))
        coarse = picture.reduce(max(1, int(1 / share)))
        sized = coarse.resize(size, Image.Resampling.LANCZOS)

        def encode(quality: int, sized: "Image.Image" = sized) -> bytes:
            return _save(sized, quality)

        found = search(encode, start=THUMB_QUALITY, limit=max_bytes, floor=THUMB_FLOOR)
        if found.data is not None:
            check_clean(found.data)
            return found.data
        if side <= 16:
            raise over_budget("", found.smallest, max_bytes)
        side = max(16, side * 3 // 4)


def _save(picture: "Image.Image", quality: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, "WEBP", quality=quality, method=METHOD)
    return out.getvalue()
