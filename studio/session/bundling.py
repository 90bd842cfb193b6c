"""A bundle before it is written: file by file, with names, sizes, limits; and what a file weighs."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from studio.catalog.platforms import load_platforms
from studio.domain.content import Design, Post
from studio.domain.ids import PostId
from studio.domain.platform import Platform
from studio.domain.project import Project
from studio.domain.record import Value
from studio.domain.review import ExportLog
from studio.errors import StudioError
from studio.export.captions import FIELD_NAMES, CaptionSet, caption_files
from studio.export.documents import INDEX, PROOF, SHEET, alts_of, captions_of
from studio.export.job import RenderJob, ensure_application, perform
from studio.export.manifest import MANIFEST_NAME, MIMETYPE_NAME
from studio.export.naming import media_names
from studio.export.pipeline import EXTENSIONS, Cancelled, Progress, stop_if
from studio.export.plan import Refusal
from studio.seal.content_hash import content_hashes
from studio.session.exporting import bundle_name, drafted, media_key, unit_of
from studio.session.layers import platform_layers
from studio.session.session import Session
from studio.session.stage import Stage

PAGE = INDEX


class FilePlan(Value, frozen=True, kw_only=True):
    """One picture, document page or film to be written. `path` has no extension until it is made."""

    key: str
    path: str
    kind: str
    placement: str
    platform: str
    number: int
    width: int
    height: int
    formats: tuple[str, ...]
    limit: int | None = None
    advised: int | None = None


class DocumentPlan(Value, frozen=True, kw_only=True):
    """A file beside the media; `bytes` is known for texts alone."""

    path: str
    about: str
    bytes: int | None = None


class CopyText(Value, frozen=True, kw_only=True):
    """A text to paste on a platform; `field` names the box it goes into, empty for the caption."""

    platform: str
    field: str
    text: str


class Outline(Value, frozen=True, kw_only=True):
    """Everything an export of a post will write."""

    name: str
    files: tuple[FilePlan, ...]
    documents: tuple[DocumentPlan, ...]
    refused: tuple[Refusal, ...]
    films_only: tuple[str, ...]
    """Placements that take films alone and get none."""
    texts: tuple[CopyText, ...]


class Weight(Value, frozen=True, kw_only=True):
    """What a file weighs, from making it; `fault` says why it could not be made."""

    key: str
    bytes: int = 0
    extension: str = ""
    fault: str = ""


def outline(
    stage: Stage, project: Project, post: Post, left_out: Iterable[str] = (), *, video: bool = False
) -> Outline:
    """What will be written for a post as it is now, without the placements left out."""
    out, known = set(left_out), stage.placements()
    chosen = tuple(p for p in dict.fromkeys(post.placements or known) if p in known and p not in out)
    name = bundle_name([post])
    if not chosen or not post.design:
        return Outline(name=name, files=(), documents=(), refused=(), films_only=(), texts=())
    plan = stage.plan(project, post, chosen, video=video)
    unit = unit_of(project)
    keys = [media_key(post, job, unit) for job in plan.jobs]
    names = media_names(keys)
    files = tuple(_file(job, names[key]) for job, key in zip(plan.jobs, keys, strict=True))
    served = {f.placement for f in files}
    platforms = load_platforms(platform_layers(stage.session))
    texts = _captions(project, post, files, platforms) if files else None
    return Outline(
        name=name, files=files, refused=plan.refused if post.placements else (),
        films_only=tuple(dict.fromkeys(p.placement.id for p in plan.pages if p.placement.id not in served)),
        documents=_documents(texts), texts=_to_copy(texts),
    )  # fmt: skip


def _file(job: RenderJob, name: str) -> FilePlan:
    place, film = job.placement, job.placement.motion
    stills = tuple(f for f in place.formats if f in STILLS)
    return FilePlan(
        key=weight_key(job), path=f"media/{name.rpartition('.')[0]}", kind=job.kind, placement=place.id,
        platform=place.platform, number=job.number, width=place.width, height=place.height,
        formats=stills if job.kind == "image" else (EXTENSION[job.kind],),
        limit=(film.max_bytes if film else None) if job.kind == "video" else place.max_bytes,
        advised=place.advised_bytes,
    )  # fmt: skip


def weight_key(job: RenderJob) -> str:
    """What the bytes of a job's file depend on: its kind, and the layout of each of its pages."""
    return " ".join((job.kind, job.key, *(page.key for page in job.more)))


STILLS = ("jpeg", "png", "webp")
EXTENSION = {"pdf": "pdf", "video": "mp4"}


def _captions(
    project: Project, post: Post, files: Sequence[FilePlan], platforms: dict[str, Platform]
) -> CaptionSet:
    wanted = [p for p in dict.fromkeys(f.platform for f in files) if p in platforms and platforms[p].captions]
    alt = alts_of(project, project.get(Design, post.design))
    return CaptionSet(id=post.id, title=post.title, captions=captions_of(post, wanted), alt=alt)


DOCUMENTS = (
    (INDEX, "page"), (PROOF, "proof"), (SHEET, "sheet"), (MANIFEST_NAME, "manifest"), (MIMETYPE_NAME, "mark"),
)  # fmt: skip


def _documents(texts: CaptionSet | None) -> tuple[DocumentPlan, ...]:
    if texts is None:
        return ()
    captions = caption_files([texts]).items()
    return (
        *(DocumentPlan(path=path, about="caption", bytes=len(data)) for path, data in captions),
        *(DocumentPlan(path=path, about=what) for path, what in DOCUMENTS),
    )


def _to_copy(texts: CaptionSet | None) -> tuple[CopyText, ...]:
    found: list[CopyText] = []
    for platform, caption in texts.captions.items() if texts else ():
        parts = [("", caption.text), *caption.fields.items(), ("comment", caption.first_comment)]
        found += [CopyText(platform=platform, field=name, text=text) for name, text in parts if text]
    return tuple(found)


def weigh(
    session: Session, post: Post, wanted: Sequence[str], keys: Iterable[str],
    progress: Progress | None = None, cancelled: Cancelled | None = None, *, draft: bool = False,
) -> list[Weight]:  # fmt: skip
    """Make the stills and documents of these keys and say what each weighs; films take too long for that.

    With `draft` they are made with the mark of a draft, which weighs too.
    """
    ensure_application()
    asked, found = set(keys), []
    with Stage(session) as stage:
        plan = stage.plan(session.project, post, wanted)
        jobs = {weight_key(job): job for job in plan.jobs if job.kind != "video"}
        todo = [(key, job) for key, job in jobs.items() if key in asked]
        stage.bring(session.project, session.project.get(Design, post.design))
        for number, (key, job) in enumerate(todo):
            stop_if(cancelled)
            if progress is not None:
                progress(number, len(todo), job.name)
            found.append(_weight(key, drafted(job) if draft else job, stage))
    return found


def _weight(key: str, job: RenderJob, stage: Stage) -> Weight:
    try:
        made = perform(job, stage.store)
    except StudioError as error:
        return Weight(key=key, fault=f"{error.message} {error.hint}".strip())
    return Weight(key=key, bytes=len(made.data), extension=EXTENSIONS[made.media_type])


def exports_of(project: Project, post: PostId) -> tuple[tuple[ExportLog, bool], ...]:
    """Bundles written of a post, newest first, each with whether its content is still what it was."""
    found = [log for log in project.all(ExportLog) if post in log.posts]
    if not found:
        return ()
    now = content_hashes(project, post)["whole"]
    ordered = sorted(found, key=lambda log: log.at, reverse=True)
    return tuple((log, log.content.get(post) == now) for log in ordered)


def field_words(name: str) -> str:
    """The name of a caption's field as the caption files call it."""
    return FIELD_NAMES.get(name, name)


def verified(path: Path) -> dict[str, Any]:
    """What an independent reading of a written bundle says, as plain values."""
    from studio.export.verify import verify_bundle  # noqa: PLC0415 - only when asked for

    found = verify_bundle(path)
    faults = [f"{f.path}: {f.message}" if f.path else f.message for f in found.faults]
    return {
        "ok": found.ok, "files": found.files, "bytes": found.bytes, "faults": faults,
        "notes": msgspec.to_builtins(found.notes),
    }  # fmt: skip
