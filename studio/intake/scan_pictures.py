"""What a picture carries beside its pixels, read inside the worker: EXIF, XMP, comments, place, QR codes."""

import io
import re
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from studio.errors import StudioError
from studio.i18n import N_
from studio.intake.limits import LIMITS

if TYPE_CHECKING:
    from PIL.Image import Image

GPS_IFD, EXIF_IFD = 0x8825, 0x8769
TAGS = re.compile(r"<[^>]*>")
LETTERS = re.compile(r"[\w@.+:/ -]{4,}")


def picture_parts(data: bytes) -> tuple[list[str], list[tuple[str, str]]]:
    """Notes, and texts by the name of their source; StudioError when the picture is beyond the limits."""
    from PIL import Image as Pictures  # noqa: PLC0415 - heavy, and only inside the limits

    limits = LIMITS.image
    Pictures.MAX_IMAGE_PIXELS = limits.pixels
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            image: Image = Pictures.open(io.BytesIO(data), formats=list(limits.formats))
        except Pictures.DecompressionBombError as error:
            raise _too_large() from error
    if image.width * image.height > limits.pixels or max(image.size) > limits.side:
        raise _too_large()
    said = "\n".join(dict.fromkeys(_said(image)))
    parts = [("metadata", said), ("metadata", _place(image)), *(("qr", text) for text in _codes(image))]
    notes = [
        N_("Tulisan di dalam gambar tidak dibaca; periksa sendiri papan, layar, dan dokumen di fotonya.")
    ]
    return notes, [(name, text) for name, text in parts if text]


def _too_large() -> StudioError:
    return StudioError(
        "intake/pixels",
        f"Gambar melebihi {LIMITS.image.pixels // 1_000_000} megapiksel, tidak dipakai.",
        "Perkecil gambarnya, lalu coba lagi.",
    )


def _said(image: "Image") -> Iterator[str]:
    exif = image.getexif()
    for values in (exif, exif.get_ifd(EXIF_IFD)):
        yield from (text for value in values.values() if (text := _words(value)))
    for name, value in image.info.items():
        if name in {"icc_profile", "exif"}:
            continue
        text = _words(value)
        if text:
            yield TAGS.sub("\n", text) if text.lstrip().startswith("<") else text


def _words(value: Any) -> str:
    """The characters of a text value; of bytes only what reads like words."""
    if isinstance(value, bytes):
        value = value.decode("utf-16-le" if value[1:2] == b"\0" else "utf-8", "replace")
        value = "\n".join(LETTERS.findall(value.removeprefix("ASCII").removeprefix("UNICODE")))
    return value.strip("\0 \n") if isinstance(value, str) else ""


def _place(image: "Image") -> str:
    """The position as a decimal pair behind a word that says so."""
    gps = image.getexif().get_ifd(GPS_IFD)
    try:
        lat = sum(float(part) / 60**n for n, part in enumerate(gps[2])) * (-1 if gps.get(1) == "S" else 1)
        lon = sum(float(part) / 60**n for n, part in enumerate(gps[4])) * (-1 if gps.get(3) == "W" else 1)
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return ""
    return f"Posisi foto: {lat:.6f}, {lon:.6f}"


def _codes(image: "Image") -> list[str]:
    import numpy  # noqa: ICN001, PLC0415 - heavy
    import zxingcpp  # noqa: PLC0415 - heavy, and only inside the limits

    grey = numpy.asarray(image.convert("L"))
    return [found.text for found in zxingcpp.read_barcodes(grey)[: LIMITS.scan.codes] if found.text]
