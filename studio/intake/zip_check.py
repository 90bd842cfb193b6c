"""Checks a ZIP container's records before anything in it is unpacked.

Python's own reader believes the central directory; so sizes, overlap and local headers are compared here.
"""

import io
import struct
import unicodedata
import zipfile
import zlib

from studio.errors import StudioError
from studio.intake.limits import ContainerLimits

LOCAL = struct.Struct("<4s5H3I2H")
BAD_NAME = frozenset('\\:*?"<>|')
DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
ARCHIVES = (".zip", ".docx", ".jar", ".7z", ".rar", ".gz")
SYMLINK = 0o120000


def open_checked(data: bytes, limits: ContainerLimits) -> zipfile.ZipFile:
    """The container, once its names, counts, sizes and places are within `limits`; else StudioError."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise _refused("rusak") from error
    entries = archive.infolist()
    if len(entries) > limits.parts:
        raise _refused(f"berisi lebih dari {limits.parts} bagian")
    _check_names(entries, limits)
    _check_sizes(entries, len(data), limits)
    _check_places(entries, data, archive.start_dir, limits)
    return archive


def read_entry(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    """One entry of at most `most` bytes, counted while reading and not as declared."""
    try:
        with archive.open(name) as part:
            data = part.read(most + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise _refused("rusak") from error
    if len(data) > most:
        raise _refused(f"memuat bagian lebih dari {most // 1_000_000} MB")
    return data


def _refused(what: str) -> StudioError:
    return StudioError(
        "intake/container",
        f"Berkas ini {what}, tidak dipakai.",
        "Buka di program asalnya, lalu simpan ulang sebagai .docx atau .xlsx.",
    )


def _check_names(entries: list[zipfile.ZipInfo], limits: ContainerLimits) -> None:
    seen: set[str] = set()
    for entry in entries:
        name = entry.orig_filename
        parts = name.rstrip("/").split("/")
        key = unicodedata.normalize("NFC", name).casefold()
        wrong = (
            name.startswith("/")
            or ".." in parts
            or "" in parts
            or len(parts) > limits.folders
            or len(name.encode("utf-8", "replace")) > limits.name_bytes
            or any(ch in BAD_NAME or unicodedata.category(ch).startswith("C") for ch in name)
            or any(part.split(".")[0].lower() in DEVICES for part in parts)
        )
        if wrong:
            raise _refused("memuat nama bagian yang tidak wajar")
        if key in seen:
            raise _refused("memuat dua bagian bernama sama")
        seen.add(key)
        if entry.flag_bits & 0x1:
            raise _refused("tersandi")
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise _refused("dimampatkan dengan cara yang tidak dikenal")
        if entry.external_attr >> 16 & 0o170000 == SYMLINK:
            raise _refused("memuat tautan berkas")


def _check_sizes(entries: list[zipfile.ZipInfo], size: int, limits: ContainerLimits) -> None:
    total = sum(entry.file_size for entry in entries)
    if total > limits.inflated:
        raise _refused(f"mekar melebihi {limits.inflated // 1_000_000} MB")
    if total > limits.entry_ratio_from and total > limits.total_ratio * max(size, 1):
        raise _refused(f"mekar lebih dari {limits.total_ratio} kali ukurannya")
    for entry in entries:
        if entry.file_size > limits.entry_ratio_from and entry.file_size > limits.entry_ratio * max(
            entry.compress_size, 1
        ):
            raise _refused(f"memuat bagian yang mekar lebih dari {limits.entry_ratio} kali")


def _check_places(
    entries: list[zipfile.ZipInfo], data: bytes, directory: int, limits: ContainerLimits
) -> None:
    """Entries follow one another without overlap, and their local headers agree with the directory."""
    end = 0
    for entry in sorted(entries, key=lambda e: e.header_offset):
        at = entry.header_offset
        if at < end or at - end > limits.gap or (end == 0 and at != 0):
            raise _refused("memuat bagian yang bertumpuk atau bercelah")
        end = at + _local_length(entry, data)
    if end > directory or directory - end > limits.gap:
        raise _refused("memuat bagian yang bertumpuk atau bercelah")


def _local_length(entry: zipfile.ZipInfo, data: bytes) -> int:
    try:
        found = LOCAL.unpack_from(data, entry.header_offset)
    except struct.error as error:
        raise _refused("rusak") from error
    magic, _, flags, method, _, _, _, packed, full, name_length, extra = found
    at = entry.header_offset + LOCAL.size
    name = data[at : at + name_length].decode("utf-8" if flags & 0x800 else "cp437", "replace")
    described = bool(flags & 0x8)
    sizes_agree = described or (packed, full) == (entry.compress_size, entry.file_size)
    if (
        magic != b"PK\x03\x04"
        or method != entry.compress_type
        or name != entry.orig_filename
        or not sizes_agree
    ):
        raise _refused("memuat bagian yang keterangannya bertentangan")
    return LOCAL.size + int(name_length) + int(extra) + entry.compress_size
