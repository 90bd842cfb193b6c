"""What an office does to its year: days hidden, renamed, added; its recurring slots, its rhythm."""

from collections.abc import Iterable

from studio.catalog.platforms import placements
from studio.domain.calendar_days import Day, OfficeDay
from studio.domain.ids import PlacementId
from studio.domain.office_year import about_day
from studio.domain.planning import Rhythm
from studio.domain.platform import Placement
from studio.domain.project import Project
from studio.session.layers import platform_layers
from studio.session.projects import new_id
from studio.session.session import Draft, Session
from studio.session.starting import USUAL

RHYTHM = "rhythm"


def rhythm_of(project: Project) -> Rhythm:
    """The office's rhythm, or the usual one."""
    return project.find(Rhythm, RHYTHM) or Rhythm(id=RHYTHM)


def keep_day(
    draft: Draft, day: Day, *, hidden: bool | None = None, name: str | None = None,
    template: str | None = None,
) -> None:  # fmt: skip
    """Say something of a day; a record that says nothing any more goes."""
    records = draft.project.all(OfficeDay)
    made, says = about_day(day, records, new_id(), hidden=hidden, name=name, template=template)
    if says:
        draft.put(made)
    elif draft.find(OfficeDay, made.id) is not None:
        draft.remove(OfficeDay, made.id)


def known_placements(session: Session) -> dict[str, Placement]:
    """Every placement there is, by id."""
    return placements(platform_layers(session))


def usual_places(platforms: Iterable[str], known: Iterable[str]) -> tuple[PlacementId, ...]:
    """The usual placements on these platforms; the first known one where a platform has none."""
    found: list[str] = []
    there = list(known)
    for platform in platforms:
        own = [ident for ident in there if ident.partition("/")[0] == platform]
        usual = [ident for ident in USUAL if ident in own]
        found += usual or own[:1]
    return tuple(PlacementId(ident) for ident in found)
