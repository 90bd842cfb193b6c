"""Fitting texts between floor and ceiling: many cheap layouts of one tree, two passes each."""

import math
from dataclasses import dataclass, field

from studio.domain.geometry import Box
from studio.render import styling, taffy
from studio.render.styling import Page
from studio.render.text import Prepared, Setting, set_text
from studio.render.tree import Element

SLACK = 0.75
"""Px by which a box may stick out before it counts as overflow."""
STEPS_ALL = 6
STEPS_GROUP = 4

Factors = dict[str, float]


@dataclass(slots=True)
class TextLeaf:
    """A text in the tree with its size range: px at factor 1, floor in px."""

    index: int
    prepared: Prepared
    size: float
    floor: float
    group: str

    def at(self, factors: Factors) -> float:
        """The size under these group factors."""
        return max(self.floor, self.size * factors.get(self.group, 1.0))


@dataclass(frozen=True, slots=True)
class Attempt:
    """One layout: a setting per text, a box per element, the elements that do not fit."""

    settings: dict[int, Setting]
    boxes: list[Box]
    faults: tuple[int, ...]


@dataclass(slots=True)
class Fitter:
    """One tree under one set of elements; close its `tree` when done."""

    elements: list[Element]
    page: Page
    texts: list[TextLeaf]
    fixed: dict[int, tuple[float, float]]
    """Px size of elements that know their own: QR, logo."""
    tree: taffy.Tree = field(default_factory=taffy.Tree)
    _styles: list[taffy.Style] = field(default_factory=list)

    def __post_init__(self) -> None:
        for index, element in enumerate(self.elements):
            parent = self.elements[element.parent].node if element.parent >= 0 else None
            values = styling.base_style(element.node, parent, self.page)
            if index == 0:
                values["size"] = {
                    "width": taffy.points(self.page.width),
                    "height": taffy.points(self.page.height),
                }
            if index in self.fixed:
                width, height = (taffy.points(v) for v in self.fixed[index])
                values["size"] = values["min_size"] = {"width": width, "height": height}
                values["flex_shrink"] = 0.0
            style = taffy.style(**values)
            self._styles.append(style)
            self.tree.add(style, element.parent if element.parent >= 0 else None)

    def attempt(self, factors: Factors) -> Attempt:
        """Lay out with these factors."""
        sizes = {leaf.index: leaf.at(factors) for leaf in self.texts}
        for leaf in self.texts:
            self.tree.restyle(leaf.index, self._loose(leaf, sizes[leaf.index]))
        self.tree.compute(self.page.width, self.page.height)
        settings = {}
        for leaf in self.texts:
            node = self.elements[leaf.index].node
            width = self.tree.width(leaf.index)
            settings[leaf.index] = set_text(
                leaf.prepared, sizes[leaf.index], width + 0.01, even=node.balance, leading=node.leading
            )
            self.tree.restyle(leaf.index, self._tight(leaf, width, settings[leaf.index].height))
        self.tree.compute(self.page.width, self.page.height)
        boxes = self.tree.boxes()
        return Attempt(settings, boxes, self._faults(settings, boxes))

    def _loose(self, leaf: TextLeaf, size: float) -> taffy.Style:
        """Pass 1: as wide as the words want, no narrower than the longest word."""
        node, style = self.elements[leaf.index].node, self._styles[leaf.index]
        parent = self.elements[self.elements[leaf.index].parent].node
        line = leaf.prepared.cap * size * 1.4
        fills = node.text_align != "left" and parent.layout != "row"
        fixed_width = node.w != "auto"
        widest = taffy.points(math.ceil(leaf.prepared.widest * size * 100) / 100 + 0.02)
        return {
            **style,
            "size": {
                "width": style["size"]["width"] if fixed_width else taffy.AUTO if fills else widest,
                "height": taffy.points(line),
            },
            "min_size": {"width": taffy.points(leaf.prepared.word * size), "height": taffy.points(line)},
            "max_size": {
                "width": style["max_size"]["width"] if node.max_w != "auto" else taffy.percent(1.0),
                "height": taffy.AUTO,
            },
            "flex_shrink": 1.0 if parent.layout == "row" else 0.0,
        }

    def _tight(self, leaf: TextLeaf, width: float, height: float) -> taffy.Style:
        """Pass 2: the width of pass 1, the height the lines need."""
        size = {"width": taffy.points(width), "height": taffy.points(height)}
        return {
            **self._styles[leaf.index],
            "size": size, "min_size": size, "max_size": size, "flex_shrink": 0.0, "flex_grow": 0.0,
        }  # fmt: skip

    def _faults(self, settings: dict[int, Setting], boxes: list[Box]) -> tuple[int, ...]:
        def unfit(index: int, element: Element) -> bool:
            if index in settings and self._text_fails(index, settings[index], boxes[index]):
                return True
            return element.parent >= 0 and element.node.inset is None and self._sticks_out(index, boxes)

        return tuple(index for index, element in enumerate(self.elements) if unfit(index, element))

    def _text_fails(self, index: int, setting: Setting, box: Box) -> bool:
        limit = self.elements[index].node.max_lines
        return (
            setting.width > box.width + SLACK
            or setting.height > box.height + SLACK
            or (limit is not None and setting.count > limit)
        )

    def _sticks_out(self, index: int, boxes: list[Box]) -> bool:
        parent = self.elements[index].parent
        pad = self._styles[parent]["padding"]
        inner, box = boxes[parent], boxes[index]

        def side(edge: str) -> float:
            value = pad[edge]
            return float(value["value"]) * (inner.width if value["dim"] == 2 else 1)

        return (
            box.x < inner.x + side("left") - SLACK
            or box.y < inner.y + side("top") - SLACK
            or box.right > inner.right - side("right") + SLACK
            or box.bottom > inner.bottom - side("bottom") + SLACK
        )


def lowest(texts: list[TextLeaf]) -> Factors:
    """Per group, the factor at which every member stands on its floor."""
    result: Factors = {}
    for leaf in texts:
        result[leaf.group] = min(result.get(leaf.group, 1.0), leaf.floor / leaf.size)
    return result


def fit(fitter: Fitter) -> tuple[Attempt, Factors]:
    """The largest sizes that fit: all groups by one share, then each group for itself, then growth.

    When even the floor does not fit, the attempt at the floor is returned with its faults.
    """
    floor = lowest(fitter.texts)
    factors = dict.fromkeys(floor, 1.0)
    attempt = fitter.attempt(factors)
    if attempt.faults:
        at_floor = fitter.attempt(floor)
        if at_floor.faults:
            return at_floor, floor
        attempt, factors = _common(fitter, floor, at_floor)
        for group in sorted(floor, key=lambda g: (g != "headline", g)):
            attempt, factors = _give_back(fitter, group, 1.0, attempt, factors)
    for group in sorted(
        {leaf.group for leaf in fitter.texts if fitter.elements[leaf.index].node.fill_measure}
    ):
        most = max(fitter.elements[leaf.index].node.most for leaf in fitter.texts if leaf.group == group)
        if factors[group] >= 1.0:
            attempt, factors = _give_back(fitter, group, most, attempt, factors, same_lines=True)
    return attempt, factors


def _common(fitter: Fitter, floor: Factors, best: Attempt) -> tuple[Attempt, Factors]:
    low, high, chosen = 0.0, 1.0, floor
    for _ in range(STEPS_ALL):
        share = (low + high) / 2
        factors = {group: least + (1 - least) * share for group, least in floor.items()}
        tried = fitter.attempt(factors)
        if tried.faults:
            high = share
        else:
            low, best, chosen = share, tried, factors
    return best, dict(chosen)


def _give_back(
    fitter: Fitter, group: str, most: float, best: Attempt, factors: Factors, *, same_lines: bool = False
) -> tuple[Attempt, Factors]:
    """Enlarge one group as far as everything still fits, without adding lines when asked."""
    members = [leaf.index for leaf in fitter.texts if leaf.group == group]
    lines = sum(best.settings[i].count for i in members)
    low, high = factors[group], most
    if high - low < 0.01:
        return best, factors
    for step in range(STEPS_GROUP):
        value = high if step == 0 else (low + high) / 2
        tried = fitter.attempt({**factors, group: value})
        grown = same_lines and sum(tried.settings[i].count for i in members) > lines
        if tried.faults or grown:
            high = value
        else:
            low, best, factors = value, tried, {**factors, group: value}
            if step == 0:
                break
    return best, factors
