"""Fingerprints and codes of pictures, measured in the limited child as they come in."""

import io

import pytest
from PIL import Image, ImageDraw

from studio.domain.likeness import alike, distance
from studio.intake.picture import picture_marks, take_picture
from studio.render.qr import matrix
from tests.intake.conftest import Save, encoded, photo

LINK = "https://imigrasi-tanjungsekar.go.id/antrean?loket=3"


def scene(width: int, height: int, shift: int = 0) -> Image.Image:
    """A drawn scene at any size."""
    image = Image.new("RGB", (width, height), "#88bbdd")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, height * 0.6, width, height), fill="#335522")
    draw.ellipse(
        ((0.15 + shift / 10) * width, 0.2 * height, (0.35 + shift / 10) * width, 0.55 * height),
        fill="#ffffff",
    )
    draw.polygon(
        [(0.5 * width, 0.7 * height), (0.8 * width, 0.15 * height), (width, 0.7 * height)], fill="#222244"
    )
    return image


def drawn(link: str, scale: int) -> Image.Image:
    """A code as the studio draws it, in px of one module."""
    rows = matrix(link)
    image = Image.new("L", (len(rows), len(rows)), 255)
    image.putdata([0 if dark else 255 for row in rows for dark in row])
    return image.resize((len(rows) * scale, len(rows) * scale), Image.Resampling.NEAREST).convert("RGB")


def test_one_picture_at_two_sizes_has_one_fingerprint(save: Save) -> None:
    """Another size and a hard compression stay alike; another scene does not."""
    first = take_picture(save("a.png", encoded(scene(800, 600), "PNG")))
    again = take_picture(save("b.jpg", encoded(scene(1280, 960), "JPEG", quality=30)))
    other = take_picture(save("c.png", encoded(scene(800, 600, shift=5), "PNG")))
    assert alike(first.likeness, again.likeness)
    assert (distance(first.likeness, other.likeness) or 0) > 6
    assert first.codes == ()


def test_a_code_is_read_as_it_comes_in(save: Save) -> None:
    """Alone, small in a photograph, and on a transparent ground."""
    page = photo(1200, 900)
    page.paste(drawn(LINK, 4), (700, 500))
    clear = Image.new("RGBA", (400, 400), (0, 0, 0, 0))
    clear.paste(drawn(LINK, 6), (20, 20))
    for name, image in (("kode.png", drawn(LINK, 5)), ("foto.png", page), ("tembus.png", clear)):
        assert take_picture(save(name, encoded(image, "PNG"))).codes == (LINK,)


def test_old_pictures_are_measured_as_new_ones(save: Save) -> None:
    """The clean copy gives what intake gave."""
    taken = take_picture(save("kode.png", encoded(drawn(LINK, 5), "PNG")))
    assert picture_marks(taken.data) == (taken.likeness, taken.codes)


@pytest.mark.parametrize("link", ["https://a.go.id", LINK, f"{LINK}&x=" + "a" * 120])
def test_what_is_drawn_is_what_is_read(link: str) -> None:
    """A code drawn by the studio says its link, also after it went through a JPEG."""
    out = io.BytesIO()
    drawn(link, 6).save(out, "JPEG", quality=70)
    assert picture_marks(out.getvalue())[1] == (link,)
