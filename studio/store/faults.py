"""Faults of disk and database as sentences a user can act on."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from studio.errors import StudioError


def disk_full() -> StudioError:
    """No room left; what was saved before stays as it was."""
    return StudioError(
        "project/disk-full",
        "Ruang penyimpanan penuh, jadi perubahan terakhir belum tersimpan.",
        "Kosongkan ruang atau simpan salinan ke tempat lain; isi yang sudah tersimpan tetap utuh.",
    )


def not_writable(path: Path) -> StudioError:
    """The folder or file may only be read."""
    return StudioError(
        "project/read-only",
        f"Tempat berkas “{path.name}” tidak dapat ditulisi.",
        "Pilih folder lain atau minta izin tulis, lalu coba lagi.",
    )


def missing(path: Path) -> StudioError:
    """There is no such file."""
    return StudioError(
        "project/missing",
        f"Berkas “{path.name}” tidak ditemukan.",
        "Periksa nama dan foldernya; bila ada di diska lepas, pasang dahulu.",
    )


def exists(path: Path) -> StudioError:
    """Something stands there already and is never overwritten."""
    return StudioError(
        "project/exists",
        f"“{path.name}” sudah ada dan tidak ditimpa.",
        "Pilih nama lain atau pindahkan yang lama dahulu.",
    )


def damaged(path: Path) -> StudioError:
    """The file is ours but broken."""
    return StudioError(
        "project/damaged",
        f"Berkas “{path.name}” rusak dan tidak dibuka agar tidak bertambah rusak.",
        "Pulihkan dari cadangan terakhir; berkas aslinya tidak diubah.",
    )


def foreign(path: Path) -> StudioError:
    """The file is no project of ours."""
    return StudioError(
        "project/not-a-project",
        f"“{path.name}” bukan proyek Studio Humas yang dikenal.",
        "Pilih berkas berakhiran .humas; berkas ini tidak diubah.",
    )


def unfinished(path: Path) -> StudioError:
    """A commit was cut off and only a writer may take it back."""
    return StudioError(
        "project/unfinished",
        f"Penyimpanan “{path.name}” pernah terputus sehingga belum dapat dibaca.",
        "Buka proyek ini sekali dari folder yang dapat ditulisi, maka keadaan utuh terakhir kembali.",
    )


def _busy(path: Path) -> StudioError:
    return StudioError(
        "project/busy",
        f"Berkas “{path.name}” sedang dipakai program lain.",
        "Tunggu sebentar lalu coba lagi.",
    )


def _unwell(path: Path) -> StudioError:
    return StudioError(
        "project/io",
        f"Diska tidak menerima atau memberikan data berkas “{path.name}”.",
        "Periksa kabel, jaringan, dan sisa ruang, lalu simpan salinan ke tempat lain.",
    )


_BY_ERRNO = {
    errno.ENOSPC: lambda _path: disk_full(),
    errno.EDQUOT: lambda _path: disk_full(),
    errno.EFBIG: lambda _path: disk_full(),
    errno.EACCES: not_writable,
    errno.EPERM: not_writable,
    errno.EROFS: not_writable,
    errno.ENOENT: missing,
    errno.EEXIST: exists,
}
_BY_CODE = {
    "SQLITE_FULL": lambda _path: disk_full(),
    "SQLITE_READONLY": not_writable,
    "SQLITE_PERM": not_writable,
    "SQLITE_CANTOPEN": not_writable,
    "SQLITE_BUSY": _busy,
    "SQLITE_LOCKED": _busy,
    "SQLITE_CORRUPT": damaged,
    "SQLITE_NOTADB": foreign,
    "SQLITE_IOERR": _unwell,
}


def explain(error: sqlite3.Error | OSError, path: Path) -> StudioError:
    """The error as a sentence and what to do next."""
    if isinstance(error, OSError):
        return _BY_ERRNO.get(error.errno or 0, _unwell)(path)
    name = getattr(error, "sqlite_errorname", "") or "SQLITE_CORRUPT"
    if name == "SQLITE_READONLY_ROLLBACK":
        return unfinished(path)
    return _BY_CODE.get("_".join(name.split("_")[:2]), damaged)(path)


@contextmanager
def guarded(path: Path) -> Iterator[None]:
    """Turn errors of disk and database into StudioError."""
    try:
        yield
    except sqlite3.ProgrammingError:
        raise
    except UnicodeDecodeError as error:  # SQLite's message quotes broken bytes of the file
        raise damaged(path) from error
    except (sqlite3.Error, OSError) as error:
        raise explain(error, path) from error
