"""A JPEG without anything but its pixels, not decoded and encoded again: its scans stay as they are."""

import struct

KEPT = frozenset({0xC0, 0xC1, 0xC2, 0xC4, 0xDB, 0xDA, 0xDD})
JFIF = bytes.fromhex("ffe00010") + b"JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
ADOBE = 0xEE
FRAMES = frozenset({0xC0, 0xC1, 0xC2})


def bare_jpeg(data: bytes) -> bytes | None:
    """The picture with a plain head, up to its end; None where its colours would be read otherwise by it.

    That is so of CMYK, of RGB without change of colours (Adobe's note), and of what has no usual mark.
    """
    try:
        return _bare(data)
    except (struct.error, IndexError):
        return None


def _bare(data: bytes) -> bytes | None:
    made = [b"\xff\xd8", JFIF]
    at, parts = 2, 0
    while True:
        mark, code = data[at], data[at + 1]
        if mark != 0xFF:
            return None
        if code == 0xFF:  # fill bytes before a mark
            at += 1
            continue
        if code == 0xD9:
            return b"".join([*made, b"\xff\xd9"]) if parts else None
        (length,) = struct.unpack_from(">H", data, at + 2)
        body = data[at : at + 2 + length]
        if _strange(code, body):
            return None
        parts = body[9] if code in FRAMES else parts
        if code in KEPT:
            made.append(body)
        elif not (0xE0 <= code <= 0xEF or code == 0xFE):
            return None
        at += 2 + length
        if code == 0xDA:
            end = _after_scan(data, at)
            made.append(data[at:end])
            at = end


def _strange(code: int, body: bytes) -> bool:
    """Whether a part says that the colours are not those of a plain JPEG: gray, or YCbCr."""
    if code == ADOBE:
        return body[4:9] == b"Adobe" and body[15] != 1
    if code not in FRAMES:
        return False
    return body[9] not in {1, 3} or (body[9] == 3 and bytes(body[10:17:3]) == b"RGB")


def _after_scan(data: bytes, at: int) -> int:
    """Where the next mark stands after coded data (FF00 is data, FFD0 to FFD7 are restarts)."""
    while True:
        at = data.index(b"\xff", at) if b"\xff" in data[at : at + 1_048_576] else data.find(b"\xff", at)
        if at < 0:
            raise IndexError
        if data[at + 1] != 0 and not 0xD0 <= data[at + 1] <= 0xD7:
            return at
        at += 2
