"""A small real project, the desk it lies on, and its window."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QApplication

from studio.domain.content import Post
from studio.session import projects
from studio.session.demo import example_files, make_example
from studio.ui import theme, words
from studio.ui.canvas.thumbs import EVERYWHERE, Thumbs, best_placement
from studio.ui.desk import Desk
from studio.ui.main_window import MainWindow


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with two posts of the examples: a service with a photo, and a key figure."""
    path = tmp_path_factory.mktemp("jendela") / "contoh.humas"
    make_example(path, example_files()[:3:2]).close()
    return path


@pytest.fixture(autouse=True)
def _own_preferences(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What one test remembers for a person, the next does not know."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture(autouse=True)
def _faces_uncounted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counting faces takes seconds on a busy computer and is tested in tests/intake."""
    monkeypatch.setattr("studio.intake.picture.find_faces", lambda _data, **_: None)


PAINTED: dict[str, QImage] = {}
"""Small pictures by all that they show; images, because pixmaps must not outlive the application."""


@pytest.fixture(autouse=True)
def _painted_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists show the same few posts in hundreds of tests; what looks as one before is not painted again.

    Tests that measure time paint as the product does.
    """
    if any(request.node.get_closest_marker(mark) for mark in ("alone", "bench", "slow")):
        return
    paint = Thumbs._paint

    def painted(thumbs: Thumbs, post: Post) -> QPixmap | None:
        place = best_placement(thumbs.desk, post)
        placement = thumbs.desk.stage.placements().get(place)
        shared = [record for (kind, _id), record in thumbs.desk.project.items() if kind in EVERYWHERE]
        key = repr((thumbs._look(post), placement, thumbs.room, shared))
        if key not in PAINTED:
            made = paint(thumbs, post)
            if made is None:
                return None
            PAINTED[key] = made.toImage()
        return QPixmap.fromImage(PAINTED[key])

    monkeypatch.setattr(Thumbs, "_paint", painted)


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """The application in the window's own look, speaking Indonesian."""
    words.use("id")
    theme.start(qapp, "light")
    yield qapp
    words.use("id")
    qapp.setStyleSheet("")
    # what a test copied would outlive the interpreter on the offscreen clipboard, and crash it at its end
    qapp.clipboard().clear()


@pytest.fixture
def desk(dressed: QApplication, example: Path, tmp_path: Path) -> Iterator[Desk]:
    """A desk with a copy of the example project."""
    path = tmp_path / "contoh.humas"
    shutil.copyfile(example, path)
    made = Desk(projects.open_project(path, who="uji"))
    yield made
    made.close()


@pytest.fixture
def window(desk: Desk, qtbot: object) -> Iterator[MainWindow]:
    """The window of the desk, 1366 × 740, shown."""
    made = MainWindow(desk)
    made.resize(1366, 740)
    made.show()
    yield made
    made.close()
    made.deleteLater()  # else a change of the style sheet dresses the windows of all earlier tests too
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def post(desk: Desk) -> Post:
    """The first post."""
    return desk.project.all(Post)[0]
