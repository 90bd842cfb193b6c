"""Rules of an office's rhythm and its recurring posts, as records."""

from typing import Literal

import msgspec

from studio.domain.content import Zone
from studio.domain.ids import PillarId, PlacementId
from studio.domain.record import Record, Value


class Mourning(Value, frozen=True, kw_only=True):
    """Days on which nothing is posted, `YYYY-MM-DD` both included, and why."""

    start: str
    end: str = ""
    reason: str = ""


class Rhythm(Record, frozen=True, kw_only=True):
    """The office's rhythm; one a project, id `rhythm`. Approved posts may move by `move_days` days."""

    minutes_apart: int = 60
    quiet_from: str = "21:00"
    quiet_until: str = "06:00"
    mourning: tuple[Mourning, ...] = ()
    move_days: int = 0
    media_base: str = ""


class Targets(Record, frozen=True, kw_only=True):
    """Targets of shares beside the pillars'; one a project, id `targets`. Percent by content type."""

    content_types: dict[str, int] = msgspec.field(default_factory=dict)


class Rubric(Record, frozen=True, kw_only=True):
    """A recurring post such as "Selasa Tanya Jawab": an RRULE whose dates are slots to be filled."""

    name: str
    rule: str
    time: str = ""
    zone: Zone = "Asia/Jakarta"
    start: str = ""
    placements: tuple[PlacementId, ...] = ()
    pillar: PillarId | None = None
    template: str = ""
    paused: bool = False


WarningCode = Literal["plan/too-close", "plan/quiet", "plan/mourning"]


class PlanWarning(Value, frozen=True, kw_only=True):
    """Something about a time that an officer should know; it never forbids. `posts`: the others meant."""

    code: WarningCode
    message: str
    hint: str = ""
    posts: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
