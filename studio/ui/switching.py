"""From one project to another: the new one is opened first, the old one left with nothing lost."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow, QWidget

from studio.session import preferences
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow

_shown: list[QWidget] = []
"""The window that took another's place; Qt keeps none alive."""


def choose_project(window: "MainWindow") -> None:
    """Choose a project file and go to it."""
    from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - the first window need not wait for it

    folder = str(window.desk.session.path.parent)
    name, _f = QFileDialog.getOpenFileName(window, _("Buka proyek"), folder, "Studio Humas (*.humas)")
    if name:
        go_to_project(window, Path(name))


def go_to_project(window: "MainWindow", path: Path) -> None:
    """Open another project in the place of this one."""
    if path.resolve() == window.desk.session.path.resolve():
        window.notices.say(_("Proyek {name} sudah terbuka di sini.").format(name=path.stem), "info")
        return

    def go() -> None:
        from studio.ui.app import open_window  # noqa: PLC0415 - it opens this window too

        window.desk.attempt(lambda: _replace(window, open_window(path)))

    when_free(window, go)


def work_here(window: "MainWindow") -> None:
    """Open the project anew to work on it, now that nobody else does."""
    from studio.ui.app import open_window  # noqa: PLC0415 - it opens this window too

    window.leaving.emit()  # the new one goes to where this one is
    window.desk.attempt(lambda: _replace(window, open_window(window.desk.session.path)))


def go_to_first_page(window: "MainWindow", *, new: bool = False) -> None:
    """Put the project away and show the first page, ready to name a new office if that is wanted."""

    def go() -> None:
        from studio.ui.start.page import StartWindow  # noqa: PLC0415 - rare

        if not new:
            preferences.change(closed=True)
        _replace(window, StartWindow())

    when_free(window, go)


def other_projects(window: "MainWindow") -> list[Path]:
    """Projects opened before that are still there, the pinned ones first, without this one."""
    here = window.desk.session.path.resolve()
    known = (Path(p) for p in preferences.projects(preferences.read()))
    return [path for path in known if path.is_file() and path.resolve() != here]


def when_free(window: "MainWindow", act: Callable[[], object]) -> bool:
    """Do what ends this window's work if nothing would be lost by it, else once somebody says so."""
    why = _in_the_way(window)
    if why:
        window.notices.say(why, "warn", (_("Tutup juga"), act), stay=True)
    else:
        act()
    return not why


def may_close(window: "MainWindow") -> bool:
    """Whether the window may close now; if not, it says why and closes when somebody agrees."""

    def agree() -> None:
        window.agreed = True

    def close() -> None:
        agree()
        window.close()

    if not window.agreed and not _in_the_way(window):
        agree()
    elif not window.agreed:
        when_free(window, close)
    return window.agreed


def _in_the_way(window: "MainWindow") -> str:
    """What would be lost if the window closed now; nothing when all is stored and nothing is under way."""
    desk = window.desk
    if not desk.flush() or desk.session.unsaved is not None:
        return _("Perubahan terakhir belum tersimpan dan akan hilang bila proyek ditutup.")
    loud = [job.title for job in window.jobs.open.values() if not job.quiet]
    if loud:
        return _("{title} masih berjalan; menutup proyek menghentikannya.").format(title=loud[-1])
    return ""


def _replace(old: "MainWindow", new: QMainWindow) -> None:
    new.resize(max(old.width(), new.minimumWidth()), max(old.height(), new.minimumHeight()))
    new.move(old.pos())
    new.setWindowState(old.windowState())
    _shown[:] = [new]
    new.show()
    old.agreed = True
    old.close()
    old.deleteLater()
