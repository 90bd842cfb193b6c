"""Words that have to fit."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from studio.ui.words import _


def fit_words(made: QPushButton, words: str, width: int) -> None:
    """Put words on a button, shortened to a width; a screen reader gets all of them."""
    shown = made.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, width)
    made.setText(shown.replace("&", "&&"))
    made.setAccessibleName(words)
    if shown != words and not made.toolTip():
        made.setToolTip(words)


def listed(names: Sequence[str]) -> str:
    """`a`, `a dan b`, `a, b dan c`."""
    if len(names) < 2:
        return "".join(names)
    return _("{first} dan {last}").format(first=", ".join(names[:-1]), last=names[-1])
