"""One rendition as data, and the one function that makes it, in whatever process.

A job names everything by hash; `store` is a folder whose files are named by hash. So the same job gives the
same bytes here, in the warm render process and on another machine.
"""

import hashlib
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from studio.domain.brand import Kit
from studio.domain.content import Override, RichText
from studio.domain.layout_facts import LayoutFacts
from studio.domain.platform import Placement
from studio.domain.record import Value
from studio.domain.template import Template
from studio.errors import StudioError
from studio.render.start import load_qt

if TYPE_CHECKING:
    from studio.export.rendering import Scene
    from studio.render.page import LaidOut

Kind = Literal["image", "pdf", "video", "facts", "layout", "preview"]
"""`facts` measures contrast on pixels, `layout` does not; a `preview` is looked at and never sent."""
THUMB_WIDTH = 360
PREVIEW_SIDE = 1920
M_TRIM_THRESHOLD, M_MMAP_THRESHOLD, KEPT_BYTES = -1, -3, 64 * 1024 * 1024
"""Of glibc's malloc.h; 64 MiB hold every picture up to A4 at 300 dpi."""


class RenderJob(Value, frozen=True, kw_only=True):
    """A page at a placement: pinned template and kit, bound data, and which file to make of it."""

    kind: Kind
    template: str
    kit: str
    layout: str
    placement: Placement
    data: dict[str, Any]
    post: str = ""
    number: int = 0
    override: Override = Override()
    language: str = "id"
    title: str = ""
    thumb_bytes: int = 25_000
    scheme: str = ""
    motifs: dict[str, str] = msgspec.field(default_factory=dict)
    draft: bool = False
    """Marked all over as a draft that must not be published."""
    more: tuple["RenderJob", ...] = ()
    """Further pages of the same file, for documents."""

    @property
    def key(self) -> str:
        """Hash of what the layout depends on."""
        scene = msgspec.structs.replace(
            self, kind="facts", title="", post="", thumb_bytes=0, draft=False, more=()
        )
        # once through bytes first: a whole number in a float field is 0 here and 0.0 after a trip
        scene = msgspec.json.decode(msgspec.json.encode(scene), type=RenderJob)
        return hashlib.sha256(msgspec.json.encode(scene, order="deterministic")).hexdigest()

    @property
    def name(self) -> str:
        """How progress and errors call it."""
        return f"{self.placement.id} halaman {self.number + 1} ({self.kind})"


class RenderResult(Value, frozen=True, kw_only=True):
    """What a job made: the file's bytes, a small WebP to show it, and the layout's facts."""

    data: bytes = b""
    media_type: str = ""
    width: int = 0
    height: int = 0
    quality: int | None = None
    tries: int | None = None
    thumb: bytes = b""
    facts: LayoutFacts | None = None


def largest_first(jobs: Sequence[RenderJob]) -> list[int]:
    """Indexes in order of work: post by post, the largest page first, whose memory then serves the others."""
    posts = {post: rank for rank, post in enumerate(dict.fromkeys(job.post for job in jobs))}
    area = [job.placement.width * job.placement.height for job in jobs]
    return sorted(range(len(jobs)), key=lambda index: (posts[jobs[index].post], -area[index]))


def needed(job: RenderJob, store: Path) -> set[str]:
    """Hashes of every file the job reads."""
    hashes = {job.template, job.kit, *_kit(store, job.kit).files.values()}
    return hashes | _pictures(job.data, films=job.kind == "video")


def _pictures(data: Any, *, films: bool) -> set[str]:
    if isinstance(data, dict):
        data = {key: value for key, value in data.items() if films or key != "film"}
        own = {data["sha256"]} if isinstance(data.get("sha256"), str) else set()
        return own.union(*(_pictures(v, films=films) for v in data.values()))
    if isinstance(data, list | tuple):
        return set().union(*(_pictures(v, films=films) for v in data))
    return set()


@lru_cache(maxsize=32)
def _kit(store: Path, digest: str) -> Kit:
    return msgspec.json.decode((store / digest).read_bytes(), type=Kit)


@lru_cache(maxsize=64)
def _template(store: Path, digest: str) -> Template:
    return msgspec.json.decode((store / digest).read_bytes(), type=Template)


def _typed(data: Any) -> Any:
    """Bound data after a trip through bytes: tagged texts become texts again."""
    if isinstance(data, dict):
        if data.get("type") == "text":
            return msgspec.convert(data, RichText)
        return {k: _typed(v) for k, v in data.items()}
    if isinstance(data, list | tuple):
        return tuple(_typed(v) for v in data)
    return data


def scene_of(job: RenderJob, store: Path, last: "LaidOut | None" = None) -> "Scene":
    """The job laid out with what it names; with the sizes it had `last` while somebody types."""
    from studio.export import rendering  # noqa: PLC0415 - brings Qt in

    template, kit = _template(store, job.template), _kit(store, job.kit)
    ready = rendering.context(kit, store, job.scheme, job.motifs)
    return rendering.Scene(job, template, template.page(job.layout), _typed(job.data), ready, last)


def perform(
    job: RenderJob, store: Path,
    progress: Callable[[int, int], None] | None = None, cancelled: Callable[[], bool] | None = None,
) -> RenderResult:  # fmt: skip
    """Make the job's file. Needs a QGuiApplication in this process's main thread (`ensure_application`)."""
    scene = scene_of(job, store)
    if job.kind in ("facts", "layout"):
        return RenderResult(facts=scene.facts(measure=job.kind == "facts"))
    if job.kind == "preview":
        return scene.preview(PREVIEW_SIDE)
    if job.kind == "video":
        return scene.video(progress, cancelled, store)
    if job.kind == "pdf":
        return scene.pdf([scene_of(page, store).display for page in job.more])
    return scene.image()


def ensure_application() -> Any:
    """The QGuiApplication that text needs; made without a display when there is none."""
    import atexit  # noqa: PLC0415 - only here
    import gc  # noqa: PLC0415 - only here
    import os  # noqa: PLC0415 - only here

    # pages are made of values without cycles: looking for cycles at every 700 of them was 5 % of an export
    gc.set_threshold(20_000, *gc.get_threshold()[1:])
    load_qt()
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 - heavy

    existing = QGuiApplication.instance()
    if existing is not None:
        return existing
    atexit.register(gc.freeze)  # the memory goes with the process; looking through it first takes 45 ms
    _reuse_memory()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication(["studio"])


def _reuse_memory() -> None:
    """Let glibc give the memory of one page to the next; to get it anew takes 5 % of an export."""
    import ctypes  # noqa: PLC0415 - only here
    import sys  # noqa: PLC0415 - only here

    if sys.platform == "linux" and hasattr(libc := ctypes.CDLL(None), "mallopt"):
        libc.mallopt(M_MMAP_THRESHOLD, KEPT_BYTES)
        libc.mallopt(M_TRIM_THRESHOLD, KEPT_BYTES)


def refuse_unfit(facts: LayoutFacts, title: str) -> None:
    """Overflow is an error that names the slot and placement; nothing is cut silently."""
    bad = [t for t in facts.texts if t.overflow]
    if not bad and not facts.overflow:
        return
    what = (bad[0].slot or bad[0].node) if bad else facts.overflow[0]
    raise StudioError(
        "export/overflow",
        f"Isian “{what}” pada “{title}” tidak muat di {facts.placement}.",
        "Pendekkan teksnya, sembunyikan unsur itu di penempatan ini, atau lepaskan penempatannya.",
    )
