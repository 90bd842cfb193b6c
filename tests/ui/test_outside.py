"""Finished files dropped into the window: the sheet judges them, one step makes the post, undo undoes it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from studio.domain.content import Asset, Design, DesignPage, Post
from studio.intake.outside.read import Logos
from studio.ui.main_window import MainWindow
from studio.ui.post.fill.picture_field import PictureSlot
from studio.ui.post.outside import door
from studio.ui.post.outside.door import media_of
from studio.ui.post.outside.sheet import OutsideSheet
from studio.ui.post.sizes.acts import fit_picture
from studio.ui.post.sizes.tab import SizesTab
from tests.intake.outside_media import pdf, poster, saved

SLOW = 60_000


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A poster and a PDF of two pages."""
    folder = tmp_path_factory.mktemp("jadi")
    return saved(poster(), folder / "poster-lansia.png"), pdf(folder / "geser.pdf", 2)


@pytest.fixture(autouse=True)
def _no_faces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Faces and logos have tests of their own and take a second a page."""
    monkeypatch.setattr("studio.session.outside.reading.logos_of", lambda _kit: Logos())
    monkeypatch.setattr("studio.session.outside.reading.with_faces", lambda taken, **_: taken)


def sheet_of(window: MainWindow, qtbot: object, *files: Path, day: str = "") -> OutsideSheet:
    """The sheet, once everything is read."""
    sheet = OutsideSheet(window, files, day)
    sheet.open()
    qtbot.waitUntil(lambda: sheet.job is None, timeout=SLOW)  # type: ignore[attr-defined]
    return sheet


def mime_of(*paths: Path) -> QMimeData:
    """A drag of files."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def test_a_poster_is_judged_and_made_in_one_step(window, qtbot, files):
    """Placements that fit are ticked; the post opens at its sizes; Ctrl+Z takes everything back."""
    before = len(window.desk.project.all(Post))
    sheet = sheet_of(window, qtbot, files[0])
    assert sheet.title.text() == "Poster lansia"
    assert "instagram/feed-portrait" in sheet.places.chosen()
    assert sheet.places.rows["instagram/feed-portrait"].words.text() == "Pas, piksel demi piksel."
    assert "Terpotong 20 %" in sheet.places.rows["instagram/feed-square"].words.text()
    sheet.own.setChecked(True)
    sheet.make()
    qtbot.waitUntil(lambda: len(window.desk.project.all(Post)) == before + 1, timeout=SLOW)
    post = window.desk.project.all(Post)[-1]
    page = window.desk.project.get(DesignPage, window.desk.project.get(Design, post.design).pages[0])
    asset = window.desk.project.get(Asset, page.slots["media"].asset)
    assert asset.licence
    assert asset.outside.file == "poster-lansia.png"
    assert window.place == "post"
    assert window.pages["post"].tab == "sizes"
    window.undo()
    assert len(window.desk.project.all(Post)) == before
    assert window.desk.project.find(Asset, asset.id) is None


def test_pages_are_taken_left_and_moved(window, qtbot, files):
    """What is left out is not made, the order is that of the sheet, and a shape may be shown whole."""
    sheet = sheet_of(window, qtbot, files[1], files[0])
    names = [page.asset.name for page in sheet.pages.pages]
    assert names == ["geser 01.pdf", "geser 02.pdf", "poster-lansia.png"]
    sheet.pages._move(2, -2)
    sheet.pages._take(sheet.pages.pages[1], False)
    assert [page.asset.name for page in sheet.pages.chosen()] == ["poster-lansia.png", "geser 02.pdf"]
    story = sheet.places.rows["instagram/story"]
    story.tick.setChecked(True)
    assert sheet.places.chosen_fits() == {"instagram/story": "blur"}
    assert story.words.text() == "Tampil utuh."
    sheet.reject()


def test_a_file_that_is_refused_is_told_in_the_sheet(window, qtbot, files, tmp_path):
    """The reason and the next step stand below; nothing can be made of it alone."""
    bad = tmp_path / "rusak.pdf"
    bad.write_bytes(b"%PDF-1.7 rusak")
    sheet = sheet_of(window, qtbot, bad)
    assert "rusak.pdf" in sheet.refused.label.text()
    assert not sheet.store.isEnabled()
    sheet.take([files[0]])
    qtbot.waitUntil(lambda: sheet.job is None, timeout=SLOW)
    assert sheet.store.isEnabled()
    sheet.reject()


def test_a_day_of_the_calendar_dates_the_post(window, qtbot, files):
    """What is dropped on a day goes out on it."""
    sheet = sheet_of(window, qtbot, files[0], day="2026-12-07")
    sheet.make()
    qtbot.waitUntil(lambda: window.place == "post", timeout=SLOW)
    assert window.desk.project.all(Post)[-1].schedule.date == "2026-12-07"


def test_the_window_takes_finished_files_anywhere(window, qtbot, files, tmp_path, monkeypatch):
    """A drag of media is welcome on every page, one of letters is not, and the sheet opens with the files."""
    opened = []
    monkeypatch.setattr(door, "open_sheet", lambda _window, found, day: opened.append((found, day)))
    text = tmp_path / "naskah.txt"
    text.write_text("Siaran pers")
    assert media_of(mime_of(files[0])) == [files[0]]
    assert media_of(mime_of(files[0], text)) == []
    assert media_of(mime_of(tmp_path / "tidak-ada.png")) == []
    for place in ("home", "content", "calendar"):
        window.go(place)
        mime, keys = mime_of(*files), (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        enter = QDragEnterEvent(QPoint(600, 400), Qt.DropAction.CopyAction, mime, *keys)
        QApplication.sendEvent(window, enter)
        assert enter.isAccepted()
        QApplication.sendEvent(window, QDropEvent(QPointF(600, 400), Qt.DropAction.CopyAction, mime, *keys))
    assert [found for found, _day in opened] == [list(files)] * 3
    assert opened[0][1] == opened[1][1] == ""


def test_without_files_the_sheet_asks_for_some(window, qtbot):
    """The empty state has the next step, and nothing can be made yet."""
    sheet = sheet_of(window, qtbot)
    assert sheet.stack.currentIndex() == 0
    assert not sheet.store.isEnabled()
    sheet.reject()


def test_another_file_takes_the_place_of_a_page(window, qtbot, files, tmp_path):
    """In Isi a PDF or a picture replaces the page it is dropped on; one step of undo."""
    sheet = sheet_of(window, qtbot, files[0])
    sheet.make()
    qtbot.waitUntil(lambda: window.place == "post", timeout=SLOW)
    page = window.pages["post"]
    page.show_tab("fill", "")
    field = page.findChild(PictureSlot)
    field.take(files[1])
    qtbot.waitUntil(lambda: field.asset is not None and field.asset.outside.form == "pdf", timeout=SLOW)
    assert field.asset.name == "geser 01.pdf"
    assert field.asset.alt.startswith("Bertuliskan: Halaman 1")
    window.undo()
    assert field.asset.name == "poster-lansia.png"


def test_another_shape_is_shown_whole_from_the_sizes(window, qtbot, files):
    """Beside the wall one says how another shape is shown; it is a difference that can be taken back."""
    sheet = sheet_of(window, qtbot, files[0])
    sheet.make()
    qtbot.waitUntil(lambda: window.place == "post", timeout=SLOW)
    page = window.pages["post"]
    tab = page.findChild(SizesTab)
    tab.acts.now = "instagram/feed-tall"
    fit_picture(tab.acts, "media", "field")
    override = page.design.overrides["instagram/feed-tall"]
    assert override.fit == {"media": "field"}
    tab.acts.now = "instagram/feed-tall"  # the tab chose its first when it was told
    assert [one.part for one in tab.acts.differences()] == ["fit"]
    tab.acts.reset(tab.acts.differences()[0])
    assert not page.design.overrides
