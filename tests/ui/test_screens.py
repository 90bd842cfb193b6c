"""Every screen looks as it did when somebody last looked at it; `UPDATE_GOLDENS=1` takes new pictures.

Compared at half the size. The clock stands still, and no path of this computer is in sight.
"""

import io
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtWidgets import QWidget

from studio.domain.content import Person, Post
from studio.session import projects
from studio.session.demo import example_files, make_example
from studio.ui import theme
from studio.ui.desk import Desk
from studio.ui.main_window import MainWindow
from studio.ui.post.bundle import options
from tests.ui.screens import SCREENS, screen

pytestmark = pytest.mark.slow
GOLDENS = Path(__file__).parent / "goldens"
MOST, WORST = 1.0, 30.0
"""Mean difference of a channel, 0..255, of a whole picture and of one of its parts: a button that is gone."""
CALM = 4
"""Pictures in a row that are alike: one piece of work may follow another after a pause."""
PARTS = (20, 11)
SEEN = [name for name in SCREENS if name != "help"]
"""The handbook shows pictures that change with every other screen."""
STARTED = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)


def minutes() -> Callable[[], datetime]:
    """A clock that goes on by a minute each time it is looked at."""
    passed = count()
    return lambda: STARTED + timedelta(minutes=next(passed))


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with three posts, made on a known day."""
    path = tmp_path_factory.mktemp("layar") / "contoh.humas"
    make_example(path, example_files()[:5:2], clock=minutes()).close()
    return path


@pytest.fixture
def desk(dressed: object, example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A desk with a copy of it, later that day."""
    monkeypatch.setattr(options, "export_folder", lambda: Path("/kantor/bundel"))
    path = tmp_path / "contoh.humas"
    shutil.copyfile(example, path)
    made = Desk(projects.open_project(path, who="uji", clock=lambda: STARTED + timedelta(hours=3)))
    yield made
    made.close()


def picture_of(widget: QWidget) -> Image.Image:
    """The widget as Pillow sees it, at half its size."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    widget.grab().save(buffer, "PNG")
    image = Image.open(io.BytesIO(bytes(buffer.data().data()))).convert("RGB")
    return image.resize((image.width // 2, image.height // 2), Image.Resampling.BOX)


def compare(name: str, seen: Image.Image) -> None:
    """Compare with the picture kept under that name, or keep this one."""
    file = GOLDENS / f"{name}.png"
    small = seen.quantize(96)
    if os.environ.get("UPDATE_GOLDENS"):
        GOLDENS.mkdir(exist_ok=True)
        small.save(file, optimize=True)
    difference = ImageChops.difference(Image.open(file).convert("RGB"), small.convert("RGB"))
    whole, worst = mean(difference), max(mean(part) for part in parts(difference))
    assert whole < MOST, f"{name} differs by {whole:.1f}"
    assert worst < WORST, f"{name} differs by {worst:.1f} in one place"


def mean(image: Image.Image) -> float:
    """The mean of the channel that is highest."""
    return max(ImageStat.Stat(image).mean)


def parts(image: Image.Image) -> Iterator[Image.Image]:
    """The picture cut into equal parts."""
    wide, high = image.width // PARTS[0], image.height // PARTS[1]
    for x in range(PARTS[0]):
        for y in range(PARTS[1]):
            yield image.crop((x * wide, y * high, (x + 1) * wide, (y + 1) * high))


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("name", SEEN)
def test_a_screen_is_as_it_was(window: MainWindow, name: str, mode: str, qtbot) -> None:
    """Each screen in both themes, with a person at work."""
    theme.look().use(mode)  # type: ignore[arg-type] # one of the two
    window.be(window.desk.project.all(Person)[0])
    window.rebuild()
    top = screen(window, name)
    settle(window, top, qtbot)
    compare(f"{name}-{mode}", picture_of(top))


def settle(window: MainWindow, top: QWidget, qtbot) -> None:
    """Wait until nothing is under way in the background and some pictures in a row are alike."""
    before, calm = picture_of(top), 0
    for _turn in range(120):
        qtbot.wait(400)
        now = picture_of(top)
        same = mean(ImageChops.difference(before, now)) < 0.05 and not window.jobs.open
        calm = calm + 1 if same else 0
        if calm == CALM:
            return
        before = now
    raise AssertionError("the window does not come to rest")


def test_the_posts_of_the_pictures_are_known(desk: Desk) -> None:
    """The pictures show the posts in the order of their making, on the day the clock stands at."""
    assert desk.now.date().isoformat() == "2026-11-24"
    assert len(desk.project.all(Post)) == 3
