"""A foreign picture as a clean working copy; it is decoded in the worker, never in this process."""

import hashlib
import re
import struct
from pathlib import Path
from typing import Any

import msgspec

from studio.domain.covering import FaceBox
from studio.domain.ids import Sha256
from studio.domain.record import Value
from studio.errors import StudioError
from studio.intake.child import Answer, crashed, run_job
from studio.intake.faces import find_faces
from studio.intake.limits import LIMITS
from studio.intake.sniff import RASTER, Kind, judge

JPEG_ALLOWED = {0xE0, 0xDB, 0xC0, 0xC1, 0xC2, 0xC4, 0xDA, 0xDD}
COLOR = re.compile("#[0-9a-f]{6}")
PNG_ALLOWED = {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"}


class TakenPicture(Value, frozen=True, kw_only=True):
    """The working copy `data` (sRGB, upright, pixels only) and the `original` bytes as they came.

    `taken` is the camera's date `YYYY-MM-DDTHH:MM:SS` or empty; `likeness` is a fingerprint of its looks,
    `codes` are the texts of QR codes in it (None: nobody looked), `colors` its main colours and their shares,
    `faces` the boxes `with_faces` found, `notes` sentences for the user.
    """

    width: int
    height: int
    mime: str
    data: bytes
    sha256: Sha256
    original: bytes
    original_sha256: Sha256
    taken: str = ""
    had_gps: bool = False
    likeness: str = ""
    codes: tuple[str, ...] | None = None
    colors: tuple[tuple[str, float], ...] = ()
    faces: tuple[FaceBox, ...] | None = None
    notes: tuple[str, ...] = ()


def take_picture(path: Path, *, exact: bool = False) -> TakenPicture:
    """Read the picture at `path` in the worker; StudioError when it is refused.

    `exact` keeps the very pixels of finished work, whatever they weigh.
    """
    data = read_bounded(path, LIMITS.image.bytes)
    sniffed = judge(data, path)
    job = _job(sniffed.kind, len(data), path)
    return taken_of(run_job("picture:exact" if exact and job == "picture" else job, data), data, sniffed.note)


def taken_of(answer: Answer, original: bytes, note: str = "") -> TakenPicture:
    """What the worker made of a picture, once its size was found to be what it says."""
    width, height = _verified(answer)
    notes = [note, *answer.facts.get("notes", ())]
    return TakenPicture(
        width=width,
        height=height,
        mime=str(answer.facts["mime"]),
        data=answer.data,
        sha256=_digest(answer.data),
        original=original,
        original_sha256=_digest(original),
        taken=str(answer.facts.get("taken", "")),
        had_gps=bool(answer.facts.get("had_gps", False)),
        likeness=str(answer.facts.get("likeness", "")),
        codes=_codes(answer),
        colors=_colors(answer.facts.get("colors", ())),
        notes=tuple(str(note) for note in notes if note),
    )


def picture_marks(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Fingerprint and codes of a clean copy, measured in the worker."""
    answer = run_job("marks", data)
    return str(answer.facts.get("likeness", "")), _codes(answer) or ()


def _codes(answer: Answer) -> tuple[str, ...] | None:
    found = answer.facts.get("codes")
    return tuple(str(text) for text in found) if isinstance(found, list) else None


def with_faces(taken: TakenPicture, *, fine: bool = True) -> TakenPicture:
    """The picture with its faces counted, where this computer can; takes a second or two.

    `fine` looks for the smallest too, as photographs need.
    """
    return msgspec.structs.replace(taken, faces=find_faces(taken.data, fine=fine))


def _colors(found: Any) -> tuple[tuple[str, float], ...]:
    """Colours as the child told them; what is none is left out."""
    pairs = [(str(color), float(share)) for color, share in found]
    return tuple((color, share) for color, share in pairs if COLOR.fullmatch(color) and 0 < share <= 1)


def read_bounded(path: Path, most: int) -> bytes:
    """The bytes of a file of at most `most` bytes; StudioError when it is larger or cannot be read."""
    try:
        if not path.is_file():
            raise StudioError(
                "intake/missing", f"Berkas “{path.name}” tidak ada.", "Periksa nama dan folder berkasnya."
            )
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        raise StudioError(
            "intake/read", f"Berkas “{path.name}” tidak dapat dibaca.", "Periksa izin dan letak berkasnya."
        ) from error
    if len(data) > most:
        raise StudioError(
            "intake/too-large",
            f"Berkas “{path.name}” melebihi batas {most // 1_000_000} MB, tidak dipakai.",
            "Perkecil atau bagi berkasnya, lalu coba lagi.",
        )
    if not data:
        raise StudioError("intake/empty", f"Berkas “{path.name}” kosong.", "Pilih berkas yang berisi.")
    return data


def _job(kind: Kind, size: int, path: Path) -> str:
    if kind in RASTER:
        return "picture"
    if kind in ("svg", "svgz") and size <= LIMITS.svg.bytes:
        return "svg"
    if kind in ("svg", "svgz"):
        raise StudioError(
            "intake/too-large",
            f"SVG “{path.name}” melebihi batas {LIMITS.svg.bytes // 1_000_000} MB, tidak dipakai.",
            "Sederhanakan gambarnya atau simpan sebagai PNG.",
        )
    raise StudioError(
        "intake/kind",
        f"“{path.name}” bukan gambar yang dikenal.",
        "Pakai PNG, JPEG, WebP, GIF, TIFF, BMP, atau SVG.",
    )


def _digest(data: bytes) -> Sha256:
    return Sha256(hashlib.sha256(data).hexdigest())


def _verified(answer: Answer) -> tuple[int, int]:
    """The size found in the working copy itself; the worker's word alone is not believed."""
    limits, data, mime = LIMITS.image, answer.data, answer.facts.get("mime")
    try:
        size = _png_size(data) if mime == "image/png" else _jpeg_size(data)
    except (struct.error, IndexError, ValueError) as error:
        raise crashed() from error
    said = (answer.facts.get("width"), answer.facts.get("height"))
    small = 0 < min(size) <= max(size) <= limits.side and size[0] * size[1] <= limits.pixels
    if mime not in ("image/png", "image/jpeg") or size != said or not small or len(data) > limits.copy_bytes:
        raise crashed()
    return size


def _png_size(data: bytes) -> tuple[int, int]:
    if data[:8] != b"\x89PNG\r\n\x1a\n":
        raise ValueError
    at = 8
    while at < len(data):
        length, name = struct.unpack_from(">I4s", data, at)
        if name not in PNG_ALLOWED:
            raise ValueError
        at += 12 + length
    width, height = struct.unpack_from(">II", data, 16)
    return int(width), int(height)


def _jpeg_size(data: bytes) -> tuple[int, int]:
    if data[:2] != b"\xff\xd8" or data[-2:] != b"\xff\xd9":
        raise ValueError
    at, size = 2, (0, 0)
    while True:
        mark, code, length = struct.unpack_from(">BBH", data, at)
        if mark != 0xFF or code not in JPEG_ALLOWED:
            raise ValueError
        if code in (0xC0, 0xC1, 0xC2):
            height, width = struct.unpack_from(">HH", data, at + 5)
            size = (int(width), int(height))
        if code == 0xDA:
            return size
        at += 2 + length
