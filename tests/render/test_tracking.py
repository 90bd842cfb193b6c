"""Letter spacing, points inside numbers and fractions of a px reach what is painted."""

import msgspec
import pytest
from PIL import Image, ImageOps

from studio.domain.brand import Kit
from studio.domain.content import RichText, Run
from studio.render import display as d
from studio.render.fonts import Faces
from studio.render.painter import paint
from studio.render.text import Prepared, prepare, set_text, shape
from tests.render import scenes

pytestmark = pytest.mark.usefixtures("qapp")


def prepared_in(kit: Kit, style: str, words: str) -> Prepared:
    """Words measured in a style of a kit of the nila files."""
    return prepare(Faces(kit, scenes.context().files), RichText(paragraphs=((Run(text=words),),)), style)


def with_style(style: str, **changes: float) -> Kit:
    """The nila kit with a style changed."""
    kit = scenes.context().kit
    return msgspec.structs.replace(
        kit, styles={**kit.styles, style: msgspec.structs.replace(kit.styles[style], **changes)}
    )


def ink_width(prepared: Prepared, size: float) -> float:
    """Width of the painted line, in px of `size`, from the pixels of an eightfold enlargement."""
    line = shape(set_text(prepared, size, 1e6), 1e6, "left", optical=False)[0]
    op = d.Text("", 5, 80, line.ascent, line.width, line.size, (0, 0, 0, 1.0), "", line.layout)
    image = paint(d.DisplayList(400, 100, (op,)), scenes.context().pictures, 8.0)
    seen = Image.frombuffer(
        "RGB",
        (image.width(), image.height()),
        image.constBits().tobytes(),
        "raw",
        "BGRX",
        image.bytesPerLine(),
    )
    box = ImageOps.invert(seen).getbbox()
    assert box is not None
    return (box[2] - box[0]) / 8


def test_tracking_is_measured_and_painted() -> None:
    """Nine letters of a headline are nine times the kit's tracking narrower, in numbers and in ink."""
    kit = scenes.context().kit
    tracking = kit.styles["headline"].tracking
    assert tracking < 0
    set_so, loose = (
        prepared_in(k, "headline", "Pelayanan") for k in (kit, with_style("headline", tracking=0.0))
    )
    assert set_so.widest - loose.widest == pytest.approx(9 * tracking, abs=0.005)
    assert ink_width(set_so, 40) - ink_width(loose, 40) == pytest.approx(8 * tracking * 40, abs=0.5)


def test_a_fraction_of_a_size_is_painted_as_it_is_measured() -> None:
    """Ink is linear in the size: no size is rounded to a whole px."""
    words = prepared_in(scenes.context().kit, "headline", "Pelayanan")
    shares = [ink_width(words, size) / size for size in (24.0, 24.4, 24.5, 61.7)]
    assert max(shares) - min(shares) < 0.005 * max(shares)


@pytest.mark.parametrize(
    ("text", "points"), [("12.480", 1), ("1.234.567,8", 3), ("Selesai. 12 berkas, 3 hari", 0)]
)
def test_a_separator_between_digits_gives_up_its_room(text: str, points: int) -> None:
    """Each separator between two digits loses `point_space` on both sides, and nothing else moves."""
    kit = scenes.context().kit
    space = kit.styles["figure"].point_space
    assert space < 0
    tight, loose = (prepared_in(k, "figure", text) for k in (kit, with_style("figure", point_space=0.0)))
    assert tight.widest - loose.widest == pytest.approx(2 * points * space, abs=0.01)
