"""PNG by an own writer: 'up' filter in numpy and one fast deflate; faster than a filter search."""

import io
import struct
import zlib

from studio.export.encoders.clean import check_clean
from studio.export.encoders.encoded import MEDIA_TYPES, Encoded, over_budget
from studio.export.pixels import Pixels, to_bgr_rows, to_pillow

SIGNATURE = b"\x89PNG\r\n\x1a\n"
PERCEPTUAL = b"\x00"
LEVELS = (1, 6, 9)


def encode_png(
    pixels: Pixels, *, max_bytes: int | None = None, smallest: bool = False, placement: str = ""
) -> Encoded:
    """A lossless file; over `max_bytes` it packs harder, and refuses rather than lose colours."""
    size = 0
    ways = () if smallest else LEVELS if max_bytes is not None else LEVELS[:1]
    filtered = _filter_up(pixels) if ways else b""
    for tries, level in enumerate((*ways, None), start=1):
        data = _optimized(pixels) if level is None else _assemble(pixels, zlib.compress(filtered, level))
        size = min(size or len(data), len(data))
        if max_bytes is None or len(data) <= max_bytes:
            check_clean(data)
            return Encoded(data, MEDIA_TYPES["png"], pixels.width, pixels.height, tries=tries)
    raise over_budget(placement, size, max_bytes or 0)


def _filter_up(pixels: Pixels) -> bytes:
    """Rows of RGB, each the difference to the row above, each led by filter type 2."""
    import numpy as np  # noqa: PLC0415 - heavy

    rgb = np.ascontiguousarray(to_bgr_rows(pixels)[..., 2::-1]).reshape(pixels.height, pixels.width * 3)
    rows = np.empty((pixels.height, pixels.width * 3 + 1), np.uint8)
    rows[:, 0] = 2
    rows[0, 1:] = rgb[0]
    np.subtract(rgb[1:], rgb[:-1], out=rows[1:, 1:])
    return rows.tobytes()


def _assemble(pixels: Pixels, packed: bytes) -> bytes:
    header = struct.pack(">IIBBBBB", pixels.width, pixels.height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"sRGB", PERCEPTUAL), (b"IDAT", packed), (b"IEND", b""))
    return SIGNATURE + b"".join(_chunk(name, body) for name, body in chunks)


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _optimized(pixels: Pixels) -> bytes:
    """The smallest file: Pillow's filter search at the highest level."""
    from PIL import PngImagePlugin  # noqa: PLC0415 - heavy

    marks = PngImagePlugin.PngInfo()
    marks.add(b"sRGB", PERCEPTUAL)
    out = io.BytesIO()
    to_pillow(pixels).save(out, "PNG", optimize=True, pnginfo=marks)
    return out.getvalue()
