"""A film made elsewhere as a placement takes it: its own bytes where they suit, else cut or framed anew.

Sound and length stay as they are. No word of the file goes along: place, device, title and chapters are left
out, and ffmpeg may open nothing but the one file it is given.
"""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from studio.domain.geometry import Box
from studio.domain.outside import Film
from studio.domain.record import Value
from studio.errors import StudioError
from studio.export.encoders.video import BT709, NO_ENCODER_NOTE, THREADS, CancelledError

CRF = 20
SOUND_RATE = 128_000
ROOM = 0.94
"""Share of the bound that picture and sound may take; the rest is the container's."""
TIME = re.compile(rb"out_time_us=(\d+)")


class Frame(Value, frozen=True, kw_only=True):
    """How a film stands at a placement, in px: what of it is shown, where, and what is around it.

    `ground` is `#rrggbb`, or `blur` for the film itself out of focus. `over` is a clear PNG as large as the
    placement, laid over all of it.
    """

    width: int
    height: int
    source: Box
    target: Box
    ground: str = ""
    over: str = ""

    @property
    def whole(self) -> bool:
        """Whether the film fills the placement px for px."""
        if self.over:
            return False
        same = (self.source.width, self.source.height) == (self.width, self.height)
        return same and (self.target.width, self.target.height) == (self.width, self.height)


def film_for(
    file: Path, film: Film, frame: Frame, folder: Path, *, copied: bool, max_bytes: int | None = None,
    max_fps: float | None = None, progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Path:  # fmt: skip
    """The film as it goes out: the file itself when `copied`, else one made of it in `folder`."""
    if copied and frame.whole:
        return file
    made = folder / "video.mp4"
    _run(_order(file, film, frame, made, max_fps), film, progress, cancelled)
    if max_bytes is not None and made.stat().st_size > max_bytes:
        rate = int(max_bytes * 8 * ROOM / max(film.seconds, 0.1)) - (SOUND_RATE if film.sound else 0)
        _run(_order(file, film, frame, made, max_fps, max(rate, 50_000)), film, progress, cancelled)
    if not made.is_file() or (max_bytes is not None and made.stat().st_size > max_bytes):
        raise StudioError(
            "export/film",
            "Video ini tidak dapat dibuat seringan batas penempatan itu.",
            "Pendekkan videonya, atau lepaskan penempatan itu.",
        )
    return made


def _order(
    file: Path, film: Film, frame: Frame, made: Path, max_fps: float | None, rate: int = 0
) -> list[str]:
    quality = (
        ["-b:v", str(rate), "-maxrate", str(rate), "-bufsize", str(rate)] if rate else ["-crf", str(CRF)]
    )
    slower = ["-r", f"{max_fps:g}"] if max_fps and film.fps > max_fps else []
    sound = ["-c:a", "copy"] if film.sound == "aac" and not rate else ["-c:a", "aac", "-b:a", str(SOUND_RATE)]
    return [
        "-protocol_whitelist", "file,pipe", "-f", "mov", "-i", str(file), *_over(frame),
        "-filter_complex", filters(frame),
        "-map", "[out]", "-map", "0:a:0?", *slower, "-c:v", "libx264", "-preset", "medium",
        "-threads", str(THREADS), "-profile:v", "high", *quality, "-bf", "2", *sound,
        "-map_metadata", "-1", "-map_chapters", "-1", "-bsf:v", NO_ENCODER_NOTE, "-fflags", "+bitexact",
        "-flags:v", "+bitexact", "-flags:a", "+bitexact", "-movflags", "+faststart", "-f", "mp4", str(made),
    ]  # fmt: skip


def _over(frame: Frame) -> list[str]:
    return ["-f", "png_pipe", "-i", frame.over] if frame.over else []


def filters(frame: Frame) -> str:
    """The graph of ffmpeg filters that cuts or frames the film; sides are even, as H.264 wants them."""
    width, height = frame.width // 2 * 2, frame.height // 2 * 2
    s, t = frame.source, frame.target
    end = f"setsar=1,format=yuv420p,setparams=range=tv:{BT709}[out]"
    end = f"null[under];[under][1:v]overlay=0:0,{end}" if frame.over else end
    scale = "scale={}:{}:flags=lanczos"
    if not frame.ground:
        cut = f"crop={_even(s.width)}:{_even(s.height)}:{round(s.x)}:{round(s.y)}"
        return f"[0:v]{cut},{scale.format(width, height)},{end}"
    wide, high = min(width, _even(t.width)), min(height, _even(t.height))
    x, y = (width - wide) // 2, (height - high) // 2
    if frame.ground != "blur":
        color = frame.ground.replace("#", "0x")
        return f"[0:v]{scale.format(wide, high)},pad={width}:{height}:{x}:{y}:color={color},{end}"
    small = f"scale={width // 8 * 2}:{height // 8 * 2}:force_original_aspect_ratio=increase"
    soft = f"gblur=sigma={max(4, width // 90)},eq=brightness=-0.08"
    behind = f"{small},crop={width // 8 * 2}:{height // 8 * 2},{soft}"
    return (
        f"[0:v]split[a][b];[a]{behind},{scale.format(width, height)}[back];"
        f"[b]{scale.format(wide, high)}[front];[back][front]overlay={x}:{y},{end}"
    )


def _even(number: float) -> int:
    return max(2, int(number) // 2 * 2)


def _run(
    order: list[str], film: Film, progress: Callable[[int, int], None] | None,
    cancelled: Callable[[], bool] | None,
) -> None:  # fmt: skip
    import imageio_ffmpeg  # noqa: PLC0415 - heavy

    # CREATE_NO_WINDOW
    hidden: dict[str, Any] = {"creationflags": 0x0800_0000} if sys.platform == "win32" else {}
    head = [
        imageio_ffmpeg.get_ffmpeg_exe(),
        "-hide_banner",
        "-nostdin",
        "-nostats",
        "-y",
        "-progress",
        "pipe:1",
    ]
    total = max(1, round(film.seconds * 1000))
    with subprocess.Popen(
        [*head, *order], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, **hidden
    ) as child:
        for line in child.stdout or ():
            if cancelled is not None and cancelled():
                child.kill()
                raise CancelledError
            found = TIME.match(line)
            if found and progress is not None:
                progress(min(total, int(found[1]) // 1000), total)
        code = child.wait()
    if code:
        raise StudioError(
            "export/video",
            "Video tidak dapat ditulis oleh pengode.",
            "Periksa ruang penyimpanan, lalu ulangi.",
        )
