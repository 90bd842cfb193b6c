"""Pilar: from a set to targets, the chart of a period, ceremonies, posts that get a pillar or a type."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt

from studio.domain.content import Pillar, Post, Schedule
from studio.domain.ids import PillarId, PostId
from studio.domain.planning import Targets
from studio.domain.shares import pillars_of
from studio.session.pillar_edits import TOKENS, is_seen
from studio.ui.calendar.page import CalendarPage
from studio.ui.content import kinds
from studio.ui.content.page import ContentPage
from studio.ui.main_window import MainWindow
from studio.ui.post.fill.sorts import SortFields
from studio.ui.strategy.pillars.section import PillarSection

DAY = date(2026, 12, 9)


@pytest.fixture
def section(window: MainWindow) -> PillarSection:
    """The section on December 2026, with three pillars and eleven posts."""
    desk = window.desk
    names = (("a", "Layanan", 50), ("b", "Acara", 20), ("c", "Warga", 15))
    made = [
        Pillar(id=PillarId(ident), name=name, share=share, order=place)
        for place, (ident, name, share) in enumerate(names, 1)
    ]
    rows = [("Syarat paspor", "a", 3), ("Apel pagi", "b", 6), ("Selamat pagi", "", 2)]
    posts = [
        Post(
            id=PostId(f"{pillar}{n}"), title=f"{title} {n}", pillar=PillarId(pillar) if pillar else None,
            schedule=Schedule(date=f"2026-12-{n + 1:02d}"), status="published" if n % 2 else "draft",
            placements=("instagram/story",) if n else ("x/post",),
        )
        for title, pillar, count in rows
        for n in range(count)
    ]  # fmt: skip

    def fill(draft: object) -> None:
        for pillar in desk.project.all(Pillar):
            draft.remove(Pillar, pillar.id)
        for post in desk.project.all(Post):
            draft.remove(Post, post.id)
        draft.put(*made, *posts)

    desk.edit("Siapkan", fill)
    window.go("strategy")
    found = window.current().show_section("pillars")
    assert isinstance(found, PillarSection)
    found.look(day=DAY, length="month")
    return found


def test_a_row_says_what_its_bars_show(section: PillarSection) -> None:
    """Plan, what went out and the difference are told in words, row by row; the rest comes last."""
    told = [row.said for row in section.chart.shares.rows]
    assert told[0] == "Layanan. target 50 %, rencana 3 konten, 27 %, terbit 1 konten, 20 %. kurang 3 konten"
    assert told[1].endswith("lebih 4 konten")
    assert told[2].endswith("kurang 2 konten")
    assert told[3].startswith("Tanpa pilar. rencana 2 konten")
    assert section.sum.text() == "target 85 %, sisa 15 %"


def test_platform_and_period_are_chosen(section: PillarSection, qtbot) -> None:
    """On one platform fewer are counted; in the year a month is picked."""
    section.platforms.show_key("x")
    section.platforms.activated.emit(section.platforms.currentIndex())
    assert [row.share.planned for row in section.chart.shares.rows] == [1, 1, 0, 1]
    qtbot.mouseClick(section.lengths.buttons["year"], Qt.MouseButton.LeftButton)
    assert section.period.text() == "2026"
    assert "Des: rencana 3 konten" in section.year.accessibleDescription()
    qtbot.mouseClick(section.year, Qt.MouseButton.LeftButton, pos=section.year.area_of(2).center())
    assert (section.view.day, section.view.length) == (date(2026, 3, 1), "month")
    section.year.setFocus()
    qtbot.keyClick(section.year, Qt.Key.Key_Right)
    qtbot.keyClick(section.year, Qt.Key.Key_Return)
    assert section.view.day == date(2026, 4, 1)


def test_target_name_and_colour_are_typed_and_seen_at_once(section: PillarSection, qtbot) -> None:
    """Over a hundred is said; the sum follows each digit; a colour of the theme is stored as its token."""
    panel = section.panel
    qtbot.mouseClick(
        section.chart.viewport(), Qt.MouseButton.LeftButton,
        pos=section.chart.visualRect(section.chart.shares.index(1, 0)).center(),
    )  # fmt: skip
    assert panel.title.whole == "Acara"
    panel.share.setFocus()
    panel.share.selectAll()
    qtbot.keyClicks(panel.share, "60")
    assert section.sum.text() == "target 125 %, lebih 25 %"
    qtbot.keyClick(panel.share, Qt.Key.Key_Down)
    panel.name.setFocus()
    panel.name.selectAll()
    qtbot.keyClicks(panel.name, "Kegiatan")
    qtbot.mouseClick(panel.colors.buttons["pillar4"], Qt.MouseButton.LeftButton)
    stored = section.desk.session.project.get(Pillar, "b")
    assert (stored.name, stored.share, stored.color) == ("Kegiatan", 59, "pillar4")
    assert section.chart.shares.rows[1].name == "Kegiatan"


def test_order_changes_and_colours_stay(section: PillarSection, qtbot) -> None:
    """A pillar moved up stands before the other everywhere, in the colour it was seen in."""
    before = {row.key: row.color for row in section.chart.shares.rows}
    section.chart.setCurrentIndex(section.chart.shares.index(2, 0))
    qtbot.mouseClick(section.panel.up, Qt.MouseButton.LeftButton)
    assert [p.id for p in pillars_of(section.desk.project)] == ["a", "c", "b"]
    assert {row.key: row.color for row in section.chart.shares.rows} == before
    assert section.panel.title.whole == "Warga"
    section.window_.undo()
    assert [p.id for p in pillars_of(section.desk.project)] == ["a", "b", "c"]


def test_a_pillar_with_posts_asks_where_they_go(section: PillarSection, qtbot) -> None:
    """They go to the pillar chosen, as one command that is undone as one; one without posts goes at once."""
    panel, project = section.panel, lambda: section.desk.project
    section.chart.setCurrentIndex(section.chart.shares.index(1, 0))
    qtbot.mouseClick(panel.away, Qt.MouseButton.LeftButton)
    assert project().find(Pillar, "b") is not None
    panel.heir.setCurrentIndex(panel.heir.findData("a"))
    qtbot.mouseClick(panel.sure, Qt.MouseButton.LeftButton)
    assert project().find(Pillar, "b") is None
    assert sum(p.pillar == "a" for p in project().all(Post)) == 9
    section.window_.undo()
    assert sum(p.pillar == "b" for p in project().all(Post)) == 6
    section.chart.setCurrentIndex(section.chart.shares.index(2, 0))
    qtbot.mouseClick(panel.away, Qt.MouseButton.LeftButton)
    assert project().find(Pillar, "c") is None
    assert "Warga" in section.window_.notices.shown()[-1].text


def test_ceremonies_are_told_and_lead_to_their_posts(section: PillarSection, qtbot) -> None:
    """Six of eleven are; the button shows these alone in the list, until the chip is clicked."""
    assert section.crowd.isVisible()
    assert "6 dari 11 konten" in section.crowd.sentence.text()
    assert "apel pagi (6)" in section.crowd.counted.text()
    qtbot.mouseClick(section.crowd.look, Qt.MouseButton.LeftButton)
    page = section.window_.current()
    assert isinstance(page, ContentPage)
    assert {row.post.pillar for row in page.table.rows} == {"b"}
    chip = next(
        b for b in page.findChildren(type(page.chips["types"]).__base__) if b.text().startswith("Hanya")
    )
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert len(page.table.rows) == 11


def test_a_row_leads_to_calendar_and_list(section: PillarSection, qtbot) -> None:
    """Enter shows the row's posts in the list, the button the pillar alone in the calendar."""
    section.chart.setFocus()
    qtbot.keyClick(section.chart, Qt.Key.Key_Return)
    page = section.window_.current()
    assert isinstance(page, ContentPage)
    assert len(page.table.rows) == 3
    section.window_.go("strategy")
    qtbot.mouseClick(section.panel.in_calendar, Qt.MouseButton.LeftButton)
    calendar = section.window_.current()
    assert isinstance(calendar, CalendarPage)
    assert calendar.wanted.pillars == {"a"}
    assert (calendar.day.year, calendar.day.month) == (2026, 12)


def test_types_have_shares_and_targets_of_their_own(section: PillarSection, qtbot) -> None:
    """Posts get a type from the menu, many at once; a target is stored beside the pillars'."""
    posts = [p for p in section.desk.project.all(Post) if p.pillar == "a"]
    menu = kinds.type_menu(section.window_, posts, section)
    next(a for a in menu.actions() if a.text() == "Edukatif").trigger()
    qtbot.mouseClick(section.grouping.buttons["types"], Qt.MouseButton.LeftButton)
    rows = {row.name: row for row in section.chart.shares.rows}
    assert (rows["Edukatif"].share.planned, rows["Belum diberi jenis"].share.planned) == (3, 8)
    section.chart.setCurrentIndex(section.chart.shares.index(2, 0))
    qtbot.keyClicks(section.panel.share, "40")
    section.desk.flush()
    assert section.desk.session.project.get(Targets, "targets").content_types == {"educating": 40}
    assert {row.name: row for row in section.chart.shares.rows}["Edukatif"].verdict[0] == "kurang 1 konten"


def test_posts_get_a_pillar_from_the_menu(section: PillarSection) -> None:
    """Two posts in one step; the menu offers none too."""
    posts = [p for p in section.desk.project.all(Post) if not p.pillar]
    menu = kinds.pillar_menu(section.window_, posts, section)
    next(a for a in menu.actions() if a.text() == "Warga").trigger()
    assert sum(p.pillar == "c" for p in section.desk.project.all(Post)) == 2
    section.desk.undo()
    assert sum(not p.pillar for p in section.desk.project.all(Post)) == 2


def test_a_post_s_own_page_has_pillar_and_type(section: PillarSection) -> None:
    """At the foot of the form, each one command; an undo shows there."""
    desk = section.desk
    desk.undo()  # the example's own posts again
    made = str(desk.project.all(Post)[0].id)
    desk.put("Siapkan", Pillar(id=PillarId("c"), name="Warga", order=9))
    section.window_.open_post(made, "fill")
    fields = section.window_.current().findChild(SortFields)
    for field, key in ((fields.pillar, "c"), (fields.kind, "relating")):
        field.setFocus()
        field.setCurrentIndex(field.findData(key))
        field.activated.emit(field.currentIndex())
    post = desk.session.project.get(Post, made)
    assert (post.pillar, post.content_type) == ("c", "relating")
    section.window_.undo()
    assert fields.kind.key() == ""


def test_an_office_without_pillars_starts_from_a_set(section: PillarSection, qtbot) -> None:
    """Its pillars stand there with targets that make a hundred, in theme colours; undo takes them all."""
    desk = section.desk

    def none(draft: object) -> None:
        for pillar in desk.project.all(Pillar):
            draft.remove(Pillar, pillar.id)

    desk.edit("Kosongkan", none)
    assert section.stack.currentWidget() is section.starters
    take = next(
        b for b in section.starters.findChildren(type(section.new)) if "Kantor layanan" in b.accessibleName()
    )
    qtbot.mouseClick(take, Qt.MouseButton.LeftButton)
    assert sum(p.share for p in pillars_of(desk.project)) == 100
    assert {p.color for p in desk.project.all(Pillar)} <= set(TOKENS)
    assert section.sum.text() == "target 100 %, pas"
    section.window_.undo()
    assert section.stack.currentWidget() is section.starters
    qtbot.mouseClick(section.starters.own, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(section.panel.name, "Cerita")
    assert [p.name for p in desk.project.all(Pillar)] == ["Cerita"]


def test_search_finds_a_pillar(section: PillarSection, qtbot) -> None:
    """Words nobody wrote lead to a way back."""
    qtbot.keyClicks(section.search, "war")
    assert [row.name for row in section.chart.shares.rows] == ["Warga"]
    qtbot.keyClicks(section.search, "qq")
    assert not section.chart.isVisible()
    assert section.chart.childAt(QPoint(1, 1)) is not None


def test_colours_on_offer_are_seen_in_light_and_dark() -> None:
    """A kit's white, black or yellow is not offered."""
    assert not is_seen("#ffffff")
    assert not is_seen("#101010")
    assert not is_seen("#ffe000")
    assert is_seen("#b4561f")
