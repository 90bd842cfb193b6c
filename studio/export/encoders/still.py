"""Picks the file format of a still and encodes it under the placement's limit."""

from collections.abc import Iterable

from studio.errors import StudioError
from studio.export.encoders.encoded import OVER_BUDGET, Encoded
from studio.export.pixels import Pixels

PHOTO_ORDER = ("jpeg", "webp", "png")
FLAT_ORDER = ("png", "webp", "jpeg")
TIGHT = 300_000
"""Under this many bytes a lossless poster seldom fits, so a lossy format goes first."""


def format_order(formats: Iterable[str], max_bytes: int | None, *, has_photo: bool) -> tuple[str, ...]:
    """The placement's still formats, best first: JPEG for photos, PNG for flat work that may be large."""
    allowed = {"jpeg" if name.lower() == "jpg" else name.lower() for name in formats}
    tight = max_bytes is not None and max_bytes < TIGHT
    order = tuple(name for name in (PHOTO_ORDER if has_photo or tight else FLAT_ORDER) if name in allowed)
    if not order:
        raise StudioError(
            "export/no-format",
            "Penempatan ini tidak menerima PNG, JPEG, maupun WebP.",
            "Periksa daftar `formats` pada berkas platformnya.",
        )
    return order


def encode_still(
    pixels: Pixels,
    formats: Iterable[str],
    *,
    max_bytes: int | None = None,
    has_photo: bool = True,
    placement: str = "",
    smallest: bool = False,
) -> Encoded:
    """The file of the first format that fits `max_bytes`; `tries` counts the encodes of all formats."""
    refusal: StudioError | None = None
    spent = 0
    for name in format_order(formats, max_bytes, has_photo=has_photo):
        try:
            made = _encode(name, pixels, max_bytes, placement, smallest=smallest)
        except StudioError as error:
            if error.code != OVER_BUDGET:
                raise
            refusal = refusal or error
            spent += 1
        else:
            return made if not spent else _with_tries(made, made.tries + spent)
    if refusal is None:
        raise AssertionError("format_order gives at least one format")
    raise refusal


def _encode(name: str, pixels: Pixels, max_bytes: int | None, placement: str, *, smallest: bool) -> Encoded:
    from studio.export.encoders import jpeg, png, webp  # noqa: PLC0415 - heavy

    if name == "png":
        return png.encode_png(pixels, max_bytes=max_bytes, smallest=smallest, placement=placement)
    if name == "jpeg":
        return jpeg.encode_jpeg(pixels, max_bytes=max_bytes, placement=placement)
    return webp.encode_webp(pixels, max_bytes=max_bytes, placement=placement)


def _with_tries(made: Encoded, tries: int) -> Encoded:
    return Encoded(made.data, made.media_type, made.width, made.height, made.quality, tries)
