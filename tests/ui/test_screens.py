"""Every screen looks as it did when somebody last looked at it; `UPDATE_GOLDENS=1` takes new pictures.

Compared at a quarter of the size, so that a clock or a date makes no difference and a moved panel does.
"""

import io
import os
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtWidgets import QWidget

from studio.ui import theme
from studio.ui.main_window import MainWindow
from studio.ui.places import PLACES
from studio.ui.post.page import TABS
from studio.ui.start.page import StartWindow

pytestmark = pytest.mark.slow
GOLDENS = Path(__file__).parent / "goldens"
SMALL = (342, 185)
MOST = 3.0
"""Mean difference of a channel, 0..255; a rail moved by 8 px makes 5."""
SCREENS = [*(place.ident for place in PLACES), "gallery", *(f"post-{tab[0]}" for tab in TABS)]


def picture_of(widget: QWidget) -> Image.Image:
    """The widget as Pillow sees it, at a quarter."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    widget.grab().save(buffer, "PNG")
    image = Image.open(io.BytesIO(bytes(buffer.data().data()))).convert("RGB")
    return image.resize(SMALL, Image.Resampling.BOX)


def compare(name: str, seen: Image.Image) -> None:
    """Compare with the picture kept under that name, or keep this one."""
    file = GOLDENS / f"{name}.png"
    if os.environ.get("UPDATE_GOLDENS"):
        GOLDENS.mkdir(exist_ok=True)
        seen.quantize(128).save(file, optimize=True)
    kept = Image.open(file).convert("RGB")
    difference = max(ImageStat.Stat(ImageChops.difference(kept, seen)).mean)
    assert difference < MOST, f"{name} differs by {difference:.1f}"


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_is_as_it_was(window: MainWindow, post, screen: str, mode: str, qtbot) -> None:
    """Each place, the gallery and each tab of a post, in both themes."""
    theme.look().use(mode)  # type: ignore[arg-type] # one of the two
    window.rebuild()
    kind, _dash, tab = screen.partition("-")
    if kind == "post":
        window.open_post(post.id, tab)
    elif kind == "gallery":
        window.new_post()
    else:
        window.go(screen)
    settle(window, qtbot)
    compare(f"{screen}-{mode}", picture_of(window))


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_first_page_is_as_it_was(dressed, mode: str, qtbot) -> None:
    """What is seen before there is a project."""
    theme.look().use(mode)  # type: ignore[arg-type] # one of the two
    start = StartWindow()
    start.resize(1366, 740)
    start.show()
    qtbot.wait(500)
    compare(f"start-{mode}", picture_of(start))
    start.close()


def settle(window: MainWindow, qtbot) -> None:
    """Wait until nothing is under way in the background and two pictures in a row are alike."""
    before = picture_of(window)
    for _turn in range(60):
        qtbot.wait(400)
        now = picture_of(window)
        same = max(ImageStat.Stat(ImageChops.difference(before, now)).mean) < 0.05
        if same and not window.jobs.open:
            return
        before = now
    raise AssertionError("the window does not come to rest")
