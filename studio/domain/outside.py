"""What is known of media made elsewhere: the file it came from, its words, and what its pixels tell."""

from typing import Literal

from studio.domain.ids import Sha256
from studio.domain.record import Value

Form = Literal["picture", "pdf", "pptx", "film"]
Fit = Literal["cover", "paper", "field", "blur"]
"""How a placement shows a picture of another shape: cut, or whole on light, on dark, on its own blur."""
Share = tuple[float, float, float, float]
"""A box as x, y, width, height in shares 0..1 of the picture."""


class Film(Value, frozen=True, kw_only=True):
    """The moving picture behind a still: clean bytes by hash, px, seconds, and what it is made with.

    `codec` and `sound` are ffmpeg's names, `sound` empty without a track; `plain` means H.264 of 8 bits and
    4:2:0, upright, which every platform takes as it is. `subtitles` is the hash of an SRT.
    `flashes` is the most flashes in any second, from `flash_at` on; None where nobody counted.
    """

    sha256: Sha256
    width: int
    height: int
    seconds: float
    fps: float
    codec: str
    sound: str = ""
    plain: bool = False
    bytes: int = 0
    subtitles: Sha256 = Sha256("")
    flashes: int | None = None
    flash_at: float = 0.0


class TextArea(Value, frozen=True, kw_only=True):
    """A part that looks like writing: contrast of ink and ground; `sure` when both could be told apart."""

    box: Share
    ratio: float
    sure: bool = False


class LogoSeen(Value, frozen=True, kw_only=True):
    """Whether a kit's logo was found: its best likeness 0..1 and where; not `sure` between the bounds."""

    kit: str
    likeness: float = 0.0
    box: Share | None = None
    found: bool = False
    sure: bool = False


class Outside(Value, frozen=True, kw_only=True):
    """Where a picture made elsewhere came from, and what was measured when it came in.

    `bytes` is the weight of its file, `page` counts from 1 of `pages`. `words` stand on it,
    `notes` are a speaker's and shown nowhere. `areas` is None where nobody looked.
    """

    form: Form
    file: str = ""
    bytes: int = 0
    page: int = 1
    pages: int = 1
    words: str = ""
    notes: str = ""
    areas: tuple[TextArea, ...] | None = None
    logo: LogoSeen | None = None
    film: Film | None = None
