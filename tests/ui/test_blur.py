"""Samarkan by mouse and keys: ticking faces, drawing, undoing, and what comes of it in library and post."""

import time
from collections.abc import Iterator
from contextlib import suppress

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from studio.domain.content import Asset, DesignPage, Picture, Post
from studio.session import blur
from studio.ui.assets.page import AssetsPage
from studio.ui.blur.dialog import BlurDialog, open_blur
from studio.ui.desk import Desk
from studio.ui.main_window import MainWindow

FACES = ((0.2, 0.2, 0.1, 0.14), (0.6, 0.3, 0.08, 0.12))


@pytest.fixture(autouse=True)
def _counted_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counting takes two seconds and is tested in tests/intake; here every picture has the same answer."""
    monkeypatch.setattr(blur, "find_faces", lambda _data: FACES)


@pytest.fixture
def asset(desk: Desk) -> Asset:
    """A picture of a post, with two faces known."""
    shown = next(
        value.asset
        for page in desk.project.all(DesignPage)
        for value in page.slots.values()
        if isinstance(value, Picture)
    )
    known = msgspec.structs.replace(desk.project.get(Asset, shown), faces=FACES)
    desk.put("Siapkan", known)
    return known


@pytest.fixture
def dialog(window: MainWindow, asset: Asset, qtbot) -> Iterator[BlurDialog]:
    """The dialog, open, with its picture on the board."""
    made = open_blur(window, window, asset)
    qtbot.waitUntil(lambda: not made.board._shown.isNull(), timeout=10_000)
    yield made
    with suppress(RuntimeError):  # a dialog that was accepted is gone
        made.close()


def at(dialog: BlurDialog, x: float, y: float) -> QPoint:
    """A place of the picture in the board."""
    return dialog.board._point((x, y)).toPoint()


def middle(face: int) -> tuple[float, float]:
    """The middle of a face."""
    x, y, wide, high = FACES[face]
    return x + wide / 2, y + high / 2


def test_a_click_on_a_face_covers_it_and_ctrl_z_uncovers_it(dialog: BlurDialog, qtbot) -> None:
    """The list and the picture follow each other, and nothing can be applied while nothing is marked."""
    before = dialog.board._shown.copy()
    assert not dialog.apply.isEnabled()
    qtbot.mouseClick(dialog.board, Qt.MouseButton.LeftButton, pos=at(dialog, *middle(1)))
    assert [made.isChecked() for made in dialog.side.checks] == [False, True]
    assert dialog.board._shown != before
    assert dialog.apply.isEnabled()
    QTest.keyClick(dialog.board, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [made.isChecked() for made in dialog.side.checks] == [False, False]
    assert dialog.board._shown == before
    QTest.keyClick(dialog.board, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert dialog.board.history.now.ticked == {1}


def test_faces_are_ticked_by_keys(dialog: BlurDialog) -> None:
    """Arrows choose a face on the board, the space bar covers it; so does the list."""
    dialog.board.setFocus()
    QTest.keyClick(dialog.board, Qt.Key.Key_Right)
    QTest.keyClick(dialog.board, Qt.Key.Key_Space)
    assert dialog.board.history.now.ticked == {1}
    QTest.keyClick(dialog.side.checks[0], Qt.Key.Key_Space)
    assert dialog.board.history.now.ticked == {0, 1}


def test_a_box_is_dragged_and_made_by_keys(dialog: BlurDialog, qtbot) -> None:
    """A drag covers a box, a slip of the hand none; arrows size and move one for the space bar."""
    dialog.side.tools.buttons["box"].click()
    board = dialog.board
    qtbot.mouseClick(board, Qt.MouseButton.LeftButton, pos=at(dialog, 0.8, 0.8))
    assert board.history.now.areas == ()
    qtbot.mousePress(board, Qt.MouseButton.LeftButton, pos=at(dialog, 0.1, 0.6))
    qtbot.mouseMove(board, at(dialog, 0.3, 0.8))
    qtbot.mouseRelease(board, Qt.MouseButton.LeftButton, pos=at(dialog, 0.3, 0.8))
    (area,) = board.history.now.areas
    assert area.box == pytest.approx((0.1, 0.6, 0.2, 0.2), abs=0.01)
    QTest.keyClick(board, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(board, Qt.Key.Key_Up)
    QTest.keyClick(board, Qt.Key.Key_Space)
    assert board.history.now.areas[1].box == pytest.approx((0.1, 0.59, 0.21, 0.2), abs=0.01)


def test_the_brush_covers_where_it_went(dialog: BlurDialog, qtbot) -> None:
    """A stroke takes the size of the brush, which the slider sets; a press of the space bar is a dab."""
    dialog.side.tools.buttons["brush"].click()
    dialog.side.size_.setValue(8)
    board = dialog.board
    qtbot.mousePress(board, Qt.MouseButton.LeftButton, pos=at(dialog, 0.4, 0.5))
    qtbot.mouseMove(board, at(dialog, 0.5, 0.5))
    qtbot.mouseRelease(board, Qt.MouseButton.LeftButton, pos=at(dialog, 0.5, 0.5))
    QTest.keyClick(board, Qt.Key.Key_Space)
    first, second = board.history.now.areas
    assert first.radius == pytest.approx(0.08)
    assert len(first.points) >= 2
    assert len(second.points) == 1


def test_applying_makes_a_new_picture_in_its_place(
    dialog: BlurDialog, desk: Desk, asset: Asset, post: Post, qtbot
) -> None:
    """One step: the copy is in the library and the post, the original stays; undo takes all of it back."""
    dialog.side.all.click()
    dialog.apply.click()
    assert not dialog.board.isEnabled()
    qtbot.waitUntil(lambda: any(a.made_from for a in desk.project.all(Asset)), timeout=30_000)
    new = next(a for a in desk.project.all(Asset) if a.made_from)
    assert new.made_from == asset.id
    assert new.alt == asset.alt
    assert desk.project.get(Asset, asset.id) == asset
    assert blur.shown_on(desk.project.all(DesignPage), new)
    assert not blur.shown_on(desk.project.all(DesignPage), asset)
    desk.undo()
    assert desk.project.find(Asset, new.id) is None
    assert blur.shown_on(desk.project.all(DesignPage), asset)


def test_the_copy_may_stay_in_the_library_alone(dialog: BlurDialog, desk: Desk, asset: Asset, qtbot) -> None:
    """With the switch off no post changes."""
    dialog.swap.setChecked(False)
    dialog.side.all.click()
    dialog.apply.click()
    qtbot.waitUntil(lambda: any(a.made_from for a in desk.project.all(Asset)), timeout=30_000)
    assert blur.shown_on(desk.project.all(DesignPage), asset)


def test_marking_takes_no_longer_than_a_frame_or_two(dialog: BlurDialog) -> None:
    """The board covers a small copy of a large picture anew within 50 ms even on a busy computer."""
    dialog.side.all.click()
    best = 1.0
    for _ in range(5):
        start = time.perf_counter()
        dialog.board.refresh()
        best = min(best, time.perf_counter() - start)
    assert best < 0.05


@pytest.fixture
def page(window: MainWindow, asset: Asset) -> AssetsPage:
    """The library with the picture selected."""
    window.go("assets")
    shown = window.pages["assets"]
    assert isinstance(shown, AssetsPage)
    shown.shelf.select(lambda one: one.id == asset.id)
    return shown


def test_the_panel_counts_faces_and_marks_that_nobody_is_shown(
    page: AssetsPage, desk: Desk, asset: Asset
) -> None:
    """Two faces ask for consent; the mark that nobody can be known settles it, and is undone as all else."""
    people = page.panel.people
    assert "2 wajah" in people.words.text()
    assert page.panel.rows["consent"].note.isVisibleTo(page.panel)
    people.nobody.click()
    assert desk.project.get(Asset, asset.id).nobody
    assert not page.panel.rows["consent"].note.isVisibleTo(page.panel)
    desk.undo()
    assert not desk.project.get(Asset, asset.id).nobody


def test_the_panel_says_how_to_install_what_counts(
    page: AssetsPage, desk: Desk, asset: Asset, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the extra the panel says so and how it is installed offline; covering by hand still works."""
    monkeypatch.setattr(blur, "presence", lambda: "no-package")
    desk.put("Lupa", msgspec.structs.replace(asset, faces=None))
    people = page.panel.people
    assert people.words.text().startswith("Wajah tidak dihitung: paket tambahan belum dipasang")
    assert "studio-humas[wajah]" in people.words.text()
    assert not people.search.isVisibleTo(page.panel)
    assert people.cover.isVisibleTo(page.panel)


def test_faces_of_older_pictures_are_found_on_asking(
    page: AssetsPage, desk: Desk, asset: Asset, qtbot
) -> None:
    """A picture taken in before is counted by a job, as one step."""
    desk.put("Lupa", msgspec.structs.replace(asset, faces=None))
    page.panel.people.search.click()
    qtbot.waitUntil(lambda: desk.project.get(Asset, asset.id).faces is not None, timeout=30_000)
    assert desk.commands()[0][0] == "Cari wajah di 1 gambar"
