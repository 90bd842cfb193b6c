"""Letters above Qt's glyph cache: filled one by one, and as one shape where they are translucent."""

import pytest
from PIL import Image

from studio.domain.content import RichText, Run
from studio.render import display as d
from studio.render.outlines import CACHED_UP_TO
from studio.render.painter import paint
from studio.render.text import prepare, set_text, shape
from tests.render import scenes

pytestmark = pytest.mark.usefixtures("qapp")
JOINED = "السلام عليكم"
"""Letters of Arabic lie over each other where they join."""


def line(words: str, size: float, opacity: float) -> d.Text:
    """One line of body text in black."""
    text = prepare(scenes.context().faces, RichText(paragraphs=((Run(text=words),),)), "body")
    shaped = shape(set_text(text, size, 1e6), 1e6, "left", optical=False)[0]
    color = (0, 0, 0, opacity)
    return d.Text("", 20, 150, shaped.ascent, shaped.width, shaped.size, color, words, shaped.layout)


def painted(*ops: d.Op, scale: float = 1.0) -> Image.Image:
    """The page as grey."""
    image = paint(d.DisplayList(900, 220, ops), scenes.context().pictures, scale)
    size, data = (image.width(), image.height()), image.constBits().tobytes()
    return Image.frombuffer("RGB", size, data, "raw", "BGRX", image.bytesPerLine()).convert("L")


def dark(image: Image.Image) -> int:
    """All the ink on a page."""
    return sum((255 - level) * count for level, count in enumerate(image.histogram()))


@pytest.mark.parametrize("size", [CACHED_UP_TO, CACHED_UP_TO + 0.02, 130])
def test_joined_letters_are_as_dark_where_they_meet(size: float) -> None:
    """Half black on white is no darker than the half anywhere, however many letters lie there."""
    half = painted(line(JOINED, size, 0.5)) if size > CACHED_UP_TO else painted(line("Humas", size, 0.5))
    assert half.getextrema()[0] == pytest.approx(127, abs=2)
    faded = painted(d.Open("g", opacity=0.5), line(JOINED, 130, 1.0), d.Close("g"))
    assert faded.getextrema()[0] == pytest.approx(127, abs=2)


def test_letters_one_by_one_are_what_they_are_together() -> None:
    """The same ink in all as a line of half the opacity has twice."""
    whole, half = (painted(line("Layanan 24 jam, RT 05/RW 02", 70, share)) for share in (1.0, 0.5))
    assert dark(whole) == pytest.approx(2 * dark(half), rel=0.01)
    assert dark(whole) > 0


def test_text_below_and_above_the_bound_weighs_the_same() -> None:
    """No jump at the size where the glyph cache ends, whether by type size or by the scale of the page."""

    def ink(size: float, scale: float) -> float:
        image = painted(line("Pelayanan publik", size, 1.0), scale=scale)
        return dark(image) / (size * scale) ** 2

    below, above = ink(CACHED_UP_TO - 0.01, 1.0), ink(CACHED_UP_TO + 0.01, 1.0)
    assert above == pytest.approx(below, rel=0.02)
    assert ink((CACHED_UP_TO + 0.01) / 2, 2.0) == pytest.approx(below, rel=0.02)
