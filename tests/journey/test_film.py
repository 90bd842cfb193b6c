"""The film of a post: format and length from the file itself, and a last frame that is the still."""

import json
import re
import subprocess

import numpy as np
import pytest
from imageio_ffmpeg import get_ffmpeg_exe
from PIL import Image

from tests.journey.conftest import TITLE
from tests.journey.support import Bundle, assert_same, export, placement_facts, studio

FPS = 30


def ffmpeg(*arguments: object) -> subprocess.CompletedProcess[bytes]:
    """Run the ffmpeg binary as a reader of its own."""
    return subprocess.run(
        [get_ffmpeg_exe(), "-hide_banner", *map(str, arguments)], capture_output=True, check=False
    )


def film_of(bundle: Bundle):
    """Path and manifest entry of the film."""
    ((path, entry),) = [(path, entry) for path, entry in bundle.media.items() if path.endswith(".mp4")]
    return bundle.folder / path, entry


def frames(path, width, height, *, near_end=False):
    """Decoded frames as an array; only those of the last half second with `near_end`."""
    start = ("-sseof", "-0.5") if near_end else ()
    convert = ("-vf", "scale=in_color_matrix=bt709:in_range=tv:out_range=pc", "-pix_fmt", "rgb24")
    done = ffmpeg(*start, "-i", path, *convert, "-f", "rawvideo", "-")
    assert done.returncode == 0, done.stderr[-400:]
    return np.frombuffer(done.stdout, np.uint8).reshape(-1, height, width, 3)


def psnr(one, other) -> float:
    """Peak signal to noise ratio of two pictures in dB."""
    error = np.mean((one.astype(np.float64) - other.astype(np.float64)) ** 2)
    return 99.0 if error == 0 else 10 * np.log10(255**2 / error)


def assert_film(bundle: Bundle, placement: str) -> None:
    """The film is what platforms take: codec, profile, colours, rate, length, size, order, no metadata."""
    path, entry = film_of(bundle)
    facts = placement_facts(placement)
    assert entry["placement"] == placement
    assert entry["media_type"] == "video/mp4"
    said = ffmpeg("-i", path).stderr.decode()
    stream = next(line for line in said.splitlines() if "Video:" in line)
    assert "h264 (High)" in stream
    assert re.search(r"yuv420p\(tv, bt709", stream), stream
    assert f"{facts['width']}x{facts['height']}" in stream
    assert re.search(rf"\b{FPS} fps", stream), stream
    assert entry["pixels"] == [facts["width"], facts["height"]]
    hours, minutes, seconds = re.search(r"Duration: (\d+):(\d+):([\d.]+)", said).groups()
    length = int(hours) * 3600 + int(minutes) * 60 + float(seconds)
    assert 6 <= length <= 15
    audio = [line for line in said.splitlines() if "Audio:" in line]
    assert all("aac" in line for line in audio)
    data = path.read_bytes()
    assert data.index(b"moov") < data.index(b"mdat"), "fast start"
    for mark in (b"Lavf", b"x264 - core", b"/tmp/", b"creation_time"):
        assert mark not in data
    assert len(data) <= facts.get("max_bytes", 1 << 30)


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_film_ends_in_the_still(office, tmp_path):
    """A post at 16:9 gives a film beside its still; it begins otherwise and ends in that very still."""
    made = export(office, TITLE, tmp_path, "x/post", "--video")
    assert studio("verify", made.archive).code == 0
    assert_film(made, "x/post")
    path, entry = film_of(made)
    width, height = entry["pixels"]
    (still,) = [made.folder / p for p in made.media if p.endswith((".jpg", ".png", ".webp"))]
    with Image.open(still, formats=["JPEG", "PNG", "WEBP"]) as opened:
        picture = np.asarray(opened.convert("RGB"))
    end = frames(path, width, height, near_end=True)
    assert psnr(end[-1], picture) > 32
    first = ffmpeg("-i", path, "-frames:v", 1, "-pix_fmt", "rgb24", "-f", "rawvideo", "-")
    begin = np.frombuffer(first.stdout, np.uint8).reshape(height, width, 3)
    assert psnr(begin, picture) < 32, "entrances are staged"


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_two_films_are_equal(office, tmp_path):
    """Another process with another hash seed writes the same film, byte for byte."""
    made = [
        export(office, TITLE, tmp_path / seed, "x/post", "--video", env={"PYTHONHASHSEED": seed})
        for seed in ("1", "77")
    ]
    assert_same(*made)


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("placement", ["instagram/reel", "youtube/video"])
def test_placements_for_films(office, tmp_path, placement):
    """A placement that takes films alone gets one within its limits, and no still."""
    made = export(office, TITLE, tmp_path, placement, "--video")
    assert studio("verify", made.archive).code == 0
    assert len(made.media) == 1
    assert_film(made, placement)
    page = (made.folder / "index.html").read_text("utf-8")
    assert next(iter(made.media)) in page
    assert json.loads((made.folder / "captions" / "captions.json").read_text("utf-8"))["posts"]
