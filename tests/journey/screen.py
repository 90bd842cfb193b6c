"""A real X server with a window manager, and a person's hands on it: keys, mouse, eyes."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from tests.journey.support import ROOT

T = TypeVar("T")
TOOLS = {
    "Xvfb": "xvfb", "openbox": "openbox", "xdotool": "xdotool", "import": "imagemagick",
    "xwininfo": "x11-utils", "xprop": "x11-utils",
}  # fmt: skip
QT = "libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1"
SCREEN = "1366x768x24"
PATIENCE = 40.0
STILL = 6
"""So many pictures at most until two are alike."""


def until(look: Callable[[], T], what: str, seconds: float = PATIENCE) -> T:
    """What `look` gives, as soon as it gives something."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if seen := look():
            return seen
        time.sleep(0.1)
    raise AssertionError(f"in {seconds:.0f} s there was no {what}")


@dataclass
class Screen:
    """One display; what is started on it ends with it."""

    display: str
    home: Path
    shots: Path
    started: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def environment(self) -> dict[str, str]:
        """A person who has never used the program."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("QT_", "XDG_", "WAYLAND"))}
        names = ("DATA", "CONFIG", "CACHE", "STATE")
        folders = {f"XDG_{name}_HOME": str(self.home / name.lower()) for name in names}
        return {
            **kept, **folders, "DISPLAY": self.display, "HOME": str(self.home), "PYTHONPATH": str(ROOT),
            "QT_QPA_PLATFORM": "xcb", "LANG": "C.UTF-8", "USER": "sari",
        }  # fmt: skip

    def start(self, *command: object) -> subprocess.Popen[bytes]:
        """Start a program in a group of its own."""
        child = subprocess.Popen(
            [str(part) for part in command], env=self.environment, start_new_session=True, cwd=self.home
        )
        self.started.append(child)
        return child

    def studio(self, *arguments: object) -> subprocess.Popen[bytes]:
        """Start the window as people do."""
        return self.start(sys.executable, "-m", "studio", *arguments)

    def managed(self) -> bool:
        """Whether a window manager is at work."""
        command = ["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"]
        done = subprocess.run(command, env=self.environment, capture_output=True, check=False, timeout=60)
        return b"window id" in done.stdout

    def tell(self, *arguments: object) -> str:
        """Run xdotool; what it says."""
        command = ["xdotool", *map(str, arguments)]
        how = {"env": self.environment, "capture_output": True, "text": True, "timeout": 60}
        return subprocess.run(command, check=False, **how).stdout.strip()

    def windows(self, child: subprocess.Popen[bytes], title: str) -> list[str]:
        """The program's windows that are in sight and whose title matches."""
        mine = set(self.tell("search", "--onlyvisible", "--pid", child.pid).split())
        return [w for w in mine if re.search(title, self.tell("getwindowname", w))]

    def window(self, child: subprocess.Popen[bytes], title: str) -> str:
        """The program's window with a matching title, brought to the front."""
        found = until(lambda: self.windows(child, title), f"window named {title}")[0]
        until(lambda: self.tell("windowactivate", "--sync", found) or self.active() == found, "focus")
        return found

    def active(self) -> str:
        """The window that has the focus."""
        return self.tell("getactivewindow")

    def keys(self, *keys: str) -> None:
        """Press keys one after the other."""
        self.tell("key", "--clearmodifiers", "--delay", 30, *keys)

    def write(self, text: str, delay: int = 18) -> None:
        """Type text, with so many milliseconds between the letters."""
        self.tell("type", "--clearmodifiers", "--delay", delay, text)

    def click(self, window: str, x: int, y: int) -> None:
        """Click at a place of a window's inside."""
        self.tell("mousemove", "--window", window, x, y, "click", 1)

    def inside(self, window: str) -> tuple[int, int, int, int]:
        """Left, top, width and height of a window's inside on the screen."""
        said = subprocess.run(
            ["xwininfo", "-id", window], env=self.environment, capture_output=True, text=True, check=True
        ).stdout
        names = ("Absolute upper-left X", "Absolute upper-left Y", "Width", "Height")
        x, y, width, height = (int(re.search(rf"{name}: +(-?\d+)", said)[1]) for name in names)
        return x, y, width, height

    def shot(self, name: str) -> Path:
        """A picture of the whole screen once it is still, or nearly."""
        path, before = self.shots / f"{name}.png", b""
        for _turn in range(STILL):
            command = ["import", "-window", "root", "-define", "png:exclude-chunks=date,time", str(path)]
            subprocess.run(command, env=self.environment, check=True, timeout=60)
            if path.read_bytes() == before:
                break
            before = path.read_bytes()
        return path

    def end(self) -> None:
        """End what was started here, last first."""
        for child in reversed(self.started):
            if child.poll() is None:
                os.killpg(child.pid, signal.SIGTERM)
        for child in self.started:
            try:
                child.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(child.pid, signal.SIGKILL)
                child.wait(10)


@contextmanager
def real_screen(folder: Path) -> Iterator[Screen]:
    """A free display with a window manager, for as long as it is needed."""
    missing = sorted({package for tool, package in TOOLS.items() if shutil.which(tool) is None})
    assert not missing, f"These tests need a real X server: apt-get install {' '.join(missing)} {QT}"
    home, shots = folder / "home", folder / "shots"
    for made in (home, shots):
        made.mkdir()
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp", "-noreset"],
        pass_fds=(writing,), stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writing)
    with os.fdopen(reading) as said:
        number = said.readline().strip()
    screen = Screen(f":{number}", home, shots)
    try:
        screen.start("openbox", "--sm-disable")
        until(screen.managed, "window manager")
        yield screen
    finally:
        screen.end()
        server.terminate()
        server.wait(10)
