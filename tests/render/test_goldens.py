"""A few pictures against kept ones, with tolerance; `UPDATE_GOLDENS=1` writes them anew for looking at."""

import os
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from studio.render.painter import paint
from tests.render import scenes
from tests.render.test_engine import NEWS

pytestmark = pytest.mark.usefixtures("qapp")

KEPT = Path(__file__).parent / "goldens"
SCALE = 0.35
MEAN, SHARE = 1.2, 0.02
"""Mean difference of 255 allowed, and share of pixels that may differ by more than 24."""


def small(template: str, data: dict, place: str) -> Image.Image:
    """The page painted small, as Pillow sees it."""
    _, display = scenes.drawn(template, data, place)
    image = paint(display, scenes.context().pictures, SCALE)
    data_ = bytes(image.constBits())
    return Image.frombuffer(
        "RGB", (image.width(), image.height()), data_, "raw", "BGRX", image.bytesPerLine(), 1
    )


@pytest.mark.parametrize("place", ["instagram/feed-portrait", "instagram/story", "x/header"])
def test_the_news_card_looks_as_it_did(place):
    """The picture is the kept one, give or take what another release of Qt may change."""
    made = small("kabar", NEWS, place)
    file = KEPT / f"kabar_{place.replace('/', '_')}.png"
    if os.environ.get("UPDATE_GOLDENS"):
        KEPT.mkdir(exist_ok=True)
        made.quantize(64).save(file, optimize=True)
    kept = Image.open(BytesIO(file.read_bytes()), formats=["PNG"]).convert("RGB")
    assert made.size == kept.size
    difference = ImageChops.difference(made, kept).convert("L")
    strong = sum(difference.histogram()[25:]) / (made.width * made.height)
    assert ImageStat.Stat(difference).mean[0] < MEAN
    assert strong < SHARE
