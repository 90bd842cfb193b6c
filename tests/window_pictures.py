"""Makes docs/gambar/jendela-*.webp, the window in README and handbook: `python3 -m tests.window_pictures`.

The example office in the real window, drawn without a display; nothing of the computer shows. With names
(`isi`, `ukuran-gelap`) only those are made.
"""

import io
import os
import sys
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PIL import Image

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow

TARGET = Path(__file__).resolve().parent.parent / "docs" / "gambar"
SIZE, MOST_BYTES, QUALITIES = (1366, 768), 120_000, range(88, 40, -4)
TODAY = datetime(2026, 11, 24, 1, 12, tzinfo=UTC)
"""Tuesday morning at the example office, a week before its first post is due."""
WORK = ((42, "scheduled"), (40, "approved"), (17, "in-review"), (15, "draft"), (1, "draft"), (0.3, "draft"))
"""Of the example's posts, the last first: hours since it was worked on, and how far it is."""
PHOTO, FIGURES = "Jalur prioritas", "Paspor terbit"
"""How the titles of two of them begin."""
SHOTS = {
    "beranda": lambda window: window.go("home"),
    "kalender": lambda window: _december(window),  # noqa: PLW0108 - it stands below
    "galeri": lambda window: window.new_post(),
    "isi": lambda window: _post(window, PHOTO, "fill", "headline"),
    "ukuran": lambda window: _post(window, FIGURES, "sizes"),
    "takarir": lambda window: _post(window, PHOTO, "captions"),
    "periksa": lambda window: _post(window, PHOTO, "checks"),
    "bundel": lambda window: _post(window, PHOTO, "bundle"),
    "merek": lambda window: window.go("brand"),
    "pilar": lambda window: _plan(window, "pillars"),
    "kampanye": lambda window: _plan(window, "campaigns"),
    "masukan": lambda window: _plan(window, "inquiries"),
}  # fmt: skip
KEEPS_FOCUS = "isi"
SETTLED_MS, PAUSE_MS, LONGEST_MS = 3000, 200, 120_000
"""How long nothing may be under way before all is painted; when to give up waiting for that."""
DARK = "-gelap"


def make(wanted: tuple[str, ...] = ()) -> None:
    """Write every picture, light and dark, or those named."""
    names = wanted or tuple(f"{name}{suffix}" for suffix in ("", DARK) for name in SHOTS)
    with tempfile.TemporaryDirectory() as folder:
        _alone(Path(folder))
        for name in names:
            _shoot(Path(folder) / "imigrasi-tanjung-sekar.humas", name)


def _alone(folder: Path) -> None:
    """The example and somebody who works there, with settings and a home of nobody's."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ.setdefault("XDG_CACHE_HOME", str(Path.home() / ".cache"))
    os.environ["XDG_DATA_HOME"] = str(folder / "data")
    os.environ["HOME"] = "/home/humas"  # where the window offers to put bundles
    from studio.domain.content import Person, Post
    from studio.session import demo, posts, preferences
    from tests.window_plan import CARRIED, FARE, fill

    with demo.make_example(folder / "imigrasi-tanjung-sekar.humas", ()) as session:
        session.clock = lambda: TODAY - timedelta(hours=80)
        with session.edit("Rencana") as draft:
            fill(draft, TODAY.date())
        for file, (hours, status) in zip(reversed(demo.example_files()), WORK, strict=True):
            at = TODAY - timedelta(hours=hours)
            session.clock = lambda at=at: at
            post = posts.add_post(session, file)
            with session.edit("Ubah status") as draft:
                said = CARRIED.get(file.name[:2], ())
                campaign = FARE if said else None
                draft.put(msgspec.structs.replace(post, status=status, campaign=campaign, messages=said))
        me = {session.file.id: str(session.project.all(Person)[0].id)}
        pinned = tuple(str(post.id) for post in session.project.all(Post) if post.title.startswith(FIGURES))
    preferences.change(theme="light", motion=False, people=me, pinned=pinned)


def _shoot(project: Path, name: str) -> None:
    from PySide6.QtTest import QTest

    from studio.ui import app, theme

    application = app.application()
    theme.look().use("dark" if name.endswith(DARK) else "light")
    window = app.open_window(project)
    window.desk.session.clock = lambda: TODAY
    window.go("settings")
    window.resize(*SIZE)
    window.show()
    plain = name.removesuffix(DARK)
    SHOTS[plain](window)
    window.desk.state_changed.emit("ok", f"Tersimpan {window.desk.now:%H.%M}")
    quiet = 0
    for _pause in range(LONGEST_MS // PAUSE_MS):
        QTest.qWait(PAUSE_MS)
        quiet = quiet + PAUSE_MS if _still(window) else 0  # one work may ask for the next
        if quiet >= SETTLED_MS:
            break
    focused = application.focusWidget()
    if focused is not None and plain != KEEPS_FOCUS:
        focused.clearFocus()
    picture = window.grab().toImage()
    window.close()
    application.processEvents()
    data = picture.convertToFormat(picture.Format.Format_RGB888)
    flat = Image.frombuffer(
        "RGB", (data.width(), data.height()), bytes(data.constBits()), "raw", "RGB", data.bytesPerLine()
    )
    (TARGET / f"jendela-{name}.webp").write_bytes(_small(flat))


def _small(picture: Image.Image) -> bytes:
    """As good as fits the budget."""
    for quality in QUALITIES:
        held = io.BytesIO()
        picture.save(held, "WEBP", quality=quality, method=6)
        if held.tell() <= MOST_BYTES:
            return held.getvalue()
    raise ValueError(MOST_BYTES)


def _december(window: "MainWindow") -> None:
    """The month in which the example's posts are due."""
    window.go("calendar")
    window.pages["calendar"].show_day(date(2026, 12, 1))  # type: ignore[attr-defined] # the calendar's page


def _plan(window: "MainWindow", section: str) -> None:
    window.go("strategy")
    shown = window.pages["strategy"].show_section(section)  # type: ignore[attr-defined] # the plan's page
    if section == "pillars":
        shown.look(day=date(2026, 12, 1))


def _post(window: "MainWindow", title: str, tab: str, where: str = "") -> None:
    from studio.domain.content import Post

    found = next(post for post in window.desk.project.all(Post) if post.title.startswith(title))
    window.open_post(found.id, tab, where)


def _still(window: "MainWindow") -> bool:
    """Whether nothing is under way, and a post in sight has been checked."""
    return not window.jobs.open and getattr(window.current(), "verdict", True) is not None


if __name__ == "__main__":
    make(tuple(sys.argv[1:]))
