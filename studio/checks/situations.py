"""Which situations hold on a day: elections, crises, mourning, with what they bring."""

from studio.domain.ethics import Mode, Situation
from studio.domain.planning import Rhythm
from studio.domain.project import Project


def situations_on(project: Project, day: str) -> tuple[Situation, ...]:
    """Those of the project that hold on `YYYY-MM-DD`; the rhythm's days of mourning are among them."""
    rhythm = project.find(Rhythm, "rhythm")
    mourned = tuple(
        Situation(id=f"berkabung-{days.start}", mode="mourning", start=days.start, end=days.end or days.start,
                  reason=days.reason)
        for days in (rhythm.mourning if rhythm else ())
    )  # fmt: skip
    return tuple(s for s in (*project.all(Situation), *mourned) if day and holds(s, day))


def modes_on(project: Project, day: str) -> frozenset[Mode]:
    """The modes that are on."""
    return frozenset(situation.mode for situation in situations_on(project, day))


def holds(situation: Situation, day: str) -> bool:
    """Whether a situation holds on a day; without an end it lasts until somebody ends it."""
    over = bool(situation.ended) and situation.ended[:10] <= day
    return situation.start <= day and (not situation.end or day <= situation.end) and not over
