"""What is covered cannot be known again, and nothing else of the picture changes."""

import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from PIL.Image import Resampling

from studio.domain.covering import Area, Covering, face_area, still_shown
from studio.intake.cover import cover_picture
from studio.intake.faces import find_faces

SAMPLES = Path(__file__).parent / "samples" / "wajah"
FACE = (0.355, 0.115, 0.171, 0.231)


def go(_done: int, _all: int) -> bool:
    """On."""
    return True


def covered(data: bytes, covering: Covering) -> Image.Image:
    """The covered picture, read back by Pillow."""
    made = cover_picture(data, covering, go)
    assert made is not None
    image = Image.open(io.BytesIO(made[1]))
    image.load()
    return image


def lossless() -> bytes:
    """The portrait as PNG, so that every changed pixel was changed on purpose."""
    out = io.BytesIO()
    with Image.open(SAMPLES / "astronaut.jpg") as image:
        image.save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize("style", ["pixelate", "blur"])
@pytest.mark.parametrize("strength", [1, 2, 3])
def test_a_covered_face_is_no_face_any_more(style: str, strength: int) -> None:
    """The face finder, which was sure before, finds none."""
    covering = Covering(areas=(face_area(FACE),), style=style, strength=strength)  # type: ignore[arg-type] # both are styles
    image = covered(lossless(), covering)
    out = io.BytesIO()
    image.save(out, "PNG")
    assert find_faces(out.getvalue()) == ()


@pytest.mark.parametrize("style", ["pixelate", "blur"])
def test_only_what_is_covered_changes(style: str) -> None:
    """Outside the area every pixel is as it was; inside nearly all differ."""
    area = face_area(FACE)
    with Image.open(io.BytesIO(lossless())) as before:
        after = covered(lossless(), Covering(areas=(area,), style=style))  # type: ignore[arg-type] # both are styles
        changed = ImageChops.difference(before.convert("RGB"), after.convert("RGB"))
    x, y, width, height = area.box
    left, top, right, bottom = changed.getbbox() or (0, 0, 0, 0)
    assert left >= int(512 * x) - 1
    assert top >= int(512 * y) - 1
    assert right <= 512 * (x + width) + 1
    assert bottom <= 512 * (y + height) + 1
    inside = changed.crop((190, 80, 260, 160)).convert("L")
    assert sum(inside.histogram()[1:]) > 0.9 * 70 * 80


def test_two_faces_with_the_same_means_look_the_same() -> None:
    """The result holds the means of at most eight blocks: what differs within a block is gone for good."""
    rough = Image.effect_noise((256, 256), 60).convert("RGB")
    means = rough.resize((8, 8), Resampling.BOX).resize((256, 256), Resampling.NEAREST)
    whole = Covering(areas=(Area(box=(0, 0, 1, 1)),), strength=1)
    results = []
    for image in (rough, means):
        out = io.BytesIO()
        image.save(out, "PNG")
        results.append(covered(out.getvalue(), whole).convert("RGB"))
    assert max(high for _low, high in ImageChops.difference(*results).getextrema()) <= 1


def test_a_stroke_covers_where_the_brush_went() -> None:
    """A brush stroke changes the pixels along its way and leaves a corner alone."""
    stroke = Area(points=((0.3, 0.2), (0.6, 0.2)), radius=0.08)
    with Image.open(io.BytesIO(lossless())) as before:
        changed = ImageChops.difference(before, covered(lossless(), Covering(areas=(stroke,))).convert("RGB"))
    assert changed.crop((160, 80, 300, 125)).getbbox() is not None
    assert changed.crop((0, 260, 512, 512)).getbbox() is None


def test_nothing_of_the_uncovered_picture_stays_beside_the_pixels() -> None:
    """A preview in the metadata of the copy would show the face again."""
    with Image.open(SAMPLES / "astronaut.jpg") as image:
        exif = image.getexif()
        exif[0x010E] = "Kartini di loket 3"
        out = io.BytesIO()
        image.save(out, "JPEG", exif=exif, comment=b"asli")
    made = covered(out.getvalue(), Covering(areas=(face_area(FACE),)))
    assert not dict(made.getexif())
    assert set(made.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_it_can_be_stopped() -> None:
    """Nothing comes of a covering that was stopped."""
    assert cover_picture(lossless(), Covering(areas=(face_area(FACE),)), lambda _done, _all: False) is None


def test_a_tick_covers_its_face_and_no_other() -> None:
    """A face under a covered box counts as covered, one beside it does not."""
    other = (0.7, 0.1, 0.1, 0.15)
    assert still_shown((FACE, other), Covering(areas=(face_area(FACE),))) == (other,)
