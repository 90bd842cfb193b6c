"""Starts the window: one QApplication, the last project or the first page."""

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from studio import paths
from studio.errors import StudioError
from studio.render.start import load_qt
from studio.session import preferences
from studio.ui import words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from studio.ui.main_window import MainWindow

DESKTOP = "studio-humas"
SETTLED_MS = 1500


def application() -> "QApplication":
    """The application object, dressed. Bundled letters alone: system fonts are not even read."""
    load_qt()
    from PySide6.QtGui import QIcon  # noqa: PLC0415 - after the environment is set
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from studio.ui import theme  # noqa: PLC0415 - brings Qt in

    now = preferences.read()
    if now.scale != 100:
        os.environ.setdefault("QT_SCALE_FACTOR", f"{now.scale / 100:g}")
    existing = QApplication.instance()
    has_one = isinstance(existing, QApplication)
    # asked for by name: to touch the style as an object makes Python classes of all its enumerations
    app = (
        existing if isinstance(existing, QApplication) else QApplication([*sys.argv[:1], "-style", "fusion"])
    )
    app.setApplicationName("Studio Humas")
    app.setDesktopFileName(DESKTOP)
    app.setWindowIcon(QIcon(str(paths.resources() / "window" / f"{DESKTOP}.svg")))
    words.use(now.language)
    theme.start(app, None if now.theme == "system" else now.theme, fusion=not has_one)  # type: ignore[arg-type]
    return app


def open_window(path: Path, *, read_only: bool = False) -> "MainWindow":
    """The window of a project, for reading only when somebody else holds it, which it says."""
    from studio.session.projects import open_project, open_to_work  # noqa: PLC0415 - the start page needs none
    from studio.ui.desk import Desk  # noqa: PLC0415
    from studio.ui.main_window import MainWindow  # noqa: PLC0415
    from studio.ui.whereabouts import Whereabouts  # noqa: PLC0415

    session = open_project(path, read_only=True) if read_only else open_to_work(path, who=_user())
    window = MainWindow(Desk(session))
    Whereabouts(window)
    return window


def first_widget(path: Path | None) -> "QWidget":
    """What to show at the start: the project named, else the last one, else the first page."""
    now = preferences.read()
    wanted = path or next((Path(p) for p in now.recent if Path(p).is_file() and not now.closed), None)
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
    gc.disable()  # nearly all that is made until the window stands lasts: looking for rubbish is in vain
    app = application()
    window = first_widget(path)
    window.resize(1366, 740)
    window.show()
    from PySide6.QtCore import QTimer  # noqa: PLC0415 - after the environment is set

    QTimer.singleShot(SETTLED_MS, settle)
    return loop(app)


def loop(app: "QApplication") -> int:
    """Run until the last window is closed; the exit code."""
    return int(app.exec())


def settle() -> None:
    """Collect rubbish again, but for what stands since the start."""
    gc.freeze()
    gc.enable()


def _user() -> str:
    return os.environ.get("USER") or os.environ.get("USERNAME") or ""
