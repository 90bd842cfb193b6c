"""Files that the tests of the intake make for themselves."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

Save = Callable[..., Path]


@pytest.fixture
def save(tmp_path: Path) -> Save:
    """Writes bytes or text to a named file and gives its path."""

    def write(name: str, content: bytes | str) -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    """The picture in a file format, as bytes."""
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def photo(width: int = 400, height: int = 300) -> Image.Image:
    """A picture of many colours: top left red, top right green, bottom left blue, bottom right white."""
    image = Image.radial_gradient("L").resize((width, height)).convert("RGB")
    draw = ImageDraw.Draw(image)
    w, h = width // 4, height // 4
    draw.rectangle((0, 0, w, h), (220, 20, 20))
    draw.rectangle((width - w, 0, width, h), (20, 200, 20))
    draw.rectangle((0, height - h, w, height), (20, 20, 220))
    draw.rectangle((width - w, height - h, width, height), (250, 250, 250))
    shade = Image.linear_gradient("L").resize((width, height))
    return Image.merge("RGB", [Image.blend(band, shade, 0.02) for band in image.split()])
