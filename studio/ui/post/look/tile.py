"""One choice of a look as a small picture with its name, and the popup that shows them side by side."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QFrame, QGridLayout, QVBoxLayout, QWidget

from studio.ui import theme
from studio.ui.canvas.thumbs import draw_thumb
from studio.ui.widgets.basic import Label, button, plain_tip, put, row
from studio.ui.words import _

WIDTH, ART = 124, 132
NAME = 36
"""Px of the name, on two lines when it is long."""
COLUMNS = 4
INDENT = 16
DOT = 11
ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -COLUMNS, Qt.Key.Key_Down: COLUMNS}


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose: its key, its name, why it cannot be chosen, colours it stands for."""

    key: str
    name: str
    why: str = ""
    dots: tuple[str, ...] = ()


class LookTile(QAbstractButton):
    """A choice. One that lacks something says so when it is asked for."""

    def __init__(self, choice: Choice) -> None:
        super().__init__()
        self.choice = choice
        self.pixmap: QPixmap | None = None
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(WIDTH, ART + NAME + 8)
        self.setAccessibleName(choice.name)
        self.setAccessibleDescription(choice.why)
        self.setToolTip(plain_tip(choice.why or choice.name))

    def show_picture(self, pixmap: QPixmap | None) -> None:
        """The picture that came."""
        self.pixmap = pixmap
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        """Ground, picture, name, ring."""
        painter, now = QPainter(self), theme.look()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        well = QRectF(2, 2, WIDTH - 4, ART)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.color("canvas"))
        painter.drawRoundedRect(well, 6, 6)
        painter.setOpacity(0.45 if self.choice.why else 1.0)
        draw_thumb(painter, well.adjusted(8, 8, -8, -8), self.pixmap)
        painter.setOpacity(1.0)
        if self.choice.why:
            painter.drawPixmap(QPoint(WIDTH - 26, 8), theme.pixmap("info-circle", "muted", 16))
        if self.isChecked() or self.hasFocus() or self.underMouse():
            token = "accent" if self.isChecked() or self.hasFocus() else "control"
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(now.color(token), 2))
            painter.drawRoundedRect(well.adjusted(0, 0, 0, 0), 6, 6)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.color("fill"))
            painter.drawEllipse(QRectF(8, 8, 20, 20))
            painter.drawPixmap(QPoint(11, 11), theme.pixmap("check", "on_fill", 14))
        font = QFont(self.font())
        font.setPixelSize(now.size("hint"))
        font.setWeight(QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(now.color("muted" if self.choice.why else "strong" if self.isChecked() else "normal"))
        self._words(painter)
        if self.choice.dots:
            self._dots(painter)

    def event(self, event: QEvent) -> bool:
        """The pointer over it shows."""
        if event.type() in {QEvent.Type.Enter, QEvent.Type.Leave}:
            self.update()
        return super().event(event)

    def _words(self, painter: QPainter) -> None:
        """The name on two lines, or on one above what it lacks."""
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        room = QRectF(2, ART + 8, WIDTH - 4, NAME)
        if not self.choice.why:
            painter.drawText(room, int(flags | Qt.TextFlag.TextWordWrap), self.choice.name)
            return
        for number, words in enumerate((self.choice.name, self.choice.why)):
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, WIDTH - 4)
            painter.setPen(theme.look().color("warn" if number else "muted"))
            painter.drawText(room.translated(0, number * NAME / 2), int(flags), shown)

    def _dots(self, painter: QPainter) -> None:
        """The colours of a scheme below its name."""
        wide = len(self.choice.dots) * (DOT + 6) - 6
        painter.setPen(QPen(theme.look().color("control"), 1))
        for number, color in enumerate(self.choice.dots):
            painter.setBrush(QColor(color))
            left = (WIDTH - wide) / 2 + number * (DOT + 6)
            painter.drawEllipse(QRectF(left, ART + 28, DOT, DOT))


class LookPopup(QFrame):
    """Choices in a grid; a click or Enter takes one and the popup stays, Esc closes."""

    taken = Signal(str)
    closed = Signal()

    def __init__(
        self, owner: QWidget, title: str, hint: str, choices: Sequence[Choice], now: str,
        picture: Callable[[str], QPixmap | None],
    ) -> None:  # fmt: skip
        super().__init__(owner, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._picture = picture
        self._waiting = [choice.key for choice in choices]
        self.tiles: dict[str, LookTile] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for place, choice in enumerate(choices):
            tile = LookTile(choice)
            tile.clicked.connect(lambda _on=False, key=choice.key: self.take(key))
            tile.installEventFilter(self)
            self.tiles[choice.key] = tile
            grid.addWidget(tile, place // COLUMNS, place % COLUMNS)
        self.note = Label(hint, "hint", wrap=True)
        across = min(COLUMNS, len(choices))
        self.note.setFixedWidth(max(3, across) * WIDTH + (max(3, across) - 1) * 12)
        head = row(Label(title, "section"), None, button(_("Selesai"), self.close, small=True))
        put(QVBoxLayout(self), head, self.note, row(grid, None), gap=10, margins=(16, 12, 16, 10))
        self.mark(now)
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._next)

    def show_below(self, at: QWidget) -> None:
        """Open below a widget, inside the window."""
        self.adjustSize()
        corner = at.mapToGlobal(QPoint(INDENT, at.height() - 2))
        frame = at.window().frameGeometry()
        left = max(frame.left() + 8, min(corner.x(), frame.right() - self.width() - 8))
        self.move(left, min(corner.y(), frame.bottom() - self.height() - 8))
        self.show()
        now = next((tile for tile in self.tiles.values() if tile.isChecked()), None)
        (now or next(iter(self.tiles.values()))).setFocus(Qt.FocusReason.PopupFocusReason)
        self._turn.start(0)

    def take(self, key: str) -> None:
        """Choose, or hear why not."""
        why = self.tiles[key].choice.why
        self.tiles[key].setChecked(False)
        if why:
            self.note.setText(why)
            self.note.tint("warn")
            return
        self.taken.emit(key)

    def mark(self, now: str) -> None:
        """Show what is chosen."""
        for key, tile in self.tiles.items():
            tile.setChecked(key == now)

    def closeEvent(self, event: object) -> None:
        """Tell that the choice is over."""
        self._turn.stop()
        self.closed.emit()
        super().closeEvent(event)  # type: ignore[arg-type] # a QCloseEvent

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Arrows walk over the tiles, Enter takes one."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            tiles = list(self.tiles.values())
            place = next((n for n, tile in enumerate(tiles) if tile is watched), 0)
            target = place + ARROWS.get(Qt.Key(event.key()), 0)
            if target != place:
                if 0 <= target < len(tiles):
                    tiles[target].setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.take(tiles[place].choice.key)
                return True
        return super().eventFilter(watched, event)  # type: ignore[arg-type] # a QObject

    def _next(self) -> None:
        """Paint one picture a turn of the event loop."""
        if self._waiting:
            key = self._waiting.pop(0)
            self.tiles[key].show_picture(self._picture(key))
            self._turn.start(0)
