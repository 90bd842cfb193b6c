"""The head of the rail: whose project this is, and the way to another."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QToolButton

from studio.domain.project import Key
from studio.session import preferences
from studio.ui import theme
from studio.ui.sight import once_seen
from studio.ui.switching import go_to_project, other_projects
from studio.ui.widgets.basic import plain_tip
from studio.ui.words import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from studio.ui.main_window import MainWindow

ROOM = QSize(48, 36)
MOST = 8


class ProjectButton(QToolButton):
    """The office's emblem; pressed, it offers other projects."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        self.window_ = window
        self.setObjectName("projectButton")
        self.setFixedSize(theme.look().size("rail") - 8, 48)
        self.setIconSize(ROOM)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self.open_menu)
        window.desk.changed.connect(self._changed)
        self._name()
        once_seen(self, self._draw)

    def open_menu(self) -> None:
        """Show the other projects and what can be done with this one."""
        menu = project_menu(self.window_)
        menu.popup(self.mapToGlobal(QPoint(self.width(), 0)))

    def _name(self) -> None:
        office, file = self.window_.desk.office, self.window_.desk.session.path
        name = (office.short_name or office.unit) if office else file.stem
        self.setAccessibleName(_("Proyek {name}, ganti atau tutup").format(name=name))
        self.setToolTip(plain_tip(f"{name}\n{file}"))

    def _draw(self) -> None:
        from studio.session.emblem import emblem_of  # noqa: PLC0415 - the first window need not wait for it

        desk = self.window_.desk
        if desk.closed:
            return
        data = emblem_of(desk.session, desk.office, theme.look().mode)
        picture = drawn(data, ROOM, self.devicePixelRatioF()) if data else None
        self.setIcon(QIcon(picture) if picture is not None else theme.icon("building-bank", "accent", 24))

    def _changed(self, keys: frozenset[Key]) -> None:
        if ("office", "office") in keys:
            self._name()
            self._draw()


def drawn(data: bytes, room: QSize, ratio: float) -> QPixmap | None:
    """A drawing or a picture in the middle of its room; None when it cannot be read."""
    made = QPixmap(room * ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    try:
        renderer = QSvgRenderer(QByteArray(data)) if data.lstrip()[:1] == b"<" else None
        source = QPixmap()
        if renderer is None and not source.loadFromData(data):
            return None
        size = renderer.defaultSize() if renderer is not None else source.size()
        if size.isEmpty():
            return None
        fit = size.scaled(made.size(), Qt.AspectRatioMode.KeepAspectRatio)
        area = QRectF((made.width() - fit.width()) / 2, (made.height() - fit.height()) / 2,
                      fit.width(), fit.height())  # fmt: skip
        if renderer is not None:
            renderer.render(painter, area)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(area, source, QRectF(source.rect()))
    finally:
        painter.end()
    made.setDevicePixelRatio(ratio)
    return made


def project_menu(window: "MainWindow") -> "QMenu":
    """Other projects, another file, a new one; pin this one, or put it away."""
    from PySide6.QtWidgets import QMenu  # noqa: PLC0415 - the first window need not wait for it

    menu, act = QMenu(window), window.actions_by_id
    kept = preferences.read().kept
    for path in other_projects(window)[:MOST]:
        icon = theme.icon("pinned" if str(path) in kept else "database", "muted", 18)
        menu.addAction(icon, plain(path), partial(go_to_project, window, path))
    if menu.actions():
        menu.addSeparator()
    for ident, icon_name in (("open-project", "folder-open"), ("new-project", "folder-plus")):
        known = act.known[ident]
        made = menu.addAction(theme.icon(icon_name, "normal", 18), known.words, known.action.trigger)
        made.setShortcuts(known.action.shortcuts())
    here = str(window.desk.session.path)
    pinned = here in kept
    menu.addSeparator()
    words = _("Lepas sematan proyek ini") if pinned else _("Sematkan proyek ini")
    menu.addAction(theme.icon("pinned-off" if pinned else "pinned", "normal", 18), words,
                   partial(preferences.keep, here, kept=not pinned))  # fmt: skip
    crisis = act.known["crisis-start"]
    menu.addAction(theme.icon("urgent", "normal", 18), crisis.words, crisis.action.trigger)
    close = act.known["close-project"]
    away = menu.addAction(theme.icon("door-exit", "normal", 18), close.words, close.action.trigger)
    away.setShortcuts(close.action.shortcuts())
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def plain(path: Path) -> str:
    """A project's name and folder as a menu shows them: `&` would mark a key, a tab splits the line."""
    return f"{path.stem}\t{path.parent.name}".replace("&", "&&")
