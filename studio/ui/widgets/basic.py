"""Labels, buttons and boxes in the window's look. All text is plain text: nothing a user types is markup."""

from collections.abc import Callable, Sequence
from typing import Literal, TypeVar

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from studio.ui import theme
from studio.ui.widgets.painting import draw_switch

Role = Literal["", "title", "section", "number", "strong", "hint", "muted", "accent", "chip", "key", "disc"]
Tone = Literal["", "ok", "warn", "stop", "info"]
Kind = Literal["", "primary", "ghost", "link", "danger"]
TONE_ICONS = {"ok": "circle-check", "warn": "alert-triangle", "stop": "alert-octagon", "info": "info-circle"}
"""Colour never stands alone."""
W = TypeVar("W", bound=QObject)
Part = QWidget | QLayout | int | None


def plain_tip(text: str) -> str:
    """A text for a tooltip, which Qt would read as HTML when it looks like it."""
    if not GuiQt.mightBeRichText(text):
        return text
    from html import escape  # noqa: PLC0415 - the first window need not wait for it

    return f"<span>{escape(text)}</span>"


class Label(QLabel):
    """A plain text; `role` and `tone` are looks of the style sheet."""

    def __init__(self, text: str = "", role: Role = "", tone: Tone = "", *, wrap: bool = False) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setProperty("role", role)
        self.setProperty("tone", tone)
        self.setText(text)
        if role in {"chip", "key"}:
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def tint(self, tone: Tone) -> None:
        """Change the tone."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().polish(self)


class Elided(Label):
    """A plain text on one line that ends in … where room ends; the whole is in its tooltip."""

    def __init__(self, text: str = "", role: Role = "", tone: Tone = "") -> None:
        self.whole = text
        super().__init__(text, role, tone)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        """Show another text."""
        self.whole = text
        self.setToolTip(plain_tip(text))
        self.setAccessibleName(text)
        super().setText(text)

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters."""
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        """Draw as much as fits."""
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(self.whole, Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), int(self.alignment()), shown)


class Icon(QLabel):
    """A drawing that says nothing to a screen reader; `token` is its colour."""

    def __init__(self, name: str, token: str = "normal", side: int = 20) -> None:
        super().__init__()
        self.setPixmap(theme.pixmap(name, token, side))
        self.setFixedSize(side, side)


class Toned(QWidget):
    """An icon and words in the colour of a state."""

    def __init__(self, text: str, tone: Tone, role: Role = "") -> None:
        super().__init__()
        self.icon = Icon(TONE_ICONS[tone or "info"], tone or "muted", 16)
        self.label = Label(text, role, tone, wrap=True)
        put(QHBoxLayout(self), self.icon, self.label, gap=6)
        self.layout().setAlignment(self.icon, Qt.AlignmentFlag.AlignTop)  # type: ignore[union-attr]

    def say(self, text: str, tone: Tone) -> None:
        """Change words and tone."""
        self.icon.setPixmap(theme.pixmap(TONE_ICONS[tone or "info"], tone or "muted", 16))
        self.label.setText(text)
        self.label.tint(tone)


class ToolButton(QToolButton):
    """A tool button that Enter presses as Space does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press it."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


class Switch(QCheckBox):
    """A toggle: on or off at once."""

    def __init__(self, text: str, *, on: bool = False, changed: Callable[[bool], None] | None = None) -> None:
        super().__init__(text)
        self.setChecked(on)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if changed is not None:
            self.toggled.connect(changed)

    def sizeHint(self) -> QSize:
        """The track and the words."""
        return QSize(46 + self.fontMetrics().horizontalAdvance(self.text()), 28)

    def hitButton(self, pos: object) -> bool:
        """All of it is to be clicked."""
        return self.rect().contains(pos)  # type: ignore[call-overload, no-any-return] # a QPoint

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        """Draw track, knob and words."""
        now, painter = theme.look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = (self.height() - 20) / 2
        draw_switch(painter, 1, int(top) + 10, on=self.isChecked())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(now.color("accent"))
            painter.drawRoundedRect(0, int(top) - 2, 36, 23, 11, 11)
        painter.setPen(now.color("normal" if self.isEnabled() else "muted"))
        painter.drawText(self.rect().adjusted(44, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), self.text())


class Segments(QFrame):
    """A choice of few, side by side; `chosen` gives the key."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], now: str = "") -> None:
        super().__init__()
        self.setObjectName("segments")
        self.buttons: dict[str, QToolButton] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(3, 3, 3, 3)
        line.setSpacing(2)
        for key, words in choices:
            made = ToolButton()
            made.setText(words)
            made.setCheckable(True)
            made.setAutoExclusive(True)
            made.setChecked(key == now)
            made.clicked.connect(lambda _on=False, key=key: self.chosen.emit(key))
            line.addWidget(made)
            self.buttons[key] = made


def button(
    text: str,
    clicked: Callable[[], object] | None = None,
    *,
    kind: Kind = "",
    icon: str = "",
    small: bool = False,
    tip: str = "",
) -> QPushButton:
    """A button with words; one `primary` an area."""
    made = QPushButton(text)
    made.setAutoDefault(True)  # Enter presses it, as Space does
    made.setProperty("kind", kind)
    made.setProperty("small", "true" if small else "false")
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    if icon:
        token = {"primary": "on_fill", "link": "accent", "danger": "stop"}.get(kind, "normal")
        gap = theme.look().size("xs")
        made.setIcon(theme.icon(icon, token, 18, gap=gap))
        made.setIconSize(QSize(18 + gap, 18))
    if tip:
        made.setToolTip(plain_tip(tip))
    if clicked is not None:
        made.clicked.connect(lambda _on=False: clicked())
    return made


def tool(
    icon: str,
    name: str,
    clicked: Callable[[], object] | None = None,
    *,
    checkable: bool = False,
    side: int = 20,
) -> ToolButton:
    """A button with an icon alone; its name is its tooltip and what a screen reader says."""
    made = ToolButton()
    made.setIcon(theme.icon(icon, "normal", side, on="accent" if checkable else ""))
    made.setIconSize(QSize(side, side))
    made.setToolTip(plain_tip(name))
    made.setAccessibleName(name)
    made.setCheckable(checkable)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if clicked is not None:
        made.clicked.connect(lambda _on=False: clicked())
    return made


def put(
    layout: QBoxLayout, *parts: Part, gap: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QBoxLayout:
    """Fill a layout: widgets, layouts, px of space, None for what stretches."""
    layout.setContentsMargins(*margins)
    layout.setSpacing(gap)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, int):
            layout.addSpacing(part)
        elif isinstance(part, QWidget):
            layout.addWidget(part)
        else:
            layout.addLayout(part)
    return layout


def writes(made: W, *, really: bool = True) -> W:
    """Mark what changes the project, a control or all within: a window for reading only shuts it."""
    made.setProperty("writes", really)
    return made


def row(*parts: Part, gap: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QBoxLayout:
    """Parts side by side."""
    return put(QHBoxLayout(), *parts, gap=gap, margins=margins)


def column(*parts: Part, gap: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QBoxLayout:
    """Parts one below the other."""
    return put(QVBoxLayout(), *parts, gap=gap, margins=margins)


def box(layout: QLayout, name: str = "") -> QWidget:
    """A widget around a layout; `name` is its ground in the style sheet (page, panel, bar, well, canvas)."""
    made = QWidget()
    if name:
        made.setObjectName(name)
        made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    made.setLayout(layout)
    return made


def card(*parts: Part, gap: int = 12, margins: tuple[int, int, int, int] = (16, 16, 16, 16)) -> QFrame:
    """A card: parts one below the other on their own ground."""
    made = QFrame()
    made.setObjectName("card")
    put(QVBoxLayout(made), *parts, gap=gap, margins=margins)
    return made


def line(*, upright: bool = False) -> QFrame:
    """A hairline."""
    made = QFrame()
    made.setObjectName("vline" if upright else "hline")
    return made


def empty(icon: str, title: str, words: str, *actions: QWidget) -> QWidget:
    """What a screen says when there is nothing to show, and the next step."""
    drawing = Icon(icon, "muted", 40)
    head, text = Label(title, "section"), Label(words, "muted", wrap=True)
    text.setFixedWidth(380)
    for shown in (head, text):
        shown.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    middle = column(drawing, head, text, row(None, *actions, None), gap=12)
    parts: tuple[QWidget, ...] = (drawing, head, text)
    for part in parts:
        middle.setAlignment(part, Qt.AlignmentFlag.AlignHCenter)
    return box(column(None, row(None, middle, None), None, margins=(24, 48, 24, 48)))


def float_over(widget: QWidget) -> None:
    """A soft shadow: the widget floats over the window."""
    shadow = QGraphicsDropShadowEffect(widget)
    shadow.setBlurRadius(32)
    shadow.setOffset(0, 8)
    shadow.setColor(theme.look().color("shadow"))
    widget.setGraphicsEffect(shadow)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            return
        if (widget := item.widget()) is not None:
            widget.hide()  # without a parent it would become a window of its own
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)


def header(*parts: QWidget | int | None) -> QWidget:
    """The head of a page, 56 px high."""
    made = box(row(*parts, gap=12, margins=(24, 0, 16, 0)), "bar")
    made.setFixedHeight(theme.look().size("header"))
    return made
