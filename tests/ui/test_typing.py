"""What is seen while typing is quick; what is seen at rest is what will be sent."""

import msgspec
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.domain.content import Design, DesignPage, Post, RichText, Run
from studio.domain.project import Project
from studio.render import fit
from studio.session.stage import Stage
from studio.ui.canvas.picture import shown
from studio.ui.desk import Desk
from studio.ui.main_window import MainWindow
from studio.ui.post.fill.preview import Preview

PLACE = "instagram/feed-portrait"


def with_headline(project: Project, post: Post, words: str) -> Project:
    """The project after typing."""
    page = project.get(DesignPage, project.get(Design, post.design).pages[0])
    slots = {**page.slots, "headline": RichText(paragraphs=((Run(text=words),),))}
    return project.with_records(msgspec.structs.replace(page, slots=slots))


def test_near_layouts_fit_and_leave_no_trace(desk: Desk) -> None:
    """Letter by letter nothing sticks out, in few attempts; the page at rest is that of a fresh start."""
    words = "Antrean paspor prioritas dibuka setiap hari Sabtu pagi untuk lansia dan difabel"
    for post in desk.project.all(Post):
        last = shown(desk.stage, desk.project, post, PLACE)
        for count in range(1, len(words), 3):
            last = shown(desk.stage, with_headline(desk.project, post, words[:count]), post, PLACE, last=last)
            assert last is not None
            assert not last.overflow
        project = with_headline(desk.project, post, words)
        near = shown(desk.stage, project, post, PLACE, last=last)
        rest = shown(desk.stage, project, post, PLACE)
        with Stage(desk.session) as fresh:  # another folder, so other caches
            anew = shown(fresh, project, post, PLACE)
        assert near is not None
        assert rest is not None
        assert anew is not None
        assert rest.scene.laid.factors == anew.scene.laid.factors
        assert rest.scene.laid.attempt.boxes == anew.scene.laid.attempt.boxes


def test_the_picture_settles_when_typing_rests(
    window: MainWindow, desk: Desk, post: Post, qtbot: QtBot, qapp: QApplication, monkeypatch: object
) -> None:
    """A letter is seen after one turn in a few attempts; a moment later the page is laid out in full."""
    window.open_post(post.id)
    preview = window.findChildren(Preview)[0]
    qtbot.waitUntil(lambda: preview.view.page is not None)
    number, counted, attempt = 0, [], fit.Fitter.attempt

    def counting(fitter: fit.Fitter, *given: object) -> fit.Attempt | None:
        counted.append(number)
        return attempt(fitter, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(fit.Fitter, "attempt", counting)  # type: ignore[attr-defined]
    page = desk.project.get(DesignPage, desk.project.get(Design, post.design).pages[0])
    seen: list[object] = []
    preview.shown.connect(seen.append)
    typed = with_headline(desk.project, post, "Antrean paspor prioritas tiap Sabtu").get(DesignPage, page.id)
    desk.type("headline", "Isi judul", typed)
    qtbot.waitUntil(lambda: len(seen) == 1)
    assert len(counted) <= 5
    qtbot.waitUntil(lambda: len(seen) == 2)
    exact = shown(desk.stage, desk.project, post, preview.placement)
    assert exact is not None
    assert preview.view.page is not None
    assert preview.view.page.scene.laid is exact.scene.laid
