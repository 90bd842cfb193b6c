"""Boxes and aspect classes. Unit: 1 px of the placement unless said otherwise."""

import math
from typing import Literal

from studio.domain.record import Value

AspectClass = Literal["tall", "portrait", "square", "wide", "banner", "paper"]


class Insets(Value, frozen=True, kw_only=True):
    """Distances from the four edges of a box."""

    left: float = 0
    top: float = 0
    right: float = 0
    bottom: float = 0


class Box(Value, frozen=True, kw_only=True):
    """A rectangle by its top left corner and size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """X of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Y of the bottom edge."""
        return self.y + self.height

    @property
    def area(self) -> float:
        """Width times height; 0 when empty."""
        return max(0.0, self.width) * max(0.0, self.height)

    def inset(self, by: Insets) -> "Box":
        """The box made smaller on each edge."""
        return Box(
            x=self.x + by.left,
            y=self.y + by.top,
            width=self.width - by.left - by.right,
            height=self.height - by.top - by.bottom,
        )

    def intersection(self, other: "Box") -> "Box":
        """The common part; zero width or height when there is none."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        return Box(
            x=x,
            y=y,
            width=max(0.0, min(self.right, other.right) - x),
            height=max(0.0, min(self.bottom, other.bottom) - y),
        )

    def contains(self, other: "Box", tolerance: float = 0.5) -> bool:
        """Whether `other` lies inside, give or take `tolerance`."""
        return (
            other.x >= self.x - tolerance
            and other.y >= self.y - tolerance
            and other.right <= self.right + tolerance
            and other.bottom <= self.bottom + tolerance
        )


def aspect_class(width: float, height: float) -> AspectClass:
    """The class of a shape, by the bounds of the shared contract; `paper` is set by the placement only."""
    ratio = width / height
    if ratio < 0.62:
        return "tall"
    if ratio < 0.9:
        return "portrait"
    if ratio < 1.12:
        return "square"
    return "wide" if ratio < 2.2 else "banner"


def base_scale(width: float, height: float) -> float:
    """√(W·H) / 1080: how large a template unit is on this shape, in px."""
    return math.sqrt(width * height) / 1080


def text_floor(width: float, height: float, shape: AspectClass, *, shown_scale: float = 1.0) -> float:
    """Smallest legal text size in px: 22 × base scale (banner 18 ×), never under 11 device px."""
    return max((18 if shape == "banner" else 22) * base_scale(width, height), 11 / shown_scale)


def clear_of(box: Box, obstacles: tuple[Box, ...]) -> Box:
    """The largest part of `box` left after cutting off one edge for each obstacle that touches it."""
    for obstacle in obstacles:
        if not box.intersection(obstacle).area:
            continue
        cuts = (
            Box(x=obstacle.right, y=box.y, width=box.right - obstacle.right, height=box.height),
            Box(x=box.x, y=box.y, width=obstacle.x - box.x, height=box.height),
            Box(x=box.x, y=obstacle.bottom, width=box.width, height=box.bottom - obstacle.bottom),
            Box(x=box.x, y=box.y, width=box.width, height=obstacle.y - box.y),
        )
        box = max(cuts, key=lambda cut: cut.area if cut.width > 0 and cut.height > 0 else 0.0)
    return box
