"""Template values to layout styles: lengths to px, sides, grid areas."""

from collections import OrderedDict
from typing import Any

import msgspec

from studio.domain.geometry import Box, Insets
from studio.domain.template import Length, Node, Sides
from studio.errors import StudioError
from studio.render import taffy

NAMED: dict[Length, taffy.Dimension] = {
    0: taffy.ZERO, "auto": taffy.AUTO, "min-content": taffy.MIN_CONTENT, "max-content": taffy.MAX_CONTENT,
}  # fmt: skip
"""What most lengths of a template say; not to be changed."""
EDGES = ("top", "right", "bottom", "left")
CACHED = 4096

Pads = tuple[tuple[float, float], tuple[float, float], tuple[float, float], tuple[float, float]]
"""Padding left, top, right, bottom, each as px and as share of the box's own width."""


class Page(msgspec.Struct, frozen=True):
    """The page a style is made for: px per template unit, size, safe insets."""

    unit: float
    width: float
    height: float
    safe: Insets

    @property
    def box(self) -> Box:
        """The whole page."""
        return Box(x=0, y=0, width=self.width, height=self.height)


def px(value: Length, page: Page) -> float | None:
    """Px of a length that does not depend on the parent, else None."""
    if not isinstance(value, str):
        return float(value) * page.unit
    if value[-1:] in "whs" and value[:-1].replace(".", "", 1).replace("-", "", 1).isdigit():
        whole = {"w": page.width, "h": page.height, "s": min(page.width, page.height)}[value[-1]]
        return float(value[:-1]) / 100 * whole
    return None


def dimension(value: Length, page: Page) -> dict[str, float]:
    """A layout dimension of a template length."""
    named = NAMED.get(value)
    if named is not None:
        return named
    exact = px(value, page)
    if exact is not None:
        return taffy.points(exact)
    if isinstance(value, str) and value.endswith("%"):
        return taffy.percent(float(value[:-1]) / 100)
    raise StudioError(
        "template/length", f"Ukuran “{value}” tidak dikenal.", 'Contoh: 24, "50%", "8w", "auto".'
    )


def track(value: Length, page: Page) -> dict[str, dict[str, float]]:
    """A grid track of a template length; `"2fr"` shares what is left."""
    if isinstance(value, str) and value.endswith("fr"):
        return taffy.fraction(float(value[:-2]))
    return taffy.track(dimension(value, page))


def four(sides: Sides) -> tuple[Length, Length, Length, Length]:
    """Top, right, bottom, left of a one, two or four part value."""
    if not isinstance(sides, tuple):
        return sides, sides, sides, sides
    parts = tuple(0 if s is None else s for s in sides)
    if len(parts) == 2:
        return parts[0], parts[1], parts[0], parts[1]
    if len(parts) == 4:
        return parts[0], parts[1], parts[2], parts[3]
    raise StudioError("template/sides", f"Jarak {sides!r} harus satu, dua, atau empat angka.")


def _edges(sides: Sides, page: Page) -> dict[str, dict[str, float]]:
    if not isinstance(sides, tuple):
        return dict.fromkeys(EDGES, dimension(sides, page))
    return {edge: dimension(value, page) for edge, value in zip(EDGES, four(sides), strict=True)}


def padding(node: Node, page: Page) -> dict[str, dict[str, float]]:
    """Padding, raised to the safe inset on the edges the node names."""
    result = _edges(node.pad, page)
    for edge in node.safe:
        floor = float(getattr(page.safe, edge))
        result[edge] = taffy.points(max(result[edge]["value"] if result[edge]["dim"] == 1 else 0.0, floor))
    return result


def grid_lines(areas: tuple[str, ...], name: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Row and column lines of a named area; the area must be a rectangle."""
    cells = [(r, c) for r, row in enumerate(areas) for c, cell in enumerate(row.split()) if cell == name]
    rows, columns = [r for r, _ in cells], [c for _, c in cells]
    if len(cells) != (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1):
        raise StudioError("template/areas", f"Area “{name}” bukan persegi panjang.")
    return taffy.line(min(rows) + 1, max(rows) + 2), taffy.line(min(columns) + 1, max(columns) + 2)


_made: OrderedDict[tuple[int, int, Page], tuple[Node, Node | None, taffy.Style, Pads]] = OrderedDict()
"""Styles by node, parent and page; both nodes are kept, so that their ids stay their own."""


def style_of(node: Node, parent: Node | None, page: Page) -> tuple[taffy.Style, Pads]:
    """The full style of a node without what its content adds, and its padding; not to be changed."""
    key = (id(node), id(parent), page)
    known = _made.get(key)
    if known is None:
        style = taffy.style(**base_style(node, parent, page))
        sides = style["padding"]
        pads = (_pad(sides["left"]), _pad(sides["top"]), _pad(sides["right"]), _pad(sides["bottom"]))
        known = _made[key] = (node, parent, style, pads)
        if len(_made) > CACHED:
            _made.popitem(last=False)
    return known[2], known[3]


def _pad(value: taffy.Dimension) -> tuple[float, float]:
    return (0.0, float(value["value"])) if value["dim"] == 2 else (float(value["value"]), 0.0)


def base_style(node: Node, parent: Node | None, page: Page) -> dict[str, Any]:
    """The node's layout style without what its content adds."""
    gap = node.gap if isinstance(node.gap, tuple) else (node.gap, node.gap)
    shrink = node.shrink if node.shrink is not None else (1.0 if node.type in {"frame", "picture"} else 0.0)
    values: dict[str, Any] = {
        "display": taffy.DISPLAY[node.layout],
        "flex_direction": 1 if node.layout == "column" else 0,
        "flex_wrap": int(node.wrap),
        "gap": {"height": dimension(gap[0] or 0, page), "width": dimension(gap[1] or 0, page)},
        "padding": padding(node, page),
        "margin": _edges(node.margin, page),
        "size": {"width": dimension(node.w, page), "height": dimension(node.h, page)},
        "min_size": {"width": dimension(node.min_w, page), "height": dimension(node.min_h, page)},
        "max_size": {"width": dimension(node.max_w, page), "height": dimension(node.max_h, page)},
        "flex_grow": float(node.grow),
        "flex_shrink": float(shrink),
        "flex_basis": dimension(node.basis, page),
        "aspect_ratio": node.aspect,
    }
    if parent is not None and node.basis == 0:
        # what shares its parent starts from nothing, not from its longest line or its own padding
        side, said = ("width", node.min_w) if parent.layout == "row" else ("height", node.min_h)
        if said == "auto":
            values["min_size"] = {**values["min_size"], side: taffy.ZERO}
    values.update(_alignment(node))
    values.update(_place(node, parent, page))
    return values


def _alignment(node: Node) -> dict[str, Any]:
    """Alignment of the node and in it, where it says so."""
    said = (
        ("align_items", node.align, taffy.ALIGN), ("justify_content", node.justify, taffy.JUSTIFY),
        ("align_self", node.self_, taffy.ALIGN), ("justify_self", node.justify_self, taffy.ALIGN),
    )  # fmt: skip
    return {name: table[value] for name, value, table in said if value}


def _place(node: Node, parent: Node | None, page: Page) -> dict[str, Any]:
    """Absolute insets, grid tracks, and the node's cell in its parent's grid."""
    values: dict[str, Any] = {}
    if node.inset is not None:
        values["position"] = 1
        values["inset"] = {
            edge: taffy.AUTO if v is None else dimension(v, page)
            for edge, v in zip(EDGES, node.inset, strict=True)
        }
    if node.layout == "grid":
        values["grid_template_columns"] = taffy.template_tracks([track(c, page) for c in node.cols])
        values["grid_template_rows"] = taffy.template_tracks([track(r, page) for r in node.rows])
        values["grid_auto_rows"] = [track(r, page) for r in node.auto_rows]
    if parent is not None and parent.layout == "grid":
        if node.area and parent.areas:
            values["grid_row"], values["grid_column"] = grid_lines(parent.areas, node.area)
        elif node.span > 1:
            values["grid_column"] = taffy.line(0, node.span)
    return values
