"""Reads the boxes of an MP4: size, frames, and whether it starts playing before it is loaded whole."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

NESTS = frozenset({b"moov", b"trak", b"mdia", b"minf", b"stbl"})


class Mp4Error(ValueError):
    """The bytes are not a whole MP4."""


@dataclass(frozen=True, slots=True)
class Mp4:
    """`frames` and `milliseconds` are of the video track; `fast_start` means moov stands before mdat."""

    width: int
    height: int
    frames: int
    milliseconds: int
    fast_start: bool
    boxes: tuple[str, ...]


def read_mp4(data: bytes | memoryview) -> Mp4:
    """What the headers say; Mp4Error when a box is cut or the main ones are absent."""
    view = memoryview(data)
    top = list(_boxes(view))
    order = [name for name, _ in top]
    if order[:1] != [b"ftyp"] or b"moov" not in order or b"mdat" not in order:
        raise Mp4Error("ftyp, moov or mdat is missing")
    fast = order.index(b"moov") < order.index(b"mdat")
    moov = next(body for name, body in top if name == b"moov")
    (scale, duration) = _find(moov, b"mvhd", ">II", 12)
    for name, trak in _boxes(moov):
        if name == b"trak" and _handler(trak) == b"vide":
            width, height = _find(trak, b"tkhd", ">II", 76)
            (frames,) = _find(trak, b"stsz", ">I", 8)
            paths = tuple(path for path, _ in _walk(view))
            return Mp4(width >> 16, height >> 16, frames, duration * 1000 // max(1, scale), fast, paths)
    raise Mp4Error("no video track")


def _boxes(view: memoryview) -> Iterator[tuple[bytes, memoryview]]:
    at = 0
    while at < len(view):
        if at + 8 > len(view):
            raise Mp4Error("a box is cut")
        size, name = struct.unpack_from(">I4s", view, at)
        head = 8
        if size == 1 and at + 16 <= len(view):
            (size,) = struct.unpack_from(">Q", view, at + 8)
            head = 16
        if size < head or at + size > len(view):
            raise Mp4Error("a box is cut")
        yield name, view[at + head : at + size]
        at += size


def _walk(view: memoryview, above: str = "") -> Iterator[tuple[str, memoryview]]:
    for name, body in _boxes(view):
        path = f"{above}{name.decode('latin-1')}"
        yield path, body
        if name in NESTS:
            yield from _walk(body, path + "/")


def _find(view: memoryview, wanted: bytes, form: str, at: int) -> tuple[int, ...]:
    """Numbers at an offset in the first box of that name, version 0."""
    for path, body in _walk(view):
        if path.rpartition("/")[2].encode("latin-1") == wanted and len(body) >= at + struct.calcsize(form):
            return struct.unpack_from(form, body, at)
    raise Mp4Error(f"{wanted!r} is missing")


def _handler(trak: memoryview) -> bytes:
    for path, body in _walk(trak):
        if path.endswith("hdlr"):
            return bytes(body[8:12])
    return b""
