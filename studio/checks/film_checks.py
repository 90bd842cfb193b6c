"""Films made elsewhere: words for who cannot hear them, and no flashes that bring on seizures."""

from collections.abc import Iterator

from studio.checks.registry import Case, check
from studio.checks.subject import PlacedPicture, Subject, placed_pictures
from studio.domain.outside import Film
from studio.domain.review import Where

MOST_FLASHES = 3
"""In any one second (WCAG 2.2 SC 2.3.1)."""


@check(
    id="access/subtitles",
    severity="warning",
    applies_to="post",
    rationale="Whoever cannot hear, and everybody on a bus, reads what is said.",
    basis="UU 8/2016 Pasal 24, 122, 123; WCAG 2.2 SC 1.2.2 (A1)",
    needs=("design",),
)
def subtitles(subject: Subject) -> Iterator[Case]:
    """Each film with sound and no subtitles beside it."""
    for placed, film in _films(subject):
        if film.sound and not film.subtitles:
            yield Case(where=_at(placed))


@check(
    id="access/flashing",
    severity="warning",
    applies_to="post",
    rationale="Flashes of more than three a second can bring on a seizure.",
    basis="WCAG 2.2 SC 2.3.1 (A2)",
    needs=("design",),
)
def flashing(subject: Subject) -> Iterator[Case]:
    """Each film that flashes more than three times in a second."""
    for placed, film in _films(subject):
        if film.flashes is not None and film.flashes > MOST_FLASHES:
            yield Case(where=_at(placed), values={"flashes": film.flashes, "at": round(film.flash_at, 1)})


def _films(subject: Subject) -> Iterator[tuple[PlacedPicture, Film]]:
    for placed in placed_pictures(subject):
        outside = placed.asset.outside if placed.asset else None
        if outside is not None and outside.film is not None:
            yield placed, outside.film


def _at(placed: PlacedPicture) -> Where:
    return Where(page=placed.page, slot=placed.slot, asset=placed.picture.asset)
