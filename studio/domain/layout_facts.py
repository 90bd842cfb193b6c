"""What a layout turned out to be, as plain values, so that checks need no Qt."""

import msgspec

from studio.domain.geometry import Box
from studio.domain.record import Value


class TextFact(Value, frozen=True, kw_only=True):
    """One text as set: size and floor in px, its lines, its ink box, what it may overflow."""

    node: str
    slot: str = ""
    box: Box
    ink: Box
    size: float
    floor: float
    color: str = ""
    lines: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    overflow: bool = False
    contrast: float | None = None
    large: bool = False
    balanced: bool = False
    widths: tuple[float, ...] = ()
    """Width of each line in px."""


class PictureFact(Value, frozen=True, kw_only=True):
    """One placed picture: its box and how far it is enlarged (1 = pixel for pixel).

    `focal` is where its focal point stands on the page, `covered_by` what is drawn over that point.
    """

    node: str
    slot: str = ""
    box: Box
    enlarged: float = 1.0
    focal: tuple[float, float] | None = None
    covered_by: str = ""


class LogoFact(Value, frozen=True, kw_only=True):
    """The logo as placed: box, clear-space box, smallest height the kit allows, what stands too near."""

    node: str
    box: Box
    clear: Box
    minimum: float
    crowded_by: str = ""


class LayoutFacts(Value, frozen=True, kw_only=True):
    """Everything checks ask about one page at one placement. Boxes in px of the placement."""

    placement: str
    page: int = 0
    width: int
    height: int
    safe: Box
    texts: tuple[TextFact, ...] = ()
    pictures: tuple[PictureFact, ...] = ()
    logos: tuple[LogoFact, ...] = ()
    dropped: tuple[str, ...] = ()
    """Ids of slots that are not shown for want of room."""
    overflow: tuple[str, ...] = ()
    """Ids of nodes whose content does not fit at the floor size."""
    outside: tuple[str, ...] = ()
    """Ids of text, logo and QR nodes that leave the safe area."""
    overlaps: tuple[tuple[str, str], ...] = ()
    colors: tuple[str, ...] = ()
    fonts: tuple[str, ...] = ()
    qr_module: float | None = None
    wanted: dict[str, str] = msgspec.field(default_factory=dict)
