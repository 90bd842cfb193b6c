"""How finished media suit a placement: what is cut off, what is enlarged, and what of a film is too much."""

from typing import Literal

from studio.domain.content import Asset
from studio.domain.geometry import Box
from studio.domain.outside import Film, Fit
from studio.domain.platform import Placement
from studio.domain.record import Value

SAME = 0.005
"""Share that may be cut before one calls it cut: a px of rounding."""
NEAR = 0.08
"""Up to this share of a poster mostly ground is lost, so such a placement is chosen for new posts."""
FAR = 0.28
"""From here a cut takes words away; showing it whole is better."""
SOFT = 1.15
LEAST_RATE = 1_200_000
"""Bits a second under which a film of 1080 px breaks up into squares."""

Kind = Literal["exact", "same", "near", "cut", "far", "whole"]
Trouble = Literal[
    "no-film", "needs-film", "too-long", "too-short", "heavy", "too-heavy", "fast", "other-codec"
]


class Fitting(Value, frozen=True, kw_only=True):
    """A picture at a placement: how it suits, the share lost (0..1), how far it is enlarged (1: px for px).

    `shown` is the part that is seen, in shares of the picture: x, y, width, height.
    """

    kind: Kind
    lost: float
    enlarged: float
    shown: tuple[float, float, float, float]

    @property
    def fits(self) -> bool:
        """Whether a new post goes there without being asked."""
        return self.kind in {"exact", "same", "near"} and self.enlarged <= SOFT


class Problem(Value, frozen=True, kw_only=True):
    """What a placement does not take of a film or lacks of a still, with its number and its bound."""

    trouble: Trouble
    value: float = 0.0
    limit: float = 0.0


def fitting(
    size: tuple[int, int], placement: Placement, focal: tuple[float, float] = (0.5, 0.5), fit: Fit = "cover"
) -> Fitting:
    """How a picture of `size` px suits; print is judged by the trimmed sheet, for bleed is cut anyway."""
    width, height = size
    wide, high = placement.width, placement.height
    if fit != "cover":
        k = min(wide / width, high / height)
        return Fitting(kind="whole", lost=0.0, enlarged=k, shown=(0.0, 0.0, 1.0, 1.0))
    k = max(wide / width, high / height)
    across, down = min(1.0, wide / k / width), min(1.0, high / k / height)
    lost = 1 - across * down
    if placement.trim is not None:
        lost = _lost(size, placement.trim)
    x = min(max(focal[0] - across / 2, 0.0), 1 - across)
    y = min(max(focal[1] - down / 2, 0.0), 1 - down)
    kind: Kind = (
        "exact" if size == (wide, high) else "same" if lost <= SAME
        else "near" if lost <= NEAR else "cut" if lost < FAR else "far"
    )  # fmt: skip
    return Fitting(kind=kind, lost=lost, enlarged=k, shown=(x, y, across, down))


def _lost(size: tuple[int, int], trim: Box) -> float:
    k = max(trim.width / size[0], trim.height / size[1])
    return 1 - (trim.width / k / size[0]) * (trim.height / k / size[1])


def problems(asset: Asset, placement: Placement) -> tuple[Problem, ...]:
    """What stands against a film there, or against a still where only films go."""
    film = asset.outside.film if asset.outside else None
    if film is None:
        only = not {"png", "jpeg", "webp", "pdf"} & set(placement.formats)
        return (Problem(trouble="needs-film"),) if only else ()
    if not takes_film(placement):
        return (Problem(trouble="no-film"),)
    return tuple(_film_problems(film, placement))


def takes_film(placement: Placement) -> bool:
    """Whether films go there."""
    return placement.motion is not None or "mp4" in placement.formats


def _film_problems(film: Film, placement: Placement) -> list[Problem]:
    limits = placement.motion
    if limits is None:
        return []
    found: list[Problem] = []
    if limits.max_seconds is not None and film.seconds > limits.max_seconds + 0.05:
        found.append(Problem(trouble="too-long", value=film.seconds, limit=limits.max_seconds))
    if limits.min_seconds is not None and film.seconds < limits.min_seconds - 0.05:
        found.append(Problem(trouble="too-short", value=film.seconds, limit=limits.min_seconds))
    if limits.max_bytes is not None and film.bytes > limits.max_bytes:
        rate = limits.max_bytes * 8 / max(film.seconds, 0.1)
        found.append(Problem(
            trouble="too-heavy" if rate < LEAST_RATE else "heavy", value=film.bytes, limit=limits.max_bytes
        ))  # fmt: skip
    if limits.max_fps is not None and film.fps > limits.max_fps + 0.05:
        found.append(Problem(trouble="fast", value=film.fps, limit=limits.max_fps))
    if not film.plain or film.sound not in {"", "aac"}:
        found.append(Problem(trouble="other-codec"))
    return found


def copied_as_is(film: Film, placement: Placement, fit: Fit = "cover") -> bool:
    """Whether the film's own bytes go out: its size is the placement's and nothing stands against it."""
    if (film.width, film.height) != (placement.width, placement.height) or fit != "cover":
        return False
    sound = film.plain and film.sound in {"", "aac"}
    return sound and not any(
        p.trouble in {"heavy", "too-heavy", "fast"} for p in _film_problems(film, placement)
    )
