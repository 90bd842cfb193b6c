"""The files of a bundle, wherever they lie, and the names they may have."""

import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from studio.i18n import N_

BLOCK = 1 << 18
MAX_TOTAL, MAX_ENTRIES, MAX_DEPTH, MAX_NAME = 2 << 30, 2_000, 4, 150
DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{p}{n}" for p in ("com", "lpt") for n in range(1, 10))})
BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong: a stable code, the file it is about (empty: the whole), and a sentence."""

    code: str
    path: str
    message: str


class BrokenContainerError(Exception):
    """The container itself cannot be trusted; nothing in it is read further."""

    def __init__(self, code: str, path: str, message: str) -> None:
        super().__init__(message)
        self.fault = Fault(code, path, message)


class Container(Protocol):
    """Named files, each readable in blocks."""

    names: tuple[str, ...]
    notes: tuple[str, ...]

    def size(self, name: str) -> int:
        """Bytes of the file as the container says."""

    def blocks(self, name: str) -> Iterator[bytes]:
        """The content; never more than `size` says."""


def name_fault(name: str) -> str:
    """Why this relative path may not stand in a bundle, or an empty string."""
    parts = name.split("/")
    rules = (
        (not unicodedata.is_normalized("NFC", name), N_("nama tidak dalam bentuk NFC")),
        (any(_hidden(char) for char in name), N_("nama memuat karakter kendali")),
        ("\\" in name or ":" in name, N_("nama memuat garis miring terbalik atau titik dua")),
        (len(parts) > MAX_DEPTH, N_(f"folder lebih dalam dari {MAX_DEPTH} tingkat")),
        (any(part != part.rstrip(". ") or not part for part in parts), N_("nama menunjuk ke luar bundel")),
        (any(len(_bytes(part)) > MAX_NAME for part in parts), N_(f"nama lebih panjang dari {MAX_NAME} byte")),
        (any(part.partition(".")[0].casefold() in DEVICES for part in parts), N_("nama perangkat Windows")),
    )
    return next((why for broken, why in rules if broken), "")


def _hidden(char: str) -> bool:
    return char in BIDI or unicodedata.category(char) in {"Cc", "Cs"}


def _bytes(part: str) -> bytes:
    return part.encode("utf-8", "surrogatepass")


def check_names(names: list[str]) -> None:
    """Refuses unsafe names, names that differ only in case, and a name that is file and folder at once."""
    if len(names) > MAX_ENTRIES:
        sentence = N_(f"Bundel memuat lebih dari {MAX_ENTRIES} berkas.")
        raise BrokenContainerError("bundle/too-many-files", "", sentence)
    seen: dict[str, str] = {}
    for name in names:
        if why := name_fault(name):
            raise BrokenContainerError("bundle/unsafe-name", name, f"Nama berkas ditolak: {why}.")
        folded = unicodedata.normalize("NFC", name.casefold())
        if folded in seen:
            sentence = N_("Dua berkas bernama sama, atau hanya berbeda huruf besar.")
            raise BrokenContainerError("bundle/duplicate-name", name, sentence)
        seen[folded] = name
    for folded, name in seen.items():
        parts = folded.split("/")
        if any("/".join(parts[:count]) in seen for count in range(1, len(parts))):
            sentence = N_("Satu nama dipakai berkas sekaligus folder.")
            raise BrokenContainerError("bundle/duplicate-name", name, sentence)


class FolderContainer:
    """A bundle that lies open in a folder."""

    def __init__(self, root: Path) -> None:
        self.notes: tuple[str, ...] = ()
        self._root = root
        self._sizes: dict[str, int] = {}
        for path in root.rglob("*"):
            name = path.relative_to(root).as_posix()
            kind = path.lstat()
            if stat.S_ISDIR(kind.st_mode):
                continue
            if not stat.S_ISREG(kind.st_mode):
                raise BrokenContainerError("bundle/link", name, "Bundel memuat tautan atau berkas khusus.")
            self._sizes[name] = kind.st_size
            if len(self._sizes) > MAX_ENTRIES:
                break
        self.names = tuple(sorted(self._sizes, key=str.encode))
        check_names(list(self.names))
        if sum(self._sizes.values()) > MAX_TOTAL:
            raise BrokenContainerError("bundle/too-large", "", "Isi bundel melebihi 2 GB.")

    def size(self, name: str) -> int:
        """Bytes of the file when the folder was listed."""
        return self._sizes[name]

    def blocks(self, name: str) -> Iterator[bytes]:
        """The content, up to one byte more than listed, so that growth shows."""
        left = self._sizes[name] + 1
        with (self._root / name).open("rb") as source:
            while left and (block := source.read(min(BLOCK, left))):
                left -= len(block)
                yield block
