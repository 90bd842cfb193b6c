"""Exporting posts to a bundle: plan, check, render, documents, manifest, ZIP; all or nothing."""

import errno
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from msgspec import structs

from studio.catalog.platforms import data_version, load_platforms
from studio.checks.freeze import frozen
from studio.checks.gate import Gate
from studio.domain.content import Office, Post
from studio.domain.ids import PostId, Sha256
from studio.domain.project import Project
from studio.domain.review import ExportLog, Finding
from studio.errors import StudioError
from studio.export import manifest as m
from studio.export.bundle import SUFFIX, write_bundle_zip
from studio.export.documents import PostBundle, write_documents
from studio.export.job import RenderJob, refuse_unfit
from studio.export.manifest import MANIFEST_NAME, MIMETYPE_NAME
from studio.export.naming import MediaKey, media_names, slug
from studio.export.pipeline import Cancelled, Inline, Made, Progress, run_jobs, stop_if
from studio.export.plan import Refusal
from studio.i18n import N_
from studio.seal.content_hash import content_hashes
from studio.session.checking import Judged, judge, subject_of
from studio.session.layers import platform_layers
from studio.session.projects import new_id
from studio.session.rendering import Ready, facts_in, ready, store_of
from studio.session.session import Session
from studio.store import faults, history
from studio.store.atomic import atomic_folder, sweep

__all__ = ["Cancelled", "Exported", "Plan", "Progress", "export_posts", "plan_export", "revision_of"]

OPEN = frozenset({"warn", "fail", "error"})
EXPORTED = N_("Ekspor bundel")
"""Name of the command that keeps an export."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A finished bundle: its folder and ZIP, the manifest's hash, and how it went."""

    folder: Path
    archive: Path
    manifest: str
    files: int
    bytes: int
    seconds: float
    findings: dict[PostId, tuple[Finding, ...]]
    gates: dict[PostId, Gate]
    refused: tuple[Refusal, ...]
    log: ExportLog
    """What the project keeps of it; stored already unless the project was open for reading only."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What an export will do; printable before anything is written."""

    items: tuple[Ready, ...]
    names: dict[PostId, tuple[str, ...]]

    @property
    def jobs(self) -> tuple[RenderJob, ...]:
        """All jobs in order."""
        return tuple(job for item in self.items for job in item.plan.jobs)

    @property
    def paths(self) -> tuple[str, ...]:
        """The file of each job, without its extension."""
        return tuple(name for item in self.items for name in self.names[item.post.id])


def plan_export(
    session: Session, posts: Sequence[Post], wanted: Iterable[str] = (), *, video: bool = False
) -> Plan:
    """The jobs of all posts and the names of their files."""
    unit = unit_of(session.project)
    items = tuple(ready(session, post, tuple(wanted), video=video) for post in posts)
    keys = {item.post.id: tuple(media_key(item.post, job, unit) for job in item.plan.jobs) for item in items}
    names = media_names(k for part in keys.values() for k in part)
    paths = {post: tuple(f"media/{names[k].rpartition('.')[0]}" for k in part) for post, part in keys.items()}
    if not any(item.plan.jobs for item in items):
        reasons = [r.reason for item in items for r in item.plan.refused]
        raise StudioError(
            "export/nothing",
            "Tidak ada yang dapat diekspor.",
            reasons[0] if reasons else "Pilih penempatan lain.",
        )
    return Plan(items, paths)


def unit_of(project: Project) -> str:
    """The office as file names call it."""
    office = project.find(Office, "office")
    return (office.unit_code or office.short_name or office.unit) if office else "unit"


def media_key(post: Post, job: RenderJob, unit: str) -> MediaKey:
    """What the name of a job's file is made of."""
    return MediaKey(
        date=post.schedule.date, unit=unit, post=post.id, title=post.title, platform=job.placement.platform,
        placement=job.placement.id, number=job.number + 1, extension=job.kind,
    )  # fmt: skip


def export_posts(
    session: Session, posts: Sequence[Post], out: Path, wanted: Iterable[str] = (), *, video: bool = False,
    executor: Executor | None = None, progress: Progress | None = None, cancelled: Cancelled | None = None,
    final: bool = False,
) -> Exported:  # fmt: skip
    """Write `<out>/<name>/` and `<out>/<name>.bundel.zip`; on any error nothing is left.

    The gate of every post is recomputed here. What it blocks leaves as a draft, marked all over; with `final`
    nothing is written then.
    """
    started = time.monotonic()
    plan, layers = plan_export(session, posts, wanted, video=video), platform_layers(session)
    with guarded(out):
        out.mkdir(parents=True, exist_ok=True)
        sweep(out)
        folder = _free(out, bundle_name(posts))
        archive = folder.with_name(folder.name + SUFFIX)
        with store_of(session, plan.items, films=True) as store, _only_whole(archive):
            judged = {item.post.id: _checked(session, item, store, cancelled) for item in plan.items}
            plan = _marked(plan, judged, final=final)
            with atomic_folder(folder) as draft:
                made = run_jobs(
                    plan.jobs, plan.paths, store, draft, executor or Inline(), progress, cancelled
                )
                stop_if(cancelled)
                bundles = _bundles(session, plan, made, judged)
                digest = write_documents(
                    draft,
                    session.project,
                    session.file.id,
                    bundles,
                    load_platforms(layers),
                    _versions(plan, layers),
                    store,
                )
                stop_if(cancelled)
                write_bundle_zip(draft, archive)
    own = {MANIFEST_NAME, MIMETYPE_NAME}
    sizes = [f.stat().st_size for f in folder.rglob("*") if f.is_file() and f.name not in own]
    log = _log(session, posts, plan, digest, sizes)
    refused = tuple(r for item in plan.items for r in item.plan.refused)
    seconds = time.monotonic() - started
    findings, gates = {i: open_of(j) for i, j in judged.items()}, {i: j.gate for i, j in judged.items()}
    return Exported(folder, archive, digest, len(sizes), sum(sizes), seconds, findings, gates, refused, log)


@contextmanager
def _only_whole(archive: Path) -> Iterator[None]:
    """The ZIP is written last but one; when the folder cannot follow it goes again."""
    try:
        yield
    except BaseException:
        archive.unlink(missing_ok=True)
        raise


@contextmanager
def guarded(out: Path) -> Iterator[None]:
    """A full disk or a forbidden folder as a sentence about the bundle, not about the project."""
    try:
        yield
    except StudioError as error:
        if error.code != faults.disk_full().code:
            raise
        raise _full() from error
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EFBIG, errno.EDQUOT}:
            raise _full() from error
        raise StudioError(
            "export/not-writable",
            f"Folder “{out.name}” tidak dapat ditulisi ({error.strerror}).",
            "Pilih folder lain, lalu ekspor lagi.",
        ) from error


def _full() -> StudioError:
    return StudioError(
        "export/disk-full", "Ruang penyimpanan penuh, jadi bundel tidak ditulis.",
        "Kosongkan ruang atau pilih folder lain, lalu ekspor lagi.",
    )  # fmt: skip


def bundle_name(posts: Sequence[Post]) -> str:
    """Name of the folder: date and title, or how many posts."""
    first = posts[0]
    title = slug(first.title) if len(posts) == 1 else f"{len(posts)}-konten"
    return f"{first.schedule.date or 'tanpa-tanggal'}_{title}"


def _free(out: Path, name: str) -> Path:
    """The folder, or with a number when that name is taken."""
    folder, number = out / name, 1
    while folder.exists() or folder.with_name(folder.name + SUFFIX).exists():
        number += 1
        folder = out / f"{name}-{number}"
    return folder


def _checked(session: Session, item: Ready, store: Path, cancelled: Cancelled | None = None) -> Judged:
    facts = facts_in(item, store, cancelled=cancelled)
    for fact in facts:
        refuse_unfit(fact, item.post.title)
    return judge(session, subject_of(session, item.post, item.kit, {item.template.id: item.template}, facts))


def open_of(judged: Judged) -> tuple[Finding, ...]:
    """The findings that need attention."""
    return tuple(f for f in judged.report.findings if f.status in OPEN)


def _marked(plan: Plan, judged: dict[PostId, Judged], *, final: bool) -> Plan:
    """The plan with every file of a post that is blocked, or held back by a crisis, marked as a draft."""
    posts = {item.post.id: item.post for item in plan.items}
    held = {ident for ident, one in judged.items() if frozen(posts[ident], one.gate)}
    blocked = held | {ident for ident, one in judged.items() if one.gate.blocked}
    if held and final:
        raise StudioError(
            "gate/held",
            f"{len(held)} konten ditahan krisis, jadi bundel siap tayang tidak ditulis.",
            "Jawab butir K1 di tab Periksa untuk krisis ini, atau ekspor sebagai cetak coba.",
        )
    if blocked and final:
        count = sum(len(judged[ident].gate.left("blocker")) for ident in blocked)
        raise StudioError(
            "gate/closed",
            f"Masih ada {count} penghalang, jadi bundel siap tayang tidak ditulis.",
            "Selesaikan di tab Periksa, atau ekspor sebagai cetak coba.",
        )
    return replace(plan, items=tuple(_draft(i) if i.post.id in blocked else i for i in plan.items))


def _draft(item: Ready) -> Ready:
    jobs = tuple(drafted(job) for job in item.plan.jobs)
    return replace(item, plan=structs.replace(item.plan, jobs=jobs))


def drafted(job: RenderJob) -> RenderJob:
    """A job with every page of it marked as a draft."""
    pages = tuple(structs.replace(page, draft=True) for page in job.more)
    return structs.replace(job, draft=True, more=pages)


def _bundles(
    session: Session, plan: Plan, made: Sequence[Made], judged: dict[PostId, Judged]
) -> list[PostBundle]:
    revision = revision_of(session)
    return [
        PostBundle(
            item.post, item.design, item.kit, tuple(x for x in made if x.job.post == item.post.id),
            open_of(judged[item.post.id]), revision, judged[item.post.id].gate,
        )
        for item in plan.items
    ]  # fmt: skip


def revision_of(session: Session) -> int:
    """How many commands the project has seen; the version of what it holds."""
    with session.file.reading() as connection:
        return history.position(connection)


def _versions(plan: Plan, layers: tuple[Path, ...]) -> m.DataVersions:
    return m.DataVersions(
        platforms={"all": data_version(layers)},
        templates={item.design.template: str(item.design.template_hash) for item in plan.items},
        kits={item.design.kit: str(item.design.kit_hash) for item in plan.items},
    )


def _log(session: Session, posts: Sequence[Post], plan: Plan, digest: str, sizes: Sequence[int]) -> ExportLog:
    """That this bundle was written; a project open for reading only leaves keeping it to its holder."""
    entry = ExportLog(
        id=new_id(), posts=tuple(post.id for post in posts), at=session.now(), manifest=Sha256(digest),
        content={post.id: content_hashes(session.project, post.id)["whole"] for post in posts},
        placements=tuple(dict.fromkeys(job.placement.id for job in plan.jobs)), files=len(sizes),
        bytes=sum(sizes),
    )  # fmt: skip
    if not session.read_only:
        with session.edit(EXPORTED) as draft:
            draft.put(entry)
    return entry
