"""A template as a card of the gallery: its picture, its name, what it is for, a star."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from studio.domain.template import Template
from studio.ui import theme
from studio.ui.widgets.basic import Elided, Label, put, row, tool, writes
from studio.ui.words import _, named

CARD_WIDTH = 292
ART_HEIGHT = 232
ARROWS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip


class Art(QWidget):
    """The picture on canvas colour, or that it is still being made."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(ART_HEIGHT)
        self.pixmap: QPixmap | None = None
        self.words = ""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        """Draw the picture whole, as large as fits."""
        painter, now = QPainter(self), theme.look()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.color("canvas"))
        painter.drawRoundedRect(self.rect(), 6, 6)
        room = QRectF(self.rect()).adjusted(12, 12, -12, -12)
        if self.pixmap is None:
            painter.setPen(now.color("muted"))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), self.words)
            return
        size = self.pixmap.deviceIndependentSize()
        size.scale(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        at = QRectF(0, 0, size.width(), size.height())
        at.moveCenter(room.center())
        painter.drawPixmap(at, self.pixmap, QRectF(self.pixmap.rect()))


class TemplateCard(QAbstractButton):
    """Click or Enter chooses; the star keeps it among the favourites; arrows walk."""

    chosen = Signal()
    liked = Signal()
    stepped = Signal(int, int)

    def __init__(self, template: Template, *, liked: bool) -> None:
        super().__init__()
        writes(self)
        self.setObjectName("templateCard")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.clicked.connect(self.chosen)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumWidth(CARD_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)  # as high as its row
        self.template = template
        self._place = ""
        self._pictures: dict[str, QPixmap | None] = {}
        name, about = named(template.name, template.id), named(template.about)
        when, _dot, never = about.partition(". ")
        self.setAccessibleName(name)
        self.setAccessibleDescription(about)
        self.art = Art()
        self.star = tool("star", "", self.liked.emit, side=18)
        self.like(on=liked)
        self._head = head = row(Elided(name, "strong"), self.star, gap=8)
        head.setStretch(0, 1)
        use = Label(when.rstrip(".") + "." if when else "", wrap=True)
        avoid = Label(never, "hint", wrap=True)
        for made in (use, avoid):
            made.setAlignment(Qt.AlignmentFlag.AlignTop)
        put(QVBoxLayout(self), self.art, head, use, avoid, None, gap=6, margins=(8, 8, 8, 12))
        head.setContentsMargins(6, 4, 0, 0)
        for made in (use, avoid):
            made.setContentsMargins(6, 0, 6, 0)
        policy = self.sizePolicy()  # as high as the highest of its row
        policy.setVerticalPolicy(QSizePolicy.Policy.MinimumExpanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, part: QWidget) -> None:
        """Something more beside the star."""
        self._head.addWidget(part)

    def like(self, *, on: bool) -> None:
        """Show whether it is a favourite."""
        self.star.setIcon(theme.icon("star-filled" if on else "star", "warn" if on else "muted", 18))
        words = _("Lepas dari favorit") if on else _("Jadikan favorit")
        self.star.setToolTip(words)
        self.star.setAccessibleName(f"{words}: {self.accessibleName()}")

    def show_place(self, place: str) -> None:
        """Show the picture of another shape, or that it is being made."""
        self._place = place
        self.art.pixmap = self._pictures.get(place)
        self.art.words = (
            _("Menyiapkan pratinjau…") if place not in self._pictures else _("Belum ada pratinjau")
        )
        self.art.update()

    def show_picture(self, place: str, pixmap: QPixmap | None) -> None:
        """A picture that came."""
        if pixmap is not None and not pixmap.isNull():
            tall = round(ART_HEIGHT * 2 * self.devicePixelRatioF())
            pixmap = pixmap.scaledToHeight(tall, Qt.TransformationMode.SmoothTransformation) if (
                pixmap.height() > tall) else pixmap  # fmt: skip
            self._pictures[place] = pixmap
        else:
            self._pictures[place] = None
        if place == self._place:
            self.show_place(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Only the ground, which the style sheet draws."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses, arrows walk, F makes a favourite."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.chosen.emit()
        elif event.key() == Qt.Key.Key_F:
            self.liked.emit()
        elif Qt.Key(event.key()) in ARROWS:
            self.stepped.emit(*ARROWS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)
