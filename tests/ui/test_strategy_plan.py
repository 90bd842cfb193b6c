"""Strategi: a plan is begun, written, filled from the project, measured, compared and exported."""

from pathlib import Path

import docx
import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from studio.domain.content import Campaign, Post
from studio.domain.strategy import KeyMessage, StrategyPlan
from studio.ui import words
from studio.ui.desk import Desk
from studio.ui.main_window import MainWindow
from studio.ui.strategy.page import StrategyPage
from studio.ui.strategy.plan.section import PlanSection

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def section(window: MainWindow) -> PlanSection:
    """The section of written plans."""
    return shown(window)


def shown(window: MainWindow) -> PlanSection:
    """The section in the window as it is now."""
    window.go("strategy")
    page = window.pages["strategy"]
    assert isinstance(page, StrategyPage)
    made = page.show_section("plan")
    assert isinstance(made, PlanSection)
    return made


def press(qtbot: QtBot, within: QWidget, name: str) -> None:
    """Click a button by its words or its name."""
    found = next(b for b in within.findChildren(QPushButton) if name in {b.text(), b.accessibleName()})
    qtbot.mouseClick(found, LEFT)


def only_plan(desk: Desk) -> StrategyPlan:
    """The one plan there is."""
    (plan,) = desk.project.all(StrategyPlan)
    return plan


def test_a_plan_is_begun_and_written_part_by_part(section: PlanSection, desk: Desk, qtbot: QtBot) -> None:
    """Forms are offered; what is typed is stored, the list counts it, Ctrl+Z takes it back."""
    press(qtbot, section, "Mulai Strategi komunikasi publik")
    editor = section.editor
    assert editor is not None
    qtbot.keyClicks(editor.parts.field, "Paspor hilang ditanyakan 412 kali.")
    assert editor.parts.rows.rows[0].state == "5 kata"
    press(qtbot, editor, "Bagian berikutnya")
    assert only_plan(desk).parts == {"issues": "Paspor hilang ditanyakan 412 kali."}
    assert editor.parts.at.id == "analysis"
    assert editor.parts.field.toPlainText() == ""
    qtbot.keyClick(editor.parts.list, Qt.Key.Key_Up)
    assert editor.parts.at.id == "issues"
    section.window_.undo()
    assert only_plan(desk).parts.get("issues", "") == ""
    assert editor.parts.field.toPlainText() == ""


def test_proposals_are_ticked_and_taken_in(section: PlanSection, desk: Desk, qtbot: QtBot) -> None:
    """Key messages of a campaign come into the text when they are ticked, and are not offered twice."""
    desk.put(
        "Kampanye",
        Campaign(id="k", name="Siap", start="2020-01-01", end="2099-12-31"),  # type: ignore[arg-type]
        KeyMessage(id="m1", campaign="k", text="Satu.", order=1),  # type: ignore[arg-type]
        KeyMessage(id="m2", campaign="k", text="Dua.", order=2),  # type: ignore[arg-type]
    )
    section.begin("strategy")
    assert section.editor is not None
    tab = section.editor.parts
    tab.show_part("messages")
    press(qtbot, tab, "Ambil dari kampanye")
    assert len(tab.aids.ticks) == 2
    qtbot.keyClick(tab.aids.ticks[1], Qt.Key.Key_Space)
    press(qtbot, tab, "Masukkan ke naskah")
    assert only_plan(desk).parts["messages"] == "- Satu."
    press(qtbot, tab, "Ambil dari kampanye")
    assert [one.text for one in tab.aids.found] == ["- Dua."]


def test_indicators_take_numbers_as_people_write_them(section: PlanSection, desk: Desk, qtbot: QtBot) -> None:
    """A comma is a decimal sign, words are refused with a hint, the state is said at once."""
    section.begin("strategy")
    assert section.editor is not None
    section.editor.show_tab("indicators")
    table = section.editor.indicators
    qtbot.mouseClick(table.add_button, LEFT)
    fields = table.fields[0]
    for key, text in (
        ("name", "Berkas lengkap"),
        ("baseline", "62"),
        ("target", "1.090,5"),
        ("actual", "74,5"),
    ):
        fields[key].setFocus()
        qtbot.keyClicks(fields[key], text)
    desk.flush()
    (one,) = only_plan(desk).indicators
    assert (one.name, one.baseline, one.target, one.actual) == ("Berkas lengkap", "62", "1090.5", "74.5")
    assert "Mendekati target" in table._marks[0].label.text()
    fields["actual"].clear()
    qtbot.keyClicks(fields["actual"], "banyak")
    assert fields["actual"].property("bad") == "true"
    assert only_plan(desk).indicators[0].actual in {"74.5", ""}
    table.remove(0)
    assert only_plan(desk).indicators == ()
    section.window_.undo()
    assert len(only_plan(desk).indicators) == 1
    assert len(table.fields) == 1


def test_the_plan_stands_beside_what_was_published(section: PlanSection, desk: Desk, qtbot: QtBot) -> None:
    """Posts of the year are counted; another period counts others."""
    year = str(desk.now.year)
    first, second = desk.project.all(Post)[:2]

    def dated(post: Post, day: str, status: str) -> Post:
        when = msgspec.structs.replace(post.schedule, date=day)
        return msgspec.structs.replace(post, schedule=when, status=status)

    desk.put("x", dated(first, f"{year}-02-03", "published"), dated(second, f"{year}-11-03", "draft"))
    section.begin("strategy")
    assert section.editor is not None
    section.editor.show_tab("results")
    tab = section.editor.results
    qtbot.waitUntil(lambda: tab.choice is not None)
    assert tab.choice is not None
    assert tab.choice.currentText() == year
    texts = [label.text() for label in tab._area.widget().findChildren(QWidget) if hasattr(label, "wordWrap")]
    assert "2" in texts
    assert "konten terbit, 50 % dari rencana" in texts


def test_a_plan_becomes_a_document(section: PlanSection, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    """The document is written by the background process and said."""
    section.begin("agenda")
    assert section.editor is not None
    qtbot.keyClicks(section.editor.parts.field, "Situasi kami.")
    out = tmp_path / "agenda.docx"
    section.editor.write_to(out, "a4")
    qtbot.waitUntil(
        lambda: any("sudah ditulis" in n.text for n in section.window_.notices.shown()), timeout=60_000
    )
    heads = [
        p.text
        for p in docx.Document(str(out)).paragraphs
        if p.style is not None and p.style.name == "Heading 1"
    ]
    assert heads[0] == "A.\tSituasi dan kebutuhan"


def test_plans_are_found_opened_and_taken_away(section: PlanSection, desk: Desk, qtbot: QtBot) -> None:
    """The list searches, opens by Enter, and a removed plan comes back by undo."""
    for form in ("strategy", "agenda"):
        section.begin(form)
        section.close_plan()
    qtbot.keyClicks(section.search, "agenda")
    opens = [b for b in section.findChildren(QPushButton) if b.accessibleName().startswith("Buka ")]
    assert len(opens) == 1
    qtbot.keyClick(opens[0], Qt.Key.Key_Space)
    assert section.editor is not None
    assert section.editor.plan.form == "agenda"
    plan = section.editor.plan
    section.close_plan()
    section.remove(plan)
    assert len(desk.project.all(StrategyPlan)) == 1
    section.window_.undo()
    assert len(desk.project.all(StrategyPlan)) == 2


def test_the_guide_speaks_english(window: MainWindow, desk: Desk) -> None:
    """Parts, questions and examples come in the language spoken; numbers are read in it."""
    words.use("en")
    window.rebuild()
    section = shown(window)
    section.begin("nine-steps")
    assert section.editor is not None
    assert section.editor.parts.heading.text() == "1. Aim"
    from studio.ui.strategy.plan.indicators import read_number, shown_number

    assert read_number("1,284.5") == "1284.5"
    assert shown_number("1284.5") == "1,284.5"
