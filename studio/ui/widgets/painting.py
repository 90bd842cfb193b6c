"""Small drawing acts that rows painted by delegates share: one-line texts, icons, buttons, tiles."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap

from studio.ui import theme

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def write(
    painter: QPainter, area: QRect, text: str, token: str = "normal", *, size: int = 13, weight: int = 400,
    align: Qt.AlignmentFlag = LEFT, middle: bool = False,
) -> int:  # fmt: skip
    """One line of plain text that ends in … where room ends; its width."""
    font = QFont(painter.font())
    font.setPixelSize(size)
    font.setWeight(QFont.Weight(weight))
    painter.setFont(font)
    mode = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
    shown = painter.fontMetrics().elidedText(text, mode, area.width())
    painter.setPen(theme.look().color(token))
    painter.drawText(area, int(align | Qt.TextFlag.TextSingleLine), shown)
    return painter.fontMetrics().horizontalAdvance(shown)


def draw_icon(painter: QPainter, area: QRect, name: str, token: str, side: int = 20) -> None:
    """An icon in the middle of an area."""
    picture = theme.pixmap(name, token, side)
    painter.drawPixmap(area.center().x() - side // 2 + 1, area.center().y() - side // 2 + 1, picture)


def draw_tile(
    painter: QPainter, area: QRect, picture: QPixmap | None, icon: str = "", token: str = "muted"
) -> None:
    """A small picture with round corners; an icon on a well while there is none."""
    now = theme.look()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(now.color("surface2"))
    painter.drawRoundedRect(area, 4, 4)
    if picture is not None:
        painter.drawPixmap(area, picture)
    elif icon:
        draw_icon(painter, area, icon, token)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(now.color("line"), 1))
    painter.drawRoundedRect(area, 4, 4)


def draw_button(painter: QPainter, area: QRect, text: str, *, over: bool = False) -> None:
    """A small button as the style sheet has them."""
    now = theme.look()
    painter.setBrush(now.color("surface2" if over else "surface1"))
    painter.setPen(QPen(now.color("control"), 1))
    painter.drawRoundedRect(area, 6, 6)
    write(painter, area, text, "strong", weight=500, align=Qt.AlignmentFlag.AlignCenter)


def draw_ring(painter: QPainter, area: QRect) -> None:
    """The focus ring inside a row."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.look().color("accent"), 2))
    painter.drawRoundedRect(area.adjusted(2, 2, -2, -2), 5, 5)


def draw_check(painter: QPainter, area: QRect, state: Qt.CheckState) -> None:
    """A check box."""
    now, on = theme.look(), state != Qt.CheckState.Unchecked
    painter.setBrush(now.color("fill" if on else "surface1"))
    painter.setPen(QPen(now.color("fill" if on else "control"), 1))
    painter.drawRoundedRect(area, 4, 4)
    if on:
        draw_icon(painter, area, "check" if state == Qt.CheckState.Checked else "minus", "on_fill", 14)


def draw_switch(painter: QPainter, left: int, middle: int, *, on: bool) -> None:
    """A toggle, 34 px wide, its middle at a height."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.look().color("fill" if on else "control"))
    painter.drawRoundedRect(left, middle - 10, 34, 20, 10, 10)
    painter.setBrush(QColor("#FFFFFF"))
    painter.drawEllipse(left + (17 if on else 3), middle - 7, 14, 14)
