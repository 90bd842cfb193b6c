"""Search and filters over the calendar; they stay until cleared."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.domain.shares import pillars_of
from studio.session.schedule import Entry, Filter, platforms_of
from studio.ui.content.acts import LIFE
from studio.ui.naming import platform_name, status_of
from studio.ui.widgets.basic import button, put
from studio.ui.widgets.choice import Chip, Options, Search
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.calendar.page import CalendarPage


class Filters(QWidget):
    """A line of search and chips."""

    def __init__(self, page: "CalendarPage") -> None:
        super().__init__()
        self.page = page
        self.setFixedHeight(48)
        self.search = Search(_("Cari di kalender"), _("Cari judul atau pilar"))
        self.search.setFixedWidth(220)
        self.search.textChanged.connect(lambda text: page.narrow(words=text))
        self.chips = {
            "platforms": Chip(_("Platform"), self._platforms),
            "pillars": Chip(_("Pilar"), self._pillars),
            "statuses": Chip(_("Status"), self._statuses),
        }
        for key, chip in self.chips.items():
            chip.changed.connect(partial(self._narrow, key))
        self.none = button(_("Hapus saringan"), self.clear, kind="link", small=True)
        put(
            QHBoxLayout(self),
            self.search,
            *self.chips.values(),
            self.none,
            None,
            gap=8,
            margins=(24, 0, 16, 0),
        )
        self.none.hide()

    def refresh(self) -> None:
        """Say what is chosen with the words of now."""
        for chip in self.chips.values():
            chip.choose(chip.chosen)
        self.none.setVisible(self.page.wanted != Filter())

    def clear(self) -> None:
        """Show everything."""
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        for chip in self.chips.values():
            chip.choose(frozenset())
        none = frozenset[str]()
        self.page.narrow(words="", statuses=none, pillars=none, platforms=none)
        self.page.view().setFocus()

    def _narrow(self, key: str, keys: frozenset[str]) -> None:
        self.page.narrow(**{key: keys})

    def _platforms(self) -> Options:
        used = (platforms_of(entry.post.placements) for entry in self._entries())
        names = {platform: platform_name(platform) for platforms in used for platform in platforms}
        names.update({key: platform_name(key) for key in self.page.wanted.platforms})
        return sorted(names.items(), key=lambda pair: pair[1].casefold())

    def _pillars(self) -> Options:
        return [*((str(p.id), p.name) for p in pillars_of(self.page.desk.project)), ("", _("Tanpa pilar"))]

    def _statuses(self) -> Options:
        return [(status, status_of(status)[0]) for status in LIFE]

    def _entries(self) -> list[Entry]:
        return [*self.page.plan.ideas, *(e for day in self.page.plan.days.values() for e in day)]
