"""What a kit brings into every template: its parts, its strip, the logo for a ground, motif roles."""

import msgspec
import pytest

from studio.errors import StudioError
from studio.render.compose import compose
from studio.render.context import Context
from studio.render.page import lay_out
from studio.render.painter import paint
from tests.render import scenes

pytestmark = pytest.mark.usefixtures("qapp")

EDGE = {
    "edge": {
        "fill": "accent",
        "w": "100%",
        "h": "6w",
        "shrink": 0,
        "when": {"wide": {"w": "5w", "h": "auto"}},
    }
}


def context_with(**changes: object) -> Context:
    made = scenes.context()
    return Context(msgspec.structs.replace(made.kit, **changes), made.files, made.faces, made.pictures)


def boxes(template: object, placement: str, context: Context) -> dict[str, tuple[int, int, int, int]]:
    done = lay_out(scenes.spec(template, {"a": "Satu kalimat"}, placement), context)  # type: ignore[arg-type]
    pairs = zip(done.elements, done.attempt.boxes, strict=True)
    return {e.key: (round(b.x), round(b.y), round(b.width), round(b.height)) for e, b in pairs}


ROOT = {"id": "root", "children": [{"part": "tanda", "id": "tanda", "when": {"wide": {"h": 50}}}]}
PARTS = {"tanda": {"fill": "accent", "h": 20, "w": 40, "when": {"square": {"h": 30}}}}


def test_a_kits_part_stands_before_the_templates_and_patches_are_merged() -> None:
    template = scenes.template_of(ROOT, parts=PARTS)
    own = context_with(parts={"tanda": {"fill": "field", "h": 20, "w": 99, "when": {"square": {"h": 70}}}})
    plain = scenes.context()
    assert boxes(template, "instagram/feed-square", plain)["tanda"][2:] == (40, 30)
    assert boxes(template, "instagram/feed-square", own)["tanda"][2:] == (99, 70)
    height = boxes(template, "x/post", own)["tanda"][3]
    assert height > 50  # 50 units of a page larger than the base; the square patch does not count


@pytest.mark.parametrize(
    ("placement", "strip"), [("instagram/feed-square", (0, 0, 1080, 65)), ("web/opengraph", (0, 0, 60, 630))]
)
def test_a_kits_strip_runs_along_the_page_and_the_page_takes_the_rest(
    placement: str, strip: tuple[int, int, int, int]
) -> None:
    context = context_with(parts=EDGE)
    found = boxes(scenes.template_of(ROOT, parts=PARTS), placement, context)
    assert found["n1"] == strip
    x, y, width, height = found["root"]
    assert (x, y) == ((0, strip[3]) if strip[2] > strip[3] else (strip[2], 0))
    whole = found["page"]
    assert (x + width, y + height) == whole[2:]


def test_large_shapes_of_the_page_stay_off_the_strip() -> None:
    corner = {"type": "shape", "fill": "stop", "inset": [-200, -200, None, None], "w": 400, "h": 400}
    context = context_with(parts=EDGE)
    template = scenes.template_of({"id": "root", "fill": "paper", "children": [corner]})
    page = lay_out(scenes.spec(template, {}, "instagram/feed-square"), context)
    image = paint(compose(page, context), context.pictures)
    assert image.pixelColor(1070, 30).name() == context.kit.color("accent")
    assert image.pixelColor(1070, 90).name() == context.kit.color("stop")


def test_a_template_may_refuse_the_strip() -> None:
    template = scenes.template_of(ROOT, parts=PARTS, edge=False)
    assert "page" not in boxes(template, "instagram/feed-square", context_with(parts=EDGE))


@pytest.mark.parametrize(("ground", "wanted"), [("paper", "light"), ("field", "dark"), ("kunyit", "light")])
def test_the_logo_follows_the_lightness_of_its_ground(ground: str, wanted: str) -> None:
    logo = scenes.context().logo(ground)
    assert logo is not None
    assert logo.ground == wanted


def test_a_motif_is_the_kits_texture_for_that_purpose() -> None:
    assert scenes.context().texture("corner").id == "kawung-besar"
    assert scenes.context().texture("quiet").id == "kawung-halus"


def test_type_steps_follow_the_ratio_of_the_shape() -> None:
    root = {"id": "root", "children": [{"type": "text", "id": "t", "bind": "a", "size": "m4", "floor": "m0"}]}
    template = scenes.template_of(root, ("a",), modular={"base": 30, "ratio": {"square": 1.25, "wide": 1.2}})
    sizes = {}
    for placement in ("instagram/feed-square", "web/opengraph"):
        done = scenes.laid(template, {"a": "Teks"}, placement)
        index = next(i for i, e in enumerate(done.elements) if e.key == "t")
        sizes[placement] = done.attempt.settings[index].size / done.page.unit
    assert sizes["instagram/feed-square"] == pytest.approx(30 * 1.25**4, rel=1e-3)
    assert sizes["web/opengraph"] == pytest.approx(30 * 1.2**4, rel=1e-3)


def test_an_unknown_part_says_so() -> None:
    template = scenes.template_of({"id": "root", "children": [{"part": "tidak-ada"}]})
    with pytest.raises(StudioError, match="tidak-ada"):
        scenes.laid(template, {})


def test_what_may_be_dropped_is_found_inside_parts_too() -> None:
    root = {"id": "root", "pad": "7s", "children": [
        {"part": "atas"}, {"type": "text", "id": "b", "bind": "b", "size": 60, "floor": 60, "shrink": 0},
    ]}  # fmt: skip
    parts = {"atas": {"h": "60h", "shrink": 0, "keep": 1, "fill": "field", "id": "atas"}}
    template = scenes.template_of(root, ("b",), parts=parts)
    done = scenes.laid(template, {"b": "kata " * 60})
    assert not done.attempt.faults
    assert "atas" not in {e.key for e in done.elements}


def test_the_strip_goes_first_when_words_need_its_room() -> None:
    strip = {"edge": {"fill": "accent", "w": "100%", "h": "30h", "shrink": 0}}
    root = {"id": "root", "pad": "7s", "children": [
        {"type": "text", "id": "a", "bind": "a", "size": 40, "floor": 40},
        {"type": "text", "id": "b", "bind": "b", "size": 40, "floor": 40, "keep": 1},
    ]}  # fmt: skip
    template = scenes.template_of(root, ("a", "b"))
    context = context_with(parts=strip)
    for words, shown in (("kata " * 40, {"page", "b"}), ("kata " * 150, {"b"}), ("kata " * 190, set())):
        done = lay_out(scenes.spec(template, {"a": words, "b": "Satu"}), context)
        assert not done.attempt.faults
        assert {"page", "b"} & {e.key for e in done.elements} == shown


def test_a_part_may_stand_on_another_part() -> None:
    parts = {"dasar": {"fill": "accent", "h": 20, "w": 40}, "lebar": {"part": "dasar", "w": 90}}
    template = scenes.template_of({"id": "root", "children": [{"part": "lebar", "id": "x"}]}, parts=parts)
    assert boxes(template, "instagram/feed-square", scenes.context())["x"][2:] == (90, 20)
    turning = scenes.template_of({"id": "root", "children": [{"part": "a"}]}, parts={"a": {"part": "a"}})
    with pytest.raises(StudioError, match="a"):
        scenes.laid(turning, {})
