"""The Bundel tab: what is promised is written, what is left out is not, a stopped export leaves nothing."""

import io
import zipfile
from pathlib import Path

import msgspec
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from studio.domain.content import Post
from studio.domain.review import ExportLog
from studio.session import preferences
from studio.ui.desk import Desk
from studio.ui.main_window import MainWindow
from studio.ui.post.bundle.tab import BundleTab
from tests.ui.answering import answer_all, forget_answers, unlicensed

LEFT = Qt.MouseButton.LeftButton
SOON = 90_000
FEED, STORY = "instagram/feed-portrait", "instagram/story"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """The folder that bundles go to."""
    folder = tmp_path / "keluar"
    folder.mkdir()
    preferences.change(export_folder=str(folder), export_video=False, budget_mb=0)
    return folder


def opened(window: MainWindow, post: Post, qtbot) -> BundleTab:
    """The tab of a post with two placements, checked and weighed."""
    window.desk.put("Dua ukuran", msgspec.structs.replace(post, placements=(FEED, STORY)))
    window.open_post(post.id, "bundle")
    page = window.pages["post"]
    made = page._tabs["bundle"]
    assert isinstance(made, BundleTab)
    qtbot.waitUntil(lambda: page.verdict is not None and len(made.weighing.known) == 2, timeout=SOON)
    return made


def untick(tab: BundleTab, placement: str, qtbot) -> None:
    """Click the box of a placement's row."""
    number = next(i for i, row in enumerate(tab.rows.rows) if row.file and row.file.placement == placement)
    area = tab.list.visualRect(tab.rows.index(number, 0))
    qtbot.mouseClick(tab.list.viewport(), LEFT, pos=QPoint(area.left() + 30, area.center().y()))


def test_what_is_promised_is_written(window: MainWindow, post: Post, out: Path, desk: Desk, qtbot) -> None:
    """One of two placements, by clicks: the ZIP, read by others' readers, holds the file promised."""
    tab = opened(window, post, qtbot)
    untick(tab, STORY, qtbot)
    assert tab.contents.chosen() == [FEED]
    (promised,) = tab.contents.files()
    weight = tab.weighing.known[promised.key]
    tab.side.make.setFocus()
    qtbot.keyClick(tab.side.make, Qt.Key.Key_Space)
    qtbot.waitUntil(tab.side.progress.stop.hasFocus, timeout=SOON)
    qtbot.waitUntil(tab.side.done.isVisible, timeout=SOON)
    assert tab.side.done.folder.hasFocus(), "keys go on where the bundle is, not in the rail"
    (archive,) = out.glob("*.bundel.zip")
    with zipfile.ZipFile(archive) as read:
        assert read.testzip() is None
        names = read.namelist()
        media = [name for name in names if name.startswith("media/")]
        assert media == [f"{promised.path}{weight.extension}"]
        data = read.read(media[0])
        assert set(names) == {media[0], *(d.path for d in tab.contents.documents())}
        pasted = read.read("captions/instagram.txt").decode()
    assert len(data) == weight.bytes
    with Image.open(io.BytesIO(data)) as picture:
        assert picture.size == (promised.width, promised.height)
    (log,) = desk.session.project.all(ExportLog)
    assert (log.posts, log.placements) == ((post.id,), (FEED,))
    copies = [tab.side.done._copies.itemAt(i).widget() for i in range(tab.side.done._copies.count())]
    qtbot.mouseClick(copies[0], LEFT)
    assert QGuiApplication.clipboard().text().strip() == pasted.strip()
    qtbot.mouseClick(tab.side.done.verify, LEFT)
    qtbot.waitUntil(tab.side.done.verdict.isVisible, timeout=SOON)
    assert "utuh" in tab.side.done.verdict.label.text()


def test_a_stopped_export_leaves_nothing(
    window: MainWindow, post: Post, out: Path, desk: Desk, qtbot
) -> None:
    """Batalkan while files are made: no folder, no ZIP, no record, and the button is there again."""
    tab = opened(window, post, qtbot)
    qtbot.mouseClick(tab.side.make, LEFT)
    qtbot.waitUntil(tab.side.progress.isVisible, timeout=SOON)
    assert not tab.side.make.isEnabled()
    qtbot.mouseClick(tab.side.progress.stop, LEFT)
    qtbot.waitUntil(lambda: tab.making.job is None, timeout=SOON)
    assert not list(out.iterdir())
    assert not desk.session.project.all(ExportLog)
    assert tab.side.make.isEnabled()


def test_what_blocks_is_listed_with_a_way_out(
    window: MainWindow, post: Post, out: Path, desk: Desk, qtbot
) -> None:
    """Nothing ticked: the reason stands there. A picture without a licence: a marked draft is offered."""
    tab = opened(window, post, qtbot)
    untick(tab, STORY, qtbot)
    untick(tab, FEED, qtbot)
    assert any("dilepas" in text for text in tab.side.reasons.said)
    assert not tab.side.make.isEnabled()
    untick(tab, FEED, qtbot)
    assert not tab.side.reasons.isVisible()
    answer_all(window, post, qtbot)
    assert (tab.side.make.text(), tab.side.draft.isVisible()) == ("Buat bundel", False)
    with qtbot.waitSignal(tab.page.checked, timeout=SOON):
        unlicensed(desk)
    assert tab.side.make.text() == "Buat cetak coba"
    assert "penghalang" in tab.side.draft.label.text()
    assert tab.side.make.isEnabled()
    qtbot.mouseClick(tab.side.to_checks, LEFT)
    assert tab.page.tab == "checks"
    assert not list(out.iterdir())


def test_an_edit_just_made_is_checked_before_it_is_written(
    window: MainWindow, post: Post, out: Path, desk: Desk, qtbot
) -> None:
    """Buat bundel right after an edit waits for the check; a blocker found by it stops the bundle."""
    tab = opened(window, post, qtbot)
    answer_all(window, post, qtbot)
    unlicensed(desk)
    with qtbot.waitSignal(tab.page.checked, timeout=SOON):
        qtbot.mouseClick(tab.side.make, LEFT)
        assert tab.making.waits
    assert tab.making.job is None
    assert any("menemukan" in notice.text for notice in window.notices.shown())
    assert not list(out.iterdir())


def test_a_blocked_post_leaves_as_a_draft_and_an_answered_one_as_final(
    window: MainWindow, post: Post, out: Path, desk: Desk, qtbot
) -> None:
    """The task says which kind it made, and the panel says it; drafts differ from what may be published."""
    forget_answers(desk)
    tab = opened(window, post, qtbot)
    untick(tab, STORY, qtbot)
    qtbot.mouseClick(tab.side.make, LEFT)
    qtbot.waitUntil(tab.side.done.isVisible, timeout=SOON)
    assert "cetak coba" in tab.side.done._kind.text()
    answer_all(window, post, qtbot)
    qtbot.mouseClick(tab.side.make, LEFT)
    qtbot.waitUntil(lambda: len(desk.project.all(ExportLog)) == 2, timeout=SOON)
    assert "siap tayang" in tab.side.done._kind.text()
    media = [next(folder.glob("media/*")).read_bytes() for folder in out.iterdir() if folder.is_dir()]
    assert len(set(media)) == 2


def test_a_budget_that_is_too_small_warns(window: MainWindow, post: Post, out: Path, qtbot) -> None:
    """The weight is the one of the files themselves; over the budget a warning says by how much."""
    tab = opened(window, post, qtbot)
    assert out.is_dir()
    assert not tab.side.over.isVisible()
    qtbot.keyClicks(tab.side.options.budget, "0.1")
    assert tab.side.over.isVisible()
    assert preferences.read().budget_mb == 0.1


def test_a_placement_nobody_knows_is_named_and_taken_off(
    window: MainWindow, post: Post, desk: Desk, qtbot
) -> None:
    """It blocks with a sentence; the button beside it takes it off the post, and the bundle can be made."""
    desk.put("Dari kantor lain", msgspec.structs.replace(post, placements=(FEED, "antah/berantah")))
    window.open_post(post.id, "bundle")
    page = window.pages["post"]
    tab = page._tabs["bundle"]
    qtbot.waitUntil(lambda: page.verdict is not None, timeout=SOON)
    qtbot.waitUntil(lambda: any("antah/berantah" in said for said in tab.side.reasons.said), timeout=SOON)
    tab.making.start(Path("/tidak/ada"), video=False, final=False)
    assert any("antah/berantah" in notice.text for notice in window.notices.shown())
    off = next(b for b in tab.side.reasons.findChildren(QPushButton) if "Lepas" in b.text())
    qtbot.mouseClick(off, LEFT)
    assert desk.project.get(Post, post.id).placements == (FEED,)
    qtbot.waitUntil(tab.side.make.isEnabled, timeout=SOON)
