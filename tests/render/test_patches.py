"""What is painted again comes from a patch, and no pixel tells."""

import hashlib
from io import BytesIO

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PySide6.QtGui import QImage

from studio.domain.geometry import Box
from studio.render import display as d
from studio.render.painter import SQUARE, paint
from studio.render.raster import PATCH_BYTES, Kept, Pictures


@pytest.fixture
def blobs() -> dict[str, bytes]:
    """One photograph with edges and slopes in it."""
    out = BytesIO()
    Image.radial_gradient("L").resize((1200, 900)).convert("RGB").save(out, "JPEG", quality=92)
    return {hashlib.sha256(out.getvalue()).hexdigest(): out.getvalue()}


@pytest.mark.parametrize("scale", [1.0, 0.5, 2.0])
@pytest.mark.parametrize("at", [(0.0, 0.0), (30.25, 10.5)])
def test_the_first_the_second_and_the_third_time_are_equal(
    blobs: dict[str, bytes], at: tuple[float, float], scale: float
) -> None:
    """A photograph and shadows, on whole px and off them, at the size of the file, smaller and larger."""
    (sha256,) = blobs
    box, part = Box(x=at[0], y=at[1], width=400, height=300), Box(x=100, y=50, width=900, height=675)
    ops = (
        d.Photo(node="p", box=box, sha256=sha256, source=part, size=(1200, 900), radii=SQUARE),
        d.Open(node="o", opacity=0.8),
        *(
            d.Shadow(node="s", box=Box(x=40.4, y=y, width=200, height=90), radius=12, sigma=9,
                     color=(10, 20, 60, 0.4), cover=cover)
            for y, cover in ((40, 4.5), (180, None), (200, 4.5))
        ),
        d.Close(node="o"),
    )  # fmt: skip
    page = d.DisplayList(width=480, height=360, ops=ops)
    pictures, plain = (Pictures(blobs.__getitem__) for _ in range(2))
    first, second, third = (paint(page, pictures, scale) for _ in range(3))
    plain.patch = lambda *_: None  # type: ignore[method-assign]
    assert first == second == third == paint(page, plain, scale)


def test_patches_stay_under_their_bound() -> None:
    """The least recently used goes first."""
    kept, side = Kept(PATCH_BYTES), 2048  # 16 MiB each
    for number in range(20):
        kept.keep((number,), QImage(side, side, QImage.Format.Format_RGB32))
    found = [number for number in range(20) if kept.get((number,)) is not None]
    assert found == list(range(20 - PATCH_BYTES // (4 * side * side), 20))


@given(
    side=st.tuples(st.integers(90, 300), st.integers(90, 240)), radius=st.floats(0, 30),
    sigma=st.floats(1, 14), shift=st.floats(0, 0.99),
)  # fmt: skip
def test_what_a_card_covers_of_its_shadow_is_not_missed(
    side: tuple[int, int], radius: float, sigma: float, shift: float
) -> None:
    """Painted whole or only as deep as it shows: the same picture once the card stands on it."""
    box = Box(x=60 + shift, y=50 + shift, width=side[0], height=side[1])
    below = msgspec.structs.replace(box, y=box.y + sigma / 2)
    card = d.Rect("c", box, (radius,) * 4, d.Paint(color=(250, 250, 245, 1.0)))

    def page(cover: float | None) -> d.DisplayList:
        shadow = d.Shadow("s", below, radius, sigma, (10, 20, 60, 0.4), cover)
        return d.DisplayList(width=430, height=360, ops=(shadow, card))

    none = Pictures({}.__getitem__)
    assert paint(page(None), none) == paint(page(sigma / 2), none)
