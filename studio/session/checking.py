"""Checks of a post, with everything they need put together: pinned template and kit, platforms, layout."""

from collections.abc import Callable, Collection
from pathlib import Path
from zoneinfo import ZoneInfo

from studio.catalog.check_words import Language
from studio.catalog.platforms import load_platforms
from studio.checks.runner import Report, run
from studio.checks.subject import Subject
from studio.domain.brand import Kit
from studio.domain.content import Design, Office, Post
from studio.domain.layout_facts import LayoutFacts
from studio.domain.project import Project
from studio.domain.template import Template
from studio.session.layers import platform_layers
from studio.session.resources import pinned_kit, pinned_template
from studio.session.session import Session

FactsOf = Callable[[Session, Post, tuple[str, ...]], tuple[LayoutFacts, ...]]
"""Lays the pages of a post out at the placements of these ids; none of them means nothing to lay out."""


def check_post(
    session: Session,
    post: Post,
    facts_of: FactsOf | None = None,
    *,
    language: Language = "id",
    only: Collection[str] | None = None,
    skip: Collection[str] | None = None,
) -> Report:
    """All checks of a post as it stands; pages are laid out by `facts_of`, else by the render engine."""
    from studio.session.picture_marks import measured  # noqa: PLC0415 - only where posts are checked

    design = session.project.find(Design, post.design)
    project = measured(session, post)
    if design is None:
        return check_ready(project, post, None, {}, (), today=today_of(session), language=language)
    template, kit = pinned_template(session, design), pinned_kit(session, design)
    layers = platform_layers(session)
    wanted = served(post, template, layers)
    facts = (facts_of or _rendered)(session, post, wanted) if wanted and design.pages else ()
    return check_ready(
        project,
        post,
        kit,
        {template.id: template},
        facts,
        today=today_of(session),
        layers=layers,
        language=language,
        only=only,
        skip=skip,
    )


def check_ready(
    project: Project,
    post: Post,
    kit: Kit | None,
    templates: dict[str, Template],
    facts: tuple[LayoutFacts, ...],
    *,
    today: str = "",
    layers: tuple[Path, ...] | None = None,
    language: Language = "id",
    only: Collection[str] | None = None,
    skip: Collection[str] | None = None,
) -> Report:
    """All checks over values at hand; without `today` what depends on the date is skipped, and said so."""
    platforms = load_platforms(layers)
    subject = Subject(
        project=project,
        post=post,
        kit=kit,
        templates=templates,
        placements={p.id: p for platform in platforms.values() for p in platform.placements.values()},
        platforms=platforms,
        facts=facts,
        today=today,
        language=language,
    )
    return run(subject, only, skip)


def served(post: Post, template: Template, layers: tuple[Path, ...] | None = None) -> tuple[str, ...]:
    """Ids of the placements a post is laid out at: its own, else all, that exist and the template serves."""
    known = {p.id: p for platform in load_platforms(layers).values() for p in platform.placements.values()}
    chosen = (known[ident] for ident in dict.fromkeys(post.placements or known) if ident in known)
    return tuple(place.id for place in chosen if place.purpose in template.purposes)


def today_of(session: Session) -> str:
    """The date in the office's time zone, `YYYY-MM-DD`."""
    office = session.project.find(Office, "office")
    zone = ZoneInfo(office.zone if office else "Asia/Jakarta")
    return session.clock().astimezone(zone).date().isoformat()


def _rendered(session: Session, post: Post, wanted: tuple[str, ...]) -> tuple[LayoutFacts, ...]:
    from studio.session.rendering import page_facts  # noqa: PLC0415 - Qt, needed only to lay out

    return page_facts(session, post, wanted)
