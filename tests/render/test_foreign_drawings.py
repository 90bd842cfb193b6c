"""Logos as PNG, colours from data, drawings from data; and what a PDF needs to look the same."""

import io
from pathlib import Path

import msgspec
import pytest
from PIL import Image
from pypdf import PdfReader

from studio.domain.brand import Logo
from studio.domain.platform import Placement
from studio.export.print_pdf import pages_pdf
from studio.render.compose import compose
from studio.render.context import Context, icon_svg, visible
from studio.render.display import DisplayList, Photo, Rect, Vector
from studio.render.fonts import Faces
from studio.render.page import PageSpec, lay_out
from studio.render.painter import paint
from studio.render.raster import Pictures
from tests.render import scenes

pytestmark = pytest.mark.usefixtures("qapp")

PAGE = Placement(
    id="uji/lembar", platform="uji", name={"id": "Uji"}, purpose="print", width=600, height=400, paper=True,
    dpi=72, text_min=6.0,
)  # fmt: skip
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" fill="{}"/></svg>'


def display(root: dict[str, object], data: dict[str, object], context: Context) -> DisplayList:
    template = scenes.template_of({"id": "root", "w": "100%", "h": "100h", "fill": "paper", **root})
    return compose(lay_out(PageSpec(template, template.pages[0], PAGE, data), context), context)


def test_a_png_logo_is_painted(tmp_path: Path) -> None:
    """A logo given as PNG shows its pixels, with its transparent parts showing the ground."""
    image = Image.new("RGBA", (40, 20), (200, 10, 20, 255))
    image.paste((0, 0, 0, 0), (0, 0, 20, 20))
    out = io.BytesIO()
    image.save(out, "PNG")
    (tmp_path / "logo.png").write_bytes(out.getvalue())
    plain = scenes.context()
    logo = Logo(id="logo", file="logo.png", aspect=2.0)
    kit = msgspec.structs.replace(plain.kit, logos=(logo,), files={**plain.kit.files, "logo.png": "abc"})
    files = {**plain.files, "logo.png": tmp_path / "logo.png"}
    context = Context(kit, files, Faces(kit, files), Pictures({"abc": out.getvalue()}.__getitem__))
    page = display({"children": [{"type": "logo", "h": 100, "ground": "light"}]}, {}, context)
    box = next(op for op in page.ops if isinstance(op, Photo)).box
    shown = paint(page, context.pictures)
    middle = round(box.y + box.height / 2)
    assert shown.pixelColor(round(box.x + box.width * 0.75), middle).getRgb()[:3] == (200, 10, 20)
    assert shown.pixelColor(round(box.x + box.width * 0.25), middle).getRgb()[:3] == context.rgb("paper")


def test_nodes_take_colours_and_drawings_from_data() -> None:
    """`{item.…}` in a colour key is looked up for each item, and a drawing is the item's own markup."""
    items = ({"tint": "field", "art": {"svg": DRAWING.format("#123456")}}, {"tint": "stop", "art": None})
    each = {
        "fill": "{item.tint}",
        "w": 40,
        "h": 40,
        "children": [{"type": "drawing", "bind": "item.art", "w": 9, "h": 9}],
    }
    context = scenes.context()
    page = display(
        {"children": [{"type": "repeat", "bind": "items", "each": each}]}, {"items": items}, context
    )
    fills = [op.fill.color for op in page.ops if isinstance(op, Rect) and op.fill is not None]
    assert fills[1:] == [context.color("field"), context.color("stop")]
    drawings = [op.svg.decode() for op in page.ops if isinstance(op, Vector)]
    assert drawings == [DRAWING.format("#123456")]


def test_pages_read_from_the_hand_have_smaller_type() -> None:
    """A placement's own least text size stands instead of the floor of posters."""
    node = {"type": "text", "id": "t", "bind": "a", "size": 8}
    laid = []
    for place in (PAGE, msgspec.structs.replace(PAGE, text_min=None)):
        template = scenes.template_of({"id": "root", "children": [node]})
        spec = PageSpec(template, template.pages[0], place, {"a": "Kata"})
        laid.append(lay_out(spec, scenes.context()).floors)
    assert [next(iter(floors.values())) for floors in laid] == [6.0, pytest.approx(11.0)]


def test_a_fade_in_a_pdf_keeps_its_opacity() -> None:
    """A gradient to nothing is a picture with a soft mask; a solid one stays a vector."""
    stops = [[0, "deep/0"], [1, "deep/0.9"]]
    context = scenes.context()
    masks = {}
    for name, fill in (("fade", {"stops": stops}), ("solid", {"stops": [[0, "deep"], [1, "field"]]})):
        page = display({"children": [{"w": "100%", "h": "50%", "fill": fill}]}, {}, context)
        pdf = PdfReader(io.BytesIO(pages_pdf([page], context.pictures, PAGE, "ab", "Uji")))
        found = pdf.pages[0]["/Resources"].get("/XObject", {})  # type: ignore[attr-defined]
        masks[name] = [entry.get_object().get("/SMask") for entry in found.values()]
    assert len(masks["fade"]) == 1
    assert masks["fade"][0] is not None
    assert masks["solid"] == []


def test_shapes_without_paint_are_left_out() -> None:
    """The empty square that each library icon begins with is gone; what is painted stays."""
    assert b"M0 0h24v24H0z" not in icon_svg("x", "#000000")
    assert b"M18 6l-12 12" in icon_svg("x", "#000000")
    kept = b'<path fill="none" stroke="#000" d="M0 0"/><path stroke="none" fill="#0a0" d="M0 0"/>'
    assert visible(kept) == kept
