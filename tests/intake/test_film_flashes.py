"""Flashes of a real film are counted in the worker."""

import subprocess
from pathlib import Path

import imageio_ffmpeg
import numpy as np
import pytest

from studio.intake.child import run_job
from studio.intake.limits import LIMITS

FPS = 30


def film(path: Path, rate: int) -> bytes:
    """Two seconds of H.264 that go dark and bright so often."""
    frames = b"".join(
        np.full((144, 256, 3), 255 * (int(n / FPS * rate * 2) % 2), np.uint8).tobytes()
        for n in range(2 * FPS)
    )
    subprocess.run(
        [
            imageio_ffmpeg.get_ffmpeg_exe(), "-loglevel", "error", "-y", "-f", "rawvideo", "-pix_fmt",
            "rgb24", "-s", "256x144", "-r", str(FPS), "-i", "-", "-c:v", "libx264", "-pix_fmt",
            "yuv420p", str(path),
        ],
        input=frames, check=True,
    )  # fmt: skip
    return path.read_bytes()


@pytest.mark.parametrize(("rate", "low", "high"), [(2, 2, 2), (6, 5, 6)])
def test_flashes_of_a_film(tmp_path: Path, rate: int, low: int, high: int) -> None:
    """What was drawn is what is counted, through the codec."""
    limits = LIMITS.film
    made = run_job(
        "outside:film-flashes", film(tmp_path / "kedip.mp4", rate), wall=limits.wall, memory=limits.memory,
        cpu=limits.cpu, files=256,
    )  # fmt: skip
    assert low <= made.facts["flashes"] <= high
