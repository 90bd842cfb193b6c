"""How a kit's rule for photographs changes their colours, and how figures and edges are drawn."""

import msgspec
import pytest
from PySide6.QtGui import QImage

from studio.render.compose import compose
from studio.render.context import Context
from studio.render.display import Text
from studio.render.page import lay_out
from studio.render.painter import paint
from studio.render.raster import Pictures
from tests.render import scenes

pytestmark = pytest.mark.usefixtures("qapp")

PHOTO = {"id": "root", "children": [{"type": "picture", "id": "foto", "bind": "a", "w": "100%", "h": "100%"}]}
RED = (200, 60, 40)


def context_with(**changes: object) -> Context:
    """The nila kit with some of its fields replaced, and caches of its own."""
    made = scenes.context()
    pictures = Pictures(scenes.BLOBS.__getitem__)
    return Context(msgspec.structs.replace(made.kit, **changes), made.files, made.faces, pictures)


def painted(rule: str) -> tuple[int, int, int]:
    context = scenes.context()
    context = context_with(rules=msgspec.structs.replace(context.kit.rules, photo=rule))
    spec = scenes.spec(scenes.template_of(PHOTO), {"a": scenes.picture(RED)})
    image: QImage = paint(compose(lay_out(spec, context), context), context.pictures, 0.2)
    middle = image.pixelColor(image.width() // 2, image.height() // 2)
    return middle.red(), middle.green(), middle.blue()


def test_a_tint_leans_towards_the_duotone_and_keeps_the_colour() -> None:
    """Natural is the photo, duotone has none of its red left, tinted lies between, nearer to the photo."""
    natural, tinted, duotone = painted("natural"), painted("tinted"), painted("duotone")
    assert natural == pytest.approx(RED, abs=3)
    assert duotone[0] - duotone[2] < 20
    for plain, between, full in zip(natural, tinted, duotone, strict=True):
        assert min(plain, full) <= between <= max(plain, full)
        assert abs(between - plain) < abs(between - full)
    assert tinted != natural


def test_proportional_figures_are_narrower_where_tabular_ones_are_the_default() -> None:
    """A family with tabular figures sets “1111” tighter when the style asks for proportional ones."""
    root = {
        "id": "root",
        "children": [{"type": "text", "id": "t", "bind": "a", "style": "quote", "size": 90}],
    }
    widths = []
    for proportional in (False, True):
        styles = scenes.context().kit.styles
        quote = msgspec.structs.replace(styles["quote"], proportional=proportional)
        kit = msgspec.structs.replace(scenes.context().kit, styles={**styles, "quote": quote})
        made = scenes.context()
        context = Context(kit, made.files, type(made.faces)(kit, made.files), made.pictures)
        done = lay_out(scenes.spec(scenes.template_of(root, ("a",)), {"a": "1111"}), context)
        line = next(op for op in compose(done, context).ops if isinstance(op, Text))
        widths.append(line.width)
    assert widths[1] < widths[0] * 0.95


def test_rectangles_that_meet_leave_no_hairline() -> None:
    """Two fields of one colour that meet between pixels look like one."""
    root = {
        "id": "root", "fill": "paper",
        "children": [{"fill": "field", "h": 400.37, "shrink": 0}, {"fill": "field", "grow": 1}],
    }  # fmt: skip
    _, display = scenes.drawn(scenes.template_of(root), {})
    for scale in (1.0, 0.37):
        image = paint(display, scenes.context().pictures, scale)
        seen = {image.pixelColor(9, y).name() for y in range(image.height())}
        assert seen == {scenes.context().kit.color("field")}


def test_a_proportional_figure_starts_at_the_margin() -> None:
    """The optical left edge follows the glyph that is drawn, not the wider one of the tabular set."""
    styles = scenes.context().kit.styles
    figure = msgspec.structs.replace(styles["quote"], proportional=True)
    kit = msgspec.structs.replace(scenes.context().kit, styles={**styles, "figure": figure})
    made = scenes.context()
    context = Context(kit, made.files, type(made.faces)(kit, made.files), made.pictures)
    text = {"type": "text", "id": "t", "bind": "a", "style": "figure", "size": 300}
    root = {"id": "root", "fill": "paper", "pad": [100, 100, 100, 100], "children": [text]}
    page = lay_out(
        scenes.spec(scenes.template_of(root, ("a",)), {"a": "1"}, "instagram/feed-square"), context
    )
    image = paint(compose(page, context), context.pictures)
    paper = image.pixelColor(2, 2).name()
    inked = (x for x in range(image.width()) if any(
        image.pixelColor(x, y).name() != paper for y in range(100, 420, 4)
    ))  # fmt: skip
    assert next(inked) == pytest.approx(100, abs=2)
