"""A photo with a position: it is told, kept off the working copy, and in no exported file."""

import io
import subprocess
from pathlib import Path

import imageio_ffmpeg
import numpy as np
import pytest
from PIL import Image

from studio.checks.runner import run
from studio.export.encoders.jpeg import encode_jpeg
from studio.export.encoders.png import encode_png
from studio.export.encoders.video import write_video
from studio.export.encoders.webp import encode_webp
from studio.export.pixels import Pixels
from studio.intake.picture import TakenPicture, take_picture
from studio.session.posts import asset_of
from tests.checks import samples

SECRET = b"RAHASIA"
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><r exif:GPSLatitude="6,35.8S" c="RAHASIA"/></x:xmpmeta>'


@pytest.fixture
def taken(tmp_path: Path) -> TakenPicture:
    """A phone's photo with place, day, device and comment."""
    exif = Image.Exif()
    exif[0x0110] = "KAMERA RAHASIA"
    exif.get_ifd(0x8769)[0x9003] = "2026:05:12 08:30:15"
    exif.get_ifd(0x8825).update({1: "S", 2: (6.0, 12.0, 30.0), 3: "E", 4: (106.0, 49.0, 0.0)})
    noise = np.random.default_rng(1).integers(0, 255, (96, 128, 3), np.uint8)
    Image.fromarray(noise).save(tmp_path / "a.jpg", exif=exif, comment=b"RAHASIA", xmp=XMP)
    assert (tmp_path / "a.jpg").read_bytes().count(SECRET) == 3
    return take_picture(tmp_path / "a.jpg")


def pixels_of(taken: TakenPicture) -> Pixels:
    """The working copy as a painted page would be."""
    image = Image.open(io.BytesIO(taken.data)).convert("RGBA")
    rows = np.asarray(image)[..., [2, 1, 0, 3]].tobytes()
    return Pixels(image.width, image.height, image.width * 4, rows)


def test_the_record_remembers_that_there_was_a_place(taken: TakenPicture) -> None:
    """Day and place are told by the asset, and the check says that the place is gone."""
    asset = asset_of(taken, "a.jpg")
    assert (asset.had_place, asset.taken) == (True, "2026-05-12T08:30:15")
    codes = {f.code for f in run(samples.with_asset(had_place=asset.had_place)).findings}
    assert codes == {"privacy/metadata"}


def test_a_place_in_the_second_description_counts(tmp_path: Path) -> None:
    """Some programs write the position into XMP alone."""
    Image.new("RGB", (40, 30)).save(tmp_path / "b.jpg", xmp=XMP)
    assert take_picture(tmp_path / "b.jpg").had_gps


@pytest.mark.parametrize("encode", [encode_jpeg, encode_png, encode_webp])
def test_exported_stills_say_nothing(taken: TakenPicture, encode) -> None:
    """Pillow finds no EXIF, XMP, comment or profile in JPEG, PNG and WebP."""
    data = encode(pixels_of(taken)).data
    with Image.open(io.BytesIO(data)) as image:
        assert dict(image.getexif()) == {}
        assert image.getexif().get_ifd(0x8825) == {}
        assert not {"exif", "xmp", "XML:com.adobe.xmp", "comment", "icc_profile"} & set(image.info)
    assert SECRET not in data
    assert b"GPS" not in data


def test_an_exported_video_says_nothing(taken: TakenPicture, tmp_path: Path) -> None:
    """No place, device or day among what ffmpeg tells of the file."""
    frame = np.asarray(Image.open(io.BytesIO(taken.data)).convert("RGB"))
    write_video(tmp_path / "a.mp4", width=128, height=96, seconds=0.2, frame=lambda _time: frame)
    said = subprocess.run(
        [imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-i", str(tmp_path / "a.mp4")],
        capture_output=True, check=False,
    ).stderr.decode().casefold()  # fmt: skip
    assert not {word for word in ("location", "gps", "creation_time", "rahasia", "comment") if word in said}
    assert SECRET not in (tmp_path / "a.mp4").read_bytes()
