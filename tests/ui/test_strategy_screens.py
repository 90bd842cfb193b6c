"""Every screen of plans and inquiries is named, speaks English, and never takes text for markup."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtGui import Qt as Rich
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from studio.domain.content import Campaign, Figure, Pillar
from studio.domain.ids import FigureId
from studio.domain.strategy import Indicator, Inquiry, KeyMessage
from studio.session.strategy_plan import new_plan, with_part
from studio.ui import words
from studio.ui.main_window import MainWindow
from studio.ui.strategy.inquiries.section import InquirySection
from studio.ui.strategy.page import StrategyPage
from studio.ui.strategy.plan.section import PlanSection
from studio.ui.widgets.basic import Elided, Icon, Label
from tests.ui.screens import accessible
from tests.ui.test_access import READ, SAYS_NOTHING, where
from tests.ui.test_english import left
from tests.ui.test_words import own_texts

MARKUP = "<b>tebal</b> & <img src=x>"
SCREENS = (
    "forms",
    "plans",
    "write",
    "aid",
    "indicators",
    "results",
    "inquiries",
    "service",
    "one",
    "paste",
    "none",
)


def fill(window: MainWindow) -> None:
    """A plan, a campaign with a message, a pillar and inquiries whose words look like HTML."""
    desk = window.desk
    today = desk.now.date()
    plan = with_part(new_plan(desk.project, "strategy", today), "issues", MARKUP)
    one = Indicator(name=MARKUP, unit="%", baseline="1", target="5", actual="2", source=MARKUP)
    desk.put(
        "x",
        type(plan)(
            id="rencana",
            form="strategy",
            title=MARKUP,
            start=plan.start,
            end=plan.end,
            parts=plan.parts,
            indicators=(one,),
        ),
        Campaign(id="k", name=MARKUP, start="2020-01-01", end="2099-12-31"),  # type: ignore[arg-type]
        KeyMessage(id="m", campaign="k", text=MARKUP),  # type: ignore[arg-type]
        Pillar(id="p", name=MARKUP, share=50),  # type: ignore[arg-type]
        Inquiry(id="1", words=MARKUP, date=today.isoformat(), topic=MARKUP, service=MARKUP, channel=MARKUP),
        Inquiry(
            id="2", words=MARKUP, date=today.isoformat(), topic="paspor-hilang", state="answered", count=3
        ),
    )


def bring(window: MainWindow, name: str, qtbot) -> None:
    """Bring a screen in sight."""
    if name != "none":
        fill(window)
    window.go("strategy")
    page = window.pages["strategy"]
    assert isinstance(page, StrategyPage)
    if name in {"inquiries", "service", "one", "paste", "none"}:
        asked = page.show_section("inquiries")
        assert isinstance(asked, InquirySection)
        _inquiries(asked, name)
    else:
        plans = page.show_section("plan")
        assert isinstance(plans, PlanSection)
        _plans(plans, name)
    qtbot.wait(200)


def _plans(section: PlanSection, name: str) -> None:
    if name == "forms":
        section.offer(on=True)
    elif name != "plans":
        section.open_plan("rencana", {"aid": "write"}.get(name, name))
        if name == "aid" and section.editor is not None:
            section.editor.parts.show_part("messages")
            section.editor.parts.aids.offer("messages")


def _inquiries(section: InquirySection, name: str) -> None:
    if name == "service":
        section.group_by("service")
    elif name == "one":
        section.open_one(section.detail.inquiries()[0])
    elif name == "paste":
        section.paste()


@pytest.mark.parametrize("name", SCREENS)
def test_whatever_takes_the_focus_has_a_name_and_a_role(window: MainWindow, name: str, qtbot) -> None:
    """A screen reader says of each focusable thing what it is and what it is called."""
    bring(window, name, qtbot)
    found = [face for face in accessible(window) if face.state().focusable]
    nameless = [f"{f.role()} {where(f.object())}" for f in found if not f.text(QAccessible.Text.Name).strip()]
    vague = [
        f"{f.role()} {where(f.object())}"
        for f in found
        if f.role() in SAYS_NOTHING and not isinstance(f.object(), READ)
    ]
    boxes = [where(b) for b in window.findChildren(QComboBox) if b.isVisible() and not b.accessibleName()]
    assert (nameless, vague, boxes) == ([], [], [])


@pytest.mark.parametrize("name", SCREENS)
def test_no_indonesian_is_left(window: MainWindow, name: str, qtbot) -> None:
    """After a switch to English every screen is in English, guidance and topics too."""
    words.use("en")
    window.rebuild()
    bring(window, name, qtbot)
    own = own_texts(window) | {MARKUP}
    shown = [text for text in left(window, own) if MARKUP not in text]
    assert shown == []


@pytest.mark.parametrize("name", SCREENS)
def test_project_text_is_never_markup(window: MainWindow, name: str, qtbot) -> None:
    """Titles, questions and names that look like HTML are shown letter by letter, in tooltips too."""
    bring(window, name, qtbot)
    widgets = [window, *window.findChildren(QWidget)]
    rich = [
        f"{where(label)} “{label.text()}”"
        for label in widgets
        if isinstance(label, QLabel)
        and not isinstance(label, Label | Elided | Icon)
        and label.textFormat() != Qt.TextFormat.PlainText
        and label.pixmap().isNull()
    ]
    tips = [f"{where(w)} “{w.toolTip()}”" for w in widgets if MARKUP in w.toolTip()]
    assert (rich, tips) == ([], [])
    assert [t for t in (w.toolTip() for w in widgets) if Rich.mightBeRichText(t) and "&lt;" not in t] == []


def test_ctrl_f_finds_in_every_section(window: MainWindow, qtbot) -> None:
    """The caret goes into the section's search field."""
    window.desk.put("Siapkan", Figure(id=FigureId("a"), value="1", label="a"))
    window.go("strategy")
    section = window.current().show_section("figures")
    section.list.setFocus()
    qtbot.keyClick(section.list, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert section.search.hasFocus()
