"""Good pictures come out upright, in sRGB, without metadata; bad ones are refused with a reason."""

import hashlib
import io
import struct
import time
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms

from studio.errors import StudioError
from studio.intake import child
from studio.intake.limits import LIMITS
from studio.intake.picture import TakenPicture, take_picture
from tests.intake.conftest import Save, encoded, photo


def opened(taken: TakenPicture) -> Image.Image:
    image = Image.open(io.BytesIO(taken.data))
    image.load()
    return image


def close(got: object, want: tuple[int, ...], tolerance: int = 8) -> bool:
    return isinstance(got, tuple) and all(abs(a - b) <= tolerance for a, b in zip(got, want, strict=True))


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png_claiming(width: int, height: int) -> bytes:
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


def refusal(path: Path) -> str:
    with pytest.raises(StudioError) as caught:
        take_picture(path)
    assert caught.value.message.endswith(".")
    return caught.value.code


def test_orientation_is_applied(save: Save) -> None:
    """A JPEG marked `turn 90° clockwise` comes out turned, and unmarked."""
    exif = Image.Exif()
    exif[0x0112] = 6
    taken = take_picture(save("a.jpg", encoded(photo(), "JPEG", quality=95, exif=exif)))
    image = opened(taken)
    assert (taken.width, taken.height) == image.size == (300, 400)
    assert close(image.getpixel((290, 10)), (216, 20, 20))  # red was top left, now top right
    assert close(image.getpixel((10, 10)), (20, 20, 219))  # blue was bottom left, now top left
    assert dict(image.getexif()) == {}


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_matches_pillow(save: Save, orientation: int) -> None:
    """All eight orientations give what Pillow's own transposition gives."""
    from PIL import ImageOps

    exif = Image.Exif()
    exif[0x0112] = orientation
    source = encoded(photo(64, 40), "PNG", exif=exif)
    expected = ImageOps.exif_transpose(Image.open(io.BytesIO(source)))
    assert opened(take_picture(save("a.png", source))).tobytes() == expected.tobytes()


def test_metadata_is_gone_but_reported(save: Save) -> None:
    """Place, camera, comment and trailing bytes do not reach the working copy; date and GPS are reported."""
    exif = Image.Exif()
    exif[0x0110] = "KAMERARAHASIA"
    exif.get_ifd(0x8769)[0x9003] = "2026:05:12 08:30:15"
    exif.get_ifd(0x8825).update({1: "S", 2: (6.0, 12.0, 30.0), 3: "E", 4: (106.0, 49.0, 0.0)})
    data = encoded(photo(), "JPEG", exif=exif, comment=b"KOMENTARRAHASIA") + b"EKORRAHASIA"
    assert data.count(b"RAHASIA") == 3
    taken = take_picture(save("a.jpg", data))
    assert (taken.taken, taken.had_gps) == ("2026-05-12T08:30:15", True)
    assert b"RAHASIA" not in taken.data
    assert b"Exif" not in taken.data
    assert taken.original == data
    assert taken.original_sha256 == hashlib.sha256(data).hexdigest()
    assert taken.sha256 == hashlib.sha256(taken.data).hexdigest()


def test_same_input_gives_same_bytes(save: Save) -> None:
    """Reading a picture twice gives the same working copy."""
    path = save("a.jpg", encoded(photo(), "JPEG"))
    assert take_picture(path).data == take_picture(path).data


def wide_profile() -> bytes:
    """An RGB profile that swaps the primaries of sRGB: red and green change places."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = struct.unpack_from(">I", profile, 128)[0]
    at = {bytes(profile[132 + 12 * i : 136 + 12 * i]): 132 + 12 * i for i in range(count)}
    profile[at[b"rXYZ"] : at[b"rXYZ"] + 4] = b"gXYZ"
    profile[at[b"gXYZ"] : at[b"gXYZ"] + 4] = b"rXYZ"
    return bytes(profile)


def test_profile_is_converted_to_srgb(save: Save) -> None:
    """Pixels are converted by the embedded profile: with red and green swapped in it, red becomes green."""
    image = Image.new("RGB", (50, 50), (255, 0, 0))
    got = opened(take_picture(save("a.png", encoded(image, "PNG", icc_profile=wide_profile()))))
    assert close(got.getpixel((25, 25)), (0, 255, 0), 3)
    assert "icc_profile" not in got.info


def test_srgb_profile_changes_nothing(save: Save) -> None:
    """A picture that is already sRGB keeps every colour."""
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    source = photo(200, 100)
    got = opened(take_picture(save("a.png", encoded(source, "PNG", icc_profile=srgb))))
    assert got.tobytes() == source.tobytes()


def test_profile_of_another_colour_model_is_ignored(save: Save) -> None:
    """A grey picture with an RGB profile is read as grey, and the user is told."""
    data = encoded(Image.new("L", (20, 20), 130), "PNG", icc_profile=wide_profile())
    taken = take_picture(save("a.png", data))
    assert opened(taken).convert("RGB").getpixel((5, 5)) == (130, 130, 130)
    assert taken.notes == ("Profil warna gambar tidak cocok dengan isinya dan diabaikan.",)


def test_cmyk_jpeg(save: Save) -> None:
    """A CMYK JPEG without profile becomes RGB with the right hues, and the user is told."""
    taken = take_picture(
        save("a.jpg", encoded(Image.new("CMYK", (40, 40), (0, 255, 255, 0)), "JPEG", quality=95))
    )
    image = opened(taken)
    assert image.mode == "RGB"
    assert close(image.getpixel((20, 20)), (255, 0, 0), 6)
    assert "CMYK" in taken.notes[0]


def test_alpha_is_kept(save: Save) -> None:
    """A transparent PNG stays a PNG with the same pixels."""
    source = photo(120, 90).convert("RGBA")
    source.putalpha(Image.linear_gradient("L").resize((120, 90)))
    taken = take_picture(save("a.png", encoded(source, "PNG")))
    assert (taken.mime, opened(taken).tobytes()) == ("image/png", source.tobytes())


def test_sixteen_bits_become_eight(save: Save) -> None:
    """A 16-bit grey ramp is scaled, not cut off."""
    ramp = np.linspace(0, 65535, 256, dtype=np.uint16).reshape(1, 256).repeat(4, axis=0)
    image = opened(take_picture(save("a.png", encoded(Image.fromarray(ramp), "PNG"))))
    assert [image.getpixel((x, 1)) for x in (0, 64, 128, 255)] == [0, 64, 128, 255]


@pytest.mark.parametrize(
    ("kind", "name"), [("GIF", "a.gif"), ("BMP", "a.bmp"), ("TIFF", "a.tif"), ("WEBP", "a.webp")]
)
def test_other_formats(save: Save, kind: str, name: str) -> None:
    """GIF, BMP, TIFF and lossless WebP come out with the pixels they hold."""
    options = {"lossless": True} if kind == "WEBP" else {}
    source = Image.new("RGB", (30, 20), (200, 30, 40))
    taken = take_picture(save(name, encoded(source, kind, **options)))
    assert opened(taken).convert("RGB").tobytes() == source.tobytes()


def test_palette_with_transparency(save: Save) -> None:
    """A palette picture with a transparent colour keeps the transparency."""
    source = Image.new("P", (10, 10), 1)
    source.putpalette([0, 0, 0, 255, 0, 0])
    source.putpixel((0, 0), 0)
    image = opened(take_picture(save("a.png", encoded(source, "PNG", transparency=0))))
    assert (image.getpixel((0, 0))[3], image.getpixel((5, 5))) == (0, (255, 0, 0, 255))


def test_photo_and_graphic_formats(save: Save) -> None:
    """A photograph from JPEG becomes JPEG 4:4:4; a flat graphic from JPEG's like becomes PNG."""
    taken = take_picture(save("a.jpg", encoded(photo(900, 700), "JPEG")))
    assert taken.mime == "image/jpeg"
    assert [part[1:3] for part in Image.open(io.BytesIO(taken.data)).layer] == [(1, 1)] * 3
    assert take_picture(save("b.bmp", encoded(Image.new("RGB", (50, 50), "red"), "BMP"))).mime == "image/png"


def test_second_picture_of_a_phone_is_ignored(save: Save) -> None:
    """A phone's JPEG that carries a second picture is one picture, without a remark."""
    data = encoded(photo(), "MPO", save_all=True, append_images=[Image.new("RGB", (90, 60), "red")])
    taken = take_picture(save("a.jpg", data))
    assert (taken.width, taken.height, taken.notes) == (400, 300, ())


def test_large_photo_is_quick(save: Save) -> None:
    """A 12-megapixel JPEG is taken in within 1.5 s in at least one of three tries."""
    path = save("a.jpg", encoded(photo(4000, 3000), "JPEG", quality=90))
    spent = []
    for _ in range(3):
        start = time.perf_counter()
        taken = take_picture(path)
        spent.append(time.perf_counter() - start)
    assert (taken.width, taken.height) == (4000, 3000)
    assert min(spent) < 1.5


def test_wrong_extension_is_read_by_content_and_reported(save: Save) -> None:
    """A PNG named .jpg is read as PNG, and the disagreement is reported."""
    taken = take_picture(save("a.jpg", encoded(photo(40, 30), "PNG")))
    assert taken.mime == "image/png"
    assert taken.notes == ("Nama berkas .jpg, tetapi isinya PNG; dibaca menurut isinya.",)


def test_truncated_jpeg(save: Save) -> None:
    """Half a JPEG is refused."""
    data = encoded(photo(), "JPEG")
    assert refusal(save("a.jpg", data[: len(data) // 2])) == "intake/damaged"


def test_bomb_headers(save: Save) -> None:
    """A PNG that claims 30,000 × 30,000 pixels or an overlong side is refused from its header."""
    assert refusal(save("a.png", png_claiming(30_000, 30_000))) == "intake/pixels"
    assert refusal(save("b.png", png_claiming(9_000, 9_000))) == "intake/pixels"
    assert refusal(save("c.png", png_claiming(20_000, 10))) == "intake/side"


def test_many_frames(save: Save) -> None:
    """A GIF of more than 300 frames is refused; of 300, the first frame is taken and the user told."""
    frames = [Image.new("P", (8, 8), n % 2) for n in range(301)]
    for n, frame in enumerate(frames):
        frame.putpalette([n % 256, 10, 10, 200, n % 256, 10])
    many = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:])
    few = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:300])
    assert refusal(save("a.gif", many)) == "intake/frames"
    taken = take_picture(save("b.gif", few))
    assert taken.notes == ("Berkas memuat 300 gambar; hanya yang pertama yang dipakai.",)


def test_garbage(save: Save) -> None:
    """TIFF, PNG and BMP magic before noise is refused, not shown; so are HTML and an empty file."""
    noise = bytes((n * 7919 + n // 3) % 256 for n in range(5000))
    for name, magic in (("a.tif", b"II*\x00"), ("a.png", b"\x89PNG\r\n\x1a\n"), ("a.gif", b"GIF89a")):
        assert refusal(save(name, magic + noise)) == "intake/damaged"
    assert refusal(save("a.jpg", "<html>bukan gambar</html>")) == "intake/kind"
    assert refusal(save("b.jpg", b"")) == "intake/empty"
    assert refusal(Path("tidak-ada.jpg")) == "intake/missing"


def test_metadata_bomb(save: Save) -> None:
    """More than 8 MB of text inside a PNG is refused."""
    data = encoded(Image.new("RGB", (10, 10)), "PNG")
    texts = b"".join(chunk(b"tEXt", b"k%d\0" % n + b"x" * 900_000) for n in range(10))
    assert refusal(save("a.png", data[:33] + texts + data[33:])) in ("intake/metadata", "intake/damaged")


def test_memory_bound_holds(save: Save) -> None:
    """The worker refuses what its memory bound cannot hold, and takes it with the usual bound."""
    data = encoded(photo(6000, 5000), "JPEG")
    with pytest.raises(StudioError) as caught:
        child.run_job("picture", data, memory=220_000_000)
    assert caught.value.code == "intake/too-large"
    child.CRASHED.clear()
    assert child.run_job("picture", data).facts["width"] == 6000


def test_limits_inside_the_worker(tmp_path: Path) -> None:
    """The child runs under the bounds of the table; where the system lets it, no network device is left."""
    import json
    import subprocess
    import sys

    program = (
        "import json, resource, socket\n"
        "from studio.intake.worker import bound, leave_network\n"
        "moved = leave_network(); bound(1_500_000_000)\n"
        "names = ['RLIMIT_AS', 'RLIMIT_CPU', 'RLIMIT_NOFILE', 'RLIMIT_FSIZE', 'RLIMIT_CORE']\n"
        "devices = [name for _, name in socket.if_nameindex()]\n"
        "print(json.dumps([moved, devices, *(resource.getrlimit(getattr(resource, n))[0] for n in names)]))\n"
    )
    out = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout
    worker = LIMITS.worker
    moved, devices, *bounds = json.loads(out)
    assert bounds == [1_500_000_000, worker.cpu, worker.files, worker.file_bytes, 0]
    assert devices == ["lo"] or not moved


def test_wall_clock_kills(save: Save) -> None:
    """A job that does not end in time is killed and refused."""
    data = encoded(photo(3000, 2000), "PNG")
    with pytest.raises(StudioError) as caught:
        child.run_job("picture", data, wall=0.02)
    assert caught.value.code == "intake/too-slow"


def test_crash_is_reported_and_remembered(save: Save) -> None:
    """A worker that dies gives the crash error, and the same bytes are not tried a second time."""
    data = b"\x89PNG\r\n\x1a\n berkas yang membuat pembaca mati"
    with pytest.raises(StudioError) as caught:
        child.run_job("tidak-ada", data, memory=1_000_000)  # too little even to start
    assert (caught.value.code, caught.value.message) == (
        "intake/crashed",
        "Berkas ini merusak pembaca gambar, tidak dipakai.",
    )
    start = time.perf_counter()
    with pytest.raises(StudioError):
        child.run_job("picture", data)
    assert time.perf_counter() - start < 0.01
    child.CRASHED.clear()
