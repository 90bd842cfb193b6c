"""The actions that are there wherever one is, with their keys."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from studio.catalog.theme import Mode
from studio.session import preferences
from studio.ui import theme
from studio.ui.modes import end_crisis, open_times, start_crisis
from studio.ui.places import PLACES
from studio.ui.switching import choose_project, go_to_first_page
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow


def add_actions(window: "MainWindow") -> None:
    """Add them to a window."""
    add = window.actions_by_id.add
    add("palette", _("Cari atau perintah"), partial(_palette, window), "Ctrl+K")
    add("new-post", _("Konten baru"), window.new_post, "Ctrl+N")
    add("undo", _("Urungkan"), window.undo, "Ctrl+Z")
    add("redo", _("Ulangi"), window.redo, "Ctrl+Shift+Z", "Ctrl+Y")
    add("undo-list", _("Daftar urungkan"), partial(_undo_list, window), "Ctrl+Alt+Z")
    add("open-project", _("Buka proyek…"), partial(choose_project, window), "Ctrl+O")
    add("recent-projects", _("Proyek terakhir"), partial(_projects, window), "Ctrl+Shift+O")
    add("new-project", _("Proyek baru…"), partial(go_to_first_page, window, new=True))
    add("from-files", _("Konten dari berkas jadi…"), partial(_from_files, window))
    add("close-project", _("Tutup proyek"), partial(go_to_first_page, window), "Ctrl+W")
    add("save", _("Simpan sekarang"), partial(save, window), "Ctrl+S")
    add("save-copy", _("Simpan salinan…"), partial(save_copy, window), "Ctrl+Shift+S")
    add("help", _("Buku panduan"), partial(_help, window), "F1")
    add("keys", _("Daftar tombol"), partial(_keys, window), "?", "Ctrl+/")
    add("theme", _("Ganti tema terang atau gelap"), partial(_theme, window), "Ctrl+Shift+L")
    add("full-screen", _("Layar penuh"), partial(_full_screen, window), "F11")
    add("crisis-start", _("Mulai mode krisis…"), partial(start_crisis, window))
    add("crisis-end", _("Akhiri krisis"), partial(end_crisis, window))
    add("special-times", _("Keadaan khusus: krisis, pemilu, berkabung"), partial(open_times, window))
    add("gestures", _("Kartu gestur untuk masa pemilihan"), partial(_gestures, window))
    for number, place in enumerate(PLACES, 1):
        add(f"go-{place.ident}", place.words(), partial(window.go, place.ident), f"Ctrl+{number}")


def _from_files(window: "MainWindow") -> None:
    from studio.ui.post.outside.door import open_sheet  # noqa: PLC0415 - the first window need not wait for it

    open_sheet(window)


def _palette(window: "MainWindow") -> None:
    from studio.ui.palette import Palette  # noqa: PLC0415 - the first window need not wait for it

    Palette(window).appear()


def _undo_list(window: "MainWindow") -> None:
    from studio.ui.undo_list import undo_menu  # noqa: PLC0415 - the first window need not wait for it

    menu = undo_menu(window, window)
    page = window.current()
    at = page.findChild(QWidget, "undoButton") if page is not None else None
    if at is not None and at.isVisible():
        menu.popup(at.mapToGlobal(at.rect().bottomLeft()))
        return
    foot = window.status.state  # where it says what is stored
    menu.popup(foot.mapToGlobal(foot.rect().topLeft()) - QPoint(0, menu.sizeHint().height() + 4))


def _projects(window: "MainWindow") -> None:
    window.project.open_menu()  # the button is another one after a change of language


def _help(window: "MainWindow") -> None:
    from studio.ui.help import show_help  # noqa: PLC0415 - the first window need not wait for it

    show_help(window)


def _keys(window: "MainWindow") -> None:
    from studio.ui.help import show_keys  # noqa: PLC0415 - the first window need not wait for it

    show_keys(window)


def _gestures(window: "MainWindow") -> None:
    from studio.ui.post.checks.gestures import show_gestures  # noqa: PLC0415 - the first window need not wait

    show_gestures(window)


def _theme(window: "MainWindow") -> None:
    mode: Mode = "light" if theme.look().mode == "dark" else "dark"
    preferences.change(theme=mode)
    theme.look().use(mode)
    window.rebuild()


def _full_screen(window: "MainWindow") -> None:
    if window.isFullScreen():
        window.showNormal()
    else:
        window.showFullScreen()


def save(window: "MainWindow") -> None:
    """Store what is typed, and say that all is stored."""
    if window.desk.flush():
        window.notices.say(
            _("Semua perubahan sudah tersimpan di {file}.").format(file=window.desk.session.path.name), "ok"
        )


def save_copy(window: "MainWindow") -> None:
    """Write everything, with what could not be stored, to another place."""
    from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - rare

    name, _filter = QFileDialog.getSaveFileName(window, _("Simpan salinan"), "", "Studio Humas (*.humas)")
    if name:
        window.desk.attempt(lambda: window.desk.session.save_copy(Path(name)))
