"""What is covered in a picture so that nobody can be known by it: areas, how, and how strongly."""

from typing import Literal

from studio.domain.record import Value

FaceBox = tuple[float, float, float, float]
"""x, y, width, height as shares of the picture."""
Style = Literal["pixelate", "blur"]
BLOCKS = {1: 8, 2: 6, 3: 4}
"""Blocks across the longer side of an area by strength; never more than eight, which shows no face."""
MARGIN = 0.18
"""How far a covered face reaches beyond its box on each side: hair, ears and chin tell people too."""
COVERED = 0.6
"""A face of which this much lies under covered areas is covered."""


class Area(Value, frozen=True, kw_only=True):
    """A covered part in shares of the picture: a box, or a stroke of a round brush.

    `points` are the middles of the stroke, `radius` is a share of the picture's longer side; a box has none.
    """

    box: FaceBox = (0.0, 0.0, 0.0, 0.0)
    points: tuple[tuple[float, float], ...] = ()
    radius: float = 0.0
    round: bool = False


class Covering(Value, frozen=True, kw_only=True):
    """All that is covered in one picture."""

    areas: tuple[Area, ...] = ()
    style: Style = "pixelate"
    strength: int = 2


def face_area(face: FaceBox) -> Area:
    """What covers a face: its box and a margin, within the picture."""
    x, y, width, height = face
    left, top = max(0.0, x - MARGIN * width), max(0.0, y - MARGIN * height)
    right, bottom = min(1.0, x + (1 + MARGIN) * width), min(1.0, y + (1 + MARGIN) * height)
    return Area(box=(left, top, right - left, bottom - top), round=True)


def still_shown(faces: tuple[FaceBox, ...], covering: Covering) -> tuple[FaceBox, ...]:
    """Those faces of which too little lies under boxes; a brush is not believed to have covered a face."""
    return tuple(face for face in faces if not any(_hides(area, face) for area in covering.areas))


def _hides(area: Area, face: FaceBox) -> bool:
    x, y, width, height = area.box
    wide = min(x + width, face[0] + face[2]) - max(x, face[0])
    high = min(y + height, face[1] + face[3]) - max(y, face[1])
    return wide > 0 and high > 0 and wide * high >= COVERED * face[2] * face[3]
