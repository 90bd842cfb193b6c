"""A kit from outside, as a folder or a ZIP pack: checked like any foreign file, then kept as the office's."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from studio.catalog.brand import FILE, MAX_BYTES, PARTS, kit_hash, kit_paths, list_kits, load_kit
from studio.domain.brand import Kit
from studio.domain.record import Value
from studio.errors import StudioError
from studio.i18n import N_
from studio.intake.limits import DocxLimits
from studio.intake.picture import read_bounded, take_picture
from studio.intake.zip_check import open_checked, read_entry
from studio.session.kits import office_kits
from studio.store.atomic import atomic_folder

PACK_BYTES = 100_000_000
PACK = DocxLimits(bytes=PACK_BYTES, parts=400, inflated=200_000_000)
HINT = N_("Minta ulang kitnya sebagai folder atau berkas ZIP biasa.")


class Imported(Value, frozen=True, kw_only=True):
    """The kit as kept; `known` when the very same kit was there already."""

    kit: Kit
    folder: Path
    known: bool = False


def import_kit(source: Path, out: Path | None = None, *, over: bool = False) -> Imported:
    """Keep the kit in `source`; StudioError naming file and key when it is not sound, or its id is taken.

    With `over` it takes the place of the office's kit of that id, which is laid aside and not lost.
    """
    with _unpacked(source) as folder:
        kit = _sound(folder, source)
        there = list_kits().get(kit.id)
        final = (out or office_kits()) / kit.id
        if there is not None and kit_hash(load_kit(there)) == kit_hash(kit):
            return Imported(kit=kit, folder=there, known=True)
        if over and final.exists():
            _lay_aside(final)
        elif not over and (there is not None or final.exists()):
            raise StudioError(
                "kit/exists", f"Kit dengan id “{kit.id}” sudah ada, dan isinya lain.",
                f"Ubah “id” di {FILE} kit yang diimpor, lalu impor lagi.",
            )  # fmt: skip
        final.parent.mkdir(parents=True, exist_ok=True)
        with atomic_folder(final) as target:
            _copy(kit, folder, target)
            kit = load_kit(target)
    return Imported(kit=kit, folder=final)


def sound_kit(folder: Path, name: str) -> Kit:
    """The kit in a folder, looked through as any foreign kit is; errors call it `name`."""
    return _sound(folder, Path(name))


def _lay_aside(folder: Path) -> None:
    """Move an office's kit to a folder of former ones, by its hash; one that is there already is the same."""
    former = folder.parent.parent / "brand-lama"
    former.mkdir(parents=True, exist_ok=True)
    target = former / f"{folder.name}-{kit_hash(load_kit(folder))[:12]}"
    if target.exists():
        shutil.rmtree(folder)
    else:
        folder.rename(target)


@contextmanager
def _unpacked(source: Path) -> Iterator[Path]:
    """The folder that holds `brand.toml`."""
    if source.is_dir():
        if not (source / FILE).is_file():
            raise StudioError("kit/folder", f"Folder “{source.name}” tidak memuat {FILE}.", HINT)
        yield source
        return
    data = read_bounded(source, PACK_BYTES)
    with tempfile.TemporaryDirectory(prefix="studio-kit-") as name:
        try:
            _unpack(data, Path(name))
        except StudioError as error:
            raise StudioError(error.code, f"“{source.name}”: {error.message}", HINT) from error
        yield Path(name)


def _unpack(data: bytes, target: Path) -> None:
    with open_checked(data, PACK) as archive:
        names = [entry.filename for entry in archive.infolist() if not entry.is_dir()]
        heads = sorted((n for n in names if PurePosixPath(n).name == FILE), key=lambda n: n.count("/"))
        if not heads:
            raise StudioError("kit/folder", f"Tidak ada {FILE} di dalamnya.", HINT)
        root = heads[0].removesuffix(FILE)
        for name in names:
            if not name.startswith(root):
                continue
            file = target / PurePosixPath(name.removeprefix(root))
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(read_entry(archive, name, MAX_BYTES))


def _sound(folder: Path, source: Path) -> Kit:
    """The kit, its pictures decoded once in the limited process; errors name the source, not our folders."""
    try:
        kit = load_kit(folder)
        for path in kit_paths(kit, folder).values():
            if path.suffix.lower() == ".png":
                take_picture(path)
    except StudioError as error:
        told = error.message.replace(f"{folder}/", f"{source.name}/").replace(str(folder), source.name)
        raise StudioError(error.code, told, error.hint) from error
    return kit


def _copy(kit: Kit, folder: Path, target: Path) -> None:
    """Only what the kit names: nothing else of the pack gets in."""
    names = {name for name, path in kit_paths(kit, folder).items() if path.is_relative_to(folder)}
    names |= {name for name in (FILE, PARTS) if (folder / name).is_file()}
    for name in sorted(names):
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / name, target / name)
