"""The office's pillars and the templates that fit them, for choosing a template."""

from collections.abc import Collection
from itertools import zip_longest

import msgspec

from studio.catalog.template_pillars import Theme, themes
from studio.domain.content import Design, Pillar, Post
from studio.domain.month_plan import Angle
from studio.domain.project import Project
from studio.domain.shares import pillars_of
from studio.session.starting import NewPost


def choices(project: Project, language: str) -> tuple[tuple[str, str], ...]:
    """Id and name of the office's pillars; of the themes while it has none."""
    own = tuple((str(pillar.id), pillar.name) for pillar in pillars_of(project))
    return own or tuple((ident, theme.name.get(language, ident)) for ident, theme in themes().items())


def fitting(project: Project, wanted: Collection[str]) -> frozenset[str]:
    """Templates for any of these pillars or themes: those of their themes, and those they were used with.

    A pillar nobody can place fits every template, which an empty answer says.
    """
    found: set[str] = set()
    known = themes()
    for ident in wanted:
        pillar = project.find(Pillar, ident)
        of = themes_of(pillar, known) if pillar else [known[ident]] if ident in known else []
        own = {t for theme in of for t in theme.templates} | _used(project, ident)
        if not own:
            return frozenset()
        found |= own
    return frozenset(found)


def of_pillar(project: Project, made: NewPost, wanted: Collection[str]) -> NewPost:
    """A new post with the office's pillar that alone was looked for."""
    pillar = project.find(Pillar, next(iter(wanted))) if len(wanted) == 1 else None
    if pillar is None:
        return made
    return msgspec.structs.replace(made, post=msgspec.structs.replace(made.post, pillar=pillar.id))


def themes_of(pillar: Pillar, known: dict[str, Theme]) -> list[Theme]:
    """The themes a pillar belongs to, by its id or by the words of its name."""
    words = pillar.name.casefold().split()
    return [
        theme for ident, theme in known.items()
        if ident == pillar.id or any(word in words for word in theme.words)
    ]  # fmt: skip


def angles_of(project: Project) -> dict[str, tuple[Angle, ...]]:
    """What each pillar of the office can be about: the ideas of its themes, one theme after the other."""
    known = themes()
    return {
        str(pillar.id): tuple(
            angle
            for turn in zip_longest(*(theme.ideas for theme in themes_of(pillar, known)))
            for angle in turn
            if angle is not None
        )
        for pillar in project.all(Pillar)
    }


def _used(project: Project, pillar: str) -> set[str]:
    designs = (project.find(Design, post.design) for post in project.all(Post) if post.pillar == pillar)
    return {design.template for design in designs if design is not None}
