"""The one way to the gate's settings from elsewhere in the window."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow
    from studio.ui.settings.gate.section import GateSection


def open_gate(window: "MainWindow", tab: str = "questions", item: str = "") -> "GateSection":
    """Go to the gate's settings, at a tab; to one question when it is named."""
    from studio.ui.settings.gate.questions import QuestionsTab  # noqa: PLC0415 - the first window need not wait
    from studio.ui.settings.gate.section import GateSection  # noqa: PLC0415 - likewise
    from studio.ui.settings.page import SettingsPage  # noqa: PLC0415 - likewise

    window.go("settings")
    page = window.pages["settings"]
    assert isinstance(page, SettingsPage)  # noqa: S101 - the place has no other page
    section = page.show_section("gate")
    assert isinstance(section, GateSection)  # noqa: S101 - likewise
    shown = section.show_tab(tab)
    if item and isinstance(shown, QuestionsTab):
        shown.open_question(item)
    return section
