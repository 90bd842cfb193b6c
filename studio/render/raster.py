"""Decoded pictures and blurred shadows as QImages, in bounded caches; Pillow decodes, for it has SIMD.

Which level of a picture is decoded depends on the placement alone, never on what else is in the cache, so
that the same input gives the same pixels.
"""

import io
from collections import OrderedDict
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from PySide6.QtGui import QImage

from studio.domain.color import Rgb
from studio.errors import StudioError
from studio.render.display import Tone

FORMATS = ("JPEG", "PNG", "WEBP")
CACHE_BYTES = 160 * 1024 * 1024
LEVELS = (8, 4, 2, 1)
BLURRED = 320
"""Px of the longer side of a picture out of focus: drawn large, it has no more to show."""
STRIP = 64
"""Rows converted at a time: few enough to stay in the processor's cache."""

PATCH_BYTES, PATCHES_SEEN = 128 * 1024 * 1024, 512

Blobs = Callable[[str], bytes]


class Kept:
    """Images under a bound of bytes, least recently used first out; the newest stays whatever its size."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._images: OrderedDict[tuple[Any, ...], QImage] = OrderedDict()
        self._bytes = 0

    def get(self, key: tuple[Any, ...]) -> QImage | None:
        """The image, now the most recently used."""
        if key not in self._images:
            return None
        self._images.move_to_end(key)
        return self._images[key]

    def keep(self, key: tuple[Any, ...], image: QImage) -> QImage:
        """The image, kept."""
        self._images[key] = image
        self._bytes += image.sizeInBytes()
        while self._bytes > self._limit and len(self._images) > 1:
            self._bytes -= self._images.popitem(last=False)[1].sizeInBytes()
        return image


class Pictures:
    """Pictures by blob hash at halved sizes, least recently used first out."""

    def __init__(self, blobs: Blobs, limit: int = CACHE_BYTES) -> None:
        self._blobs = blobs
        self._images, self._patches = Kept(limit), Kept(PATCH_BYTES)
        self._seen: OrderedDict[tuple[Any, ...], None] = OrderedDict()

    def image(self, sha256: str, needed: float, tone: Tone | None = None) -> QImage:
        """The picture at the smallest level that has `needed` px for each px of the original shown (0..1)."""
        level = next((n for n in LEVELS if 1 / n >= needed), 1)
        key = (sha256, level, tone)
        return self._images.get(key) or self._images.keep(key, to_qimage(self._decode(sha256, level, tone)))

    def bytes_of(self, sha256: str) -> bytes:
        """The blob as it is kept."""
        return self._blobs(sha256)

    def patch(self, key: tuple[Any, ...], make: Callable[[], QImage]) -> QImage | None:
        """What is painted alike again and again, ready in device px; None the first time it is asked for.

        The first time it is cheaper to paint it in place: most pages of an export are painted once.
        """
        ready = self._patches.get(key)
        if ready is not None:
            return ready
        if key not in self._seen:
            self._seen[key] = None
            while len(self._seen) > PATCHES_SEEN:
                self._seen.popitem(last=False)
            return None
        return self._patches.keep(key, make())

    def _decode(self, sha256: str, level: int, tone: Tone | None) -> Any:
        picture = self._whole(sha256) if level == 1 else self._reduced(sha256, level)
        if tone is not None:
            from PIL import Image, ImageOps  # noqa: PLC0415 - heavy

            plain = picture.convert("RGB")
            toned = ImageOps.colorize(ImageOps.grayscale(plain), tone.dark, tone.light)
            toned = Image.blend(plain, toned, tone.share)
            if picture.mode == "RGBA":
                toned.putalpha(picture.getchannel("A"))
            picture = toned
        return picture

    def _reduced(self, sha256: str, level: int) -> Any:
        """All smaller levels come from one decoding: most of its time goes into reading the file."""
        half = _halves.get(sha256)
        if half is None:
            half = _halves[sha256] = self._whole(sha256, 2)
            while len(_halves) > 2:
                _halves.popitem(last=False)
        return half if level == 2 else half.reduce(level // 2)

    def _whole(self, sha256: str, level: int = 1) -> Any:
        """The picture in RGB or RGBA; at half its size a JPEG takes two thirds of the time."""
        from PIL import Image  # noqa: PLC0415 - heavy

        try:
            picture: Any = Image.open(io.BytesIO(self._blobs(sha256)), formats=FORMATS)
            if level > 1 and picture.format == "JPEG":
                picture.draft(picture.mode, (picture.width // level, picture.height // level))
                picture.load()
                return _rgb(picture)
            return _rgb(picture) if level == 1 else _rgb(picture).reduce(level)
        except (OSError, ValueError) as error:
            raise StudioError(
                "picture/decode", "Gambar di proyek tidak dapat dibuka.", "Ganti gambar itu."
            ) from error

    def out_of_focus(self, sha256: str, source: tuple[float, float, float, float], ratio: float) -> QImage:
        """The part `source` of a picture (shares), blurred and a little darker, to stand behind it."""
        from PIL import ImageFilter  # noqa: PLC0415 - heavy

        key = ("blur", sha256, source, round(ratio, 4))
        found = self._images.get(key)
        if found is not None:
            return found
        size = (
            (BLURRED, max(1, round(BLURRED / ratio)))
            if ratio >= 1
            else (max(1, round(BLURRED * ratio)), BLURRED)
        )
        small = self.sample(sha256, source, size).filter(ImageFilter.GaussianBlur(BLURRED * 0.03))
        return self._images.keep(key, to_qimage(small.point(lambda value: value * 0.82)))

    def sample(self, sha256: str, source: tuple[float, float, float, float], size: tuple[int, int]) -> Any:
        """A small RGB picture of the part `source` (left, top, right, bottom in shares 0..1)."""
        picture = self._small(sha256)
        width, height = picture.size
        box = (source[0] * width, source[1] * height, source[2] * width, source[3] * height)
        return picture.resize(size, 4, box=box)  # 4 = Image.Resampling.BOX

    def _small(self, sha256: str) -> Any:
        key = ("small", sha256)
        if key not in _smalls:
            while len(_smalls) >= 64:
                _smalls.popitem(last=False)
            _smalls[key] = self._decode(sha256, 8, None).convert("RGB")
        return _smalls[key]


_smalls: OrderedDict[tuple[str, str], Any] = OrderedDict()
_halves: OrderedDict[str, Any] = OrderedDict()
"""Pictures at half their size, the last two."""


def _rgb(picture: Any) -> Any:
    mode = "RGBA" if "A" in picture.getbands() or "transparency" in picture.info else "RGB"
    return picture if picture.mode == mode else picture.convert(mode)  # convert copies even when it need not


def to_qimage(picture: Any) -> QImage:
    """A Pillow picture as a QImage that owns its memory."""
    if picture.mode == "RGBA":
        data = picture.tobytes("raw", "BGRA")
        image = QImage(data, picture.width, picture.height, picture.width * 4, QImage.Format.Format_ARGB32)
        return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    image = QImage(picture.width, picture.height, QImage.Format.Format_RGB32)
    bits: Any = image.bits()
    stride = image.bytesPerLine()
    for top in range(0, picture.height, STRIP):
        part = picture.crop((0, top, picture.width, min(top + STRIP, picture.height)))
        # by way of RGBX, because Qt wants the unused byte full and Pillow's BGRX leaves it 0
        data = part.tobytes("raw", "RGBX")
        rows = QImage(data, part.width, part.height, part.width * 4, QImage.Format.Format_RGBX8888)
        rows = rows.convertToFormat(QImage.Format.Format_RGB32)
        bits[top * stride : top * stride + rows.sizeInBytes()] = rows.constBits()
    return image


@lru_cache(maxsize=64)
def shadow(
    radius: float, sigma: float, color: Rgb, size: tuple[int, int] | None = None
) -> tuple[QImage, int, int]:
    """A nine-patch of a blurred rounded rectangle: the image, its margin, its corner size, px.

    With a `size` the image is that of a rectangle so large, for those in which the corners would meet.
    """
    from PIL import Image, ImageDraw, ImageFilter  # noqa: PLC0415 - heavy

    margin = round(3 * sigma + 0.5)
    corner = round(radius + 0.5) + margin
    width, height = size or (2 * corner + 1, 2 * corner + 1)
    whole = (width + 2 * margin, height + 2 * margin)
    mask = Image.new("L", whole, 0)
    box = (margin, margin, margin + width - 1, margin + height - 1)
    ImageDraw.Draw(mask).rounded_rectangle(box, radius, fill=255)
    mask = mask.filter(ImageFilter.GaussianBlur(sigma))
    picture = Image.new("RGBA", whole, (*color, 0))
    picture.putalpha(mask)
    return to_qimage(picture), margin, corner + margin
