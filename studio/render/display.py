"""The display list: what a page is made of, in document units, ready for any painter or recorder."""

from typing import Any, NamedTuple

import msgspec

from studio.domain.color import Rgb
from studio.domain.geometry import Box
from studio.domain.template import Motion

Color = tuple[int, int, int, float]
"""Red, green, blue 0..255 and opacity 0..1."""
Stops = tuple[tuple[float, Color], ...]


class Drawn(msgspec.Struct, frozen=True, gc=False):
    """Base of everything on a display list: made by the hundred for a page, and never in a cycle."""


class Paint(Drawn, frozen=True):
    """A flat colour, or a linear gradient between two points given in shares of the box."""

    color: Color | None = None
    stops: Stops = ()
    start: tuple[float, float] = (0, 0)
    end: tuple[float, float] = (0, 1)


class Rect(Drawn, frozen=True):
    """A rounded rectangle; radii are top left, top right, bottom right, bottom left."""

    node: str
    box: Box
    radii: tuple[float, float, float, float]
    fill: Paint | None = None
    line: Color | None = None
    line_width: float = 0


class Ellipse(Drawn, frozen=True):
    """An ellipse in a box."""

    node: str
    box: Box
    fill: Paint


class Path(Drawn, frozen=True):
    """An SVG path stretched from its view box into a box."""

    node: str
    box: Box
    d: str
    view: tuple[float, float]
    fill: Paint


class Shadow(Drawn, frozen=True):
    """A blurred shadow of a rounded rectangle.

    `cover`: an opaque one of the same size stands over it, so many px to one side; None when nothing does.
    """

    node: str
    box: Box
    radius: float
    sigma: float
    color: Color
    cover: float | None = None


class Tone(NamedTuple):
    """Two colours a photo is drawn in, shadows to lights, and the share of it (0..1) mixed into the photo."""

    dark: Rgb
    light: Rgb
    share: float = 1.0


class Photo(Drawn, frozen=True):
    """A picture: blob hash, the part of it shown (px of the picture), where, corner radii.

    `blurred`: a copy out of focus that stands behind the picture.
    """

    node: str
    box: Box
    sha256: str
    source: Box
    size: tuple[int, int]
    radii: tuple[float, float, float, float]
    tone: Tone | None = None
    blurred: bool = False


class Vector(Drawn, frozen=True):
    """An SVG file or markup drawn into a box; `key` identifies the bytes."""

    node: str
    box: Box
    svg: bytes
    key: str = ""


class Tiled(Drawn, frozen=True):
    """An SVG tile repeated over a box from `start`, a corner of one cell.

    `cell` is the period, at least the tile; `turn` 90 or -90 lays the drawing on its side (`tile` is its size
    then); `fade` is the side towards which it runs out.
    """

    node: str
    box: Box
    svg: bytes
    tile: tuple[float, float]
    opacity: float
    key: str = ""
    start: tuple[float, float] = (0, 0)
    cell: tuple[float, float] = (0, 0)
    turn: int = 0
    fade: str = ""


class Text(Drawn, frozen=True):
    """One shaped line. `layout` is Qt's, at `fonts.EM` px; `x`, `baseline` place it; plain runs: `color`."""

    node: str
    x: float
    baseline: float
    ascent: float
    width: float
    size: float
    color: Color
    text: str
    layout: Any


class Modules(Drawn, frozen=True):
    """A QR code: rows of modules in a box."""

    node: str
    box: Box
    rows: tuple[tuple[bool, ...], ...]
    dark: Color


class Open(Drawn, frozen=True):
    """Start of a group: what follows is clipped, faded, moved and turned until the matching `Close`."""

    node: str
    clip: Box | None = None
    radii: tuple[float, float, float, float] = (0, 0, 0, 0)
    opacity: float = 1.0
    shift: tuple[float, float] = (0, 0)
    rotate: float = 0.0
    pivot: tuple[float, float] = (0, 0)
    motion: Motion | None = None
    box: Box | None = None


class Close(Drawn, frozen=True):
    """End of a group."""

    node: str


Op = Rect | Ellipse | Path | Shadow | Photo | Vector | Tiled | Text | Modules | Open | Close


class DisplayList(Drawn, frozen=True):
    """A painted page as data; `seconds` is the length of its motion, 0 when still."""

    width: int
    height: int
    ops: tuple[Op, ...]
    seconds: float = 0.0


def record(display: DisplayList) -> list[str]:
    """The list as lines of text, for tests: one line an operation, numbers rounded to a tenth."""

    def short(value: Any) -> str:
        if isinstance(value, Box):
            return f"{value.x:.1f},{value.y:.1f} {value.width:.1f}x{value.height:.1f}"
        if isinstance(value, float):
            return f"{value:.1f}"
        return str(value)

    lines = []
    for op in display.ops:
        name = type(op).__name__.lower()
        if isinstance(op, Text):
            lines.append(f"text {op.node} {op.x:.1f},{op.baseline:.1f} {op.size:.1f}px “{op.text}”")
        elif isinstance(op, Open | Close):
            lines.append(f"{name} {op.node}")
        else:
            lines.append(f"{name} {op.node} {short(op.box)}")
    return lines
