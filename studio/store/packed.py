"""Deflated text with a limit on what comes out of it."""

import zlib

from studio.errors import StudioError

LARGEST = 512 * 1024 * 1024
"""Bytes that unpacking may give; a project's records are far below."""


def pack(data: bytes) -> bytes:
    """The bytes, deflated."""
    return zlib.compress(data)


def unpack(data: bytes) -> bytes:
    """The bytes that were packed; StudioError when they are damaged or more than `LARGEST`."""
    inflater = zlib.decompressobj()
    try:
        whole = inflater.decompress(data, LARGEST)
    except zlib.error as error:
        raise _damaged() from error
    if not inflater.eof:
        raise _damaged()
    return whole


def _damaged() -> StudioError:
    return StudioError(
        "project/version-damaged",
        "Versi bernama ini rusak sehingga tidak dapat dibuka.",
        "Buka versi lain atau pulihkan dari cadangan.",
    )
