"""From one project to another and back to the first page, with nothing lost; and back to where one was."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from studio.domain.content import Office, Post
from studio.session import preferences, projects
from studio.ui import app, project_button, switching
from studio.ui.main_window import MainWindow
from studio.ui.start.page import StartWindow

SOON = 20_000
CTRL = Qt.KeyboardModifier.ControlModifier
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def shown(dressed: QApplication, example: Path, tmp_path: Path, qtbot: QtBot):
    """The window of a project as the program opens it, at its first page; what takes its place is closed."""
    path = tmp_path / "satu.humas"
    shutil.copyfile(example, path)
    made = app.open_window(path)
    made.resize(1366, 740)
    made.show()
    qtbot.waitUntil(lambda: made.place == "home" and path.name in str(preferences.read().recent))
    yield made
    for window in (made, *switching._shown):
        if isValid(window):
            window.agreed = True  # type: ignore[attr-defined]
            window.close()
    switching._shown.clear()


@pytest.fixture
def other(example: Path, tmp_path: Path) -> Path:
    """Another project."""
    path = tmp_path / "dua & tiga.humas"
    shutil.copyfile(example, path)
    return path


def test_ctrl_o_goes_to_another_project_with_what_was_typed_stored(
    shown: MainWindow, other: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old window is gone, its lock too, and its last letters are in the file."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(other), ""))
    first, post = shown.desk.session.path, shown.desk.project.all(Post)[0]
    shown.desk.type("judul", "Ganti judul", post.__class__(id=post.id, title="Diketik", design=post.design))
    qtbot.keyClick(shown, Qt.Key.Key_O, CTRL)
    (now,) = switching._shown
    assert isinstance(now, MainWindow)
    assert now.desk.session.path == other
    assert not now.desk.session.read_only
    assert now.isVisible()
    assert not first.with_suffix(".lock").exists()
    with projects.open_project(first, read_only=True) as stored:
        assert stored.project.get(Post, post.id).title == "Diketik"
    qtbot.waitUntil(lambda: preferences.read().recent[:2] == (str(other), str(first)))


def test_the_menu_of_the_emblem_offers_pinned_projects_first(
    shown: MainWindow, other: Path, tmp_path: Path
) -> None:
    """Those that are gone are left out; a name with & is shown as it is."""
    gone, third = tmp_path / "hilang.humas", tmp_path / "empat.humas"
    third.write_bytes(other.read_bytes())
    here = str(shown.desk.session.path)
    preferences.change(recent=(here, str(third), str(gone), str(other)), kept=(str(other),))
    menu = project_button.project_menu(shown)
    names = [action.text().partition("\t")[0] for action in menu.actions() if action.text()]
    assert names[:3] == ["dua && tiga", "empat", "Buka proyek…"]
    assert names[-3:] == ["Sematkan proyek ini", "Mulai mode krisis…", "Tutup proyek"]
    next(a for a in menu.actions() if a.text() == "Sematkan proyek ini").trigger()
    assert preferences.read().kept == (str(other), here)
    menu.actions()[1].trigger()
    (now,) = switching._shown
    assert isinstance(now, MainWindow)
    assert now.desk.session.path == third


def test_a_project_put_away_is_not_opened_by_itself(shown: MainWindow, qtbot: QtBot) -> None:
    """Ctrl+W shows the first page with the project in its list; so does the next start."""
    qtbot.keyClick(shown, Qt.Key.Key_W, CTRL)
    (page,) = switching._shown
    assert isinstance(page, StartWindow)
    assert not shown.isVisible()
    assert preferences.read().closed
    again = app.first_widget(None)
    assert isinstance(again, StartWindow)
    again.close()
    pin = next(b for b in page.recent.findChildren(QPushButton) if b.accessibleName() == "satu")
    qtbot.mouseClick(pin, Qt.MouseButton.LeftButton)
    assert isinstance(page.opened, MainWindow)
    qtbot.waitUntil(lambda: not preferences.read().closed)
    page.opened.close()


def test_work_under_way_is_named_before_it_is_given_up(shown: MainWindow, other: Path, qtbot: QtBot) -> None:
    """Nothing closes until somebody agrees; a project that cannot be opened leaves one where one is."""
    job = shown.jobs.run("example", "Menyiapkan contoh", {"folder": str(other.parent)})
    switching.go_to_project(shown, other)
    shown.close()
    assert shown.isVisible()
    assert switching._shown == []
    notice = shown.notices.shown()[-1]
    assert "Menyiapkan contoh" in notice.text
    shown.jobs.cancel(job)
    qtbot.waitUntil(lambda: not shown.jobs.open, timeout=60_000)
    switching.go_to_project(shown, other.with_name("tiada.humas"))
    assert shown.isVisible()
    assert any("tiada" in each.text for each in shown.notices.shown())
    notice = next(n for n in shown.notices.shown() if "Menyiapkan contoh" in n.text)
    agree = next(b for b in notice.findChildren(QPushButton) if b.text() == "Tutup juga")
    qtbot.mouseClick(agree, Qt.MouseButton.LeftButton)
    assert not shown.isVisible()


def test_the_window_opens_where_one_was(shown: MainWindow, qtbot: QtBot) -> None:
    """Place, post and tab, per project; a post that is gone is answered with the first page."""
    path, post = shown.desk.session.path, shown.desk.project.all(Post)[1]
    shown.open_post(post.id, "captions")
    shown.close()
    again = app.open_window(path)
    again.show()
    qtbot.waitUntil(lambda: again.place == "post", timeout=SOON)
    assert (again.current().ident, again.current().tab) == (post.id, "captions")
    again.current().show_tab("sizes")
    office = again.desk.project.get(Office, "office").id
    qtbot.waitUntil(lambda: preferences.read().places[again.desk.session.file.id][2] == "sizes", timeout=SOON)
    assert office == "office"
    again.desk.edit("Hapus", lambda draft: draft.remove(Post, post.id))
    again.agreed = True
    again.close()
    preferences.stand(again.desk.session.file.id, ("post", post.id, "sizes"))
    third = app.open_window(path)
    third.show()
    qtbot.waitUntil(lambda: third.place == "home", timeout=SOON)
    third.close()


KILLED = """
import os, signal, sys
from pathlib import Path
from PySide6.QtTest import QTest
from studio.domain.content import Post
from studio.session import preferences
from studio.ui import app
made = app.application()
window = app.open_window(Path(sys.argv[1]))
window.show()
QTest.qWait(300)
window.open_post(window.desk.project.all(Post)[1].id, "bundle")
while not preferences.read().places:
    QTest.qWait(50)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_the_window_opens_where_one_was_after_a_crash(
    dressed: QApplication, example: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    """A window that was killed is found again where it stood."""
    path = tmp_path / "jatuh.humas"
    shutil.copyfile(example, path)
    done = subprocess.run([sys.executable, "-c", KILLED, str(path)], cwd=ROOT, check=False, timeout=120,
                          env=dict(os.environ))  # fmt: skip
    assert done.returncode == -9
    window = app.first_widget(None)
    assert isinstance(window, MainWindow)
    assert not window.desk.session.read_only
    window.show()
    qtbot.waitUntil(lambda: window.place == "post", timeout=SOON)
    assert window.current().tab == "bundle"
    assert window.current().ident == window.desk.project.all(Post)[1].id
    window.agreed = True
    window.close()
