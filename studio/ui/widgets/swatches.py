"""Colours to choose from, side by side."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from studio.ui import theme
from studio.ui.widgets.flow import Flow

SIDE, DOT, RING = 32, 11, 13
TICK = 2.0


class Swatch(QAbstractButton):
    """One colour, a token or `#rrggbb`; a tick says that it is chosen. The empty one is hollow."""

    def __init__(self, color: str, name: str) -> None:
        super().__init__()
        self.color = color
        self.setCheckable(True)
        self.setFixedSize(SIDE, SIDE)
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        """A disc, a tick, a ring for the focus."""
        now, painter = theme.look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.rect().center() + QPoint(1, 1)
        if self.color:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.color(self.color) if self.color in now.colors else QColor(self.color))
        else:
            painter.setPen(QPen(now.color("control"), 1.5))
        painter.drawEllipse(middle, DOT, DOT)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.isChecked():
            painter.setPen(QPen(now.color("strong"), 2))
            painter.drawEllipse(middle, RING, RING)
            painter.setPen(QPen(now.color("surface1" if self.color else "strong"), TICK))
            painter.drawPolyline([middle + QPoint(-4, 0), middle + QPoint(-1, 3), middle + QPoint(5, -4)])
        if self.hasFocus():
            painter.setPen(QPen(now.color("accent"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)


class Swatches(QWidget):
    """The colours, wrapped where room ends. `picked` gives the one chosen."""

    picked = Signal(str)

    def __init__(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.buttons: dict[str, Swatch] = {}
        self._group = QButtonGroup(self)
        flow = Flow(self, gap=2)
        for color, words in choices:
            made = Swatch(color, words)
            made.clicked.connect(partial(self.picked.emit, color))
            self._group.addButton(made)
            self.buttons[color.casefold()] = made
            flow.addWidget(made)

    def color(self) -> str | None:
        """The colour chosen; None when none of those offered is."""
        chosen = self._group.checkedButton()
        return chosen.color if isinstance(chosen, Swatch) else None

    def show_color(self, color: str) -> None:
        """Tick the colour in use; none when it is one that is not offered."""
        known = self.buttons.get(color.casefold())
        self._group.setExclusive(False)
        for made in self.buttons.values():
            made.setChecked(made is known)
        self._group.setExclusive(True)
