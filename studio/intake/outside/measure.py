"""What the pixels of finished media tell, measured inside the worker: writing and the kit's logos.

The job's bytes are parts laid end to end, each with its length before it (`packed`): an order in JSON, the
picture, then one PNG for each drawing of a logo. Everything here suspects; people decide.
"""

import io
import json
import struct
from collections.abc import Sequence
from typing import Any

from studio.intake.limits import LIMITS

LENGTH = struct.Struct(">I")


def packed(parts: Sequence[bytes]) -> bytes:
    """Parts as the worker gets them."""
    return b"".join(LENGTH.pack(len(part)) + part for part in parts)


def unpacked(data: bytes) -> list[bytes]:
    """The parts again; struct.error or ValueError when they were cut."""
    parts, at = [], 0
    while at < len(data):
        (size,) = LENGTH.unpack_from(data, at)
        at += LENGTH.size
        if at + size > len(data):
            raise ValueError(size)
        parts.append(data[at : at + size])
        at += size
    return parts


def measure(data: bytes) -> tuple[dict[str, Any], bytes]:
    """`areas` and `logo` of the picture. The order names known boxes of words, and the kit."""
    from PIL import Image  # noqa: PLC0415 - heavy

    from studio.intake.outside.logo import find_logo  # noqa: PLC0415 - numpy
    from studio.intake.outside.writing import text_areas  # noqa: PLC0415 - numpy

    head, picture, *logos = unpacked(data)
    order = json.loads(head)
    Image.MAX_IMAGE_PIXELS = LIMITS.image.pixels
    image = Image.open(io.BytesIO(picture), formats=["PNG", "JPEG"]).convert("RGB")
    drawn = [Image.open(io.BytesIO(one), formats=["PNG"]).convert("RGBA") for one in logos]
    told: dict[str, Any] = {"areas": text_areas(image, order.get("areas", []))}
    if drawn:
        told["logo"] = find_logo(image, list(zip(drawn, order["grounds"], strict=True)))
    return told, b""
