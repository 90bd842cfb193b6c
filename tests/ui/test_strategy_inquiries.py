"""Masukan publik: written in a line, counted, grouped, taken in, answered by an idea, seen on Beranda."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from studio.domain.content import Post
from studio.domain.strategy import Inquiry, InquiryTopic
from studio.ui.desk import Desk
from studio.ui.main_window import MainWindow
from studio.ui.strategy.inquiries.items import plus_area
from studio.ui.strategy.inquiries.section import InquirySection
from studio.ui.strategy.page import StrategyPage

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def section(window: MainWindow) -> InquirySection:
    """The section of inquiries."""
    window.go("strategy")
    page = window.pages["strategy"]
    assert isinstance(page, StrategyPage)
    made = page.show_section("inquiries")
    assert isinstance(made, InquirySection)
    return made


@pytest.fixture
def some(section: InquirySection, desk: Desk) -> InquirySection:
    """Three questions of two topics."""
    today = desk.now.date().isoformat()
    desk.put(
        "x",
        Inquiry(
            id="1",
            words="Paspor saya hilang, bagaimana?",
            date=today,
            topic="paspor-hilang",
            service="Paspor",
            count=3,
        ),
        Inquiry(id="2", words="Sabtu buka?", date=today, topic="jam-layanan", service="Umum", count=2),
        Inquiry(id="3", words="Paspor rusak kena air", date=today, topic="paspor-hilang", service="Paspor"),
    )
    section.refresh()
    return section


def words_of(desk: Desk) -> list[str]:
    """What is stored, in order."""
    return [one.words for one in desk.project.all(Inquiry)]


def test_a_line_is_kept_without_personal_data(section: InquirySection, desk: Desk, qtbot: QtBot) -> None:
    """Enter keeps it masked, says what was masked, and the field is ready for the next."""
    line = section.entry.line
    line.setFocus()
    qtbot.keyClicks(line, "Paspor saya hilang, saya Budi 081234567890")
    qtbot.waitUntil(lambda: "Disamarkan" in section.entry.told.whole)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert words_of(desk) == ["Paspor saya hilang, saya [nama] [telepon]"]
    assert line.text() == ""
    assert "Paspor hilang atau rusak" in section.entry.told.whole
    assert section.detail.title.whole == "Paspor hilang atau rusak"
    assert b"081234567890" not in desk.session.path.read_bytes()


def test_the_same_question_is_counted(some: InquirySection, desk: Desk, qtbot: QtBot) -> None:
    """Ctrl+Enter adds one to the question that asks the same; so do plus and a click on +1."""
    line = some.entry.line
    qtbot.keyClicks(line, "min paspornya hilang gimana ya")
    qtbot.waitUntil(some.entry.more.isVisible)
    qtbot.keyClick(line, Qt.Key.Key_Return, CTRL)
    assert desk.project.get(Inquiry, "1").count == 4
    some.show_topic("paspor-hilang", "1")
    qtbot.keyClicks(some.detail.items, "+")
    assert desk.project.get(Inquiry, "1").count == 5
    room = some.detail.items.visualRect(some.detail.items.rows.index(0, 0))
    qtbot.mouseClick(some.detail.items.viewport(), LEFT, pos=plus_area(room).center())
    assert desk.project.get(Inquiry, "1").count == 6
    some.window_.undo()
    assert desk.project.get(Inquiry, "1").count == 5


def test_groups_are_searched_filtered_and_walked(some: InquirySection, qtbot: QtBot) -> None:
    """The most asked stands first; search and chips leave what fits; arrows change the panel."""
    assert [row.group.count for row in some.list.rows.rows] == [4, 2]
    qtbot.keyClick(some.list, Qt.Key.Key_Down)
    assert some.detail.title.whole == "Jam dan hari layanan"
    qtbot.keyClick(some.list, Qt.Key.Key_Return)
    assert some.detail.items.hasFocus()
    qtbot.keyClick(some.detail.items, Qt.Key.Key_Escape)
    assert some.list.hasFocus()
    qtbot.keyClicks(some.search, "kena air")
    assert [row.group.count for row in some.list.rows.rows] == [1]
    some.search.clear()
    some.chips["kinds"]._toggle("complaint", on=True)
    assert some.pages.currentIndex() == 1
    some.show_all()
    qtbot.mouseClick(some.segments.buttons["service"], LEFT)
    assert [row.name for row in some.list.rows.rows] == ["Paspor", "Umum"]


def test_a_group_becomes_an_idea(some: InquirySection, desk: Desk, qtbot: QtBot) -> None:
    """The post is there as an idea, the group says who answers it, one undo takes all back."""
    before = len(desk.project.all(Post))
    some.show_topic("paspor-hilang")
    qtbot.mouseClick(some.detail.idea, LEFT)
    made = next(
        post for post in desk.project.all(Post) if post.title == "Tanya jawab: paspor hilang atau rusak"
    )
    assert made.status == "idea"
    assert {desk.project.get(Inquiry, i).post for i in ("1", "3")} == {made.id}
    assert any(made.title in b.accessibleName() for b in some.detail.findChildren(QPushButton))
    assert some.list.rows.rows[0].answered
    some.window_.undo()
    assert len(desk.project.all(Post)) == before
    assert desk.project.get(Inquiry, "1").state == "open"


def test_a_topic_is_renamed_and_merged(some: InquirySection, desk: Desk, qtbot: QtBot) -> None:
    """Enter in the name renames for the whole office; merging moves the questions."""
    some.show_topic("paspor-hilang")
    qtbot.mouseClick(some.detail.pencil, LEFT)
    some.detail.renaming.clear()
    qtbot.keyClicks(some.detail.renaming, "Kehilangan paspor")
    qtbot.keyClick(some.detail.renaming, Qt.Key.Key_Return)
    assert desk.project.get(InquiryTopic, "paspor-hilang").name == "Kehilangan paspor"
    assert some.detail.title.whole == "Kehilangan paspor"
    from studio.ui.strategy.inquiries import acts

    acts.merge(some, "jam-layanan", "paspor-hilang")
    assert [row.group.count for row in some.list.rows.rows] == [6]
    some.window_.undo()
    assert len(some.list.rows.rows) == 2


def test_one_question_is_changed_and_masked_again(some: InquirySection, desk: Desk, qtbot: QtBot) -> None:
    """Words are stored when their field is left, never with a number; a new topic is made in place."""
    some.show_topic("paspor-hilang", "1")
    qtbot.keyClick(some.detail.items, Qt.Key.Key_Return)
    one = some.one
    assert one is not None
    one.words.setPlainText("Paspor hilang, NIK 3171011708450001")
    one.count.setFocus()
    qtbot.waitUntil(lambda: desk.project.get(Inquiry, "1").words == "Paspor hilang, NIK [NIK/KK]")
    assert b"3171011708450001" not in desk.session.path.read_bytes()
    qtbot.keyClick(one.count, Qt.Key.Key_Escape)
    assert some.one is None
    some.open_one(desk.project.get(Inquiry, "1"))
    one = some.one
    assert one is not None
    one._move("+")
    qtbot.keyClicks(one.fresh, "Layanan malam")
    qtbot.keyClick(one.fresh, Qt.Key.Key_Return)
    made = next(topic for topic in desk.project.all(InquiryTopic) if topic.name == "Layanan malam")
    assert desk.project.get(Inquiry, "1").topic == made.id


def test_a_table_is_looked_at_and_kept(
    section: InquirySection, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    """The background process reads it; columns can be matched anew; the good rows are one command."""
    path = tmp_path / "x.csv"
    path.write_text(
        "Nama,Tanggal,Curhat\nBudi,02/11/2026,Paspor saya hilang\nSiti,salah,Sabtu buka?\n", "utf-8"
    )
    section.open_file(path)
    section.take.mapping = {"Curhat": "words"}
    section.take.read()
    qtbot.waitUntil(lambda: section.take.seen is not None, timeout=60_000)
    assert section.take.keep.text() == "Simpan 1 masukan"
    qtbot.mouseClick(section.take.keep, LEFT)
    assert words_of(desk) == ["Paspor saya hilang"]
    assert section.list.isVisible()
    section.window_.undo()
    assert words_of(desk) == []


def test_pasted_lines_are_looked_at_and_kept(section: InquirySection, desk: Desk, qtbot: QtBot) -> None:
    """One line, one question."""
    section.paste()
    section.take.text.setPlainText("- Sabtu buka?\n- KITAS suami habis, hubungi 081234567890")
    qtbot.mouseClick(section.take.look, LEFT)
    qtbot.waitUntil(lambda: section.take.seen is not None, timeout=60_000)
    qtbot.mouseClick(section.take.keep, LEFT)
    assert sorted(words_of(desk)) == ["KITAS suami habis, hubungi [telepon]", "Sabtu buka?"]


def test_beranda_counts_and_leads_to_the_group(
    some: InquirySection, window: MainWindow, qtbot: QtBot
) -> None:
    """The card says what was asked most this month; a click shows that group."""
    window.go("home")
    window.pages["home"].refresh()  # type: ignore[attr-defined]
    rows = [b for b in window.pages["home"].findChildren(QPushButton) if "ditanyakan" in b.accessibleName()]
    assert [b.accessibleName() for b in rows] == [
        "Paspor hilang atau rusak: ditanyakan 4 kali", "Jam dan hari layanan: ditanyakan 2 kali",
    ]  # fmt: skip
    qtbot.mouseClick(rows[1], LEFT, pos=QPoint(20, 12))
    assert window.current() is window.pages["strategy"]
    assert some.detail.title.whole == "Jam dan hari layanan"


def test_records_of_one_question_stand_as_one(some: InquirySection, desk: Desk, qtbot: QtBot) -> None:
    """Months and channels are records of their own; the list shows the question once, with a way to each."""
    desk.put(
        "x", Inquiry(id="4", words="Sabtu buka?", date="2020-01-05", topic="jam-layanan", channel="Loket")
    )
    some.show_all()
    some.show_topic("jam-layanan", "2")
    (row,) = some.detail.items.rows.rows
    assert row.same.count == 3
    some.open_one(row.one)
    assert some.one is not None
    other = next(b for b in some.one.findChildren(QPushButton) if "5 Jan 2020" in b.accessibleName())
    qtbot.mouseClick(other, LEFT)
    assert some.one.ident == "4"
    some.close_one()
    qtbot.keyClick(some.detail.items, Qt.Key.Key_Delete)
    assert desk.project.find(Inquiry, "2") is desk.project.find(Inquiry, "4") is None
    some.window_.undo()
    assert desk.project.find(Inquiry, "4") is not None


def test_a_question_is_taken_away_by_its_key(some: InquirySection, desk: Desk, qtbot: QtBot) -> None:
    """Delete removes it, undo brings it back."""
    some.show_topic("jam-layanan", "2")
    qtbot.keyClick(some.detail.items, Qt.Key.Key_Delete)
    assert desk.project.find(Inquiry, "2") is None
    some.window_.undo()
    assert desk.project.find(Inquiry, "2") is not None
