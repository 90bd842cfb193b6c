"""The tab Ukuran: what is painted, moved between, chosen, made to differ, and taken back."""

import msgspec
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton

from studio.domain.content import Design, Post
from studio.domain.review import Finding, Where
from studio.session import preferences
from studio.session.tuning import override_of
from studio.ui.main_window import MainWindow
from studio.ui.post.page import PostPage
from studio.ui.post.sizes import paint_queue
from studio.ui.post.sizes.tab import SizesTab
from studio.ui.post.verdict import Verdict

STORY = "instagram/story"


@pytest.fixture
def tab(window: MainWindow, post: Post, qtbot, monkeypatch: pytest.MonkeyPatch) -> SizesTab:
    """The tab of the first post, its visible tiles painted, no check under way."""
    monkeypatch.setattr(PostPage, "check_now", lambda _page: None)
    window.open_post(post.id, "sizes")
    made = window.pages["post"]._tabs["sizes"]
    settle(made, qtbot)
    return made


def settle(tab: SizesTab, qtbot) -> None:
    """Wait until everything in sight is painted."""
    tab.page.desk.flush()
    qtbot.waitUntil(lambda: tab.wall.in_sight() != (), timeout=5000)
    qtbot.waitUntil(
        lambda: not tab.queue._timer.isActive() and set(tab.wall.in_sight()) <= set(tab.queue.done),
        timeout=60_000,
    )


def override(tab: SizesTab, ident: str):
    """The stored settings of a placement."""
    tab.page.desk.flush()
    return override_of(tab.page.desk.session.project.get(Design, tab.page.post.design), ident)


def test_only_tiles_in_sight_are_painted_and_the_rest_when_scrolled_to(tab: SizesTab, qtbot) -> None:
    """A wall of fifty placements paints those one sees, the chosen one first, one a turn."""
    seen = set(tab.wall.in_sight())
    assert set(tab.queue.done) == seen
    assert len(seen) < len(tab.wall.tiles) / 2
    assert next(iter(tab.queue.done)) == tab.wall.now
    far = [i for i in tab.wall.order() if i not in seen][-1]
    assert tab.wall.tiles[far]._picture is None
    bar = tab.wall.verticalScrollBar()
    bar.setValue(bar.maximum())
    settle(tab, qtbot)
    assert tab.wall.tiles[far]._picture is not None
    assert len(tab.queue.done) < len(tab.wall.tiles)


def test_an_edit_paints_visible_tiles_anew_and_no_others(tab: SizesTab, qtbot) -> None:
    """After an edit the pictures in sight are others; those out of sight still wait."""
    before = dict(tab.queue.done)
    tab.acts.hide_part("kicker", hide=True)
    settle(tab, qtbot)
    assert set(tab.queue.done) == set(before)
    changed = [i for i in before if tab.queue.done[i] is not before[i]]
    assert changed == [tab.wall.now]


def test_arrows_move_and_enter_opens_large_and_escape_comes_back(tab: SizesTab, qtbot) -> None:
    """The wall is walked by keys alone."""
    order = tab.wall.order()
    tab.wall.choose(order[0])
    qtbot.keyClick(tab.wall.tiles[order[0]], Qt.Key.Key_Right)
    assert tab.wall.now == order[1]
    assert tab.wall.tiles[order[1]].hasFocus()
    qtbot.keyClick(tab.wall.tiles[order[1]], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tab.large.picture.page is not None, timeout=20_000)
    assert tab.large.isVisible()
    qtbot.keyClick(tab.large, Qt.Key.Key_Right)
    assert tab.acts.now == order[2]
    qtbot.mouseClick(tab.large._zooms.buttons["100"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: tab.large.picture.page is not None, timeout=20_000)
    assert tab.large.picture.scale_now() * tab.devicePixelRatioF() == pytest.approx(1)
    qtbot.keyClick(tab.large, Qt.Key.Key_Escape)
    assert tab.wall.isVisible()
    assert tab.wall.now == order[2]


def test_text_scale_is_one_command_marked_and_reset(tab: SizesTab, qtbot) -> None:
    """A key on the slider changes one placement; the tile says so; Kembalikan takes it back."""
    tab.go_to(STORY)
    settle(tab, qtbot)
    slider = tab.panel.tuning.scale
    slider.setFocus()
    for _ in range(5):
        qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert override(tab, STORY).text_scale == 1.05
    assert tab.page.desk.commands()[0][0] == "Ubah ukuran huruf Story"
    assert override(tab, "instagram/feed-square").text_scale == 1.0
    assert "1 beda" in tab.wall.tiles[STORY].accessibleName()
    back = next(b for b in tab.panel.findChildren(QPushButton) if b.text() == "Kembalikan")
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert override(tab, STORY).text_scale == 1.0
    assert tab.page.design.overrides == {}
    tab.page.desk.undo()
    assert override(tab, STORY).text_scale == 1.05


def test_a_part_is_hidden_at_one_placement_and_shown_again(tab: SizesTab, qtbot) -> None:
    """A box unchecked leaves the part out there; the picture has it no more."""
    tab.go_to(STORY)
    settle(tab, qtbot)
    tab.panel.ensureWidgetVisible(tab.panel.tuning.boxes["photo"])
    qtbot.mouseClick(tab.panel.tuning.boxes["photo"], Qt.MouseButton.LeftButton, pos=QPoint(8, 12))
    assert override(tab, STORY).hidden
    tab.open_large(STORY)
    qtbot.waitUntil(lambda: tab.large.picture.page is not None, timeout=20_000)
    assert "photo" not in [slot for slot, _box in tab.large.picture.page.slots]
    tab.page.desk.undo()
    assert override(tab, STORY).hidden == ()


def test_a_photo_dragged_in_the_large_view_is_one_command(tab: SizesTab, qtbot) -> None:
    """While it is dragged nothing is stored; letting go stores the focal point of this placement."""
    tab.open_large("instagram/feed-square")
    view = tab.large.picture
    qtbot.waitUntil(lambda: view.page is not None, timeout=20_000)
    (slot, photo), k, at = view.photos()[0], view.scale_now(), view.frame()
    start = QPoint(
        round(at.x() + (photo.box.x + photo.box.width / 2) * k),
        round(at.y() + (photo.box.y + photo.box.height / 2) * k),
    )
    before = tab.page.desk.commands()[0]
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    for step in (10, 20, 30):
        qtbot.mouseMove(view, start + QPoint(-step, -step))
    assert tab.page.desk.commands()[0] == before
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start + QPoint(-30, -30))
    focal = override(tab, "instagram/feed-square").focal[slot]
    middle = (photo.source.y + photo.source.height / 2) / photo.size[1]
    assert focal[1] == pytest.approx(
        middle + 30 / k / photo.box.height * photo.source.height / photo.size[1], abs=0.01
    )
    assert len(tab.page.desk.commands()[0]) == len(before) + 1


def test_staged_motion_plays_in_place(tab: SizesTab, qtbot) -> None:
    """Space plays where the placement takes motion, and the picture is at a moment; the slider seeks."""
    tab.open_large(STORY)
    player = tab.large.player
    qtbot.waitUntil(lambda: player.length > 0, timeout=20_000)
    qtbot.keyClick(tab.large, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: 0 < player.at < player.length, timeout=5000)
    assert tab.large.picture.seconds == player.at
    player.slider.setValue(500)
    assert not player.playing
    assert tab.large.picture.seconds == pytest.approx(player.length / 2)
    tab.open_large("print/a4")
    qtbot.waitUntil(lambda: tab.large.picture.page is not None, timeout=20_000)
    assert not player.isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_placements_are_chosen_searched_and_kept_as_sets(tab: SizesTab, qtbot) -> None:
    """Boxes choose; what is not served says why; a set saved with a name is applied and deleted."""
    qtbot.mouseClick(tab.toolbar.add, Qt.MouseButton.LeftButton)
    chooser = tab.chooser
    rows = chooser.rows
    assert not rows["instagram/avatar"].check.isEnabled()
    qtbot.keyClicks(chooser.search, "story")
    assert rows[STORY].isVisible()
    assert not rows["print/a4"].isVisible()
    qtbot.mouseClick(rows[STORY].check, Qt.MouseButton.LeftButton, pos=QPoint(8, 12))
    assert STORY not in tab.page.served()
    qtbot.keyClicks(chooser.name, "Tanpa story")
    qtbot.mouseClick(chooser.save, Qt.MouseButton.LeftButton)
    assert STORY not in preferences.read().sets["Tanpa story"]
    qtbot.mouseClick(rows[STORY].check, Qt.MouseButton.LeftButton, pos=QPoint(8, 12))
    assert STORY in tab.page.served()
    chooser.use_set("Tanpa story")
    assert STORY not in tab.page.served()
    assert STORY not in tab.wall.tiles
    tab.page.desk.flush()
    assert tab.page.desk.commands()[0][0] == "Pilih penempatan"
    chooser.delete_set("Tanpa story")
    assert preferences.read().sets == {}
    chooser.close()


def test_the_last_placement_stays(tab: SizesTab) -> None:
    """No placement at all would mean every placement: the last one cannot be left out."""
    tab.page.edit_post("Pilih", placements=(STORY,))
    tab.acts.leave_out()
    assert tab.page.served() == (STORY,)
    assert "paling sedikit satu" in tab.page.window_.notices.shown()[-1].text


def test_platform_filter_and_ctrl_wheel(tab: SizesTab, qtbot) -> None:
    """A platform's button shows it alone; Ctrl and the wheel change the scale of all."""
    qtbot.mouseClick(tab.toolbar._buttons["instagram"], Qt.MouseButton.LeftButton)
    assert {i.split("/")[0] for i in tab.wall.tiles} == {"instagram"}
    qtbot.mouseClick(tab.toolbar._buttons["instagram"], Qt.MouseButton.LeftButton)
    before = tab.wall.scale
    wheel = QWheelEvent(
        QPointF(40, 40), QPointF(40, 40), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(tab.wall.viewport(), wheel)
    assert tab.wall.scale == pytest.approx(before + 0.02)
    assert tab.toolbar.percent.text() == f"{round(tab.wall.scale * 100)} %"


def test_findings_of_a_placement_are_marked_and_lead_to_the_slot(
    tab: SizesTab, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When a check is done the tile carries its count, the panel its words and the way there."""
    where = Where(placement=STORY, slot="headline")
    finding = Finding(
        id="text/size", code="small", severity="warning", status="warn", message="Judul kecil.", where=where
    )
    gone: list[tuple[str, str]] = []
    monkeypatch.setattr(tab.page, "show_tab", lambda ident, where="": gone.append((ident, where)))
    tab.go_to(STORY)
    tab.page.verdict = Verdict(findings=(finding,))
    tab.page.checked.emit(tab.page.verdict)
    assert "1 peringatan" in tab.wall.tiles[STORY].accessibleName()
    jump = next(b for b in tab.panel.findChildren(QPushButton) if b.text() == "Ke tempatnya")
    qtbot.mouseClick(jump, Qt.MouseButton.LeftButton)
    assert gone == [("fill", "headline")]


def test_pages_of_a_carousel_are_turned_in_the_large_view(tab: SizesTab, qtbot) -> None:
    """PgDn shows the next page where the placement takes several; where it does not, there is one."""
    page = tab.page.design_page()
    second = msgspec.structs.replace(page, id="kedua")
    design = msgspec.structs.replace(tab.page.design, pages=(page.id, "kedua"))
    tab.page.desk.put("Tambah halaman", second, design)
    tab.open_large("instagram/feed-portrait")
    qtbot.waitUntil(lambda: tab.large.picture.page is not None, timeout=20_000)
    qtbot.keyClick(tab.large, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: tab.large.picture.page.number == 1, timeout=20_000)
    assert tab.large._page.text() == "Halaman 2 / 2"


def test_pictures_out_of_sight_are_let_go_when_there_are_too_many(
    tab: SizesTab, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The cache has a bound; what is in sight is never let go, and the rest is painted anew when seen."""
    first = tab.wall.in_sight()
    monkeypatch.setattr(paint_queue, "MOST_BYTES", 1)
    bar = tab.wall.verticalScrollBar()
    bar.setValue(bar.maximum())
    settle(tab, qtbot)
    assert set(tab.queue.done) == set(tab.wall.in_sight())
    bar.setValue(0)
    settle(tab, qtbot)
    assert set(first) <= set(tab.queue.done)
