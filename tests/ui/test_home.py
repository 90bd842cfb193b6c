"""The first page of a project tells what to go on with, and a click goes there."""

from pathlib import Path

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from studio.domain.content import Post, Schedule
from studio.session import overview, projects
from studio.ui.desk import Desk
from studio.ui.home.page import HomePage, short_name
from studio.ui.main_window import MainWindow
from studio.ui.widgets.basic import Label


def texts(page: HomePage) -> str:
    """All words in sight."""
    return "\n".join(label.text() for label in page.findChildren(Label))


def test_it_goes_on_with_the_post_last_changed(window: MainWindow, desk: Desk) -> None:
    """Changing a post makes it the one to continue, with a mark for each of five steps."""
    first = desk.project.all(Post)[0]
    desk.put("Ubah judul", msgspec.structs.replace(first, title="Yang terakhir disentuh"))
    assert overview.last_edited(desk.session)[0].post.id == first.id
    window.go("home")
    page = window.current()
    assert isinstance(page, HomePage)
    assert "Yang terakhir disentuh" in texts(page)
    marks, _next = page.marks_of(desk.project.get(Post, first.id))
    assert marks["fill"][0] == marks["sizes"][0] == "done"
    assert marks["checks"][0] == "unknown"


def test_what_is_late_comes_first_among_what_is_due(window: MainWindow, desk: Desk) -> None:
    """A post whose day has gone by stands above tomorrow's and says that it was missed."""
    today = desk.now.date().isoformat()
    one, two = desk.project.all(Post)
    desk.put(
        "Jadwalkan",
        msgspec.structs.replace(one, schedule=Schedule(date=today, time="10:00")),
        msgspec.structs.replace(two, schedule=Schedule(date="2026-01-02", time="10:00")),
    )
    assert [p.id for p in overview.due(desk.project, desk.now.date())] == [two.id, one.id]
    window.go("home")
    assert "Terlewat" in texts(window.current())  # type: ignore[arg-type]


def test_an_empty_project_offers_the_next_step(dressed, qtbot, tmp_path: Path, monkeypatch) -> None:
    """Without posts there is a sentence and a button for the first."""
    session = projects.create_project(tmp_path / "baru.humas", institution="Pemkot", unit="Kominfo")
    window = MainWindow(Desk(session))
    window.show()
    window.go("home")
    asked = []
    monkeypatch.setattr(window, "new_post", lambda: asked.append(1))
    window.pages["home"].refresh()  # type: ignore[attr-defined]
    page = window.pages["home"]
    first = next(b for b in page.findChildren(QPushButton) if b.text() == "Buat konten pertama")
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert asked == [1]
    window.close()


def test_people_are_greeted_by_their_name_not_their_title() -> None:
    """Titles before and after the name are left out."""
    assert short_name("Dr. Ir. Hj. Siti Maemunah, S.H., M.Si.") == "Siti"
    assert short_name("Rani") == "Rani"
