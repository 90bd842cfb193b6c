"""The Periksa tab: what is wrong is listed once, found by words and keys, and leads to where it is mended."""

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt

from studio.domain.content import Asset, Design, DesignPage, Post, RichText, Run
from studio.ui.desk import Desk
from studio.ui.main_window import MainWindow
from studio.ui.post.checks.rows import Row
from studio.ui.post.checks.tab import ChecksTab

LEFT = Qt.MouseButton.LeftButton
SOON = 60_000


def broken(desk: Desk, post: Post) -> None:
    """Two placements, a picture without a licence, a headline that is missing."""
    page = desk.project.get(DesignPage, desk.project.get(Design, post.design).pages[0])
    slots = {name: value for name, value in page.slots.items() if name != "headline"}
    assets = [msgspec.structs.replace(asset, licence="", alt="") for asset in desk.project.all(Asset)]
    placements = ("instagram/feed-portrait", "instagram/story")
    desk.put("rusak", msgspec.structs.replace(page, slots=slots), *assets,
             msgspec.structs.replace(post, placements=placements))  # fmt: skip


@pytest.fixture
def tab(desk: Desk, window: MainWindow, post: Post, qtbot) -> ChecksTab:
    """The tab with its findings."""
    broken(desk, post)
    window.open_post(post.id, "checks")
    page = window.pages["post"]
    qtbot.waitUntil(lambda: page.verdict is not None, timeout=SOON)
    made = page._tabs["checks"]
    assert isinstance(made, ChecksTab)
    return made


@pytest.fixture
def jumps(tab: ChecksTab, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Where the tab asks to go, in place of going there."""
    found: list[tuple[str, str]] = []
    monkeypatch.setattr(tab.page, "show_tab", lambda ident, where="": found.append((ident, where)))
    return found


def findings(tab: ChecksTab) -> list[Row]:
    """The rows that are findings."""
    return [tab.rows.rows[number] for number in tab.rows.findings()]


def test_findings_are_listed_worst_first_with_counts(tab: ChecksTab) -> None:
    """Blockers stand first under their head; the segments count them; what passed is folded away."""
    kinds = [row.spread.severity for row in findings(tab) if row.spread]
    assert kinds == sorted(kinds, key=["blocker", "warning", "advice"].index)
    assert tab.rows.rows[0].key == "blocker"
    assert f"{kinds.count('blocker')}" in tab.bar.segments.buttons["blocker"].text()
    heads = {row.key: row for row in tab.rows.rows if row.kind == "head"}
    assert heads["passed"].count > 10
    assert not heads["passed"].open
    assert tab.panel._message.text() == findings(tab)[0].title


def test_enter_and_the_rows_button_go_to_the_field(tab: ChecksTab, jumps, qtbot) -> None:
    """Enter on the missing headline goes to its field in Isi; a click on the row's button does the same."""
    tab.go_to("headline")
    qtbot.keyClick(tab.list, Qt.Key.Key_Return)
    assert jumps == [("fill", "headline")]
    index = tab.list.currentIndex()
    area = tab.list.visualRect(index)
    qtbot.mouseClick(tab.list.viewport(), LEFT, pos=QPoint(area.right() - 40, area.center().y()))
    qtbot.waitUntil(lambda: len(jumps) == 2, timeout=2000)
    assert jumps[1] == ("fill", "headline")


def test_keys_go_through_the_findings_and_around(tab: ChecksTab, qtbot) -> None:
    """Down passes over the heads, F8 and Shift+F8 go on and back, and around at the end."""
    numbers = tab.rows.findings()
    qtbot.keyClick(tab.list, Qt.Key.Key_Down)
    assert tab.list.currentIndex().row() == numbers[1]
    for number in (*numbers[2:], numbers[0]):
        tab.page.window_.actions_by_id.run("next-finding")
        assert tab.list.currentIndex().row() == number
    tab.page.window_.actions_by_id.run("previous-finding")
    assert tab.list.currentIndex().row() == numbers[-1]


def test_search_and_segments_narrow_the_list(tab: ChecksTab, qtbot) -> None:
    """Words that nothing has lead to an empty state whose button brings everything back."""
    every = len(findings(tab))
    qtbot.mouseClick(tab.bar.segments.buttons["blocker"], LEFT)
    assert 0 < len(findings(tab)) <= every
    qtbot.keyClicks(tab.bar.search, "zzz tak ada")
    assert tab.views.currentWidget() is tab.nothing
    tab.bar.clear()
    assert len(findings(tab)) == every


def test_a_mended_finding_goes_and_the_others_stay(tab: ChecksTab, desk: Desk, post: Post, qtbot) -> None:
    """After the headline is written the check runs by itself and its row is gone."""
    page = desk.project.get(DesignPage, desk.project.get(Design, post.design).pages[0])
    first = findings(tab)
    slots = {**page.slots, "headline": RichText(paragraphs=((Run(text="Layanan baru"),),))}
    with qtbot.waitSignal(tab.page.checked, timeout=SOON):
        desk.put("Isi judul", msgspec.structs.replace(page, slots=slots))
        assert not tab.state.fresh
    assert tab.state.fresh
    titles = {row.title for row in findings(tab)}
    gone = {row.title for row in first} - titles
    assert any("wajib diisi" in title for title in gone)
    assert any("lisensi" in title for title in titles)


def test_f8_goes_to_the_first_finding_before_the_list_was_opened(
    desk: Desk, window: MainWindow, post: Post, qtbot
) -> None:
    """From Isi, with the list never seen, F8 goes where the first finding is mended and says it."""
    broken(desk, post)
    window.open_post(post.id, "fill")
    page = window.pages["post"]
    qtbot.waitUntil(lambda: page.verdict is not None, timeout=SOON)
    window.actions_by_id.run("next-finding")
    made = page._tabs["checks"]
    assert made.list.currentIndex().row() == made.rows.findings()[0]
    assert [notice.text for notice in window.notices.shown()] == [findings(made)[0].title]
