"""What an export will do, as data: a job per file, and what was refused and why."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from studio.domain.binding import bind_page
from studio.domain.brand import Kit
from studio.domain.content import Design, DesignPage, Override, Post
from studio.domain.ids import PlacementId
from studio.domain.platform import Placement
from studio.domain.project import Project
from studio.domain.record import Value
from studio.domain.template import Template
from studio.domain.variants import arranged
from studio.export.encoders.webp import thumb_budget
from studio.export.job import RenderJob
from studio.export.outside_plan import moves_there
from studio.i18n import N_

VIDEO_SHAPES = ((9, 16), (1, 1), (16, 9))


class Refusal(Value, frozen=True, kw_only=True):
    """A placement that gets no file, with the reason to show."""

    post: str
    placement: str
    reason: str


class PostPlan(Value, frozen=True, kw_only=True):
    """What one post needs."""

    post: str
    pages: tuple[RenderJob, ...]
    """Every page at every placement, to lay out and check."""
    jobs: tuple[RenderJob, ...]
    """Every file to make."""
    refused: tuple[Refusal, ...] = ()


def plan_post(
    project: Project, post: Post, template: Template, kit: Kit, placements: Mapping[str, Placement],
    wanted: Iterable[str] = (), *, video: bool = False,
) -> PostPlan:  # fmt: skip
    """Jobs for every wanted placement (else the post's own, else all) that the template serves."""
    design = project.get(Design, post.design)
    asked = tuple(wanted) or post.placements
    pages: list[RenderJob] = []
    jobs: list[RenderJob] = []
    refused: list[Refusal] = []
    layouts = [project.get(DesignPage, ident).layout for ident in design.pages]
    bound = [
        arranged(template, layout, design.variant, bind_page(project, post, number, kit))
        for number, layout in enumerate(layouts)
    ]
    for ident in dict.fromkeys(asked or tuple(placements)):
        placement = placements[ident]
        if placement.purpose not in template.purposes:
            if asked:
                name = template.name.get("id", template.id)
                reason = N_(f"Templat {name} tidak melayani jenis {placement.purpose}.")
                refused.append(Refusal(post=post.id, placement=ident, reason=reason))
            continue
        shown = [
            RenderJob(
                kind="facts", template=design.template_hash, kit=design.kit_hash,
                layout=layouts[number], placement=placement, scheme=design.scheme, motifs=design.motifs,
                data=bound[number], post=post.id, number=number, title=post.title,
                override=design.overrides.get(PlacementId(ident), Override()),
            )
            for number in pages_for(placement, len(design.pages))
        ]  # fmt: skip
        pages += shown
        jobs += files_of(shown, template, video=video) + films_of(shown)
    small = thumb_budget(len(jobs))
    jobs = [msgspec.structs.replace(job, thumb_bytes=small) for job in jobs]
    return PostPlan(post=post.id, pages=tuple(pages), jobs=tuple(jobs), refused=tuple(refused))


def pages_for(placement: Placement, count: int) -> range:
    """Which pages a placement gets: all that it takes, else the cover alone."""
    whole = count <= placement.items_max or placement.purpose in {"story", "print"} or not _stills(placement)
    return range(count if whole else 1)


def files_of(pages: Sequence[RenderJob], template: Template, *, video: bool) -> list[RenderJob]:
    """Stills of each page, one PDF of all for print and documents, one film of the first."""
    first, place = pages[0], pages[0].placement
    files = [msgspec.structs.replace(page, kind="image") for page in pages] if _stills(place) else []
    if place.purpose == "print" or "pdf" in place.formats:
        files.append(msgspec.structs.replace(first, kind="pdf", more=tuple(pages[1:])))
    shape = any(place.width * h == place.height * w for w, h in VIDEO_SHAPES)
    takes_video = place.motion is not None or "mp4" in place.formats
    if video and shape and takes_video and _moves(template, first.layout):
        files.append(msgspec.structs.replace(first, kind="video"))
    return files


def films_of(pages: Sequence[RenderJob]) -> list[RenderJob]:
    """A file for each page that is a film made elsewhere, where the placement takes films."""
    return [
        msgspec.structs.replace(page, kind="video")
        for page in pages
        if moves_there(page.data, page.placement)
    ]


def _stills(placement: Placement) -> bool:
    return bool({"png", "jpeg", "webp"} & set(placement.formats))


def _moves(template: Template, layout: str) -> bool:
    seen: set[str] = set()

    def walk(raw: object) -> bool:
        if isinstance(raw, dict):
            part = raw.get("part")
            if isinstance(part, str) and part not in seen:
                seen.add(part)
                if walk(template.parts.get(part)):
                    return True
            return "motion" in raw or any(walk(v) for v in raw.values())
        return isinstance(raw, list | tuple) and any(walk(v) for v in raw)

    return walk(template.page(layout).root)
