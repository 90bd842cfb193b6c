"""The window's look: tokens to palette, style sheet and icons. Fusion underneath, nothing of it visible."""

import re
from functools import lru_cache

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from studio import paths
from studio.catalog.theme import Mode, Theme, theme
from studio.render.fonts import load

UPRIGHT = ("Figtree-Regular.ttf", "Figtree-Medium.ttf", "Figtree-SemiBold.ttf", "Figtree-Bold.ttf")
SLANTED = ("Figtree-Italic.ttf", "Figtree-BoldItalic.ttf")
"""Files of the window's letters, named without the index of all fonts; the slanted come when needed."""
STROKE = re.compile(rb'stroke-width="[\d.]+"')
TOKEN = re.compile(r"@([a-z_0-9]+?)(px)?(?![a-z_0-9])")


class Look(QObject):
    """The look in use. `changed` tells widgets that paint themselves to paint anew."""

    changed = Signal()

    def __init__(self, mode: Mode = "light", accent: str = "") -> None:
        super().__init__()
        self.tokens: Theme = theme()
        self.mode: Mode = mode
        self.accent = accent
        self.colors = self.tokens.colors(mode, accent)

    def use(self, mode: Mode | None = None, accent: str | None = None) -> None:
        """Change the theme or the accent of the whole window."""
        self.mode = mode or self.mode
        self.accent = self.accent if accent is None else accent
        self.colors = self.tokens.colors(self.mode, self.accent)
        apply(self)
        self.changed.emit()

    def color(self, token: str) -> QColor:
        """A colour token."""
        value = self.colors[token]
        if len(value) == 9:
            return QColor(int(value[1:3], 16), int(value[3:5], 16), int(value[5:7], 16), int(value[7:9], 16))
        return QColor(value)

    def size(self, name: str) -> int:
        """A length of `[size]`, `[space]` or `[type]`, px."""
        for table in (self.tokens.size, self.tokens.space, self.tokens.type):
            if name in table:
                return int(table[name])
        raise KeyError(name)


_look: list[Look] = []


def look() -> Look:
    """The look of the window."""
    if not _look:
        _look.append(Look())
    return _look[0]


def start(app: QApplication, mode: Mode | None = None, *, fusion: bool = False) -> Look:
    """Dress the application: bundled letters, Fusion unless it has it, palette and style sheet."""
    if not fusion:
        app.setStyle("Fusion")
    load_faces(UPRIGHT)
    font = QFont(str(theme().type["family"]))
    font.setPixelSize(int(theme().type["body"]))
    app.setFont(font)
    now = look()
    now.use(mode or system_mode())
    return now


def load_faces(names: tuple[str, ...]) -> None:
    """Give Qt some of the window's letters."""
    for name in names:
        load(paths.resources() / "fonts" / "figtree" / name)


def system_mode() -> Mode:
    """What the desktop asks for."""
    hints = QGuiApplication.styleHints()
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"


def apply(now: Look) -> None:
    """Set palette and style sheet of the running application."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.setPalette(_palette(now))
        app.setStyleSheet(style_sheet(now))


def style_sheet(now: Look) -> str:
    """`style.qss` with its tokens put in."""
    text = (paths.resources() / "window" / "style.qss").read_text("utf-8")
    icons = {
        "chevron": _file("chevron-down", now.colors["muted"]),
        "tick": _file("check", now.colors["on_fill"]),
    }

    def put(found: re.Match[str]) -> str:
        name, px = found.group(1), found.group(2) or ""
        if name in icons:
            return icons[name]
        if name in now.colors and not px:
            return now.colors[name]
        value = now.tokens.type["family"] if name == "family" else now.size(name)
        return f"{value}{px}"

    return TOKEN.sub(put, text)


def _palette(now: Look) -> QPalette:
    made = QPalette()
    roles = QPalette.ColorRole
    for role, token in (
        (roles.Window, "surface0"), (roles.Base, "surface1"), (roles.AlternateBase, "surface0"),
        (roles.Button, "surface1"), (roles.Text, "strong"), (roles.WindowText, "normal"),
        (roles.ButtonText, "strong"), (roles.PlaceholderText, "muted"), (roles.Highlight, "fill"),
        (roles.HighlightedText, "on_fill"), (roles.Link, "accent"), (roles.Mid, "line"),
        (roles.ToolTipBase, "strong"), (roles.ToolTipText, "surface1"),
    ):  # fmt: skip
        made.setColor(role, now.color(token))
    return made


def icon_file_of(name: str) -> bytes:
    """The drawing of an icon: those of the window first, then the bundled Tabler set."""
    for folder in (paths.resources() / "window" / "icons", paths.resources() / "icons" / "tabler"):
        file = folder / f"{name}.svg"
        if file.is_file():
            return file.read_bytes()
    raise KeyError(name)


@lru_cache(maxsize=512)
def _pixmap(name: str, color: str, side: int, ratio: float, gap: int = 0) -> QPixmap:
    svg = STROKE.sub(b'stroke-width="1.75"', icon_file_of(name)).replace(b"currentColor", color.encode())
    made = QPixmap(QSize(round((side + gap) * ratio), round(side * ratio)))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(0, 0, side * ratio, side * ratio))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


def pixmap(name: str, token: str = "normal", side: int = 20, gap: int = 0) -> QPixmap:
    """An icon in a colour token, `side` px at 100 %, with `gap` px of nothing behind it."""
    app = QGuiApplication.instance()
    ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    return _pixmap(name, look().colors.get(token, token), side, ratio, gap)


def icon(name: str, token: str = "normal", side: int = 20, on: str = "", *, gap: int = 0) -> QIcon:
    """An icon for a button; `on` is the colour when it is checked, `gap` px of air before the words."""
    made = QIcon(pixmap(name, token, side, gap))
    made.addPixmap(pixmap(name, "muted", side, gap), QIcon.Mode.Disabled)
    if on:
        made.addPixmap(pixmap(name, on, side, gap), QIcon.Mode.Normal, QIcon.State.On)
    return made


def _file(name: str, color: str) -> str:
    """An icon as a file, for style sheets, which cannot take drawings; kept in the cache folder."""
    folder = paths.cache_dir() / "ikon"
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{name}-{color.lstrip('#')}.png"
    if not target.exists():
        _pixmap(name, color, 16, 2.0).save(str(target), "PNG")
    return target.as_posix()
