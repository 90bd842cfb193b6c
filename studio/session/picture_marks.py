"""Fingerprints and codes of pictures that came in before they were measured: kept in the cache, by hash.

Records stay as they are, so nothing needs undoing; a picture taken in today has both on its record.
"""

import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from studio import paths
from studio.domain.content import Asset, Post
from studio.domain.project import Project
from studio.errors import StudioError
from studio.intake.picture import picture_marks
from studio.session.library import assets_of
from studio.session.session import Session
from studio.store.atomic import write_atomic

FOLDER = "tanda-gambar"
PICTURES = frozenset({"", "image/png", "image/jpeg"})
AT_ONCE = 8
"""Pictures of a post that are measured when it is checked; the others are when nobody waits."""
Marks = tuple[str, tuple[str, ...]]
Progress = Callable[[int, int, str], None]
Cancelled = Callable[[], bool]
Task = Callable[[dict[str, Any], Progress, Cancelled], Any]


def measure_own(session: Session, post: Post) -> None:
    """Measure the pictures of a post that nobody measured yet."""
    own = (session.project.find(Asset, ident) for ident in assets_of(session.project, post))
    for asset in [asset for asset in own if asset and lacks(asset) and known(asset) is None][:AT_ONCE]:
        with suppress(StudioError, OSError):  # a picture that cannot be read is told elsewhere
            measure(session, asset)


def with_known(project: Project) -> Project:
    """The project with fingerprints and codes from the cache on pictures that have none."""
    told = []
    for asset in project.all(Asset):
        marks = known(asset) if lacks(asset) else None
        if marks:
            told.append(msgspec.structs.replace(asset, likeness=marks[0], codes=marks[1]))
    return project.with_records(*told) if told else project


def lacks(asset: Asset) -> bool:
    """Whether a picture was never measured."""
    return asset.mime in PICTURES and (not asset.likeness or asset.codes is None)


def known(asset: Asset) -> Marks | None:
    """What the cache has of a picture."""
    file = _file(str(asset.sha256))
    return _read(file, file.stat().st_mtime_ns) if file.is_file() else None


def measure(session: Session, asset: Asset) -> Marks:
    """Measure a picture in the limited child and keep the outcome."""
    marks = picture_marks(session.blob(asset.sha256))
    file = _file(str(asset.sha256))
    file.parent.mkdir(parents=True, exist_ok=True)
    write_atomic(file, json.dumps({"likeness": marks[0], "codes": list(marks[1])}).encode())
    return marks


def waiting(assets: Iterable[Asset]) -> tuple[Asset, ...]:
    """Pictures that neither their record nor the cache knows."""
    return tuple(asset for asset in assets if lacks(asset) and known(asset) is None)


def measure_all(given: dict[str, Any], progress: Progress, cancelled: Cancelled) -> Any:
    """Measure what was never measured. Given: project. Gives how many pictures."""
    from studio.session.projects import open_project  # noqa: PLC0415 - imports this module's users

    done = 0
    with open_project(Path(given["project"]), read_only=True) as session:
        left = waiting(session.project.all(Asset))
        for asset in left:
            if cancelled():
                break
            with suppress(StudioError, OSError):
                measure(session, asset)
                done += 1
            progress(done, len(left), asset.name)
    return done


def _file(sha: str) -> Path:
    return paths.cache_dir() / FOLDER / f"{sha}.json"


@lru_cache(maxsize=8192)
def _read(file: Path, _stamp: int) -> Marks | None:
    try:
        raw = json.loads(file.read_bytes())
        return str(raw["likeness"]), tuple(str(text) for text in raw["codes"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


TASKS: dict[str, Task] = {"picture_marks": measure_all}
