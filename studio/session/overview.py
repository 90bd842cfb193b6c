"""What the first page tells of a project: what was last worked on, what is due, how far, how safe."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Literal

from studio.domain.content import (
    Design,
    DesignPage,
    Figure,
    FigureRef,
    FigureRefs,
    Items,
    Link,
    Picture,
    Post,
    RichText,
    SlotValue,
    Status,
)
from studio.domain.project import Key, Project
from studio.domain.review import ExportLog
from studio.domain.template import Template
from studio.errors import StudioError
from studio.session.session import Session
from studio.store import backup, history

LOOK_BACK = 60
"""Operations searched for what was last worked on."""
Mark = Literal["done", "todo", "unknown"]
GROUPS: dict[str, frozenset[Status]] = {
    "published": frozenset({"published", "evaluated"}),
    "ready": frozenset({"approved", "scheduled"}),
    "waiting": frozenset({"verifying", "in-review", "changes-asked", "on-hold"}),
    "making": frozenset({"idea", "draft", "editing"}),
}
"""Statuses counted together."""


@dataclass(frozen=True, slots=True)
class Edited:
    """A post and when it was last changed, in UTC."""

    post: Post
    at: str


@dataclass(frozen=True, slots=True)
class Backup:
    """The newest backup."""

    path: Path
    at: datetime
    bytes: int


def last_edited(session: Session) -> tuple[Edited, ...]:
    """Posts last worked on, newest first, as far as the history reaches; else the newest post."""
    try:
        with session.file.reading() as connection:
            touched = history.touched(connection, LOOK_BACK)
    except StudioError:  # a damaged history is no reason to show nothing
        touched = []
    owners = _owners(session.project)
    found: dict[str, Edited] = {}
    for at, keys in touched:
        for key in keys:
            post = owners.get(key)
            if post is not None:
                found.setdefault(post.id, Edited(post, at))
    if not found and (posts := session.project.all(Post)):
        return (Edited(posts[-1], ""),)
    return tuple(found.values())


def counts(project: Project) -> dict[str, int]:
    """How many posts each group of GROUPS has."""
    statuses = [post.status for post in project.all(Post)]
    return {name: sum(s in group for s in statuses) for name, group in GROUPS.items()}


def due(project: Project, today: date, days: int = 7) -> tuple[Post, ...]:
    """Posts that are not out yet and should be within the days to come, the late first."""
    last = (today + timedelta(days=days)).isoformat()
    over = GROUPS["published"] | {"archived"}
    wanted = [p for p in project.all(Post) if p.schedule.date and p.schedule.date <= last]
    return tuple(
        sorted((p for p in wanted if p.status not in over), key=lambda p: (p.schedule.date, p.schedule.time))
    )


def exports(project: Project, most: int = 4) -> tuple[ExportLog, ...]:
    """The last bundles, newest first."""
    return tuple(sorted(project.all(ExportLog), key=lambda log: log.at, reverse=True)[:most])


def exported(project: Project, post: Post) -> bool:
    """Whether a bundle of the post was ever written."""
    return any(post.id in log.posts for log in project.all(ExportLog))


def marks(project: Project, post: Post, template: Template, served: int) -> dict[str, Mark]:
    """How far the post's five steps are; `checks` is unknown until somebody looked."""
    design = project.find(Design, post.design)
    pages = [project.find(DesignPage, ident) for ident in design.pages] if design else []
    whole = all(page is not None and not missing(project, page, template) for page in pages) and bool(pages)
    said = post.caption.text.strip() or any(c.text.strip() for c in post.captions.values())
    return {
        "fill": "done" if whole else "todo",
        "sizes": "done" if served else "todo",
        "captions": "done" if said else "todo",
        "checks": "unknown",
        "bundle": "done" if exported(project, post) else "unknown",
    }


def missing(project: Project, page: DesignPage, template: Template) -> tuple[str, ...]:
    """Required slots of the page that hold nothing."""
    asked = [slot for ident in template.page(page.layout).slots if (slot := template.slot(ident))]
    return tuple(
        s.id for s in asked if s.required and not s.default and not _holds(project, page.slots.get(s.id))
    )


def last_backup(session: Session) -> Backup | None:
    """The newest backup of the project in the office's folder, if there is one."""
    found = backup.listed(backup.folder_of(session.file.id))
    if not found:
        return None
    facts = found[0].stat()
    return Backup(found[0], datetime.fromtimestamp(facts.st_mtime, UTC), facts.st_size)


def _holds(project: Project, value: SlotValue | None) -> bool:  # noqa: PLR0911 - one line a kind
    match value:
        case RichText():
            return bool(value.plain.strip())
        case Picture():
            return bool(value.asset)
        case Link():
            return bool(value.url.strip())
        case Items():
            return any(item.title.strip() or item.detail.strip() for item in value.items)
        case FigureRef():
            return project.find(Figure, value.figure) is not None
        case FigureRefs():
            return bool(value.figures)
    return False


def _owners(project: Project) -> dict[Key, Post]:
    found: dict[Key, Post] = {}
    for post in project.all(Post):
        found["post", post.id] = post
        design = project.find(Design, post.design)
        if design is not None:
            found["design", design.id] = post
            found.update({("page", page): post for page in design.pages})
    return found
