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
MANY_LINES, LEAST_OF_SIZE = 3, 0.84
"""Lines from which a headline tries one less, and the share of its size it may give for that."""

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
    """One tree under one set of elements; close its trees when done."""

    elements: list[Element]
    page: Page
    texts: list[TextLeaf]
    fixed: dict[int, tuple[float, float]]
    """Px size of elements that know their own: QR, logo."""
    tree: taffy.Tree = field(default_factory=taffy.Tree)
    tight: taffy.Tree = field(default_factory=taffy.Tree)
    """The same tree with the texts' sizes held; apart, so that each keeps its caches between attempts."""
    _styles: list[taffy.Style] = field(default_factory=list)
    _sizes: dict[int, float] = field(default_factory=dict)
    _set: dict[int, tuple[float, float, Setting]] = field(default_factory=dict)
    _held: dict[int, tuple[float, float]] = field(default_factory=dict)
    _pads: list[list[tuple[float, float]]] = field(default_factory=list)

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
            self._pads.append([_length(style["padding"][e]) for e in ("left", "top", "right", "bottom")])
            parent_at = element.parent if element.parent >= 0 else None
            self.tree.add(style, parent_at)
            self.tight.add(style, parent_at)

    def attempt(self, factors: Factors) -> Attempt:
        """Lay out with these factors."""
        sizes = {leaf.index: leaf.at(factors) for leaf in self.texts}
        for leaf in self.texts:
            if self._sizes.get(leaf.index) != sizes[leaf.index]:
                self.tree.restyle(leaf.index, self._loose(leaf, sizes[leaf.index]))
        self._sizes = sizes
        self.tree.compute(self.page.width, self.page.height)
        settings = {}
        for leaf in self.texts:
            node = self.elements[leaf.index].node
            width = self.tree.width(leaf.index)
            known = self._set.get(leaf.index)
            if known is None or known[:2] != (sizes[leaf.index], width):
                setting = set_text(
                    leaf.prepared, sizes[leaf.index], width + 0.01, even=node.balance, leading=node.leading
                )
                known = self._set[leaf.index] = (sizes[leaf.index], width, setting)
            settings[leaf.index] = known[2]
            held = (width, settings[leaf.index].height)
            if self._held.get(leaf.index) != held:
                self.tight.restyle(leaf.index, self._tight(leaf, *held))
                self._held[leaf.index] = held
        self.tight.compute(self.page.width, self.page.height)
        boxes = self.tight.boxes()
        return Attempt(settings, boxes, self._faults(settings, boxes))

    def lines(self, leaves: list[TextLeaf], factor: float) -> int:
        """How many lines these texts would take at a factor, in the widths they have now."""
        return sum(
            set_text(
                leaf.prepared, leaf.at({leaf.group: factor}), self._set[leaf.index][1] + 0.01,
                even=self.elements[leaf.index].node.balance, leading=self.elements[leaf.index].node.leading,
            ).count
            for leaf in leaves
        )  # fmt: skip

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
        failing = {i for i, setting in settings.items() if self._text_fails(i, setting, boxes[i])}
        for index, element in enumerate(self.elements):
            if element.parent < 0 or element.node.inset is not None:
                continue
            inner, box = boxes[element.parent], boxes[index]
            left, top, right, bottom = (px + share * inner.width for px, share in self._pads[element.parent])
            if (
                box.x < inner.x + left - SLACK
                or box.y < inner.y + top - SLACK
                or box.x + box.width > inner.x + inner.width - right + SLACK
                or box.y + box.height > inner.y + inner.height - bottom + SLACK
            ):
                failing.add(index)
        return tuple(sorted(failing))

    def _text_fails(self, index: int, setting: Setting, box: Box) -> bool:
        limit = self.elements[index].node.max_lines
        return (
            setting.width > box.width + SLACK
            or setting.height > box.height + SLACK
            or (limit is not None and setting.count > limit)
        )


def _length(value: dict[str, float]) -> tuple[float, float]:
    """A padding as px and as share of the parent's width."""
    return (0.0, float(value["value"])) if value["dim"] == 2 else (float(value["value"]), 0.0)


def lowest(texts: list[TextLeaf]) -> Factors:
    """Per group, the factor at which every member stands on its floor."""
    result: Factors = {}
    for leaf in texts:
        result[leaf.group] = min(result.get(leaf.group, 1.0), leaf.floor / leaf.size)
    return result


def fit(fitter: Fitter) -> tuple[Attempt, Factors]:
    """The largest sizes that fit: all groups by one share, then each group for itself, then growth.

    A headline of three lines or more gives up a little of its size for one line less.

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
    for group in sorted({leaf.group for leaf in fitter.texts if fitter.elements[leaf.index].node.balance}):
        attempt, factors = _fewer_lines(fitter, group, floor[group], attempt, factors)
    for group in sorted(
        {leaf.group for leaf in fitter.texts if fitter.elements[leaf.index].node.fill_measure}
    ):
        most = max(fitter.elements[leaf.index].node.most for leaf in fitter.texts if leaf.group == group)
        if factors[group] >= 1.0:
            attempt, factors = _give_back(fitter, group, most, attempt, factors, same_lines=True)
    return attempt, factors


def _fewer_lines(
    fitter: Fitter, group: str, floor: float, best: Attempt, factors: Factors
) -> tuple[Attempt, Factors]:
    """Set a headline in one line less where that costs little size: three lines before four."""
    members = [
        leaf
        for leaf in fitter.texts
        if leaf.group == group and fitter.elements[leaf.index].node.balance and leaf.size > 0
    ]
    if not any(best.settings[leaf.index].count >= MANY_LINES for leaf in members):
        return best, factors
    lines = sum(best.settings[leaf.index].count for leaf in members)
    low, high = max(factors[group] * LEAST_OF_SIZE, floor), factors[group]
    if fitter.lines(members, low) >= lines:
        return best, factors
    for _ in range(STEPS_ALL):
        value = (low + high) / 2
        low, high = (value, high) if fitter.lines(members, value) < lines else (low, value)
    tried = fitter.attempt({**factors, group: low})
    return (best, factors) if tried.faults else (tried, {**factors, group: low})


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
