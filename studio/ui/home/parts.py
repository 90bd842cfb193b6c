"""Parts of the first page: cards with a head, rows that open something, a post in one line."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from studio.ui import theme
from studio.ui.naming import PLATFORM_ICONS, platform_name, status_of
from studio.ui.widgets.basic import Elided, Icon, Label, Part, box, column, line, put, row

ROW = 54


def titled(title: str, note: str, *rows: QWidget, action: QWidget | None = None) -> QFrame:
    """A card: a head of 44 px, then rows with hairlines between."""
    made = QFrame()
    made.setObjectName("card")
    head = row(Label(title, "section"), Label(note, "hint"), None, action, gap=8, margins=(16, 0, 16, 0))
    top = box(head)
    top.setFixedHeight(44)
    layout = put(QVBoxLayout(made), top, gap=0, margins=(0, 0, 0, 4 if rows else 0))
    for part in rows:
        layout.addWidget(line())
        layout.addWidget(part)
    return made


class OpenRow(QPushButton):
    """A line of a card that opens something, by mouse or Enter; what stands in it is drawn by its parts."""

    def __init__(self, name: str, clicked: Callable[[], object], *parts: Part, height: int = ROW) -> None:
        super().__init__()
        self.setObjectName("openRow")
        self.setAccessibleName(name)
        self.setFixedHeight(height)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda _on=False: clicked())
        put(QHBoxLayout(self), *parts, gap=12, margins=(16, 0, 16, 0))
        for part in parts:
            if isinstance(part, QWidget):
                part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """As wide as the card."""
        return QSize(200, self.height())


def two_lines(title: str, below: str) -> QWidget:
    """A name over a hint, as wide as there is room."""
    made = box(column(None, Elided(title, "strong"), Elided(below, "hint"), None, gap=2))
    made.setSizePolicy(made.sizePolicy().Policy.Expanding, made.sizePolicy().Policy.Preferred)
    return made


def state(status: str) -> QWidget:
    """A status as icon and word in its colour."""
    words, tone, icon = status_of(status)
    return box(row(Icon(icon, tone or "muted", 18), Label(words, "" if tone else "muted", tone), gap=6))


def chip(status: str) -> QWidget:
    """A status as a chip."""
    words, tone, _icon = status_of(status)
    return Label(words, "chip", tone)


def platform_icons(platforms: tuple[str, ...], most: int = 7) -> QWidget:
    """The platforms' icons, with their names for those who point or listen."""
    shown = [p for p in platforms if p in PLATFORM_ICONS][:most]
    parts: list[Part] = [Icon(PLATFORM_ICONS[p], "normal", 18) for p in shown]
    if len(platforms) > len(shown):
        parts.append(Label(f"+{len(platforms) - len(shown)}", "hint"))
    made = box(row(*parts, gap=6))
    made.setToolTip(", ".join(platform_name(p) for p in platforms))
    made.setAccessibleName(made.toolTip())
    return made


def one_line(text: str) -> QWidget:
    """A name as wide as there is room."""
    made = box(column(None, Elided(text, "strong"), None, gap=0))
    made.setSizePolicy(made.sizePolicy().Policy.Expanding, made.sizePolicy().Policy.Preferred)
    return made


def trend(months: tuple[int, ...]) -> QWidget:
    """The last months as small bars."""
    from studio.ui.widgets.bars import Months  # noqa: PLC0415 - the first window need not wait for it

    return Months(months[-6:])


def number(value: str, words: str, tone: str = "") -> QWidget:
    """A number that matters over what it counts."""
    return box(column(Label(value, "number", tone), Label(words, "hint"), gap=0))  # type: ignore[arg-type]


def step(words: str, mark: str, count: str = "") -> QWidget:
    """One of the five steps with its mark."""
    icon, token = {
        "done": ("circle-check", "ok"), "todo": ("circle-dashed", "warn"), "stop": ("alert-octagon", "stop"),
        "warn": ("alert-triangle", "warn"), "unknown": ("circle-dashed", "muted"),
    }[mark]  # fmt: skip
    tone = token if token != "muted" else ""  # noqa: S105 - a colour token
    label = Label(f"{words} {count}".strip(), "" if tone else "muted", tone)  # type: ignore[arg-type]
    return box(row(Icon(icon, token, 18), label, gap=6))


def dash() -> QWidget:
    """The stroke between two steps."""
    made = line()
    made.setFixedWidth(theme.look().size("l"))
    return made
