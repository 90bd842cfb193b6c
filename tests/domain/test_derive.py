"""Two colours to a palette: readable whatever they are, and still those two colours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.domain.brand import CONTRASTS, ROLES
from studio.domain.color import Rgb, contrast, parse, to_hex
from studio.domain.derive import Palette, darker, derive, lighter
from studio.domain.oklab import Lch, to_lch, to_rgb

CHANNEL = st.integers(0, 255)
COLOR = st.tuples(CHANNEL, CHANNEL, CHANNEL)
OF_PRIMARY = (
    "paper", "ink", "muted", "line", "field", "on-field", "on-field-muted", "line-on-field", "deep",
)  # fmt: skip
OF_ACCENT = ("accent", "accent-ink", "accent-on-field")
COLORFUL = 0.03
"""Chroma from which a hue can be read off 8-bit channels."""
HARD = ("#ffffff", "#000000", "#ffff00", "#00ffff", "#777777", "#00ff00", "#ff00ff", "#0000ff", "#1c1c1b")


def hue_distance(first: Lch, second: Lch) -> float:
    """Degrees between two hues, 0..180."""
    apart = abs(first.hue - second.hue) % 360
    return min(apart, 360 - apart)


def color(palette: Palette, role: str) -> Rgb:
    return parse(palette.swatches[palette.roles[role]])


def unsafe(palette: Palette) -> list[tuple[str, str]]:
    return [
        (role, ground)
        for role, ground, needed in CONTRASTS
        if contrast(color(palette, role), color(palette, ground)) < needed
    ]


def out_of_family(palette: Palette, roles: tuple[str, ...], source: Rgb) -> list[str]:
    base = to_lch(source)
    strange = []
    for role in roles:
        own = to_lch(color(palette, role))
        if own.chroma <= COLORFUL:
            continue
        if base.chroma < COLORFUL / 2 or hue_distance(own, base) > 12:
            strange.append(role)
    return strange


@given(COLOR, COLOR)
def test_any_two_colours_make_a_safe_palette(primary: Rgb, accent: Rgb) -> None:
    """Every role has a colour, every pair its contrast, and every hue is that of its source."""
    palette = derive(primary, accent)
    assert set(palette.roles) == set(ROLES)
    assert unsafe(palette) == []
    assert out_of_family(palette, OF_PRIMARY, primary) == []
    assert out_of_family(palette, OF_ACCENT, accent) == []


@pytest.mark.parametrize("primary", HARD)
@pytest.mark.parametrize("accent", HARD)
def test_hard_pairs_are_safe_and_layered(primary: str, accent: str) -> None:
    """White, black, neon and grey too: contrasts hold, hairlines are weak, deep is below the field."""
    palette = derive(parse(primary), parse(accent))
    assert unsafe(palette) == []
    for line, ground in (("line", "paper"), ("line", "card"), ("line-on-field", "field")):
        assert 1.2 <= contrast(color(palette, line), color(palette, ground)) <= 2.0
    assert to_lch(color(palette, "deep")).light < to_lch(color(palette, "field")).light


def test_the_rules_see_a_spoiled_palette() -> None:
    """A pale ink and a red in a blue family are both found, so that the tests above can fail."""
    good = derive(parse("#1f4e9c"), parse("#e0a100"))
    bad = Palette(swatches={**good.swatches, "tinta": "#dddddd", "bidang": "#9c1f1f"}, roles=good.roles)
    assert ("ink", "paper") in unsafe(bad)
    assert "field" in out_of_family(bad, OF_PRIMARY, parse("#1f4e9c"))


def test_colours_that_serve_are_kept() -> None:
    """A dark primary is the field as it is, a bright accent stands on it as it is; both go unsaid."""
    palette = derive(parse("#272d76"), parse("#f3b13b"))
    assert to_hex(color(palette, "field")) == "#272d76"
    assert to_hex(color(palette, "accent-on-field")) == "#f3b13b"
    assert not [note for note in palette.notes if "utama" in note]
    assert (palette.swatches["utama"], palette.swatches["aksen"]) == ("#272d76", "#f3b13b")


def test_a_light_primary_is_darkened_and_said() -> None:
    """A primary too light for a field becomes darker, and the sentence names both colours."""
    palette = derive(parse("#ffd500"), parse("#003366"))
    field = palette.swatches["bidang"]
    assert palette.notes[0] == f"Warna utama digelapkan dari #ffd500 ke {field} agar teks terbaca."
    assert contrast(parse(field), parse(palette.swatches["kertas"])) >= 4.6


def test_a_bright_primary_is_advised_to_be_the_accent() -> None:
    """Yellow with blue is told to change places; blue with yellow is not."""
    yellow, blue = parse("#ffd500"), parse("#003366")
    assert derive(yellow, blue).notes[-1].startswith("Warna utama yang terang")
    assert not [note for note in derive(blue, yellow).notes if "tukar" in note]


def test_black_is_lifted_so_that_deep_differs() -> None:
    """A black primary leaves room below it for the darkest ground, and says why."""
    palette = derive((0, 0, 0), (255, 0, 0))
    assert palette.notes[0].endswith("agar bidang tergelap tetap berbeda.")


@given(COLOR)
def test_colours_come_back_from_oklch(value: Rgb) -> None:
    """The way to OKLCH and back ends within one step of each channel."""
    assert all(abs(a - b) <= 1 for a, b in zip(to_rgb(to_lch(value)), value, strict=True))


@pytest.mark.parametrize(
    ("name", "light", "chroma", "hue"),
    [("#ff0000", 0.628, 0.2577, 29.2), ("#00ff00", 0.8664, 0.2948, 142.5), ("#0000ff", 0.452, 0.3132, 264.1)],
)
def test_oklch_of_the_primaries(name: str, light: float, chroma: float, hue: float) -> None:
    """Red, green and blue have the values that CSS Color 4 gives them."""
    own = to_lch(parse(name))
    assert (own.light, own.chroma) == pytest.approx((light, chroma), abs=2e-3)
    assert own.hue == pytest.approx(hue, abs=0.2)


@given(st.floats(0.1, 1), st.floats(0, 0.4), st.floats(0, 360))
def test_the_screen_shows_every_lightness_and_hue(light: float, chroma: float, hue: float) -> None:
    """What is too strong for the screen loses chroma; lightness stays within what 8 bits can say."""
    shown = to_lch(to_rgb(Lch(light=light, chroma=chroma, hue=hue)))
    assert shown.light == pytest.approx(light, abs=0.03)
    assert shown.chroma <= chroma + 0.02


def test_a_colour_moves_no_further_than_needed() -> None:
    """Darkened and lightened colours stop just above the contrast asked for."""
    white, black = (255, 255, 255), (0, 0, 0)
    assert 4.5 <= contrast(darker((255, 200, 0), (white,), 4.5), white) < 4.7
    assert 4.5 <= contrast(lighter((60, 0, 90), (black,), 4.5), black) < 4.7
