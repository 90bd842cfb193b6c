"""The colours of a plain drawing: which it uses, and the same drawing in one colour or on a card.

Works on drawings that `catalog.brand.check_svg` has let through: shapes alone, nothing that reaches out.
"""

import re
from collections.abc import Callable
from typing import Any

SHAPES = {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
PAINTS = ("fill", "stroke", "stop-color")
UNPAINTED = {"none", "transparent", "inherit"}
BLACK, MIXED = "black", "url"
STYLE_PAINT = re.compile(rf"(^|;)\s*({'|'.join(PAINTS)})\s*:\s*([^;]+)")


def paints(data: bytes) -> set[str]:
    """Colours as the drawing writes them; `url` when it has a gradient, `black` for shapes that say none."""
    found: set[str] = set()
    for node in _root(data).iter():
        if not isinstance(node.tag, str):
            continue
        found |= {value.strip().lower() for _, value in _said(node)}
        if _name(node) in SHAPES and not any("fill" in dict(_said(one)) for one in _line_of(node)):
            found.add(BLACK)
    return {MIXED if value.startswith("url") else value for value in found - UNPAINTED}


def one_colour(data: bytes, color: str) -> bytes:
    """The drawing with every paint replaced by `color`."""
    return repainted(data, lambda _: color)


def repainted(data: bytes, change: Callable[[str], str]) -> bytes:
    """The drawing with every paint changed; shapes that name none are `black`."""
    root = _root(data)
    for node in root.iter():
        if not isinstance(node.tag, str):
            continue
        for key in PAINTS:
            if node.get(key) is not None and node.get(key).strip().lower() not in UNPAINTED:
                node.set(key, change(node.get(key).strip()))
        if node.get("style"):
            node.set("style", STYLE_PAINT.sub(lambda found: _restyled(found, change), node.get("style")))
    if "fill" not in dict(_said(root)):
        root.set("fill", change(BLACK))
    return _bytes(root)


def on_card(data: bytes, color: str, margin: float = 0.18) -> bytes:
    """The drawing on a card of `color`, larger by `margin` of its shorter side all round."""
    from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415 - heavy, and it ships no types

    root = _root(data)
    left, top, width, height = (float(part) for part in re.split(r"[\s,]+", root.get("viewBox").strip()))
    room = min(width, height) * margin
    box = (left - room, top - room, width + 2 * room, height + 2 * room)
    card = etree.Element(f"{{{root.nsmap.get(None, '')}}}rect", nsmap=root.nsmap)
    for key, value in zip(("x", "y", "width", "height"), box, strict=True):
        card.set(key, f"{value:g}")
    card.set("rx", f"{room * 0.7:g}")
    card.set("fill", color)
    card.set("stroke", "none")
    root.insert(0, card)
    root.set("viewBox", " ".join(f"{value:g}" for value in box))
    for key in ("width", "height"):
        root.attrib.pop(key, None)
    return _bytes(root)


def _root(data: bytes) -> Any:
    from lxml import etree  # noqa: PLC0415 - heavy

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    return etree.fromstring(data, parser)


def _bytes(root: Any) -> bytes:
    from lxml import etree  # noqa: PLC0415 - heavy

    return bytes(etree.tostring(root, encoding="utf-8")) + b"\n"


def _name(node: Any) -> str:
    return str(node.tag).rpartition("}")[2]


def _line_of(node: Any) -> list[Any]:
    return [node, *node.iterancestors()]


def _said(node: Any) -> list[tuple[str, str]]:
    """Paints the node itself names, as attributes and in its style."""
    said = [(key, node.get(key)) for key in PAINTS if node.get(key) is not None]
    return said + [(found[2], found[3]) for found in STYLE_PAINT.finditer(node.get("style", ""))]


def _restyled(found: re.Match[str], change: Callable[[str], str]) -> str:
    keep = found[3].strip().lower() in UNPAINTED
    return str(found[0]) if keep else f"{found[1]}{found[2]}:{change(found[3].strip())}"
