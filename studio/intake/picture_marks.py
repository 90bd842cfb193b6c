"""What tells a picture apart: a fingerprint of its looks and the texts of codes in it; inside the worker."""

import io
from typing import TYPE_CHECKING, Any

from studio.intake.limits import LIMITS

if TYPE_CHECKING:
    from PIL.Image import Image

WIDE, HIGH = 9, 8
LONGEST = 2000
"""Px of the longer side at which codes are looked for; a code that a phone reads is larger than its noise."""
MOST_CODES, MOST_LETTERS = 20, 2000


def marks_of(data: bytes) -> tuple[dict[str, Any], bytes]:
    """Fingerprint and codes of a clean copy, for pictures that came in before they were measured."""
    from PIL import Image as Pictures  # noqa: PLC0415 - heavy, and only inside the limits

    Pictures.MAX_IMAGE_PIXELS = LIMITS.image.pixels
    image: Image = Pictures.open(io.BytesIO(data), formats=["PNG", "JPEG"])
    image.load()
    return marks(image), b""


def marks(image: "Image") -> dict[str, Any]:
    """The facts `likeness` and `codes` of a picture that is upright and in sRGB."""
    grey = _grey(image)
    return {"likeness": likeness(grey), "codes": codes(grey)}


def likeness(grey: "Image") -> str:
    """A difference hash of 64 bits, hexadecimal: which of 8 × 8 fields are darker than their neighbour."""
    from PIL.Image import Resampling  # noqa: PLC0415 - heavy

    small = grey.resize((WIDE, HIGH), Resampling.BOX).tobytes()
    bits = 0
    for row in range(HIGH):
        for column in range(WIDE - 1):
            at = row * WIDE + column
            bits = bits << 1 | (small[at] < small[at + 1])
    return f"{bits:016x}"


def codes(grey: "Image") -> list[str]:
    """The texts of QR codes, each once; what a code says is a stranger's word and is bounded."""
    import zxingcpp  # noqa: PLC0415 - heavy, and only inside the limits

    sought = grey.copy()
    sought.thumbnail((LONGEST, LONGEST))
    found = zxingcpp.read_barcodes(
        sought, formats=zxingcpp.BarcodeFormat.QRCode | zxingcpp.BarcodeFormat.MicroQRCode
    )
    texts = dict.fromkeys(one.text.strip()[:MOST_LETTERS] for one in found if one.text.strip())
    return list(texts)[:MOST_CODES]


def _grey(image: "Image") -> "Image":
    """The picture in grey, transparent parts white."""
    from PIL import Image as Pictures  # noqa: PLC0415 - heavy

    if "A" not in image.mode:
        return image.convert("L")
    ground = Pictures.new("RGB", image.size, "white")
    ground.paste(image.convert("RGB"), mask=image.getchannel("A"))
    return ground.convert("L")
