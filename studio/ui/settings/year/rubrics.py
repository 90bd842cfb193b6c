"""Rubrik: the recurring slots of the office, with the dates each gives next."""

from functools import partial
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from studio.domain.content import Pillar
from studio.domain.planning import Rubric
from studio.domain.platform import platforms_of
from studio.domain.slots import upcoming
from studio.errors import StudioError
from studio.ui import theme
from studio.ui.naming import PLATFORM_ICONS, number, platform_name
from studio.ui.said import error_words
from studio.ui.settings.year.edit_page import WithForm
from studio.ui.settings.year.rubric_form import RubricForm
from studio.ui.settings.year.words import next_words, pattern_words
from studio.ui.widgets.basic import (
    Elided,
    Icon,
    Label,
    Switch,
    box,
    button,
    clear,
    column,
    empty,
    line,
    put,
    row,
    tool,
    writes,
)
from studio.ui.widgets.choice import Search
from studio.ui.words import _

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow

TALL = 78
MOST_ICONS = 5


class RubricsTab(WithForm):
    """A list with search; a form in its place while a slot is open."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._shown: tuple[tuple[Rubric, str], ...] = ()
        self._rows: list[QWidget] = []
        self.search = Search(_("Cari rubrik"), _("Cari nama atau pilar"))
        self.search.setFixedWidth(250)
        self.search.textChanged.connect(lambda _text: self.refresh())
        self.count = Label("", "muted")
        add = writes(button(_("Tambah rubrik"), self.add, kind="primary", icon="plus"))
        bar = row(self.search, self.count, None, add, margins=(24, 10, 24, 10))
        self._head = box(column(bar, line(), gap=0))
        self._list = QVBoxLayout()
        put(self._list, gap=0)
        frame = QFrame()
        frame.setObjectName("card")
        frame.setLayout(self._list)
        inner = QWidget()
        inner.setFixedWidth(theme.look().size("measure"))
        put(QVBoxLayout(inner), frame, None)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(box(row(None, inner, None, margins=(24, 20, 24, 24))))
        self._none = empty(
            "refresh", _("Belum ada rubrik"),
            _("Slot tetap seperti “Selasa Tanya Jawab” mengusulkan tanggal kosong di kalender."),
            writes(button(_("Tambah rubrik"), self.add, icon="plus")),
        )  # fmt: skip
        self._missed = empty("search", _("Tidak ada yang cocok"), _("Coba kata lain."),
                             button(_("Tampilkan semua"), self.search.clear))  # fmt: skip
        self._area, self._stack = area, QStackedWidget()
        for part in (area, self._none, self._missed):
            self._stack.addWidget(part)
        put(QVBoxLayout(self), self._head, self._stack, gap=0).setStretch(1, 1)

    def refresh(self) -> None:
        """Show the slots that fit the search."""
        known = self.desk.project.all(Rubric)
        pillars = {str(p.id): p.name for p in self.desk.project.all(Pillar)}
        now = tuple((rubric, pillars.get(str(rubric.pillar or ""), "")) for rubric in known)
        if now != self._shown:
            self._shown = now
            clear(self._list)
            self._rows = [self._row(rubric, pillar) for rubric, pillar in now]
            for made in self._rows:
                self._list.addWidget(made)
        words = self.search.text().casefold().split()
        shown = [
            made
            for made, (rubric, pillar) in zip(self._rows, now, strict=True)
            if all(word in f"{rubric.name} {pillar}".casefold() for word in words)
        ]
        for made in self._rows:
            made.setVisible(made in shown)
            hairline = made.findChild(QFrame, "hline")
            if hairline is not None:
                hairline.setVisible(bool(shown) and made is not shown[-1])
        self.count.setText(_("{count} rubrik").format(count=number(len(known))) if known else "")
        if self.form is None:
            self._stack.setCurrentWidget(self._area if shown else self._missed if known else self._none)

    def search_here(self) -> None:
        """Put the caret into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def add(self) -> None:
        """A new slot."""
        if self.desk.attempt(self.desk.session.require_writable):
            self._open(RubricForm(self.window_, None))

    def open_rubric(self, ident: str, back: str = "") -> None:
        """Open a slot; with `back` that place is gone to afterwards."""
        rubric = self.desk.project.find(Rubric, ident)
        if rubric is not None and self.desk.attempt(self.desk.session.require_writable):
            self._open(RubricForm(self.window_, rubric), back)

    def _row(self, rubric: Rubric, pillar: str) -> QWidget:
        name = rubric.name
        when = ", ".join(part for part in (pattern_words(rubric.rule), rubric.time.replace(":", ".")) if part)
        about = " · ".join(part for part in (when, pillar) if part)
        try:
            days = next_words(upcoming(rubric, self.desk.now.date().isoformat()))
            next_ = Elided(days or _("Tidak ada tanggal berikutnya."), "hint")
        except StudioError as error:
            next_ = Elided(error_words(error), "hint", "stop")
        words = column(None, Elided(name, "strong"), Elided(about, "muted"), next_, None, gap=1)
        on = Switch(
            "", on=not rubric.paused, changed=lambda on: pause(self.window_, rubric.id, paused=not on)
        )
        on.setAccessibleName(_("Rubrik {name} aktif").format(name=name))
        on.setToolTip(_("Dijeda") if rubric.paused else _("Aktif"))
        change = tool(
            "pencil", _("Ubah {name}").format(name=name), partial(self.open_rubric, rubric.id), side=18
        )
        away = tool("trash", _("Hapus {name}").format(name=name), partial(self._remove, rubric), side=18)
        mark = Label(_("Dijeda"), "chip", "warn") if rubric.paused else box(row())
        made = box(row(box(words), mark, _icons(rubric), writes(on), writes(change), writes(away),
                       gap=12, margins=(16, 0, 8, 0)))  # fmt: skip
        made.layout().setStretch(0, 1)  # type: ignore[union-attr]
        on.setFixedWidth(40)
        made.setFixedHeight(TALL)
        return box(column(made, line(), gap=0))

    def _remove(self, rubric: Rubric) -> None:
        command = _("Hapus rubrik “{name}”").format(name=rubric.name)
        if self.desk.edit(command, lambda draft: draft.remove(Rubric, rubric.id)):
            told = _("Rubrik “{name}” dihapus; konten yang sudah dibuat tetap ada.").format(name=rubric.name)
            self.window_.notices.say(told, "info", (_("Urungkan"), self.window_.undo))

    def _closed(self, _form: RubricForm) -> None:
        self.refresh()
        self.search.setFocus()


def pause(window: "MainWindow", ident: str, *, paused: bool) -> None:
    """Let a slot rest, or go on."""
    rubric = window.desk.project.find(Rubric, ident)
    if rubric is None or rubric.paused == paused:
        return
    words = _("Jeda rubrik “{name}”") if paused else _("Lanjutkan rubrik “{name}”")
    window.desk.put(words.format(name=rubric.name), msgspec.structs.replace(rubric, paused=paused))


def _icons(rubric: Rubric) -> QWidget:
    """Where it goes, as icons."""
    platforms = platforms_of(tuple(str(ident) for ident in rubric.placements))
    icons = [Icon(PLATFORM_ICONS.get(platform, "world"), "muted", 18) for platform in platforms[:MOST_ICONS]]
    more = Label(f"+{len(platforms) - MOST_ICONS}", "hint") if len(platforms) > MOST_ICONS else None
    made = box(row(*icons, *([more] if more else ()), gap=6))
    made.setToolTip(", ".join(platform_name(platform) for platform in platforms))
    return made
