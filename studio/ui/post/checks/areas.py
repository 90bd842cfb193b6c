"""Where the controls at the right of a row stand, for painting and for the mouse alike."""

from typing import NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics

from studio.ui.post.checks.rows import Row
from studio.ui.words import _

EDGE, GAP, DISC = 24, 8, 26
FIELD = 230
"""Width of a field for a typed answer."""
CHOICES = ("yes", "no", "not-applicable")


class Area(NamedTuple):
    """A control: what it does, where it is, its words."""

    act: str
    area: QRect
    words: str


def choice_words() -> tuple[tuple[str, str], ...]:
    """The three answers."""
    return tuple(zip(CHOICES, (_("Ya"), _("Belum"), _("Tidak berlaku")), strict=True))


def areas_of(row: Row, area: QRect, metrics: QFontMetrics) -> tuple[Area, ...]:
    """The controls of a row, from left to right."""
    right, middle = area.right() - EDGE + 1, area.center().y()
    if row.control == "typed":
        wide = min(FIELD, area.width() // 3)
        return (Area("type", QRect(right - wide, middle - 16, wide, 34), ""),)
    if row.control == "choice":
        widths = [(act, words, metrics.horizontalAdvance(words) + 20) for act, words in choice_words()]
        return _placed(widths, right - 3, middle, 26, 0)
    if row.control == "acts":
        return _placed(
            [(act, words, metrics.horizontalAdvance(words) + 26) for act, words in row.acts],
            right,
            middle,
            28,
            GAP,
        )
    return ()


def left_of(row: Row, area: QRect, metrics: QFontMetrics) -> int:
    """Where the controls begin, so that words end before them."""
    found = areas_of(row, area, metrics)
    if found:
        return found[0].area.left() - 2 * GAP
    side = metrics.horizontalAdvance(row.note) + (
        DISC + GAP if row.control == "done" else 26 if row.note else 0
    )
    return area.right() - EDGE - min(side, area.width() * 2 // 5) - GAP


def _placed(
    widths: list[tuple[str, str, int]], right: int, middle: int, high: int, gap: int
) -> tuple[Area, ...]:
    left, found = right - sum(wide for *_both, wide in widths) - gap * (len(widths) - 1), []
    for act, words, wide in widths:
        found.append(Area(act, QRect(left, middle - high // 2 + 1, wide, high), words))
        left += wide + gap
    return tuple(found)
