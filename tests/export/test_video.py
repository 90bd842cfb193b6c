"""MP4 files, read back by the ffmpeg program and by an own walk over the boxes."""

import copy
import hashlib
import re
import struct
import subprocess

import imageio_ffmpeg
import numpy as np
import pytest

from studio.errors import StudioError
from studio.export.encoders import video
from studio.export.encoders.mp4 import Mp4Error, read_mp4
from studio.export.encoders.video import CancelledError, frame_count, write_video

SIDE = 128
BRAND = (28, 36, 86)


def frame(time: float) -> np.ndarray:
    """A bar that grows over one second on a brand colour, with a fine checker at the right."""
    made = np.empty((SIDE, SIDE, 3), np.uint8)
    made[:] = BRAND
    made[20:60, : int(SIDE * min(1.0, time))] = (240, 180, 40)
    made[80:112, 16:112] = np.where((np.indices((32, 96)).sum(axis=0) // 8 % 2)[..., None], 235, 30)
    return made


def told(path) -> str:
    """What ffmpeg says of a file."""
    done = subprocess.run(
        [imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-i", str(path)],
        capture_output=True,
        check=False,
    )
    return done.stderr.decode()


def frames_of(path) -> np.ndarray:
    """All frames, decoded by ffmpeg with the matrix the file names."""
    done = subprocess.run(
        [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-i", str(path), "-vf", "scale=in_color_matrix=auto",
         "-f", "rawvideo", "-pix_fmt", "rgb24", "-"],
        capture_output=True,
        check=True,
    )  # fmt: skip
    return np.frombuffer(done.stdout, np.uint8).reshape(-1, SIDE, SIDE, 3)


def psnr(one: np.ndarray, two: np.ndarray) -> float:
    error = np.mean((one.astype(float) - two.astype(float)) ** 2)
    return float(10 * np.log10(255**2 / error)) if error else 99.0


@pytest.fixture(scope="module")
def film(tmp_path_factory):
    """One second with a silent track."""
    path = tmp_path_factory.mktemp("film") / "uji.mp4"
    write_video(path, width=SIDE, height=SIDE, seconds=1, frame=frame)
    return path


def test_film_is_what_platforms_want(film):
    """H.264 High, yuv420p, BT.709 in TV range, 30 fps, one second, AAC sound, moov before mdat."""
    words = told(film)
    stream = re.search(r"Stream .*Video: (.*)", words)[1]
    assert stream.startswith("h264 (High)")
    for part in ("yuv420p(tv, bt709", f"{SIDE}x{SIDE}", "30 fps"):
        assert part in stream
    assert "Duration: 00:00:01.0" in words
    assert re.search(r"Audio: aac \(LC\).*48000 Hz, stereo", words)
    data = film.read_bytes()
    assert 0 < data.index(b"moov") < data.index(b"mdat")
    assert data.count(b"colrnclx" + struct.pack(">HHH", 1, 1, 1)) == 1


def test_film_says_nothing_about_who_made_it(film):
    """No date, no encoder version, no path; the movie header's times are zero."""
    data = film.read_bytes()
    for trace in (b"Lavf", b"uji.mp4", str(film.parent).encode(), b"moviepy"):
        assert trace not in data
    at = data.index(b"mvhd")
    assert struct.unpack_from(">II", data, at + 8) == (0, 0)


def test_last_frame_is_the_still(film):
    """There are 30 frames, and the last shows the finished picture in its true colours."""
    frames = frames_of(film)
    assert len(frames) == 30
    assert psnr(frames[-1], frame(1.0)) > 35
    assert psnr(frames[0], frame(0.0)) > 35
    assert np.abs(frames[-1][4, 4].astype(int) - BRAND).max() <= 4


def test_same_frames_give_same_bytes_and_progress(tmp_path):
    """Two films are equal; progress counts every frame once; without sound there is no sound track."""
    sums, seen = [], []
    for name in ("a.mp4", "b.mp4"):
        count = write_video(
            tmp_path / name, width=SIDE, height=SIDE, seconds=0.5, frame=frame, silent_track=False,
            on_progress=lambda done, total: seen.append((done, total)),
        )  # fmt: skip
        assert count == 15
        sums.append(hashlib.sha256((tmp_path / name).read_bytes()).hexdigest())
    assert sums[0] == sums[1]
    assert seen == [(n, 15) for n in range(1, 16)] * 2
    assert "Audio" not in told(tmp_path / "a.mp4")


def test_sound_does_not_change_the_bytes_between_runs(film, tmp_path):
    """A film with a silent track is as reproducible as one without."""
    write_video(tmp_path / "lagi.mp4", width=SIDE, height=SIDE, seconds=1, frame=frame)
    assert (tmp_path / "lagi.mp4").read_bytes() == film.read_bytes()


def test_cancel_leaves_nothing(tmp_path):
    """Cancelled after five frames: the old file stays, no draft lies about, the error crosses processes."""
    path = tmp_path / "uji.mp4"
    path.write_bytes(b"lama")
    asked = []

    def cancelled():
        asked.append(1)
        return len(asked) > 5

    with pytest.raises(CancelledError):
        write_video(path, width=SIDE, height=SIDE, seconds=1, frame=frame, cancelled=cancelled)
    assert path.read_bytes() == b"lama"
    assert list(tmp_path.iterdir()) == [path]
    assert copy.copy(CancelledError()).code == "export/cancelled"


def test_encoder_failure_is_a_sentence(tmp_path, monkeypatch):
    """When the encoder refuses, the user gets a StudioError and no file."""
    monkeypatch.setattr(video, "CRF", "bukan-angka")
    with pytest.raises(StudioError) as refused:
        write_video(tmp_path / "uji.mp4", width=SIDE, height=SIDE, seconds=0.2, frame=frame)
    assert refused.value.code == "export/video"
    assert list(tmp_path.iterdir()) == []


def test_wrong_sizes_are_refused(tmp_path):
    """Odd sizes and frames of another shape are programming errors."""
    with pytest.raises(ValueError, match="even"):
        write_video(tmp_path / "a.mp4", width=127, height=128, seconds=1, frame=frame)
    with pytest.raises(ValueError, match="a frame is"):
        write_video(tmp_path / "a.mp4", width=256, height=128, seconds=1, frame=frame)
    assert list(tmp_path.iterdir()) == []


def test_box_reader_agrees_and_refuses_cut_files(film):
    """The own reader finds size, frames and length; a film cut anywhere is no film."""
    data = film.read_bytes()
    read = read_mp4(data)
    assert (read.width, read.height, read.frames, read.milliseconds, read.fast_start) == (
        SIDE,
        SIDE,
        30,
        1000,
        True,
    )
    for size in (0, 7, 40, len(data) // 2, len(data) - 1):
        with pytest.raises(Mp4Error):
            read_mp4(data[:size])


def test_frame_count_is_whole_frames():
    """Length is rounded to whole frames, half a frame up, and is never nothing."""
    assert [frame_count(s) for s in (0, 0.01, 0.05, 1, 6.02)] == [1, 1, 2, 30, 181]
