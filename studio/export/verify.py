"""Checks a bundle against its manifest: every name, size, hash and picture size."""

import hashlib
import io
import warnings
from dataclasses import dataclass
from pathlib import Path

from studio.errors import StudioError
from studio.export.container import BrokenContainerError, Container, Fault, FolderContainer
from studio.export.encoders.mp4 import Mp4Error, read_mp4
from studio.export.manifest import (
    MANIFEST_NAME,
    MAX_BYTES,
    MIMETYPE,
    MIMETYPE_NAME,
    FileEntry,
    Manifest,
    PostEntry,
)
from studio.export.manifest_reader import BadManifestError, entry_faults, read_manifest
from studio.export.zip_reader import ZipContainer
from studio.i18n import N_

PICTURES = {"image/png": "PNG", "image/jpeg": "JPEG", "image/webp": "WEBP"}
VIDEO = "video/mp4"


@dataclass(frozen=True, slots=True)
class Verification:
    """The verdict: `ok` when there is no fault; notes never make a bundle bad."""

    faults: tuple[Fault, ...]
    notes: tuple[str, ...] = ()
    files: int = 0
    bytes: int = 0
    manifest_sha256: str = ""
    posts: tuple[PostEntry, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing was found wrong."""
        return not self.faults


def verify_bundle(path: Path) -> Verification:
    """Checks a folder or a ZIP, told apart by content; only a path that cannot be read is an error."""
    if not path.exists():
        raise StudioError("verify/not-found", f"“{path.name}” tidak ada.", "Periksa letak bundelnya.")
    try:
        return _verify(_open(path))
    except BrokenContainerError as broken:
        return Verification((broken.fault,))
    except BadManifestError as bad:
        return Verification((bad.fault,))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise StudioError(
            "verify/unreadable",
            f"“{path.name}” tidak dapat dibaca: {reason}.",
            "Salin bundelnya lalu ulangi.",
        ) from error


def _open(path: Path) -> Container:
    return FolderContainer(path) if path.is_dir() else ZipContainer(path)


def _verify(container: Container) -> Verification:
    if MANIFEST_NAME not in container.names:
        return Verification(
            (Fault("bundle/no-manifest", MANIFEST_NAME, N_("Bundel tidak memuat manifest.json.")),)
        )
    if container.size(MANIFEST_NAME) > MAX_BYTES:
        raise BadManifestError("too-large", "Manifest lebih besar dari 1 MB.")
    data = b"".join(container.blocks(MANIFEST_NAME))
    manifest = read_manifest(data)
    faults = [*entry_faults(manifest), *_mimetype_faults(container), *_set_faults(container, manifest)]
    bad = {fault.path for fault in faults}
    entries = [entry for entry in manifest.every_file if entry.path not in bad]
    for entry in entries:
        faults.extend(_file_faults(container, entry))
    return Verification(
        tuple(faults),
        container.notes,
        files=len(manifest.every_file),
        bytes=sum(entry.bytes for entry in manifest.every_file),
        manifest_sha256=hashlib.sha256(data).hexdigest(),
        posts=manifest.posts,
    )


def _mimetype_faults(container: Container) -> list[Fault]:
    if MIMETYPE_NAME not in container.names:
        return [Fault("bundle/missing", MIMETYPE_NAME, N_("Berkas mimetype tidak ada."))]
    same = container.size(MIMETYPE_NAME) == len(MIMETYPE)
    if not same or b"".join(container.blocks(MIMETYPE_NAME)) != MIMETYPE:
        return [Fault("bundle/mimetype", MIMETYPE_NAME, N_("Berkas mimetype berubah."))]
    return []


def _set_faults(container: Container, manifest: Manifest) -> list[Fault]:
    """Files that are listed and absent, or present and not listed."""
    listed = {entry.path for entry in manifest.every_file}
    present = set(container.names) - {MANIFEST_NAME, MIMETYPE_NAME}
    missing = [
        Fault("bundle/missing", path, N_("Berkas ini terdaftar tetapi tidak ada."))
        for path in listed - present
    ]
    extra = [
        Fault("bundle/extra", path, N_("Berkas ini tidak terdaftar di manifest."))
        for path in present - listed
    ]
    return sorted(missing + extra, key=lambda fault: fault.path)


def _file_faults(container: Container, entry: FileEntry) -> list[Fault]:
    picture = entry.media_type in PICTURES or entry.media_type == VIDEO
    digest, size, kept = hashlib.sha256(), 0, []
    try:
        for block in container.blocks(entry.path):
            digest.update(block)
            size += len(block)
            if picture:
                kept.append(block)
            if size > entry.bytes:
                break
    except BrokenContainerError as broken:
        return [broken.fault]
    if size != entry.bytes:
        return [Fault("file/size", entry.path, N_("Ukuran berkas berbeda dari manifest."))]
    if digest.hexdigest() != entry.sha256:
        return [Fault("file/changed", entry.path, N_("Isi berkas berubah setelah bundel dibuat."))]
    return _picture_faults(entry, b"".join(kept)) if picture else []


def _picture_faults(entry: FileEntry, data: bytes) -> list[Fault]:
    pixels = _pixels(entry.media_type, data)
    if pixels is None:
        return [
            Fault(
                "file/not-media", entry.path, N_("Berkas ini bukan gambar atau video seperti yang tertulis.")
            )
        ]
    if entry.pixels != pixels:
        return [Fault("file/pixels", entry.path, N_("Ukuran gambar berbeda dari manifest."))]
    return []


def _pixels(media_type: str, data: bytes) -> tuple[int, int] | None:
    """Width and height from the header alone; None when the file is something else."""
    if media_type == VIDEO:
        try:
            movie = read_mp4(data)
        except Mp4Error:
            return None
        return movie.width, movie.height
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - heavy

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=[PICTURES[media_type]]) as opened:
                width, height = opened.size
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    except Image.DecompressionBombWarning:
        return None
    return width, height
