"""A film read inside the worker by the ffmpeg that moviepy brings: facts, a clean copy, one still of it.

ffmpeg is told which container it is, and to open files and pipes alone, so that a film can fetch nothing.
"""

import io
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from studio.errors import StudioError
from studio.intake.limits import LIMITS

DURATION = re.compile(r"Duration: (\d+):(\d\d):(\d\d(?:\.\d+)?)")
VIDEO = re.compile(r"Stream #0:\d+.*?: Video: (\w+)(.*)")
AUDIO = re.compile(r"Stream #0:\d+.*?: Audio: (\w+)")
SIZE = re.compile(r", (\d{2,5})x(\d{2,5})")
RATE = re.compile(r"([\d.]+) fps")
TURNED = re.compile(r"rotation of (-?[\d.]+) degrees")
OPEN = ("-protocol_whitelist", "file,pipe", "-f", "mov")
SQUARE, LOOKED_AT = 96, 30.0
"""Px and frames a second in which flashes are looked for."""
CARRIED = frozenset({"h264", "hevc", "mpeg4", "av1", "vp9"})
"""Codecs an MP4 carries; others have to be exported anew."""


def read_film(data: bytes) -> tuple[dict[str, Any], bytes]:
    """Facts of the film `in`, and a copy of its picture and sound without any other word in it."""
    told = _said("in", len(data))
    facts = _facts(told)
    _check(facts)
    code = _ffmpeg(
        *OPEN, "-i", "in", "-map", "0:v:0", "-map", "0:a:0?", "-c", "copy", "-map_metadata", "-1",
        "-map_chapters", "-1", "-fflags", "+bitexact", "-movflags", "+faststart", "-f", "mp4", "rapi.mp4",
    )[0]  # fmt: skip
    made = Path("rapi.mp4")
    if code or not made.is_file() or not made.stat().st_size:
        raise _damaged()
    return facts, made.read_bytes()


def draw_cover(data: bytes, milliseconds: int) -> tuple[dict[str, Any], bytes]:  # noqa: ARG001 - it reads `in`
    """The still at that time as a PNG."""
    _, out, _ = _ffmpeg(
        *OPEN, "-ss", f"{milliseconds / 1000:.3f}", "-i", "in", "-frames:v", "1", "-f", "image2pipe",
        "-c:v", "png", "-compression_level", "1", "-",
    )  # fmt: skip
    if not out:
        raise _damaged()
    return {}, _bare(out)


def count_flashes(data: bytes) -> tuple[dict[str, Any], bytes]:  # noqa: ARG001 - it reads `in`
    """The most flashes in any second of the film, and from when on."""
    from studio.intake.flashing import flashes  # noqa: PLC0415 - heavy

    rate = min(LOOKED_AT, _facts(_said("in", Path("in").stat().st_size))["fps"] or LOOKED_AT)
    found = flashes(_frames(rate), rate)
    return {"flashes": found.most, "at": found.at}, b""


def _frames(rate: float) -> Iterator[Any]:
    """The film's frames as small squares, one at a time."""
    import imageio_ffmpeg  # noqa: PLC0415 - only inside the limits
    import numpy as np  # noqa: PLC0415 - heavy

    size = SQUARE * SQUARE * 3
    order = (
        *OPEN, "-i", "in", "-map", "0:v:0", "-vf", f"fps={rate},scale={SQUARE}:{SQUARE}:flags=area",
        "-f", "rawvideo", "-pix_fmt", "rgb24", "-",
    )  # fmt: skip
    with subprocess.Popen(
        [imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-nostdin", "-loglevel", "error", "-threads", "2",
         *order],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, **_hidden(),
    ) as child:  # fmt: skip
        while child.stdout is not None and len(frame := child.stdout.read(size)) == size:
            yield np.frombuffer(frame, np.uint8).reshape(SQUARE, SQUARE, 3)


def _bare(png: bytes) -> bytes:
    """The still without what ffmpeg says of its colours, which are those of the film."""
    from PIL import Image  # noqa: PLC0415 - heavy

    with Image.open(io.BytesIO(png), formats=["PNG"]) as image:
        plain = image.convert("RGB")
    out = io.BytesIO()
    Image.frombytes("RGB", plain.size, plain.tobytes()).save(out, "PNG", compress_level=1)
    return out.getvalue()


def _said(name: str, size: int) -> str:
    """What ffmpeg says of the file."""
    if size < 32:
        raise _damaged()
    return _ffmpeg(*OPEN, "-i", name)[2].decode("utf-8", "replace")


def _facts(told: str) -> dict[str, Any]:
    length, video, audio = DURATION.search(told), VIDEO.search(told), AUDIO.search(told)
    size = SIZE.search(video[2]) if video else None
    if length is None or video is None or size is None:
        raise _damaged()
    rate, turn = RATE.search(video[2]), TURNED.search(told)
    turned = turn is not None and round(abs(float(turn[1]))) % 360 != 0
    width, height = int(size[1]), int(size[2])
    if turn is not None and round(abs(float(turn[1]))) % 180 == 90:
        width, height = height, width
    seconds = int(length[1]) * 3600 + int(length[2]) * 60 + float(length[3])
    plain = video[1] == "h264" and re.search(r"\byuvj?420p\b", video[2]) is not None and not turned
    return {
        "width": width, "height": height, "seconds": round(seconds, 2), "codec": video[1],
        "fps": round(float(rate[1]), 2) if rate else 0.0, "sound": audio[1] if audio else "", "plain": plain,
    }  # fmt: skip


def _check(facts: dict[str, Any]) -> None:
    limits = LIMITS.film
    if facts["codec"] not in CARRIED:
        raise StudioError(
            "intake/film-codec",
            f"Video ini memakai kodek {facts['codec'].upper()}, yang tidak dipakai media sosial.",
            "Ekspor ulang sebagai MP4 (H.264) dari CapCut atau program asalnya.",
        )
    if max(facts["width"], facts["height"]) > limits.side:
        raise _too(f"berukuran {facts['width']} × {facts['height']}, sisi terpanjang {limits.side} piksel")
    if facts["seconds"] > limits.seconds:
        raise _too(f"lebih dari {limits.seconds / 60:.0f} menit")
    if facts["fps"] > limits.fps:
        raise _too(f"lebih dari {limits.fps:.0f} bingkai per detik")


def _ffmpeg(*order: str) -> tuple[int, bytes, bytes]:
    """Exit code, output and messages of one run."""
    import imageio_ffmpeg  # noqa: PLC0415 - only inside the limits

    done = subprocess.run(
        [imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-nostdin", "-y", "-threads", "2", *order],
        stdin=subprocess.DEVNULL, capture_output=True, check=False, **_hidden(),
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


def _hidden() -> dict[str, Any]:
    """On Windows no window of its own (CREATE_NO_WINDOW)."""
    return {"creationflags": 0x0800_0000} if sys.platform == "win32" else {}


def _damaged() -> StudioError:
    return StudioError(
        "intake/film",
        "Video ini rusak, terpotong, atau bukan MP4 yang dikenal.",
        "Ekspor ulang sebagai MP4 (H.264), lalu coba lagi.",
    )


def _too(what: str) -> StudioError:
    return StudioError(
        "intake/film-large", f"Video ini {what}, di atas batas studio.", "Ekspor versi yang lebih kecil."
    )
