"""Media by SHA-256: in 1 MB pieces inside the project file, larger ones as files in `NAME.media/`."""

import hashlib
import re
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from studio.domain.ids import Sha256
from studio.errors import StudioError
from studio.store import faults
from studio.store.atomic import write_atomic, write_pieces
from studio.store.packed import unpack

CHUNK = 1024 * 1024
INSIDE = 64 * 1024 * 1024
"""Bytes from which a blob stays outside the project file."""
_HASH = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")
_BODIES = (
    "SELECT body FROM record",
    "SELECT before FROM op",
    "SELECT after FROM op",
    "SELECT state FROM version",
    "SELECT body FROM resource",
)


def media_folder(project: Path) -> Path:
    """Where the project's large files are."""
    return project.with_suffix(".media")


def put(connection: sqlite3.Connection, project: Path, data: bytes, mime: str) -> Sha256:
    """Keep the bytes once, inside the caller's transaction; their hash."""
    sha = Sha256(hashlib.sha256(data).hexdigest())
    if has(connection, sha):
        return sha
    inside = len(data) < INSIDE
    connection.execute("INSERT INTO blob VALUES (?, ?, ?, ?)", (sha, len(data), mime, int(inside)))
    if inside:
        view = memoryview(data)
        put_chunks(connection, sha, (view[at : at + CHUNK] for at in range(0, len(data), CHUNK)))
    else:
        folder = media_folder(project)
        folder.mkdir(exist_ok=True)
        write_atomic(folder / sha, data)
    return sha


def put_chunks(connection: sqlite3.Connection, sha: str, pieces: Iterable[bytes | memoryview]) -> None:
    """Write the pieces of a blob that is already listed, each of `CHUNK` bytes but the last."""
    connection.executemany(
        "INSERT INTO chunk VALUES (?, ?, ?)", ((sha, n, piece) for n, piece in enumerate(pieces))
    )


def has(connection: sqlite3.Connection, sha: str) -> bool:
    """Whether the project keeps these bytes."""
    return connection.execute("SELECT 1 FROM blob WHERE sha256 = ?", (sha,)).fetchone() is not None


def size(connection: sqlite3.Connection, sha: str) -> int:
    """Bytes of a blob; 0 when the project does not keep it."""
    row = connection.execute("SELECT size FROM blob WHERE sha256 = ?", (sha,)).fetchone()
    return int(row[0]) if row else 0


def stream(connection: sqlite3.Connection, project: Path, sha: str) -> Iterator[bytes]:
    """The bytes in pieces; StudioError at the end when they do not match their hash."""
    _require_hash(sha)
    row = connection.execute("SELECT inside FROM blob WHERE sha256 = ?", (sha,)).fetchone()
    if row is None:
        raise _absent(sha)
    pieces = _inside(connection, sha) if row[0] else file_pieces(media_folder(project) / sha, sha)
    yield from checked(pieces, sha)


def checked(pieces: Iterable[bytes], sha: str) -> Iterator[bytes]:
    """The pieces as they come; StudioError at the end when they do not match their hash."""
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
        yield piece
    if digest.hexdigest() != sha:
        raise StudioError(
            "project/blob-damaged",
            f"Media {sha[:12]} di dalam proyek rusak.",
            "Pulihkan dari cadangan atau masukkan kembali berkas aslinya.",
        )


def get(connection: sqlite3.Connection, project: Path, sha: str) -> bytes:
    """The bytes, checked against their hash."""
    return b"".join(stream(connection, project, sha))


def export_to(
    connection: sqlite3.Connection, project: Path, folder: Path, wanted: Iterable[str]
) -> list[Path]:
    """Write blobs as files named by hash, for jobs that must not touch the project; files there are kept."""
    paths = []
    with faults.guarded(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for sha in wanted:
            _require_hash(sha)
            paths.append(path := folder / sha)
            if not path.exists():
                write_pieces(path, stream(connection, project, sha))
    return paths


def listed(connection: sqlite3.Connection) -> tuple[tuple[Sha256, int, str], ...]:
    """Hash, size and MIME type of every blob; StudioError when one is no hash: it may become a file name."""
    rows = connection.execute("SELECT sha256, size, mime FROM blob ORDER BY sha256").fetchall()
    for sha, _, _ in rows:
        _require_hash(sha)
    return tuple(rows)


def faulty(connection: sqlite3.Connection, project: Path) -> list[str]:
    """Hashes of blobs that are missing or do not match, after reading every one."""
    bad = []
    for sha, size, _ in listed(connection):
        try:
            if sum(map(len, stream(connection, project, sha))) != size:
                bad.append(str(sha))
        except StudioError:
            bad.append(str(sha))
    return bad


def _inside(connection: sqlite3.Connection, sha: str) -> Iterator[bytes]:
    n = 0
    while row := connection.execute("SELECT data FROM chunk WHERE sha256 = ? AND n = ?", (sha, n)).fetchone():
        yield row[0]
        n += 1


def file_pieces(path: Path, sha: str) -> Iterator[bytes]:
    """A blob that stands in a file of its own, in pieces."""
    try:
        with path.open("rb") as file:
            while piece := file.read(CHUNK):
                yield piece
    except FileNotFoundError as error:
        raise _absent(sha) from error


def _require_hash(sha: str) -> None:
    if not _HASH.fullmatch(sha):
        raise _absent(sha)


def _absent(sha: str) -> StudioError:
    return StudioError(
        "project/blob-missing",
        f"Media {sha[:12]} tidak ada di dalam proyek.",
        "Salin juga folder .media di samping berkas proyek, atau masukkan kembali berkas aslinya.",
    )


def unused(connection: sqlite3.Connection) -> tuple[Sha256, ...]:
    """Blobs that no record, operation, version or pinned resource names."""
    named: set[str] = set()
    for query in _BODIES:
        for (body,) in connection.execute(query):
            text = body if isinstance(body, str) else unpack(body).decode()
            named.update(_HASH.findall(text))
    return tuple(sha for sha, _, _ in listed(connection) if sha not in named)


def drop_unused(connection: sqlite3.Connection, project: Path) -> int:
    """Forget blobs nothing names; bytes set free. Only when a person asks: undo cannot bring them back."""
    freed = 0
    for sha in unused(connection):
        size, inside = connection.execute("SELECT size, inside FROM blob WHERE sha256 = ?", (sha,)).fetchone()
        connection.execute("DELETE FROM blob WHERE sha256 = ?", (sha,))
        if not inside:
            (media_folder(project) / sha).unlink(missing_ok=True)
        freed += size
    return freed
