"""SVG drawings are copied by allow-list into a new tree before anything draws them."""

import base64
import gzip
import io
import time

import pytest
from PIL import Image

from studio.errors import StudioError
from studio.intake.picture import take_picture
from studio.intake.svg_clean import clean_svg
from tests.intake.conftest import Save, encoded

OPEN = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 50">'
)
RECT = '<rect width="100" height="50" fill="#c00000"/>'


def svg(body: str) -> str:
    return f"{OPEN}{body}</svg>"


def kept(body: str) -> str:
    return clean_svg(svg(body).encode())[0]


def refusal(source: str | bytes) -> str:
    with pytest.raises(StudioError) as caught:
        clean_svg(source.encode() if isinstance(source, str) else source)
    return caught.value.code


def test_drawing_becomes_png(save: Save) -> None:
    """Shapes, classes and gradients are drawn, 2,048 px wide when the drawing is smaller."""
    body = (
        "<style>.a{fill:#00c000}.b{fill:url(#g)}</style>"
        '<defs><linearGradient id="g"><stop offset="0" stop-color="#00f"/>'
        '<stop offset="1" stop-color="#00f"/>'
        "</linearGradient></defs>"
        '<rect class="a" width="50" height="50"/><rect class="b" x="50" width="25" height="50"/>'
    )
    taken = take_picture(save("a.svg", svg(body)))
    image = Image.open(io.BytesIO(taken.data)).convert("RGBA")
    assert (image.size, taken.mime, taken.notes) == ((2048, 1024), "image/png", ())
    assert image.getpixel((500, 500)) == (0, 192, 0, 255)
    assert image.getpixel((1200, 500)) == (0, 0, 255, 255)
    assert image.getpixel((2000, 500)) == (0, 0, 0, 0)


def test_active_content_is_left_behind(save: Save) -> None:
    """Script, events, foreign objects and text are not copied; each is counted for the user."""
    body = (
        "<script>alert(1)</script><foreignObject><div/></foreignObject><text>halo</text>"
        + RECT.replace("/>", ' onclick="x()" onload="y()"/>')
        + '<a href="http://contoh.id/"><circle r="3"/></a>'
    )
    out, dropped = clean_svg(svg(body).encode())
    assert dropped == {"script": 1, "element": 1, "text": 1, "event": 2}
    assert not [word for word in ("script", "onclick", "onload", "halo", "contoh", "foreign") if word in out]
    notes = take_picture(save("a.svg", svg(body))).notes
    assert "Dibuang dari SVG: tulisan (ubah menjadi kurva agar tampil) (1)." in notes


@pytest.mark.parametrize(
    "href",
    [
        "/etc/passwd",
        "rahasia.png",
        "../rahasia.png",
        "file:///rahasia.png",
        "\\\\server\\share\\a.png",
        "http://contoh.id/a.png",
        "//contoh.id/a.png",
        "data:image/svg+xml;base64,PHN2Zy8+",
        "data:text/html,x",
    ],
)
@pytest.mark.parametrize("name", ["href", "xlink:href"])
def test_no_file_or_address_is_followed(href: str, name: str) -> None:
    """An image that points at a file, a share, an address or another SVG is not copied."""
    assert "image" not in kept(f'<image {name}="{href}" width="9" height="9"/>{RECT}')


def test_local_file_never_shows(save: Save) -> None:
    """A red PNG beside the SVG is named in it, and not one red pixel is drawn."""
    secret = save("rahasia.png", encoded(Image.new("RGB", (50, 50), (255, 0, 0)), "PNG"))
    body = "".join(
        f'<image {attr}="{href}" width="100" height="50"/>'
        for href in (secret, "rahasia.png", f"file://{secret}")
        for attr in ("href", "xlink:href")
    )
    css = f'<style>@import url("{secret}"); rect{{fill:url("{secret}#a")}}</style>'
    image = Image.open(io.BytesIO(take_picture(save("a.svg", svg(css + body))).data)).convert("RGBA")
    assert image.getextrema()[0] == (0, 0)


def test_raster_inside_is_kept_and_disguised_svg_is_not() -> None:
    """A data URI is kept when its bytes are a PNG, and dropped when they are an SVG called PNG."""
    good = base64.b64encode(encoded(Image.new("RGB", (2, 2)), "PNG")).decode()
    bad = base64.b64encode(svg('<image href="/etc/passwd"/>').encode()).decode()
    assert "data:image/png" in kept(f'<image href="data:image/png;base64,{good}"/>')
    assert "data:" not in kept(f'<image href="data:image/png;base64,{bad}"/>')


def test_css_is_filtered() -> None:
    """At-rules, escapes and outside addresses leave the style; plain rules stay."""
    out = kept(
        "<style>@font-face{font-family:x;src:url(http://a/b)} @import 'http://a'; .a{fill:red}"
        ".b{fill:url(http://a/b#c)} .c{fill:u\\72l(x)} .d{stroke:blue}</style>"
        '<rect style="fill:green;mask:url(/etc/x)" width="1" height="1"/>'
    )
    assert "fill:red" in out
    assert "stroke:blue" in out
    assert "fill:green" in out
    assert not [word for word in ("http://a", "@", "\\", "/etc") if word in out]


def test_document_types() -> None:
    """A document type with entities is refused (billion laughs, file entity); a bare one is dropped."""
    laughs = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(12))
    assert refusal(f'<!DOCTYPE svg [<!ENTITY l0 "ha">{laughs}]>{svg("<desc>&l12;</desc>")}') in (
        "intake/doctype",
        "intake/damaged",
    )
    external = f'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>{svg("<desc>&x;</desc>")}'
    assert refusal(external) == "intake/doctype"
    bare = f'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://contoh.id/svg11.dtd">{svg(RECT)}'
    out, dropped = clean_svg(bare.encode())
    assert ("DOCTYPE" in out, dropped) == (False, {"doctype": 1})


def doubling(levels: int) -> str:
    steps = "".join(f'<g id="a{n + 1}"><use href="#a{n}"/><use href="#a{n}"/></g>' for n in range(levels))
    return svg(f'<defs><g id="a0"><rect width="1" height="1"/></g>{steps}</defs><use href="#a{levels}"/>')


def test_expansion_is_computed_before_drawing() -> None:
    """Doubling references, rings and nested patterns are refused at once; a few levels are drawn."""
    start = time.perf_counter()
    assert refusal(doubling(60)) == "intake/expansion"
    assert refusal(svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>')) == "intake/expansion"
    patterns = "".join(
        f'<pattern id="p{n + 1}"><rect fill="url(#p{n})"/><rect stroke="url(#p{n})"/></pattern>'
        for n in range(40)
    )
    assert (
        refusal(svg(f'<defs><pattern id="p0"/>{patterns}</defs><rect fill="url(#p40)"/>'))
        == "intake/expansion"
    )
    assert time.perf_counter() - start < 1
    assert clean_svg(doubling(6).encode())[1] == {}


def test_sizes_are_bounded() -> None:
    """Depth, element count and path commands beyond the table are refused."""
    assert refusal(svg("<g>" * 120 + "</g>" * 120)) == "intake/depth-limit"
    assert refusal(svg("<g/>" * 20_001)) == "intake/elements"
    assert refusal(svg(f'<path d="{"M0 0L1 1" * 25_001}"/>')) == "intake/expansion"
    assert clean_svg(svg("<g>" * 90 + "</g>" * 90).encode())[1] == {}


def test_heavy_effects_are_clamped() -> None:
    """Blur, turbulence octaves and hair-fine dashes are cut back."""
    out = kept(
        '<filter id="f"><feGaussianBlur stdDeviation="1e9 3"/><feTurbulence numOctaves="999"/></filter>'
        '<rect width="9" height="9" filter="url(#f)" stroke-dasharray="0.0001"/>'
    )
    assert 'stdDeviation="100 3"' in out
    assert 'numOctaves="10"' in out
    assert 'stroke-dasharray="none"' in out


def test_compressed_svg(save: Save) -> None:
    """A .svgz is drawn; one that inflates beyond 10 MB is refused."""
    assert take_picture(save("a.svgz", gzip.compress(svg(RECT).encode()))).width == 2048
    bomb = gzip.compress(svg(" " * 30_000_000).encode())
    with pytest.raises(StudioError) as caught:
        take_picture(save("b.svgz", bomb))
    assert caught.value.code == "intake/too-large"


def test_size_is_bounded_and_keeps_its_shape(save: Save) -> None:
    """A drawing of a million px is drawn 4,096 px wide; one without a view box keeps width to height."""
    huge = OPEN.replace("viewBox", 'width="1000000" height="500000" viewBox') + RECT + "</svg>"
    assert take_picture(save("a.svg", huge)).width == 4096
    plain = f'<svg xmlns="http://www.w3.org/2000/svg" width="3cm" height="1cm">{RECT}</svg>'
    taken = take_picture(save("b.svg", plain))
    assert (taken.width, taken.height) == (2048, 683)
