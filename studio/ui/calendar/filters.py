"""Search and filters over the calendar; they stay until cleared. What has no room goes into one more chip."""

from functools import partial
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from studio.domain.content import Campaign, Person
from studio.domain.shares import pillars_of
from studio.domain.strategy import ContentType
from studio.session.calendar_filter import Filter
from studio.session.schedule import Entry
from studio.ui import theme
from studio.ui.calendar.saved import SavedViews
from studio.ui.content.acts import LIFE
from studio.ui.naming import platform_name, status_of, type_name
from studio.ui.widgets.basic import ToolButton, button, put
from studio.ui.widgets.choice import Chip, Options, Search
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.calendar.page import CalendarPage

GAP, LEFT, RIGHT = 8, 24, 16
SEARCH, SEARCH_LEAST, NARROW = 220, 168, 900
"""Widths of the search field, and of the line below which it is the narrower one."""


class More(ToolButton):
    """The chip that holds the filters without room."""

    def __init__(self, filters: "Filters") -> None:
        super().__init__()
        self.filters = filters
        self.setObjectName("chip")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.clicked.connect(lambda _on=False: self.open_menu())
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """Say how many of the hidden filters let through less than everything."""
        name = _("Saringan lain")
        self.setText(f"{name}: {count}" if count else name)
        self.setAccessibleName(self.text())
        self.setProperty("on", "true" if count else "false")
        self.setIcon(theme.icon("chevron-down", "accent" if count else "muted", 14))
        self.style().polish(self)

    def open_menu(self) -> None:
        """The hidden filters, each with its choices."""
        menu = QMenu(self)
        for chip in self.filters.hidden_chips():
            inner = chip.menu_of_choices()
            inner.setTitle(chip.text())
            menu.addMenu(inner)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))


class Filters(QWidget):
    """A line of search, chips, and the views a person keeps."""

    def __init__(self, page: "CalendarPage") -> None:
        super().__init__()
        self.page = page
        self.setFixedHeight(48)
        self.search = Search(_("Cari di kalender"), _("Cari judul, pilar, petugas"))
        self.search.setFixedWidth(SEARCH)
        self.search.textChanged.connect(lambda text: page.narrow(words=text))
        self.chips = {
            "platforms": Chip(_("Platform"), self._platforms),
            "pillars": Chip(_("Pilar"), self._pillars),
            "statuses": Chip(_("Status"), self._statuses),
            "campaigns": Chip(_("Kampanye"), self._campaigns),
            "owners": Chip(_("Penanggung jawab"), self._owners),
            "types": Chip(_("Jenis konten"), self._types),
        }
        for key, chip in self.chips.items():
            chip.changed.connect(partial(self._narrow, key))
        self.more = More(self)
        self.none = button(_("Hapus saringan"), self.clear, kind="link", small=True)
        self.saved = SavedViews(page)
        put(
            QHBoxLayout(self), self.search, *self.chips.values(), self.more, self.none, None, self.saved,
            gap=GAP, margins=(LEFT, 0, RIGHT, 0),
        )  # fmt: skip
        self.none.hide()
        self.more.hide()

    def refresh(self) -> None:
        """Say what is chosen with the words of now."""
        wanted = self.page.wanted
        for key, chip in self.chips.items():
            chip.choose(getattr(wanted, key))
        if self.search.text() != wanted.words:
            self.search.blockSignals(True)
            self.search.setText(wanted.words)
            self.search.blockSignals(False)
        self.none.setVisible(wanted != Filter())
        self.saved.refresh()
        self._arrange()

    def clear(self) -> None:
        """Show everything."""
        self.page.narrow(**{name: getattr(Filter(), name) for name in Filter.__struct_fields__})
        self.page.view().setFocus()

    def hidden_chips(self) -> list[Chip]:
        """The filters that have no room in the line."""
        return [chip for chip in self.chips.values() if chip.isHidden()]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many chips as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        self.search.setFixedWidth(SEARCH if self.width() >= NARROW else SEARCH_LEAST)
        room = self.width() - LEFT - RIGHT - self.search.width() - GAP
        room -= self.saved.sizeHint().width() + GAP
        room -= self.none.sizeHint().width() + GAP if not self.none.isHidden() else 0
        widths = {chip: chip.sizeHint().width() + GAP for chip in self.chips.values()}
        if sum(widths.values()) > room:
            room -= self.more.sizeHint().width() + GAP
        for chip in sorted(widths, key=lambda chip: not chip.chosen):  # those that narrow come first
            room -= widths[chip]
            chip.setVisible(room >= 0)
        hidden = self.hidden_chips()
        self.more.setVisible(bool(hidden))
        self.more.show_count(sum(bool(chip.chosen) for chip in hidden))

    def _narrow(self, key: str, keys: frozenset[str]) -> None:
        self.page.narrow(**{key: keys})

    def _platforms(self) -> Options:
        used = {entry.platforms for entry in self._entries()}  # few, however many posts there are
        known = {platform for platforms in used for platform in platforms} | self.page.wanted.platforms
        names = {platform: platform_name(platform) for platform in known}
        return sorted(names.items(), key=lambda pair: pair[1].casefold())

    def _pillars(self) -> Options:
        return [*((str(p.id), p.name) for p in pillars_of(self.page.desk.project)), ("", _("Tanpa pilar"))]

    def _statuses(self) -> Options:
        return [(status, status_of(status)[0]) for status in LIFE]

    def _campaigns(self) -> Options:
        found = ((str(c.id), c.name) for c in self.page.desk.project.all(Campaign))
        return [*found, ("", _("Tanpa kampanye"))]

    def _owners(self) -> Options:
        found = ((str(p.id), p.name) for p in self.page.desk.project.all(Person))
        return [*found, ("", _("Tanpa penanggung jawab"))]

    def _types(self) -> Options:
        return [*((kind, type_name(kind)) for kind in get_args(ContentType)), ("", _("Belum ditentukan"))]

    def _entries(self) -> list[Entry]:
        return [*self.page.plan.ideas, *(e for day in self.page.plan.days.values() for e in day)]
