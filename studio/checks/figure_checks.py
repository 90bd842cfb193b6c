"""Whether every shown number says where it comes from, of which day it is, and is still valid."""

from collections.abc import Iterator
from datetime import date

from studio.catalog.share_rules import figure_age
from studio.checks.registry import Case, check
from studio.checks.slot_checks import figures_of
from studio.checks.subject import Subject
from studio.domain.content import Figure
from studio.domain.figure_register import day_of, freshness
from studio.domain.review import Where


@check(
    id="figure/no-source",
    severity="blocker",
    applies_to="post",
    rationale="A number that nobody can trace must not leave the office.",
    basis="House rule: figures",
    needs=("design",),
)
def no_source(subject: Subject) -> Iterator[Case]:
    """Each shown figure without a source."""
    for where, figure in _shown(subject):
        if not figure.source.strip():
            yield Case(where=where, values=_named(figure))


@check(
    id="figure/no-date",
    severity="blocker",
    applies_to="post",
    rationale="A number without its day is soon a false one.",
    basis="House rule: figures",
    codes=("figure/no-date", "figure/bad-date"),
    needs=("design",),
)
def no_date(subject: Subject) -> Iterator[Case]:
    """Each shown figure without an as-of date, or with one that is no date."""
    for where, figure in _shown(subject):
        if not figure.as_of.strip():
            yield Case(where=where, values=_named(figure))
        elif day_of(figure.as_of) is None:
            yield Case(code="figure/bad-date", where=where, values={**_named(figure), "date": figure.as_of})


@check(
    id="figure/expired",
    severity="warning",
    applies_to="post",
    rationale="Figures, prices above all, are replaced by newer ones.",
    basis="Expiry date of the figure",
    codes=("figure/expired", "figure/old"),
    needs=("design", "today"),
)
def expired(subject: Subject) -> Iterator[Case]:
    """Each shown figure that is out of date on the day of publication, or today when that is later.

    Its own expiry decides; without one its data may not be older than the office lets them be.
    """
    day, rule = _published(subject), figure_age()
    for where, figure in _shown(subject):
        known, values = freshness(figure, day, rule), _named(figure)
        if known == "expired":
            yield Case(where=where, values={**values, "expires": figure.expires, "day": day.isoformat()})
        elif known == "old":
            more: dict[str, str | int | float] = {"as_of": figure.as_of, "months": rule.months}
            yield Case(code="figure/old", where=where, values={**values, **more})


@check(
    id="figure/mixed-units",
    severity="warning",
    applies_to="post",
    rationale="Bars of one scale compare; minutes beside percentages compare nothing, and mislead.",
    basis="House rule: figures",
    needs=("design",),
)
def mixed_units(subject: Subject) -> Iterator[Case]:
    """Each list of figures whose units differ."""
    for number, page in subject.pages:
        for slot, value in page.slots.items():
            found = (subject.project.find(Figure, ident) for ident in figures_of(value))
            units = {
                figure.unit.strip().casefold(): figure.unit.strip() for figure in found if figure is not None
            }
            if len(units) > 1:
                yield Case(where=Where(page=number, slot=slot), values={"units": ", ".join(units.values())})


def _published(subject: Subject) -> date:
    """The day of publication, or today when that is later."""
    today, planned = day_of(subject.today), day_of(subject.post.schedule.date)
    if today is None:
        raise ValueError("today")
    return max(today, planned) if planned else today


def _shown(subject: Subject) -> Iterator[tuple[Where, Figure]]:
    for number, page in subject.pages:
        for slot, value in page.slots.items():
            for ident in figures_of(value):
                figure = subject.project.find(Figure, ident)
                if figure is not None:
                    yield Where(page=number, slot=slot), figure


def _named(figure: Figure) -> dict[str, str | int | float]:
    return {"figure": figure.id, "label": figure.label or figure.id}
