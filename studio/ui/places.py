"""The places of the window: id, icon, word, and how each is made when first asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from studio.ui.words import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from studio.ui.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to go. `home` is `module:Class`, made with the main window alone."""

    ident: str
    icon: str
    words: Callable[[], str]
    home: str
    low: bool = False
    """Stands at the foot of the rail."""

    def make(self, window: "MainWindow") -> "QWidget":
        """The place's page."""
        module, name = self.home.split(":")
        made: QWidget = getattr(import_module(module), name)(window)
        return made


PLACES = (
    Place("home", "home", lambda: _("Beranda"), "studio.ui.home.page:HomePage"),
    Place("calendar", "calendar", lambda: _("Kalender"), "studio.ui.calendar.page:CalendarPage"),
    Place("content", "files", lambda: _("Konten"), "studio.ui.content.page:ContentPage"),
    Place("gate", "list-check", lambda: _("Periksa"), "studio.ui.gate.page:GatePage"),
    Place("assets", "photo", lambda: _("Aset"), "studio.ui.assets.page:AssetsPage"),
    Place("brand", "palette", lambda: _("Merek"), "studio.ui.brand.page:BrandPage"),
    Place("strategy", "target-arrow", lambda: _("Strategi"), "studio.ui.strategy.page:StrategyPage"),
    Place("settings", "settings", lambda: _("Setelan"), "studio.ui.settings.page:SettingsPage", low=True),
)
