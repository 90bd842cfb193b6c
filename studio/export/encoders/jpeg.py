"""JPEG by Pillow, with a search for the quality that fits a byte limit."""

import io

from PIL import Image

from studio.export.encoders.budget import FLOOR, search
from studio.export.encoders.clean import check_clean
from studio.export.encoders.encoded import MEDIA_TYPES, Encoded, over_budget
from studio.export.pixels import Pixels, to_pillow

QUALITY = 88
FULL_COLOR, HALF_COLOR = "4:4:4", "4:2:0"


def encode_jpeg(
    pixels: Pixels,
    *,
    quality: int = QUALITY,
    max_bytes: int | None = None,
    full_color: bool = False,
    placement: str = "",
) -> Encoded:
    """A JPEG at `quality` or, under `max_bytes`, at the best quality from 60 up that fits.

    Args:
        pixels: what was painted.
        quality: where the search starts, and the quality when there is no limit.
        max_bytes: limit of the placement.
        full_color: keep all colour samples (4:4:4), for small coloured text; given up before quality 60 is.
        placement: named in the refusal.
    """
    picture = to_pillow(pixels)
    sampling = FULL_COLOR if full_color else HALF_COLOR
    found = search(lambda q: _save(picture, q, sampling), start=quality, limit=max_bytes)
    data, used, tries, size = found.data, found.quality, found.tries, found.smallest
    for harder in ("optimize", "progressive"):
        if data is not None or max_bytes is None:
            break
        attempt = _save(picture, FLOOR, HALF_COLOR, optimize=True, progressive=harder == "progressive")
        tries, size, used = tries + 1, min(size, len(attempt)), FLOOR
        data = attempt if len(attempt) <= max_bytes else None
    if data is None:
        raise over_budget(placement, size, max_bytes or 0)
    check_clean(data)
    return Encoded(data, MEDIA_TYPES["jpeg"], pixels.width, pixels.height, quality=used, tries=tries)


def _save(
    picture: Image.Image, quality: int, sampling: str, *, optimize: bool = False, progressive: bool = False
) -> bytes:
    out = io.BytesIO()
    picture.save(
        out, "JPEG", quality=quality, subsampling=sampling, optimize=optimize, progressive=progressive
    )
    return out.getvalue()
