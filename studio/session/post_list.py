"""The list of posts: what a row shows, which rows fit a search and filters, in which order."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import msgspec

from studio.domain.content import Asset, Design, DesignPage, Person, Picture, Pillar, Post, RichText, Status
from studio.domain.ids import AssetId
from studio.domain.project import Project
from studio.domain.record import Value
from studio.domain.template import Template
from studio.errors import StudioError
from studio.session.session import Draft

ORDER: tuple[Status, ...] = (
    "changes-asked", "on-hold", "in-review", "verifying", "editing", "draft", "idea", "approved", "scheduled",
    "published", "evaluated", "archived",
)  # fmt: skip
"""Statuses by how much they want of somebody."""


@dataclass(frozen=True, slots=True)
class Row:
    """One post as the list shows it; `found` is all that a search looks at."""

    post: Post
    template: str
    template_name: dict[str, str]
    pillar: str
    owner: str
    platforms: tuple[str, ...]
    found: str


class Wanted(Value, frozen=True, kw_only=True):
    """What to show: words, filters (empty: all), the column to sort by and the direction."""

    words: str = ""
    statuses: frozenset[str] = frozenset()
    pillars: frozenset[str] = frozenset()
    templates: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    only: frozenset[str] | None = None
    """Ids of the posts that alone are shown, before anything else."""
    sort: str = "title"
    down: bool = False


def rows(project: Project, template_of: Callable[[Design], Template]) -> tuple[Row, ...]:
    """Every post, in the order in which they were made."""
    assets = {asset.id: asset for asset in project.all(Asset)}
    pillars = {pillar.id: pillar.name for pillar in project.all(Pillar)}
    people = {person.id: person.name for person in project.all(Person)}
    made = []
    for post in project.all(Post):
        design = project.find(Design, post.design)
        template = _template(design, template_of)
        pages = [project.find(DesignPage, ident) for ident in design.pages] if design else []
        made.append(
            Row(
                post=post,
                template=template.id if template else "",
                template_name=template.name if template else {},
                pillar=pillars.get(post.pillar, "") if post.pillar else "",
                owner=people.get(post.owner, "") if post.owner else "",
                platforms=tuple(dict.fromkeys(ident.partition("/")[0] for ident in post.placements)),
                found=_words(post, [page for page in pages if page], assets),
            )
        )
    return tuple(made)


def arranged(all_rows: Iterable[Row], wanted: Wanted) -> tuple[Row, ...]:
    """The rows that fit, in the order asked for; those without a date stand last."""
    words = wanted.words.casefold().split()
    fit = [
        row
        for row in all_rows
        if (wanted.only is None or row.post.id in wanted.only)
        and (not wanted.types or row.post.content_type in wanted.types)
        and (not wanted.statuses or row.post.status in wanted.statuses)
        and (not wanted.pillars or str(row.post.pillar or "") in wanted.pillars)
        and (not wanted.templates or row.template in wanted.templates)
        and all(word in row.found for word in words)
    ]
    if not wanted.sort:
        return tuple(reversed(fit))
    key = _KEYS[wanted.sort]
    empty = [row for row in fit if key(row) == ""]
    full = sorted((row for row in fit if key(row) != ""), key=key, reverse=wanted.down)
    return (*full, *empty)


def set_status(draft: Draft, posts: Iterable[str], status: Status) -> None:
    """Give posts another status."""
    for ident in posts:
        draft.put(msgspec.structs.replace(draft.get(Post, ident), status=status))


_KEYS: dict[str, Callable[[Row], str]] = {
    "title": lambda row: row.post.title.casefold(),
    "status": lambda row: f"{ORDER.index(row.post.status):02d}",
    "when": lambda row: f"{row.post.schedule.date} {row.post.schedule.time}".strip(),
    "platforms": lambda row: f"{99 - len(row.platforms):02d}",
    "owner": lambda row: row.owner.casefold(),
    "template": lambda row: row.template,
    "pillar": lambda row: row.pillar.casefold(),
}


def _template(design: Design | None, template_of: Callable[[Design], Template]) -> Template | None:
    """None also when its pin is lost: the list shows the post all the same."""
    try:
        return template_of(design) if design else None
    except StudioError:
        return None


def _words(post: Post, pages: list[DesignPage], assets: dict[AssetId, Asset]) -> str:
    parts = [post.title, post.summary, *post.tags, post.caption.text]
    parts += [caption.text for caption in post.captions.values()]
    for page in pages:
        for value in page.slots.values():
            if isinstance(value, RichText):
                parts.append(value.plain)
            elif isinstance(value, Picture):
                asset = assets.get(value.asset)
                parts += [value.alt, asset.alt if asset else ""]
    return "\n".join(parts).casefold()
