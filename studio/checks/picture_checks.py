"""Whether pictures are sharp enough, described in words, and allowed to be used."""

import re
from collections.abc import Iterator
from pathlib import PurePath

from studio.catalog.platforms import alt_text_limit
from studio.checks.outside_checks import is_outside
from studio.checks.places import on
from studio.checks.registry import Case, check
from studio.checks.subject import PlacedPicture, Subject, placed_pictures
from studio.checks.texts import countable
from studio.domain.counting import count, graphemes
from studio.domain.layout_facts import LayoutFacts
from studio.domain.platform import Placement
from studio.domain.review import Where

SOFT_ENLARGED = 1.15
HARD_ENLARGED = 2.0
SHORT_ALT = 20
LONG_ALT = 250
FILE_NAME = re.compile(r"(?i)\S.*\.(?:jpe?g|png|webp|heic|gif|tiff?|svg|bmp|avif)")
CAMERA_NAME = re.compile(
    r"(?i)(?:IMG|DSCN?|PXL|MVIMG)[ _-]*\d\S*|(?:Screenshot|Cuplikan layar|WhatsApp Image)[ _-]*\d.*"
)


@check(
    id="picture/upscaled",
    severity="warning",
    applies_to="page",
    rationale="A picture enlarged beyond its pixels looks soft, and unofficial.",
    basis="House rule: at most 1.15 times without a warning, 2 times at all",
    codes=("picture/upscaled", "picture/upscaled-far"),
    needs=("layout",),
)
def upscaled(subject: Subject, facts: LayoutFacts) -> Iterator[Case]:
    """Each placed picture that is enlarged; of finished media `outside/upscaled` tells it."""
    for picture in () if is_outside(subject) else facts.pictures:
        if picture.enlarged <= SOFT_ENLARGED:
            continue
        where = on(facts, node=picture.node, slot=picture.slot, box=picture.box)
        values: dict[str, str | int | float] = {"times": round(picture.enlarged, 2)}
        if picture.enlarged > HARD_ENLARGED:
            yield Case(code="picture/upscaled-far", severity="blocker", where=where, values=values)
        else:
            yield Case(where=where, values=values)


@check(
    id="picture/missing",
    severity="blocker",
    applies_to="post",
    rationale="A slot that names a picture which the library no longer has stays empty.",
    basis="House rule: assets",
    needs=("design",),
)
def missing(subject: Subject) -> Iterator[Case]:
    """Each slot whose picture is not in the library."""
    for placed in placed_pictures(subject):
        if placed.asset is None:
            yield Case(where=_at(placed))


@check(
    id="picture/no-alt",
    severity="warning",
    applies_to="post",
    rationale="People who use a screen reader know the picture only by its text alternative.",
    basis="WCAG 2.2 SC 1.1.1; UU 8/2016 (A1)",
    needs=("design",),
)
def no_alt(subject: Subject) -> Iterator[Case]:
    """Each picture without a text alternative."""
    for placed in placed_pictures(subject):
        if placed.asset is not None and not placed.alt:
            yield Case(where=_at(placed))


@check(
    id="picture/alt-quality",
    severity="advice",
    applies_to="post",
    rationale="A file name describes nothing; a few letters too little; a whole story tires the listener.",
    basis="WCAG 2.2 SC 1.1.1; house rule: 20 to 250 characters",
    codes=("picture/alt-file-name", "picture/alt-too-short", "picture/alt-too-long"),
    needs=("design",),
)
def alt_quality(subject: Subject) -> Iterator[Case]:
    """Each text alternative that is a file name, or shorter or longer than helps."""
    for placed in placed_pictures(subject):
        alt = placed.alt
        length = graphemes(alt)
        if not alt:
            continue
        if is_file_name(placed, alt):
            yield Case(code="picture/alt-file-name", severity="warning", where=_at(placed))
        elif length < SHORT_ALT:
            yield Case(
                code="picture/alt-too-short", where=_at(placed), values={"used": length, "least": SHORT_ALT}
            )
        elif length > LONG_ALT:
            yield Case(
                code="picture/alt-too-long", where=_at(placed), values={"used": length, "limit": LONG_ALT}
            )


@check(
    id="picture/alt-over-limit",
    severity="warning",
    applies_to="placement",
    rationale="The platform refuses or cuts a longer text alternative.",
    basis="Limits of the platform data",
    needs=("design",),
)
def alt_over_limit(subject: Subject, placement: Placement) -> Iterator[Case]:
    """Each text alternative longer than the platform takes."""
    limit = alt_text_limit(placement)
    if limit is None:
        return
    for placed in placed_pictures(subject):
        counted = count(countable(placed.alt), limit)
        if counted.over and counted.limit is not None:
            where = Where(
                placement=placement.id, platform=placement.platform, page=placed.page, slot=placed.slot
            )
            over = counted.used - counted.limit
            yield Case(where=where, values={"used": counted.used, "limit": counted.limit, "over": over})


@check(
    id="picture/no-licence",
    severity="blocker",
    applies_to="post",
    rationale="Nobody may publish a picture without knowing that it is allowed.",
    basis="UU 28/2014 Pasal 9 dan 113 (H1)",
    needs=("design",),
)
def no_licence(subject: Subject) -> Iterator[Case]:
    """Each picture whose asset names no licence."""
    for placed in placed_pictures(subject):
        if placed.asset is None or placed.asset.mime.startswith(("audio/", "video/")):
            continue  # `copyright/sound` looks after those
        if not placed.asset.licence.strip():
            yield Case(where=_at(placed), values={"name": placed.asset.name or placed.asset.id})


@check(
    id="picture/no-credit",
    severity="warning",
    applies_to="post",
    rationale="Who made a picture and where it comes from belongs to it.",
    basis="UU 28/2014 Pasal 5 (H2)",
    codes=("picture/no-source", "picture/no-author"),
    needs=("design",),
)
def no_credit(subject: Subject) -> Iterator[Case]:
    """Each picture whose asset names no source, or no author."""
    for placed in placed_pictures(subject):
        if placed.asset is None:
            continue
        values: dict[str, str | int | float] = {"name": placed.asset.name or placed.asset.id}
        if not placed.asset.source.strip():
            yield Case(code="picture/no-source", where=_at(placed), values=values)
        if not placed.asset.author.strip():
            yield Case(code="picture/no-author", where=_at(placed), values=values)


def is_file_name(placed: PlacedPicture, alt: str) -> bool:
    """Whether a text alternative is only what the file was called."""
    name = placed.asset.name if placed.asset else ""
    names = {part.casefold() for part in (name, PurePath(name).stem) if part and "." in name}
    return bool(alt.casefold() in names or FILE_NAME.fullmatch(alt) or CAMERA_NAME.fullmatch(alt))


def _at(placed: PlacedPicture) -> Where:
    return Where(page=placed.page, slot=placed.slot)
