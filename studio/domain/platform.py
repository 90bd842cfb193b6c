"""What a platform accepts: shapes, limits, safe areas, captions, and where each number comes from."""

from functools import lru_cache
from typing import Any, Literal

import msgspec

from studio.domain.geometry import AspectClass, Box, Insets, aspect_class, clear_of
from studio.domain.record import Value
from studio.i18n import N_

Purpose = Literal["post", "story", "link", "cover", "avatar", "print", "screen"]
AvoidKind = Literal["avatar", "time-stamp", "progress", "logo", "buttons"]
Rule = Literal["x", "graphemes", "mastodon", "threads", "utf16", "bytes", "codepoints", "telegram"]
"""How a text is counted; `studio.domain.counting` holds one function for each."""
Unit = Literal["weighted", "graphemes", "utf16", "bytes", "characters"]
Confidence = Literal["O", "Q", "S", "M", "C", "H"]
"""O official, Q official but quoted elsewhere, S secondary, M from memory, C computed, H house advice."""
CONFIDENCE_NAMES: dict[Confidence, str] = {
    "O": N_("resmi"),
    "Q": N_("resmi, dikutip"),
    "S": N_("sumber kedua"),
    "M": N_("dari ingatan, belum pasti"),
    "C": N_("hasil hitungan"),
    "H": N_("anjuran studio"),
}
UNITS: dict[Rule, Unit] = {
    "x": "weighted",
    "graphemes": "graphemes",
    "mastodon": "graphemes",
    "threads": "characters",
    "utf16": "utf16",
    "bytes": "bytes",
    "codepoints": "characters",
    "telegram": "utf16",
}


class Source(Value, frozen=True, kw_only=True):
    """Where facts were read: a title, and the day `YYYY-MM-DD` it was checked."""

    title: str
    checked: str


class Fact(Value, frozen=True, kw_only=True):
    """One number, or one group of them, with its source key, confidence and the day it was checked."""

    value: Any
    source: str
    confidence: Confidence
    checked: str
    note: str = ""


class AvoidBox(Value, frozen=True, kw_only=True):
    """A part of the placement that the platform covers."""

    name: dict[str, str]
    box: Box
    kind: AvoidKind


class Crop(Value, frozen=True, kw_only=True):
    """A window that the platform cuts out elsewhere, such as the profile grid."""

    name: dict[str, str]
    box: Box


class VideoLimits(Value, frozen=True, kw_only=True):
    """Bounds of a moving picture in seconds, bytes and frames per second; `None` is "not stated"."""

    min_seconds: float | None = None
    max_seconds: float | None = None
    advised_seconds: float | None = None
    max_bytes: int | None = None
    min_fps: float | None = None
    max_fps: float | None = None


class MediaBounds(Value, frozen=True, kw_only=True):
    """What the platform takes from outside, in px and width ÷ height; `None` is "not stated"."""

    min_width: int | None = None
    min_height: int | None = None
    max_width: int | None = None
    max_side: int | None = None
    max_sides_sum: int | None = None
    max_pixels: int | None = None
    min_ratio: float | None = None
    max_ratio: float | None = None


class Placement(Value, frozen=True, kw_only=True):
    """One surface of one platform. All lengths are px of the export.

    For print, width and height include the bleed and `trim` is where the paper is cut. `max_bytes` is the
    stricter of what apps and publishing interfaces take, `advised_bytes` what guides recommend.
    `items_max` is the most the app takes, above `items_soft` some publishing tools refuse. `shown_scale` is
    how many device px one px of the export gets. `text_min` is the least text size in px where
    the contract's floor does not hold: pages read from the hand.
    """

    id: str
    platform: str
    name: dict[str, str]
    purpose: Purpose
    width: int
    height: int
    paper: bool = False
    safe: Insets = Insets()
    avoid: tuple[AvoidBox, ...] = ()
    crops: tuple[Crop, ...] = ()
    formats: tuple[str, ...] = ("jpeg", "png")
    max_bytes: int | None = None
    advised_bytes: int | None = None
    accepts: MediaBounds = MediaBounds()
    dpi: int | None = None
    bleed: int = 0
    trim: Box | None = None
    items_min: int = 1
    items_max: int = 1
    items_soft: int | None = None
    caption: str = ""
    motion: VideoLimits | None = None
    alt_limit: int | None = None
    alt_advice: int | None = None
    shown_scale: float = 1.0
    text_min: float | None = None
    carousel: bool = False
    note: dict[str, str] = msgspec.field(default_factory=dict)

    @property
    def aspect(self) -> AspectClass:
        """The class of its shape; paper only where the placement says so."""
        return "paper" if self.paper else aspect_class(self.width, self.height)

    @property
    def full_box(self) -> Box:
        """The whole surface."""
        return Box(x=0, y=0, width=self.width, height=self.height)

    @property
    def safe_box(self) -> Box:
        """Where text, faces and logos stay visible: inside the insets and clear of what is covered."""
        return clear_of(self.full_box.inset(self.safe), tuple(covered.box for covered in self.avoid))


class TextLimit(Value, frozen=True, kw_only=True):
    """How long one text may be and how it is counted.

    `max_bytes` is a second limit in UTF-8 bytes. `paid` is the limit of paid accounts. `fold` and
    `fold_phone` say after how many characters the rest is hidden: approximate, no platform publishes them.
    """

    name: dict[str, str]
    rule: Rule
    limit: int | None = None
    soft: int | None = None
    max_bytes: int | None = None
    paid: int | None = None
    fold: int | None = None
    fold_phone: int | None = None
    forbidden: str = ""

    @property
    def unit(self) -> Unit:
        """What `limit` counts."""
        return UNITS[self.rule]


class Allowance(Value, frozen=True, kw_only=True):
    """How many are allowed (`max`) and from where on a warning is due (`soft`)."""

    max: int | None = None
    soft: int | None = None


class CaptionProfile(Value, frozen=True, kw_only=True):
    """The texts that go with a placement. `main` is the field which the caption's own text fills."""

    fields: dict[str, TextLimit]
    main: str = "text"
    hashtags: Allowance = Allowance()
    mentions: Allowance = Allowance()
    links: Allowance = Allowance()
    links_clickable: bool = True
    first_comment: bool = False
    note: dict[str, str] = msgspec.field(default_factory=dict)

    def limit_of(self, name: str = "") -> TextLimit | None:
        """The limit of a field; no name or `text` is the main field."""
        found = self.fields.get(name or self.main)
        return self.fields.get(self.main) if found is None and name == "text" else found


class Platform(Value, frozen=True, kw_only=True):
    """A platform with its placements and captions, and the origin of every number by dotted path.

    `subtitles` lists the caption files it takes; none means: burn the words into the picture.
    """

    id: str
    name: dict[str, str]
    placements: dict[str, Placement]
    captions: dict[str, CaptionProfile] = msgspec.field(default_factory=dict)
    subtitles: tuple[str, ...] = ()
    subtitle_name: str = ""
    sources: dict[str, Source] = msgspec.field(default_factory=dict)
    facts: dict[str, Fact] = msgspec.field(default_factory=dict)

    def fact(self, path: str) -> Fact | None:
        """The origin of the value at `path`, or of the group it belongs to."""
        while path:
            if path in self.facts:
                return self.facts[path]
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return None


@lru_cache(maxsize=4096)
def platforms_of(placements: tuple[str, ...]) -> tuple[str, ...]:
    """The platforms of placements, in their order."""
    return tuple(dict.fromkeys(ident.partition("/")[0] for ident in placements))
