"""Does the whole main job once in a folder of its own, to prove that an installed program is complete."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from studio import __version__
from studio.domain.content import Post
from studio.errors import StudioError
from studio.export.verify import verify_bundle
from studio.intake.picture import take_picture
from studio.session import demo
from studio.session.exporting import export_posts

PLACES = ("instagram/story", "print/a4", "x/post")
Step = tuple[str, str, float]
"""What was proved, what came of it, seconds it took."""


def steps(folder: Path) -> Iterator[Step]:
    """Prove one thing after another; the first that fails raises a StudioError."""
    yield _timed("program", lambda: f"{__version__}, Python {sys.version.split()[0]}, Qt {_qt()}")
    project = folder / "uji.humas"
    yield _timed("project", lambda: _project(project))
    yield _timed("picture", _picture)
    yield _timed("calendar", lambda: _calendar(project, folder))
    yield _timed("bundle", lambda: _bundle(project, folder))
    yield _timed("video", lambda: _video(folder))
    yield _timed("window", lambda: _window(project, folder))


def _timed(name: str, work: Callable[[], str]) -> Step:
    started = time.monotonic()
    said = work()
    return name, said, time.monotonic() - started


def _qt() -> str:
    from PySide6.QtCore import qVersion  # noqa: PLC0415 - heavy

    return str(qVersion())


def _project(path: Path) -> str:
    with demo.make_example(path, demo.example_files()[:1]) as session:
        return f"{len(session.project.all(Post))} post, {path.stat().st_size} bytes"


def _picture() -> str:
    picture = next((demo.example_files()[0].parent / "pictures").glob("*.jpg"))
    taken = take_picture(picture)
    return f"{taken.width} x {taken.height} px through the limited reader"


def _calendar(project: Path, folder: Path) -> str:
    """The plan written in each form and read back by the limited reader, and the days of a year."""
    from studio.catalog.days import days_of  # noqa: PLC0415 - beside its one use
    from studio.session import plan_export, plan_import  # noqa: PLC0415
    from studio.session.projects import open_project  # noqa: PLC0415

    with open_project(project, read_only=True) as session:
        for form in plan_export.FORMS:
            path = folder / f"rencana.{form}"
            plan_export.write_plan(path, plan_export.plan_file(session, form))
            merged = plan_import.preview(session, path).merged
            if merged.new or merged.changed or merged.bad or not merged.same:
                raise StudioError("self-test/calendar", f"Rencana {form} tidak terbaca kembali.")
    return f"{len(days_of(2026))} days, {', '.join(plan_export.FORMS)} out and in"


def _bundle(project: Path, folder: Path) -> str:
    from studio.session.projects import open_project  # noqa: PLC0415 - beside its one use

    with open_project(project) as session:
        made = export_posts(session, session.project.all(Post), folder, PLACES)
    checked = verify_bundle(made.archive)
    if not checked.ok:
        raise StudioError("self-test/bundle", f"Bundel tidak utuh: {checked.faults[0]}.")
    return f"{made.files} files, {made.bytes} bytes, verified"


def _video(folder: Path) -> str:
    import numpy as np  # noqa: PLC0415 - heavy

    from studio.export.encoders.video import write_video  # noqa: PLC0415 - heavy

    path = folder / "uji.mp4"
    still = np.zeros((64, 64, 3), np.uint8)
    write_video(path, width=64, height=64, seconds=0.5, frame=lambda _at: still)
    return f"{path.stat().st_size} bytes"


def _window(project: Path, folder: Path) -> str:
    """The window of the project in a process of its own, which prints what it saw as JSON."""
    done = subprocess.run(
        [sys.executable, "-m", "studio.ui.proof", str(project)], cwd=folder, capture_output=True, text=True,
        check=False, timeout=120,
        env={**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
             "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
    )  # fmt: skip
    if done.returncode:
        why = (done.stderr.strip().splitlines() or ["?"])[-1]
        raise StudioError("self-test/window", f"Jendela tidak dapat dibuka: {why}.")
    seen: dict[str, Any] = msgspec.json.decode(done.stdout)
    return (
        f"{seen['width']} x {seen['height']} px, {seen['colors']} colours, painted after {seen['seconds']} s"
    )
