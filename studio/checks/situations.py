"""Which modes hold on a day: elections and crises as the office declared them, mourning also by its rhythm."""

from studio.domain.ethics import Mode, Situation
from studio.domain.planning import Rhythm
from studio.domain.project import Project


def modes_on(project: Project, day: str) -> frozenset[Mode]:
    """The modes that hold on a day `YYYY-MM-DD`; without a day none."""
    if not day:
        return frozenset()
    found: set[Mode] = {one.mode for one in situations_on(project, day)}
    for rhythm in project.all(Rhythm):
        if any(m.start <= day <= (m.end or "9999") for m in rhythm.mourning):
            found.add("mourning")
    return frozenset(found)


def situations_on(project: Project, day: str) -> tuple[Situation, ...]:
    """The situations that hold on a day, with their lists."""
    return tuple(one for one in project.all(Situation) if one.start <= day <= (one.end or "9999"))
