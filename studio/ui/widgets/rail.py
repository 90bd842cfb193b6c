"""The rail on the left: where one is, and where one can go."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from studio.ui import theme
from studio.ui.widgets.basic import ToolButton, put
from studio.ui.widgets.painting import write

MOST = 99


class RailItem(ToolButton):
    """An icon over a short word; the one chosen has a pill behind its icon."""

    def __init__(self, icon: str, words: str) -> None:
        super().__init__()
        self.setObjectName("railItem")
        self.count = 0
        self.setText(words)
        self.setAccessibleName(words)
        self.setCheckable(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setIcon(theme.icon(icon, "normal", 20, on="accent"))
        self.setIconSize(QSize(20, 20))
        self.setMinimumWidth(theme.look().size("rail") - 8)
        self.setFixedHeight(theme.look().size("rail_item"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def badge(self, count: int, words: str) -> None:
        """Show a number at the icon, said in words too; 0 shows none."""
        if self.count != count:
            self.count = count
            self.setAccessibleDescription(words if count else "")
            self.setToolTip(words if count else "")
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pill first, the number last."""
        if self.isChecked():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.look().color("tint"))
            painter.drawRoundedRect((self.width() - 42) // 2, 1, 42, 28, 9, 9)
            painter.end()
        super().paintEvent(event)
        if self.count:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            words = str(self.count) if self.count <= MOST else f"{MOST}+"
            wide = 18 if len(words) < 2 else 10 + 7 * len(words)
            area = QRect(self.width() // 2 + 4, 0, wide, 18)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.look().color("stop"))
            painter.drawRoundedRect(area, 9, 9)
            write(painter, area, words, "surface1", size=11, weight=600, align=Qt.AlignmentFlag.AlignCenter)


class Rail(QWidget):
    """The places of the window; `chosen` gives the id of the one wanted. `above` is over the lowest."""

    chosen = Signal(str)

    def __init__(
        self, head: QWidget, top: Sequence[tuple[str, str, str]], bottom: Sequence[tuple[str, str, str]],
        *above: QWidget,
    ) -> None:  # fmt: skip
        super().__init__()
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(theme.look().size("rail"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.items: dict[str, RailItem] = {}
        group = QButtonGroup(self)
        for ident, icon, words in (*top, *bottom):
            item = RailItem(icon, words)
            item.clicked.connect(lambda _on=False, ident=ident: self.chosen.emit(ident))
            group.addButton(item)
            self.items[ident] = item
        first, last = [self.items[i] for i, *_ in top], [self.items[i] for i, *_ in bottom]
        put(QVBoxLayout(self), head, 4, *first, None, *above, *last, gap=4, margins=(4, 4, 4, 10))

    def mark(self, ident: str) -> None:
        """Show where one is."""
        for key, item in self.items.items():
            item.setChecked(key == ident)
