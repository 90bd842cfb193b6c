"""Views of the calendar that a person keeps: month, week, list or year with search and filters, by name.

They are kept in the person's preferences, by project: they say how somebody works, change nothing the office
publishes, and two people who share a project each have their own.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from studio.session import preferences
from studio.session.preferences import SavedView
from studio.ui import theme
from studio.ui.calendar.popup import Popup
from studio.ui.widgets.basic import Label, ToolButton, button, row, writes
from studio.ui.widgets.fields import TextField
from studio.ui.words import _, sense

if TYPE_CHECKING:
    from studio.ui.calendar.page import CalendarPage

LONGEST = 40
"""Letters of a name."""
WIDEST = 160
"""Px of it in the chip."""


class SavedViews(ToolButton):
    """The chip at the end of the line: choose, keep, rename, put away."""

    def __init__(self, page: "CalendarPage") -> None:
        super().__init__()
        self.page = page
        self.setObjectName("chip")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.clicked.connect(lambda _on=False: self.open_menu())
        self.kept = preferences.read().views.get(self._project, ())
        """The views of this project."""

    @property
    def _project(self) -> str:
        return self.page.desk.session.file.id

    def now(self) -> SavedView | None:
        """The kept view that is in sight as it was kept."""
        now = self._as("")
        same = (view for view in self.kept if msgspec.structs.replace(view, name="") == now)
        return next(same, None)

    def refresh(self) -> None:
        """Say which one is in sight."""
        found = self.now()
        name = found.name if found else sense("kalender", "Tampilan")
        short = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, WIDEST)
        self.setText(_plain(short))
        self.setIcon(theme.icon("bookmark", "accent" if found else "muted", 16))
        told = _("Tampilan tersimpan: {name}").format(name=found.name) if found else _("Tampilan tersimpan")
        self.setAccessibleName(told)
        self.setToolTip(_("Tampilan tersimpan (Alt+S)"))
        self.setProperty("on", "true" if found else "false")
        self.style().polish(self)

    def open_menu(self) -> None:
        """Every view kept, and what can be done with them."""
        self.menu_of_views().popup(self.mapToGlobal(self.rect().bottomLeft()))

    def menu_of_views(self) -> QMenu:
        """The menu."""
        menu, now, kept = QMenu(self), self.now(), self.kept
        for view in kept:
            action = menu.addAction(_plain(view.name), partial(self.choose, view))
            action.setCheckable(True)
            action.setChecked(view == now)
        if not kept:
            menu.addAction(_("Belum ada tampilan tersimpan")).setEnabled(False)
        menu.addSeparator()
        words = _("Simpan tampilan ini…")
        menu.addAction(theme.icon("device-floppy"), words, partial(self.ask_name, None))
        if kept:
            self._of_each(menu, _("Ganti dengan yang tampil sekarang"), self.keep_over)
            self._of_each(menu, _("Ganti nama"), self.ask_name)
            self._of_each(menu, _("Hapus"), self.remove)
        return menu

    def choose(self, view: SavedView) -> None:
        """Show a kept view."""
        self.page.narrow(**{name: getattr(view.wanted, name) for name in view.wanted.__struct_fields__})
        self.page.show_view(view.view)
        self.refresh()

    def keep(self, name: str) -> None:
        """Keep what is in sight, in the place of one of the same name."""
        rest = tuple(view for view in self.kept if view.name.casefold() != name.casefold())
        self._write((*rest, self._as(name)))
        self.page.window_.notices.say(_("Tampilan “{name}” disimpan.").format(name=name), "ok")

    def keep_over(self, view: SavedView) -> None:
        """Let a name stand for what is in sight now."""
        before = self.kept
        self._write(tuple(self._as(v.name) if v == view else v for v in before))
        self._told(_("Tampilan “{name}” diganti.").format(name=view.name), before)

    def rename(self, view: SavedView, name: str) -> None:
        """Call a view otherwise."""
        others = [v for v in self.kept if v.name.casefold() != name.casefold() or v == view]
        self._write(tuple(msgspec.structs.replace(v, name=name) if v == view else v for v in others))

    def remove(self, view: SavedView) -> None:
        """Put a view away; a notice takes that back."""
        before = self.kept
        self._write(tuple(v for v in before if v != view))
        self._told(_("Tampilan “{name}” dihapus.").format(name=view.name), before)

    def ask_name(self, view: SavedView | None) -> None:
        """A line for the name of what is in sight, or for another name of a kept view."""
        NamePanel(self, view).ask()

    def _of_each(self, menu: QMenu, words: str, act: Callable[[SavedView], None]) -> None:
        inner = menu.addMenu(words)
        for view in self.kept:
            inner.addAction(_plain(view.name), partial(act, view))

    def _as(self, name: str) -> SavedView:
        return SavedView(name=name, view=self.page.view_key(), wanted=self.page.wanted)

    def _write(self, views: tuple[SavedView, ...]) -> None:
        self.kept = views
        preferences.change(views={**preferences.read().views, self._project: views})
        self.refresh()

    def _told(self, words: str, before: tuple[SavedView, ...]) -> None:
        self.page.window_.notices.say(words, "info", (_("Urungkan"), partial(self._write, before)))


class NamePanel(Popup):
    """A name for a view."""

    def __init__(self, saved: SavedViews, view: SavedView | None) -> None:
        title = _("Ganti nama tampilan") if view else _("Simpan tampilan ini")
        super().__init__(saved.page, title, 320)
        self.saved, self.view = saved, view
        self.field = TextField(_("Nama tampilan"), view.name if view else "", hint=_("mis. Menunggu saya"))
        writes(self.field, really=False)  # a view is the person's own, also where a project is only read
        self.field.setMaxLength(LONGEST)
        self.field.returnPressed.connect(self._save)
        self.field.textChanged.connect(self._look)
        self.told = Label("", "hint", wrap=True)
        self.save = button(_("Simpan"), self._save, kind="primary", small=True)
        cancel = button(_("Batal"), self.leave, small=True)
        self.fill(Label(title, "section"), self.field, self.told, row(None, cancel, self.save))
        self._look()

    def ask(self) -> None:
        """Come up below the chip."""
        chip = self.saved
        at = chip.mapTo(self.page, QPoint(chip.width() - self.width(), chip.height() + 8))
        self.appear(at, self.field)
        self.field.selectAll()

    def _look(self) -> None:
        name = self.field.text().strip()
        taken = [v for v in self.saved.kept if v.name.casefold() == name.casefold() and v != self.view]
        words = _("Nama ini sudah dipakai; tampilan yang lama akan diganti.") if taken else ""
        self.told.setText(words or _("Yang disimpan: tampilan, pencarian, dan saringannya, untuk Anda saja."))
        self.told.tint("warn" if taken else "")
        self.save.setEnabled(bool(name))

    def _save(self) -> None:
        name = self.field.text().strip()
        if not name:
            return
        self.leave()
        if self.view is None:
            self.saved.keep(name)
        else:
            self.saved.rename(self.view, name)


def _plain(name: str) -> str:
    """A name in a menu, where `&` would underline a letter."""
    return name.replace("&", "&&")
