"""An own reader of ZIP: each rule of the input limits is checked on the records before a byte is unpacked.

`zipfile` of Python 3.11 reads overlapping entries without complaint and trusts the central directory alone.
"""

import stat
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from studio.export.container import MAX_ENTRIES, MAX_TOTAL, BrokenContainerError, check_names, name_fault
from studio.i18n import N_

BLOCK = 1 << 18
MAX_ARCHIVE = 1 << 30
MAX_RATIO, MAX_RATIO_SUM, RATIO_FROM, MAX_GAP = 100, 20, 1 << 20, 64 << 10
LOCAL, CENTRAL, END = "<4s5H3I2H", "<4s6H3I5H2I", "<4s4H2IH"
LOCAL_SIZE, CENTRAL_SIZE, END_SIZE = (struct.calcsize(form) for form in (LOCAL, CENTRAL, END))
STORED, DEFLATED = 0, 8
ENCRYPTED, DESCRIPTOR, STRONG, UTF8_NAMES = 0x1, 0x8, 0x40, 0x800
DATE_1980, OUR_MODE = 0x21, 0o100644
ARCHIVES = (
    b"PK\3\4",
    b"PK\5\6",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ",
    b"\x28\xb5\x2f\xfd",
)
OFFICE = (".docx",)
REWRITTEN = N_("Wadah ZIP ditulis ulang oleh program lain; isinya tetap diperiksa utuh.")


@dataclass(frozen=True, slots=True)
class ZipEntry:
    """One record of the central directory; `plain` means dated 1980, without extra field or comment."""

    name: str
    method: int
    flags: int
    crc: int
    packed: int
    size: int
    at: int
    mode: int
    plain: bool


class ZipContainer:
    """A bundle in a ZIP; the constructor checks every record."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with path.open("rb") as source:
            length = source.seek(0, 2)
            if length > MAX_ARCHIVE:
                raise BrokenContainerError("zip/too-large", "", "Berkas bundel melebihi 1 GB.")
            entries, start = _directory(source, length)
            files = [entry for entry in entries if not entry.name.endswith("/")]
            check_names([entry.name for entry in files])
            _check_sizes(files)
            self._data_at = {entry.name: _local(source, entry) for entry in entries}
            tight = _check_layout(entries, self._data_at, start)
            _check_nested(source, files, self._data_at)
        self._entries = {entry.name: entry for entry in files}
        self.names = tuple(self._entries)
        self.notes: tuple[str, ...] = () if tight and _as_we_write(entries) else (REWRITTEN,)

    def size(self, name: str) -> int:
        """Bytes of the file when unpacked, as the directory says."""
        return self._entries[name].size

    def blocks(self, name: str) -> Iterator[bytes]:
        """The content; a wrong check sum or length ends in BrokenContainerError."""
        entry = self._entries[name]
        crc = size = 0
        for block in self._unpacked(entry):
            crc, size = zlib.crc32(block, crc), size + len(block)
            if size > entry.size:
                break
            yield block
        if (crc, size) != (entry.crc, entry.size):
            raise BrokenContainerError("zip/damaged", name, "Isi berkas di dalam ZIP rusak.")

    def _unpacked(self, entry: ZipEntry) -> Iterator[bytes]:
        with self._path.open("rb") as source:
            source.seek(self._data_at[entry.name])
            packed = _exactly(source, entry.packed)
            if entry.method == STORED:
                yield from packed
                return
            try:
                yield from _inflated(packed)
            except zlib.error:
                return  # what came so far is too short, which the caller sees


def _exactly(source: BinaryIO, left: int) -> Iterator[bytes]:
    while left and (block := source.read(min(BLOCK, left))):
        left -= len(block)
        yield block


def _inflated(packed: Iterator[bytes]) -> Iterator[bytes]:
    """Unpacked data in parts of at most a block; the decoder may hold some back after its last input."""
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    for block in packed:
        rest = block
        while rest:
            yield inflate.decompress(rest, BLOCK)
            rest = inflate.unconsumed_tail
    while part := inflate.decompress(b"", BLOCK):
        yield part


def _broken(code: str, path: str, message: str) -> BrokenContainerError:
    return BrokenContainerError(f"zip/{code}", path, message)


def _directory(source: BinaryIO, length: int) -> tuple[list[ZipEntry], int]:
    """All records of the central directory and where it starts."""
    tail_at = max(0, length - END_SIZE - 0xFFFF)
    source.seek(tail_at)
    tail = source.read()
    at = tail.rfind(b"PK\5\6")
    if at < 0 or len(tail) < at + END_SIZE:
        raise _broken("not-a-zip", "", "Berkas ini bukan ZIP yang utuh.")
    _, disk, first_disk, here, count, size, start, comment = struct.unpack_from(END, tail, at)
    if 0xFFFF in {here, count} or 0xFFFFFFFF in {size, start}:
        raise _broken("zip64", "", "Wadah ZIP64 tidak diterima.")
    if disk or first_disk or here != count:
        raise _broken("multi-part", "", "ZIP terbagi beberapa bagian tidak diterima.")
    if at + END_SIZE + comment != len(tail) or start + size != tail_at + at:
        raise _broken("stray-bytes", "", "Ada data asing sebelum awal atau setelah akhir ZIP.")
    if count > MAX_ENTRIES:
        raise _broken("too-many-entries", "", f"ZIP memuat lebih dari {MAX_ENTRIES} berkas.")
    source.seek(start)
    table = source.read(size)
    entries = []
    at = 0
    for _number in range(count):
        entry, at = _record(table, at)
        entries.append(entry)
    if at != len(table):
        raise _broken("stray-bytes", "", "Daftar isi ZIP memuat data asing.")
    return entries, start


def _record(table: bytes, at: int) -> tuple[ZipEntry, int]:
    if len(table) < at + CENTRAL_SIZE or table[at : at + 4] != b"PK\1\2":
        raise _broken("not-a-zip", "", "Daftar isi ZIP rusak.")
    record = struct.unpack_from(CENTRAL, table, at)
    flags, method, time, date, crc, packed, size = record[3:10]
    name_size, extra, comment, _disk, _internal, external, start = record[10:17]
    end = at + CENTRAL_SIZE + name_size + extra + comment
    if len(table) < end:
        raise _broken("not-a-zip", "", "Daftar isi ZIP terpotong.")
    raw = table[at + CENTRAL_SIZE : at + CENTRAL_SIZE + name_size]
    name = _name(raw, flags)
    mode = external >> 16
    plain = not extra and not comment and not time and date == DATE_1980
    entry = ZipEntry(name, method, flags, crc, packed, size, start, mode, plain)
    _check_kind(entry)
    return entry, end


def _name(raw: bytes, flags: int) -> str:
    try:
        name = raw.decode("utf-8" if flags & UTF8_NAMES else "ascii")
    except UnicodeDecodeError:
        raise _broken("name-encoding", repr(raw[:60]), "Nama berkas di ZIP bukan UTF-8.") from None
    if why := name_fault(name.removesuffix("/")):
        raise BrokenContainerError("bundle/unsafe-name", name, f"Nama berkas ditolak: {why}.")
    return name


def _check_kind(entry: ZipEntry) -> None:
    if entry.flags & (ENCRYPTED | STRONG):
        raise _broken("encrypted", entry.name, "Berkas di dalam ZIP bersandi.")
    if entry.method not in {STORED, DEFLATED}:
        raise _broken("method", entry.name, "Cara pemampatan berkas ini tidak diterima.")
    if stat.S_IFMT(entry.mode) not in {0, stat.S_IFREG, stat.S_IFDIR}:
        raise _broken("link", entry.name, "ZIP memuat tautan atau berkas khusus.")
    if entry.name.endswith("/") and entry.size:
        raise _broken("header-mismatch", entry.name, "Folder di dalam ZIP tidak boleh berisi data.")
    if 0xFFFFFFFF in {entry.packed, entry.size, entry.at}:
        raise _broken("zip64", entry.name, "Wadah ZIP64 tidak diterima.")


def _check_sizes(files: list[ZipEntry]) -> None:
    for entry in files:
        if entry.method == STORED and entry.packed != entry.size:
            raise _broken("header-mismatch", entry.name, "Ukuran berkas di ZIP saling bertentangan.")
        if entry.size > RATIO_FROM and entry.size > MAX_RATIO * entry.packed:
            raise _broken("ratio", entry.name, "Berkas ini mengembang terlalu besar saat dibuka.")
    total, packed = sum(entry.size for entry in files), sum(entry.packed for entry in files)
    if total > MAX_TOTAL:
        raise BrokenContainerError("bundle/too-large", "", "Isi bundel melebihi 2 GB.")
    if total > RATIO_FROM and total > MAX_RATIO_SUM * packed:
        raise _broken("ratio", "", "Isi ZIP mengembang terlalu besar saat dibuka.")


def _local(source: BinaryIO, entry: ZipEntry) -> int:
    """Where the data starts; the header in front of it must say what the directory says."""
    source.seek(entry.at)
    head = source.read(LOCAL_SIZE)
    if len(head) < LOCAL_SIZE or head[:4] != b"PK\3\4":
        raise _broken("header-mismatch", entry.name, "Kepala berkas di ZIP tidak ditemukan.")
    _, _version, flags, method, _time, _date, crc, packed, size, name_size, extra = struct.unpack(LOCAL, head)
    raw = source.read(name_size)
    told = (crc, packed, size)
    later = bool(flags & DESCRIPTOR) and told == (0, 0, 0)
    if (flags, method) != (entry.flags, entry.method) or raw != entry.name.encode():
        raise _broken("header-mismatch", entry.name, "Dua catatan ZIP tentang berkas ini berbeda.")
    if not later and told != (entry.crc, entry.packed, entry.size):
        raise _broken("header-mismatch", entry.name, "Dua catatan ukuran berkas ini berbeda.")
    return entry.at + LOCAL_SIZE + int(name_size) + int(extra)


def _check_layout(entries: list[ZipEntry], data_at: dict[str, int], start: int) -> bool:
    """Refuses overlap, large gaps and bytes before the first entry; True when there is no gap at all."""
    end, tight = 0, True
    for entry in sorted(entries, key=lambda entry: entry.at):
        if entry.at < end:
            raise _broken("overlap", entry.name, "Berkas di dalam ZIP saling menumpuk.")
        if (not end and entry.at) or entry.at - end > MAX_GAP:
            raise _broken("gap", entry.name, "Ada ruang tersembunyi di dalam ZIP.")
        tight = tight and entry.at == end
        end = data_at[entry.name] + entry.packed
        tight = tight and data_at[entry.name] == entry.at + LOCAL_SIZE + len(entry.name.encode())
    if end > start:
        raise _broken("overlap", "", "Berkas di dalam ZIP menumpuk daftar isinya.")
    if start - end > MAX_GAP:
        raise _broken("gap", "", "Ada ruang tersembunyi sebelum daftar isi ZIP.")
    return tight and end == start


def _check_nested(source: BinaryIO, files: list[ZipEntry], data_at: dict[str, int]) -> None:
    """Refuses archives in the archive; a Word document is one too, and is allowed by its name."""
    for entry in files:
        source.seek(data_at[entry.name])
        head = source.read(min(64, entry.packed))
        if entry.method == DEFLATED:
            try:
                head = zlib.decompressobj(-zlib.MAX_WBITS).decompress(head, 8)
            except zlib.error:
                head = b""
        if head.startswith(ARCHIVES) and not entry.name.lower().endswith(OFFICE):
            raise _broken("nested", entry.name, "Ada arsip di dalam arsip.")


def _as_we_write(entries: list[ZipEntry]) -> bool:
    names = [entry.name for entry in entries]
    ordered = [*names[:1], *sorted(names[1:], key=str.encode)]
    return (
        names[:1] == ["mimetype"]
        and names == ordered
        and all(
            entry.plain and (entry.method, entry.flags, entry.mode) == (STORED, UTF8_NAMES, OUR_MODE)
            for entry in entries
        )
    )
