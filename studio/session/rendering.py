"""Pages of a project's posts made ready to render, and the facts checks ask for."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from studio.catalog.platforms import placements
from studio.domain.brand import Kit
from studio.domain.content import Asset, Design, DesignPage, Picture, Post
from studio.domain.layout_facts import LayoutFacts
from studio.domain.project import Project
from studio.domain.template import Template
from studio.export.job import ensure_application, perform
from studio.export.pipeline import Cancelled, Progress, stop_if
from studio.export.plan import PostPlan, plan_post
from studio.session.layers import platform_layers
from studio.session.resources import pinned_kit, pinned_template, write_store
from studio.session.session import Session


@dataclass(frozen=True, slots=True)
class Ready:
    """A post with what it is made of and the jobs that make it."""

    post: Post
    design: Design
    template: Template
    kit: Kit
    plan: PostPlan


def ready(session: Session, post: Post, wanted: Iterable[str] = (), *, video: bool = False) -> Ready:
    """The plan of one post's renditions from its pinned template and kit."""
    design = session.project.get(Design, post.design)
    template, kit = pinned_template(session, design), pinned_kit(session, design)
    plan = plan_post(
        session.project, post, template, kit, placements(platform_layers(session)), wanted, video=video
    )
    return Ready(post, design, template, kit, plan)


def picture_hashes(project: Project, design: Design) -> set[str]:
    """Blobs of every picture a design shows, without films."""
    found = set()
    for ident in design.pages:
        for value in project.get(DesignPage, ident).slots.values():
            asset = project.find(Asset, value.asset) if isinstance(value, Picture) else None
            if asset is not None:
                found.add(str(asset.sha256))
    return found


def film_hashes(project: Project, design: Design) -> set[str]:
    """Blobs of the films a design's pictures are covers of, and of their subtitles."""
    found: set[str] = set()
    for ident in design.pages:
        for value in project.get(DesignPage, ident).slots.values():
            asset = project.find(Asset, value.asset) if isinstance(value, Picture) else None
            film = asset.outside.film if asset and asset.outside else None
            found |= {str(sha) for sha in (film.sha256, film.subtitles) if sha} if film else set()
    return found


@contextmanager
def store_of(session: Session, posts: Iterable[Ready], *, films: bool = False) -> Iterator[Path]:
    """A folder with everything the posts' jobs read, by hash; gone afterwards. Only exports need films."""
    with tempfile.TemporaryDirectory(prefix="studio-") as name:
        store = Path(name)
        for item in posts:
            shown = picture_hashes(session.project, item.design)
            shown |= film_hashes(session.project, item.design) if films else set()
            write_store(session, (item.design,), shown, store)
        yield store


def facts_in(
    item: Ready, store: Path, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> tuple[LayoutFacts, ...]:
    """The facts of every still of a post, contrast measured."""
    ensure_application()
    found = []
    for number, page in enumerate(item.plan.pages):
        stop_if(cancelled)
        if progress is not None:
            progress(number, len(item.plan.pages), page.name)
        found.append(perform(page, store).facts)
    return tuple(facts for facts in found if facts is not None)


def page_facts(session: Session, post: Post, wanted: Iterable[str] = ()) -> tuple[LayoutFacts, ...]:
    """The facts of a post's pages at the wanted placements (else its own)."""
    item = ready(session, post, wanted)
    with store_of(session, [item]) as store:
        return facts_in(item, store)
