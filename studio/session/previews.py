"""Previews of templates: rendered once, kept in the user's cache under the hash of all they depend on."""

import hashlib
import os
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from studio import __version__
from studio.catalog.platforms import default_layers, find_placement
from studio.domain.platform import Placement
from studio.errors import StudioError
from studio.export.job import PREVIEW_SIDE, RenderJob
from studio.export.pipeline import Cancelled, Progress
from studio.paths import cache_dir, data_root, resources
from studio.seal.canonical import canonical
from studio.session import gallery
from studio.session.executors import crew
from studio.session.gallery import Look
from studio.store.atomic import write_atomic

FOLDER = "pratinjau"
CACHE_BYTES = 400_000_000
ENGINE = ("studio/render", "studio/domain", "studio/export/rendering.py", "studio/i18n.py")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page of an example in a look at a placement; `key` is the hash of all that its pixels depend on."""

    look: Look
    example: str
    placement: Placement
    page: int
    key: str


@dataclass(frozen=True, slots=True)
class Preview:
    """A PNG of a page; `cached` when it was there already."""

    wanted: Wanted
    path: Path
    cached: bool

    @property
    def name(self) -> str:
        """A file name that says what is shown."""
        want = self.wanted
        place = want.placement.id.replace("/", "-")
        parts = (want.look.template.id, want.look.kit.id, want.example, place)
        return "_".join(parts) + (f"_{want.page + 1}" if want.page else "") + ".png"


def representatives(look: Look) -> tuple[str, ...]:
    """One placement for each shape and purpose the template serves."""
    places = [find_placement(ident, default_layers()) for _, ident in gallery.REPRESENTATIVES]
    return tuple(p.id for p in places if p.purpose in look.template.purposes)


def wanted(look: Look, examples: Iterable[str], places: Iterable[str] = ()) -> tuple[Wanted, ...]:
    """Every page of the examples at the placements, which are the representative ones when none is named."""
    found = []
    idents = tuple(places) or representatives(look)
    for example in examples:
        content = gallery.read_example(look, example)
        digest = gallery.example_digest(content, gallery.example_file(look, example))
        for ident in idents:
            placement = find_placement(ident, default_layers())
            if placement.purpose not in look.template.purposes:
                raise StudioError(
                    "gallery/placement",
                    f"Templat “{look.template.id}” tidak melayani {placement.id}.",
                    f"Yang dilayani antara lain: {', '.join(representatives(look))}.",
                )
            for page in gallery.page_numbers(content, placement):
                key = _key(look, f"{example}:{digest}", placement, page)
                found.append(Wanted(look, example, placement, page, key))
    return tuple(found)


def previews(
    wanted: Sequence[Wanted], progress: Progress | None = None, cancelled: Cancelled | None = None
) -> tuple[Preview, ...]:
    """The previews, those that are not in the cache rendered; a spoiled file counts as not there."""
    folder = cache_dir() / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    have = {want.key: _sound(folder / f"{want.key}.png") for want in wanted}
    missing = [want for want in wanted if not have[want.key]]
    if missing:
        _render(missing, folder, progress, cancelled)
        _bound(folder)
    return tuple(Preview(want, folder / f"{want.key}.png", have[want.key]) for want in wanted)


def _render(
    missing: Sequence[Wanted], folder: Path, progress: Progress | None, cancelled: Cancelled | None
) -> None:
    groups: dict[tuple[str, str, str], list[Wanted]] = {}
    for want in missing:
        groups.setdefault((want.look.template.id, want.look.kit.id, want.example), []).append(want)
    with tempfile.TemporaryDirectory(prefix="studio-galeri-") as name:
        stage = Path(name)
        jobs: list[RenderJob] = []
        targets: list[Path] = []
        for group in groups.values():
            made = gallery.show(group[0].look, group[0].example)
            gallery.fill_stage(stage, [made])
            keys = {(want.placement.id, want.page): want.key for want in group}
            for job in made.jobs(dict.fromkeys(want.placement.id for want in group)):
                if (job.placement.id, job.number) in keys:
                    jobs.append(msgspec.structs.replace(job, kind="preview"))
                    targets.append(folder / f"{keys[job.placement.id, job.number]}.png")
        with crew(len(jobs)) as run:
            for target, result in zip(targets, run(jobs, stage, progress, cancelled), strict=True):
                if isinstance(result, StudioError):
                    raise result
                write_atomic(target, result.data)


def _key(look: Look, example: str, placement: Placement, page: int) -> str:
    parts = [
        look.template_hash, look.kit_hash, example, msgspec.to_builtins(placement), page, PREVIEW_SIDE,
        engine_version(),
    ]  # fmt: skip
    return hashlib.sha256(canonical(parts)).hexdigest()


@cache
def engine_version() -> str:
    """What paints: version of the program and of Qt, and its source, so that no preview outlives a change."""
    import PySide6  # noqa: PLC0415 - heavy

    digest = hashlib.sha256(f"{__version__} {PySide6.__version__}".encode())
    for name in ENGINE:
        at = data_root() / name
        for file in sorted(at.rglob("*.py")) if at.is_dir() else [at] if at.is_file() else []:
            digest.update(file.read_bytes())
    digest.update((resources() / "icons" / "index.json").read_bytes())
    return digest.hexdigest()


def _sound(path: Path) -> bool:
    """Whether a cached file is a whole PNG; using it makes it young again."""
    from PIL import Image  # noqa: PLC0415 - heavy

    try:
        with Image.open(path) as image:
            image.verify()
    except (OSError, SyntaxError, ValueError):
        return False
    with suppress(OSError):
        os.utime(path)
    return True


def _bound(folder: Path) -> None:
    """Remove what was not looked at for longest, until the cache keeps its bound."""
    found = []
    for file in folder.glob("*.png"):
        with suppress(FileNotFoundError):  # another run tidies the same cache
            stat = file.stat()
            found.append((stat.st_mtime, stat.st_size, file))
    total = 0
    for _, size, file in sorted(found, reverse=True):
        total += size
        if total > CACHE_BYTES:
            file.unlink(missing_ok=True)
