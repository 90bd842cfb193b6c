"""The two passes of a layout, and what they gave for sizes seen before.

A frame is what stays while texts grow and shrink: nodes, their styles, the page. Pass 1 finds how wide each
text becomes, pass 2 where everything stands when each text has that width and the height its lines need.
Both depend on nothing but the frame and the sizes put in, so their results are kept by value: a letter more
in one text asks for few layouts that were not computed at the letter before.
"""

import math
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import msgspec

from studio.domain.geometry import Box
from studio.domain.template import Node
from studio.render import styling, taffy
from studio.render.styling import Page
from studio.render.tree import Element

SLACK = 0.75
"""Px by which a box may stick out before it counts as overflow."""
FRAMES, RESULTS = 128, 1024

Fixed = dict[int, tuple[float, float]]
"""Px size of elements that know their own: QR, logo."""
Values = tuple[float, ...]
Sizes = dict[int, Values]
"""What goes in by the text's index. Pass 1: widest line, longest word, line height; pass 2: width, height."""
Key = tuple[Any, ...]
T = TypeVar("T")


class Frame(msgspec.Struct, frozen=True, eq=False):
    """Nodes, parents, styles and paddings of a tree, by index; equal to itself alone."""

    nodes: tuple[Node, ...]
    parents: tuple[int, ...]
    page: Page
    styles: tuple[taffy.Style, ...]
    pads: tuple[styling.Pads, ...]


_frames: OrderedDict[Key, Frame] = OrderedDict()
"""Frames by the ids of their nodes, which they keep."""
_widths: OrderedDict[Key, Values] = OrderedDict()
_boxes: OrderedDict[Key, tuple[list[Box], tuple[int, ...]]] = OrderedDict()


def frame_of(elements: Sequence[Element], page: Page, fixed: Fixed) -> Frame:
    """The frame of these elements."""
    key = (*((id(e.node), e.parent) for e in elements), page, *fixed.items())
    return _kept(_frames, key, FRAMES, lambda: _frame(elements, page, fixed))


def _kept(cache: OrderedDict[Key, T], key: Key, most: int, make: Callable[[], T]) -> T:
    """The value of this key, made when it is not there; the least used goes first."""
    if key in cache:
        cache.move_to_end(key)
        return cache[key]
    value = cache[key] = make()
    if len(cache) > most:
        cache.popitem(last=False)
    return value


def _frame(elements: Sequence[Element], page: Page, fixed: Fixed) -> Frame:
    nodes = tuple(e.node for e in elements)
    styles, pads = [], []
    for index, element in enumerate(elements):
        parent = nodes[element.parent] if element.parent >= 0 else None
        style, padding = styling.style_of(element.node, parent, page)
        if index == 0:
            style = {**style, "size": taffy.size(page.width, page.height)}
        if index in fixed:
            size = taffy.size(*fixed[index])
            style = {**style, "size": size, "min_size": size, "flex_shrink": 0.0}
        styles.append(style)
        pads.append(padding)
    return Frame(nodes, tuple(e.parent for e in elements), page, tuple(styles), tuple(pads))


class Passes(msgspec.Struct):
    """Both passes over one frame; close its trees when done."""

    frame: Frame
    _loose: taffy.Tree = msgspec.field(default_factory=taffy.Tree)
    _tight: taffy.Tree = msgspec.field(default_factory=taffy.Tree)
    """The same tree with the texts' sizes held; apart, so that each keeps its caches between attempts. It
    begins as the loose one, which is made anew when it is needed again."""
    _in_loose: Sizes = msgspec.field(default_factory=dict)
    _in_tight: Sizes = msgspec.field(default_factory=dict)

    def close(self) -> None:
        """Free both trees."""
        self._loose.close()
        self._tight.close()

    def widths(self, wanted: Sizes) -> Values:
        """Pass 1: the width of every text, in the order of `wanted`."""

        def make() -> Values:
            self._compute(self._loose, self._in_loose, wanted, self._loosely)
            return tuple(self._loose.width(index) for index in wanted)

        return _kept(_widths, (self.frame, *wanted.values()), RESULTS, make)

    def boxes(self, wanted: Sizes) -> tuple[list[Box], tuple[int, ...]]:
        """Pass 2: the box of every element, and those that stick out of their parent."""

        def make() -> tuple[list[Box], tuple[int, ...]]:
            if not len(self._tight):
                # nearly all nodes are alike in both passes, and most pages are done after one attempt
                self._tight, self._loose = self._loose, self._tight
                self._in_loose.clear()
            self._compute(self._tight, self._in_tight, wanted, self._tightly)
            boxes = self._tight.boxes()
            return boxes, tuple(_sticking_out(self.frame, boxes))

        return _kept(_boxes, (self.frame, *wanted.values()), RESULTS, make)

    def _compute(
        self, tree: taffy.Tree, inside: Sizes, wanted: Sizes, made: Callable[..., taffy.Style]
    ) -> None:
        changed = {i: made(i, *values) for i, values in wanted.items() if inside.get(i) != values}
        inside.update(wanted)
        frame = self.frame
        if len(tree):
            for index, style in changed.items():
                tree.restyle(index, style)
        else:
            for index, (style, parent) in enumerate(zip(frame.styles, frame.parents, strict=True)):
                tree.add(changed.get(index, style), parent if parent >= 0 else None)
        tree.compute(frame.page.width, frame.page.height)

    def _loosely(self, index: int, widest: float, word: float, line: float) -> taffy.Style:
        """As wide as the words want, no narrower than the longest word."""
        node, style = self.frame.nodes[index], self.frame.styles[index]
        row = self.frame.nodes[self.frame.parents[index]].layout == "row"
        fills = node.text_align != "left" and not row
        width = style["size"]["width"] if node.w != "auto" else taffy.AUTO if fills else taffy.points(widest)
        most = style["max_size"]["width"] if node.max_w != "auto" else taffy.percent(1.0)
        return {
            **style,
            "size": {"width": width, "height": taffy.points(line)},
            "min_size": taffy.size(word, line),
            "max_size": {"width": most, "height": taffy.AUTO},
            "flex_shrink": 1.0 if row else 0.0,
        }

    def _tightly(self, index: int, width: float, height: float) -> taffy.Style:
        """The width of pass 1, the height the lines need."""
        size = taffy.size(width, height)
        held = {"size": size, "min_size": size, "max_size": size, "flex_shrink": 0.0, "flex_grow": 0.0}
        return {**self.frame.styles[index], **held}


def loose(widest: float, word: float, cap: float, size: float) -> Values:
    """What pass 1 asks of a text measured at 1 px: widest line, longest word, height of a line."""
    return math.ceil(widest * size * 100) / 100 + 0.02, word * size, cap * size * 1.4


def _sticking_out(frame: Frame, boxes: list[Box]) -> list[int]:
    result = []
    for index, (node, parent) in enumerate(zip(frame.nodes, frame.parents, strict=True)):
        if parent < 0 or node.inset is not None:
            continue
        inner, box, pads = boxes[parent], boxes[index], frame.pads[parent]
        width = inner.width
        left, top, right, bottom = (px + share * width for px, share in pads)
        if (
            box.x < inner.x + left - SLACK
            or box.y < inner.y + top - SLACK
            or box.x + box.width > inner.x + width - right + SLACK
            or box.y + box.height > inner.y + inner.height - bottom + SLACK
        ):
            result.append(index)
    return result
