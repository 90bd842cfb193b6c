"""Writes MP4 through moviepy from frames painted by the caller: H.264 High, BT.709, no metadata."""

import math
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.errors import StudioError
from studio.export.encoders.mp4 import Mp4Error, read_mp4
from studio.export.finished import finished_file
from studio.i18n import N_

if TYPE_CHECKING:
    import numpy as np

    Frame = np.ndarray[Any, np.dtype[np.uint8]]

FPS = 30
CRF = 18
BT709 = "color_primaries=bt709:color_trc=bt709:colorspace=bt709"
THREADS = 2
"""Fixed, because x264 gives other bytes for another number of threads."""
SILENCE_RATE = 48_000
NO_ENCODER_NOTE = "filter_units=remove_types=6"
"""Takes out the SEI unit in which x264 writes its version and settings."""


class CancelledError(StudioError):
    """The user stopped the work; nothing was written."""

    def __init__(self) -> None:
        super().__init__(
            "export/cancelled", N_("Pekerjaan dihentikan."), N_("Tidak ada berkas yang tertinggal.")
        )

    def __reduce__(self) -> tuple[type["CancelledError"], tuple[()]]:
        return CancelledError, ()


def write_video(
    path: Path,
    *,
    width: int,
    height: int,
    seconds: float,
    frame: "Callable[[float], Frame]",
    fps: int = FPS,
    silent_track: bool = True,
    on_progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> int:
    """Writes the whole film or nothing; gives the number of frames.

    Args:
        path: where the MP4 goes.
        width: even number of px.
        height: even number of px.
        seconds: length; rounded to whole frames.
        frame: time in seconds → height × width × 3 RGB; the last one is asked for at the very end of the
            timeline, so that it is the finished picture.
        fps: frames a second.
        silent_track: add a silent AAC track, which some platforms want.
        on_progress: called with frames done and frames in all.
        cancelled: asked before each frame; True ends in CancelledError.
    """
    if width % 2 or height % 2:
        raise ValueError("H.264 in 4:2:0 needs even sizes")
    count = frame_count(seconds, fps)
    paint = _counted(frame, (height, width, 3), count, fps, on_progress=on_progress, cancelled=cancelled)
    with finished_file(path) as draft:
        try:
            _encode(draft, count, fps, paint, silent_track=silent_track)
        except OSError as error:
            raise StudioError(
                "export/video",
                "Video tidak dapat ditulis oleh pengode.",
                "Periksa ruang penyimpanan, lalu ulangi.",
            ) from error
        _check(draft, width, height, count)
    return count


def _counted(
    frame: "Callable[[float], Frame]",
    shape: tuple[int, int, int],
    count: int,
    fps: int,
    *,
    on_progress: Callable[[int, int], None] | None,
    cancelled: Callable[[], bool] | None,
) -> "Callable[[float], Frame]":
    """The painter by frame number, with progress; moviepy asks for the first frame twice."""
    last: dict[int, Frame] = {}

    def at(time: float) -> "Frame":
        number = min(count - 1, round(time * fps))
        if number not in last:
            if cancelled is not None and cancelled():
                raise CancelledError
            moment = count / fps if number == count - 1 else number / fps
            last.clear()
            last[number] = frame(moment)
            if last[number].shape != shape:
                raise ValueError(f"a frame is {last[number].shape}, not {shape}")
            if on_progress is not None:
                on_progress(number + 1, count)
        return last[number]

    return at


def _encode(
    draft: Path,
    count: int,
    fps: int,
    paint: "Callable[[float], Frame]",
    *,
    silent_track: bool,
) -> None:
    from moviepy import VideoClip  # noqa: PLC0415 - heavy

    clip = VideoClip(frame_function=paint, duration=count / fps)
    clip.write_videofile(
        str(draft),
        fps=fps,
        codec="libx264",
        audio=False,
        preset="medium",
        threads=THREADS,
        logger=None,
        ffmpeg_params=_parameters(count / fps, silent_track=silent_track),
    )


def _parameters(seconds: float, *, silent_track: bool) -> list[str]:
    """What ffmpeg is told beside moviepy's own: convert to BT.709 and say so, no metadata, fast start."""
    filters = "scale=in_range=pc:out_range=tv:out_color_matrix=bt709:flags=accurate_rnd+full_chroma_int"
    silence = f"anullsrc=r={SILENCE_RATE}:cl=stereo:d={seconds:.6f}[silence]"
    sound = ["-filter_complex", silence, "-map", "0:v", "-map", "[silence]", "-c:a", "aac", "-b:a", "96k"]
    return [
        *(sound if silent_track else []),
        "-vf", f"{filters},format=yuv420p,setparams=range=tv:{BT709}",
        "-profile:v", "high", "-crf", str(CRF), "-bf", "2", "-g", "60",
        "-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709", "-color_range", "tv",
        "-f", "mp4", "-movflags", "+faststart", "-map_metadata", "-1",
        "-bsf:v", NO_ENCODER_NOTE, "-fflags", "+bitexact",
        "-flags:v", "+bitexact", "-flags:a", "+bitexact",
    ]  # fmt: skip


def _check(draft: Path, width: int, height: int, count: int) -> None:
    """Reads the film back, because moviepy does not look at the encoder's exit code."""
    try:
        movie = read_mp4(draft.read_bytes()) if draft.exists() else None
    except Mp4Error:
        movie = None
    if movie is None or (movie.width, movie.height, movie.frames) != (width, height, count):
        raise StudioError(
            "export/video", "Video yang ditulis tidak utuh.", "Periksa ruang penyimpanan, lalu ulangi."
        )


def frame_count(seconds: float, fps: int = FPS) -> int:
    """Frames of a film of that length."""
    return max(1, math.floor(seconds * fps + 0.5))
