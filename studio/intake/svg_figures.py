"""A logo inside small explanatory figures: its clear space, and the five things not to do to it."""

import base64
import re
from typing import Any

from studio.domain.brand import Logo
from studio.domain.color import Rgb, parse, to_hex
from studio.domain.oklab import Lch, to_lch, to_rgb
from studio.errors import StudioError
from studio.intake.svg_paint import BLACK, one_colour, repainted

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
HEIGHT = 100.0
"""Every logo is 100 high in a figure."""
LEAN, STRETCH, SOFT, TURN = -18, 1.55, 7, 120.0
WRONG = "#c2188f"


def plain(logo: Logo, data: bytes) -> dict[str, str]:
    """The logo alone."""
    width = HEIGHT * logo.aspect
    return {"svg": _page(_mark(data, width), width, 0)}


def figures(logo: Logo, data: bytes, colors: dict[str, str]) -> dict[str, dict[str, str]]:
    """SVG by name: `space`, `turned`, `pulled`, `shadowed`, `recolored`; `colors` are the kit's, by role."""
    width, room = HEIGHT * logo.aspect, HEIGHT * logo.clear
    drawn = data.lstrip()[:1] == b"<"
    mark = _mark(data, width)
    shade = _mark(one_colour(data, "#000000"), width) if drawn else ""
    layers = "".join(
        f'<g transform="translate({4 + n * 0.9:g} {5 + n * 1.1:g})" opacity="0.09">{shade}</g>'
        for n in range(SOFT)
    )
    other = _mark(repainted(data, _shifted), width) if drawn else _veiled(mark, width)
    turned = f'<g transform="rotate({LEAN} {width / 2:g} {HEIGHT / 2:g})">{mark}</g>'
    pages = {
        "space": _page(_guides(width, room, colors) + mark, width, room + 2),
        "turned": _page(turned, width, max(HEIGHT * 0.22, width * 0.12)),
        "pulled": _page(f'<g transform="scale({STRETCH} 1)">{mark}</g>', width * STRETCH, 0),
        "shadowed": _page(layers + mark, width, HEIGHT * 0.16) if drawn else "",
        "recolored": _page(other, width, 0),
    }
    return {name: {"svg": svg} for name, svg in pages.items() if svg}


def _shifted(value: str) -> str:
    """The colour a third of the circle further round, and never grey."""
    own = to_lch((0, 0, 0) if value == BLACK else _rgb(value))
    return to_hex(to_rgb(Lch(light=own.light, chroma=max(own.chroma, 0.14), hue=(own.hue + TURN) % 360)))


def _rgb(value: str) -> Rgb:
    try:
        return parse(value)
    except StudioError:  # a name such as `navy`, or a gradient: any wrong colour will do
        return 120, 120, 120


def _page(inner: str, width: float, margin: float) -> str:
    box = f"{-margin:g} {-margin:g} {width + 2 * margin:g} {HEIGHT + 2 * margin:g}"
    return f'<svg xmlns="{SVG}" xmlns:xlink="{XLINK}" viewBox="{box}">{inner}</svg>'


def _mark(data: bytes, width: float) -> str:
    """The logo as a group, `width` × 100 from the origin."""
    if data.lstrip()[:1] != b"<":
        url = "data:image/png;base64," + base64.b64encode(data).decode("ascii")
        return f'<image width="{width:g}" height="{HEIGHT:g}" xlink:href="{url}"/>'
    from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415 - heavy, and it ships no types

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    root: Any = etree.fromstring(data, parser)
    left, top, wide, high = (float(part) for part in re.split(r"[\s,]+", root.get("viewBox").strip()))
    inherited = "".join(
        f' {key}="{value}"'
        for key, value in root.attrib.items()
        if key in {"fill", "stroke", "style", "fill-rule"}
    )
    inner = "".join(etree.tostring(node, encoding="unicode") for node in root if isinstance(node.tag, str))
    scale = min(width / wide, HEIGHT / high)
    return f'<g transform="scale({scale:.5f}) translate({-left:g} {-top:g})"{inherited}>{inner}</g>'


def _guides(width: float, room: float, colors: dict[str, str]) -> str:
    """The clear space: a dashed frame, the logo's own box, and squares of one unit at the corners."""
    tint = f'fill="{colors["accent"]}" fill-opacity="0.22"'
    corners = "".join(
        f'<rect x="{x:g}" y="{y:g}" width="{room:g}" height="{room:g}" {tint}/>'
        for x in (-room, width)
        for y in (-room, HEIGHT)
    )
    thin = f'fill="none" stroke="{colors["accent-ink"]}" stroke-width="0.6"'
    outer = (
        f'<rect x="{-room:g}" y="{-room:g}" width="{width + 2 * room:g}" height="{HEIGHT + 2 * room:g}" '
        f'{thin} stroke-dasharray="3 2.4"/>'
    )
    return corners + outer + f'<rect x="0" y="0" width="{width:g}" height="{HEIGHT:g}" {thin}/>'


def _veiled(mark: str, width: float) -> str:
    """A picture cannot be repainted; a veil of a wrong colour says the same."""
    return f'{mark}<rect width="{width:g}" height="{HEIGHT:g}" fill="{WRONG}" fill-opacity="0.55"/>'
