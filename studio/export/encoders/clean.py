"""Walks the chunks of a finished picture and refuses anything that is not pixels.

An own reader on purpose: the library that wrote the file is not asked whether the file is clean.
"""

import struct
import zlib
from collections.abc import Iterator

from studio.errors import StudioError

JPEG_NAMES = {
    0xC0: "SOF0", 0xC1: "SOF1", 0xC2: "SOF2", 0xC4: "DHT", 0xD8: "SOI", 0xD9: "EOI",
    0xDA: "SOS", 0xDB: "DQT", 0xDD: "DRI", 0xE0: "APP0",
}  # fmt: skip
PNG_NAMES = frozenset({"IHDR", "sRGB", "IDAT", "IEND"})
WEBP_NAMES = frozenset({"VP8 ", "VP8L"})
BARE_JFIF = 14
"""Bytes of an APP0 body without a thumbnail."""


def check_clean(data: bytes) -> tuple[str, ...]:
    """Names of the chunks in order; StudioError('export/unclean') when one is not on the allow-list."""
    if data.startswith(b"\xff\xd8"):
        return tuple(_jpeg(data))
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return tuple(_png(data))
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return tuple(_webp(data))
    raise _unclean("bentuk tidak dikenal")


def _unclean(what: str) -> StudioError:
    return StudioError(
        "export/unclean",
        f"Berkas gambar memuat bagian selain piksel: {what}.",
        "Berkas ini tidak ditulis; ekspor ulang, dan laporkan bila berulang.",
    )


def _jpeg(data: bytes) -> Iterator[str]:
    yield "SOI"
    at = 2
    while True:
        if at + 4 > len(data) or data[at] != 0xFF:
            if data[at : at + 2] == b"\xff\xd9" and at + 2 == len(data):
                yield "EOI"
                return
            raise _unclean("penanda JPEG rusak atau ada sisa di akhir")
        marker = data[at + 1]
        name = JPEG_NAMES.get(marker)
        if name is None or marker in {0xD8, 0xD9}:
            raise _unclean(f"penanda JPEG {marker:02X}")
        (length,) = struct.unpack_from(">H", data, at + 2)
        body = data[at + 4 : at + 2 + length]
        if marker == 0xE0 and (len(body) != BARE_JFIF or not body.startswith(b"JFIF\0")):
            raise _unclean("APP0 dengan gambar kecil")
        yield name
        at += 2 + length
        if marker == 0xDA:
            at = _after_scan(data, at)


def _after_scan(data: bytes, at: int) -> int:
    """Where the next marker stands after entropy-coded data (FF00 is data, FFD0-FFD7 are restarts)."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            raise _unclean("data JPEG terpotong")
        if data[at + 1] != 0 and not 0xD0 <= data[at + 1] <= 0xD7:
            return at
        at += 2


def _png(whole: bytes) -> Iterator[str]:
    data = memoryview(whole)
    at = 8
    name = ""
    while name != "IEND":
        if at + 12 > len(data):
            raise _unclean("PNG terpotong")
        (length,) = struct.unpack_from(">I", data, at)
        raw = data[at + 4 : at + 8 + length]
        name = str(raw[:4], "latin-1")
        if name not in PNG_NAMES:
            raise _unclean(f"bagian PNG {name!r}")
        if data[at + 8 + length : at + 12 + length] != struct.pack(">I", zlib.crc32(raw)):
            raise _unclean(f"jumlah periksa bagian PNG {name} salah")
        yield name
        at += 12 + length
    if at != len(data):
        raise _unclean("sisa setelah akhir PNG")


def _webp(data: bytes) -> Iterator[str]:
    (size,) = struct.unpack_from("<I", data, 4)
    if size + 8 != len(data):
        raise _unclean("panjang WebP tidak cocok")
    at = 12
    while at < len(data):
        name = data[at : at + 4].decode("latin-1")
        if name not in WEBP_NAMES or at + 8 > len(data):
            raise _unclean(f"bagian WebP {name!r}")
        (length,) = struct.unpack_from("<I", data, at + 4)
        yield name
        at += 8 + length + (length & 1)
    if at != len(data):
        raise _unclean("WebP terpotong")
