"""How much of a picture made elsewhere is in colours that its kit does not have."""

from studio.domain.color import Rgb, mix
from studio.domain.oklab import distance
from studio.domain.record import Value

OWN = 0.07
"""OKLab distance up to which a colour counts as the kit's: compression and export tools shift colours."""
GREY = 0.025
"""Greys, white and black belong to every kit: distance from the grey of the same lightness."""
TINTS = (0.0, 0.25, 0.5, 0.75)
"""Shares of white mixed into a kit's colour that are still its own, as tints of it."""


class Drift(Value, frozen=True, kw_only=True):
    """Share 0..1 of strange colours among the main ones, and the largest of them."""

    share: float = 0.0
    color: str = ""


def drift(shown: tuple[tuple[Rgb, float], ...], kit: tuple[Rgb, ...]) -> Drift:
    """What of the shown colours with their shares is strange to the kit's; nothing without a kit."""
    total = sum(share for _color, share in shown)
    if not kit or not total:
        return Drift()
    known = [mix(own, (255, 255, 255), tint) for own in kit for tint in TINTS]
    strange = [(share, color) for color, share in shown if not _is_own(color, known)]
    if not strange:
        return Drift()
    largest = max(strange)[1]
    return Drift(
        share=sum(share for share, _ in strange) / total, color="#{:02x}{:02x}{:02x}".format(*largest)
    )


def _is_own(color: Rgb, known: list[Rgb]) -> bool:
    grey = round(sum(color) / 3)
    if distance(color, (grey, grey, grey)) <= GREY:
        return True
    return any(distance(color, own) <= OWN for own in known)
