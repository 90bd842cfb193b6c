"""Painted pixels as a plain value, so that encoders need no Qt."""

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from PIL import Image


class Pixels(msgspec.Struct, frozen=True):
    """An opaque picture, 8-bit blue, green, red, unused; rows `stride` bytes apart (QImage Format_RGB32).

    `keep` owns the memory when `data` is only a view of it.
    """

    width: int
    height: int
    stride: int
    data: bytes | memoryview
    keep: object = None

    def __post_init__(self) -> None:
        if self.width < 1 or self.height < 1 or self.stride < 4 * self.width:
            raise ValueError("a picture needs a width, a height and a stride of at least 4 bytes a pixel")
        if len(self.data) < self.stride * (self.height - 1) + 4 * self.width:
            raise ValueError("the pixel data is shorter than the picture")


def to_pillow(pixels: Pixels) -> "Image.Image":
    """A new Pillow picture in mode RGB with nothing but pixels in it."""
    from PIL import Image  # noqa: PLC0415 - heavy

    rows = whole_rows(pixels)
    size = (pixels.width, pixels.height)
    return Image.frombuffer("RGB", size, rows, "raw", "BGRX", pixels.stride, 1)  # type: ignore[arg-type] # any buffer


def whole_rows(pixels: Pixels) -> bytes | memoryview:
    """The data with its last row as long as the others."""
    missing = pixels.stride * pixels.height - len(pixels.data)
    return bytes(pixels.data) + bytes(missing) if missing > 0 else pixels.data
