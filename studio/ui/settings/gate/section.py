"""Gerbang etika: three tabs, one of them in sight."""

from typing import TYPE_CHECKING, ClassVar

from studio.ui.settings.gate.profile import ProfileTab
from studio.ui.settings.gate.questions import QuestionsTab
from studio.ui.settings.gate.times import TimesTab
from studio.ui.settings.tabbed import TabbedSection, Tabs
from studio.ui.words import _, sense

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow


class GateSection(TabbedSection):
    """Questions, profile of the office, special times."""

    kinds = frozenset({"office-item", "gate", "situation", "rhythm", "person", "office"})
    pages: ClassVar[Tabs] = (
        ("questions", lambda: sense("semua", "Pertanyaan"), QuestionsTab),
        ("profile", lambda: _("Profil kantor"), ProfileTab),
        ("times", lambda: _("Keadaan khusus"), TimesTab),
    )
    last: ClassVar[list[str]] = ["questions"]

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window, _("Gerbang etika"))
