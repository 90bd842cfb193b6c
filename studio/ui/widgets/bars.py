"""Small painted charts: bars of months side by side, a share as a line, an indicator on its way."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui import theme
from studio.ui.widgets.painting import write

BOTTOM = 16
CENTRE = Qt.AlignmentFlag.AlignCenter


def draw_months(
    painter: QPainter,
    area: QRectF,
    values: Sequence[int],
    *,
    most: int = 0,
    gap: float = 3,
    done: Sequence[int] = (),
) -> None:
    """Bars that stand on a line, the last one in the accent; `done` fills a part of each from below."""
    if not values:
        return
    now, top = theme.look(), max(most, *values, 1)
    wide = (area.width() - gap * (len(values) - 1)) / len(values)
    painter.setPen(Qt.PenStyle.NoPen)
    for place, value in enumerate(values):
        left = area.left() + place * (wide + gap)
        last = place == len(values) - 1 and not done
        high = max(2.0, area.height() * value / top)
        painter.setBrush(now.color("accent" if last else "control" if value else "line"))
        painter.drawRoundedRect(QRectF(left, area.bottom() - high, wide, high), 1.5, 1.5)
        if done and done[place]:
            high = area.height() * done[place] / top
            painter.setBrush(now.color("accent"))
            painter.drawRoundedRect(QRectF(left, area.bottom() - high, wide, high), 1.5, 1.5)


class MonthBars(QWidget):
    """Bars of months with a word below each and the number above; `done` are parts of them."""

    def __init__(
        self,
        values: Sequence[int],
        words: Sequence[str],
        said: str,
        done: Sequence[int] = (),
        height: int = 120,
    ) -> None:
        super().__init__()
        self.values, self.words, self.done = tuple(values), tuple(words), tuple(done)
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(280, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        """Numbers, bars, words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(0, BOTTOM, self.width(), self.height() - 2 * BOTTOM - 2)
        draw_months(painter, area, self.values, gap=6, done=self.done)
        count, most = len(self.values), max((*self.values, 1))
        step = (self.width() + 6) / max(1, count)
        for place, value in enumerate(self.values):
            room = QRectF(place * step - 3, self.height() - BOTTOM, step, BOTTOM).toRect()
            write(painter, room, self.words[place], "muted", size=11, align=CENTRE)
            if value:
                top = area.bottom() - area.height() * value / most
                shown = f"{self.done[place]}/{value}" if self.done and step > 34 else str(value)
                above = QRectF(place * step - 3, top - BOTTOM, step, BOTTOM).toRect()
                write(painter, above, shown, "normal", size=11, align=CENTRE)


class Months(QWidget):
    """Bars alone, as small as a word; what they say stands beside them."""

    def __init__(self, values: Sequence[int]) -> None:
        super().__init__()
        self.values = tuple(values)
        self.setFixedSize(54, 20)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        """The bars."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_months(painter, QRectF(0, 0, self.width(), self.height()), self.values, gap=2)


class Track(QWidget):
    """An indicator on its way: where it began, where it should come, where it is; numbers are any scale."""

    def __init__(
        self, base: float | None, target: float | None, actual: float | None, tone: str, said: str
    ) -> None:
        super().__init__()
        self.base, self.target, self.actual, self.tone = base, target, actual, tone
        self.setAccessibleName(said)
        self.setFixedHeight(18)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        """The ground, what was reached, the marks of beginning and target."""
        painter, now = QPainter(self), theme.look()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        ground = QRectF(1, 5, self.width() - 2, 8)
        painter.setBrush(now.color("surface2"))
        painter.drawRoundedRect(ground, 4, 4)
        top = (
            max(0.0, *(value for value in (self.base, self.target, self.actual) if value is not None)) or 1.0
        )
        if self.actual is not None:
            wide = max(8.0, ground.width() * max(0.0, self.actual) / top)
            painter.setBrush(now.color(self.tone or "accent"))
            painter.drawRoundedRect(QRectF(ground.left(), ground.top(), wide, 8), 4, 4)
        for value, token, high in ((self.base, "muted", 12), (self.target, "strong", 18)):
            if value is not None:
                left = ground.left() + (ground.width() - 2) * max(0.0, value) / top
                painter.setPen(QPen(now.color("surface1"), 1))
                painter.setBrush(now.color(token))
                painter.drawRoundedRect(QRectF(left - 1, 9 - high / 2, 4, high), 1, 1)
                painter.setPen(Qt.PenStyle.NoPen)


class ShareBar(QWidget):
    """A share 0..1 as a line."""

    def __init__(self, share: float, said: str, token: str = "accent", target: float | None = None) -> None:
        super().__init__()
        self.share, self.token, self.target = share, token, target
        self.setAccessibleName(said)
        self.setFixedHeight(14)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        """The ground, the share, the mark of its target."""
        painter, now = QPainter(self), theme.look()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        ground = QRectF(0, 4, self.width(), 6)
        painter.setBrush(now.color("surface2"))
        painter.drawRoundedRect(ground, 3, 3)
        if self.share > 0:
            painter.setBrush(now.color(self.token))
            wide = max(6.0, min(1.0, self.share) * ground.width())
            painter.drawRoundedRect(QRectF(0, 4, wide, 6), 3, 3)
        if self.target is not None:
            painter.setBrush(now.color("strong"))
            painter.drawRoundedRect(QRectF(min(1.0, self.target) * (self.width() - 3), 0, 3, 14), 1, 1)
