"""Checks of a post, with everything they need put together: pinned template and kit, platforms, layout."""

from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from studio.catalog.check_words import Language
from studio.catalog.platforms import load_platforms
from studio.checks.gate import Gate
from studio.checks.runner import Report, run
from studio.checks.subject import Subject
from studio.checks.wording import prose
from studio.domain.brand import Kit
from studio.domain.content import Design, Office, Post
from studio.domain.language.sentences import words_of
from studio.domain.layout_facts import LayoutFacts
from studio.domain.record import Value
from studio.domain.template import Template
from studio.intake.dictionary import unknown_words
from studio.session.gate import gate_of
from studio.session.layers import platform_layers
from studio.session.picture_marks import measure_own, with_known
from studio.session.resources import pinned_kit, pinned_template
from studio.session.session import Session

PATIENCE = 20.0
"""Seconds that a check waits for the office's dictionary to be read."""
FactsOf = Callable[[Session, Post, tuple[str, ...]], tuple[LayoutFacts, ...]]
"""Lays the pages of a post out at the placements of these ids; none of them means nothing to lay out."""


class Judged(Value, frozen=True, kw_only=True):
    """What checks found on a post, and the gate that follows from it."""

    report: Report
    gate: Gate


def check_post(
    session: Session,
    post: Post,
    facts_of: FactsOf | None = None,
    *,
    language: Language = "id",
    only: Collection[str] | None = None,
    skip: Collection[str] | None = None,
    profile: str = "",
    patience: float = PATIENCE,
) -> Judged:
    """All checks and the gate of a post as it stands; pages are laid out by `facts_of`, else by us."""
    measure_own(session, post)
    design = session.project.find(Design, post.design)
    if design is None:
        subject = subject_of(session, post, None, {}, (), language=language)
    else:
        template, kit = pinned_template(session, design), pinned_kit(session, design)
        wanted = served(post, template, platform_layers(session))
        facts = (facts_of or _rendered)(session, post, wanted) if wanted and design.pages else ()
        subject = subject_of(session, post, kit, {template.id: template}, facts, language=language)
    return judge(session, subject, only, skip, profile, patience)


def judge(
    session: Session, subject: Subject, only: Collection[str] | None = None,
    skip: Collection[str] | None = None, profile: str = "", patience: float = PATIENCE,
) -> Judged:  # fmt: skip
    """Checks and gate over values at hand; the office's dictionary may take `patience` seconds."""
    words = {word.text.lower() for p in prose(subject) for word in words_of(p.text) if word.text.isalpha()}
    unknown = unknown_words(words, patience)
    subject = replace(subject, unknown_words=unknown) if unknown else subject
    report = run(subject, only, skip)
    return Judged(report=report, gate=gate_of(session, subject, report, profile))


def subject_of(
    session: Session,
    post: Post,
    kit: Kit | None,
    templates: dict[str, Template],
    facts: tuple[LayoutFacts, ...],
    *,
    language: Language = "id",
) -> Subject:
    """A post with everything checks ask for, as the project has it today."""
    platforms = load_platforms(platform_layers(session))
    return Subject(
        project=with_known(session.project),
        post=post,
        kit=kit,
        templates=templates,
        placements={p.id: p for platform in platforms.values() for p in platform.placements.values()},
        platforms=platforms,
        facts=facts,
        today=today_of(session),
        language=language,
    )


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
