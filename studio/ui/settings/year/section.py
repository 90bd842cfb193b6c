"""Kalender kantor: three tabs, one of them in sight."""

from typing import TYPE_CHECKING, ClassVar

from studio.ui.settings.tabbed import TabbedSection, Tabs
from studio.ui.settings.year.days import DaysTab
from studio.ui.settings.year.rhythm import RhythmTab
from studio.ui.settings.year.rubrics import RubricsTab
from studio.ui.words import _, sense

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow


class YearSection(TabbedSection):
    """Days, rubrics, rhythm."""

    kinds = frozenset({"day", "rubric", "rhythm", "pillar", "office"})
    pages: ClassVar[Tabs] = (
        ("days", lambda: _("Hari penting"), DaysTab),
        ("rubrics", lambda: sense("semua", "Rubrik"), RubricsTab),
        ("rhythm", lambda: _("Irama"), RhythmTab),
    )
    last: ClassVar[list[str]] = ["days"]

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window, _("Kalender kantor"))
