"""The layout engine behind one adapter: style values and a tree in, boxes out.

Uses the low-level `taffylib` extension of `stretchable` (Taffy 0.7, flex and grid by CSS rules). The package
itself is not imported: it installs a root log handler and its `Node` class leaks. No measure callback is
ever passed (each call leaks, and an exception inside aborts the process): texts get their sizes as style.
A panic in Rust aborts the process, so every style is built from validated template values only.
"""

import importlib.machinery
import importlib.util
import math
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from studio.domain.geometry import Box
from studio.errors import StudioError

AUTO: dict[str, float] = {"dim": 0, "value": math.nan}
ZERO: dict[str, float] = {"dim": 1, "value": 0.0}
MIN_CONTENT: dict[str, float] = {"dim": 3, "value": math.nan}
MAX_CONTENT: dict[str, float] = {"dim": 4, "value": math.nan}
DISPLAY = {"none": 0, "row": 1, "column": 1, "grid": 2}
ALIGN = {"start": 0, "end": 1, "center": 4, "baseline": 5, "stretch": 6}
JUSTIFY = {"start": 0, "end": 1, "center": 4, "stretch": 5, "between": 6, "evenly": 7, "around": 8}
DEEPEST = 40

Style = dict[str, Any]
Dimension = dict[str, float]


@cache
def _library() -> ModuleType:
    package = importlib.util.find_spec("stretchable")
    if package is None or package.origin is None:
        raise StudioError("layout/engine", "Mesin tata letak tidak ditemukan.", "Pasang ulang Studio Humas.")
    file = next(p for p in Path(package.origin).parent.glob("taffylib*") if p.suffix in {".so", ".pyd"})
    loader = importlib.machinery.ExtensionFileLoader("taffylib", str(file))
    spec = importlib.util.spec_from_file_location("taffylib", file, loader=loader)
    module = importlib.util.module_from_spec(spec)  # type: ignore[arg-type] # a spec of an existing file is never None
    loader.exec_module(module)
    return module


def points(value: float) -> Dimension:
    """A length in px."""
    if not math.isfinite(value):
        raise StudioError("layout/length", "Ukuran templat tidak terhingga.", "Perbaiki templat.")
    return {"dim": 1, "value": float(value)}


def size(width: float, height: float) -> dict[str, Dimension]:
    """A width and a height in px."""
    return {"width": points(width), "height": points(height)}


def percent(share: float) -> Dimension:
    """A share 0..1 of the parent."""
    return {"dim": 2, "value": share}


def fraction(value: float) -> dict[str, Dimension]:
    """A grid track of `value` fr, as minmax(0, fr): content never blows it up."""
    return {"min_size": ZERO, "max_size": {"dim": 7, "value": value}}


def track(dimension: Dimension) -> dict[str, Dimension]:
    """A grid track of one fixed or content size."""
    return {"min_size": dimension, "max_size": dimension}


def template_tracks(tracks: list[dict[str, Dimension]]) -> list[dict[str, Any]]:
    """A track list for `grid_template_*`."""
    return [{"repeat": [], "repetition": -2, "single": t} for t in tracks]


def line(start: int, end: int) -> dict[str, dict[str, int]]:
    """Grid lines, counted from 1; start 0 means placed automatically, spanning `end`."""
    if start == 0:
        return {"start": {"kind": 2, "value": end}, "end": {"kind": 0, "value": 0}}
    return {"start": {"kind": 1, "value": start}, "end": {"kind": 1, "value": end}}


def _sides(value: Dimension) -> dict[str, Dimension]:
    return {"top": value, "right": value, "bottom": value, "left": value}


_AUTO_LINE = {"start": {"kind": 0, "value": 0}, "end": {"kind": 0, "value": 0}}
_DEFAULT: Style = {
    "display": 1, "box_sizing": 0, "overflow_x": 0, "overflow_y": 0, "scrollbar_width": 0.0, "position": 0,
    "inset": _sides(AUTO), "gap": {"width": ZERO, "height": ZERO}, "margin": _sides(ZERO),
    "border": _sides(ZERO), "padding": _sides(ZERO), "size": {"width": AUTO, "height": AUTO},
    "min_size": {"width": AUTO, "height": AUTO}, "max_size": {"width": AUTO, "height": AUTO},
    "flex_wrap": 0, "flex_direction": 0, "flex_grow": 0.0, "flex_shrink": 1.0, "flex_basis": AUTO,
    "grid_template_rows": [], "grid_template_columns": [], "grid_auto_rows": [], "grid_auto_columns": [],
    "grid_auto_flow": 0, "grid_row": _AUTO_LINE, "grid_column": _AUTO_LINE, "aspect_ratio": None,
    "align_items": None, "justify_items": None, "align_self": None, "justify_self": None,
    "align_content": None, "justify_content": None,
}  # fmt: skip


def style(**values: Any) -> Style:
    """A full style; unnamed properties have their CSS initial value."""
    unknown = values.keys() - _DEFAULT.keys()
    if unknown:
        raise StudioError("layout/style", f"Sifat tata letak tidak dikenal: {', '.join(sorted(unknown))}.")
    return {**_DEFAULT, **values}


class Tree:
    """One layout tree. Nodes are numbered in the order they are added; close it after use."""

    def __init__(self) -> None:
        self._lib = _library()
        self._taffy: int = self._lib.init()
        self._lib.disable_rounding(self._taffy)
        self._nodes: list[int] = []
        self._parents: list[int | None] = []
        self._layout = self._lib.PyLayout()

    def close(self) -> None:
        """Free the tree; it must not be used after."""
        self._lib.free(self._taffy)

    def __len__(self) -> int:
        """Number of nodes."""
        return len(self._nodes)

    def add(self, node_style: Style, parent: int | None = None) -> int:
        """Add a node and return its number."""
        number = len(self._nodes)
        self._nodes.append(self._lib.node_create(self._taffy, node_style))
        self._parents.append(parent)
        if parent is not None:
            self._lib.node_add_child(self._taffy, self._nodes[parent], self._nodes[number])
        return number

    def restyle(self, number: int, node_style: Style) -> None:
        """Replace a node's style."""
        self._lib.node_set_style(self._taffy, self._nodes[number], node_style)

    def compute(self, width: float, height: float) -> None:
        """Lay the tree out in a page of this size, px."""
        space = size(width, height)
        if not self._lib.node_compute_layout(self._taffy, self._nodes[0], space):
            raise StudioError("layout/compute", "Tata letak tidak dapat dihitung.", "Periksa templatnya.")

    def width(self, number: int) -> float:
        """Width of a node after `compute`."""
        self._lib.node_get_layout(self._taffy, self._nodes[number], self._layout)
        return float(self._layout.width)

    def boxes(self) -> list[Box]:
        """The box of every node in page coordinates."""
        read, taffy, layout = self._lib.node_get_layout, self._taffy, self._layout
        result: list[Box] = []
        for node, parent in zip(self._nodes, self._parents, strict=True):
            read(taffy, node, layout)
            x, y = layout.x, layout.y
            if parent is not None:
                outer = result[parent]
                x, y = outer.x + x, outer.y + y
            result.append(Box(x=x, y=y, width=layout.width, height=layout.height))
        return result
