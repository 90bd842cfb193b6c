"""The register of figures as the window lists it: rows, filters, order; what falls when a figure changes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from studio import i18n
from studio.catalog.share_rules import figure_age
from studio.domain.binding import exact
from studio.domain.content import Figure
from studio.domain.figure_register import SEALED, Freshness, Lack, Use, freshness, lacks, uses_of
from studio.domain.project import Project
from studio.domain.record import Value

Mark = Literal["expired", "old", "soon", "source", "lacking", "unused", "fresh"]
"""What a filter can ask for; a figure may have several."""
MARKS: tuple[Mark, ...] = ("expired", "old", "soon", "source", "lacking", "unused", "fresh")
Sort = Literal["fresh", "label", "as_of", "used", "value"]
ORDER: tuple[Freshness, ...] = ("expired", "old", "soon", "fresh")


@dataclass(frozen=True, slots=True)
class Row:
    """A figure as the list shows it; `change` is in percent, `found` is what a search looks at."""

    figure: Figure
    freshness: Freshness
    lacks: tuple[Lack, ...]
    uses: tuple[Use, ...]
    change: float | None
    found: str

    @property
    def marks(self) -> frozenset[str]:
        """Which filters let it through."""
        made: set[str] = {self.freshness}
        if "source" in self.lacks:
            made.add("source")
        if self.lacks:
            made.add("lacking")
            made.discard("fresh")
        if not self.uses:
            made.add("unused")
        return frozenset(made)

    @property
    def posts(self) -> int:
        """How many posts show it."""
        return len({use.post for use in self.uses})

    @property
    def sealed(self) -> tuple[Use, ...]:
        """Uses whose post's approval of the media falls when the figure changes, one a post."""
        return tuple({use.post: use for use in self.uses if use.status in SEALED}.values())


class Wanted(Value, frozen=True, kw_only=True):
    """What to show: words, marks (empty: all), and the order."""

    words: str = ""
    marks: frozenset[str] = frozenset()
    sort: Sort = "fresh"


def rows(project: Project, today: date) -> tuple[Row, ...]:
    """Every figure, in the order in which they were made."""
    rule, uses = figure_age(), uses_of(project)
    return tuple(
        Row(
            figure=figure,
            freshness=freshness(figure, today, rule),
            lacks=lacks(figure),
            uses=uses.get(str(figure.id), ()),
            change=_change(figure.value, figure.previous),
            found=_found(figure),
        )
        for figure in project.all(Figure)
    )


def arranged(every: Iterable[Row], wanted: Wanted) -> tuple[Row, ...]:
    """The rows that fit, in the order asked for."""
    words = wanted.words.casefold().split()
    fit = (
        row
        for row in every
        if (not wanted.marks or row.marks & wanted.marks) and all(word in row.found for word in words)
    )
    return tuple(sorted(fit, key=_KEYS[wanted.sort]))


def tally(every: Iterable[Row]) -> dict[str, int]:
    """How many figures have each mark."""
    made: dict[str, int] = dict.fromkeys(MARKS, 0)
    for row in every:
        for mark in row.marks:
            made[mark] += 1
    return made


@lru_cache(maxsize=4096)
def _change(value: str, previous: str) -> float | None:
    now, before = exact(value), exact(previous)
    return None if now is None or not before else round(float((now - before) / abs(before) * 100), 1)


@lru_cache(maxsize=4096)
def _number_words(value: str) -> str:
    return i18n.number(value) if value else ""


def _found(figure: Figure) -> str:
    parts = (
        _number_words(figure.value),
        figure.value,
        figure.unit,
        figure.label,
        figure.source,
        figure.period,
    )
    return " ".join(parts).casefold()


def _number(row: Row) -> float:
    try:
        return float(row.figure.value)
    except ValueError:
        return 0.0


_KEYS: dict[str, Callable[[Row], tuple[object, ...]]] = {
    "fresh": lambda row: (ORDER.index(row.freshness), not row.lacks, row.figure.label.casefold()),
    "label": lambda row: (row.figure.label.casefold(), row.figure.period),
    "as_of": lambda row: (row.figure.as_of or "9999", row.figure.label.casefold()),
    "used": lambda row: (-row.posts, row.figure.label.casefold()),
    "value": lambda row: (-_number(row), row.figure.label.casefold()),
}
