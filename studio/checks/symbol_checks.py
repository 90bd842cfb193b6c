"""The flag and the state emblem in pictures labelled as such; a person decides, these checks suspect."""

from collections.abc import Iterator

from studio.catalog.access import labelled
from studio.checks.places import on
from studio.checks.registry import Case, check
from studio.checks.subject import PlacedPicture, Subject, placed_pictures
from studio.domain import color
from studio.domain.content import Asset
from studio.domain.geometry import Box
from studio.domain.layout_facts import LayoutFacts
from studio.domain.oklab import distance
from studio.domain.review import Where

RED, WHITE = "#ff0000", "#ffffff"
EMBLEM = (RED, WHITE, "#ffff00", "#000000")
ONE_COLOR = ("#5c4033", "#cd7f32", "#b5a642", "#8c6239", "#000000", WHITE)
"""Brown, bronze and brass, in which an emblem of one colour may be shown."""
CLOSE = 0.09
"""Distance in OKLab up to which a colour counts as that of the law; prints and screens differ."""
GOLDISH = ("#ffd700", "#d4af37", "#c9a227")
FLAT = 0.25
"""A drawn flag has two colours that each take this much of it; a photograph of one has not."""
RATIO, OFF = 1.5, 0.04


@check(
    id="symbol/flag-garuda",
    severity="warning",
    applies_to="post",
    rationale="Shape, colours and dignity of the flag and the emblem are set by law.",
    basis="UU 24/2009 Pasal 4, 24, 46 sampai 57; PP 43/1958 Pasal 12 (L5)",
    codes=("symbol/flag-color", "symbol/flag-ratio", "symbol/emblem-color", "symbol/text-over"),
    needs=("design",),
)
def flag_garuda(subject: Subject) -> Iterator[Case]:
    """Each labelled picture with colours, shape or words over it that the law does not allow."""
    for placed in placed_pictures(subject):
        asset = placed.asset
        if asset is None:
            continue
        flag, emblem = labelled(asset.tags, "flag"), labelled(asset.tags, "garuda")
        if flag:
            yield from _flag(placed, asset)
        if emblem and _shifted(asset):
            yield Case(code="symbol/emblem-color", where=_at(placed), values={"name": asset.name})
        if flag or emblem:
            yield from _written_over(subject, placed)


def _flag(placed: PlacedPicture, asset: Asset) -> Iterator[Case]:
    """Faults of a drawn flag; a photograph keeps the light it was taken in."""
    flat = [name for name, share in asset.colors if share >= FLAT]
    if len(flat) != 2:
        return
    values: dict[str, str | int | float] = {"name": asset.name, "colors": ", ".join(flat)}
    if not all(any(_near(name, wanted) for name in flat) for wanted in (RED, WHITE)):
        yield Case(code="symbol/flag-color", where=_at(placed), values=values)
    ratio = asset.width / asset.height if asset.height else RATIO
    if abs(ratio - RATIO) > OFF:
        yield Case(
            code="symbol/flag-ratio", severity="advice", where=_at(placed),
            values={"name": asset.name, "ratio": round(ratio, 2)},
        )  # fmt: skip


def _shifted(asset: Asset) -> bool:
    """Whether a drawn emblem has a main colour that is neither its own nor a fitting single one."""
    allowed = (*EMBLEM, *ONE_COLOR, *GOLDISH)
    flat = [name for name, share in asset.colors if share >= FLAT]
    return bool(flat) and any(_hue(name) and not any(_near(name, one) for one in allowed) for name in flat)


def _hue(name: str) -> bool:
    """Whether a colour is clearly green, blue or violet, which no emblem is."""
    red, green, blue = color.parse(name)
    return max(green, blue) - red > 40


def _near(name: str, wanted: str) -> bool:
    return distance(color.parse(name), color.parse(wanted)) <= CLOSE


def _written_over(subject: Subject, placed: PlacedPicture) -> Iterator[Case]:
    for facts in subject.facts:
        picture = next((p for p in facts.pictures if p.slot == placed.slot), None)
        if facts.page != placed.page or picture is None:
            continue
        over = next((text for text in facts.texts if _meet(text.ink, picture.box)), None)
        if over is not None:
            where = on(facts, node=over.node, slot=over.slot, box=over.ink)
            yield Case(code="symbol/text-over", where=where, values=_names(facts, placed))


def _names(facts: LayoutFacts, placed: PlacedPicture) -> dict[str, str | int | float]:
    return {"name": placed.asset.name if placed.asset else "", "at": facts.placement}


def _meet(first: Box, second: Box) -> bool:
    wide = min(first.x + first.width, second.x + second.width) - max(first.x, second.x)
    high = min(first.y + first.height, second.y + second.height) - max(first.y, second.y)
    return wide > 1 and high > 1


def _at(placed: PlacedPicture) -> Where:
    return Where(page=placed.page, slot=placed.slot, asset=placed.asset.id if placed.asset else "")
