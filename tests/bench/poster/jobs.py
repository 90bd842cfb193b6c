"""The poster's jobs: twelve placements, and the folder of hashed files they read."""

import hashlib
from pathlib import Path

import msgspec

from studio.catalog.brand import kit_paths, load_kit
from studio.catalog.templates import read_template
from studio.domain.platform import Placement
from studio.export.job import RenderJob
from tests.bench.poster.content import bound, write_photo

HERE = Path(__file__).resolve().parent
SIZES = (
    (1080, 1080), (1080, 1350), (1080, 1920), (1200, 630), (1600, 900), (1280, 720), (1920, 1080),
    (1080, 1440), (1200, 675), (1500, 500), (820, 312), (2480, 3508),
)  # fmt: skip
PIXELS = sum(width * height for width, height in SIZES)


def photo_of(work: Path) -> Path:
    """The photograph in the work folder, made there when it is not."""
    work.mkdir(parents=True, exist_ok=True)
    path = work / "photo.jpg"
    if not path.exists():
        unfinished = path.with_suffix(".part")
        write_photo(unfinished)
        unfinished.replace(path)
    return path


def poster_jobs(photo: Path, store: Path, form: str = "png") -> tuple[RenderJob, ...]:
    """One still a size, in this format; all their inputs are put into `store` by hash."""
    kit = load_kit(HERE / "kit", drawings=False)  # as a kit of the studio, whose drawings its tests check
    template = read_template(HERE / "template.json")
    for path in kit_paths(kit, HERE / "kit").values():
        _put(store, path.read_bytes())
    picture = _put(store, photo.read_bytes())
    pinned = {
        "template": _put(store, msgspec.json.encode(template)),
        "kit": _put(store, msgspec.json.encode(kit)),
    }
    data = bound(kit, picture)
    return tuple(
        RenderJob(
            kind="image", layout="poster", data=data, post="poster", title="Poster acuan", **pinned,
            placement=Placement(
                id=f"{width}x{height}", platform="bench", name={"id": f"{width} x {height}"}, purpose="post",
                width=width, height=height, formats=(form,), shown_scale=2 if height < 400 else 1,
            ),
        )
        for width, height in SIZES
    )  # fmt: skip


def _put(store: Path, data: bytes) -> str:
    digest = hashlib.sha256(data).hexdigest()
    (store / digest).write_bytes(data)
    return digest
