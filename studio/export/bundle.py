"""Closes a bundle folder with its manifest, and packs it into one deterministic ZIP."""

import hashlib
import shutil
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import msgspec

from studio.errors import StudioError
from studio.export.finished import finished_file
from studio.export.manifest import (
    MANIFEST_NAME,
    MIMETYPE,
    MIMETYPE_NAME,
    FileEntry,
    Manifest,
    encode_manifest,
)
from studio.store.atomic import write_atomic

SUFFIX = ".bundel.zip"
BLOCK = 1 << 20
MAX_ENTRIES, MAX_TOTAL = 2_000, 1 << 30
UTF8_NAMES = 0x800
DATE_1980 = (1 << 5) | 1
"""1 January 1980 as MS-DOS writes it."""
VERSION = 20
UNIX = 3
MODE = 0o100644
LOCAL, CENTRAL, END = "<4s5H3I2H", "<4s6H3I5H2I", "<4s4H2IH"
MEDIA_TYPES = {
    ".png": "image/png", ".jpg": "image/jpeg", ".webp": "image/webp", ".mp4": "video/mp4",
    ".pdf": "application/pdf", ".html": "text/html", ".txt": "text/plain", ".json": "application/json",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".srt": "application/x-subrip", ".vtt": "text/vtt",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Entry:
    name: bytes
    source: Path
    crc: int
    size: int


def file_entry(folder: Path, path: str) -> FileEntry:
    """Size, SHA-256 and media type of a file already in the folder; the caller adds pixels and placement."""
    digest = hashlib.sha256()
    size = _each_block(folder / path, digest.update)
    kind = MEDIA_TYPES.get(Path(path).suffix.lower(), "application/octet-stream")
    return FileEntry(path=path, sha256=digest.hexdigest(), bytes=size, media_type=kind)


def folder_files(folder: Path) -> tuple[str, ...]:
    """Relative paths of all files, with forward slashes, sorted by their UTF-8 bytes."""
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir())
    return tuple(sorted(found, key=str.encode))


def write_manifest(folder: Path, manifest: Manifest) -> str:
    """Writes `mimetype`, then manifest.json as the last file; gives the SHA-256 of the manifest's bytes.

    The manifest must list each file in the folder once and nothing else.
    """
    own = {MANIFEST_NAME, MIMETYPE_NAME}
    listed = [entry.path for entry in manifest.every_file]
    present = [path for path in folder_files(folder) if path not in own]
    if sorted(listed) != sorted(present):
        odd = sorted(set(listed) ^ set(present)) or sorted(listed)
        raise ValueError(f"the manifest and the folder differ in {odd[:5]}")
    data = encode_manifest(manifest)
    for name, content in ((MIMETYPE_NAME, MIMETYPE), (MANIFEST_NAME, data)):
        write_atomic(folder / name, content)
    return hashlib.sha256(data).hexdigest()


def write_bundle_zip(folder: Path, zip_path: Path) -> int:
    """One ZIP of the folder, stored, sorted and dated 1980: same files, same bytes; gives its size."""
    names = folder_files(folder)
    if MANIFEST_NAME not in names or MIMETYPE_NAME not in names:
        raise ValueError("a bundle folder is packed after its manifest is written")
    ordered = (MIMETYPE_NAME, *(name for name in names if name != MIMETYPE_NAME))
    entries = [_measured(folder, name) for name in ordered]
    if len(entries) > MAX_ENTRIES or sum(entry.size for entry in entries) > MAX_TOTAL:
        raise StudioError(
            "export/bundle-too-large",
            "Bundel melebihi 2.000 berkas atau 1 GB, sehingga tidak akan dapat diperiksa.",
            "Bagi menjadi beberapa bundel yang lebih kecil.",
        )
    with finished_file(zip_path) as draft, draft.open("xb") as out:
        _write_zip(out, entries)
    return zip_path.stat().st_size


def with_media(
    entry: FileEntry,
    *,
    pixels: tuple[int, int] | None = None,
    placement: str | None = None,
    page: int | None = None,
    quality: int | None = None,
    tries: int | None = None,
) -> FileEntry:
    """The entry with what is known of a rendition."""
    facts = {"pixels": pixels, "placement": placement, "page": page, "quality": quality, "tries": tries}
    known = {name: value for name, value in facts.items() if value is not None}
    return msgspec.structs.replace(entry, **known)


def _measured(folder: Path, name: str) -> _Entry:
    crc = 0

    def add(block: bytes) -> None:
        nonlocal crc
        crc = zlib.crc32(block, crc)

    source = folder / name
    if source.is_symlink():
        raise ValueError(f"{name} is a link")
    size = _each_block(source, add)
    return _Entry(name.encode(), source, crc, size)


def _each_block(path: Path, use: Callable[[bytes], object]) -> int:
    size = 0
    with path.open("rb") as source:
        while block := source.read(BLOCK):
            use(block)
            size += len(block)
    return size


def _write_zip(out: BinaryIO, entries: list[_Entry]) -> None:
    directory = bytearray()
    for entry in entries:
        at = out.tell()
        facts = (VERSION, UTF8_NAMES, 0, 0, DATE_1980, entry.crc, entry.size, entry.size, len(entry.name))
        out.write(struct.pack(LOCAL, b"PK\3\4", *facts, 0) + entry.name)
        with entry.source.open("rb") as source:
            shutil.copyfileobj(source, out, BLOCK)
        if out.tell() != at + struct.calcsize(LOCAL) + len(entry.name) + entry.size:
            raise ValueError(f"{entry.source.name} changed while it was packed")
        made_by = (UNIX << 8) | VERSION
        directory += struct.pack(CENTRAL, b"PK\1\2", made_by, *facts, 0, 0, 0, 0, MODE << 16, at) + entry.name
    start, count = out.tell(), len(entries)
    out.write(directory)
    out.write(struct.pack(END, b"PK\5\6", 0, 0, count, count, len(directory), start, 0))
