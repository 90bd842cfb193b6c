"""Colours of plain drawings: read, replaced, put on a card."""

import pytest

from studio.catalog.brand import check_svg
from studio.intake.svg_paint import on_card, one_colour, paints

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="10 20 100 50" width="100" height="50"{}>{}</svg>'


def svg(inner: str, root: str = "") -> bytes:
    return HEAD.format(root, inner).encode()


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (svg('<path fill="#ABC" d="M0 0"/>'), {"#abc"}),
        (svg('<path d="M0 0"/>'), {"black"}),
        (svg('<g fill="none"><path d="M0 0" stroke="#111111"/></g>'), {"#111111"}),
        (svg('<path d="M0 0"/>', ' fill="#00ff00"'), {"#00ff00"}),
        (svg('<path style="fill: #123456; stroke:none" d="M0 0"/>'), {"#123456"}),
        (svg('<path fill="url(#a)" d="M0 0"/>'), {"url"}),
    ],
)
def test_paints_are_read_wherever_they_are_said(data: bytes, found: set[str]) -> None:
    """Attributes, styles, parents, and the black of shapes that say nothing."""
    assert paints(data) == found


def test_one_colour_leaves_what_is_unpainted() -> None:
    """Every paint becomes the colour, `none` stays, silent shapes follow the root."""
    data = svg(
        '<path fill="#111" stroke="none" d="M0 0"/><path style="fill:#222;stroke:none" d="M1 1"/><path/>'
    )
    drawn = one_colour(data, "#fafafa").decode()
    assert drawn.count("#fafafa") == 3
    assert drawn.count("none") == 2
    assert paints(drawn.encode()) == {"#fafafa"}


def test_a_card_surrounds_the_drawing() -> None:
    """The card is the first thing drawn, larger on each side, and the file passes the kit's own check."""
    drawn = on_card(svg('<path d="M0 0"/>'), "#ffffff", 0.2)
    assert check_svg(drawn, "kartu") == (120, 70)
    assert drawn.index(b"<rect") < drawn.index(b"<path")
    assert b'x="0" y="10" width="120" height="70"' in drawn
