"""The choice of a pillar's colour: those of the theme and of the kit that are seen in light and dark."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from studio.session.pillar_edits import TOKENS
from studio.ui import theme
from studio.ui.widgets.flow import Flow
from studio.ui.words import _

SIDE, DOT, RING = 32, 11, 14
TICK = 2.0


class ColorDot(QAbstractButton):
    """One colour; a tick says that it is chosen."""

    def __init__(self, color: str, name: str) -> None:
        super().__init__()
        self.color = color
        self.setCheckable(True)
        self.setFixedSize(SIDE, SIDE)
        self.setToolTip(name)
        self.setAccessibleName(_("Warna {name}").format(name=name))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        """A disc, a tick, a ring for the focus."""
        now, painter = theme.look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = now.color(self.color) if self.color in now.colors else QColor(self.color)
        middle = self.rect().center() + QPoint(1, 1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawEllipse(middle, DOT, DOT)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.isChecked():
            painter.setPen(QPen(now.color("strong"), 2))
            painter.drawEllipse(middle, RING - 1, RING - 1)
            painter.setPen(QPen(now.color("surface1"), TICK))
            painter.drawPolyline([middle + QPoint(-4, 0), middle + QPoint(-1, 3), middle + QPoint(5, -4)])
        if self.hasFocus():
            painter.setPen(QPen(now.color("accent"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)


class ColorChoice(QWidget):
    """Discs side by side. `picked` gives a token or `#rrggbb`."""

    picked = Signal(str)

    def __init__(self, of_kit: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setAccessibleName(_("Warna pilar"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        names = (_("toska"), _("biru"), _("kunyit"), _("ungu"), _("merah muda"), _("hijau"))
        self.dots: dict[str, ColorDot] = {}
        self._group = QButtonGroup(self)
        flow = Flow(self, gap=2)
        kit = [(color, _("{name}, dari kit").format(name=name)) for color, name in of_kit]
        for color, name in (*zip(TOKENS, names, strict=True), *kit):
            made = ColorDot(color, name)
            made.clicked.connect(partial(self.picked.emit, color))
            self._group.addButton(made)
            self.dots[color] = made
            flow.addWidget(made)

    def show_color(self, color: str) -> None:
        """Tick the colour in use; none when it is one that is not offered."""
        self._group.setExclusive(False)
        for known, dot in self.dots.items():
            dot.setChecked(known == color.lower())
        self._group.setExclusive(True)
