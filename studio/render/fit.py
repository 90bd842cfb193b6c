"""Fitting texts between floor and ceiling: many cheap layouts of one tree, two passes each."""

from collections.abc import Callable
from typing import Self

import msgspec

from studio.domain.geometry import Box
from studio.domain.template import Node
from studio.render.passes import SLACK, Fixed, Passes, Sizes, Values, frame_of, loose
from studio.render.styling import Page
from studio.render.text import Prepared, Setting, set_text
from studio.render.tree import Element

STEPS_ALL = 6
STEPS_GROUP = 4
STEPS_NEAR = 3
MANY_LINES, LEAST_OF_SIZE = 3, 0.84
"""Lines from which a headline tries one less, and the share of its size it may give for that."""

Factors = dict[str, float]
Accept = Callable[[dict[int, Setting]], bool]


class TextLeaf(msgspec.Struct):
    """A text in the tree with its size range: px at factor 1, floor in px."""

    index: int
    prepared: Prepared
    size: float
    floor: float
    group: str

    def at(self, factors: Factors) -> float:
        """The size under these group factors."""
        return max(self.floor, self.size * factors.get(self.group, 1.0))


class Attempt(msgspec.Struct, frozen=True):
    """One layout: a setting per text, a box per element, the elements that do not fit."""

    settings: dict[int, Setting]
    boxes: list[Box]
    faults: tuple[int, ...]


class Fitter:
    """Attempts at one set of elements; close it when done."""

    def __init__(self, elements: list[Element], page: Page, texts: list[TextLeaf], fixed: Fixed) -> None:
        self.elements = elements
        self.texts = sorted(texts, key=lambda leaf: elements[leaf.index].node.max_lines is None)
        self._passes = Passes(frame_of(elements, page, fixed))
        self._now: dict[int, float] = {}
        """Width of each text at the last attempt."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._passes.close()

    def whole(self, factors: Factors) -> Attempt:
        """Lay out with these factors and name everything that does not fit."""
        return self._placed(*self._set(factors))

    def attempt(self, factors: Factors, accept: Accept = lambda _: True) -> Attempt | None:
        """Lay out with these factors; None as soon as something does not fit.

        `accept` says whether texts set like this are of use at all.
        """
        widths, settings = self._set(factors, most_lines=True)
        if len(settings) < len(self.texts) or not accept(settings):
            return None
        tried = self._placed(widths, settings)
        return None if tried.faults else tried

    def _set(self, factors: Factors, *, most_lines: bool = False) -> tuple[Values, dict[int, Setting]]:
        """Every text at its size and width; with `most_lines` only up to the first that has too many."""
        sizes = [leaf.at(factors) for leaf in self.texts]
        wanted = {}
        for leaf, size in zip(self.texts, sizes, strict=True):
            text = leaf.prepared
            wanted[leaf.index] = loose(text.widest, text.word, text.cap, size)
        widths = self._passes.widths(wanted)
        self._now = dict(zip(wanted, widths, strict=True))
        settings: dict[int, Setting] = {}
        for leaf, size, width in zip(self.texts, sizes, widths, strict=True):
            node = self.elements[leaf.index].node
            setting = set_text(leaf.prepared, size, width + 0.01, even=node.balance, leading=node.leading)
            if most_lines and node.max_lines is not None and setting.count > node.max_lines:
                break
            settings[leaf.index] = setting
        return widths, settings

    def _placed(self, widths: Values, settings: dict[int, Setting]) -> Attempt:
        held: Sizes = {
            index: (width, setting.height)
            for (index, setting), width in zip(settings.items(), widths, strict=True)
        }
        boxes, faults = self._passes.boxes(held)
        failing = tuple(i for i, setting in settings.items() if self._text_fails(i, setting, boxes[i]))
        return Attempt(settings, boxes, tuple(sorted({*faults, *failing})) if failing else faults)

    def lines(self, leaves: list[TextLeaf], factor: float) -> int:
        """How many lines these texts would take at a factor, in the widths they have now."""
        return sum(
            set_text(
                leaf.prepared, leaf.at({leaf.group: factor}), self._now[leaf.index] + 0.01,
                even=self.elements[leaf.index].node.balance, leading=self.elements[leaf.index].node.leading,
            ).count
            for leaf in leaves
        )  # fmt: skip

    def _text_fails(self, index: int, setting: Setting, box: Box) -> bool:
        limit = self.elements[index].node.max_lines
        return (
            setting.width > box.width + SLACK
            or setting.height > box.height + SLACK
            or (limit is not None and setting.count > limit)
        )


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
    if attempt is None:
        at_floor = fitter.whole(floor)
        if at_floor.faults:
            return at_floor, floor
        attempt, factors = _common(fitter, floor, at_floor)
        for group in sorted(floor, key=lambda g: (g != "headline", g)):
            attempt, factors = _give_back(fitter, group, 1.0, attempt, factors)
    for group in sorted({leaf.group for leaf in fitter.texts if _gives(fitter.elements[leaf.index].node)}):
        attempt, factors = _fewer_lines(fitter, group, floor[group], attempt, factors)
    for group in sorted(
        {leaf.group for leaf in fitter.texts if fitter.elements[leaf.index].node.fill_measure}
    ):
        most = max(fitter.elements[leaf.index].node.most for leaf in fitter.texts if leaf.group == group)
        if factors[group] >= 1.0:
            attempt, factors = _give_back(fitter, group, most, attempt, factors, same_lines=True)
    return attempt, factors


def near(fitter: Fitter, factors: Factors, changed: set[str]) -> tuple[Attempt, Factors] | None:
    """The sizes of a moment ago if they still fit, else smaller ones for the groups that changed.

    A few layouts instead of dozens, for a picture while somebody types; None when even their floor is too
    large, or when the groups are not the same.
    """
    floor = lowest(fitter.texts)
    if floor.keys() != factors.keys():
        return None
    tried = fitter.attempt(factors)
    if tried is not None:
        return tried, factors
    best: tuple[Attempt, Factors] | None = None
    share, step = 0.5, 0.25
    for _ in range(STEPS_NEAR):
        now = {
            group: floor[group] + (value - floor[group]) * share if group in changed else value
            for group, value in factors.items()
        }
        tried = fitter.attempt(now)
        best = (tried, now) if tried is not None else best
        share, step = share + (step if tried is not None else -step), step / 2
    if best is None:
        now = {group: floor[group] if group in changed else value for group, value in factors.items()}
        tried = fitter.attempt(now)
        best = (tried, now) if tried is not None else None
    return best


def _gives(node: Node) -> bool:
    """Whether a text gives size for fewer lines; a quote does not: its words are the picture."""
    return node.balance and node.style != "quote"


def _fewer_lines(
    fitter: Fitter, group: str, floor: float, best: Attempt, factors: Factors
) -> tuple[Attempt, Factors]:
    """Set a headline in one line less where that costs little size: three lines before four."""
    members = [
        leaf
        for leaf in fitter.texts
        if leaf.group == group and _gives(fitter.elements[leaf.index].node) and leaf.size > 0
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
    return (best, factors) if tried is None else (tried, {**factors, group: low})


def _common(fitter: Fitter, floor: Factors, best: Attempt) -> tuple[Attempt, Factors]:
    low, high, chosen = 0.0, 1.0, floor
    for _ in range(STEPS_ALL):
        share = (low + high) / 2
        factors = {group: least + (1 - least) * share for group, least in floor.items()}
        tried = fitter.attempt(factors)
        if tried is None:
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

    def accept(settings: dict[int, Setting]) -> bool:
        return not same_lines or sum(settings[i].count for i in members) <= lines

    for step in range(STEPS_GROUP):
        value = high if step == 0 else (low + high) / 2
        tried = fitter.attempt({**factors, group: value}, accept)
        if tried is None:
            high = value
        else:
            low, best, factors = value, tried, {**factors, group: value}
            if step == 0:
                break
    return best, factors
