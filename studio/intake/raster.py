"""Decodes a raster picture inside the worker and makes the clean working copy.

The copy is built from pixels alone: turned upright, in sRGB, 8 bits, without any metadata or profile.
"""

import io
import re
import warnings
from typing import TYPE_CHECKING, Any

from studio.errors import StudioError
from studio.i18n import N_
from studio.intake.colors import main_colors
from studio.intake.limits import LIMITS
from studio.intake.outside.jpeg import bare_jpeg
from studio.intake.picture_marks import marks

if TYPE_CHECKING:
    from PIL.Image import Image

ORIENTATION, EXIF_IFD, GPS_IFD = 0x0112, 0x8769, 0x8825
DATE_TIME_ORIGINAL, DATE_TIME_DIGITIZED, DATE_TIME = 0x9003, 0x9004, 0x0132
EXIF_DATE = re.compile(r"(\d{4})[:-](\d\d)[:-](\d\d)[ T](\d\d):(\d\d):(\d\d)")
SMALL_PNG = 2_000_000
EXACT_PNG = 20_000_000
JPEG_QUALITY = 92


def decode_picture(data: bytes, *, exact: bool = False) -> tuple[dict[str, Any], bytes]:
    """Facts about the picture and its working copy, PNG or JPEG (see `decoded`)."""
    facts, copy, _image = decoded(data, exact=exact)
    return facts, copy


def decoded(data: bytes, *, exact: bool = False) -> tuple[dict[str, Any], bytes, "Image"]:
    """Facts about the picture, its working copy, and the clean picture itself.

    An `exact` copy has the very pixels of a PNG or JPEG, whatever it weighs: finished work stays as it is.
    """
    from PIL import Image as Pictures  # noqa: PLC0415 - heavy, and only inside the limits
    from PIL import PngImagePlugin  # noqa: PLC0415

    limits = LIMITS.image
    Pictures.MAX_IMAGE_PIXELS = limits.pixels
    PngImagePlugin.MAX_TEXT_MEMORY = limits.metadata
    with warnings.catch_warnings():
        # the size is judged right after the header; above twice the bound Pillow raises by itself
        warnings.simplefilter("ignore")
        try:
            image: Image = Pictures.open(io.BytesIO(data), formats=list(limits.formats))
        except Pictures.DecompressionBombError as error:
            raise _too_many_pixels() from error
    frames = _check(image)
    facts = _exif_facts(image)
    source = image.format or ""
    image.load()
    unturned = image
    image, notes = _clean(image)
    if frames > 1 and source != "MPO":  # a phone's JPEG with a preview or depth picture behind it
        notes.append(N_(f"Berkas memuat {frames} gambar; hanya yang pertama yang dipakai."))
    bare = bare_jpeg(data) if exact and source == "JPEG" and image is unturned else None
    mime, copy = ("image/jpeg", bare) if bare else encode(image, source, exact=exact)
    return facts | told(image, mime) | {"notes": notes}, copy, image


def told(image: "Image", mime: str) -> dict[str, Any]:
    """What the door of pictures tells of every clean picture."""
    known = {"width": image.width, "height": image.height, "mime": mime, "colors": main_colors(image)}
    return marks(image) | known


def _too_many_pixels() -> StudioError:
    return StudioError(
        "intake/pixels",
        f"Gambar melebihi {LIMITS.image.pixels // 1_000_000} megapiksel, tidak dipakai.",
        "Perkecil gambarnya, lalu coba lagi.",
    )


def _check(image: "Image") -> int:
    """The number of frames; StudioError when the header exceeds a bound."""
    limits = LIMITS.image
    width, height = image.size
    if width * height > limits.pixels:
        raise _too_many_pixels()
    if max(width, height) > limits.side:
        raise StudioError(
            "intake/side", f"Sisi gambar melebihi {limits.side} piksel, tidak dipakai.", "Perkecil gambarnya."
        )
    if _metadata_size(image) > limits.metadata:
        raise StudioError(
            "intake/metadata",
            f"Keterangan di dalam gambar melebihi {limits.metadata // 1_000_000} MB, tidak dipakai.",
            "Simpan ulang gambar tanpa metadata.",
        )
    frames = int(getattr(image, "n_frames", 1))
    if frames > limits.frames or frames * width * height > limits.frame_pixels:
        raise StudioError(
            "intake/frames",
            f"Gambar bergerak melebihi {limits.frames} bingkai atau"
            f" {limits.frame_pixels // 1_000_000} megapiksel seluruhnya, tidak dipakai.",
            "Pilih satu bingkai dan simpan sebagai gambar diam.",
        )
    return frames


def _metadata_size(image: "Image") -> int:
    parts = [*image.info.values(), *(body for _, body in getattr(image, "applist", ()))]
    return sum(len(part) for part in parts if isinstance(part, bytes | str))


def _exif_facts(image: "Image") -> dict[str, Any]:
    exif = image.getexif()
    inner = exif.get_ifd(EXIF_IFD)
    taken = ""
    for value in (inner.get(DATE_TIME_ORIGINAL), inner.get(DATE_TIME_DIGITIZED), exif.get(DATE_TIME)):
        found = EXIF_DATE.match(value) if isinstance(value, str) else None
        if found and found.group(1) != "0000":
            taken = "{}-{}-{}T{}:{}:{}".format(*found.groups())
            break
    return {"taken": taken, "had_gps": bool(exif.get_ifd(GPS_IFD)) or _place_in_xmp(image)}


def _place_in_xmp(image: "Image") -> bool:
    """Whether the second kind of description that a picture may carry names a position."""
    said = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    return (b"GPSLatitude" if isinstance(said, bytes) else "GPSLatitude") in said


def _clean(image: "Image") -> tuple["Image", list[str]]:
    """The upright picture in L, RGB or RGBA of sRGB, and what the user should know."""
    orientation = image.getexif().get(ORIENTATION, 1)
    profile = image.info.get("icc_profile")
    image = _eight_bits(image)
    alpha = image.getchannel("A") if image.mode in ("RGBA", "LA") else None
    if alpha is not None:
        image = image.convert(image.mode[:-1])
        if alpha.getextrema() == (255, 255):
            alpha = None
    image, notes = _to_srgb(image, profile)
    if alpha is not None:
        image = image.convert("RGB")
        image.putalpha(alpha)
    return _upright(image, orientation), notes


def _upright(image: "Image", orientation: object) -> "Image":
    from PIL.Image import Transpose  # noqa: PLC0415 - heavy

    turns = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    turn = turns.get(orientation) if isinstance(orientation, int) else None
    return image if turn is None else image.transpose(turn)


def _eight_bits(image: "Image") -> "Image":
    """The picture in L, LA, RGB, RGBA, CMYK or LAB."""
    if image.mode in ("L", "LA", "RGB", "RGBA", "CMYK", "LAB") and "transparency" not in image.info:
        return image
    if image.mode.startswith("I"):
        top = image.getextrema()[1]
        if not isinstance(top, int | float) or top > 65_535:
            raise _depth()
        # WORKAROUND: convert("L") cuts 16-bit greys off at 255; https://github.com/python-pillow/Pillow/issues/3011
        return image.convert("I").point(lambda value: value / 257).convert("L")
    if image.mode in ("F", "HSV"):
        raise _depth()
    if image.mode in ("1", "L") and "transparency" not in image.info:
        return image.convert("L")
    if image.mode in ("YCbCr", "RGBX"):
        return image.convert("RGB")
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _depth() -> StudioError:
    return StudioError(
        "intake/depth",
        "Gambar memakai kedalaman warna yang bukan untuk tampilan, tidak dipakai.",
        "Simpan ulang sebagai gambar 8 bit, misalnya PNG atau JPEG.",
    )


def _to_srgb(image: "Image", profile: object) -> tuple["Image", list[str]]:
    from PIL import ImageCms  # noqa: PLC0415 - heavy

    notes: list[str] = []
    if image.mode == "LAB":
        return _transform(image, ImageCms.createProfile("LAB")), notes
    if isinstance(profile, bytes) and profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            return image if image.mode == "RGB" and _is_srgb(source) else _transform(image, source), notes
        except (ImageCms.PyCMSError, OSError, ValueError):
            notes.append(N_("Profil warna gambar tidak cocok dengan isinya dan diabaikan."))
    if image.mode == "CMYK":
        notes.append(N_("Gambar CMYK tanpa profil warna: warnanya perkiraan."))
        return image.convert("RGB"), notes
    return image, notes


def _is_srgb(source: Any) -> bool:
    """Whether the profile moves no colour of a 17 × 17 × 17 lattice by more than one step; saves seconds."""
    from PIL import Image as Pictures  # noqa: PLC0415 - heavy

    steps = [min(255, 16 * step) for step in range(17)]
    cube = bytes(part for r in steps for g in steps for b in steps for part in (r, g, b))
    moved = _transform(Pictures.frombytes("RGB", (17, 289), cube), source).tobytes()
    return all(abs(before - after) <= 1 for before, after in zip(cube, moved, strict=True))


def _transform(image: "Image", source: Any) -> "Image":
    from PIL import ImageCms  # noqa: PLC0415 - heavy

    result = ImageCms.profileToProfile(
        image,
        source,
        ImageCms.createProfile("sRGB"),
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        outputMode="RGB",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    if result is None:  # pragma: no cover - only with inPlace
        raise ValueError
    return result


def encode(image: "Image", source: str, *, exact: bool = False) -> tuple[str, bytes]:
    """Media type and bytes: PNG for graphics and alpha, JPEG for photographs; nothing but pixels.

    `exact` keeps a PNG a PNG up to EXACT_PNG pixels.
    """
    from PIL import Image as Pictures  # noqa: PLC0415 - heavy

    bare = Pictures.frombytes(image.mode, image.size, image.tobytes())
    pixels = bare.width * bare.height
    graphic = (source == "PNG" and pixels < (EXACT_PNG if exact else SMALL_PNG)) or bare.getcolors(
        256
    ) is not None
    out = io.BytesIO()
    if graphic or "A" in bare.mode:
        bare.save(out, "PNG", compress_level=6 if pixels <= 2 * SMALL_PNG else 1)
        return "image/png", out.getvalue()
    bare.save(out, "JPEG", quality=JPEG_QUALITY, subsampling=0)
    return "image/jpeg", out.getvalue()
