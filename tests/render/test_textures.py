"""Motifs on a page: inks, seams, periods that cross pages, bands, fades, distances, print."""

from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace
from PIL import Image, ImageChops, ImageStat
from pypdf import PdfReader

from studio.catalog.brand import kit_paths, list_kits, load_kit
from studio.catalog.templates import check_template
from studio.catalog.textures import completed, texture_index
from studio.domain.brand import Texture
from studio.domain.geometry import Box, Insets
from studio.domain.template import Node
from studio.errors import StudioError
from studio.export.print_pdf import pages_pdf
from studio.render import display as d
from studio.render import tiling
from studio.render.context import Context
from studio.render.motif import motif_ops
from studio.render.painter import paint
from studio.render.styling import Page
from tests.render import scenes

pytestmark = pytest.mark.usefixtures("qapp")

WIDTH, HEIGHT = 1080, 320
RED, BLUE, GREEN, PAPER = (200, 20, 30), (20, 40, 190), (10, 120, 60), (255, 255, 255)
INKS = tuple("#{:02x}{:02x}{:02x}".format(*rgb) for rgb in (RED, BLUE, GREEN))
HEAD = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40">'
SOLID = HEAD + b'<path fill="currentColor" d="M0 0h40v40h-40Z"/></svg>'


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> Context:
    """The shipped kit with every motif of the library, and one that covers its tile."""
    folder = list_kits()["nila"]
    kit = load_kit(folder)
    solid = tmp_path_factory.mktemp("motif") / "penuh.svg"
    solid.write_bytes(SOLID)
    library = (completed(Texture(id=ident, file=f"textures:{ident}")) for ident in texture_index())
    own = Texture(id="penuh", file="penuh.svg", tile=(40, 40), kind="tile")
    kit = msgspec.structs.replace(kit, textures=(*library, own))
    shipped = msgspec.structs.replace(kit, textures=kit.textures[:-1])
    files: dict[str, Path] = {**kit_paths(shipped, folder), "penuh.svg": solid}
    base = scenes.context()
    return Context(kit, files, base.faces, base.pictures)


def ops(context: Context, box: Box | None = None, **keys: Any) -> list[d.Op]:
    """The operations of a texture node over the page."""
    node = msgspec.convert({"type": "texture", **keys}, Node)
    page = Page(1.0, WIDTH, HEIGHT, Insets(top=0, right=0, bottom=0, left=0))
    return motif_ops(node, box or page.box, "motif", context, page)


def tiled(context: Context, box: Box | None = None, **keys: Any) -> d.Tiled:
    """The one tiled operation of a texture node."""
    (op,) = ops(context, box, **keys)
    assert isinstance(op, d.Tiled)
    return op


def page_of(*operations: d.Op, width: int = WIDTH, height: int = HEIGHT) -> d.DisplayList:
    """Operations on white."""
    ground = d.Rect("kertas", Box(x=0, y=0, width=width, height=height), (0, 0, 0, 0), d.Paint((*PAPER, 1.0)))
    return d.DisplayList(width, height, (ground, *operations))


def shown(context: Context, *operations: d.Op, scale: float = 1.0, **size: int) -> Image.Image:
    """The page as Pillow sees it."""
    image = paint(page_of(*operations, **size), context.pictures, scale)
    raw = bytes(image.constBits())
    return Image.frombuffer(
        "RGB", (image.width(), image.height()), raw, "raw", "BGRX", image.bytesPerLine(), 1
    )


def colors(image: Image.Image) -> set[tuple[int, ...]]:
    """The colours of at least one pixel in two hundred."""
    counted = image.getcolors(image.width * image.height) or []
    return {color for count, color in counted if count * 200 > image.width * image.height}  # type: ignore[misc]


def ink(image: Image.Image) -> float:
    """How much of the page is not paper."""
    return 1 - ImageStat.Stat(image.convert("L").point(lambda v: 255 if v > 250 else 0)).mean[0] / 255


@pytest.mark.parametrize("scale", [0.31, 0.5, 0.77, 1.0, 1.37, 2.0])
@pytest.mark.parametrize("tile", [21, 33.3, 97.2, "8.7w"])
def test_no_hairline_between_tiles(context: Context, scale: float, tile: float | str) -> None:
    """A motif that covers its tile covers the whole page in one colour at any scale and size."""
    image = shown(context, tiled(context, texture="penuh", tile=tile, color=INKS[0]), scale=scale)
    inside = image.crop((0, 0, int(WIDTH * scale), int(HEIGHT * scale)))
    assert inside.getcolors() == [(inside.width * inside.height, RED)]


@pytest.mark.parametrize(("tile", "periods"), [("10w", 10), ("6.25w", 16), ("12.5w", 8)])
@pytest.mark.parametrize("motif", ["parang", "parang-pita", "mega-mendung"])
def test_a_strip_crosses_the_pages_of_a_carousel(
    context: Context, motif: str, tile: str, periods: int
) -> None:
    """With a period that divides the page, the left edge goes on where the right edge ends."""
    op = tiled(context, texture=motif, tile=tile, colors=INKS)
    image = shown(context, op)
    two = 2 * WIDTH // periods
    assert op.tile[0] * periods == pytest.approx(WIDTH)
    first, last = (image.crop((x, 0, x + two, HEIGHT)) for x in (0, WIDTH - two))
    assert ImageChops.difference(first, last).getbbox() is None
    wide = Box(x=0, y=op.box.y, width=2 * WIDTH, height=op.box.height)
    double = replace(op, box=wide)
    both = shown(context, double, width=2 * WIDTH)
    assert ImageChops.difference(both.crop((WIDTH, 0, 2 * WIDTH, HEIGHT)), image).getbbox() is None


def test_a_period_that_does_not_divide_the_page_breaks(context: Context) -> None:
    """The carousel test can fail: with a period of 7 % the edges differ."""
    image = shown(context, tiled(context, texture="parang", tile="7w", colors=INKS))
    first, last = (image.crop((x, 0, x + 100, HEIGHT)) for x in (0, WIDTH - 100))
    assert ImageChops.difference(first, last).getbbox() is not None


def test_inks_are_the_kits(context: Context) -> None:
    """A motif of three inks is painted in the three colours given and no other."""
    image = shown(context, tiled(context, texture="kawung", tile=400, colors=INKS))
    assert colors(image) == {PAPER, RED, BLUE, GREEN}


def test_missing_inks_are_the_first(context: Context) -> None:
    """With `color`, or one of `colors`, the whole motif is quiet in one ink."""
    for keys in ({"color": INKS[0]}, {"colors": (INKS[0],)}):
        assert colors(shown(context, tiled(context, texture="kawung", tile=400, **keys))) == {PAPER, RED}
    two = shown(context, tiled(context, texture="kawung", tile=400, colors=INKS[:2]))
    assert colors(two) == {PAPER, RED, BLUE}


def test_an_ink_may_stay_unprinted(context: Context) -> None:
    """`none` leaves an ink out, and an ink with an opacity of its own is laid on by itself."""
    left_out = shown(context, tiled(context, texture="kawung", tile=400, colors=(INKS[0], "none", "none")))
    assert colors(left_out) == {PAPER, RED}
    both = ops(context, texture="kawung", tile=400, colors=(INKS[0], f"{INKS[1]}/0.5", INKS[2]))
    assert [op.opacity for op in both if isinstance(op, d.Tiled)] == [1.0, 0.5]
    half = tuple(round((255 + part) / 2) for part in BLUE)
    near = [
        c for c in colors(shown(context, *both)) if max(abs(a - b) for a, b in zip(c, half, strict=True)) <= 2
    ]
    assert len(near) == 1


@pytest.mark.parametrize("side", ["left", "right", "top", "bottom"])
def test_a_fade_runs_out_towards_its_side(context: Context, side: str) -> None:
    """The ink only grows weaker towards the side, from nearly all to nearly nothing."""
    for motif in ("penuh", "mega-mendung-besar"):
        (op,) = ops(context, texture=motif, tile=40, color="#000000", fade=side)
        assert isinstance(op, d.Tiled)
        assert op.fade == side
    image = shown(context, tiled(context, texture="penuh", tile=40, color="#000000", fade=side)).convert("L")
    line = [image.getpixel((x, 9)) for x in range(WIDTH)] if side in {"left", "right"} else [
        image.getpixel((9, y)) for y in range(HEIGHT)
    ]  # fmt: skip
    if side in {"left", "top"}:
        line.reverse()
    assert line == sorted(line)  # type: ignore[type-var]
    assert (line[0] <= 3, line[-1] >= 252) == (True, True)


def test_motifs_that_stand_alone_move_apart(context: Context) -> None:
    """Density 0.25 gives a quarter of the motifs, each as large as before; what interlocks stays close."""
    close = tiled(context, texture="barre-allo", tile=160, color=INKS[0])
    apart = tiled(context, texture="barre-allo", tile=160, color=INKS[0], density=0.25)
    assert apart.tile == close.tile
    assert apart.cell == (320, 320)
    assert ink(shown(context, apart)) < 0.35 * ink(shown(context, close))
    locked = (tiled(context, texture="parang", tile=160, density=n) for n in (1, 0.25))
    assert len({op.cell for op in locked}) == 1


@pytest.mark.parametrize(
    ("keys", "word"), [({"density": 0}, "density"), ({"density": 2}, "density"), ({"fade": "up"}, "fade")]
)
def test_a_template_with_an_impossible_texture_is_refused(keys: dict[str, Any], word: str) -> None:
    """Density beyond 0 to 1 and a fade to nowhere are refused when the template is read."""
    root = {"type": "frame", "children": [{"type": "texture", "texture": "kawung", **keys}]}
    with pytest.raises(StudioError) as caught:
        check_template(scenes.template_of(root), "uji")
    assert caught.value.code == "template/node"
    assert word in str(caught.value)


def test_an_automatic_band_fits_its_box(context: Context) -> None:
    """`auto` gives a band the height of its box and a whole number of periods."""
    strip = Box(x=0, y=40, width=WIDTH, height=90)
    op = tiled(context, strip, texture="songket-pucuk-rebung", tile="auto", colors=INKS)
    assert (op.box, op.tile[1]) == (strip, 90)
    assert (WIDTH / op.tile[0]) % 1 == pytest.approx(0)
    assert op.tile[0] == pytest.approx(90 * 200 / 330, rel=0.05)
    alone = tiled(context, strip, texture="parang-pita", tile=20)
    assert alone.box.height == pytest.approx(45)
    assert alone.box.y == pytest.approx(40 + 22.5)


def test_a_band_runs_down_a_side(context: Context) -> None:
    """In a tall box a band is laid on its side, its upper edge inwards on either side of the page."""
    lying = tiled(context, Box(x=0, y=0, width=320, height=64), texture="songket-pucuk-rebung", tile="auto")
    level = shown(context, lying).crop((0, 0, 320, 64))
    for x, turn, transpose in (
        (0, 90, Image.Transpose.ROTATE_270),
        (WIDTH - 64, -90, Image.Transpose.ROTATE_90),
    ):
        box = Box(x=x, y=0, width=64, height=320)
        op = tiled(context, box, texture="songket-pucuk-rebung", tile="auto")
        assert op.turn == turn
        found = shown(context, op).crop((x, 0, x + 64, 320))
        difference = ImageChops.difference(found, level.transpose(transpose)).convert("L")
        assert ImageStat.Stat(difference).mean[0] < 1


def test_an_unknown_motif_is_the_first_of_the_kit(context: Context) -> None:
    """A template that names a motif the kit does not have gets the kit's first."""
    assert ":kawung:" in tiled(context, texture="tidak-ada", tile=200).key


def test_the_same_page_has_the_same_pixels(context: Context) -> None:
    """Two paintings with emptied caches give the same bytes."""
    made = []
    for _ in range(2):
        tiling._block.cache_clear()
        tiling._stretched.cache_clear()
        op = tiled(context, texture="mega-mendung", tile=333.3, colors=INKS, fade="right")
        made.append(shown(context, op, scale=0.83).tobytes())
    assert made[0] == made[1]


def test_blocks_stay_few(context: Context) -> None:
    """However many sizes are asked for, only so many blocks are kept."""
    for size in range(30, 80):
        shown(context, tiled(context, texture="poleng", tile=size))
    kept = tiling._block.cache_info()
    assert kept.currsize <= (kept.maxsize or 0) <= 32


def test_print_has_shapes(context: Context) -> None:
    """In a PDF a plain motif is shapes, a faded or translucent one a picture of at least 300 dpi."""
    place = scenes.find_placement("print/a4")
    box = Box(x=0, y=0, width=place.width, height=place.height / 2)

    def pictures(**keys: Any) -> list[tuple[int, int]]:
        operations = ops(context, box, texture="parang", tile=600, **keys)
        page = page_of(*operations, width=place.width, height=place.height)
        data = pages_pdf([page], context.pictures, place, "0" * 64, "Uji")
        resources: Any = PdfReader(BytesIO(data)).pages[0]["/Resources"]
        drawn = [one.get_object() for one in resources.get("/XObject", {}).values()]
        return [(one["/Width"], one["/Height"]) for one in drawn if one["/Subtype"] == "/Image"]

    assert pictures(colors=INKS) == []
    for keys in ({"fade": "left"}, {"color": f"{INKS[0]}/0.4"}):
        widest = max(size[0] for size in pictures(**keys))
        assert widest >= 300 * place.width / (place.dpi or 96) * 0.98
