"""Starts the window: one QApplication, the last project or the first page."""

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from studio import paths
from studio.errors import StudioError
from studio.session import preferences

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from studio.ui.main_window import MainWindow

DESKTOP = "studio-humas"
SETTLED_MS = 3000


def application() -> "QApplication":
    """The application object, dressed. Bundled letters alone: system fonts are not even read."""
    from PySide6.QtGui import QIcon  # noqa: PLC0415 - after the environment is set
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from studio.ui import theme, words  # noqa: PLC0415 - brings Qt in

    now = preferences.read()
    os.environ.setdefault("FONTCONFIG_FILE", str(paths.resources() / "fonts" / "fontconfig.conf"))
    if now.scale != 100:
        os.environ.setdefault("QT_SCALE_FACTOR", f"{now.scale / 100:g}")
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("Studio Humas")
    app.setDesktopFileName(DESKTOP)
    app.setWindowIcon(QIcon(str(paths.resources() / "window" / f"{DESKTOP}.svg")))
    words.use(now.language)
    theme.start(app, None if now.theme == "system" else now.theme)  # type: ignore[arg-type]
    return app


def open_window(path: Path, *, read_only: bool = False) -> "MainWindow":
    """The window of a project, for reading only when somebody else holds it, which it says."""
    from studio.session.projects import open_project, open_to_work  # noqa: PLC0415 - the start page needs none
    from studio.ui.desk import Desk  # noqa: PLC0415
    from studio.ui.main_window import MainWindow  # noqa: PLC0415

    session = open_project(path, read_only=True) if read_only else open_to_work(path, who=_user())
    window = MainWindow(Desk(session))
    window.go("home")
    preferences.opened(path)
    if window.desk.session.read_only and not read_only:
        _say_read_only(window)
    return window


def _say_read_only(window: "MainWindow") -> None:
    from studio.ui.said import said  # noqa: PLC0415 - brings Qt in
    from studio.ui.words import _  # noqa: PLC0415

    holder = window.desk.session.holder
    words = (
        _("Proyek ini sedang dibuka {who}; di sini hanya dapat dibaca.").format(who=said(holder.sentence()))
        if holder
        else _("Proyek ini hanya dapat dibaca.")
    )
    window.notices.say(words, "warn", stay=True)


def first_widget(path: Path | None) -> "QWidget":
    """What to show at the start: the project named, else the last one, else the first page."""
    recent = [Path(p) for p in preferences.read().recent]
    wanted = path or next((p for p in recent if p.is_file()), None)
    failed: StudioError | None = None
    if wanted is not None:
        try:
            return open_window(wanted)
        except StudioError as error:
            failed = error
    from studio.ui.start.page import StartWindow  # noqa: PLC0415 - a project's window needs none

    return StartWindow(failed)


def run(path: Path | None = None) -> int:
    """Show the window until it is closed; the exit code."""
    from PySide6.QtCore import QTimer  # noqa: PLC0415 - after the environment is set

    app = application()
    window = first_widget(path)
    window.resize(1366, 740)
    window.show()
    # what the start made stays: walking all of it for garbage stops the window for 35 to 65 ms each time
    QTimer.singleShot(SETTLED_MS, gc.freeze)
    return int(app.exec())


def _user() -> str:
    return os.environ.get("USER") or os.environ.get("USERNAME") or ""
