"""What an export will do, as data: a job per file, and what was refused and why."""

from collections.abc import Iterable, Mapping

import msgspec

from studio.domain.binding import bind_page
from studio.domain.brand import Kit
from studio.domain.content import Design, DesignPage, Override, Post
from studio.domain.ids import PlacementId
from studio.domain.platform import Placement
from studio.domain.project import Project
from studio.domain.record import Value
from studio.domain.template import Template
from studio.export.job import RenderJob

VIDEO_SHAPES = ((9, 16), (1, 1), (16, 9))


class Refusal(Value, frozen=True, kw_only=True):
    """A placement that gets no file, with the reason to show."""

    post: str
    placement: str
    reason: str


class PostPlan(Value, frozen=True, kw_only=True):
    """The jobs of one post."""

    post: str
    jobs: tuple[RenderJob, ...]
    refused: tuple[Refusal, ...] = ()


def plan_post(
    project: Project, post: Post, template: Template, kit: Kit, placements: Mapping[str, Placement],
    wanted: Iterable[str] = (), *, video: bool = False,
) -> PostPlan:  # fmt: skip
    """Jobs for every wanted placement (else the post's own, else all) that the template serves."""
    design = project.get(Design, post.design)
    chosen = tuple(wanted) or post.placements or tuple(placements)
    jobs: list[RenderJob] = []
    refused: list[Refusal] = []
    bound = [bind_page(project, post, number, kit) for number in range(len(design.pages))]
    explicit = bool(tuple(wanted) or post.placements)
    for ident in dict.fromkeys(chosen):
        placement = placements[ident]
        if placement.purpose not in template.purposes:
            if explicit:
                name = template.name.get("id", template.id)
                reason = f"Templat {name} tidak melayani jenis {placement.purpose}."
                refused.append(Refusal(post=post.id, placement=ident, reason=reason))
            continue
        count = len(design.pages)
        shown = (
            range(count)
            if count <= placement.items_max or placement.purpose in {"story", "print"}
            else range(1)
        )
        for number in shown:
            page = project.get(DesignPage, design.pages[number])
            override = design.overrides.get(PlacementId(ident), Override())
            base = RenderJob(
                kind="image", template=design.template_hash, kit=design.kit_hash, layout=page.layout,
                placement=placement, data=bound[number], post=post.id, number=number, override=override,
                title=post.title,
            )  # fmt: skip
            jobs += [base, *_others(base, template, video=video)]
    return PostPlan(post=post.id, jobs=tuple(jobs), refused=tuple(refused))


def _others(job: RenderJob, template: Template, *, video: bool) -> list[RenderJob]:
    """The PDF of a print placement; the film of a shape that moves."""
    place = job.placement
    more = []
    if place.purpose == "print" or "pdf" in place.formats:
        more.append(_as(job, "pdf"))
    shape = any(place.width * h == place.height * w for w, h in VIDEO_SHAPES)
    takes_video = place.motion is not None or "mp4" in place.formats
    if video and shape and takes_video and job.number == 0 and _moves(template, job.layout):
        more.append(_as(job, "video"))
    return more


def _as(job: RenderJob, kind: str) -> RenderJob:
    return msgspec.structs.replace(job, kind=kind)


def _moves(template: Template, layout: str) -> bool:
    def walk(raw: object) -> bool:
        if isinstance(raw, dict):
            return "motion" in raw or any(walk(v) for v in raw.values())
        return isinstance(raw, list | tuple) and any(walk(v) for v in raw)

    return walk(template.page(layout).root)
