"""PNG, JPEG and WebP files, read back by other means than the ones that wrote them."""

import contextlib
import io
import struct
import zlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from studio.errors import StudioError
from studio.export.encoders import budget
from studio.export.encoders.clean import check_clean
from studio.export.encoders.jpeg import encode_jpeg
from studio.export.encoders.png import STRIP, encode_png
from studio.export.encoders.still import encode_still, format_order
from studio.export.encoders.webp import encode_webp, shrink, thumbnail
from studio.export.pixels import Pixels, to_pillow
from tests.export.conftest import picture, rgb_of


def opened(data: bytes, kind: str) -> np.ndarray:
    """Pixels by Pillow, told what to expect."""
    with Image.open(io.BytesIO(data), formats=[kind]) as image:
        assert image.mode == "RGB"
        assert not {"exif", "icc_profile", "comment", "xmp"} & set(image.info)
        return np.asarray(image)


def chunk_names(png: bytes) -> list[str]:
    """Chunk names by a reader of three lines."""
    names, at = [], 8
    while at < len(png):
        (length,) = struct.unpack_from(">I", png, at)
        names.append(png[at + 4 : at + 8].decode())
        at += 12 + length
    return names


@pytest.mark.parametrize("smallest", [False, True])
@pytest.mark.parametrize("pad", [0, 12])
def test_png_keeps_every_pixel_and_nothing_else(smallest, pad):
    """A PNG holds exactly the painted pixels in four kinds of chunk, whatever the stride."""
    pixels = picture(37, 23, pad=pad)
    made = encode_png(pixels, smallest=smallest)
    np.testing.assert_array_equal(opened(made.data, "PNG"), rgb_of(pixels))
    names = chunk_names(made.data)
    assert names[:2] == ["IHDR", "sRGB"]
    assert set(names) == {"IHDR", "sRGB", "IDAT", "IEND"}
    assert (made.width, made.height, made.media_type, made.extension) == (37, 23, "image/png", "png")


@pytest.mark.parametrize("height", [1, 2, STRIP, STRIP + 1, STRIP + 2, 2 * STRIP + 3])
def test_png_rows_are_whole_where_strips_meet(height):
    """Filtered strip by strip, also when the buffer ends with the last pixel instead of a whole row."""
    pixels = picture(9, height, pad=8)
    cut = Pixels(9, height, pixels.stride, memoryview(pixels.data)[:-8])
    for each in (pixels, cut):
        np.testing.assert_array_equal(opened(encode_png(each).data, "PNG"), rgb_of(pixels))


def test_pillow_picture_has_the_painted_colours_without_the_last_padding():
    """A buffer that ends with the last pixel instead of a whole row is read rightly."""
    pixels = picture(5, 4, pad=8)
    cut = Pixels(5, 4, pixels.stride, memoryview(pixels.data)[:-8])
    np.testing.assert_array_equal(np.asarray(to_pillow(cut)), rgb_of(pixels))


@pytest.mark.parametrize("size", [(0, 4, 16), (4, 0, 16), (4, 4, 12)])
def test_pixels_refuse_impossible_sizes(size):
    """Empty pictures and strides shorter than a row are refused at once."""
    with pytest.raises(ValueError, match="stride"):
        Pixels(*size, bytes(64))
    with pytest.raises(ValueError, match="shorter"):
        Pixels(4, 4, 16, bytes(63))


def test_png_packs_harder_before_it_refuses():
    """Under a limit the PNG gets smaller by deflate alone; below that it is an error with size and limit."""
    pixels = picture(200, 160, noise=0.02)
    fast, small = encode_png(pixels), encode_png(pixels, smallest=True)
    limit = (len(fast.data) + len(small.data)) // 2
    fitted = encode_png(pixels, max_bytes=limit)
    assert len(fitted.data) <= limit
    assert fitted.tries > 1
    np.testing.assert_array_equal(opened(fitted.data, "PNG"), rgb_of(pixels))
    with pytest.raises(StudioError, match=r"x/post.*batasnya 1,0 KB") as refused:
        encode_png(pixels, max_bytes=1024, placement="x/post")
    assert refused.value.code == "export/over-budget"


def test_jpeg_without_a_limit_is_one_encode_at_88():
    """JPEG starts at quality 88 with halved colour, close to what was painted."""
    pixels = picture(96, 80, noise=0.02)
    made = encode_jpeg(pixels)
    assert (made.quality, made.tries) == (88, 1)
    error = np.abs(opened(made.data, "JPEG").astype(int) - rgb_of(pixels)).mean()
    assert error < 6
    assert Image.open(io.BytesIO(made.data)).layer[0][1:3] == (2, 2)
    full = encode_jpeg(pixels, full_color=True)
    assert Image.open(io.BytesIO(full.data)).layer[0][1:3] == (1, 1)


@settings(
    max_examples=25,
    deadline=None,
)
@given(noise=st.floats(0.02, 0.8), share=st.floats(0.25, 1.1), seed=st.integers(0, 99), webp=st.booleans())
def test_search_ends_under_the_limit_and_near_the_best(noise, share, seed, webp):
    """The file fits; it is within 6 % of the limit, or the next quality up would not fit."""
    pixels = picture(128, 96, noise=noise, seed=seed)
    encode = encode_webp if webp else encode_jpeg
    limit = int(len(encode(pixels).data) * share)
    floor = len(encode(pixels, quality=60).data)
    if floor > limit:
        with contextlib.suppress(StudioError):  # JPEG may still fit by finer coding
            assert len(encode(pixels, max_bytes=limit).data) <= limit
        return
    made = encode(pixels, max_bytes=limit)
    assert len(made.data) <= limit
    assert made.quality is not None
    assert 60 <= made.quality <= 88
    if made.quality not in {60, 88} and len(made.data) < 0.94 * limit:
        assert len(encode(pixels, quality=made.quality + 1).data) > limit
    opened(made.data, "WEBP" if webp else "JPEG")


@settings(max_examples=200, deadline=None)
@given(st.lists(st.integers(1, 400), min_size=89, max_size=89), st.integers(1, 40_000), st.integers(60, 88))
def test_search_finds_a_fit_whenever_the_floor_fits(steps, limit, start):
    """Where size grows with quality the search fits if quality 60 does, in at most nine encodes."""
    sizes = np.cumsum(steps).tolist()
    asked = []

    def encode(quality):
        asked.append(quality)
        return bytes(sizes[quality])

    found = budget.search(encode, start=start, limit=limit)
    assert (found.data is not None) == (sizes[60] <= limit)
    assert len(asked) == len(set(asked)) == found.tries <= 9
    if found.data is not None:
        assert len(found.data) == sizes[found.quality] <= limit
        best = max(q for q in range(60, start + 1) if sizes[q] <= limit)
        assert found.quality == best or sizes[found.quality] >= 0.94 * limit


def test_jpeg_uses_finer_coding_just_under_its_floor():
    """A limit a little below quality 60 is met by optimised or progressive coding, not by lower quality."""
    pixels = picture(160, 120, noise=0.3)
    floor = len(encode_jpeg(pixels, quality=60).data)
    made = encode_jpeg(pixels, max_bytes=floor - 1)
    assert made.quality == 60
    assert len(made.data) < floor
    with pytest.raises(StudioError, match="instagram/feed"):
        encode_jpeg(pixels, max_bytes=floor // 2, placement="instagram/feed")


def test_same_pixels_give_same_bytes():
    """Each encoder writes equal bytes for equal pixels."""
    for encode in (encode_png, encode_jpeg, encode_webp, thumbnail):
        first, second = encode(picture(90, 60)), encode(picture(90, 60))
        assert first == second


@pytest.mark.parametrize(
    ("formats", "limit", "photo", "chosen"),
    [
        (("jpeg", "png"), None, True, "jpeg"),
        (("JPG", "png"), 8_000_000, False, "png"),
        (("png", "webp"), None, True, "webp"),
        (("png", "jpeg"), 100_000, False, "jpeg"),
        (("png",), 100_000, True, "png"),
        (("gif", "webp", "mp4"), None, False, "webp"),
    ],
)
def test_format_follows_placement_and_picture(formats, limit, photo, chosen):
    """Photos go to JPEG or WebP, flat work to PNG unless the limit is tight, always within the placement."""
    assert format_order(formats, limit, has_photo=photo)[0] == chosen


def test_no_usable_format_is_an_error():
    """A placement that takes neither PNG, JPEG nor WebP is refused with a sentence."""
    with pytest.raises(StudioError) as refused:
        format_order(("mp4",), None, has_photo=True)
    assert refused.value.code == "export/no-format"


def test_still_falls_back_to_the_next_format():
    """Flat work too large for PNG becomes WebP; when nothing fits the first refusal is told."""
    noisy = picture(200, 150, noise=0.9)
    made = encode_still(noisy, ("png", "webp"), max_bytes=300_000 // 10, has_photo=False)
    assert made.media_type == "image/webp"
    with pytest.raises(StudioError) as refused:
        encode_still(noisy, ("png", "jpeg"), max_bytes=500, placement="x/post")
    assert refused.value.code == "export/over-budget"


def test_thumbnail_fits_its_bytes_and_keeps_the_shape():
    """A thumbnail is a WebP under its limit with the shape of the picture, and can be shrunk further."""
    big = picture(1080, 1350, noise=0.9)
    small = thumbnail(big)
    assert len(small) <= 25_000
    height, width = opened(small, "WEBP").shape[:2]
    assert abs(width / height - 0.8) < 0.02
    tiny = shrink(small, 3_000)
    assert len(tiny) <= 3_000
    assert shrink(tiny, 3_000) is tiny


def jpeg_with(marker: int, body: bytes) -> bytes:
    clean = encode_jpeg(picture(16, 16)).data
    return clean[:2] + bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body + clean[2:]


def png_with(name: bytes, body: bytes) -> bytes:
    clean = encode_png(picture(16, 16)).data
    chunk = struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
    return clean[:33] + chunk + clean[33:]


def webp_with_exif() -> bytes:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x013B] = "Nama Orang"
    to_pillow(picture(16, 16)).save(out, "WEBP", exif=exif)
    return out.getvalue()


UNCLEAN = {
    "jpeg exif": lambda: jpeg_with(0xE1, b"Exif\0\0II*\0"),
    "jpeg comment": lambda: jpeg_with(0xFE, b"dibuat oleh"),
    "jpeg icc": lambda: jpeg_with(0xE2, b"ICC_PROFILE\0"),
    "jpeg thumbnail": lambda: jpeg_with(0xE0, b"JFIF\0\1\1\0\0\1\0\1\1\1abc"),
    "jpeg tail": lambda: encode_jpeg(picture(16, 16)).data + b"x",
    "jpeg cut": lambda: encode_jpeg(picture(16, 16)).data[:-2],
    "png text": lambda: png_with(b"tEXt", b"Author\0x"),
    "png exif": lambda: png_with(b"eXIf", b"II*\0"),
    "png tail": lambda: encode_png(picture(16, 16)).data + b"PK",
    "png cut": lambda: encode_png(picture(16, 16)).data[:-4],
    "webp exif": webp_with_exif,
    "webp tail": lambda: encode_webp(picture(16, 16)).data + b"x",
    "gif": lambda: b"GIF89a" + bytes(20),
}


@pytest.mark.parametrize("kind", UNCLEAN)
def test_anything_but_pixels_is_refused(kind):
    """The chunk walker refuses metadata, thumbnails, cut files and bytes after the end."""
    with pytest.raises(StudioError) as refused:
        check_clean(UNCLEAN[kind]())
    assert refused.value.code == "export/unclean"


def test_walker_names_what_it_saw():
    """Clean files of each kind pass, progressive JPEG with its many scans too."""
    out = io.BytesIO()
    to_pillow(picture(64, 64)).save(out, "JPEG", progressive=True, restart_marker_blocks=2)
    names = check_clean(out.getvalue())
    assert names[0] == "SOI"
    assert names[-1] == "EOI"
    assert names.count("SOS") > 3
    assert check_clean(encode_webp(picture(16, 16)).data) == ("VP8 ",)
    assert check_clean(encode_png(picture(16, 16)).data) == ("IHDR", "sRGB", "IDAT", "IEND")
