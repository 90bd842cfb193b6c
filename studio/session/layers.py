"""The third resource layer: platform files a project brings along, over the office's and the shipped ones."""

import hashlib
import tempfile
from pathlib import Path

from studio.catalog.platforms import default_layers, load_platforms
from studio.errors import StudioError
from studio.intake.limits import LIMITS
from studio.intake.picture import read_bounded
from studio.paths import cache_dir
from studio.session.session import Session
from studio.store.atomic import write_atomic

KIND = "platforms"


def platform_layers(session: Session) -> tuple[Path, ...]:
    """Folders of platform files for this project, the strongest last."""
    newest = {ident: digest for kind, ident, digest in session.file.pins() if kind == KIND}
    if not newest:
        return default_layers()
    mark = hashlib.sha256(repr(sorted(newest.items())).encode()).hexdigest()
    folder = cache_dir() / KIND / mark
    for ident, digest in newest.items():
        if not (folder / ident).is_file():
            folder.mkdir(parents=True, exist_ok=True)
            files = session.file.pinned(KIND, ident, digest) or {}
            write_atomic(folder / ident, files[ident])
    return (*default_layers(), folder)


def use_platform_file(session: Session, path: Path) -> tuple[str, ...]:
    """Keep a platform file in the project; ids of the placements it names. A faulty file is refused."""
    session.require_writable()
    data = read_bounded(path, LIMITS.content.bytes)
    if path.suffix != ".toml":
        raise StudioError(
            "platforms/suffix", f"“{path.name}” bukan berkas .toml.", "Simpan sebagai NAMA-PLATFORM.toml."
        )
    with tempfile.TemporaryDirectory(prefix="studio-platforms-") as name:
        (Path(name) / path.name).write_bytes(data)
        known = load_platforms((*default_layers(), Path(name)))
    session.file.pin(KIND, path.name, hashlib.sha256(data).hexdigest(), {path.name: data})
    found = known.get(path.stem)
    return tuple(found.placements) if found else ()
