"""A picture in a box: which part of it is shown, so that the focal point stays in view."""

from typing import TYPE_CHECKING, Any

import msgspec

from studio.domain.geometry import Box
from studio.domain.outside import Fit
from studio.domain.record import Value

if TYPE_CHECKING:
    from studio.render.page import LaidOut


class PlacedPicture(Value, frozen=True, kw_only=True):
    """A picture ready to place: clean blob, size in px, focal point and crop in shares 0..1."""

    sha256: str
    width: int
    height: int
    focal: tuple[float, float] = (0.5, 0.5)
    crop: tuple[float, float, float, float] | None = None
    alt: str = ""
    credit: str = ""


def placed(data: dict[str, Any]) -> PlacedPicture:
    """The picture of a slot's bound value."""
    return msgspec.convert(data, PlacedPicture)


def source_box(
    picture: PlacedPicture, box: Box, *, contain: bool = False, focal: tuple[float, float] | None = None
) -> tuple[Box, Box]:
    """The part of the picture to show (px of the picture) and where (px of the page)."""
    left, top, right, bottom = picture.crop or (0.0, 0.0, 1.0, 1.0)
    x, y = left * picture.width, top * picture.height
    width, height = (right - left) * picture.width, (bottom - top) * picture.height
    if contain:
        k = min(box.width / width, box.height / height)
        target = Box(
            x=box.x + (box.width - width * k) / 2, y=box.y + (box.height - height * k) / 2,
            width=width * k, height=height * k,
        )  # fmt: skip
        return Box(x=x, y=y, width=width, height=height), target
    k = max(box.width / width, box.height / height)
    shown_w, shown_h = box.width / k, box.height / k
    fx, fy = focal or picture.focal
    want_x = fx * picture.width - shown_w / 2
    want_y = fy * picture.height - shown_h / 2
    source = Box(
        x=min(max(want_x, x), x + width - shown_w),
        y=min(max(want_y, y), y + height - shown_h),
        width=shown_w,
        height=shown_h,
    )
    return source, box


def fit_of(laid: "LaidOut", index: int) -> Fit | None:
    """How the placement shows a picture of another shape, when somebody said so."""
    return laid.spec.override.fit.get(laid.elements[index].slot)


def shown_box(laid: "LaidOut", index: int, box: Box) -> tuple[Box, Box]:
    """What of an element's picture is shown there and where, with what the placement does otherwise."""
    element = laid.elements[index]
    contain = (fit_of(laid, index) or "cover") != "cover" or element.node.cover == "contain"
    focal = laid.spec.override.focal.get(element.slot)
    return source_box(placed(element.content), box, contain=contain, focal=focal)
