"""Finished media made clean and looked at in one go, inside the worker: pixels, writing, the kit's logos.

A job's bytes are parts laid end to end, each with its length before it (`packed`): an order in JSON, what is
read, then one PNG for each drawing of a logo. What is found is suspicion; people decide.
"""

import io
import json
import struct
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from studio.intake.limits import LIMITS

if TYPE_CHECKING:
    from PIL.Image import Image

LENGTH = struct.Struct(">I")
FAULTS = (MemoryError, OSError, ValueError, TypeError, LookupError, ArithmeticError)
"""What may befall the measuring of a sound picture; then people are asked instead."""


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


def read_picture(data: bytes) -> tuple[dict[str, Any], bytes]:
    """A picture as the door of pictures takes finished work, with `areas` and `logo` where measured."""
    from studio.intake.raster import decoded  # noqa: PLC0415 - heavy, and only inside the limits

    head, picture, *logos = unpacked(data)
    facts, copy, image = decoded(picture, exact=True)
    return facts | seen(image, json.loads(head), logos), copy


def seen(image: "Image", order: dict[str, Any], logos: Sequence[bytes]) -> dict[str, Any]:
    """`areas` and `logo` of a clean picture; nothing when they could not be measured."""
    try:
        return _seen(_opaque(image), order, logos)
    except FAULTS:
        return {}


def _seen(image: "Image", order: dict[str, Any], logos: Sequence[bytes]) -> dict[str, Any]:
    from PIL import Image as Pictures  # noqa: PLC0415 - heavy

    from studio.intake.outside.logo import find_logo  # noqa: PLC0415 - numpy
    from studio.intake.outside.writing import text_areas  # noqa: PLC0415 - numpy

    told: dict[str, Any] = {"areas": text_areas(image, order.get("areas", []))}
    drawn = [Pictures.open(io.BytesIO(one), formats=["PNG"]).convert("RGBA") for one in logos]
    if drawn:
        told["logo"] = find_logo(image, list(zip(drawn, order["grounds"], strict=True)))
    return told


def _opaque(image: "Image") -> "Image":
    """The picture on white, as it is shown where nothing lies behind it."""
    if "A" not in image.getbands():
        return image.convert("RGB")
    from PIL import Image as Pictures  # noqa: PLC0415 - heavy

    ground = Pictures.new("RGB", image.size, "white")
    ground.paste(image.convert("RGB"), mask=image.getchannel("A"))
    return ground


def draw_logos(data: bytes) -> tuple[dict[str, Any], bytes]:
    """Drawings of logos, SVG or PNG, as PNGs no larger than they are looked for; empty for what is none."""
    from studio.errors import StudioError  # noqa: PLC0415 - only here

    made = []
    for one in unpacked(data):
        try:
            made.append(_small(one))
        except (StudioError, *FAULTS):
            made.append(b"")
    return {}, packed(made)


def _small(data: bytes) -> bytes:
    from PIL import Image as Pictures  # noqa: PLC0415 - heavy

    from studio.intake.drawing import draw_small  # noqa: PLC0415 - only inside the limits
    from studio.intake.outside.logo import AT_MOST, MARGIN  # noqa: PLC0415 - numpy

    Pictures.MAX_IMAGE_PIXELS = LIMITS.image.pixels
    height = round(AT_MOST / (1 + 2 * MARGIN))
    png = data if data.startswith(b"\x89PNG") else draw_small(data, height)
    image = Pictures.open(io.BytesIO(png), formats=["PNG"]).convert("RGBA")
    image.thumbnail((image.width, height), Pictures.Resampling.BICUBIC)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
